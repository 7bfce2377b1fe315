namespace ReluProofs.Proofs.OneDim

open ReluProofs.Kernel

/// The point (v_1, v_2, t_1, t_2) of the cone-constrained program of Eq. (9).
type internal ConePoint = {
    V1: Rational
    V2: Rational
    T1: Rational
    T2: Rational
}

/// Eq. (9)-(10) of `onedim`, solved exactly by trying every set of non-zero variables and checking the KKT conditions.
module internal ConeProgram =

    /// L_conv of Eq. (10), from the data.
    let value (i: Instance) (point: ConePoint) =
        let residual (x: Rational) (y: Rational) =
            let positive =
                if x.Sign >= 0 then
                    (point.V1 - point.T1) * x
                else
                    Rational.Zero

            let negative =
                if x.Sign <= 0 then
                    (point.V2 - point.T2) * x
                else
                    Rational.Zero

            (positive + negative) / i.Alpha - y

        let squares =
            List.map2 residual i.X i.Y |> List.fold (fun (sum: Rational) r -> sum + r * r) Rational.Zero

        squares / Rational.Two
        + i.Beta * (point.V1.Abs() + point.V2.Abs() + point.T1.Abs() + point.T2.Abs())

    let isFeasible (point: ConePoint) =
        point.V1.Sign >= 0 && point.T1.Sign >= 0 && point.V2.Sign <= 0 && point.T2.Sign <= 0

    /// All KKT points (g, h) >= 0 of k/2 (g - h)^2 - c (g - h) + beta (g + h) with k > 0, beta > 0. Both non-zero is
    /// impossible: adding the two stationarity conditions gives 2 beta = 0.
    let private oneSide (k: Rational) (c: Rational) (beta: Rational) =
        let slopes (g: Rational) (h: Rational) = k * (g - h) - c + beta, -k * (g - h) + c + beta

        [
            Rational.Zero, Rational.Zero
            (c - beta) / k, Rational.Zero
            Rational.Zero, -(c + beta) / k
        ]
        |> List.filter (fun (g, h) ->
            let slopeG, slopeH = slopes g h

            let satisfied (x: Rational) (slope: Rational) =
                if x.IsZero then
                    slope.Sign >= 0
                else
                    x.Sign > 0 && slope.IsZero

            satisfied g slopeG && satisfied h slopeH)
        |> List.distinct

    /// Every KKT point of Eq. (9); the program is convex, so these are its minimisers.
    let minimisers (i: Instance) : ConePoint list =
        let square = i.Alpha * i.Alpha

        // On the negative side the variables are non-positive: gamma_N = v_2 - t_2 = |t_2| - |v_2|.
        [
            for v1, t1 in oneSide (Instance.squareP i / square) (Instance.p i / i.Alpha) i.Beta do
                for t2, v2 in oneSide (Instance.squareN i / square) (Instance.q i / i.Alpha) i.Beta do
                    { V1 = v1; T1 = t1; V2 = -v2; T2 = -t2 }
        ]

    /// The number of non-zero variables: M* as Proposition 4.7 defines it.
    let criticalWidth (point: ConePoint) =
        [ point.V1; point.V2; point.T1; point.T2 ] |> List.filter (fun x -> not x.IsZero) |> List.length

    let describe (point: ConePoint) =
        sprintf "(v1, v2, t1, t2) = (%O, %O, %O, %O)" point.V1 point.V2 point.T1 point.T2
