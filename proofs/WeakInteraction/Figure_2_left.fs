module internal ReluProofs.Proofs.WeakInteraction.Figure_2_left

open FsCheck
open FsCheck.FSharp
open ReluProofs.Numeric.Statistics
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Figures
open ReluProofs.Verify.Instances

/// The dimension and the number of points of some runs.
type private Size = { Dimension: int; Points: int }

let private seeds = 3

/// Products <w_j, x_i> of numbers in a step that are still affordable by default.
let private affordable = 1_000_000

let private products (s: Size) = s.Points * s.Dimension * Experiment.width s.Points

/// At the published sizes so many runs that, when none converges, "very likely" is refuted at the level below; and a few where
/// none is to converge.
let private runs isLikely (s: Size) =
    if products s <= affordable then seeds
    elif isLikely then 32
    else 8

/// The probability with which a thorough run may refute a true statement.
let private failure = 1e-9

/// Most runs converge up to `few` points a dimension, and few from `many` on; in between nothing is said.
let private falls few many =
    Check<Size>(fun s context ->
        let isLikely, isUnlikely =
            s.Points <= few * s.Dimension, s.Points >= many * s.Dimension

        if not isLikely && not isUnlikely then
            Outcome.Discarded "n"
        elif products s > affordable && not context.IsThorough then
            Outcome.TooClose
                "a run takes 1.5 sqrt(np) log(np)/4 steps of n d p = 10^7 products; 25 runs at n = 2900 and at n = 3100 would decide"
        else
            let count = runs isLikely s

            let found =
                Experiment.successes
                    context.Cancellation
                    s.Points
                    s.Dimension
                    (Experiment.width s.Points)
                    (seq { 1..count })

            let interval = ClopperPearson.Interval(found, count, failure)
            let isFar = if isLikely then interval.High < 0.5 else interval.Low > 0.5

            if (2 * found > count) = isLikely then
                Outcome.Holds Strength.Statistical
            elif products s > affordable && not isFar then
                Outcome.TooClose(sprintf "%d of %d runs converge at n = %d" found count s.Points)
            else
                Outcome.Fails(
                    Witness(
                        sprintf "%s of the runs converge" (if isLikely then "most" else "few"),
                        sprintf "%d of %d do at n = %d, d = %d" found count s.Points s.Dimension,
                        "is not",
                        Strength.Statistical,
                        null,
                        null
                    )
                ))

let private published =
    Hypothesis<Size>("d", "d = 100", (fun s -> s.Dimension = 100), null)

let private literal =
    Reading<Size>(
        Name = Reading.Literal,
        Statement =
            "d = 100, p = floor(log(n/0.05)/log(4/3)) + 1: convergence is very likely for n <= 2900 and almost never happens for n >= 3100",
        Check = falls 29 31,
        Added = [ published ],
        Note = "n = 2900 and 3100 at d = 100 are beyond a quick check"
    )

let private scaled =
    Reading<Size>(
        Name = "d = 8",
        Statement = "d = 8, the same width, step and time: most of 3 runs converge for n <= d, and few for n >= 4 d",
        Check = falls 1 4,
        Added = [ Hypothesis<Size>("small", "d = 8", (fun s -> s.Dimension = 8), null) ],
        Note = "the experiment regenerated at a smaller dimension; it shows a transition and not where it is at d = 100"
    )

let private at d n = { Dimension = d; Points = n }
let private easy = at 100 200

/// The paper's runs a size.
let private publishedRuns = 25

/// The part of the runs that converge, by n.
let private curve (run: FigureRun) =
    seq {
        let d, sizes =
            if run.IsThorough then
                100, [ 1000; 1400; 1800; 2200; 2600; 2900; 3100 ]
            else
                8, [ 4; 8; 16; 24; 32; 48 ]

        for n in sizes do
            let p = Experiment.width n
            run.Begin(sprintf "%d runs at d = %d, n = %d" publishedRuns d n)

            let ends =
                run.Map(
                    [| for i in 1..publishedRuns -> run.Draw i |],
                    fun seed -> Experiment.run run.Cancellation n d p seed
                )

            let setting = [ NamedValue.Of("d", d); NamedValue.Of("n", n); NamedValue.Of("p", p) ]

            let printed =
                if d <> 100 then ""
                elif n <= 2900 then "very likely"
                else "almost never"

            let converged = ends |> Seq.filter _.Converged |> Seq.length
            Figures.row setting "converged" printed (Figures.counted converged publishedRuns)
    }

let claim: IClaim =
    Claim<Size>(
        Id = "weakint/fig-2.left",
        Title = "probability of convergence",
        File = "proofs/WeakInteraction/Figure_2_left.fs",
        Family =
            Family<Size>(
                "the sizes of Experiment 1",
                [
                    Hypothesis<Size>("sizes", "n, d >= 1", (fun s -> s.Points >= 1 && s.Dimension >= 1), null)
                ],
                [ easy; at 100 2900; at 100 3100; at 8 8; at 8 32 ],
                Arb.fromGen (Gen.constant easy),
                (fun s -> InstanceSize(s.Points, 1, s.Dimension, 0I)),
                (fun s -> [| NamedValue.Of("d", s.Dimension); NamedValue.Of("n", s.Points) |]),
                (fun s -> sprintf "d=%d" s.Dimension),
                IsExhaustive = true
            ),
        Source = Source("weakint", "Figure 2, left; Sec. 5.1, Appendix B", Declared.Figure),
        Literal = literal,
        Boundary = [ BoundaryRow("twice as many points as dimensions", easy, true) ],
        Repairs = [ scaled ],
        Mutants = [
            Mutation.constant "few converge from n = d on" scaled (falls 0 1)
            Mutation.constant "most converge up to n = 4 d" scaled (falls 4 5)
        ],
        Figure =
            Figures.declare
                "d = 100, 20 values of n from 2500 to 3500, 25 runs each, p = floor(log(n/0.05)/log(4/3)) + 1, step 1, 1.5 sqrt(np) log(np)/4 steps"
                "d = 8, n from 4 to 48, 25 runs each; width, step and time as published"
                (Some "d = 100, n from 1000 to 3100, 25 runs each; width, step and time as published")
                curve
    )
