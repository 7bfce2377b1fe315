module internal ReluProofs.Proofs.OneDim.Figure_6

open ReluProofs.Kernel
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
            Outcome.Fails(
                Witness(
                    "m = M*, and Theta*(m) is finite",
                    sprintf "M* = %d at m = %d" optimum.CriticalWidth o.Instance.M,
                    "is not",
                    Strength.Exact,
                    Optimum.numericText o,
                    null
                )
            )
    ]

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for X = (1, -1), Y = (1, 4/3), alpha = 2, beta = 2^-2, m = 2: gamma_P* = 1, gamma_N* = -0.5, m = M*, and Theta*(2) is finite",
        Check = Figure.caption (Q.int 1) (Q.frac -1 2) finiteAtCriticalWidth,
        Added = []
    )

/// The caption's setting with other labels.
let private labelled (labels: Rational list) (check: Check<Instance>) =
    Check<Instance>(fun i context -> check.Invoke({ i with Y = labels }, context))

/// The printed numbers with the second label 3/4 in place of 4/3.
let private atThreeQuarters onP onN others =
    labelled [ Q.int 1; Q.frac 3 4 ] (Figure.caption onP onN others)

let private inverted =
    Reading<Instance>(
        Name = "Y = (1, 3/4)",
        Statement = "the same for Y = (1, 3/4): gamma_P* = 1, gamma_N* = -0.5, m = M*, and Theta*(2) is finite",
        Check = atThreeQuarters (Q.int 1) (Q.frac -1 2) finiteAtCriticalWidth,
        Added = [],
        Note = "the printed fraction is upside down: with 3/4 every number of the caption is right"
    )

let private otherNumber =
    Reading<Instance>(
        Name = "gamma_N* = -5/3",
        Statement = "for Y = (1, 4/3) as printed, the same with gamma_N* = -5/3",
        Check = Figure.caption (Q.int 1) (Q.frac -5 3) finiteAtCriticalWidth,
        Added = []
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/fig-6",
        Title = "caption values",
        File = "proofs/OneDim/Figure_6.fs",
        Family = Figure.family setting,
        Source = Source("onedim", "Figure 6 caption", Declared.Figure),
        Literal = literal,
        Boundary = [ BoundaryRow("the caption's setting", setting, false) ],
        Repairs = [ inverted; otherNumber ],
        Mutants = [
            Mutation.sign "gamma_P* negated" inverted (atThreeQuarters (Q.int -1) (Q.frac -1 2) finiteAtCriticalWidth)
            Mutation.constant
                "gamma_N* off by 1/100"
                inverted
                (atThreeQuarters (Q.int 1) (Q.frac -49 100) finiteAtCriticalWidth)
            Mutation.constant
                "Y = (1, 2/3)"
                inverted
                (labelled [ Q.int 1; Q.frac 2 3 ] (Figure.caption (Q.int 1) (Q.frac -1 2) finiteAtCriticalWidth))
        ],
        Figure = Figure.numbers "Figure 6 of onedim" setting (Q.int 1, Q.frac -1 2)
    )
