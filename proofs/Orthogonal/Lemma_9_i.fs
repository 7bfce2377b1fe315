module internal ReluProofs.Proofs.Orthogonal.Lemma_9_i

open ReluProofs.Verify.Claims

let claim: IClaim =
    Survival.claim
        "orthogonal/lem-9-i"
        "neurons do not collapse (i)"
        "proofs/Orthogonal/Lemma_9_i.fs"
        "Lemma 9 (i)"
        Positive
        "for all t <= t_{+1} and all j in S_{+,1}: ||w_j|| > c_ lambda^(1 + epsilon)/2, c_ = min_j ||w_j^0||/lambda"
        (fun run -> run.Epsilon)
