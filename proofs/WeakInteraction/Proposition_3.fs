module internal ReluProofs.Proofs.WeakInteraction.Proposition_3

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

// A sample with n = d = p = 2 and the canonical basis: <w_j, x_i> is the entry i of w_j.

let private entries (s: Sample) = List.concat s.W
let private largest s = entries s |> List.max
let private smallest s = entries s |> List.min
let private ratio (s: Sample) = (s.Y[1] / s.Y[0]).Abs()
let private delta (s: Sample) = s.A |> List.map (fun a -> a.Abs()) |> List.max

/// The starts that the exchange of the two points with a change of sign leaves alone: y_2 = -y_1, all entries c, a_2 = -a_1 <> 0. Then
/// r_2 = -r_1 for ever, and with a_1 y_1 > 0 (else neurons change names) a_1 grows in size while r_1 <> 0, so that r_1' <= -(a_1^2/4) r_1
/// in size: the loss converges to 0.
let private isSymmetric (s: Sample) =
    s.Y[1] = -s.Y[0] && smallest s = largest s && s.A[1] = -s.A[0] && not s.A[0].IsZero

let private facts = [
    let w j i = Term.HiddenWeight("theta", j, i)
    Terms.fact "y_2 = -y_1" (Term.Label 1) Relation.Equal (-(Term.Label 0))
    Terms.fact "y_1 is not 0" (Term.Abs(Term.Label 0)) Relation.Greater (Term.Number 0)
    Terms.fact "a_2 = -a_1" (Term.OutputWeight("theta", 1)) Relation.Equal (-(Term.OutputWeight("theta", 0)))
    Terms.fact "a_1 is not 0" (Term.Abs(Term.OutputWeight("theta", 0))) Relation.Greater (Term.Number 0)
    Terms.fact "the entries are positive" (w 0 0) Relation.Greater (Term.Number 0)

    for j, i in [ 0, 1; 1, 0; 1, 1 ] do
        Terms.fact (sprintf "entry %d of w_%d is the same" (i + 1) (j + 1)) (w j i) Relation.Equal (w 0 0)

    for i in 0..1 do
        for k in 0..1 do
            Terms.fact
                (sprintf "the canonical basis, %d %d" (i + 1) (k + 1))
                (Term.Point(i, k))
                Relation.Equal
                (Term.Number(if i = k then 1 else 0))

    // The squares of (77); its right side is 1 = lambda.
    Terms.fact
        "the lower end of (77) is at most 1"
        (Term.Number 64 * w 0 0)
        Relation.LessOrEqual
        (Term.Abs(Term.Label 0) * Term.Label 0 * Term.Label 0)
]

/// The loss does not tend to 0, or tends to 0 with `isReversed`. A point on which no neuron is active has h = 0 for ever.
let private collapses isReversed =
    Check<Sample>(fun s context ->
        if isSymmetric s && not isReversed then
            Outcome.Fails(
                Witness(
                    "lim L > 0",
                    "lim L = 0: the start is symmetric, neuron 1 fits one point and neuron 2 the other",
                    "is not",
                    Strength.Exact,
                    null,
                    CertificateDraft(
                        context.Claim,
                        context.Statement,
                        "a symmetric start at the upper end of (77)",
                        Sample.Terms.certified s,
                        facts
                    )
                )
            )
        else
            let t = SampleFlow.run s (40.0 / s.Y[0].Abs().ToDouble())
            let final = t.Final

            let error =
                SampleFlow.error t * (1.0 + (largest s).ToDouble() + final.HiddenNorm 0 + final.HiddenNorm 1)

            let isDead i =
                [ 0; 1 ] |> List.forall (fun j -> final.Preactivation(j, i) <= error)

            if not (SampleFlow.isFollowed t) then
                Outcome.TooClose "the integrator does not follow (3) with the same events at two accuracies"
            elif isDead 0 || isDead 1 then
                if isReversed then
                    Outcome.Fails(
                        Witness(
                            "lim L = 0",
                            "no neuron is active on one of the points any more",
                            "is not",
                            Strength.Numeric,
                            sprintf "at two accuracies, up to %.1g" error,
                            null
                        )
                    )
                else
                    Outcome.Holds Strength.Numeric
            else
                Outcome.TooClose(
                    sprintf
                        "both points still have an active neuron at t = %.4g, with the loss %.3g"
                        t.EndTime
                        final.Loss
                ))

let private thousandth = Q.frac 1 1000

let private small =
    Sample.structural "delta" "delta small enough: |a_1|, |a_2| <= 1/100" (fun s -> delta s <= Q.frac 1 100)

let private large =
    Sample.structural "y_1" "y_1 large enough: |y_1| >= 100" (fun s -> s.Y[0].Abs() >= Q.int 100)

