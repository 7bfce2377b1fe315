module internal ReluProofs.Proofs.Orthogonal.Figure_3_first

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

/// Any of these parts of the loss may be what a reader of the figure sees to be gone.
let private parts = [
    Rational.Create(2, 1000)
    Rational.Create(10, 1000)
    Rational.Create(50, 1000)
]

let private leaves (constant: Rational) printed =
    TwoPointSaddles.leaves constant TwoPointDescent.firstLevel parts printed

let private literal =
    Reading<InitialDraw>(
        Name = Reading.Literal,
        Statement = "gradient descent needs 5000 iterations to leave the first saddle, the origin",
        Check = leaves TwoPointDescent.printedConstant 5000,
        Added = [],
        Note = "on the loss of eq. (1), c = 1/(2n); the printed number is met within a tenth"
    )

let private mean =
    Reading<InitialDraw>(
        Name = "the loss without the factor 1/2",
        Statement = literal.Statement + ", on the mean of the squared residuals, c = 1/n",
        Check = leaves TwoPointDescent.meanConstant 5000,
        Added = [],
        Note =
            "descent on c = 1/n with step 1e-3 is descent on eq. (1) with step 2e-3; the authors' published notebook (GFdynamics, training_dynamics) minimises the mean of the squares with step 1e-3"
    )

let claim: IClaim =
    TwoPointDescent.claim
        "orthogonal/fig-3-first"
        "first saddle left after 5000 iterations"
        "proofs/Orthogonal/Figure_3_first.fs"
        "Section 5, Figure 3"
        Declared.Figure
        literal
        [ mean ]
        false
        [
            Mutation.constant "10,000 iterations" mean (leaves TwoPointDescent.meanConstant 10000)
        ]
        (TwoPointDescent.leaving TwoPointDescent.firstLevel parts 5000)
