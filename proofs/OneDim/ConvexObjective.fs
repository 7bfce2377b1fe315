namespace ReluProofs.Proofs.OneDim

open ReluProofs.Kernel

/// The objectives of Theorem A.1's proof and of Eq. (12), in (gamma_P, gamma_N), from the data.
module internal ConvexObjective =

    /// ||gamma_P X_S/alpha + gamma_N X_{S^c}/alpha - Y||^2.
    let squares (i: Instance) (onP: Rational) (onN: Rational) =
        List.map2
            (fun (x: Rational) (y: Rational) ->
                let part (keep: bool) (gamma: Rational) = if keep then gamma * x else Rational.Zero
                let r = (part (x.Sign >= 0) onP + part (x.Sign <= 0) onN) / i.Alpha - y
                r * r)
            i.X
            i.Y
        |> List.fold (fun (sum: Rational) square -> sum + square) Rational.Zero

    /// Half of that, with beta (|gamma_P| + |gamma_N|).
    let regularised (i: Instance) (onP: Rational) (onN: Rational) =
        squares i onP onN / Rational.Two + i.Beta * (onP.Abs() + onN.Abs())
