module internal ReluProofs.Proofs.OneDim.Proposition_4_7

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The minimum of Eq. (9), solved exactly by its KKT conditions, against the minimum of L: derived, enclosed, certified. The general convex
/// engine, which knows neither, has to agree with both.
let private sameValue (program: Instance -> Rational) =
    Optimum.withOptimum Regularised (fun o context ->
        let convex = program o.Instance
        let solution = (ConeProgram.minimisers o.Instance).Head

        match ConvexEngine.contradiction o.Instance solution context.Cancellation with
        | NonNull reason -> Outcome.EnginesDisagree reason
        | Null when convex = o.Derived.Minimum -> Outcome.Holds Strength.Exact
        | Null ->
            let theta = Optimum.simplest o o.Derived.Splits[0]

            Outcome.Fails(
                Witness(
                    sprintf "the minimum of (9) is %O" convex,
                    sprintf "the minimum of L over width %d is %O" o.Instance.M o.Derived.Minimum,
                    "is not",
                    Strength.Exact,
                    Optimum.numericText o,
                    CertificateDraft(
                        context.Claim,
                        context.Statement,
                        "two minima that differ",
                        Terms.certified true o.Instance [ "theta", theta ],
                        Terms.standing true o.Instance
                        @ [
                            Optimum.minimumFact o "theta"
                            Terms.fact
                                "the convex minimum is another number"
                                (Term.Abs(Optimum.minimumTerm o "theta" - Term.Number convex))
                                Relation.Greater
                                (Term.Number 0)
                        ]
                    )
                )
            ))

let private minimum (i: Instance) = ConeProgram.value i (ConeProgram.minimisers i).Head

let private wideEnough =
    Hypothesis<Instance>(
        "m>=M*",
        "m >= M* = the number of non-zero v_1*, v_2*, t_1*, t_2* of an optimal solution of (9)",
        (fun i -> not (Instance.isDefined i) || i.M >= ConeProgram.criticalWidth (ConeProgram.minimisers i).Head),
        (fun i -> { i with M = 1 })
    )

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha, beta > 0 and m >= M*, the minimum over v_1, t_1 >= 0, v_2, t_2 <= 0 of 1/2 ||((v_1 - t_1) D(S) + (v_2 - t_2) D(S^c)) X/alpha - Y||^2 + beta (|v_1| + |v_2| + |t_1| + |t_2|) equals the minimum of L over width m",
        Check = sameValue minimum,
        Added = [],
        Note = "the proposition's 'non-convex problem (7)' is a slip for (4), as its copy A.7 has it"
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/prop-4.7",
        Title = "convex reformulation has the same optimal value",
        File = "proofs/OneDim/Proposition_4_7.fs",
        Family =
            Families.regularisedWith wideEnough (fun i ->
                Gen.elements [ 0; 0; 1; 3 ]
                |> Gen.map (fun more -> {
                    i with
                        M = max 1 (Instance.criticalWidth i + more)
                })),
        Source = Source("onedim", "Proposition 4.7 = A.7, Eqs. (9)-(10), (25)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("critical width two, two neurons", Given.pair 1 1 (Q.int 1) Q.half 2, true)
            BoundaryRow("critical width zero, one neuron", Given.pair 1 1 (Q.int 1) (Q.int 1) 1, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.dropping literal "m>=M*"
            Mutation.constant
                "2 beta in the convex program"
                literal
                (sameValue (fun i -> minimum (Mutation.doubledDecay i)))
            Mutation.exponent
                "alpha squared in the convex program"
                literal
                (sameValue (fun i -> minimum { i with Alpha = i.Alpha * i.Alpha }))
        ]
    )
