namespace ReluProofs.Proofs.WeakInteraction

open System
open System.Threading
open FsCheck
open FsCheck.FSharp
open ReluProofs.Numeric.Descent
open ReluProofs.Numeric.Networks
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Figures
open ReluProofs.Verify.Instances

/// The experiments of Section 5 and Appendix B: w_j from N(0, I_d/d), |a_j| - ||w_j|| from Exp(1), fair signs, labels uniform on
/// [-2, -1] u [1, 2], lengths uniform on [1, 2]; gradient descent of step 1 for t_inf = 1.5 sqrt(np) log(np)/4. Runs are functions of
/// their sizes and seed, and claims share them.
module internal Experiment =

    /// floor(log(n/0.05)/log(4/3)) + 1.
    let width n = int (Math.Log(float n / 0.05) / Math.Log(4.0 / 3.0)) + 1

    let private steps n p =
        let np = float n * float p
        int64 (1.5 * sqrt np / 4.0 * log np)

    let private gaussian (random: Random) =
        sqrt (-2.0 * log (1.0 - random.NextDouble())) * cos (2.0 * Math.PI * random.NextDouble())

    let private sign (random: Random) = if random.NextDouble() < 0.5 then -1.0 else 1.0

    let private exponential (random: Random) = -log(1.0 - random.NextDouble())

    let private stream n d p seed = Random(((seed * 7919 + n) * 7919 + d) * 7919 + p)

    /// The end of a run of Experiment 1.
    type End = {
        Converged: bool
        /// The last loss as a part of the first.
        Left: float
    }

    let private runs = Memory<struct (int * int * int * int), End>()

    /// Experiment 1 for directions uniform on the sphere: a run has converged when its loss falls below C_y^-/(2n) in time.
    let run (cancellation: CancellationToken) n d p seed =
        runs.Get(
            struct (n, d, p, seed),
            fun () ->
                let random = stream n d p seed

                let points =
                    Array.init n (fun _ ->
                        let g = Array.init d (fun _ -> gaussian random)
                        let norm = sqrt (Array.sumBy (fun x -> x * x) g)
                        let length = 1.0 + random.NextDouble()
                        g |> Array.map (fun x -> x * length / norm))
                    |> Array.concat

                let labels = Array.init n (fun _ -> sign random * (1.0 + random.NextDouble()))

                let hidden = Array.init (p * d) (fun _ -> gaussian random / sqrt (float d))

                let output =
                    Array.init p (fun j ->
                        let w = Span<float>(hidden, j * d, d)
                        let mutable square = 0.0

                        for x in w do
                            square <- square + x * x

                        sign random * (sqrt square + exponential random))

                let descent =
                    GradientDescent(
                        ReadOnlySpan<float> points,
                        ReadOnlySpan<float> labels,
                        NumericNetwork(ReadOnlySpan<float> output, ReadOnlySpan<float> hidden, d),
                        DescentSetting(
                            LossConstant = 1.0 / (2.0 * float n),
                            OutputScale = 1.0 / float p,
                            Speed = float p,
                            StepSize = 1.0
                        )
                    )

                let goal = (labels |> Array.map abs |> Array.min) / (2.0 * float n)
                let total = steps n p
                let first = descent.Loss

                // Whether it has converged is looked up now and then; the loss falls once it is that small.
                let rec go done' =
                    cancellation.ThrowIfCancellationRequested()
                    let loss = descent.Loss

                    if loss < goal || done' >= total then
                        {
                            Converged = (loss < goal)
                            Left = loss / first
                        }
                    else
                        let more = min 25L (total - done')
                        descent.Advance more |> ignore
                        go (done' + more)

                go 0L
        )

    /// How many of the runs with these seeds converge.
    let successes cancellation n d p seeds =
        seeds |> Seq.filter (fun seed -> (run cancellation n d p seed).Converged) |> Seq.length

    /// The number of points at which half of the runs converge, for a falling rate the area under it: scanned upwards in steps until
    /// all runs fail beyond n = d.
    let threshold d (step: int) (rate: int -> float) =
        let rec go n area =
            let found = rate n
            let area = area + found * float step

            if found = 0.0 && n > d then area else go (n + step) area

        go step (float step / 2.0)

    /// What Experiment 2 measures at the end of one run: mu(t_inf), <mu_inf>, mu_low and mu_upp.
    type Measures = {
        Last: float
        Average: float
        Low: float
        Upper: float
    }

    let private measured = Memory<struct (int * int * int), Measures>()

    /// Experiment 2: orthogonal directions in dimension d >= n. Gradient descent is followed in the coordinates <w_j, x_i> and a_j, which
    /// it does not leave.
    let orthogonal (cancellation: CancellationToken) n d seed =
        measured.Get(
            struct (n, d, seed),
            fun () ->
                let p = width n
                let random = stream n d p seed
                let lengths = Array.init n (fun _ -> 1.0 + random.NextDouble())

                let labels = Array.init n (fun _ -> sign random * (1.0 + random.NextDouble()))

                let scale = 1.0 / sqrt (float d)
                let z = Array.init p (fun _ -> Array.init n (fun _ -> gaussian random * scale))

                let a =
                    Array.init p (fun j ->
                        let mutable square = z[j] |> Array.sumBy (fun x -> x * x)

                        for _ in n + 1 .. d do
                            let g = gaussian random * scale
                            square <- square + g * g

                        sign random * (sqrt square + exponential random))

                for j in 0 .. p - 1 do
                    for i in 0 .. n - 1 do
                        z[j].[i] <- z[j].[i] * lengths[i]

                let residuals = Array.zeroCreate<float> n

                let evaluate () =
                    Array.blit labels 0 residuals 0 n

                    for j in 0 .. p - 1 do
                        let row, weight = z[j], a[j] / float p

                        for i in 0 .. n - 1 do
                            if row[i] > 0.0 then
                                residuals[i] <- residuals[i] - weight * row[i]

                    (residuals |> Array.sumBy (fun r -> r * r)) / (2.0 * float n)

                let first = evaluate ()
                let mutable previous = first
                let mutable loss = first
                let mutable time = 0L
                let total = steps n p

                // The rates are read off before the loss is rounding.
                while time < total && loss > 1e-20 * first do
                    cancellation.ThrowIfCancellationRequested()

                    for j in 0 .. p - 1 do
                        let row, weight = z[j], a[j] / float n
                        let mutable change = 0.0

                        for i in 0 .. n - 1 do
                            if row[i] > 0.0 then
                                change <- change + residuals[i] * row[i]
                                row[i] <- row[i] + weight * residuals[i] * lengths[i] * lengths[i]

                        a[j] <- a[j] + change / float n

                    previous <- loss
                    loss <- evaluate ()
                    time <- time + 1L

                let energies =
                    Array.init n (fun i ->
                        (Seq.sum (
                            seq {
                                for j in 0 .. p - 1 do
                                    if z[j].[i] > 0.0 then
                                        a[j] * a[j]
                            }
                        ))
                        / float p)

                {
                    Last = log (previous / loss)
                    Average = log (first / loss) / float time
                    Low = 2.0 / float n * Array.min energies
                    Upper = 16.0 / float n * Array.max energies
                }
        )

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
            float (successes cancellation n scan.Dimension scan.Width (seq { 1 .. scan.Runs }))
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
                                run'.Map(seeds, fun seed -> run run'.Cancellation n s.Dimension s.Width seed)

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
