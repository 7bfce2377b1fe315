namespace ReluProofs.Proofs.Orthogonal

open System
open ReluProofs.Numeric.Flows
open ReluProofs.Proofs

/// The times of the phases and what the lemmas say of the states there. States are in the coordinates of SmallScale.
module internal PhaseTimes =

    /// -epsilon ln(lambda)/||D||: t_{+1}, and t_{-1} = t_1.
    let alignment side (run: Run) =
        -run.Epsilon * run.LogLambda / SmallScale.norm side run.Instance

    /// ln lambda^power.
    let log (power: float) (run: Run) = power * run.LogLambda

    let private sizes (run: Run) =
        run.Instance.Start |> List.map (fun neuron -> neuron.A.Abs().ToDouble())

    /// ln c, the largest ||g_j||, and ln of the smallest.
    let logLargest run = Math.Log(List.max (sizes run))
    let logSmallest run = Math.Log(List.min (sizes run))

    let everyone (run: Run) = [ 0 .. run.Instance.M - 1 ]
    let aligned side (run: Run) = Setting.aligned side run.Instance

    /// The neurons outside S of these sides.
    let idle sides run =
        everyone run
        |> List.filter (fun j -> sides |> List.forall (fun side -> not (List.contains j (aligned side run))))

    /// Neurons whose output weight has this sign.
    let ofSign side (run: Run) =
        everyone run |> List.filter (fun j -> run.Instance.Start[j].A.Sign = Setting.signOf side)

    /// 1 - cos of the angle of w_j with s D, from the part of w_j across it, with its error.
    let deficit side (run: Run) (state: FlowState) j =
        let sign = float (Setting.signOf side)
        let length = SmallScale.norm side run.Instance

        let unit' =
            Array.append
                (Array.map2
                    (fun p (y: ReluProofs.Kernel.Rational) ->
                        if y.Sign = Setting.signOf side then
                            sign * p / length
                        else
                            0.0)
                    (SmallScale.entries run.Instance)
                    (Array.ofList run.Instance.Y))
                [| 0.0 |]

        let direction = state.Direction j
        let cosine = Array.map2 (*) direction unit' |> Array.sum

        let across =
            Array.map2 (fun v u -> (v - cosine * u) ** 2.0) direction unit' |> Array.sum |> sqrt

        let error = run.Error + 1e-15

        if cosine > 0.0 then
            across * across / (1.0 + cosine), 2.0 * across * error + error * error
        else
            1.0 - cosine, 2.0 * error

    /// ln||w_j|| against a bound.
    let sizeAtMost logBound (run: Run) (state: FlowState) j =
        SmallScale.logAtMost logBound (state.LogHiddenNorm j, run.Error)

    /// sum ||w_j||^2 over S_{+,1} or S_{-,1}.
    let mass side run (state: FlowState) =
        aligned side run |> List.sumBy (fun j -> state.HiddenNorm j ** 2.0)

    /// n||D||.
    let fitted side (run: Run) =
        float run.Instance.Y.Length * SmallScale.norm side run.Instance

    /// The first time from `start` on at which the mass of a side reaches a target; None where it does not.
    let reaches side target start (run: Run) =
        if not (run.Error < infinity) then
            None
        else
            let at t = run.Trajectory.At t
            let isReached t = mass side run (at t) >= target
            let times = run.Trajectory.Times |> Seq.filter (fun t -> t > start) |> Seq.toArray

            // The mass grows through the phase, so that halving finds the step.
            let rec step low high =
                if high - low <= 1 then
                    high
                else
                    let middle = (low + high) / 2

                    if isReached times[middle] then
                        step low middle
                    else
                        step middle high

            if Array.isEmpty times || not (isReached times[times.Length - 1]) then
                None
            elif isReached start then
                Some start
            else
                let index = step -1 (times.Length - 1)
                let before = if index > 0 then times[index - 1] else start

                let rec inside low high rounds =
                    let middle = (low + high) / 2.0

                    if rounds = 0 then high
                    elif isReached middle then inside low middle (rounds - 1)
                    else inside middle high (rounds - 1)

                Some(inside before times[index] 45)

    /// When u_+ = n||D_+|| - lambda^(epsilon/5), from t_{+1} on: t_2 if no other condition of (17) ends the phase earlier.
    let second (run: Run) =
        reaches Positive (fitted Positive run - Math.Exp(log (run.Epsilon / 5.0) run)) (alignment Positive run) run

    /// When u_- = n||D_-|| - lambda^(epsilon/29), from t_{-1} on: t_3 if no other condition of (23) ends the phase earlier.
    let third (run: Run) =
        reaches Negative (fitted Negative run - Math.Exp(log (run.Epsilon / 29.0) run)) (alignment Negative run) run

    /// The error of such a time, in units of 1/||D||: what the error of the states moves the crossing by.
    let crossingError side power (run: Run) =
        1e-9 + 10.0 * run.Error * (1.0 + fitted side run) / Math.Exp(log power run)

    /// States spread over [from, until], both ends among them.
    let between count (from: float) (until: float) (run: Run) =
        Seq.init (count + 1) (fun k ->
            run.Trajectory.At(min run.Trajectory.EndTime (from + (until - from) * float k / float count)))

    /// ||D_+^t||, with its error.
    let pull side (run: Run) (state: FlowState) =
        let n = run.Instance.Y.Length

        let square =
            Setting.members side run.Instance |> List.sumBy (fun k -> state.Residual k ** 2.0)

        sqrt square / float n, (run.Error + 1e-15) * state.NormSquared

    /// A margin at a state that exists only if a time was found.
    let atTime (time: Run -> float option) (margin: Run -> FlowState -> Margin) (run: Run) =
        match time run with
        | Some t when run.Error < infinity -> margin run (run.Trajectory.At t)
        | _ -> SmallScale.unknown
