module internal ReluProofs.Proofs.OneDim.Figure_1_radii

open System
open System.Numerics
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Derivations
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Figures
open ReluProofs.Verify.Instances

// Where both thresholds are passed, ||theta*||^2/m^(a1+a2) = 2 K - 2 alpha beta (1/P + 1/N) for K = |p|/P + |q|/N. As alpha beta
// falls to 0, it increases to 2 K: once above 1 it stays above 1, and for 2 K <= 1 it never gets there.

let private limit (r: Regime) = Rational.Two * OptimalNorm.constant r

let private squareAt (i: Instance) =
    Rational.Two * ((Instance.gammaP i).Abs() + (Instance.gammaN i).Abs())

/// The root of a width from which on ||theta*||^2 is on one side of m^(a1+a2).
let private apart (r: Regime) =
    let side = if limit r > Rational.One then 1 else -1

    OptimalNorm.first r
    |> Option.bind (fun m ->
        OptimalNorm.roots r m
        |> List.tryFind (fun root ->
            let i = Regime.at r root
            (squareAt i).CompareTo i.Alpha = side))

/// A certificate shows a width of this many neurons at most.
let private widest = BigInteger 1_000_000

/// The facts at one width that settle all later ones.
let private certificate (s: Initialised) (root: BigInteger) (context: CheckContext) : CertificateDraft =
    let i = Regime.at s.Regime root

    let o =
        OneDimensionalOptimum.Solve(Instance.points i, Instance.labels i, i.Alpha, i.Beta, i.M)

    let theta = (Members.fewest i.M o.Splits[0].GammaP o.Splits[0].GammaN).Value
    let instance = Terms.certified true i [ "theta", theta ]

    let scaling: Scaling = {
        Data = s.Regime.Data
        Scale = s.Regime.Scale
        Decay = s.Regime.Decay
        Root = int root
    }

    let above = limit s.Regime > Rational.One

    let twiceK =
        Term.Number 2 * (Term.Abs(Terms.p i) / Terms.squareP i + Term.Abs(Terms.q i) / Terms.squareN i)

    CertificateDraft(
        context.Claim,
        context.Statement,
        "from some width on the norm of a minimiser is not the stated power of m",
        instance,
        Terms.standing true i
        @ Terms.bothThresholdsPassed i
        @ Scaling.facts scaling
        @ [
            Terms.fact
                (sprintf "theta attains the smallest loss of any network of width m = %d" i.M)
                (Term.MinimumLoss(i.M, "theta", o.DualVectors))
                Relation.Equal
                (Term.Number o.Minimum)
            Terms.fact
                (sprintf
                    "||theta||^2 = alpha (2 K - 2 alpha beta (1/P + 1/N)), so ||theta||^2/m^(%O) increases with m"
                    s.Regime.Scale)
                (Term.NormSquared "theta")
                Relation.Equal
                (Terms.alpha
                 * (twiceK
                    - Term.Number 2
                      * Terms.alpha
                      * Terms.beta
                      * (Term.Number 1 / Terms.squareP i + Term.Number 1 / Terms.squareN i)))
            if above then
                Terms.fact
                    (sprintf "||theta||^2 is above alpha = m^(%O) already" s.Regime.Scale)
                    (Term.NormSquared "theta")
                    Relation.Greater
                    Terms.alpha
            else
                Terms.fact
                    "2 K <= 1, so ||theta||^2 is below alpha for every m"
                    twiceK
                    Relation.LessOrEqual
                    (Term.Number 1)
        ]
    )

/// ||theta*||^2 = m^(a1+a2) for all large m. Of theta_0, whose law is continuous, the printed equality has probability 0.
let private equalities =
    Check<Initialised>(fun s context ->
        let r = s.Regime

        match apart r with
        | None -> Outcome.TooClose "||theta*||^2/m^(a1+a2) does not get to one side of 1 at the widths tried"
        | Some root ->
            let i = Regime.at r root
            let width = Regime.widthAt r root

            let slope =
                Rational.Two * r.Factor * ((Instance.squareP i).Inverse() + (Instance.squareN i).Inverse())

            let draft: CertificateDraft | null =
                if width <= widest then certificate s root context else null

            Outcome.Fails(
                Witness(
                    sprintf "log_m ||theta*|| = %O for all sufficiently large m" (r.Scale / Rational.Two),
                    sprintf
                        "for m >= %O every minimiser has ||theta*||^2/m^(%O) = %O - %O m^(%O), which increases with m, is %O at m = %O, and is 1 for none of these m"
                        width
                        r.Scale
                        (limit r)
                        slope
                        (Regime.exponent r)
                        (squareAt i / i.Alpha)
                        width,
                    "is not",
                    Strength.Exact,
                    null,
                    draft
                )
            ))

/// Where theta_0 is said to be.
type private Place =
    | Outside
    | On
    | Inside

/// Where the start is, from twice the two logarithmic radii.
let private placeOf (start: Rational) (optimum: Rational) =
    match (start - optimum).Sign with
    | 1 -> Outside
    | 0 -> On
    | _ -> Inside

/// What the caption says: twice the two logarithmic radii, and the place in each regime.
[<NoComparison; NoEquality>]
type private Caption = {
    Optimum: Initialised -> Rational
    Start: Initialised -> Rational
    Place: int -> Place
}

let private printed = {
    Optimum = fun s -> s.Regime.Scale
    Start = fun s -> Rational.One - Rational.Two * s.Deviation
    Place =
        fun gap ->
            match gap with
            | 1 -> Outside
            | 0 -> On
            | _ -> Inside
}

