namespace ReluProofs.Proofs.Benignity

open System.Numerics
open System.Threading
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Numeric.Cones
open ReluProofs.Numeric.Convex
open ReluProofs.Numeric.Experiments
open ReluProofs.Numeric.Statistics
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Figures
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

    let private analyses = Memory<Experiment, LandscapeAnalysis>()

    /// Patterns, certified minimum and good cones of a data set.
    let analysis (e: Experiment) =
        analyses.Get(
            e,
            fun () ->
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

    /// The larger settings of thorough runs.
    let private larger isOrthonormal =
        settings
            isOrthonormal
            (if isOrthonormal then
                 [ 6, 6; 8, 8 ]
             else
                 [ 8, 3; 10, 3; 10, 5 ])

    /// A figure's settings.
    let sizes isOrthonormal =
        if isOrthonormal then
            "n = d = 4, 5, five data sets each", Some "n = d = 4, 5, 6, 8, five data sets each"
        else
            "(n, d) = (4, 2), (5, 2), (4, 3), five data sets each",
            Some "(n, d) = (4, 2), (5, 2), (4, 3), (8, 3), (10, 3), (10, 5), five data sets each"

    let familyWith (all: Experiment list) (further: Experiment list) =
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
            IsExhaustive = true,
            Further = further
        )

    /// The data sets given, in thorough runs with larger ones of the same dimensions' kind.
    let family (all: Experiment list) =
        let known = larger all.Head.IsOrthonormal
        familyWith all (if all |> List.forall (fun e -> e.D = 2) then [] else known)

    /// Compares an enclosed proportion at a width with a bound; where it fails, what the kernel can be shown is asked for.
    let private compared
        (isAtLeast: bool)
        (bound: Rational)
        what
        m
        (low: Rational, high: Rational)
        (certificate: unit -> CertificateDraft | null)
        (e: Experiment)
        =
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
            let draft = certificate ()

            Outcome.Fails(
                Witness(
                    stated,
                    sprintf "it lies in [%.4f, %.4f], where q = %d" (low.ToDouble()) (high.ToDouble()) (threshold e),
                    (if isAtLeast then "<" else ">"),
                    (if isNull draft then Strength.Enclosed else Strength.Exact),
                    null,
                    draft
                )
            )
        else
            Outcome.TooClose(sprintf "%s, and the enclosure does not decide it" stated)

    /// Compares the exact or enclosed proportion of cones with a global minimum, at a width, with a bound.
    let proportion (isAtLeast: bool) (bound: Rational) (width: Experiment -> int) =
        Check<Experiment>(fun e context ->
            let m = width e
            let analysis = analysis e
            let found = analysis.At(m, context.Cancellation)

            let certificate () : CertificateDraft | null =
                if isAtLeast then
                    NecessaryCones.below
                        (context.Claim, context.Statement)
                        analysis.Constants
                        analysis.Data
                        analysis.Optimum
                        m
                        bound
                else
                    null

            compared isAtLeast bound "the proportion" m (found.Low, found.High) certificate e)

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
            compared isAtLeast bound "the average proportion over the data sets" m (low, high) (fun () -> null) e)

    /// A row of the boundary for each of these data sets.
    let rows names (all: Experiment list) holds =
        List.map2 (fun name (e: Experiment) -> BoundaryRow<Experiment>(name, e, holds)) names all

    /// A sampled part, whose undecided cones widen its interval.
    let private sampled (count: int) (samples: int) (interval: ProportionInterval) =
        FigureValue.Counted(count, samples, interval.Low, interval.High)

    let private missed = 0.05

    /// At some widths of every data set: the proportion of cones with a global minimum, exact or enclosed; with samples, what so many
    /// uniformly drawn cones show of global and of bad local minima.
    let curves
        isOrthonormal
        samples
        (widths: Experiment -> int list)
        (printed: Experiment -> int -> string)
        (run: FigureRun)
        =
        seq {
            let quick = if isOrthonormal then orthonormal else gaussian

            for known in
                (if run.IsThorough then
                     quick @ larger isOrthonormal
                 else
                     quick) do
                let e = {
                    known with
                        Seed = run.Draw known.Seed
                }

                run.Begin(sprintf "n = %d, d = %d, data set %d" e.N e.D e.Seed)

                for m in widths e do
                    let found = (analysis e).At(m, run.Cancellation)

                    let setting = [
                        NamedValue.Of("n", e.N)
                        NamedValue.Of("d", e.D)
                        NamedValue.Of("data set", e.Seed)
                        NamedValue.Of("q", threshold e)
                        NamedValue.Of("m", m)
                    ]

                    Figures.row
                        setting
                        "cones with a global minimum"
                        (printed e m)
                        (if found.IsExact then
                             // Its digits run to thousands: the double next to it, with the rounding as error bar.
                             Figures.enclosed found.Low found.Low
                         else
                             Figures.enclosed found.Low found.High)

                    if samples > 0 then
                        let survey =
                            (analysis e).Survey(m, samples, ConeDistribution.Uniform, run.Seed, run.Cancellation)

                        Figures.row
                            setting
                            (sprintf "the same of %d sampled" samples)
                            ""
                            (sampled survey.Global survey.Samples (survey.GlobalInterval missed))

                        Figures.row
                            setting
                            (sprintf "bad local minima of %d sampled" samples)
                            ""
                            (sampled survey.Bad survey.Samples (survey.BadInterval missed))
        }

    /// The paper's words on the sizes of its experiments.
    let published =
        "Gaussian or orthogonal inputs, labels of a teacher of width 10, lambda = 0.01, five data sets, 100 cones a width; the grid of n, d and m is not printed"

    /// A figure of such curves.
    let figure isOrthonormal samples widths printed =
        let quick, thorough = sizes isOrthonormal
        Figures.declare published quick thorough (curves isOrthonormal samples widths printed)
