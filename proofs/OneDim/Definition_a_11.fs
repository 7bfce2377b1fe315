module internal ReluProofs.Proofs.OneDim.Definition_a_11

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Phi of every minimiser found is the exact solution of (9), and has L_conv equal to the loss.
let private mapsToSolution (phi: TwoLayerNetwork -> ConePoint option) =
    Optimum.withOptimum Regularised (fun o context ->
        let i = o.Instance
        let solution = (ConeProgram.minimisers i).Head

        EveryMinimiser.found context o
        |> Seq.map (fun theta ->
            let fails actual =
                Outcome.Fails(
                    Witness(
                        sprintf "Phi(theta) = %s with L_conv = L" (ConeProgram.describe solution),
                        sprintf "theta = %s is a global minimiser and %s" (Optimum.describeNetwork theta) actual,
                        "is not",
                        Strength.Exact,
                        Optimum.numericText o,
                        null
                    )
                )

            match phi theta with
            | Some image when image = solution && ConeProgram.value i image = o.Derived.Minimum ->
                Outcome.Holds Strength.Exact
            | Some image -> fails (sprintf "Phi(theta) = %s" (ConeProgram.describe image))
            | None -> fails "an entry of Phi(theta) is irrational")
        |> Outcome.All)

let private printed (u: RealAlgebraic) (w: RealAlgebraic) = u * w.Abs()

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha, beta > 0, m >= M* and (u_i, w_i) in Theta*(m): v_1, v_2, t_1, t_2 = the sums of u_i |w_i| over (w_i > 0, u_i > 0), (w_i > 0, u_i < 0), (w_i < 0, u_i > 0), (w_i < 0, u_i < 0) is an element of P*, and L_conv(Phi(theta)) = L(theta)",
        Check = mapsToSolution (ConvexMaps.phi printed),
        Added = []
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/def-a.11",
        Title = "map from parameters to convex solutions",
        File = "proofs/OneDim/Definition_a_11.fs",
        Family = CriticalWidth.familyAtLeast,
        Source = Source("onedim", "Definition A.11, Proposition A.12 first part", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("critical width two, two neurons", Given.pair 1 1 (Q.int 1) Q.half 2, true)
            BoundaryRow("split neurons", Given.pair 1 1 (Q.int 1) Q.half 4, true)
            BoundaryRow("critical width zero: all sums are empty", Given.pair 1 1 (Q.int 1) (Q.int 1) 1, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.sign "u_i w_i in place of u_i |w_i|" literal (mapsToSolution (ConvexMaps.phi (fun u w -> u * w)))
            Mutation.exponent "u_i in place of u_i |w_i|" literal (mapsToSolution (ConvexMaps.phi (fun u _ -> u)))
            Mutation.constant
                "2 u_i |w_i|"
                literal
                (mapsToSolution (ConvexMaps.phi (fun u w -> RealAlgebraic.OfInt 2 * printed u w)))
            Mutation.dropping literal "m>=M*"
        ]
    )
