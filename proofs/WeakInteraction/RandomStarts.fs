namespace ReluProofs.Proofs.WeakInteraction

open System
open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Numeric.Flows
open ReluProofs.Numeric.Flows.Observables
open ReluProofs.Numeric.Statistics
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// A law of (a_j, w_j) in the plane: the direction of w_j uniform, the sign of a_j fair, all independent, Assumption 1 satisfied.
type internal NormLaw =
    /// ||w_j|| = |a_j| = the scale.
    | Equal of scale: Rational
    /// ||w_j|| = |a_j| = 100 with probability 1/p for this p, and else ||w_j|| = 1/1000, |a_j| = 1/10.
    | SeldomLarge

/// Unit inputs of the plane with labels 1, with Assumption 2 or (86).
type internal Inputs =
    /// x_1 and x_2 with <x_1, x_2> = 3/5 < 1/sqrt(2).
    | Pair
    /// x_1 and x_2 with <x_1, x_2> = 9/41, and their antipodes: N_2 = 18/41 < 1/2.
    | Antipodes

/// Starts drawn from a law, for a statement that something happens with probability at least 1 - eps: p neurons, and eps as small as
/// p >= 4 log(n/eps) allows.
type internal Trial = {
    Inputs: Inputs
    Neurons: int
    Law: NormLaw
    Runs: int
}

