module internal ReluProofs.Proofs.WeakInteraction.Theorem_2_pieces

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private fails (stated: string) (actual: string) draft =
    Outcome.Fails(
        Witness(
            stated,
            actual,
            "is not",
            Strength.Exact,
            "the loss at n = 10^65536 agrees with the limit between all transitions",
            draft
        )
    )

/// L_infinity has one part more than there are distinct norms; `fits parts p` is what is said of it.
let private parts (stated: string) (fits: int -> int -> bool) =
    Check<GroupLimit>(fun g context ->
        let parts, p = (Cutoff.distinct g).Length + 1, g.Norms.Length

        if not (Cutoff.plateaus g) then
            Outcome.EnginesDisagree "the loss at n = 10^65536 is not near its limit between the transitions"
        elif fits parts p then
            Outcome.Holds Strength.Numeric
        else
            fails
                (sprintf "L_infinity has %s parts, p = %d" stated p)
                (sprintf "it has %d: one before every transition, and 0 after the last" parts)
                (CertificateDraft(
                    context.Claim,
                    context.Statement,
                    "p transitions at distinct times bound p + 1 parts; here at np = (10 p)^32 and c0 = 1",
                    Cutoff.certified g,
                    [
                        for j in 0 .. p - 1 do
                            yield! Cutoff.transition j

                            for i in 0 .. j - 1 do
                                Terms.fact
                                    (sprintf
                                        "the transitions of groups %d and %d are at distinct times"
                                        (i + 1)
                                        (j + 1))
                                    (Term.Abs(Cutoff.norm i - Cutoff.norm j))
                                    Relation.Greater
                                    (Term.Number 0)
                    ]
                )))

let private literal =
    Reading<GroupLimit>(
        Name = Reading.Literal,
        Statement =
            "for p fixed, k_n = n/p: L_infinity = lim L_n, L_n(t) = L(theta(t t_n)), is constant by parts with at most p parts",
        Check = parts "at most p" (fun parts p -> parts <= p),
        Added = [],
        Note =
            "each of p distinct transition times separates two parts. The neurons are those of n = d: no weight outside the inputs of their group, which (9) allows to be negative"
    )

let private repaired =
    Reading<GroupLimit>(
        Name = "at most p + 1 parts",
        Statement = "the same with at most p + 1 parts",
        Check = parts "at most p + 1" (fun parts p -> parts <= p + 1),
        Added = []
    )

let claim: IClaim =
    Claim<GroupLimit>(
        Id = "weakint/thm-2.pieces",
        Title = "the limit of the loss is constant by parts with at most p parts",
        File = "proofs/WeakInteraction/Theorem_2_pieces.fs",
        Family = Cutoff.family 1 [],
        Source = Source("weakint", "Theorem 2, first conclusion", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one group: two parts", Cutoff.at [ Q.int 1 ], false)
            BoundaryRow("two groups of the same norm: two parts", Cutoff.at [ Q.int 1; Q.int 1 ], true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant "at most p parts" repaired (parts "at most p" (fun parts p -> parts <= p))
            Mutation.quantifier "exactly p + 1 parts" repaired (parts "exactly p + 1" (fun parts p -> parts = p + 1))
        ]
    )
