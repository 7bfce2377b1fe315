module internal ReluProofs.Proofs.WeakInteraction.Equation_14_a

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Some neuron is active on each point, with probability (1 - miss^p)^n.
let private equals (miss: Rational) =
    Check<Draw>(fun d context ->
        let factors = Draw.everyPointActive d

        let actual =
            factors |> List.fold (fun (p: Rational) (x: Rational) -> p * x) Rational.One

        let n = Draw.points d
        let stated = (Rational.One - miss.Pow d.Neurons).Pow n

        if Draw.isOrthogonal d && actual <> SignEvents.EveryPointActive(d.Neurons, n) then
            Outcome.EnginesDisagree "two routes to the probability that every point is active"
        elif actual = stated then
            Outcome.Holds Strength.Exact
        else
            Outcome.Fails(
                Witness(
                    sprintf "the probability is %O" stated,
                    sprintf "it is %O" actual,
                    (if actual > stated then ">" else "<"),
                    Strength.Exact,
                    null,
                    Event.draft
                        context
                        "the probability that every point is active"
                        d
                        (Event.standing d
                         @ [
                             Terms.differ
                                 "the product over the lines is not (1 - 2^-p)^n"
                                 (Draw.certified d)
                                 (Term.Product(factors |> List.map (fun (x: Rational) -> Term.Number x)))
                                 (Event.power n (Term.Number(Rational.One - miss.Pow d.Neurons)))
                         ])
                )
            ))

let private literal =
    Reading<Draw>(
        Name = Reading.Literal,
        Statement = "for all non-zero inputs P(for all i there is j with <w_j(0), x_i> > 0) = (1 - 2^-p)^n",
        Check = equals Q.half,
        Added = [],
        Note =
            "the two printed lines in between, P(union_j W_{1,j} > 0) and (1 - P(W_{1,1} > 0))^p, are read as misprints"
    )

let private repaired =
    Reading<Draw>(
        Name = "orthogonal inputs",
        Statement = "the same for orthogonal inputs",
        Check = equals Q.half,
        Added = [ Draws.orthogonalInputs ]
    )

let claim: IClaim =
    Claim<Draw>(
        Id = "weakint/eq-14.a",
        Title = "passage to the n-th power",
        File = "proofs/WeakInteraction/Equation_14_a.fs",
        Family = Draws.free,
        Source = Source("weakint", "Eq. (14), lines 3-6", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one point", Draws.orthogonal 1 0 1 (Q.int 1), true)
            BoundaryRow("one point twice", Draws.repeated 2 1 (Q.int 1), false)
            BoundaryRow("an antipodal pair", Draws.antipodal 1 (Q.int 1), false)
            BoundaryRow("two orthogonal points", Draws.orthogonal 1 1 1 (Q.int 1), true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired Draws.orthogonalInputs.Name
            Mutation.constant "(1 - (3/4)^p)^n" repaired (equals (Q.frac 3 4))
        ]
    )
