module internal ReluProofs.Proofs.WeakInteraction.Proposition_2_lower

open System.Collections.Generic
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

// All groups are alike, with equal labels y and weights in the span of their inputs, so that one group decides and C_y^+ = C_y^-;
// then K_1/n^alpha = 2 Y q0/((2 + q0) n). The flow of a group is solved exactly: its alignment S has the rate Y/n, and
// q = q0 d^2/(1 + 2 q0 I/(p Y)) with d = cosh x + c0 sinh x, x = Y t/n = log E, and I the integral of d^2 from 0 to x.

let private one, two = Rational.One, Rational.Two
let private count (r: Rational) = int r.Numerator

/// k_n and its square root.
let private groupSize (g: GroupNeuron) = g.N / g.P
let private root (g: GroupNeuron) = (groupSize g).TrySqrt()

/// y.
let private label (g: GroupNeuron) = g.Y / (root g).Value

/// alpha, with k_n = n^(2 (1 - alpha)).
let private alpha (g: GroupNeuron) =
    RealNumber.Of 1
    - RealNumber.Log(RealNumber.Of(groupSize g)) / (RealNumber.Of 2 * RealNumber.Log(RealNumber.Of g.N))

/// x at the stated time, scaled: Y t/n for t = C n^(3 alpha - 1) log(C n), n^(3 alpha - 1) = n^2/k^(3/2).
let private stated (g: GroupNeuron) =
    let y, a = RealNumber.Of(label g), alpha g

    let c =
        RealNumber.Max(a * y, (RealNumber.Of 1 / (RealNumber.Of 2 * y)).Pow(RealNumber.Of 1 / a))

    RealNumber.Of(g.Y * g.N / (root g).Value.Pow 3) * c * RealNumber.Log(c * RealNumber.Of g.N)

let private hasPassed (g: GroupNeuron) =
    g.E >= one
    && (Bound.AtMost(stated g, RealNumber.Log(RealNumber.Of g.E), 256)).Outcome = BoundOutcome.Holds

