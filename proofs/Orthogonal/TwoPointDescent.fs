namespace ReluProofs.Proofs.Orthogonal

open System
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
    End: NumericNetwork
}

/// Section 5: x_1 = (-1/2, 1), y_1 = -1, x_2 = (2, 1), y_2 = 1, m = 60, lambda = 1e-6/sqrt(m), gradient descent with step 1e-3.
module internal TwoPointDescent =

    let width = 60
    let step = 1e-3

    /// What is left of the loss where the first saddle counts as left.
    let firstPart = 0.998

    /// Long enough for both labels to be fitted to rounding.
    let iterations = 60_000

    let private every = 10

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

    let private start (draw: InitialDraw) =
        RandomStart.BalancedGaussian(width, 2, logScale, uint64 draw.Seed)

    let private setting (constant: Rational) =
        FlowSetting(ModelConstants(constant, Rational.One, Rational.Zero), Rational.One, KinkRule.Zero)

    let private startNetwork draw constant =
        GradientFlow
            .Run(data, setting constant, start draw, FlowOptions(EndTime = 0.0, EstimateError = false))
            .At(0.0)
            .ToNetwork()

    /// The first loss: nothing is fitted.
    let firstLevel (constant: Rational) = 2.0 * constant.ToDouble()

    /// The loss with the positive label fitted and the output 0 on the other point.
    let secondLevel (constant: Rational) = constant.ToDouble()

    let private descend (draw: InitialDraw, constant: Rational) =
        let first = startNetwork draw constant

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
        losses[0] <- descent.Loss

        let crossed level i = losses[i - 1] > level && losses[i] <= level

        for i in 1 .. losses.Length - 1 do
            descent.Advance(int64 every) |> ignore
            losses[i] <- descent.Loss

            if crossed (firstPart * firstLevel constant) i then
                firstLeft <- nonNull descent.Network

            if crossed (0.996 * secondLevel constant) i then
                secondLeft <- nonNull descent.Network

        {
            Initial = first
            Losses = losses
            FirstLeft = firstLeft
            SecondLeft = secondLeft
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
                    start draw,
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
    let gone constant (level: Rational -> float) (parts: float list) draw =
        let run = run constant draw
        let levels = parts |> List.map (fun part -> (1.0 - part) * level constant)
        levels |> List.map (fun l -> float (firstBelow l run)), levels |> List.map (flowBelow constant draw)

    let private isNear (printed: int) (iteration: float) = abs (iteration - float printed) <= 0.1 * float printed

    /// The loss falls by one of these parts of a level around a printed iteration: within a tenth of it, by descent and by flow.
    let leaves (constant: Rational) (level: Rational -> float) (parts: float list) (printed: int) =
        Check<InitialDraw>(fun draw _ ->
            let descent, flow = gone constant level parts draw

            let shown (numbers: float list) =
                numbers |> List.map (fun number -> string (round number)) |> String.concat ", "

            let falls =
                parts |> List.map (fun part -> string (100.0 * part)) |> String.concat ", "

            match List.exists (isNear printed) descent, List.exists (isNear printed) flow with
            | true, true -> Outcome.Holds Strength.Numeric
            | false, false ->
                Outcome.Fails(
                    Witness(
                        sprintf "the saddle is left around iteration %d" printed,
                        sprintf "%s %% of the loss are gone at iterations %s" falls (shown descent),
                        "is not",
                        Strength.Numeric,
                        sprintf "the gradient flow is there after times of %s steps" (shown flow),
                        null
                    )
                )
            | _ ->
                Outcome.TooClose(
                    sprintf
                        "descent leaves at %s, the flow at %s, around the edge of what counts"
                        (shown descent)
                        (shown flow)
                ))

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

    let private draw seed = { Seed = seed }
    let edges = [ for seed in 1..4 -> draw seed ]

    /// Draws that only thorough runs add.
    let private further = [ for seed in 5..25 -> draw seed ]

    /// The draws of a figure.
    let draws (run: FigureRun) = [
        for d in (if run.IsThorough then edges @ further else edges) -> { Seed = run.Draw d.Seed }
    ]

    /// When the loss leaves a saddle, for the printed loss and for the one without the factor 1/2.
    let leaving (level: Rational -> float) (parts: float list) (printed: int) (run: FigureRun) =
        seq {
            for constant in [ printedConstant; meanConstant ] do
                for draw in draws run do
                    run.Begin(sprintf "descent and flow from draw %d" draw.Seed)
                    let descent, flow = gone constant level parts draw

                    let setting = [ NamedValue.Of("c", constant); NamedValue.Of("draw", draw.Seed) ]

                    for part, iteration, time in List.zip3 parts descent flow do
                        let row way found =
                            Figures.row setting (sprintf "%g %% gone, %s" (100.0 * part) way) (string printed) found

                        // The loss is looked at every 10th iteration.
                        row "iteration" (Figures.computed (iteration - float every / 2.0) (float every / 2.0))
                        row "flow, in steps" (Figures.computed time step)
        }

    let private drawn =
        Hypothesis<InitialDraw>(
            "setting",
            "x_1 = (-1/2, 1), y_1 = -1, x_2 = (2, 1), y_2 = 1, m = 60, lambda = 1e-6/sqrt(m), initialisation (4), step 1e-3",
            (fun d -> d.Seed >= 0),
            null
        )

    /// The published setting with some draws of its initialisation.
    let family =
        Family<InitialDraw>(
            "the setting of Section 5 and a draw of the initialisation",
            [ drawn ],
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
