namespace ReluProofs.Proofs.Orthogonal

open ReluProofs.Kernel
open ReluProofs.Numeric.Convex

/// The smallest norm of an interpolator by the general convex engine, whose dual vector is checked here exactly.
module internal DualBound =

    /// For orthonormal points |sum v_k relu(<u, x_k>)| <= 1 for all unit u says that the positive entries of v have norm at most 1, and
    /// the negative ones as well: u may be taken along them.
    let private isFeasible (v: Rational list) =
        [ 1; -1 ]
        |> List.forall (fun sign ->
            v |> Seq.filter (fun e -> e.Sign = sign) |> Seq.map (fun e -> e * e) |> Setting.sum <= Rational.One)

    /// A contradiction between a number said to be the smallest ||theta||^2 of interpolators of orthonormal data of any width and the engine's
    /// enclosure, or within the engine's certificate; null for none.
    let contradiction (i: Instance) (value: RealAlgebraic) cancellation : string | null =
        let found =
            MinimalNorm.Solve(Setting.data i, Rational.One, ConvexSettings.Default, cancellation)

        // The engine bounds sum |a_j| ||w_j||, half of the smallest ||theta||^2.
        let lower = RealAlgebraic.OfRational(Rational.Two * found.Lower)

        if not (isFeasible (found.Dual.ToReadOnlyList() |> List.ofSeq)) then
            "the dual vector of the general convex program is not feasible"
        elif found.Dual.Dot(ExactVector i.Y) < found.Lower then
            "the dual vector of the general convex program does not give its lower bound"
        elif value < lower then
            sprintf "%O is below the dual bound of the general convex program" value
        elif found.Upper.HasValue && value > RealAlgebraic.OfRational(Rational.Two * found.Upper.Value) then
            sprintf "%O is above an interpolator of the general convex program" value
        else
            null
