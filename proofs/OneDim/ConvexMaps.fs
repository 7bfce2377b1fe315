namespace ReluProofs.Proofs.OneDim

open ReluProofs.Kernel

/// Psi and Phi of Definitions A.10 and A.11, as printed, and variations of them.
module internal ConvexMaps =

    let private exact (r: Rational) = RealAlgebraic.OfRational r

    /// The network of width m with the images of the non-zero v_i and t_i first; None where they are more than m.
    let psi
        (ofV: Rational -> RealAlgebraic * RealAlgebraic)
        (ofT: Rational -> RealAlgebraic * RealAlgebraic)
        (m: int)
        (point: ConePoint)
        : TwoLayerNetwork option =
        let images (map: Rational -> _) values =
            values |> List.filter (fun (x: Rational) -> not x.IsZero) |> List.map map

        let active = images ofV [ point.V1; point.V2 ] @ images ofT [ point.T1; point.T2 ]

        if active.Length > m then
            None
        else
            let dead =
                List.replicate (m - active.Length) (RealAlgebraic.Zero, RealAlgebraic.Zero)

            Some(Members.network (active @ dead))

    /// (v/sqrt|v|, sqrt|v|).
    let ofV (v: Rational) =
        let root = RealAlgebraic.Sqrt(v.Abs())
        exact v * root / v.Abs(), root

    /// (t/sqrt|t|, -sqrt|t|).
    let ofT (t: Rational) =
        let root = RealAlgebraic.Sqrt(t.Abs())
        exact t * root / t.Abs(), -root

    /// The sums of term(u_i, w_i) over the four sign patterns of (w_i, u_i); None where one is irrational, as no entry of a
    /// solution of (9) is at rational data.
    let phi (term: RealAlgebraic -> RealAlgebraic -> RealAlgebraic) (theta: TwoLayerNetwork) : ConePoint option =
        let sum output hidden =
            let total =
                EveryMinimiser.neurons theta
                |> List.filter (fun (u, w) -> w.Sign = output && u.Sign = hidden)
                |> List.fold (fun (sum: RealAlgebraic) (u, w) -> sum + term u w) RealAlgebraic.Zero

            Option.ofNullable (total.TryRational())

        match sum 1 1, sum 1 -1, sum -1 1, sum -1 -1 with
        | Some v1, Some v2, Some t1, Some t2 -> Some { V1 = v1; V2 = v2; T1 = t1; T2 = t2 }
        | _ -> None