/// Both norms are within constant factors of their powers of m (the ratio of the norms and each of them), which log_m forgets as m
/// grows; the places are those of the limits.
let private limits (caption: Caption) =
    Check<Initialised>(fun s _ ->
        let optimum, start = caption.Optimum s, caption.Start s

        let fails stated actual =
            Outcome.Fails(Witness(stated, actual, "is not", Strength.Enclosed, null, null))

        // ||theta*||^2 against its stated order: the ratio's order with the start's own order exact.
        let ofOptimum () =
            Initialised.ratio (fun s -> Rational.One - Rational.Two * s.Deviation - optimum) s

        let ofStart =
            if start = Rational.One - Rational.Two * s.Deviation then
                Outcome.Holds Strength.Enclosed
            else
                fails
                    (sprintf "log_m ||theta_0|| tends to %O" (start / Rational.Two))
                    "||theta_0||^2 is between 1/2 and 9/2 times m^(1-2b_1) for all but finitely many m"

        let actual = placeOf start optimum

        let place =
            if caption.Place (Initialised.gap s).Sign = actual then
                Outcome.Holds Strength.Exact
            else
                fails "the place of theta_0 in the regime" (sprintf "it is %A" actual)

        Outcome.All(
            seq {
                ofStart
                place
                ofOptimum ()
            }
        ))

let private literal =
    Reading<Initialised>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y under Assumptions 4.3 and 5.1 and all sufficiently large m: log_m ||theta*|| = (a1+a2)/2, log_m ||theta_0|| = (1-2b_1)/2, and theta_0 is outside, on or inside the circle of that radius in the linear, critical or condensed regime",
        Check = equalities,
        Added = [],
        Note =
            "the caption prints equalities, and calls the figure a caricature; that of theta_0, whose law is continuous, has probability 0"
    )

let private asymptotic =
    Reading<Initialised>(
        Name = "in the limit",
        Statement =
            "as m tends to infinity, log_m ||theta*|| tends to (a1+a2)/2 and, with probability one, log_m ||theta_0|| to (1-2b_1)/2; the limit of the latter is larger, equal or smaller in the linear (a1+a2+2b_1 < 1), critical (= 1) or condensed (> 1) regime",
        Check = limits printed,
        Added = []
    )

let private family = Initialised.family

/// The logarithmic radii at growing widths, which the caption prints as equalities.
let private radii (run: FigureRun) =
    seq {
        for s in Initialised.edges do
            let setting = [
                NamedValue.Of("a1+a2", s.Regime.Scale)
                NamedValue.Of("d", s.Regime.Decay)
                NamedValue.Of("b1", s.Deviation)
            ]

            let optimum, start = printed.Optimum s, printed.Start s

            for root in OptimalNorm.roots s.Regime (OptimalNorm.first s.Regime).Value do
                run.Begin "norms of minimisers at growing widths"
                let width = Regime.widthAt s.Regime root
                let at = NamedValue.Of("m", Rational.OfInteger width) :: setting
                let logWidth = BigInteger.Log width

                match OptimalNorm.norms (Regime.at s.Regime root) with
                | Error why -> invalidOp why
                | Ok squares ->
                    let square = squares.Head

                    let logSquare = BigInteger.Log square.Numerator - BigInteger.Log square.Denominator

                    Figures.row
                        at
                        "log_m ||theta*||"
                        (string (optimum / Rational.Two))
                        (FigureValue.Computed(logSquare / (2.0 * logWidth), 1e-12))

                // With probability tending to 1 the square is between 1/2 and 9/2 times m^(1-2b_1).
                let level = start.ToDouble() / 2.0
                let off (factor: float) = level + Math.Log factor / (2.0 * logWidth)

                Figures.row
                    at
                    "log_m ||theta_0||"
                    (string (start / Rational.Two))
                    (FigureValue.Estimated(off 2.0, off 0.5, off 4.5))

            Figures.row
                setting
                "theta_0 is"
                (sprintf "%A" (printed.Place (Initialised.gap s).Sign))
                (Figures.word (sprintf "%A" (placeOf start optimum)))
    }

let claim: IClaim =
    Claim<Initialised>(
        Id = "onedim/fig-1-radii",
        Title = "logarithmic radii",
        File = "proofs/OneDim/Figure_1_radii.fs",
        Family = family.Costing 8,
        Source = Source("onedim", "Figure 1 caption", Declared.Figure),
        Literal = literal,
        Boundary = [
            BoundaryRow("constant hyper-parameters", family.Edges[0], false)
            BoundaryRow("mean field, on the critical line", family.Edges[2], false)
        ],
        Repairs = [ asymptotic ],
        Mutants = [
            Mutation.exponent
                "the circle has radius a1 + a2"
                asymptotic
                (limits {
                    printed with
                        Optimum = fun s -> Rational.Two * s.Regime.Scale
                })
            Mutation.constant
                "theta_0 at (1-b_1)/2"
                asymptotic
                (limits {
                    printed with
                        Start = fun s -> Rational.One - s.Deviation
                })
            Mutation.sign
                "inside in the linear, outside in the condensed regime"
                asymptotic
                (limits {
                    printed with
                        Place = fun gap -> printed.Place -gap
                })
        ],
        Figure =
            Figures.declare
                "a caricature without numbers: equalities of logarithmic radii and the place of theta_0"
                "eight choices of exponents, six widths each up to a factor of 2^60 and more; exact norms"
                None
                radii
    )
