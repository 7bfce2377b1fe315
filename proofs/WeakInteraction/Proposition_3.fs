module internal ReluProofs.Proofs.WeakInteraction.Proposition_3

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Numeric.Flows.Limits
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
                        SampleTerms.certified s,
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

let private at (y: Rational) (delta': Rational) (s: Sample) =
    let lambda, scale = ratio s, delta s

    {
        s with
            Y = [ y; -lambda * y ]
            A = s.A |> List.map (fun a -> if a.IsZero then a else a * delta' / scale)
    }

/// What becomes of a start: a point without an active neuron, or the loss 0, seen at two accuracies.
type private Fate =
    | Collapsed
    | Fitted
    | Unknown

/// The small weights move in the time y_1 t, in which they are extinct or not after the same time for all large y_1.
let private fate (s: Sample) =
    let t = SampleFlow.run s (400.0 / s.Y[0].Abs().ToDouble())

    let error =
        SampleFlow.error t * (1.0 + (largest s).ToDouble() + t.Final.HiddenNorm 0 + t.Final.HiddenNorm 1)

    if not (SampleFlow.isFollowed t) then
        Unknown
    elif
        [ 0; 1 ]
        |> List.exists (fun i -> [ 0; 1 ] |> List.forall (fun j -> t.Final.Preactivation(j, i) <= error))
    then
        Collapsed
    elif (LimitAnalysis.Of(t.Data, t.Setting, t)).Kind = LimitKind.GlobalMinimum then
        Fitted
    else
        Unknown

/// Powers of 10 that y_1 takes, and 1/delta with it.
let private rungs = [ 6; 8; 10 ]

/// There are thresholds for these w_j(0) and lambda: decided on a ladder of y_1 and delta.
let private eventually (wanted: Fate) =
    Check<Sample>(fun s context ->
        if isSymmetric s && wanted = Collapsed then
            (collapses false).Invoke(s, context)
        else
            let sign = Rational.OfInt s.Y[0].Sign

            let fates =
                rungs
                |> List.map (fun k ->
                    let power = (Q.int 10).Pow k
                    fate (at (sign * power) (power.Inverse()) s))

            if fates |> List.forall (fun f -> f = wanted) then
                Outcome.Holds Strength.Numeric
            elif fates |> List.forall (fun f -> f <> Unknown && f <> wanted) then
                Outcome.Fails(
                    Witness(
                        sprintf
                            "from some y_1 on, for delta small: %s"
                            (if wanted = Collapsed then "lim L > 0" else "lim L = 0"),
                        sprintf "not for y_1 = %s" (rungs |> List.map (sprintf "1e%d") |> String.concat ", "),
                        "is not",
                        Strength.Numeric,
                        "each run at two accuracies",
                        null
                    )
                )
            else
                Outcome.TooClose "the three largest y_1 do not agree, or a run did not come to its end")

/// The thresholds 1/100 and 100 serve all w_j(0) and lambda.
let private uniformly =
    Check<Sample>(fun s context ->
        if isSymmetric s then
            (collapses false).Invoke(s, context)
        else
            match fate s with
            | Collapsed -> Outcome.Holds Strength.Numeric
            | Fitted ->
                Outcome.Fails(
                    Witness(
                        "lim L > 0",
                        "lim L = 0: both points keep an active neuron, and the loss goes to 0",
                        "is not",
                        Strength.Numeric,
                        "at two accuracies",
                        null
                    )
                )
            | Unknown -> Outcome.TooClose "neither collapsed nor fitted at the end of the run")

let private thousandth = Q.frac 1 1000

let private small =
    Samples.structural "delta" "delta small enough: |a_1|, |a_2| <= 1/100" (fun s -> delta s <= Q.frac 1 100)

let private large =
    Samples.structural "y_1" "y_1 large enough: |y_1| >= 100" (fun s -> s.Y[0].Abs() >= Q.int 100)

let private hypotheses = [
    Samples.structural "sizes" "d = n = p = 2, (x_1, x_2) the canonical basis" (fun s ->
        s.X = [ [ Q.int 1; Q.int 0 ]; [ Q.int 0; Q.int 1 ] ] && Sample.neurons s = 2)
    Samples.structural "labels" "y_1 y_2 < 0" (fun s -> (s.Y[0] * s.Y[1]).Sign < 0)
    Samples.structural "w" "min <w_j(0), x_i> > 0" (fun s -> (smallest s).Sign > 0)
    small
    large
    Samples.structural
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
            "(77) includes its upper end; there a symmetric start converges to loss 0 for every delta > 0 and every y_1, so no threshold helps. The thresholds tried are 1/100 and 100. The proof has lambda < min/max: see the next readings"
    )

let private below =
    Hypothesis<Sample>(
        "below",
        "lambda < min <w_j, x_i> / max <w_j, x_i>",
        (fun s -> ratio s * largest s < smallest s),
        (fun s -> {
            s with
                Y = [ Q.int 100; Q.int -100 ]
                W = [ [ Q.int 1; Q.int 1 ]; [ Q.int 1; Q.int 1 ] ]
                A = [ thousandth; -thousandth ]
        })
    )

let private depending =
    Reading<Sample>(
        Name = "below the upper end, thresholds that depend on w(0) and lambda",
        Statement =
            "for all w_j(0) and lambda < min/max of the <w_j(0), x_i> there are thresholds such that lim L > 0 for smaller delta and larger y_1",
        Check = eventually Collapsed,
        Added = [ below ],
        Note =
            "seen at y_1 = 1/delta = 1e6, 1e8 and 1e10: in the time y_1 t the weights move linearly while they are small beside the residuals, all a_j turn positive, and every <w_j, x_2> reaches 0 at a time that hardly depends on y_1"
    )

let private uniform =
    Reading<Sample>(
        Name = "below the upper end, the same thresholds for all w(0) and lambda",
        Statement = "for lambda < min/max, delta <= 1/100 and |y_1| >= 100: lim L > 0",
        Check = uniformly,
        Added = [ below ],
        Note =
            "close to the end a neuron with small <w_j, x_1> and large <w_j, x_2> is so slow that the other one fits x_1 first; the closer, the larger y_1 may be, so that no thresholds serve all"
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
    Samples.make [ [ 1, 1; 0, 1 ]; [ 0, 1; 1, 1 ] ] [ y1; y2 ] a w

let private symmetric =
    start (100, 1) (-100, 1) [ 1, 100; -1, 100 ] [ [ 1, 1; 1, 1 ]; [ 1, 1; 1, 1 ] ]

let private middle =
    start (100, 1) (-50, 1) [ 0, 1; 0, 1 ] [ [ 1, 1; 1, 1 ]; [ 1, 1; 1, 1 ] ]

/// One neuron is slow, 1 % below the end.
let private crossed =
    start (100, 1) (-99, 2) [ 0, 1; 0, 1 ] [ [ 1, 1; 2, 1 ]; [ 2, 1; 1, 1 ] ]

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
                [ symmetric; middle; low; crossed ]
                generator,
        Source = Source("weakint", "Proposition 3, Eq. (77)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("the upper end, a symmetric start", symmetric, false)
            BoundaryRow("lambda = 1/2, no output weight", middle, true)
        ],
        Repairs = [ depending; repaired; uniform ],
        Mutants = [
            Mutation.dropping depending below.Name
            Mutation.sign "lim L = 0 from some y_1 on" depending (eventually Fitted)
            Mutation.sign "lim L = 0" repaired (collapses true)
            Mutation.dropping repaired inside.Name
        ]
    )