/// Runs of the flow (3) from drawn starts. They are functions of the trial and their number alone, and claims share them.
module internal Trial =

    let private entries (t: Trial) =
        let pair = [ [ Q.int 1; Q.int 0 ]; [ Q.frac 3 5; Q.frac 4 5 ] ]
        let near = [ [ Q.int 1; Q.int 0 ]; [ Q.frac 9 41; Q.frac 40 41 ] ]

        match t.Inputs with
        | Pair -> pair
        | Antipodes -> near @ (near |> List.map (List.map (~-)))

    let points (t: Trial) = (entries t).Length

    /// n e^(-p/4), rounded upwards.
    let failure (t: Trial) =
        Rational.OfInt(points t) * Elementary.Exp(Q.frac -t.Neurons 4, 64).Upper

    /// What is drawn: all starts, or for the law with seldom large neurons those with exactly one, which has a_j > 0 and is active on
    /// both points of the pair (on x_1 and x_2, or on their antipodes).
    let condition (t: Trial) =
        match t.Law with
        | Equal _ -> ""
        | SeldomLarge ->
            " with exactly one large neuron, a_j > 0 there, and its direction between "
            + (match t.Inputs with
               | Pair -> "the half-planes of x_1 and x_2"
               | Antipodes -> "those of x_1 and x_2, or of -x_1 and -x_2")

    /// The angle from x_1 to x_2.
    let private angle (t: Trial) =
        let second = (entries t)[1]
        Math.Atan2(second[1].ToDouble(), second[0].ToDouble())

    /// A lower bound of the probability of that condition: p q (1 - q)^(p-1)/2 with q = 1/p, times the share of the directions, which is
    /// above 7/20 as arccos(3/5) < 3 pi/10, and 2 * 7/20 > 1/2 for the antipodes as arccos(9/41) < pi/2.
    let share (t: Trial) =
        match t.Law with
        | Equal _ -> Rational.One
        | SeldomLarge ->
            let one = (Rational.One - Q.frac 1 t.Neurons).Pow(t.Neurons - 1)

            Q.half
            * one
            * (match t.Inputs with
               | Pair -> Q.frac 7 20
               | Antipodes -> Q.half)

    /// The stream of a run; nearby seeds of the library's generator begin alike, so they are spread and the beginning is thrown away.
    let private stream (number: int) =
        let random = Random(int ((uint64 number * 0x9E3779B97F4A7C15UL) >>> 33))

        for _ in 1..64 do
            random.NextDouble() |> ignore

        random

    let private start (t: Trial) number =
        let random = stream number
        let phi = angle t

        let anywhere () = 2.0 * Math.PI * random.NextDouble()

        let between () =
            let side =
                if t.Inputs = Antipodes && random.NextDouble() < 0.5 then
                    Math.PI
                else
                    0.0

            side + phi - Math.PI / 2.0 + (Math.PI - phi) * random.NextDouble()

        let neurons =
            Array.init t.Neurons (fun j ->
                match t.Law with
                | Equal scale ->
                    let size = log (scale.ToDouble())
                    anywhere (), (if random.NextDouble() < 0.5 then -1 else 1), size, size
                | SeldomLarge when j = 0 -> between (), 1, log 100.0, log 100.0
                | SeldomLarge -> anywhere (), (if random.NextDouble() < 0.5 then -1 else 1), log 0.1, log 0.001)

        let signs = neurons |> Array.map (fun (_, sign, _, _) -> sign)
        let outputs = neurons |> Array.map (fun (_, _, output, _) -> output)
        let hidden = neurons |> Array.map (fun (_, _, _, hidden) -> hidden)

        let directions =
            neurons |> Array.collect (fun (angle, _, _, _) -> [| cos angle; sin angle |])

        FlowStart.OfSpherical(
            ReadOnlySpan<int> signs,
            ReadOnlySpan<float> outputs,
            ReadOnlySpan<float> hidden,
            ReadOnlySpan<float> directions,
            2
        )

    /// Long enough for a loss of 1e-12 or for a stationary point.
    let private time (t: Trial) =
        match t.Law with
        | Equal scale -> 40.0 + 4.0 * abs (log (scale.ToDouble()))
        | SeldomLarge -> 100.0

    let private runs = Memory<struct (Trial * int), Trajectory>()

    /// One run, followed at two accuracies.
    let run (t: Trial) number : Trajectory =
        runs.Get(
            struct ({ t with Runs = 0 }, number),
            fun () ->
                let rows = entries t

                GradientFlow.Run(
                    FlowData.OfExact(
                        Dataset(
                            ExactMatrix(rows |> List.map ExactVector),
                            ExactVector(rows |> List.map (fun _ -> Rational.One))
                        )
                    ),
                    FlowSetting.WeakInteraction(points t, t.Neurons),
                    start t number,
                    FlowOptions(
                        EndTime = time t,
                        StopWhenStationary = (t.Law = SeldomLarge),
                        RelativeAccuracy = 1e-8,
                        MaximumSteps = 20_000
                    )
                )
        )

    /// Further below a kink than anything moves once the flow is at rest.
    [<Literal>]
    let private Clearly = -1e-5

    /// Whether the flow has come to rest with a point that no neuron is active on: h = 0 there for ever. A neuron of its sign is either
    /// clearly below the kink, or inactive on all points: then (3) does not move it, with sigma'(0) = 0 on a kink neither
    /// ("it can never re-activate again", Section 4.1). Where the flow slides on a kink on its way, (3) itself has no solution
    /// from then on; what is followed is Filippov's, the limit of small time steps.
    let isTrapped (t: Trajectory) =
        let final = t.Final

        t.Stop = StopReason.Stationary
        && t.Error.HasValue
        && t.Error.Value.Final < 1e-4
        && Seq.exists
            (fun i ->
                final.Residual i = t.Data.Label i
                && Seq.forall
                    (fun j ->
                        let z k = final.Preactivation(j, k)
                        let isIdle = Seq.forall (fun k -> z k <= 0.0) (seq { 0 .. t.Data.Count - 1 })
                        let serves = final.OutputWeight j * t.Data.Label i > 0.0
                        isIdle || z i <= (if serves then Clearly else 0.0))
                    (seq { 0 .. final.Width - 1 }))
            (seq { 0 .. t.Data.Count - 1 })

    /// The largest curvature at the end and a tenth before it; infinite where a run has not come to a settled rate.
    let lateCurvature (t: Trajectory) =
        let at (time: float) = Observable.LocalCurvature(t.Setting, t.At time)
        let last, before = at t.EndTime, at (0.9 * t.EndTime)

        if SampleFlow.isFollowed t && t.Final.Loss < 1e-8 && abs (last - before) < 0.01 * last then
            max last before
        else
            infinity

    /// min_i |1 - r_i/y_i| at the end.
    let progress (t: Trajectory) =
        seq { 0 .. t.Data.Count - 1 }
        |> Seq.map (fun i -> abs (1.0 - t.Final.Residual i / t.Data.Label i))
        |> Seq.min

    /// How often a run misses the interval of its probability.
    [<Literal>]
    let private Level = 1e-9

    /// The statement that a run fails with probability at most eps, from how many do. What is not seen to fail counts as if it did not.
    let atMost (fails: Trajectory -> bool) what (t: Trial) =
        let count =
            seq { 1 .. t.Runs } |> Seq.filter (fun k -> fails (run t k)) |> Seq.length

        let least =
            share t * Rational.OfDouble (ClopperPearson.Interval(count, t.Runs, Level)).Low

        let found = sprintf "%d of %d starts%s %s" count t.Runs (condition t) what

        if least > failure t then
            Outcome.Fails(
                Witness(
                    sprintf
                        "with probability at least 1 - eps, eps = %d e^(-%d/4) = %.3g, it does not happen that they %s"
                        (points t)
                        t.Neurons
                        ((failure t).ToDouble())
                        what,
                    sprintf
                        "%s: a probability of at least %.3g, at level %g (Clopper-Pearson)"
                        found
                        (least.ToDouble())
                        Level,
                    ">",
                    Strength.Statistical,
                    sprintf
                        "%d of %d runs, of the seeds 1 to %d, each counted one at two accuracies"
                        count
                        t.Runs
                        t.Runs,
                    null
                )
            )
        else
            Outcome.TooClose(sprintf "%s, which does not tell their probability from eps; more runs would" found)

    let size (t: Trial) =
        InstanceSize(points t, t.Neurons, 2, System.Numerics.BigInteger t.Runs)

    let describe (t: Trial) : IReadOnlyList<NamedValue> = [|
        // x_1 is (1, 0).
        NamedValue.Of("<x_1, x_2>", List.head (List.item 1 (entries t)))
        NamedValue.Of("n", points t)
        NamedValue.Of("p", t.Neurons)
        match t.Law with
        | Equal scale -> NamedValue.Of("||w_j|| = |a_j|", scale)
        | SeldomLarge ->
            NamedValue.Of("(||w_j||, |a_j|)", ExactVector [ Q.int 100; Q.int 100 ])
            NamedValue.Of("with probability", Q.frac 1 t.Neurons)
            NamedValue.Of("and else", ExactVector [ Q.frac 1 1000; Q.frac 1 10 ])
        NamedValue.Of("runs", t.Runs)
    |]
