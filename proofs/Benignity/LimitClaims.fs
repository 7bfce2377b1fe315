namespace ReluProofs.Proofs.Benignity

open ReluProofs.Numeric.Flows
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Margins of Lemma 5 and Theorem 2 at stationary points the flow has come to.
module internal LimitClaims =

    /// Distances from a limit that the test for stationary points can leave.
    let private resolution = 1e-4

    /// Base-10 exponents of alpha. The flow near its limit takes the time 1/lambda, which grows like alpha^(-2 epsilon); so the smaller
    /// scales are gone to only where the larger ones leave it open.
    let private ladders = [ [ -6; -9; -12 ]; [ -12; -18; -24 ]; [ -24; -36; -48 ] ]

    let onLadder stated (margin: TeacherFlow -> ScaledFlow -> Margin) =
        Check<TeacherFlow>(fun t _ ->
            Ladder.firstDecided ladders stated (fun e ->
                let f = TeacherFlow.limit t e

                if f.Flow.Stop = StopReason.Stationary && System.Double.IsFinite f.Error then
                    margin t f
                else
                    TeacherFlow.undecided))

    let private distance (f: ScaledFlow) (size: float) : Margin = {
        Value = 1.0 - size / resolution
        Error = 4.0 * f.Error / resolution
    }

    /// The distance from networks of rank 1 along u with composite u.
    let atRankOne (target: ScaledFlow -> float[]) (f: ScaledFlow) : Margin =
        let state, u = f.Flow.Final, target f

        TeacherFlow.smallest [
            distance f (TeacherFlow.norm (TeacherFlow.minus u (TeacherFlow.composite f state)))

            for j in f.Active do
                distance
                    f
                    (state.HiddenNorm j * TeacherFlow.norm (TeacherFlow.minus (TeacherFlow.unit u) (state.Direction j)))

                distance f (abs (state.OutputWeight j - state.HiddenNorm j))

            for j in f.Idle do
                distance f (state.HiddenNorm j)
        ]

    /// How far the neurons still move after a part of the time.
    let settled (part: float) (f: ScaledFlow) : Margin =
        let before, after = f.Flow.At(part * f.Flow.EndTime), f.Flow.Final

        TeacherFlow.smallest [
            for j in 0 .. after.Width - 1 do
                distance f (abs (after.OutputWeight j - before.OutputWeight j))

                let moved =
                    Array.init after.Dimension (fun c -> after.HiddenWeight(j, c) - before.HiddenWeight(j, c))

                distance f (TeacherFlow.norm moved)
        ]

    /// The mean square error is at most lambda^power / mu_min.
    let fits (power: float) (f: ScaledFlow) : Margin =
        let state = f.Flow.Final
        let d = f.Teacher.Length

        let error =
            List.sum [ for k in 0 .. d - 1 -> state.Residual k * state.Residual k ] / float d

        let bound = f.Lambda ** power / f.Least

        {
            Value = 1.0 - error / bound
            Error = 10.0 * f.Error * sqrt error / bound
        }

    /// How far the loss at the limit is above that of the network of rank 2 of Proposition 2 (b), in units of lambda; `factor` scales
    /// the loss of the latter.
    let exceeds (factor: float) (t: TeacherFlow) (f: ScaledFlow) : Margin =
        let dual k =
            Teacher.dual t.Data k |> List.map _.ToDouble() |> List.toArray

        let second, third = dual 1, dual 2
        let scaled k = Array.map (fun x -> k * x)

        let shortened =
            TeacherFlow.minus second (scaled (TeacherFlow.dot second third / TeacherFlow.dot third third) third)

        let points =
            t.Data.X |> List.map (fun x -> x |> List.map _.ToDouble() |> List.toArray)

        let loss step =
            let first = TeacherFlow.minus f.Optimum (scaled step second)
            let other = scaled step shortened

            let misfit =
                points
                |> List.averageBy (fun x ->
                    let output = max 0.0 (TeacherFlow.dot first x) + max 0.0 (TeacherFlow.dot other x)

                    (output - TeacherFlow.dot f.Teacher x) ** 2.0)

            misfit + 2.0 * f.Lambda * (TeacherFlow.norm first + TeacherFlow.norm other)

        let best =
            [ for k in 1..20 -> loss (0.01 * float k / TeacherFlow.norm second) ] |> List.min

        {
            Value = (f.Flow.Final.Loss - factor * best) / f.Lambda
            Error = (f.Flow.Error.Value.Loss + 1e-12) / f.Lambda
        }

    let twoNeurons =
        Hypothesis<TeacherFlow>("m", "m >= 2", (fun t -> t.Neurons.Length >= 2), null)
