module internal ReluProofs.Proofs.Orthogonal.Theorem_2_i

open ReluProofs.Verify.Claims

/// Theorem 2 restates the first sentence of Theorem 1.
let claim: IClaim =
    Theorem_1a.claimed
        "orthogonal/thm-2-i"
        "zero loss (restated)"
        "proofs/Orthogonal/Theorem_2_i.fs"
        "Theorem 2, first item"
