namespace ReluProofs.Proofs.OneDim

open ReluProofs.Kernel
open ReluProofs.Numeric.Convex

/// The program of Eq. (9) as a special case of the general convex reformulation, for points of any dimension, activation cones and a dual
/// with a certificate: d = 1, c = 1/2, s = 1/alpha, rho = beta/2.
module internal ConvexEngine =

    /// The engine's slopes: sum of a_j w_j over the neurons with w_j > 0 and with w_j < 0, exactly.
    let private slopes (network: ReluProofs.Numeric.Networks.NumericNetwork) =
        let neurons = [
            for j in 0 .. network.Width - 1 ->
                Rational.OfDouble(network.HiddenWeight(j, 0)), Rational.OfDouble(network.OutputWeight j)
        ]

        let over sign =
            neurons
            |> List.filter (fun (w, _) -> w.Sign = sign)
            |> List.fold (fun (sum: Rational) (w, a) -> sum + a * w) Rational.Zero

        over 1, over -1

    /// A contradiction between a point said to solve Eq. (9) and the enclosure of the general engine; null for none. Its value has to lie in
    /// the enclosure, and its outputs near the engine's: c ||f - f*||^2 <= gap, as the loss is that convex in f.
    let contradiction (i: Instance) (point: ConePoint) cancellation : string | null =
        let found =
            CertifiedOptimum.Solve(Instance.data i, Instance.constants i, ConvexSettings.Default, cancellation)

        let value = ConeProgram.value i point

        if value < found.Lower || value > found.Upper then
            sprintf
                "the value %O of %s is outside the enclosure [%.12g, %.12g] of the general convex program"
                value
                (ConeProgram.describe point)
                found.LowerDouble
                found.UpperDouble
        else
            let positive, negative = slopes found.Network

            let square (difference: Rational) = (difference / i.Alpha) * (difference / i.Alpha)

            let distance =
                square (positive - (point.V1 - point.T1)) * Instance.squareP i
                + square (negative - (point.V2 - point.T2)) * Instance.squareN i

            if distance > Rational.Two * found.Gap then
                sprintf
                    "the outputs of %s are farther from those of the general convex program than its gap allows"
                    (ConeProgram.describe point)
            else
                null
