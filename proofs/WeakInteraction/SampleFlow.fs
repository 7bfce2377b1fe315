namespace ReluProofs.Proofs.WeakInteraction

open System
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Numeric.Flows
open ReluProofs.Numeric.Flows.Observables
open ReluProofs.Numeric.Networks
open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// The flow (3) from a sample, integrated numerically; claims that ask for the same run share it.
module internal SampleFlow =

    let private runs = Memory<struct (Sample * float), Trajectory>()

    let private floats (row: Rational list) = row |> List.map _.ToDouble()

    let setting (s: Sample) =
        FlowSetting.WeakInteraction(Sample.points s, Sample.neurons s)

    let private start (s: Sample) =
        let hidden = s.W |> List.collect floats |> Array.ofList
        let output = floats s.A |> Array.ofList

        FlowStart.OfNetwork(NumericNetwork(ReadOnlySpan<float> output, ReadOnlySpan<float> hidden, Sample.dimension s))

    /// The trajectory up to a time, followed twice for its error estimate.
    let run (s: Sample) (time: float) : Trajectory =
        runs.Get(
            struct (s, time),
            fun () ->
                GradientFlow.Run(
                    FlowData.OfExact(Sample.data s),
                    setting s,
                    start s,
                    FlowOptions(EndTime = time, MaximumSteps = 20_000)
                )
        )

    let private rests = Memory<struct (Sample * float), Trajectory>()

    /// The trajectory up to a stationary point, or to a time at most, followed twice.
    let rest (s: Sample) (time: float) : Trajectory =
        rests.Get(
            struct (s, time),
            fun () ->
                GradientFlow.Run(
                    FlowData.OfExact(Sample.data s),
                    setting s,
                    start s,
                    FlowOptions(EndTime = time, StopWhenStationary = true, MaximumSteps = 20_000)
                )
        )

    /// A bound taken from the integrator's estimate: ten times the distance of its two runs relative to a neuron, and rounding.
    let error (t: Trajectory) =
        let estimate = t.Error
        10.0 * (if estimate.HasValue then estimate.Value.State else 1.0) + 1e-10

    /// Whether the solution of (3) is followed to the end: no kink where it ends, events located in both runs.
    let isFollowed (t: Trajectory) =
        t.IsSuccess && not t.LeftRule && t.Error.HasValue && t.Error.Value.SameEvents

    /// Times between activation changes, one simple number in each gap, where no pre-activation changes its sign; up to where (3) is
    /// followed.
    let betweenEvents (run: Trajectory) =
        let last = if run.LeftRule then run.LeftRuleAt else run.EndTime

        [
            yield 0.0
            for e in run.Events do
                if e.Time < last then
                    yield e.Time
            yield last
        ]
        |> List.distinct
        |> List.pairwise
        |> List.filter (fun (low, high) -> high - low > 1e-9 * (1.0 + high))
        |> List.map (fun (low, high) ->
            let at part = Rational.OfDouble(low + part * (high - low))
            SimpleNumbers.Between(at 0.25, at 0.75))

    let curvature (t: Trajectory) (state: FlowState) = Observable.LocalCurvature(t.Setting, state)

    /// A few e-foldings of the loss: a time at which something has happened and the loss has not underflowed.
    let horizon (s: Sample) =
        let mu = (Sample.curvature s).ToDouble()
        if mu > 0.0 then min 10.0 (2.0 / mu) else 1.0

    /// A family of samples that cost as much as this many instances of exact arithmetic.
    let family cost name hypotheses edges generator =
        Family<Sample>(
            name,
            hypotheses,
            edges,
            Arb.fromGenShrink (generator, Samples.shrink),
            Samples.size,
            Samples.describe,
            (fun s -> sprintf "n=%d" (Sample.points s)),
            Cost = cost
        )
