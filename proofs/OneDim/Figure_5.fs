module internal ReluProofs.Proofs.OneDim.Figure_5

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private setting = {
    X = [ Q.int 1; Q.int -1 ]
    Y = [ Q.frac 2 3; Q.half ]
    Alpha = Q.int 3
    Beta = Q.frac 1 9
    M = 3
}

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement = "for X = (1, -1), Y = (2/3, 1/2), alpha = 3, beta = 3^-2, m = 3: gamma_P* = 1, gamma_N* = -0.5",
        Check = Figure.caption (Q.int 1) (Q.frac -1 2) Figure.nothingElse,
        Added = []
    )

let claim: IClaim =
    Figure.claim
        "onedim/fig-5"
        "proofs/OneDim/Figure_5.fs"
        "Figure 5 caption"
        "caption values"
        setting
        literal
        (Q.int 1)
        (Q.frac -1 2)
        (Q.int 1, Q.frac -1 2)
