module internal ReluProofs.Proofs.Benignity.Text_sec4_fig2_bad_near_1

open ReluProofs.Kernel
open ReluProofs.Numeric.Cones
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private samples = 300

/// The proportion of cones of a width whose optimum is stationary and no global minimum, by sampling.
let private bad isAtLeast (bound: float) (width: int) =
    Check<Experiment>(fun e context ->
        let found =
            (Experiment.analysis e)
                .Survey(width, samples, ConeDistribution.Uniform, context.Seed, context.Cancellation)

        let interval = found.BadInterval Experiment.failure

        let stated =
            sprintf "at m = %d the proportion is at %s %g" width (if isAtLeast then "least" else "most") bound

        if
            (if isAtLeast then
                 interval.Low >= bound
             else
                 interval.High <= bound)
        then
            Outcome.Holds Strength.Statistical
        elif
            (if isAtLeast then
                 interval.High < bound
             else
                 interval.Low > bound)
        then
            Outcome.Fails(
                Witness(
                    stated,
                    sprintf "it lies in [%.3f, %.3f]" interval.Low interval.High,
                    (if isAtLeast then "<" else ">"),
                    Strength.Statistical,
                    sprintf "%d of %d cones drawn with seed %d" found.Bad found.Samples context.Seed,
                    null
                )
            )
        else
            Outcome.TooClose(sprintf "%s, and it lies in [%.3f, %.3f]" stated interval.Low interval.High))

let private literal =
    Reading<Experiment>(
        Name = Reading.Literal,
        Statement =
            "for orthonormal inputs, labels of a teacher of width 10 and lambda = 0.01: at m = 2 at least 3/4 of the activation cones contain a bad local minimum",
        Check = bad true 0.75 2,
        Added = [],
        Note =
            "'close to 1 for small m' is read as at least 3/4 at m = 2; a bad local minimum is a stationary optimum of the closed cone that is no global minimum, as in Appendix A.1; 300 cones a data set, n = d = 4, 5, at confidence 1 - 10^-9"
    )

let claim: IClaim =
    Claim<Experiment>(
        Id = "benignity/sec4-fig2-bad-near-1",
        Title = "bad local minima at orthogonal inputs",
        File = "proofs/Benignity/Text_sec4_fig2_bad_near_1.fs",
        Family = Experiment.family Experiment.orthonormal,
        Source = Source("benignity", "Section 4, Figure 2", Declared.Figure),
        Literal = literal,
        Boundary = Experiment.rows [ "the first data set" ] [ Experiment.orthonormal.Head ] true,
        Repairs = [],
        Mutants = [
            Mutation.sign "at most 1/4" literal (bad false 0.25 2)
            Mutation.constant "at m = 1000" literal (bad true 0.75 1000)
        ],
        Figure =
            Experiment.figure
                true
                samples
                (fun e -> [ 2; e.N; Experiment.threshold e; 4 * Experiment.threshold e ])
                (fun _ _ -> "")
    )
