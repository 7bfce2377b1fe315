module internal ReluProofs.Proofs.Benignity.Proposition_4_a

open System
open ReluProofs.Kernel
open ReluProofs.Numeric.Flows
open ReluProofs.Numeric.Networks
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The accuracy to which |a_i| and ||w_i|| are compared, relative to their size.
let private accuracy = 1e-8

let private horizon = 8.0

let private run (s: TeacherState) =
    let weights =
        s.Neurons |> List.collect TeacherState.hidden |> List.map _.ToDouble() |> List.toArray

    let outputs =
        s.Neurons |> List.map (fun n -> (TeacherState.output n).ToDouble()) |> List.toArray

    GradientFlow.Run(
        FlowData.OfExact(TeacherState.dataset s),
        FlowSetting.Benignity(Teacher.dimension s.Data, s.Lambda),
        FlowStart.OfNetwork(
            NumericNetwork(ReadOnlySpan<float>(outputs), ReadOnlySpan<float>(weights), Teacher.dimension s.Data)
        ),
        FlowOptions(EndTime = horizon, MaximumSteps = 20_000)
    )

/// a_i(t) = factor s_i ||w_i(t)|| at times spread over the steps.
let private balanced (factor: float) =
    Check<TeacherState>(fun s _ ->
        let flow = run s

        let far =
            seq {
                for time in flow.Times do
                    let state = flow.At time

                    for j in 0 .. state.Width - 1 do
                        let size = exp (state.LogHiddenNorm j - state.LogOutputWeight j)
                        let sign = float (state.OutputSign j * s.Neurons[j].Sign)
                        let distance = abs (sign - factor * size)

                        if not (distance <= accuracy) then
                            j, time, distance
            }
            |> Seq.tryHead

        let error =
            if flow.Error.HasValue then
                flow.Error.Value.State
            else
                Double.PositiveInfinity

        if not flow.IsSuccess || not (max error flow.BalanceCorrection <= 0.5 * accuracy) then
            Outcome.TooClose "the flow was not followed to the accuracy asked for"
        else
            match far with
            | None -> Outcome.Holds Strength.Numeric
            | Some(j, time, distance) ->
                Outcome.Fails(
                    Witness(
                        "a_i(t) = s_i ||w_i(t)||",
                        sprintf "at t = %.4g they differ by %.3g of a_%d" time distance (j + 1),
                        "is not",
                        Strength.Numeric,
                        sprintf "the integrator's error is at most %.2g" error,
                        null
                    )
                ))

let private literal =
    Reading<TeacherState>(
        Name = Reading.Literal,
        Statement = "for a balanced start, a_i(t) = s_i ||w_i(t)|| for all i and all t >= 0",
        Check = balanced 1.0,
        Added = [],
        Note =
            "simulated up to t = 8, to 10^-8 of each neuron; the integrator conserves a^2 - ||w||^2 by itself, and how much it had to correct counts as error"
    )

let claim: IClaim =
    Claim<TeacherState>(
        Id = "benignity/prop-4-a",
        Title = "balanced neurons stay balanced and keep their sign",
        File = "proofs/Benignity/Proposition_4_a.fs",
        Family = TeacherState.family 12,
        Source = Source("benignity", "Proposition 4 (a)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron", TeacherState.edges[0], true)
            BoundaryRow("an inactive neuron", TeacherState.edges[1], true)
            BoundaryRow("a large network and a large lambda", TeacherState.edges[3], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.sign "a_i(t) = -s_i ||w_i(t)||" literal (balanced -1.0)
            Mutation.dropping literal TeacherState.balanced.Name
        ]
    )
