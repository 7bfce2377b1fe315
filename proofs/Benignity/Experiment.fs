namespace ReluProofs.Proofs.Benignity

open System.Collections.Concurrent
open System.Numerics
open System.Threading
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Numeric.Cones
open ReluProofs.Numeric.Convex
open ReluProofs.Numeric.Experiments
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// One data set of the experiments of Section 4: random inputs with the labels of a random teacher.
type internal Experiment = {
    IsOrthonormal: bool
    N: int
    D: int
    Seed: int
}

/// The experiments at sizes that take a moment: lambda = 1/100, five data sets a setting.
module internal Experiment =

    let private analyses = ConcurrentDictionary<Experiment, LandscapeAnalysis>()

    /// Patterns, certified minimum and good cones of a data set.
    let analysis (e: Experiment) =
        analyses.GetOrAdd(
            e,
            fun _ ->
                let data =
                    if e.IsOrthonormal then
                        TeacherData.Orthonormal(e.N, e.D, uint64 e.Seed)
                    else
                        TeacherData.Gaussian(e.N, e.D, uint64 e.Seed)

                LandscapeAnalysis.Run(
                    data,
                    ModelConstants(Q.frac 1 e.N, Rational.One, LandscapeFigure.WeightDecay),
                    false,
                    ConvexSettings.Default,
                    CancellationToken.None
                )
        )

    /// 4 sum_{i < d} C(n-1, i), the dotted line of the figures.
    let threshold (e: Experiment) = int (LandscapeFigure.DottedLine(e.N, e.D))

    /// The probability with which a run's statistical statement may be wrong.
    let failure = 1e-9

    let private settings isOrthonormal (sizes: (int * int) list) = [
        for n, d in sizes do
            for seed in 1 .. LandscapeFigure.DataSets do
                {
                    IsOrthonormal = isOrthonormal
                    N = n
                    D = d
                    Seed = seed
                }
    ]

    let gaussian = settings false [ 4, 2; 5, 2; 4, 3 ]
    let orthonormal = settings true [ 4, 4; 5, 5 ]

    let family (all: Experiment list) =
        Family<Experiment>(
            "the data sets of the experiment",
            [
                Hypothesis<Experiment>("sizes", "n, d >= 1", (fun e -> e.N >= 1 && e.D >= 1), null)
            ],
            all,
            Arb.fromGen (Gen.elements all),
            (fun e -> InstanceSize(e.N, 0, e.D, BigInteger(e.Seed))),
            (fun e -> [|
                NamedValue.Of("n", e.N)
                NamedValue.Of("d", e.D)
                NamedValue.Of("data set", e.Seed)
            |]),
            (fun e -> sprintf "n=%d, d=%d" e.N e.D),
            IsExhaustive = true
        )

    /// Compares an enclosed proportion at a width with a bound.
    let private compared (isAtLeast: bool) (bound: Rational) what m (low: Rational, high: Rational) (e: Experiment) =
        let stated =
            sprintf "%s at m = %d is at %s %O" what m (if isAtLeast then "least" else "most") bound

        let slack, gap =
            if isAtLeast then
                low - bound, bound - high
            else
                bound - high, low - bound

        if slack.Sign >= 0 then
            Outcome.Holds(Strength.Enclosed, RealAlgebraic.OfRational slack)
        elif gap.Sign > 0 then
            Outcome.Fails(
                Witness(
                    stated,
                    sprintf "it lies in [%.4f, %.4f], where q = %d" (low.ToDouble()) (high.ToDouble()) (threshold e),
                    (if isAtLeast then "<" else ">"),
                    Strength.Enclosed,
                    null,
                    null
                )
            )
        else
            Outcome.TooClose(sprintf "%s, and the enclosure does not decide it" stated)

    /// Compares the exact or enclosed proportion of cones with a global minimum, at a width, with a bound.
    let proportion (isAtLeast: bool) (bound: Rational) (width: Experiment -> int) =
        Check<Experiment>(fun e context ->
            let m = width e
            let found = (analysis e).At(m, context.Cancellation)
            compared isAtLeast bound "the proportion" m (found.Low, found.High) e)

    /// Compares its average over the data sets of the same size with a bound.
    let average (isAtLeast: bool) (bound: Rational) (width: Experiment -> int) =
        Check<Experiment>(fun e context ->
            let m = width e

            let found = [
                for seed in 1 .. LandscapeFigure.DataSets ->
                    (analysis { e with Seed = seed }).At(m, context.Cancellation)
            ]

            let mean (numbers: Rational list) =
                List.fold (+) Rational.Zero numbers / Rational.OfInt numbers.Length

            let low, high = mean (found |> List.map _.Low), mean (found |> List.map _.High)
            compared isAtLeast bound "the average proportion over the data sets" m (low, high) e)

    /// A row of the boundary for each of these data sets.
    let rows names (all: Experiment list) holds =
        List.map2 (fun name (e: Experiment) -> BoundaryRow<Experiment>(name, e, holds)) names all
