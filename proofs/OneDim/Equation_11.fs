module internal ReluProofs.Proofs.OneDim.Equation_11

open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The solutions of (9) with at most `most` non-zero entries are all solutions of (9).
let private sameSet (most: Instance -> int) =
    Check<Instance>(fun i _ ->
        if not (Instance.isDefined i) then
            Optimum.undefined i
        else
            match ConeProgram.minimisers i |> List.tryFind (fun point -> ConeProgram.criticalWidth point > most i) with
            | None -> Outcome.Holds Strength.Exact
            | Some missing ->
                Outcome.Fails(
                    Witness(
                        sprintf "every solution of (9) has at most %d non-zero entries" (most i),
                        ConeProgram.describe missing + " is one",
                        "is not",
                        Strength.Exact,
                        null,
                        null
                    )
                ))

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha, beta > 0 and every m >= M*, P*(m), the set of the elements of P* with at most m non-zero entries, is P*",
        Check = sameSet (fun i -> i.M),
        Added = []
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/eq-11",
        Title = "cardinality-constrained solution set",
        File = "proofs/OneDim/Equation_11.fs",
        Family = CriticalWidth.familyAtLeast,
        Source = Source("onedim", "Eq. (11) and the paragraph after it", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("critical width two, two neurons", Given.pair 1 1 (Q.int 1) Q.half 2, true)
            BoundaryRow("critical width zero", Given.pair 1 1 (Q.int 1) (Q.int 1) 1, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "at most m - 1 non-zero entries" literal (sameSet (fun i -> i.M - 1))
            Mutation.quantifier "at most one non-zero entry" literal (sameSet (fun _ -> 1))
            Mutation.dropping literal "m>=M*"
        ]
    )
