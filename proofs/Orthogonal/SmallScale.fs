namespace ReluProofs.Proofs.Orthogonal

open System
open ReluProofs.Kernel
open ReluProofs.Numeric.Flows
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// How long a flow is followed.
type internal Until =
    /// A little beyond t_1.
    | Alignment
    /// Beyond the bound on t_3, with time for the loss to go to 0.
    | Fitted
    /// Until nothing moves.
    | Rest

/// The flow from w_j^0 = lambda g_j, a_j^0 = s_j ||w_j^0|| at one lambda, in the coordinates <w_j, x_k> and the rest of w_j, in
/// which the points are the axes exactly.
[<NoComparison; NoEquality>]
type internal Run = {
    Instance: Instance
    Epsilon: float
    LogLambda: float
    Trajectory: Trajectory
    /// The relative error of every neuron, as the integrator estimates it, or of the final theta as a whole for a flow that is
    /// followed until it rests; infinite where there is none.
    Error: float
}

/// Flows from small scales, each integrated once.
module internal SmallScale =

    let private ln10 = Math.Log 10.0
    let entries (i: Instance) = [| for y in i.Y -> y.ToDouble() / float i.Y.Length |]

    /// The w_j^0 at lambda = 1 in the coordinates of the points, the part outside their span last.
    let coordinates (i: Instance) (neuron: Neuron) = [|
        let seen = i.X |> List.map (fun x -> Setting.dot neuron.W x)

        for z in seen do
            z.ToDouble()

        sqrt (max 0.0 ((Setting.normSquared neuron.W - Setting.normSquared seen).ToDouble()))
    |]

    let norm side (i: Instance) =
        sqrt ((Setting.squares side i).ToDouble()) / float i.Y.Length

    /// r.
    let ratio i = norm Positive i / norm Negative i

    /// The conditions of B.2 on epsilon, with some alpha and beta.
    let private isAdmissible (rate: ReluProofs.Proofs.Orthogonal.Side -> Instance -> Rational) i (epsilon: float) =
        let alpha = (rate Positive i).ToDouble()
        let beta = (rate Negative i).ToDouble()
        let bound = 1.0 - epsilon
        let growth = 1.0 + 3.0 * epsilon

        growth * (1.0 - alpha) < bound
        && growth / ratio i < bound
        && (1.0 + 3.0 * ratio i * epsilon) * (1.0 - beta) < bound

    /// An epsilon that is small enough: the first of 1/20, 1/40, ... that B.2 admits with the growth of idle neurons that holds,
    /// alpha and beta without the factor n^2; 1/20 where ||D_+|| <= ||D_-||.
    let epsilon (i: Instance) =
        Seq.init 12 (fun k -> Rational.Create(1, 20) * Rational.Half.Pow k)
        |> Seq.tryFind (fun e -> isAdmissible GrowthRate.normalised i (e.ToDouble()))
        |> Option.defaultValue (Rational.Create(1, 20))

    /// The first of 1/2, 1/3, ..., 1/12 that B.2 admits with alpha and beta as printed; else the small one.
    let epsilonAsPrinted (i: Instance) =
        Seq.init 11 (fun k -> Rational.Create(1, k + 2))
        |> Seq.tryFind (fun e -> isAdmissible GrowthRate.printed i (e.ToDouble()))
        |> Option.defaultValue (epsilon i)

    let private follow (i: Instance) logLambda endTime accuracy estimates =
        let n = i.X.Length
        let d = n + 1

        let axes =
            Array.init (n * d) (fun entry -> if entry / d = entry % d then 1.0 else 0.0)

        let labels = [| for y in i.Y -> y.ToDouble() |]
        let data = FlowData(ReadOnlySpan<float> axes, ReadOnlySpan<float> labels, d)
        let neurons = Array.ofList i.Start

        let start =
            FlowStart.OfBalanced(
                ReadOnlySpan<int>(neurons |> Array.map (fun neuron -> neuron.A.Sign)),
                ReadOnlySpan<float>(
                    neurons |> Array.map (fun neuron -> logLambda + Math.Log(neuron.A.Abs().ToDouble()))
                ),
                ReadOnlySpan<float>(neurons |> Array.collect (coordinates i)),
                d
            )

        let options =
            FlowOptions(
                RelativeAccuracy = accuracy,
                EndTime = endTime,
                MaximumSteps = 50_000,
                EstimateError = estimates
            )

        GradientFlow.Run(data, FlowSetting.Orthogonal n, start, options)

    /// The distance of the final states of two accuracies, relative to all of theta: a neuron that dies has no relative accuracy.
    let private finalError (i: Instance) logLambda (trajectory: Trajectory) =
        let finer = follow i logLambda trajectory.EndTime 1e-13 false

        if not (trajectory.IsSuccess && finer.IsSuccess) then
            infinity
        else
            let left, right = trajectory.Final, finer.Final
            let mutable square = 0.0

            for j in 0 .. left.Width - 1 do
                square <- square + (left.OutputWeight j - right.OutputWeight j) ** 2.0

                for e in 0 .. left.Dimension - 1 do
                    square <- square + (left.HiddenWeight(j, e) - right.HiddenWeight(j, e)) ** 2.0

            sqrt (square / right.NormSquared)

    let private runs = Memory<struct (Instance * Rational * int * Until * bool), Run>()

    /// isScaled: whether the start is lambda times that of the instance, or that of the instance itself.
    let private runAt (i: Instance) (epsilon: Rational) (q: int) until isScaled : Run =
        let make () =
            let e = epsilon.ToDouble()
            let log = -(float q / e) * ln10

            let endTime =
                match until with
                | Alignment -> -1.01 * e * log / min (norm Positive i) (norm Negative i)
                | Fitted -> (60.0 - (1.0 + 3.0 * e * ratio i) * log) / norm Negative i
                | Rest -> infinity

            let startLog = if isScaled then log else 0.0
            let trajectory = follow i startLog endTime 1e-11 (until <> Rest)

            {
                Instance = i
                Epsilon = e
                LogLambda = log
                Trajectory = trajectory
                Error =
                    (if until = Rest then
                         finalError i startLog trajectory + 1e-13
                     elif trajectory.IsSuccess && trajectory.Error.HasValue && trajectory.Error.Value.State < 1e-3 then
                         trajectory.Error.Value.State + 1e-13
                     else
                         infinity)
            }

        runs.Get(struct (i, epsilon, q, until, isScaled), make)

    /// The flow at lambda = 10^(-q/epsilon), that is lambda^epsilon = 10^-q.
    let atPower i epsilon q until = runAt i epsilon q until true

    /// The same lambda with the draw g = theta^0/lambda: the start is that of the instance for every lambda.
    let fromOneStart i epsilon q until = runAt i epsilon q until false

    /// The flow at lambda = 10^exponent, until it rests.
    let atExponent (i: Instance) (exponent: int) : Run = atPower i Rational.One (-exponent) Rest

    let unknown = Margin.unknown
    let atMost logBound value = Margin.atMost logBound value

    /// ln(bound) - log for a number known by its logarithm: positive where it is at most the bound.
    let logAtMost (logBound: float) (log: float, error: float) : Margin = {
        Value = logBound - log
        Error = error + 1e-12 * (abs log + abs logBound)
    }

    /// All of several: the worst margin, or the first that is not decided.
    let all (margins: Margin seq) : Margin =
        let margins = Seq.toArray margins

        if Array.isEmpty margins then
            { Value = 1.0; Error = 0.0 }
        else
            match margins |> Array.filter _.Fails with
            | [||] -> margins |> Array.minBy (fun m -> m.Value - m.Error)
            | failing -> failing |> Array.minBy _.Value

    /// How many powers of ten n||D_-|| is below 1; a tenth is one, however it is rounded.
    let private digits i =
        max 0 (int (ceil (-(Math.Log10(float i.Y.Length * norm Negative i)) - 1e-9)))

    /// lambda^epsilon = 10^-q: down to what doubles tell apart in the alignment 1 - 2 lambda^epsilon.
    let alignmentPowers (_: Instance) = [ 2; 4; 6; 8; 10 ]

    /// Small enough for lambda^(epsilon/29) to be below the labels, and not so small that lambda^(epsilon/5) is lost in rounding.
    let phasePowers i = [ for step in [ 0; 4; 8 ] -> 16 + 16 * digits i + step ]

    /// The same for distances of the order of lambda^(epsilon/29) against lambda^(epsilon/31).
    let limitPowers i =
        if digits i = 0 then
            phasePowers i
        else
            [ for step in [ 0; 15; 30 ] -> 180 * digits i + step ]

    let private ladderOf run (epsilon: Instance -> Rational) powers until stated (margin: Run -> Margin) =
        Check<Instance>(fun i _ ->
            let e = epsilon i
            let powers: int list = powers i

            let exponents =
                powers |> List.map (fun q -> -(int (Math.Round(float q / e.ToDouble()))))

            powers |> List.map (fun q -> margin (run i e q until)) |> Ladder.decideAt exponents stated)

    /// "There is lambda* such that for all lambda <= lambda*" at the draw g of an instance, on the ladder of these powers, at an
    /// epsilon.
    let laddered epsilon powers until stated margin = ladderOf atPower epsilon powers until stated margin

    /// The same for draws that grow as lambda shrinks: what a lambda* that knows no draw has to withstand.
    let ladderedFromOneStart epsilon powers until stated margin =
        ladderOf fromOneStart epsilon powers until stated margin
