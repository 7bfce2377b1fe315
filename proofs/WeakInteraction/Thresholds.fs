namespace ReluProofs.Proofs.WeakInteraction

open FsCheck
open FsCheck.FSharp
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Figures
open ReluProofs.Verify.Instances

/// The exponents that the experiments of Section 5 state: of convergence thresholds in d or p, and of curvatures in n.
module internal Thresholds =

    /// The number of points at which half of the runs converge, for a falling rate the area under it: scanned upwards in steps until
    /// all runs fail beyond n = d.
    let threshold d (step: int) (rate: int -> float) =
        let rec go n area =
            let found = rate n
            let area = area + found * float step

            if found = 0.0 && n > d then area else go (n + step) area

        go step (float step / 2.0)

    /// The slope of the least-squares line through points of a log-log plot, with its standard error.
    let slope (points: (float * float) list) =
        let xs, ys = points |> List.map (fst >> log), points |> List.map (snd >> log)

        let count = float points.Length
        let meanX, meanY = List.average xs, List.average ys
        let spread = xs |> List.sumBy (fun x -> (x - meanX) * (x - meanX))

        let b =
            (List.map2 (fun x y -> (x - meanX) * (y - meanY)) xs ys |> List.sum) / spread

        let rest =
            List.map2 (fun x y -> y - meanY - b * (x - meanX)) xs ys |> List.sumBy (fun e -> e * e)

        b, sqrt (rest / (count - 2.0) / spread)

    /// Two sizes that an exponent is taken between, and whether the rest of the setting is the published one.
    type Sizes = {
        Few: int
        Many: int
        IsPublished: bool
    }

    /// The threshold at a size, with the runs it takes and the step of its scan.
    [<NoComparison; NoEquality>]
    type Scan = {
        Dimension: int
        Width: int
        Runs: int
        Step: int
    }

    /// The threshold of a scan, one run after the other.
    let scanned cancellation (scan: Scan) =
        threshold scan.Dimension scan.Step (fun n ->
            float (Experiment.successes cancellation n scan.Dimension scan.Width (seq { 1 .. scan.Runs }))
            / float scan.Runs)

    /// The exponents of the threshold between two sizes, with the error of the scan: a step in each threshold. At one size there is
    /// none, and any constant fits.
    let exponent (sizes: Sizes) (scan: bool -> int -> Scan) cancellation decide =
        if sizes.Few = sizes.Many then
            Outcome.Holds Strength.Statistical
        else
            let first, second =
                scan sizes.IsPublished sizes.Few, scan sizes.IsPublished sizes.Many

            let low, high = scanned cancellation first, scanned cancellation second
            let distance = log (float sizes.Many / float sizes.Few)
            decide (log (high / low) / distance) ((float first.Step / low + float second.Step / high) / distance)

    /// The thresholds at some sizes, and the exponents between neighbours.
    let thresholds (what: string) (sizes: int list) (scan: int -> Scan) (printed: string) (run': FigureRun) =
        seq {
            let found = [
                for size in sizes do
                    let s = scan size
                    let seeds = [| for i in 1 .. s.Runs -> run'.Draw i |]

                    let n =
                        threshold s.Dimension s.Step (fun n ->
                            run'.Begin(sprintf "%s = %d: %d runs at n = %d" what size s.Runs n)

                            let ends =
                                run'.Map(
                                    seeds,
                                    fun seed -> Experiment.run run'.Cancellation n s.Dimension s.Width seed
                                )

                            float (ends |> Seq.filter _.Converged |> Seq.length) / float s.Runs)

                    size, s, n
            ]

            for _, s, n in found do
                Figures.row
                    [
                        NamedValue.Of("d", s.Dimension)
                        NamedValue.Of("p", s.Width)
                        NamedValue.Of("runs a size", s.Runs)
                    ]
                    "N(d, p)"
                    ""
                    (FigureValue.Estimated(n, n - float s.Step, n + float s.Step))

            for (few, s, n), (many, t, k) in List.pairwise found do
                let distance = log (float many / float few)
                let e = log (k / n) / distance
                let error = (float s.Step / n + float t.Step / k) / distance

                Figures.row
                    [ NamedValue.Of("d", t.Dimension); NamedValue.Of("p", t.Width) ]
                    (sprintf "exponent of %s from %d on" what few)
                    printed
                    (FigureValue.Estimated(e, e - error, e + error))
        }

    /// The finite families of experiments: their settings and no others, the further ones in thorough runs only.
    let family name hypothesis (edges: 'T list) (further: 'T list) describe classify =
        Family<'T>(
            name,
            [ hypothesis ],
            edges,
            Arb.fromGen (Gen.elements edges),
            (fun _ -> InstanceSize(1, 1, 1, 1I)),
            (fun x -> describe x),
            (fun x -> classify x),
            IsExhaustive = true,
            Further = further
        )

    let familyOfSizes name what edges further =
        family
            name
            (Hypothesis<Sizes>(
                "sizes",
                "the data, starts, steps and times of Appendix B",
                (fun s -> s.Few >= 1 && s.Many >= 1),
                null
            ))
            edges
            further
            (fun (s: Sizes) -> [|
                NamedValue.Of(sprintf "%s, first" what, s.Few)
                NamedValue.Of(sprintf "%s, second" what, s.Many)
            |])
            (fun _ -> what)

    /// Holds where value +- error lies within [low, high], fails where it lies well outside, else undecided; what was found is told.
    let between (stated: string) (low: float) (high: float) (mayRefute: bool) (value: float) (error: float) =
        let found = sprintf "%s: %.3f +- %.3f" stated value error

        if value - error >= low && value + error <= high then
            Outcome.Holds Strength.Statistical
        elif mayRefute && (value + 3.0 * error < low || value - 3.0 * error > high) then
            Outcome.Fails(
                Witness(
                    sprintf "%s is within [%g, %g]" stated low high,
                    sprintf "it is %.4g +- %.2g" value error,
                    "is not",
                    Strength.Statistical,
                    null,
                    null
                )
            )
        else
            Outcome.TooClose(
                sprintf "%s, and [%g, %g] is stated; the full size of the experiment would decide" found low high
            )
