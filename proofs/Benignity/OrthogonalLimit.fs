namespace ReluProofs.Proofs.Benignity

open ReluProofs.Kernel
open ReluProofs.Numeric.Flows
open ReluProofs.Numeric.Flows.Limits
open ReluProofs.Proofs

/// Limits of flows at orthogonal points, also of those that never come to rest to the last digit.
module internal OrthogonalLimit =

    let private everyone (i: OrthogonalFlow) = [ 0 .. i.A.Length - 1 ]
    let private everywhere (i: OrthogonalFlow) = [ 0 .. i.X.Length - 1 ]

    /// The points a neuron is active on, or may be: at orthogonal points a negative preactivation only decays.
    let private seen (i: OrthogonalFlow) (state: FlowState) j =
        if state.HiddenNorm j = 0.0 && state.OutputWeight j = 0.0 then
            []
        else
            everywhere i
            |> List.filter (fun k ->
                (OrthogonalFlow.preactivation i j k).Sign >= 0
                && state.PreactivationCosine(j, k) > -OrthogonalFlow.accuracy)

    /// Whether (2/n) ||sum y_k x_k|| <= 2 lambda for the sum over these points with labels of one sign, for either sign.
    let private isOverpowered (i: OrthogonalFlow) points =
        let squares sign =
            points
            |> List.filter (fun k -> i.Y[k].Sign = sign)
            |> List.map (fun k -> i.Y[k] * i.Y[k] * Covariance.dot i.X[k] i.X[k])
            |> List.fold (fun (sum: Rational) x -> sum + x) Rational.Zero

        let n = Q.int i.Y.Length
        [ 1; -1 ] |> List.forall (fun sign -> squares sign <= n * n * i.Lambda * i.Lambda)

    // Let the neurons of J be active on points K on which no other neuron is, f be their outputs, P_j the norm (2/n) ||sum y_k x_k||
    // over the points neuron j is active on with labels of one sign, the larger of the two, and V the sum of a_j^2 + ||w_j||^2
    // over J. As sum_j 2 a_j <w_j, (2/n) sum y_k x_k> <= sum_j P_j (a_j^2 + ||w_j||^2),
    //     V' <= -(8/n) sum_K f(x_k)^2 - 2 sum_j (2 lambda - P_j) (a_j^2 + ||w_j||^2).
    // So if P_j <= 2 lambda for all j, then V' = 0 at a limit, hence f = 0 on K there, hence 0 = V' = -4 lambda V.

    /// The neurons J that weight decay, lambda > 0, takes to 0, however slowly, by a bound that is exact but for the active points.
    let private vanishing (i: OrthogonalFlow) (state: FlowState) =
        let points = everyone i |> List.map (seen i state) |> List.toArray

        let rec without (others: int list) =
            let taken = others |> List.collect (fun j -> points[j])

            let more =
                everyone i
                |> List.filter (fun j ->
                    not (List.contains j others) && points[j] |> List.exists (fun k -> List.contains k taken))

            if more.IsEmpty then others else without (others @ more)

        let others =
            everyone i |> List.filter (fun j -> not (isOverpowered i points[j])) |> without

        everyone i |> List.except others

    /// The flow of some of the neurons from a state on.
    let private alone (i: OrthogonalFlow) (state: FlowState) (neurons: int list) options =
        let rows = [|
            for j in neurons do
                for e in 0 .. state.Dimension - 1 -> state.HiddenWeight(j, e)
        |]

        OrthogonalFlow.from i [| for j in neurons -> state.OutputWeight j |] rows options

    /// Whether the loss of the points that some neuron is active on goes to 0 from a state, for lambda = 0, along a path too short to
    /// change the sign of a positive preactivation. The others do not move any more.
    let private isNearZeroLoss (i: OrthogonalFlow) (state: FlowState) =
        let points =
            everywhere i
            |> List.filter (fun k -> everyone i |> List.exists (fun j -> state.PreactivationCosine(j, k) > 0.0))

        let visible = {
            i with
                X = points |> List.map (fun k -> i.X[k])
                Y = points |> List.map (fun k -> i.Y[k])
        }

        let keepsSigns (path: float) =
            List.allPairs (everyone i) points
            |> List.forall (fun (j, k) ->
                let cosine = state.PreactivationCosine(j, k)
                cosine <= 0.0 || cosine * state.HiddenNorm j > path)

        if points.IsEmpty then
            false
        else
            // L of all the points has the factor 1/n, which changes the time only.
            let now = alone visible state (everyone i) (FlowOptions(EndTime = 0.0))
            let limit = LimitAnalysis.Of(OrthogonalFlow.data visible, now.Setting, now)

            limit.Kind = LimitKind.GlobalMinimum
            && limit.Evidence.PathLength.HasValue
            && keepsSigns limit.Evidence.PathLength.Value

    /// How many runs more a flow is followed that approaches zero loss at a small rate.
    let private longer = 40

    /// The state at rest or near zero loss, for lambda = 0.
    let rec private followed (i: OrthogonalFlow) (state: FlowState) runs =
        if isNearZeroLoss i state then
            Some state
        elif runs = 0 then
            None
        else
            let flow = alone i state (everyone i) OrthogonalFlow.untilRest

            if flow.IsSuccess then
                Some flow.Final
            elif flow.Stop = StopReason.StepLimit then
                followed i flow.Final (runs - 1)
            else
                None

    let private at (state: FlowState) j k = state.PreactivationCosine(j, k)

    /// The cosines of the limits of w_j and the points x_k as functions of j and k, 0 where w_j goes to 0; None where it is not decided
    /// that the flow has come that far.
    /// isThorough: whether seconds may be spent on a flow that comes to rest slowly.
    let cosines (isThorough: bool) (i: OrthogonalFlow) : (int -> int -> float) option =
        let flow = OrthogonalFlow.run i
        let state = flow.Final

        if flow.IsSuccess then
            Some(at state)
        elif flow.Stop <> StopReason.StepLimit || not (OrthogonalFlow.orthogonal.Holds.Invoke i) then
            None
        elif i.Lambda.IsZero then
            followed i state (if isThorough then longer else 0) |> Option.map at
        else
            match vanishing i state with
            | [] -> None
            | small ->
                let rest = everyone i |> List.except small

                let settled =
                    if rest.IsEmpty then
                        None
                    else
                        Some(alone i state rest OrthogonalFlow.untilRest)

                if settled |> Option.exists (fun run -> not run.IsSuccess) then
                    None
                else
                    Some(fun j k ->
                        match List.tryFindIndex ((=) j) rest with
                        | Some place -> at settled.Value.Final place k
                        | None -> 0.0)
