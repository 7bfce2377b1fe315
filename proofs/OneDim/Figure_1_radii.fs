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

/// ||theta*||^2 = m^(a1+a2) at the first large width; theta_0 has a continuous law, so its norm equals m^((1-2b)/2) with
/// probability 0.
let private equalities =
    Check<Initialised>(fun s context ->
        match OptimalNorm.first s.Regime with
        | None -> Outcome.EnginesDisagree "alpha beta does not become small"
        | Some m ->
            let i = Regime.at s.Regime (Regime.rootFor s.Regime m)

            let o =
                OneDimensionalOptimum.Solve(Instance.points i, Instance.labels i, i.Alpha, i.Beta, i.M)

            let theta = (Members.fewest i.M o.Splits[0].GammaP o.Splits[0].GammaN).Value
            let square = theta.NormSquared()
            let instance = Terms.certified true i [ "theta", theta ]

            let fails stated actual draft =
                Outcome.Fails(Witness(stated, actual, "is not", Strength.Exact, null, draft))

            if square = RealAlgebraic.OfRational i.Alpha then
                fails
                    "log_m ||theta_0|| = (1-2b_1)/2"
                    "the norm of theta_0 has a continuous distribution: it is any one number with probability 0"
                    null
            else
                let scaling: Scaling = {
                    Data = s.Regime.Data
                    Scale = s.Regime.Scale
                    Decay = s.Regime.Decay
                    Root = int (Regime.rootFor s.Regime m)
                }

                fails
                    (sprintf "log_m ||theta*|| = %O" (s.Regime.Scale / Rational.Two))
                    (sprintf
                        "at m = %d a minimiser has ||theta*||^2 = %O, and m^(%O) = %O"
                        i.M
                        square
                        s.Regime.Scale
                        i.Alpha)
                    (CertificateDraft(
                        context.Claim,
                        context.Statement,
                        "the norm of a minimiser is not the stated power of m",
                        instance,
                        Terms.standing true i
                        @ Terms.criticalWidth i
                        @ Scaling.facts scaling
                        @ [
                            Terms.fact
                                (sprintf "theta attains the smallest loss of any network of width m = %d" i.M)
                                (Term.MinimumLoss(i.M, "theta", o.DualVectors))
                                Relation.Equal
                                (Term.Number o.Minimum)
                            Terms.differ
                                (sprintf "||theta||^2 is not alpha = m^(%O)" s.Regime.Scale)
                                instance
                                (Term.NormSquared "theta")
                                Terms.alpha
                        ]
                    )))

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
        Note = "the caption prints equalities, and calls the figure a caricature"
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
