module internal ReluProofs.Proofs.Benignity.Figure_3_sampling

open System
open ReluProofs.Kernel
open ReluProofs.Numeric.Cones
open ReluProofs.Numeric.Convex
open ReluProofs.Numeric.Statistics
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Figures
open ReluProofs.Verify.Instances

let private draws = 2000

/// Far above the rounding errors of angles, far below the width of the intervals.
let private angleError = 1e-9

/// The share of the circle that an open sector of weights in the plane takes: its arcs between the lines orthogonal to the points.
let private share (x: float[][]) (pattern: ActivationCone) =
    let turns =
        x
        |> Array.collect (fun p ->
            let angle = Math.Atan2(p[1], p[0])
            [| angle + Math.PI / 2.0; angle - Math.PI / 2.0 |])
        |> Array.map (fun a -> (a % (2.0 * Math.PI) + 2.0 * Math.PI) % (2.0 * Math.PI))
        |> Array.sort

    Seq.init turns.Length (fun i ->
        let first = turns[i]

        let last =
            if i + 1 < turns.Length then
                turns[i + 1]
            else
                turns[0] + 2.0 * Math.PI

        let middle = (first + last) / 2.0
        let w = [| cos middle; sin middle |]

        if
            Seq.forall
                (fun k -> (x[k].[0] * w[0] + x[k].[1] * w[1] > 0.0) = pattern.IsActive k)
                (seq { 0 .. x.Length - 1 })
        then
            last - first
        else
            0.0)
    |> Seq.sum
    |> fun total -> total / (2.0 * Math.PI)

/// A data set's cones with the share of the circle of each and how often it was drawn; and whether any other cone was.
let private drawn (e: Experiment) seed =
    let analysis = Experiment.analysis e
    let data = analysis.Data

    let x =
        Array.init e.N (fun k -> Array.init 2 (fun c -> data.Points[k, c].ToDouble()))

    let draw =
        ConeDraw(data, analysis.Patterns.Literal, ConeDistribution.Gaussian, seed)

    let counts =
        Seq.init draws (fun i -> (draw.Cones(1, i))[0]) |> Seq.countBy id |> dict

    let known = [
        for pattern in analysis.Patterns.Open do
            for sign in [ 1; -1 ] ->
                let cone = NeuronCone(pattern, sign)

                let count =
                    match counts.TryGetValue cone with
                    | true, found -> found
                    | _ -> 0

                cone, share x pattern, count
    ]

    let strays =
        counts.Keys
        |> Seq.exists (fun cone -> not (known |> List.exists (fun (other, _, _) -> other.Equals cone)))

    known, strays

/// Each neuron cone is drawn as often as stated, and only non-empty ones are.
let private frequencies (stated: float -> int -> float) =
    Check<Experiment>(fun e context ->
        let known, strays = drawn e context.Seed

        if strays then
            Outcome.Fails(
                Witness("only non-empty cones are drawn", "an empty one was", "is not", Strength.Numeric, null, null)
            )
        else
            known
            |> Seq.map (fun (cone, angle, count) ->
                let interval = ClopperPearson.Interval(count, draws, Experiment.failure)
                let probability = stated angle (known.Length / 2)

                if probability + angleError < interval.Low || probability - angleError > interval.High then
                    Outcome.Fails(
                        Witness(
                            sprintf "the cone %O has probability %.4f" cone probability,
                            sprintf "it was drawn %d of %d times" count draws,
                            "is not",
                            Strength.Statistical,
                            null,
                            null
                        )
                    )
                else
                    Outcome.Holds Strength.Statistical)
            |> Outcome.All)

/// Half of the cone's share.
let private half angle = angle / 2.0

let private planar = Experiment.gaussian |> List.filter (fun e -> e.D = 2)

/// How often each cone was drawn, beside its probability.
let private parts (run: FigureRun) =
    seq {
        for e in planar do
            let e = { e with Seed = run.Draw e.Seed }
            run.Begin(sprintf "n = %d, data set %d" e.N e.Seed)
            let known, _ = drawn e run.Seed

            for cone, angle, count in known do
                Figures.row
                    [
                        NamedValue.Of("n", e.N)
                        NamedValue.Of("data set", e.Seed)
                        Figures.named "cone" (string cone)
                    ]
                    "part of the rows"
                    (FigureValue.SixDigits(half angle))
                    (Figures.counted count draws)
    }

let private literal =
    Reading<Experiment>(
        Name = Reading.Literal,
        Statement =
            "rows A_i of a network with independent standard Gaussian weights are those of non-empty neuron cones, each drawn with the probability of its cone under the Gaussian law: half of its share of the sphere",
        Check = frequencies (fun angle _ -> half angle),
        Added = [],
        Note = "in the plane, where the share is an angle; 2000 rows a data set, at confidence 1 - 10^-9 a cone"
    )

let claim: IClaim =
    Claim<Experiment>(
        Id = "benignity/fig-3-sampling",
        Title = "cones of Gaussian networks",
        File = "proofs/Benignity/Figure_3_sampling.fs",
        Family = Experiment.family planar,
        Source = Source("benignity", "Figure 3, Appendix A.2", Declared.Figure),
        Literal = literal,
        Boundary = Experiment.rows [ "the first data set" ] [ Experiment.gaussian.Head ] true,
        Repairs = [],
        Mutants = [
            Mutation.quantifier "every cone alike" literal (frequencies (fun _ count -> 0.5 / float count))
            Mutation.constant "the whole share" literal (frequencies (fun angle _ -> angle))
        ],
        Figure =
            Figures.declare
                Experiment.published
                "(n, d) = (4, 2), (5, 2), five data sets each, 2000 rows a data set; printed is the stated probability of the cone"
                None
                parts
    )
