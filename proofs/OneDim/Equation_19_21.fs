module internal ReluProofs.Proofs.OneDim.Equation_19_21

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private exact (r: Rational) = RealAlgebraic.OfRational r

let private total (values: RealAlgebraic list) =
    values |> List.fold (fun (sum: RealAlgebraic) x -> sum + x) RealAlgebraic.Zero

let private onSide side (theta: TwoLayerNetwork) =
    EveryMinimiser.neurons theta |> List.filter (fun (u, _) -> u.Sign = side)

/// (19) or (20): |gamma*| = |sum of u_i w_i| = sum of u_i^2 on that side.
let private sums side (gamma: Rational) theta =
    let products = onSide side theta |> List.map (fun (u, w) -> u * w) |> total
    let squares = onSide side theta |> List.map (fun (u, _) -> u * u) |> total
    exact (gamma.Abs()) = products.Abs() && products.Abs() = squares

/// (21).
let private outputs (i: Instance) theta =
    let signOf (r: Rational) = RealAlgebraic.OfInt r.Sign

    EveryMinimiser.neurons theta
    |> List.forall (fun (u, w) ->
        match u.Sign with
        | 1 -> w = signOf (Instance.gammaP i) * u
        | -1 -> w = signOf (Instance.gammaN i) * u
        | _ -> w.IsZero)

let private printed (i: Instance) theta =
    sums 1 (Instance.gammaP i) theta && sums -1 (Instance.gammaN i) theta && outputs i theta

/// Networks of the form of Eq. (7), changed ones, minimisers (which for m < M* are none of these), and arbitrary ones.
let private candidates (context: CheckContext) (o: Optimum) =
    let i = o.Instance

    let ofForm =
        [
            for k in 0..3 -> context.Draw(Members.balanced i.M (Instance.gammaP i) (Instance.gammaN i), "form", k)
        ]
        |> List.choose id

    // Both output signs reversed satisfies (19) and (20), which see absolute values only.
    let reversed =
        ofForm
        |> List.map (fun theta -> EveryMinimiser.neurons theta |> List.map (fun (u, w) -> u, -w) |> Members.network)

    let changed =
        ofForm |> List.mapi (fun k theta -> context.Draw(Members.perturbed theta, "changed", k))

    let minimisers = o.Derived.Splits |> Seq.map (Optimum.simplest o)

    Seq.concat [
        Seq.ofList ofForm
        Seq.ofList reversed
        Seq.ofList changed
        minimisers
        MinimalSet.simple context i.M
    ]

/// L(theta) equals the minimum of the convex problem if and only if the conditions hold.
let private characterises (condition: Instance -> TwoLayerNetwork -> bool) =
    Optimum.withOptimum Regularised (fun o context ->
        let i = o.Instance
        let convex = ConvexObjective.regularised i (Instance.gammaP i) (Instance.gammaN i)

        candidates context o
        |> Seq.map (fun theta ->
            let loss = theta.Loss(Instance.constants i, Instance.data i)

            if (loss = exact convex) = condition i theta then
                Outcome.Holds Strength.Exact
            else
                Outcome.Fails(
                    Witness(
                        sprintf "L(theta) = %O if and only if (19), (20) and (21) hold" convex,
                        sprintf "theta = %s has L = %O" (Optimum.describeNetwork theta) loss,
                        "is not",
                        Strength.Exact,
                        Optimum.numericText o,
                        null
                    )
                ))
        |> Outcome.All)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha, beta > 0, m >= 1 and theta, L(theta) = 1/2 ||gamma_P* X_S/alpha + gamma_N* X_{S^c}/alpha - Y||^2 + beta |gamma_P*| + beta |gamma_N*| if and only if (19) |gamma_P*| = |sum over u_i >= 0 of u_i w_i| = sum over u_i >= 0 of u_i^2, (20) |gamma_N*| = |sum over u_i <= 0 of u_i w_i| = sum over u_i <= 0 of u_i^2, and (21) w_i = sign(gamma_P*) u_i (u_i > 0), sign(gamma_N*) u_i (u_i < 0), 0 (u_i = 0)",
        Check = characterises printed,
        Added = [],
        Note =
            "true for m < M* as well, where no theta has either property; that theta is then a minimiser of L only from m >= M* on is Theorem 4.2's business"
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/eq-19-21",
        Title = "equality characterisation",
        File = "proofs/OneDim/Equation_19_21.fs",
        Family = Families.regularised,
        Source = Source("onedim", "Eqs. (19)-(21), proof of Theorem A.3", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("m < M*: neither side is satisfied", Given.pair 1 1 (Q.int 1) Q.half 1, true)
            BoundaryRow("m = M*", Given.pair 1 1 (Q.int 1) Q.half 2, true)
            BoundaryRow("thresholds met exactly: the origin", Given.pair 1 1 (Q.int 1) (Q.int 1) 2, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.quantifier
                "without (21)"
                literal
                (characterises (fun i theta -> sums 1 (Instance.gammaP i) theta && sums -1 (Instance.gammaN i) theta))
            Mutation.quantifier "without (19) and (20)" literal (characterises outputs)
            Mutation.constant
                "2 |gamma_P*| in (19)"
                literal
                (characterises (fun i theta ->
                    sums 1 (Rational.Two * Instance.gammaP i) theta
                    && sums -1 (Instance.gammaN i) theta
                    && outputs i theta))
            Mutation.sign
                "w_i negated in (21)"
                literal
                (characterises (fun i theta ->
                    printed i (EveryMinimiser.neurons theta |> List.map (fun (u, w) -> u, -w) |> Members.network)))
        ]
    )
