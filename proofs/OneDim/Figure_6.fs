module internal ReluProofs.Proofs.OneDim.Figure_6

open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private setting = {
    X = [ Q.int 1; Q.int -1 ]
    Y = [ Q.int 1; Q.frac 4 3 ]
    Alpha = Q.int 2
    Beta = Q.frac 1 4
    M = 2
}

/// m = M* and Theta*(2) is finite.
let private finiteAtCriticalWidth (o: Optimum) (_: CheckContext) : Outcome seq =
    let optimum = o.Derived

    [
        if optimum.CriticalWidth = o.Instance.M && optimum.Cardinality.HasValue then
            Outcome.Holds Strength.Exact
        else
            Outcome.EnginesDisagree(sprintf "M* = %d at the caption's setting" optimum.CriticalWidth)
    ]

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for X = (1, -1), Y = (1, 4/3), alpha = 2, beta = 2^-2, m = 2: gamma_P* = 1, gamma_N* = -0.5, m = M*, and Theta*(2) is finite",
        Check = Figure.caption (Q.int 1) (Q.frac -1 2) finiteAtCriticalWidth,
        Added = []
    )

let private repaired =
    Reading<Instance>(
        Name = "gamma_N* = -5/3",
        Statement = "the same with gamma_N* = -5/3",
        Check = Figure.caption (Q.int 1) (Q.frac -5 3) finiteAtCriticalWidth,
        Added = []
    )

let claim: IClaim =
    Figure.claim
        "onedim/fig-6"
        "proofs/OneDim/Figure_6.fs"
        "Figure 6 caption"
        "caption values"
        setting
        literal
        [ repaired ]
        false
        repaired
        (Q.int 1)
        (Q.frac -5 3)
        (Q.int 1, Q.frac -1 2)
