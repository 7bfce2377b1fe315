module internal ReluProofs.Proofs.Orthogonal.Lemma_9_ii

open ReluProofs.Verify.Claims

let claim: IClaim =
    Survival.claim
        "orthogonal/lem-9-ii"
        "neurons do not collapse (ii)"
        "proofs/Orthogonal/Lemma_9_ii.fs"
        "Lemma 9 (ii)"
        Negative
        "for all t <= t_{-1} and all j in S_{-,1}: ||w_j|| > c_ lambda^(1 + r epsilon)/2, c_ = min_j ||w_j^0||/lambda"
        (fun run -> SmallScale.ratio run.Instance * run.Epsilon)
