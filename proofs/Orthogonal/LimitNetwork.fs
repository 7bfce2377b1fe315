namespace ReluProofs.Proofs.Orthogonal

open System
open ReluProofs.Numeric.Flows

/// The network theta* of Lemma 12 in closed form, without lambda and without an integrator: while the output is negligible a
/// balanced neuron moves on a straight line inside each activation cone, with a^2 - p^2 constant and a + p growing as
/// exp(||D|| t), p being the part of w along D. In the coordinates of SmallScale.
module internal LimitNetwork =

    /// lim (ln ||w_j(t)|| - ||D|| t) of a neuron of S_{+,1} or S_{-,1}, for lambda = 1 and no output.
    let private settledSize side (i: Instance) (neuron: Neuron) =
        let sign = float (Setting.signOf side)
        let pull = SmallScale.entries i |> Array.map (fun p -> sign * p)
        let w = SmallScale.coordinates i neuron
        let n = pull.Length

        let rec along time a =
            let active = [| for k in 0 .. n - 1 -> if w[k] > 0.0 then pull[k] else 0.0 |]
            let speed = sqrt (Array.sumBy (fun p -> p * p) active)
            let p = (Array.map2 (*) active (Array.truncate n w) |> Array.sum) / speed

            let leaving =
                [|
                    for k in 0 .. n - 1 do
                        if active[k] < 0.0 then
                            p - w[k] * speed / active[k], k
                |]
                |> Array.sort

            match Array.tryHead leaving with
            | None -> Math.Log((a + p) / 2.0) - speed * time
            | Some(next, left) ->
                let output = sqrt (next * next + (a - p) * (a + p))
                let length = Math.Log((output + next) / (a + p)) / speed

                for k in 0 .. n - 1 do
                    w[k] <- w[k] + active[k] / speed * (next - p)

                w[left] <- 0.0
                along (time + length) output

        along 0.0 (sqrt (Array.sumBy (fun z -> z * z) w))

    /// The rows (a_j, w_j) of theta*, or of theta_S where one side has not grown.
    let weights (sides: ReluProofs.Proofs.Orthogonal.Side list) (i: Instance) =
        let n = i.X.Length
        let rows = Array.init i.M (fun _ -> Array.zeroCreate<float>(n + 2))

        for side in sides do
            let members = Setting.aligned side i
            let length = SmallScale.norm side i

            if length > 0.0 && not members.IsEmpty then
                let sizes = members |> List.map (fun j -> settledSize side i i.Start[j])
                let largest = List.max sizes
                let shares = sizes |> List.map (fun s -> Math.Exp(2.0 * (s - largest)))
                let total = List.sum shares
                let sign = float (Setting.signOf side)
                let pull = SmallScale.entries i

                for j, share in List.zip members shares do
                    let size = sqrt (float n * length * share / total)
                    rows[j][0] <- sign * size

                    for k in Setting.members side i do
                        rows[j][k + 1] <- size * sign * pull[k] / length

        rows

    /// ||theta - theta*|| with its error.
    let distance (rows: float array array) (run: Run) (state: FlowState) =
        let mutable square = 0.0

        for j in 0 .. rows.Length - 1 do
            square <- square + (state.OutputWeight j - rows[j][0]) ** 2.0

            for e in 0 .. state.Dimension - 1 do
                square <- square + (state.HiddenWeight(j, e) - rows[j][e + 1]) ** 2.0

        sqrt square, (run.Error + 1e-12) * sqrt state.NormSquared
