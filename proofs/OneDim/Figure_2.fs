module internal ReluProofs.Proofs.OneDim.Figure_2

open System.Numerics
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Figures
open ReluProofs.Verify.Instances

let private fails stated actual =
    Outcome.Fails(Witness(stated, actual, "is not", Strength.Exact, null, null))

/// A far point of phi*(m): the norm is at least sqrt(2) t.
let private far (i: Instance) (t: Rational) =
    [ t, Instance.plainP i / t; -t, -(Instance.plainN i / t) ]
    |> List.map (fun (u, w) -> RealAlgebraic.OfRational u, RealAlgebraic.OfRational w)
    |> fun active -> Members.network (active @ List.replicate (i.M - 2) (RealAlgebraic.Zero, RealAlgebraic.Zero))

/// The upper row: phi*(m) is outside the sphere of squared radius |Theta*|^2, unbounded, and has the stated number of components.
let private unregularised (components: int -> int) =
    Optimum.withOptimum Unregularised (fun o context ->
        let i = o.Instance

        let square = Rational.Two * ((Instance.gammaP i).Abs() + (Instance.gammaN i).Abs())

        let inside =
            EveryMinimiser.found context o
            |> Seq.tryFind (fun phi -> phi.NormSquared() < RealAlgebraic.OfRational square)

        let distant =
            [ Q.int 1; Q.int 1_000_000 ] |> List.map (far i) |> List.forall (EveryMinimiser.isMinimiser o)

        if inside.IsSome then
            fails
                "phi*(m) is outside the sphere that contains Theta*(m)"
                (sprintf "%s is inside" (Optimum.describeNetwork inside.Value))
        elif not distant then
            Outcome.EnginesDisagree "a constructed far point is no optimum"
        else
            Components.outcome (fun o -> components o.Instance.M) o context)

/// The lower row at a width that is not below M_: one norm, and connected where it is said to be.
let private regularised (isConnected: bool) =
    Optimum.withOptimum Regularised (fun o context ->
        let minimisers = EveryMinimiser.found context o |> Seq.toList
        let square = minimisers.Head.NormSquared()

        match minimisers |> List.tryFind (fun theta -> theta.NormSquared() <> square) with
        | Some other ->
            fails
                "all elements of Theta*(m) have one norm"
                (sprintf "squared norms %O and %O" square (other.NormSquared()))
        | None when isConnected -> Components.outcome (fun _ -> 1) o context
        | None -> Outcome.Holds Strength.Exact)

let private zero = Rational.Zero, Term.Number 0

let private origin =
    OptimumSet.equals Regularised (fun i -> StatedSet.balanced i.M zero zero)

let private caption (isConnected: Scaling -> bool) (components: int -> int) =
    let upper = unregularised components

    Check<Scaling>(fun s context ->
        let i = Scaling.instance s

        seq {
            upper.Invoke(i, context)

            if Phases.isBelow s then
                origin.Invoke(i, context)
            else
                (regularised (isConnected s)).Invoke(i, context)
        }
        |> Outcome.All)

let private printedComponents m = if m = 2 then 2 else 1

let private literal =
    Reading<Scaling>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y under Assumption 4.3 and all m >= 2: phi*(m) is unbounded, outside the sphere that contains Theta*(m), has exactly two connected components for m = 2 and is connected for m >= 3; Theta*(m) is { (0, 0)_{i=1}^m } for m < M_, and for m >= M_ all its elements are connected and have the same norm",
        Check = caption (fun _ -> true) printedComponents,
        Added = [],
        Note =
            "the caption prints no range for 'connected' and 'have the same norm'; m >= M_, where the origin ceases to be the only minimiser, is ours, as M_ is the figure's one critical number"
    )

/// Where Theorem 4.6 says connected: in its case (4).
let private inCaseFour (s: Scaling) = Phases.isOther s

