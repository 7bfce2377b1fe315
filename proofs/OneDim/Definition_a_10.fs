module internal ReluProofs.Proofs.OneDim.Definition_a_10

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Psi of the exact solution of (9) is a network of width m, has the loss L_conv of that solution, and is a global minimiser.
let private wellDefined (psi: int -> ConePoint -> TwoLayerNetwork option) =
    Optimum.withOptimum Regularised (fun o _ ->
        let i = o.Instance
        let point = (ConeProgram.minimisers i).Head

        let fails stated actual =
            Outcome.Fails(Witness(stated, actual, "is not", Strength.Exact, null, null))

        match psi i.M point with
        | None ->
            fails
                (sprintf "Psi is a network of width %d" i.M)
                (sprintf "%s has %d non-zero entries" (ConeProgram.describe point) (ConeProgram.criticalWidth point))
        | Some theta ->
            let loss = theta.Loss(Instance.constants i, Instance.data i)

            if loss <> RealAlgebraic.OfRational(ConeProgram.value i point) then
                fails
                    (sprintf "L(Psi) = L_conv = %O" (ConeProgram.value i point))
                    (sprintf "Psi = %s has loss %O" (Optimum.describeNetwork theta) loss)
            elif not (EveryMinimiser.isMinimiser o theta) then
                fails
                    "Psi is a global minimiser of L"
                    (sprintf
                        "Psi = %s has loss %O, the minimum is %O"
                        (Optimum.describeNetwork theta)
                        loss
                        o.Derived.Minimum)
            else
                Outcome.Holds Strength.Exact)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha, beta > 0 and m >= M*, Psi(v*, t*) = (v_i*/sqrt|v_i*|, sqrt|v_i*|)_{v_i* <> 0} + (t_i*/sqrt|t_i*|, -sqrt|t_i*|)_{t_i* <> 0} + (0, 0)^{m - M*} is in Theta*(m), and L(Psi(v*, t*)) = L_conv(v*, t*)",
        Check = wellDefined (ConvexMaps.psi ConvexMaps.ofV ConvexMaps.ofT),
        Added = [],
        Note = "the upper index m of (v_i*, t_i*) in the printed argument of Psi is a slip for 2"
    )

let private changed ofV ofT = wellDefined (ConvexMaps.psi ofV ofT)

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/def-a.10",
        Title = "map from convex solutions to parameters",
        File = "proofs/OneDim/Definition_a_10.fs",
        Family = CriticalWidth.familyAtLeast,
        Source = Source("onedim", "Definition A.10, Proposition A.12 second part", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("critical width two, two neurons", Given.pair 1 1 (Q.int 1) Q.half 2, true)
            BoundaryRow("critical width zero: Psi is the origin", Given.pair 1 1 (Q.int 1) (Q.int 1) 1, true)
            BoundaryRow("one threshold met exactly, one neuron", Given.pair 2 1 (Q.int 1) (Q.int 1) 1, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.sign
                "+sqrt|t_i| in place of -sqrt|t_i|"
                literal
                (changed ConvexMaps.ofV (fun t -> let u, w = ConvexMaps.ofT t in u, -w))
            Mutation.exponent
                "(v_i/|v_i|, |v_i|) in place of square roots"
                literal
                (changed (fun v -> RealAlgebraic.OfInt v.Sign, RealAlgebraic.OfRational(v.Abs())) (fun t ->
                    RealAlgebraic.OfInt t.Sign, RealAlgebraic.OfRational -(t.Abs())))
            Mutation.constant
                "output weights doubled"
                literal
                (changed (fun v -> let u, w = ConvexMaps.ofV v in u, w + w) (fun t ->
                    let u, w = ConvexMaps.ofT t in u, w + w))
            Mutation.dropping literal "m>=M*"
        ]
    )
