module internal ReluProofs.Proofs.WeakInteraction.Theorem_2_count

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

/// The transitions of L_infinity are at the distinct values of 1/||D_j||; there are p + more of them.
let private transitions (more: int) =
    Check<GroupLimit>(fun g context ->
        let count, p = (Cutoff.distinct g).Length, g.Norms.Length

        if not (Cutoff.plateaus g) then
            Outcome.EnginesDisagree "the loss at n = 10^65536 is not near its limit between the transitions"
        elif count = p + more then
            Outcome.Holds Strength.Numeric
        else
            fails
                (sprintf "there are exactly %d transitions" (p + more))
                (sprintf "there are %d distinct times" count)
                (CertificateDraft(
                    context.Claim,
                    context.Statement,
                    "groups with the same transition time 1/||D_j||; the transitions at np = (10 p)^32 and c0 = 1",
                    Cutoff.certified g,
                    [
                        for j in 0 .. p - 1 do
                            yield! Cutoff.transition j

                            for i in 0 .. j - 1 do
                                if g.Norms[i] = g.Norms[j] then
                                    Terms.fact
                                        (sprintf "groups %d and %d have one transition time" (i + 1) (j + 1))
                                        (Cutoff.norm i)
                                        Relation.Equal
                                        (Cutoff.norm j)
                    ]
                )))

let private literal =
    Reading<GroupLimit>(
        Name = Reading.Literal,
        Statement = "there are exactly p phase transitions of L_infinity, one for each data group",
        Check = transitions 0,
        Added = [],
        Note = "groups with the same ||D_j^infinity|| have one transition between them"
    )

let private repaired =
    Reading<GroupLimit>(
        Name = "distinct norms",
        Statement = "the same when the norms ||D_j^infinity|| are distinct",
        Check = transitions 0,
        Added = [ Cutoff.different ]
    )

let claim: IClaim =
    Claim<GroupLimit>(
        Id = "weakint/thm-2.count",
        Title = "exactly p phase transitions",
        File = "proofs/WeakInteraction/Theorem_2_count.fs",
        Family = Cutoff.family 1 [],
        Source = Source("weakint", "Sec. 4.2, text before Theorem 2", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one group", Cutoff.at [ Q.int 1 ], true)
            BoundaryRow("two groups of the same norm", Cutoff.at [ Q.int 1; Q.int 1 ], false)
            BoundaryRow("two groups of distinct norms", Cutoff.at [ Q.int 1; Q.int 2 ], true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant "exactly p + 1" repaired (transitions 1)
            Mutation.dropping repaired Cutoff.different.Name
        ]
    )
