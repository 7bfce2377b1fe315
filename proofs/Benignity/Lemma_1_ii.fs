module internal ReluProofs.Proofs.Benignity.Lemma_1_ii

open ReluProofs.Verify.Claims

let private literal =
    Reading<Labelled>(
        Name = Reading.Literal,
        Statement =
            "for all data, lambda > 0, m >= n + 1 and an optimal network (w_i, a_i) with distinct rows: the closure of no activation cone that has all rows A_n(w_i, a_i) contains a bad local minimum of (Reg-lambda) restricted to it",
        Check = WinningRows.hasNoBadMinimum id,
        Added = [],
        Note =
            WinningRows.note
            + "; a restricted local minimum is balanced and so minimises a convex program in a_i w_i, whose optimum is compared with the global one"
    )

let claim: IClaim =
    Claim<Labelled>(
        Id = "benignity/lem-1-ii",
        Title = "cones with the rows of an optimal network have no bad local minimum",
        File = "proofs/Benignity/Lemma_1_ii.fs",
        Family = WinningRows.family,
        Source = Source("benignity", "Lemma 1 (ii), Appendix C", Declared.Theorem),
        Literal = literal,
        Boundary = WinningRows.boundary,
        Repairs = [],
        Mutants = WinningRows.mutants literal WinningRows.hasNoBadMinimum
    )