let private asTheorem =
    Reading<Scaling>(
        Name = "as Theorem 4.6 has it",
        Statement =
            "the same with Theta*(m) connected for m >= M_ except in the cases (2) and (3) of Theorem 4.6, of which M_ <= M^- <= m = 2 is left for m >= 2",
        Check = caption inCaseFour printedComponents,
        Added = [],
        Note = "the caption cites Theorem 4.6, which has a second critical number, M^-"
    )

let private edges = [
    Phases.edge (Q.int 2) (Q.int 2) 0 1 2
    Phases.edge (Q.int 2) Q.half 0 1 2
    Phases.edge (Q.int 2) (Q.int 2) 0 1 3
    Phases.edge (Q.frac 1 3) (Q.frac 1 4) 0 1 2
    Phases.edge (Q.frac 1 3) (Q.frac 1 4) 0 1 3
]

let private towards (s: Scaling) =
    gen {
        let! m = Gen.choose (2, 4)
        let narrow = Phases.narrow m s
        let! phase = Gen.elements [ Phases.belowBoth; Phases.between; Phases.aboveBoth ]
        return! phase narrow
    }

/// The numbers of components around the critical widths, which the figure draws.
let private components (run: FigureRun) =
    seq {
        for y1, y2 in [ Q.int 2, Q.int 2; Q.int 2, Q.half; Q.frac 1 3, Q.frac 1 4 ] do
            for m in 2..5 do
                run.Begin "components of the sets of minimisers"
                let s = Phases.edge y1 y2 0 1 m
                let i = Scaling.instance s

                let lower =
                    match Phases.lower s with
                    | Some width -> Rational.OfInteger width
                    | None -> invalidOp "the labels are too small for any width"

                let setting = [
                    NamedValue.Of("y_1", y1)
                    NamedValue.Of("y_2", y2)
                    NamedValue.Of("M_", lower)
                    NamedValue.Of("m", m)
                ]

                let count problem =
                    match Optimum.solve problem (Figures.context "Figure 2 of onedim" run) i with
                    | Error why -> invalidOp why
                    | Ok o -> Components.count o

                Figures.row
                    setting
                    "components of phi*(m)"
                    (string (printedComponents m))
                    (Figures.whole (count Unregularised))

                Figures.row
                    setting
                    "components of Theta*(m)"
                    (if Phases.isBelow s then "1, the origin" else "1")
                    (Figures.whole (count Regularised))
    }

let claim: IClaim =
    Claim<Scaling>(
        Id = "onedim/fig-2",
        Title = "conceptual summary of Section 4",
        File = "proofs/OneDim/Figure_2.fs",
        Family = (Scaling.familyWith [ Scaling.widthTwo ] edges towards).Costing 4,
        Source = Source("onedim", "Figure 2 caption", Declared.Figure),
        Literal = literal,
        Boundary = [
            BoundaryRow("M_ = M^- = 1, m = 2: two points", edges[0], false)
            BoundaryRow("M_ = 1, m = 2 < M^-", edges[1], true)
            BoundaryRow("M_ = M^- = 1, m = 3", edges[2], true)
            BoundaryRow("m = 2 < M_ = 4", edges[3], true)
        ],
        Repairs = [ asTheorem ],
        Mutants = [
            Mutation.quantifier "phi*(m) connected for m = 2" asTheorem (caption inCaseFour (fun _ -> 1))
            Mutation.quantifier
                "phi*(m) with two components for m = 3"
                asTheorem
                (caption inCaseFour (fun m -> if m <= 3 then 2 else 1))
            Mutation.quantifier
                "Theta*(2) connected for M^- = 1"
                asTheorem
                (caption (fun s -> inCaseFour s || Phases.upper s = Some BigInteger.One) printedComponents)
        ],
        Figure =
            Figures.declare
                "a summary without numbers: components below and from the critical width M_ on"
                "x = (1, -1), alpha = 1, beta = 1/m, three pairs of labels, m = 2 to 5; exact"
                None
                components
    )