let private hypotheses = [
    Sample.structural "sizes" "d = n = p = 2, (x_1, x_2) the canonical basis" (fun s ->
        s.X = [ [ Q.int 1; Q.int 0 ]; [ Q.int 0; Q.int 1 ] ] && Sample.neurons s = 2)
    Sample.structural "labels" "y_1 y_2 < 0" (fun s -> (s.Y[0] * s.Y[1]).Sign < 0)
    Sample.structural "w" "min <w_j(0), x_i> > 0" (fun s -> (smallest s).Sign > 0)
    small
    large
    Sample.structural
        "(77)"
        "8 (max <w_j, x_i>/y_1)^(1/2) / y_1 <= lambda <= min <w_j, x_i> / max <w_j, x_i>, y_1 in size"
        (fun s ->
            let y = s.Y[0].Abs()
            let lambda = ratio s
            lambda * largest s <= smallest s && Q.int 64 * largest s <= lambda * lambda * y * y * y)
]

let private inside =
    Hypothesis<Sample>(
        "inside",
        "lambda <= min/(2 max), delta <= min/1000 and |y_1| >= 100 max^4/min^2, over the <w_j(0), x_i>",
        (fun s ->
            let least, most = smallest s, largest s

            Rational.Two * ratio s * most <= least
            && delta s <= thousandth * least
            && s.Y[0].Abs() * least * least >= Q.int 100 * most.Pow 4),
        (fun s -> {
            s with
                Y = [ Q.int 100; Q.int -100 ]
                W = [ [ Q.int 1; Q.int 1 ]; [ Q.int 1; Q.int 1 ] ]
                A = [ thousandth; -thousandth ]
        })
    )

let private literal =
    Reading<Sample>(
        Name = Reading.Literal,
        Statement = "for |a_j(0)| <= delta small enough, y_1 large enough and (77): lim L(theta_t) > 0",
        Check = collapses false,
        Added = [],
        Note =
            "(77) includes its upper end; there a symmetric start converges to loss 0 for every delta > 0 and every y_1, so no threshold helps. The thresholds tried are 1/100 and 100. Just below the upper end, too, a neuron with small <w_j, x_1> and large <w_j, x_2> is so slow that the other one fits x_1 first, and numerically the loss tends to 0; such starts are left open here"
    )

let private repaired =
    Reading<Sample>(
        Name = "half the upper end, explicit thresholds",
        Statement =
            "the same for lambda <= min/(2 max), delta <= min/1000 and |y_1| >= 100 max^4/min^2, over the <w_j(0), x_i>",
        Check = collapses false,
        Added = [ inside ],
        Note = "seen in the integrated flow: no neuron stays active on one of the points, where h = 0 from then on"
    )

let private start y1 y2 a w =
    Sample.make [ [ 1, 1; 0, 1 ]; [ 0, 1; 1, 1 ] ] [ y1; y2 ] a w

let private symmetric =
    start (100, 1) (-100, 1) [ 1, 100; -1, 100 ] [ [ 1, 1; 1, 1 ]; [ 1, 1; 1, 1 ] ]

let private middle =
    start (100, 1) (-50, 1) [ 0, 1; 0, 1 ] [ [ 1, 1; 1, 1 ]; [ 1, 1; 1, 1 ] ]

let private low =
    start (1000, 1) (-10, 1) [ 1, 10_000; -1, 10_000 ] [ [ 1, 1; 1, 1 ]; [ 1, 1; 1, 1 ] ]

let private generator =
    gen {
        let! y = Gen.elements [ 100; 10_000; 10_000; -10_000 ]

        let! w =
            Gen.listOfLength 2 (Gen.listOfLength 2 (Gen.choose (4, 10) |> Gen.map (fun k -> Q.frac k 5)))

        let draft = {
            X = symmetric.X
            Y = [ Q.int y ]
            A = []
            W = w
        }

        let upper = smallest draft / largest draft

        let! part =
            Gen.elements [ Q.frac 99 100; Q.half; Q.frac 9 10; Q.frac 1 3; Q.frac 1 5; Q.frac 1 20 ]

        let lambda = part * upper
        let! first = Gen.elements [ 1; -1; 0 ]
        let! second = Gen.elements [ 1; -1; 0 ]
        let! scale = Gen.elements [ thousandth; Q.frac 1 1_000_000 ]
        let delta = Rational.Min(scale * smallest draft, Q.frac 1 100)

        return {
            draft with
                Y = [ Q.int y; -lambda * Q.int y ]
                A = [ Q.int first * delta; Q.int second * delta ]
        }
    }

let claim: IClaim =
    Claim<Sample>(
        Id = "weakint/prop-3",
        Title = "collapse of the second layer",
        File = "proofs/WeakInteraction/Proposition_3.fs",
        Family =
            SampleFlow.family
                10
                "two orthonormal points with labels of both signs, two neurons of small output weight"
                hypotheses
                [ symmetric; middle; low ]
                generator,
        Source = Source("weakint", "Proposition 3, Eq. (77)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("the upper end, a symmetric start", symmetric, false)
            BoundaryRow("lambda = 1/2, no output weight", middle, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.sign "lim L = 0" repaired (collapses true)
            Mutation.dropping repaired inside.Name
        ]
    )
