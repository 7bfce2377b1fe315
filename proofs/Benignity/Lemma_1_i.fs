module internal ReluProofs.Proofs.Benignity.Lemma_1_i

open ReluProofs.Verify.Claims

let private literal =
    Reading<Labelled>(
        Name = Reading.Literal,
        Statement =
            "for all data, lambda > 0, m >= n + 1 and an optimal network (w_i, a_i) with distinct rows: the closure of every activation cone that has all rows A_n(w_i, a_i) contains a global minimum of (Reg-lambda)",
        Check = WinningRows.containsMinimum id,
        Added = [],
        Note = WinningRows.note
    )

let claim: IClaim =
    Claim<Labelled>(
        Id = "benignity/lem-1-i",
        Title = "cones with the rows of an optimal network contain a global minimum",
        File = "proofs/Benignity/Lemma_1_i.fs",
        Family = WinningRows.family,
        Source = Source("benignity", "Lemma 1 (i), Appendix C", Declared.Theorem),
        Literal = literal,
        Boundary = WinningRows.boundary,
        Repairs = [],
        Mutants = WinningRows.mutants literal WinningRows.containsMinimum
    )
