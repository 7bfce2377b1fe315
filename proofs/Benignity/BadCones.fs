namespace ReluProofs.Proofs.Benignity

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
open ReluProofs.Verify.Figures
open ReluProofs.Verify.Instances

/// One setting of Figure 1: n Gaussian inputs in R^d, over five data sets with consecutive seeds.
type internal Setting = {
    Points: int
    Dimension: int
    First: int
}

/// What the orange curve of Figure 1 counts.
[<RequireQualifiedAccess>]
type internal BadCone =
    /// The optimum of the closed cone is above the global minimum and a stationary point of the loss, by enclosures.
    | Stationary
    /// The same, where the optimum is not the zero network.
    | NonZero
    /// The same by the thresholds of Appendix A.1: 1e-7 for the loss, 5e-5 for gradients and kinks.
    | Thresholds
    /// The closed cone has a bad local minimum of the loss restricted to it, as in Theorem 1 (ii): it contains no global minimum.
    | Restricted

/// A bound on a proportion, by its square: the words of Section 4 are powers of 10 with halves in the exponent.
type internal Bound = { Square: Rational; Text: string }

/// The orange curve of Figure 1, on average over the data sets of a setting: not sampled, and at every width.
module internal BadCones =

    // The words of Section 4 are made numbers by the text alone. It calls 0.1 a "significant value" and gives it as an order, so the
    // figures' resolution is a power of ten: p is of order 0.1 when the integer nearest to log10 p is -1.

    /// 10^(-3/2): below it a proportion is of lower order than 0.1.
    let lowerOrder = {
        Square = Rational.Create(1, 1000)
        Text = "10^(-3/2)"
    }

    /// 10^(-5/2), for a false variation.
    let tenthOfLowerOrder = {
        Square = Rational.Create(1, 100_000)
        Text = "10^(-5/2)"
    }

    /// 10^(-1/2): from it on a proportion is of higher order than 0.1.
    let higherOrder = {
        Square = Rational.Create(1, 10)
        Text = "10^(-1/2)"
    }

    /// The value that the text calls significant.
    let significant = {
        Square = Rational.Create(1, 100)
        Text = "1/10"
    }

    let half = {
        Square = Rational.Create(1, 4)
        Text = "1/2"
    }

    let private experiments (s: Setting) = [
        for seed in s.First .. s.First + LandscapeFigure.DataSets - 1 ->
            {
                IsOrthonormal = false
                N = s.Points
                D = s.Dimension
                Seed = seed
            }
    ]

    /// q = 4 sum_{i < d} C(n-1, i).
    let threshold (s: Setting) = Experiment.threshold (experiments s).Head

    /// Far more than the classes of sets of neuron cones that settings of at most 30 neuron cones have.
    let private programs = 10_000

    let private censuses =
        Memory<struct (Experiment * StationarityThresholds), ConeCensus>()

    let private census thresholds (e: Experiment) =
        censuses.Get(
            struct (e, thresholds),
            fun () -> (Experiment.analysis e).Census(thresholds, programs, CancellationToken.None)
        )

    /// What tells the kinds from each other that are told by a subgradient, and whether the zero network counts.
    let private criterion kind =
        match kind with
        | BadCone.Stationary -> Some(StationarityThresholds.Rigorous, true)
        | BadCone.NonZero -> Some(StationarityThresholds.Rigorous, false)
        | BadCone.Thresholds -> Some(StationarityThresholds.PaperThresholds, true)
        | BadCone.Restricted -> None

    let private proportion criterion m (e: Experiment) =
        match criterion with
        | Some(thresholds, withZero) -> (census thresholds e).Proportion(ConeClass.BadLocalMinimum, m, withZero)
        | None ->
            let good = (Experiment.analysis e).Good.At m
            struct (Rational.One - good.High, Rational.One - good.Low)

    /// The average over the data sets: an enclosure.
    let private average criterion m (s: Setting) =
        let all = experiments s |> List.map (proportion criterion m)

        let mean (numbers: Rational list) =
            List.fold (+) Rational.Zero numbers / Rational.OfInt numbers.Length

        mean (all |> List.map (fun struct (low, _) -> low)), mean (all |> List.map (fun struct (_, high) -> high))

    let private isBelow (bound: Bound) (low: Rational, high: Rational) =
        if high * high < bound.Square then Some true
        elif low * low >= bound.Square then Some false
        else None

    let private found m (low: Rational, high: Rational) =
        if low = high then
            sprintf "it is %.4f at m = %d" (low.ToDouble()) m
        else
            sprintf "it lies in [%.4f, %.4f] at m = %d" (low.ToDouble()) (high.ToDouble()) m

    let private dataSets (s: Setting) =
        sprintf "the average over data sets %d to %d" s.First (s.First + LandscapeFigure.DataSets - 1)

    /// The same cones by the other way to tell a subgradient from 0 and a minimum from the global one: by error bounds, where kinks are those of
    /// the active set, or by fixed thresholds, where kinks are what is near 0.
    let private second criterion =
        criterion
        |> Option.map (fun (thresholds: StationarityThresholds, withZero) ->
            (if thresholds = StationarityThresholds.Rigorous then
                 StationarityThresholds.PaperThresholds
             else
                 StationarityThresholds.Rigorous),
            withZero)

    let private strength criterion =
        if Option.isSome criterion then
            Strength.Numeric
        else
            Strength.Enclosed

    let private fails criterion stated actual (confirmed: string) =
        let numeric: string | null =
            if Option.isSome criterion then
                sprintf "told the other way %s" confirmed
            else
                null

        Outcome.Fails(Witness(stated, actual, "is not", strength criterion, numeric, null))

    /// Whether the average at a width is below a bound. It is where few enough cones are without a global minimum, whatever is stationary. It is
    /// not only where both ways to tell stationary points say so.
    let private below stated kind (bound: Bound) (s: Setting) m =
        let criterion = criterion kind
        let enclosure = average criterion m s
        let other = average (second criterion) m s

        if isBelow bound (average None m s) = Some true then
            Outcome.Holds Strength.Enclosed
        else
            match isBelow bound enclosure, isBelow bound other with
            | Some true, _ -> Outcome.Holds(strength criterion)
            | Some false, Some false -> fails criterion stated (found m enclosure) (found m other)
            | _ -> Outcome.TooClose(sprintf "%s, told the other way %s" (found m enclosure) (found m other))

    /// The average proportion is below the bound at each of some widths.
    let alwaysBelow (bound: Bound) kind said (widths: Setting -> int list) =
        Check<Setting>(fun s _ ->
            let stated = sprintf "%s is below %s %s" (dataSets s) bound.Text said
            widths s |> Seq.map (below stated kind bound s) |> Outcome.All)

    /// At one of some widths the average proportion is at least one bound and below another.
    let reaches (least: Bound) (most: Bound) kind said (widths: Setting -> int list) =
        Check<Setting>(fun s _ ->
            let criterion = criterion kind

            let isOutside (low, high) = low = Some true || high = Some false

            let all =
                widths s
                |> List.map (fun m ->
                    let compared way =
                        let enclosure = average way m s
                        enclosure, (isBelow least enclosure, isBelow most enclosure)

                    m, compared criterion, compared (second criterion))

            if all |> List.exists (fun (_, (_, found), _) -> found = (Some false, Some true)) then
                Outcome.Holds(strength criterion)
            elif all |> List.forall (fun (_, (_, found), (_, other)) -> isOutside found && isOutside other) then
                let largest, (enclosure, _), (other, _) =
                    all |> List.maxBy (fun (_, ((low: Rational, _), _), _) -> low.ToDouble())

                fails
                    criterion
                    (sprintf "%s is in [%s, %s) %s" (dataSets s) least.Text most.Text said)
                    (sprintf "at no width; at its largest %s" (found largest enclosure))
                    (found largest other)
            else
                Outcome.TooClose "the enclosures do not decide it")

    /// Both hold.
    let both (first: Check<Setting>) (second: Check<Setting>) =
        Check<Setting>(fun s context -> seq [ first; second ] |> Seq.map (fun c -> c.Invoke(s, context)) |> Outcome.All)

    /// The average proportion is below the bound at every width from one on. Cones with a global minimum are not bad, and their proportion grows
    /// with the width: no width after the first at which the others are below the bound has to be looked at.
    let belowFrom (bound: Bound) kind said (start: Setting -> int) =
        Check<Setting>(fun s context ->
            let first = start s

            let settled =
                Seq.init (100 * threshold s) ((+) first)
                |> Seq.tryFind (fun m -> isBelow bound (average None m s) = Some true)

            match settled with
            | Some last -> (alwaysBelow bound kind said (fun _ -> [ first..last ])).Invoke(s, context)
            | None -> Outcome.TooClose "no width was found from which on few enough cones have no global minimum")

    /// The width q log((n + 1)/eps) of the proof of Theorem 1 for an average proportion eps, with q the number of non-empty neuron cones.
    let collected (bound: Bound) (s: Setting) =
        let cones = (Experiment.analysis (experiments s).Head).Good.NeuronConeCount
        let eps = sqrt (bound.Square.ToDouble())
        int (ceil (float cones * log (float (s.Points + 1) / eps)))

    let private setting (points, dimension, first) = {
        Points = points
        Dimension = dimension
        First = first
    }

    /// Small ones, where all sets of neuron cones are classified in a moment; the data sets vary much, so several draws of five.
    let settings = [ 4, 2, 1; 3, 2, 1; 3, 3, 1; 3, 2, 21; 3, 3, 26 ] |> List.map setting

    // The larger ones take seconds each: only a run with ten times the cases draws them.
    let private generator =
        gen {
            let! points, dimension = Gen.elements [ 3, 2; 4, 2; 3, 3; 3, 4; 5, 2; 4, 3 ]
            let! draw = Gen.choose (0, 1000)
            return setting (points, dimension, 1 + LandscapeFigure.DataSets * draw)
        }

    let family =
        Family<Setting>(
            "the settings of the experiment",
            [
                Hypothesis<Setting>("sizes", "n, d >= 1", (fun s -> s.Points >= 1 && s.Dimension >= 1), null)
            ],
            settings,
            Arb.fromGen generator,
            (fun s -> InstanceSize(s.Points, 0, s.Dimension, BigInteger(s.First))),
            (fun s -> [|
                NamedValue.Of("n", s.Points)
                NamedValue.Of("d", s.Dimension)
                NamedValue.Of("first data set", s.First)
            |]),
            (fun s -> sprintf "n=%d, d=%d" s.Points s.Dimension),
            Cost = 100
        )

    let given =
        "for Gaussian inputs, labels of a teacher of width 10, lambda = 0.01 and q = 4 sum_{i < d} C(n-1, i), on average over five data sets: "

    let note =
        "The orange curve counts the non-empty cones whose optimum is stationary and above the global minimum over all widths (Appendix A.1); the zero network is one of them. The proportions count all sets of neuron cones exactly, at all widths; which optima are stationary is told by error bounds, and a failure has to be seen with the thresholds of Appendix A.1 as well, and the other way round. The paper's sizes are not in its text: here (n, d) = (4, 2), (3, 2), (3, 3), with one or more draws of five data sets each, as in the paper"

    /// The orange curve of the settings, at some widths around the dotted line: averages over five data sets, by error bounds and by the
    /// thresholds of Appendix A.1.
    let private curve (printed: Setting -> int -> string) (run: FigureRun) =
        seq {
            for known in settings do
                let s = {
                    known with
                        First = run.Draw known.First
                }

                let q = threshold s

                for m in List.distinct [ 1; 2; max 1 (q / 4); q / 2; q; 2 * q; 8 * q ] do
                    for kind, told in [ BadCone.Stationary, "by error bounds"; BadCone.Thresholds, "by thresholds" ] do
                        run.Begin(sprintf "n = %d, d = %d, data sets from %d, m = %d" s.Points s.Dimension s.First m)
                        let low, high = average (criterion kind) m s
                        let value, half = (low + high).ToDouble() / 2.0, (high - low).ToDouble() / 2.0

                        Figures.row
                            [
                                NamedValue.Of("n", s.Points)
                                NamedValue.Of("d", s.Dimension)
                                NamedValue.Of("first data set", s.First)
                                NamedValue.Of("q", q)
                                NamedValue.Of("m", m)
                            ]
                            (sprintf "bad local minima, %s" told)
                            (printed s m)
                            (Figures.computed value half)
        }

    /// The figure of a claim about this curve, with the paper's words at a width.
    let figure printed =
        Figures.declare
            Experiment.published
            "(n, d) = (4, 2), (3, 2), (3, 3), averages over five data sets each, all sets of neuron cones counted"
            None
            (curve printed)
