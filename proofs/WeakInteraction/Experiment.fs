namespace ReluProofs.Proofs.WeakInteraction

open System
open System.Threading
open ReluProofs.Numeric.Descent
open ReluProofs.Numeric.Networks
open ReluProofs.Proofs

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
