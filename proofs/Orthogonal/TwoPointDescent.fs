namespace ReluProofs.Proofs.Orthogonal

open System
open System.Collections.Generic
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Numeric.Descent
open ReluProofs.Numeric.Flows
open ReluProofs.Numeric.Initialisation
open ReluProofs.Numeric.Networks
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Figures
open ReluProofs.Verify.Instances

/// One draw of the initialisation (4) in the experiment of Section 5, by the seed of its random numbers.
type internal InitialDraw = { Seed: int }

/// What one run of gradient descent from a draw showed.
[<NoComparison; NoEquality>]
type internal Descended = {
    Initial: NumericNetwork
    /// The losses at every 10th iteration, the first at iteration 0.
    Losses: float[]
    /// Where 0.2 % of the first loss is gone.
    FirstLeft: NumericNetwork
    /// Where 0.4 % of the loss with the positive label fitted is gone.
    SecondLeft: NumericNetwork
    /// Where both labels are fitted: the loss is below 1/100,000.
    Fitted: NumericNetwork
    End: NumericNetwork
}

/// Section 5: x_1 = (-1/2, 1), y_1 = -1, x_2 = (2, 1), y_2 = 1, m = 60, lambda = 1e-6/sqrt(m), gradient descent with step 1e-3.
module internal TwoPointDescent =

    let width = 60
    let step = 1e-3

    /// What is left of the loss where the first saddle counts as left.
    let firstPart = Rational.Create(998, 1000)

    /// Long enough for both labels to be fitted to rounding.
    let iterations = 60_000

    /// The loss below which both labels count as fitted.
    let fittedLevel = Rational.Create(1, 100_000)

    /// Iterations from one loss kept to the next.
    let every = 10

    /// c of eq. (1), L = 1/(2n) sum_k (h(x_k) - y_k)^2.
    let printedConstant = Rational.Create(1, 4)

    /// c of a mean without the factor 1/2.
    let meanConstant = Rational.Create(1, 2)

    let x = [| [| -0.5; 1.0 |]; [| 2.0; 1.0 |] |]

    let private points = Array.concat x
    let private labels = [| -1.0; 1.0 |]

    let private data =
        FlowData(ReadOnlySpan<float> points, ReadOnlySpan<float> labels, 2)

    let private logScale = Math.Log 1e-6 - Math.Log(float width) / 2.0

    let private setting (constant: Rational) =
        FlowSetting(ModelConstants(constant, Rational.One, Rational.Zero), Rational.One, KinkRule.Zero)

    /// Multiples of 1e-13: six digits of a weight, in which a certificate can be read.
    let private mesh = (Rational.OfInt 10).Pow -13

    let private drawn (draw: InitialDraw) =
        let flow = RandomStart.BalancedGaussian(width, 2, logScale, uint64 draw.Seed)

        GradientFlow
            .Run(data, setting printedConstant, flow, FlowOptions(EndTime = 0.0, EstimateError = false))
            .At(0.0)
            .ToNetwork()

    /// The start of a draw: w_j rounded to the mesh, |a_j| = ||w_j|| exactly.
    let private exactly (draw: InitialDraw) =
        let network = drawn draw

        let rounded j i =
            Rational.OfDouble(round (network.HiddenWeight(j, i) / mesh.ToDouble())) * mesh

        let hidden = [ for j in 0 .. width - 1 -> [| rounded j 0; rounded j 1 |] ]

        let output =
            hidden
            |> List.mapi (fun j w ->
                let norm = RealAlgebraic.Sqrt(w[0] * w[0] + w[1] * w[1])
                if network.OutputWeight j > 0.0 then norm else -norm)

        TwoLayerNetwork(
            output,
            hidden |> List.map (fun w -> Array.map RealAlgebraic.OfRational w :> IReadOnlyList<RealAlgebraic>)
        )

    let private starts = Memory<InitialDraw, TwoLayerNetwork>()

    /// The exact network that a draw starts with.
    let exactStart draw = starts.Get(draw, (fun () -> exactly draw))

    let private startNetwork draw =
        let network = exactStart draw

        NumericNetwork(
            ReadOnlySpan<float>(Array.init width (fun j -> network.OutputWeight(j).ToDouble())),
            ReadOnlySpan<float>(Array.init (2 * width) (fun i -> network.HiddenWeight(i / 2, i % 2).ToDouble())),
            2
        )

    /// The first loss: nothing is fitted.
    let firstLevel (constant: Rational) = Rational.Two * constant

    /// The loss with the positive label fitted and the output 0 on the other point.
    let secondLevel (constant: Rational) = constant

    let private descend (draw: InitialDraw, constant: Rational) =
        let first = startNetwork draw

        let descent =
            GradientDescent(
                ReadOnlySpan<float> points,
                ReadOnlySpan<float> labels,
                first,
                DescentSetting(LossConstant = constant.ToDouble(), StepSize = step)
            )

        let losses = Array.zeroCreate (iterations / every + 1)
        let mutable firstLeft = first
        let mutable secondLeft = first
        let mutable fitted = first
        losses[0] <- descent.Loss

        let crossed level i = losses[i - 1] > level && losses[i] <= level

        for i in 1 .. losses.Length - 1 do
            descent.Advance(int64 every) |> ignore
            losses[i] <- descent.Loss

            if crossed ((firstPart * firstLevel constant).ToDouble()) i then
                firstLeft <- nonNull descent.Network

            if crossed (0.996 * (secondLevel constant).ToDouble()) i then
                secondLeft <- nonNull descent.Network

            if crossed (fittedLevel.ToDouble()) i then
                fitted <- nonNull descent.Network

        {
            Initial = first
            Losses = losses
            FirstLeft = firstLeft
            SecondLeft = secondLeft
            Fitted = fitted
            End = nonNull descent.Network
        }

    let private runs = Memory<struct (InitialDraw * Rational), Descended>()

    /// Gradient descent from a draw on the loss with this c, once.
    let run constant draw =
        runs.Get(struct (draw, constant), (fun () -> descend (draw, constant)))

    let private flows = Memory<struct (InitialDraw * Rational), Trajectory>()

    let private flow constant draw =
        flows.Get(
            struct (draw, constant),
            fun () ->
                GradientFlow.Run(
                    data,
                    setting constant,
                    FlowStart.OfNetwork(startNetwork draw),
                    FlowOptions(EndTime = step * float iterations, EstimateError = false)
                )
        )

    /// The first iteration, of every 10th, whose loss is at most this; the last one where none is.
    let firstBelow (level: float) (d: Descended) =
        match d.Losses |> Array.tryFindIndex (fun loss -> loss <= level) with
        | Some i -> every * i
        | None -> iterations

    /// The same by the second route: the time of the gradient flow, in steps of descent.
    let flowBelow constant draw (level: float) =
        let trajectory = flow constant draw

        let rec narrow low high =
            if high - low < step then
                high
            else
                let middle = (low + high) / 2.0

                if trajectory.At(middle).Loss <= level then
                    narrow low middle
                else
                    narrow middle high

        narrow 0.0 trajectory.EndTime / step

    /// The network of the gradient flow when its loss has fallen to a level.
    let flowNetwork constant draw (level: float) =
        (flow constant draw).At(step * flowBelow constant draw level).ToNetwork()

    /// The iterations at which these parts of a level of the loss are gone, and the times of the flow in steps.
    let gone constant (level: Rational -> Rational) (parts: Rational list) draw =
        let run = run constant draw

        let levels =
            parts |> List.map (fun part -> ((Rational.One - part) * level constant).ToDouble())

        levels |> List.map (fun l -> firstBelow l run), levels |> List.map (flowBelow constant draw)

    let output (network: NumericNetwork) (point: float[]) =
        Seq.init network.Width (fun j ->
            network.OutputWeight j
            * max 0.0 (network.HiddenWeight(j, 0) * point[0] + network.HiddenWeight(j, 1) * point[1]))
        |> Seq.sum

    /// y_k - h(x_k).
    let residual network k = labels[k] - output network x[k]

    let norm (network: NumericNetwork) j =
        sqrt (network.HiddenWeight(j, 0) ** 2.0 + network.HiddenWeight(j, 1) ** 2.0)

    /// The cosine between w_j and a vector.
    let cosine (network: NumericNetwork) j (vector: float[]) =
        (network.HiddenWeight(j, 0) * vector[0] + network.HiddenWeight(j, 1) * vector[1])
        / (norm network j * sqrt (vector[0] ** 2.0 + vector[1] ** 2.0))

    let edges = [ for seed in 1..4 -> { Seed = seed } ]

    /// Draws that only thorough runs add.
    let private further = [ for seed in 5..25 -> { Seed = seed } ]

    /// The draws of a figure.
    let draws (run: FigureRun) = [
        for d in (if run.IsThorough then edges @ further else edges) -> { Seed = run.Draw d.Seed }
    ]

    /// When the loss leaves a saddle, for the printed loss and for the one without the factor 1/2.
    let leaving (level: Rational -> Rational) (parts: Rational list) (printed: int) (run: FigureRun) =
        seq {
            for constant in [ printedConstant; meanConstant ] do
                for draw in draws run do
                    run.Begin(sprintf "descent and flow from draw %d" draw.Seed)
                    let descent, flow = gone constant level parts draw

                    let setting = [ NamedValue.Of("c", constant); NamedValue.Of("draw", draw.Seed) ]

                    for part, iteration, time in List.zip3 parts descent flow do
                        let row way found =
                            Figures.row
                                setting
                                (sprintf "%g %% gone, %s" (100.0 * part.ToDouble()) way)
                                (string printed)
                                found

                        // The loss is looked at every 10th iteration.
                        row "iteration" (Figures.computed (float iteration - float every / 2.0) (float every / 2.0))
                        row "flow, in steps" (Figures.computed time step)
        }

    let private published =
        Hypothesis<InitialDraw>(
            "setting",
            "x_1 = (-1/2, 1), y_1 = -1, x_2 = (2, 1), y_2 = 1, m = 60, lambda = 1e-6/sqrt(m), initialisation (4) with w_j in multiples of 1e-13, step 1e-3",
            (fun d -> d.Seed >= 0),
            null
        )

    /// The published setting with some draws of its initialisation.
    let family =
        Family<InitialDraw>(
            "the setting of Section 5 and a draw of the initialisation",
            [ published ],
            edges,
            Arb.fromGen (Gen.elements edges),
            (fun d -> InstanceSize(2, width, 2, d.Seed)),
            (fun d -> [| NamedValue.Of("seed", d.Seed) |]),
            (fun _ -> "the setting of Section 5"),
            true,
            Further = further
        )

    /// A figure of this setting; the effort adds draws.
    let figure rows =
        Figures.declare
            "x_1 = (-1/2, 1), y_1 = -1, x_2 = (2, 1), y_2 = 1, m = 60, lambda = 1e-6/sqrt(m), step 1e-3; one draw"
            "the published setting, 60,000 iterations, four draws"
            (Some "the published setting, 60,000 iterations, 25 draws")
            rows

    let claim id title file locus declared literal repairs holds mutants rows : IClaim =
        Claim<InitialDraw>(
            Id = id,
            Title = title,
            File = file,
            Family = family,
            Source = Source("orthogonal", locus, declared),
            Literal = literal,
            Boundary = [ BoundaryRow("the first draw", edges.Head, holds) ],
            Repairs = repairs,
            Mutants = mutants,
            Figure = figure rows
        )
