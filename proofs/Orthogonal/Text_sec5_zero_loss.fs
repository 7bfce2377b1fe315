module internal ReluProofs.Proofs.Orthogonal.Text_sec5_zero_loss

open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Figures
open ReluProofs.Verify.Instances

/// Both labels met to twelve digits: c (1e-24 + 1e-24).
let private zeroLoss = 5e-25

/// A loss that is not 0 in any reading.
let private clearLoss = 1e-20

let private lossAt (iteration: int) draw =
    (TwoPointDescent.run TwoPointDescent.printedConstant draw).Losses[iteration / 10]

/// The loss at an iteration is 0 up to rounding.
let private isZeroAt (iteration: int) =
    Check<InitialDraw>(fun draw _ ->
        let loss = lossAt iteration draw

        if loss <= zeroLoss then
            Outcome.Holds Strength.Numeric
        elif loss <= clearLoss then
            Outcome.TooClose(sprintf "the loss is %.3g; more iterations would decide" loss)
        else
            Outcome.Fails(
                Witness(
                    sprintf "the loss is 0 at iteration %d" iteration,
                    sprintf "it is %.6g" loss,
                    ">",
                    Strength.Numeric,
                    null,
                    null
                )
            ))

let private literal =
    Reading<InitialDraw>(
        Name = Reading.Literal,
        Statement = "at the end of training, here after 60,000 iterations, the loss is 0",
        Check = isZeroAt TwoPointDescent.iterations,
        Added = [],
        Note =
            "0 is read as both labels met to twelve digits; the paper prints no last iteration; that the function is simple is the claim about its kinks"
    )

/// The loss along the run.
let private losses (run: FigureRun) =
    seq {
        for draw in TwoPointDescent.draws run do
            run.Begin(sprintf "descent from draw %d" draw.Seed)

            for iteration in 0..5000 .. TwoPointDescent.iterations do
                let loss = lossAt iteration draw

                Figures.row
                    [ NamedValue.Of("draw", draw.Seed); NamedValue.Of("iteration", iteration) ]
                    "loss"
                    (if iteration = TwoPointDescent.iterations then "0" else "")
                    (Figures.computed loss 0.0)
    }

let claim: IClaim =
    TwoPointDescent.claim
        "orthogonal/sec5-zero-loss"
        "loss 0 at the end"
        "proofs/Orthogonal/Text_sec5_zero_loss.fs"
        "Section 5"
        Declared.Figure
        literal
        []
        true
        [
            Mutation.constant "at iteration 11,000" literal (isZeroAt 11_000)
            Mutation.constant "at iteration 22,000" literal (isZeroAt 22_000)
        ]
        losses
