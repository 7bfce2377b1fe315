module internal ReluProofs.Proofs.Benignity.Figure_1_experiment

open ReluProofs.Kernel
open ReluProofs.Numeric.Cones
open ReluProofs.Numeric.Experiments
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The widths of a curve, as multiples of the dotted line.
let private widths e = [ for p, q in [ 1, 2; 1, 1; 2, 1; 8, 1 ] -> p * Experiment.threshold e / q ]

/// The protocol's proportion of sampled cones agrees with the exact one at the width that `exact` gives.
let private agrees (exact: int -> int) =
    Check<Experiment>(fun e context ->
        widths e
        |> Seq.map (fun m ->
            let analysis = Experiment.analysis e

            let sampled =
                analysis.Survey(
                    m,
                    LandscapeFigure.Cones,
                    ConeDistribution.Uniform,
                    context.Seed,
                    context.Cancellation
                )

            let interval = sampled.GlobalInterval Experiment.failure
            let found = analysis.Good.At(max 1 (exact m))

            if interval.High < found.Low.ToDouble() || interval.Low > found.High.ToDouble() then
                Outcome.Fails(
                    Witness(
                        sprintf
                            "the proportion at m = %d is in [%.4f, %.4f]"
                            m
                            (found.Low.ToDouble())
                            (found.High.ToDouble()),
                        sprintf "%d of %d sampled cones have a global minimum" sampled.Global sampled.Samples,
                        "is not",
                        Strength.Statistical,
                        null,
                        null
                    )
                )
            else
                Outcome.Holds Strength.Statistical)
        |> Outcome.All)

let private literal =
    Reading<Experiment>(
        Name = Reading.Literal,
        Statement =
            "the blue curve of Figure 1, the proportion of 100 uniformly drawn non-empty cones that contain a global minimum, estimates the exact proportion: that m draws hit all groups of neuron cones which offer the directions of a minimiser",
        Check = agrees id,
        Added = [],
        Note =
            "at m = q/2, q, 2q and 8q for (n, d) = (4, 2), (5, 2), (4, 3), five data sets each, at confidence 1 - 10^-9; the paper prints no numbers to compare with"
    )

let claim: IClaim =
    Claim<Experiment>(
        Id = "benignity/fig-1-experiment",
        Title = "the protocol of Figure 1",
        File = "proofs/Benignity/Figure_1_experiment.fs",
        Family = Experiment.family Experiment.gaussian,
        Source = Source("benignity", "Figure 1, Appendix A.1", Declared.Figure),
        Literal = literal,
        Boundary = Experiment.rows [ "the first data set" ] [ Experiment.gaussian.Head ] true,
        Repairs = [],
        Mutants = [
            Mutation.constant "the proportion of an eighth of the width" literal (agrees (fun m -> m / 8))
        ],
        Figure = Experiment.figure false LandscapeFigure.Cones widths (fun _ _ -> "")
    )
