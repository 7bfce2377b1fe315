module internal ReluProofs.Proofs.Orthogonal.Fact_1_window

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Data with a value of epsilon.
type private WithEpsilon = { Data: Instance; Epsilon: Rational }

let private real (x: Rational) = RealAlgebraic.OfRational x
let private one = Rational.One
let private int (n: int) = Rational.OfInt n

/// ||D_-||/||D_+||, a square root of a rational.
let private inverseRatio (i: Instance) =
    RealAlgebraic.Sqrt(Setting.normSquared (Setting.key Negative i) / Setting.normSquared (Setting.key Positive i))

/// r.
let private ratio (i: Instance) =
    RealAlgebraic.Sqrt(Setting.normSquared (Setting.key Positive i) / Setting.normSquared (Setting.key Negative i))

/// The two conditions of B.2, with alpha and beta as printed.
let private isAdmissible (e: WithEpsilon) =
    let growth = one + int 3 * e.Epsilon
    let bound = real (one - e.Epsilon)

    let alpha, beta =
        GrowthRate.printed Positive e.Data, GrowthRate.printed Negative e.Data

    real (growth * (one - alpha)) <= bound
    && real growth * inverseRatio e.Data <= bound
    && (RealAlgebraic.One + real (int 3 * e.Epsilon) * ratio e.Data) * real (one - beta) <= bound

/// (1 + stretch epsilon)/||D_+|| <= (1 - epsilon)/||D_-||, multiplied by ||D_-|| > 0 and -ln(lambda) > 0.
let private isOrdered (stretch: int) (isReversed: bool) =
    Check<WithEpsilon>(fun e _ ->
        let left = real (one + int stretch * e.Epsilon) * inverseRatio e.Data
        let slack = real (one - e.Epsilon) - left
        let slack = if isReversed then -slack else slack

        if slack.Sign >= 0 then
            Facts.holdsBy slack
        else
            Facts.fails
                "the window is ordered"
                (sprintf "its ends differ by %O, up to a positive factor" slack)
                "is not")

let private literal =
    Reading<WithEpsilon>(
        Name = Reading.Literal,
        Statement =
            "for epsilon admissible in B.2 and lambda < 1: -(1 + 3 epsilon) ln(lambda)/||D_+|| <= -(1 - epsilon) ln(lambda)/||D_-||",
        Check = isOrdered 3 false,
        Added = [],
        Note = "slack is the difference of the two sides times ||D_-||/(-ln lambda)"
    )

let private on (h: Hypothesis<Instance>) =
    let holds (e: WithEpsilon) = h.Holds.Invoke e.Data

    match h.Break with
    | null -> Hypothesis<WithEpsilon>(h.Name, h.Text, (fun e -> holds e), null)
    | breaks ->
        Hypothesis<WithEpsilon>(h.Name, h.Text, (fun e -> holds e), (fun e -> { e with Data = breaks.Invoke e.Data }))

let private base' =
    Generator.data (Hypotheses.standing @ [ Hypotheses.bothSigns; Hypotheses.positiveLarger ])

let private positive =
    Hypothesis<WithEpsilon>("epsilon", "epsilon > 0", (fun e -> e.Epsilon.Sign > 0), null)

let private admissible =
    Hypothesis<WithEpsilon>(
        "B.2",
        "(1 + 3 epsilon) max(1 - alpha, ||D_-||/||D_+||) <= 1 - epsilon and (1 + 3 r epsilon)(1 - beta) <= 1 - epsilon",
        isAdmissible,
        (fun e -> { e with Epsilon = one })
    )

let private generator =
    gen {
        let! i = base'.Instances.Generator
        let! k = Gen.choose (1, 12)
        let! shape = Gen.elements [ int 1; Rational.Create(2, 3); Rational.Create(1, 7) ]

        let flipped = {
            i with
                Y = i.Y |> List.map (fun y -> -y)
        }

        return {
            Data =
                (if Setting.squares Positive i > Setting.squares Negative i then
                     i
                 else
                     flipped)
            Epsilon = shape * (Rational.Create(1, 2)).Pow k
        }
    }

let private shrink (e: WithEpsilon) =
    seq {
        for data in base'.Instances.Shrinker e.Data do
            { e with Data = data }

        for epsilon in [ Rational.Half; Rational.Create(1, 3); Rational.Create(1, 4) ] do
            { e with Epsilon = epsilon }
    }

let private edge (y: int list) n d = {
    Data = Generator.axes (y |> List.map int) 0
    Epsilon = Rational.Create((n: int), d)
}

let private family =
    Family<WithEpsilon>(
        "orthonormal labelled points of both signs and epsilon",
        [
            for h in base'.Hypotheses do
                // Without points of both signs ||D_-||, beta and r have no meaning.
                if h.Name = Hypotheses.bothSigns.Name then
                    Hypothesis(h.Name, h.Text, (fun (e: WithEpsilon) -> h.Holds.Invoke e.Data), null)
                else
                    on h
            positive
            admissible
        ],
        [ edge [ 2; -1 ] 1 5; edge [ 2; -1 ] 1 10; edge [ 3; 4; -1 ] 1 20 ],
        Arb.fromGenShrink (generator, shrink),
        (fun e ->
            let size = Setting.size e.Data
            InstanceSize(size.Points, 0, size.Dimension, size.Numbers + InstanceSize.Complexity e.Epsilon)),
        (fun e -> [| yield! Setting.describe e.Data; NamedValue.Of("epsilon", e.Epsilon) |]),
        (fun e -> base'.Classify.Invoke e.Data)
    )

let claim: IClaim =
    Claim<WithEpsilon>(
        Id = "orthogonal/fact-1-window",
        Title = "the time window of Fact 1",
        File = "proofs/Orthogonal/Fact_1_window.fs",
        Family = family,
        Source = Source("orthogonal", "Fact 1, with B.2", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("the largest epsilon: one instant", edge [ 2; -1 ] 1 5, true)
            BoundaryRow("a smaller epsilon", edge [ 2; -1 ] 1 10, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.dropping literal "B.2"
            Mutation.constant "1 + 4 epsilon" literal (isOrdered 4 false)
            Mutation.sign "the window is empty or a point" literal (isOrdered 3 true)
        ]
    )
