module internal ReluProofs.Proofs.Benignity.Figure_1_count

open ReluProofs.Verify.Claims

let claim: IClaim =
    PatternFigures.captionClaim
        "benignity/fig-1-count"
        "proofs/Benignity/Figure_1_count.fs"
        "Figure 1 caption, Section 4"
        "number of non-empty neuron patterns"
        "for independent Gaussian inputs there are 4 sum_{i=0}^{d-1} C(n-1, i) non-empty neuron activation patterns"
        (fun _ -> [])