/// d, and I without its part (1 - c0^2) x/2; for numbers and for terms.
let inline private growth unit' c0 e = (e + unit' / e + c0 * (e - unit' / e))

let inline private integral unit' eight four c0 e =
    (unit' + c0 * c0) * (e * e - unit' / (e * e)) / eight
    + c0 * (e - unit' / e) * (e - unit' / e) / four

/// q when log E is x; a smaller x gives a larger q.
let private squaredNorm (g: GroupNeuron) (x: Rational) =
    let d = growth one g.C0 g.E / two
    let i = integral one (Q.int 8) (Q.int 4) g.C0 g.E + (one - g.C0 * g.C0) * x / two
    g.Q0 * d * d / (one + two * g.Q0 * i / (g.P * g.Y))

/// p Y q0/(2 + q0), which n p mu/2 = q (1 + cos^2) is to reach; cos is the cosine of the residual with w.
let private target (factor: Rational) (g: GroupNeuron) = factor * g.P * g.Y * g.Q0 / (two + g.Q0)

/// Bounds of q (1 + cos^2) from bounds of log E.
let private bounds (g: GroupNeuron) (low: Rational) (high: Rational) =
    let most, least = squaredNorm g low, squaredNorm g high

    if g.C0 = one then
        two * least, two * most
    else
        let s = GroupFormula.alignment one g.C0 g.E
        let off q = (g.Y * s - q / g.P).Pow 2
        let across = g.Y * g.Y * (one - s * s)
        // cos^2 = off/(off + across), and off is convex in q.
        let largest = Rational.Max(off most, off least)
        least, most * (one + largest / across)

/// A sharper lower bound where off does not vanish between the two ends.
let private sharper (g: GroupNeuron) (low: Rational) (high: Rational) =
    let most, least = squaredNorm g low, squaredNorm g high
    let s = GroupFormula.alignment one g.C0 g.E
    let signed q = g.Y * s - q / g.P
    let across = g.Y * g.Y * (one - s * s)

    if g.C0 = one || (signed most).Sign <> (signed least).Sign then
        fst (bounds g low high)
    else
        let off = Rational.Min((signed most).Pow 2, (signed least).Pow 2)

        least * (one + off / (off + across))

/// Rational bounds of log E with few digits that a certificate can show through 2718/1000 < e < 2719/1000.
let private simpleBounds (g: GroupNeuron) =
    let x = Elementary.Log(g.E, 64)

    [ 2; 4; 5; 10; 20; 50; 100 ]
    |> Seq.map (fun d ->
        let scaled = Q.int d * x.Lower

        let floor =
            Rational.OfInteger(System.Numerics.BigInteger.Divide(scaled.Numerator, scaled.Denominator))

        floor / Q.int d, (floor + one) / Q.int d)
    |> Seq.filter (fun (low, high) ->
        (Q.frac 2719 1000).Pow(count low) <= g.E.Pow(int low.Denominator)
        && (Q.frac 2718 1000).Pow(count high) >= g.E.Pow(int high.Denominator))

let private e, y, n, p, c0, q0 =
    GroupNeuron.e, GroupNeuron.y, GroupNeuron.n, GroupNeuron.p, GroupNeuron.c0, GroupNeuron.q0

let private facts (g: GroupNeuron) (low: Rational) (high: Rational) =
    let unit' = Term.Number 1
    let number (k: int) = Term.Number k
    let power k term = Event.power k term
    let k = (root g).Value
    // C is rational for p = 1: alpha = 1/2.
    let c = Rational.Max(label g / two, (two * label g).Pow -2)
    let exponent = label g * c

    let norm x =
        let d = growth unit' c0 e / number 2

        let i =
            integral unit' (number 8) (number 4) c0 e + (unit' - c0 * c0) * Term.Number(x: Rational) / number 2

        q0 * d * d / (unit' + number 2 * q0 * i / (p * y))

    let s = GroupFormula.alignment unit' c0 e
    let across = y * y * (unit' - s * s)
    let off q = (y * s - q / p) * (y * s - q / p)
    let aim = p * y * q0 / (number 2 + q0)

    [
        yield! GroupNeuron.facts
        Terms.fact "one group, so alpha = 1/2" p Relation.Equal unit'
        Terms.fact
            "n is a square, and Y = sqrt(n) y"
            (n * Term.Number(label g) * Term.Number(label g))
            Relation.Equal
            (y * y)
        Terms.fact "some positive weights have this alignment" (c0 * c0 * n) Relation.Greater unit'
        Terms.fact "C is at least C_y^-/2" (Term.Number c) Relation.GreaterOrEqual (y / number (2 * count k))
        Terms.fact "and at least (1/(2 C_y))^2" (Term.Number c * number 4 * y * y) Relation.GreaterOrEqual n
        Terms.fact
            (sprintf "t >= C sqrt(n) log(C n), as E = exp(Y t/n) >= (C n)^(%O)" exponent)
            (power (int exponent.Denominator) e)
            Relation.GreaterOrEqual
            (power (count exponent) (Term.Number c * n))
        Terms.fact
            (sprintf "log E >= %O, as e < 2719/1000" low)
            (power (int low.Denominator) e)
            Relation.GreaterOrEqual
            (power (count low) (Term.Number(Q.frac 2719 1000)))
        Terms.fact
            (sprintf "log E <= %O, as e > 2718/1000" high)
            (power (int high.Denominator) e)
            Relation.LessOrEqual
            (power (count high) (Term.Number(Q.frac 2718 1000)))
        for name, x in [ "largest", low; "smallest", high ] do
            Terms.fact
                (sprintf "n p mu/2 <= q (1 + cos^2) is below p Y q0/(2 + q0), with cos^2 at the %s q" name)
                (norm low * (unit' + off (norm x) / across))
                Relation.Less
                aim
    ]

/// mu(t) >= factor K_1/n^alpha at the time of E.
let private bounded (factor: Rational) =
    Check<GroupNeuron>(fun g context ->
        let x = Elementary.Log(g.E, 128)
        let aim = target factor g
        let least = sharper g x.Lower x.Upper
        let _, most = bounds g x.Lower x.Upper

        if least >= aim then
            Outcome.Holds(
                (if g.C0 = one then Strength.Exact else Strength.Enclosed),
                RealAlgebraic.OfRational(least - aim)
            )
        elif most >= aim then
            Outcome.TooClose "the enclosure of the curvature contains the bound"
        elif factor <> one || g.P <> one then
            Outcome.Fails(Witness("mu >= K_1/n^alpha", "mu is below", "<", Strength.Enclosed, null, null))
        else
            let shown =
                simpleBounds g |> Seq.tryFind (fun (low, high) -> snd (bounds g low high) < aim)

            match shown with
            | None -> Outcome.TooClose "simple bounds of log E do not show it"
            | Some(low, high) ->
                let scale = two / (g.N * g.P)

                Outcome.Fails(
                    Witness(
                        sprintf "mu(t) >= %O" (scale * aim),
                        sprintf "mu(t) <= %.6g" ((scale * most).ToDouble()),
                        "<",
                        Strength.Exact,
                        null,
                        CertificateDraft(
                            context.Claim,
                            context.Statement,
                            "the exact curvature of a group is below the bound",
                            GroupNeuron.certified g,
                            facts g low high
                        )
                    )
                ))

let private structural name text holds =
    Hypothesis<GroupNeuron>(name, text, (fun g -> holds g), null)

let private aligned =
    Hypothesis<GroupNeuron>("c0=1", "c0 = 1: w_j(0) is along D_j", (fun g -> g.C0 = one), null)

let private passed =
    Hypothesis<GroupNeuron>(
        "t",
        "t >= C n^(3 alpha - 1) log(C n) with C = max(alpha C_y^-, (1/(2 C_y))^(1/alpha))",
        hasPassed,
        (fun g -> {
            g with
                E = one
                Q0 = g.Q0 / Q.int 1000
        })
    )

let private literal =
    Reading<GroupNeuron>(
        Name = Reading.Literal,
        Statement =
            "under the group initialisation (9) with orthonormal inputs, k_n = n^(2(1 - alpha)), alpha in [1/2, 1]: mu(t) >= K_1/n^alpha with K_1 = 2 C_y^- min_j ||w_j(0)||^2/(2 + ||w_j(0)||^2) for t >= C n^(3 alpha - 1) log(C n)",
        Check = bounded one,
        Added = [],
        Note =
            "with equal labels, so that the missing sign of the second C_y in C plays no part; a large neuron that starts across D_j has to shrink before it grows along D_j, which the printed norm (55) misses. n = 1 fixes no alpha and is left out"
    )

let private repaired =
    Reading<GroupNeuron>(
        Name = "aligned at the start",
        Statement = "the same for w_j(0) along D_j",
        Check = bounded one,
        Added = [ aligned ]
    )

let private at n' p' y' c0' q0' e' : GroupNeuron = {
    N = Q.int n'
    P = Q.int p'
    Y = y'
    C0 = c0'
    Q0 = q0'
    E = e'
}

let private across = at 9 1 (Q.int 4) (Q.frac 2 5) (Q.int 100) (Q.int 5)
let private along = at 9 1 (Q.int 4) one (Q.int 100) (Q.int 5)

let private generator =
    gen {
        let! side = Gen.choose (1, 4)
        let! p' = if side = 1 then Gen.choose (2, 6) else Gen.choose (1, 4)
        let! y' = Gen.elements [ one; Q.frac 4 3; Q.half; Q.frac 3 4; two; Q.frac 1 5 ]
        let! isAligned = Gen.elements [ true; true; false ]
        let! over = Gen.elements [ Q.frac 11 10; Q.frac 3 2 ]
        let! q0' = Gen.elements [ Q.frac 1 1000; Q.frac 1 10; one; Q.int 10; Q.int 1000 ]

        let draft =
            at
                (side * side * p')
                p'
                (Q.int side * y')
                (if isAligned || side = 1 then
                     one
                 else
                     Rational.Min(one, over / Q.int side))
                q0'
                one

        let! more = Gen.elements [ 1.0; 1.0; 1.2; 2.0 ]
        let x = (stated draft).TryEnclose 64

        let time =
            match x with
            | null -> 1.0
            | enclosure -> enclosure.Upper.ToDouble()

        // Growth beyond e^20 is settled.
        let grown = min 5e8 (exp (min 20.0 (max 0.0 (more * time))))
        let! digits = Gen.elements [ 100.0; 10.0 ]

        return {
            draft with
                E = Rational.OfDouble(ceil (digits * grown)) / Rational.OfDouble digits
        }
    }

let private shrink (g: GroupNeuron) =
    seq {
        for e' in [ 2; 3; 4; 5; 6; 8; 10 ] do
            { g with E = Q.int e' }

        for q0' in [ 1; 10; 100 ] do
            { g with Q0 = Q.int q0' }

        for c0' in [ Q.half; Q.frac 2 5; Q.frac 1 3 ] do
            { g with C0 = c0' }
    }

let claim: IClaim =
    Claim<GroupNeuron>(
        Id = "weakint/prop-2.lower",
        Title = "lower bound on the curvature under the group initialisation",
        File = "proofs/WeakInteraction/Proposition_2_lower.fs",
        Family =
            Family<GroupNeuron>(
                "groups that are alike, at one time",
                [
                    structural
                        "sizes"
                        "n >= 2 inputs in p groups of k, k a square; Y = sqrt(k) y > 0, q0 = ||w(0)||^2 > 0, E = exp(Y t/n)"
                        (fun g ->
                            g.Y.Sign > 0
                            && g.Q0.Sign > 0
                            && g.N >= two
                            && g.P >= one
                            && g.N.IsInteger
                            && g.P.IsInteger
                            && (groupSize g).IsInteger
                            && (root g).HasValue)
                    structural
                        "c0"
                        "c0 is the alignment of positive weights with equal labels: 1/sqrt(k) < c0 <= 1, or c0 = 1"
                        (fun g -> g.C0 = one || (g.C0.Sign > 0 && g.C0 < one && g.C0 * g.C0 * groupSize g > one))
                    structural "loss" "the group is not fitted" (fun g -> g.C0 <> one || g.Q0 <> g.P * g.Y)
                    passed
                ],
                [
                    across
                    along
                    at 100 1 (Q.int 8) (Q.frac 11 100) (Q.int 1000) (Q.frac 33 10)
                    at 2 2 one one one (Q.int 20)
                ],
                Arb.fromGenShrink (generator, shrink),
                (fun g ->
                    InstanceSize(
                        count g.N,
                        count g.P,
                        1,
                        [ g.Y; g.C0; g.Q0; g.E ] |> List.sumBy (fun number -> InstanceSize.Complexity number)
                    )),
                GroupNeuron.describe true,
                (fun g -> if g.C0 = one then "aligned" else "c0<1")
            ),
        Source = Source("weakint", "Proposition 2, Eq. (10), left inequality", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("nine inputs, a large neuron across D", across, false)
            BoundaryRow("the same neuron along D", along, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired aligned.Name
            Mutation.dropping repaired passed.Name
            Mutation.constant "K_1 three times as large" repaired (bounded (Q.int 3))
        ]
    )
