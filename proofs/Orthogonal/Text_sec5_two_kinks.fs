module internal ReluProofs.Proofs.Orthogonal.Text_sec5_two_kinks

open System
open ReluProofs.Kernel
open ReluProofs.Numeric.Networks
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Figures
open ReluProofs.Verify.Instances

/// Kinks closer than this count as one.
let private resolution = 1e-3

/// The kinks of the network's function x -> h(x, 1): position, change of slope there, neuron.
let private changes (network: NumericNetwork) = [
    for j in 0 .. network.Width - 1 do
        let slope = network.HiddenWeight(j, 0)

        if slope <> 0.0 && network.OutputWeight j <> 0.0 then
            -network.HiddenWeight(j, 1) / slope, network.OutputWeight j * abs slope, j
]

/// The kinks of the learned function whose change of slope is above a part of the largest: their positions.
let private kinks (part: float) draw =
    let network = (TwoPointDescent.run TwoPointDescent.printedConstant draw).End

    let changes =
        changes network |> List.map (fun (position, change, _) -> position, change)

    // One list for each cluster of neighbouring positions.
    let clusters =
        (changes |> List.sortBy fst, [])
        ||> List.foldBack (fun change clusters ->
            match clusters with
            | (next :: _ as cluster) :: rest when fst next - fst change < resolution -> (change :: cluster) :: rest
            | _ -> [ change ] :: clusters)
        |> List.map (fun cluster -> cluster |> List.averageBy fst, cluster |> List.sumBy snd |> abs)

    let largest = clusters |> List.map snd |> List.max
    clusters |> List.filter (fun (_, size) -> size > part * largest)

/// Neurons whose kinks follow each other, one more than the statement allows, and places before, between and behind them: those with
/// the widest gaps, so that few digits and short intervals tell them apart.
let private apart (count: int) (network: NumericNetwork) =
    let all =
        [ infinity, -1 ] @ [ for position, _, j in changes network -> position, j ] @ [ -infinity, -1 ]
        |> List.sortBy fst

    /// The fraction of the least denominator in the middle half of a gap, of a short part of the line where the gap has no end.
    let place (low: float, high: float) =
        let low, high =
            if Double.IsInfinity low then high - 2.0, high
            elif Double.IsInfinity high then low, low + 2.0
            else low, high

        let at part = Rational.OfDouble(low + part * (high - low))
        SimpleNumbers.Between(at 0.25, at 0.75)

    all
    |> List.windowed (count + 3)
    |> List.maxBy (fun window ->
        window |> List.pairwise |> List.map (fun (low, high) -> fst high - fst low) |> List.min)
    |> fun window ->
        window |> List.tail |> List.take (count + 1) |> List.map snd,
        window |> List.pairwise |> List.map (fun (low, high) -> place (fst low, fst high))

let private has (count: int) (part: float) =
    Check<InitialDraw>(fun draw context ->
        let found = kinks part draw
        let run = TwoPointDescent.run TwoPointDescent.printedConstant draw
        let start = run.Initial

        // The second route: a neuron active on no point has a gradient of 0, so that its kink stays where the start puts it.
        let resting =
            Seq.init start.Width id
            |> Seq.filter (fun j ->
                TwoPointDescent.x
                |> Array.forall (fun x -> start.HiddenWeight(j, 0) * x[0] + start.HiddenWeight(j, 1) * x[1] < 0.0))
            |> Seq.length

        if found.Length = count then
            Outcome.Holds Strength.Numeric
        else
            let shown =
                found
                |> List.truncate 6
                |> List.map (fun (position, size) -> String.Format("{0:G4} (slope changes by {1:G2})", position, size))
                |> String.concat ", "

            let actual = sprintf "it has %d, at %s" found.Length shown

            let fails strength draft =
                Outcome.Fails(
                    Witness(
                        sprintf "the learned function has %d kinks" count,
                        actual,
                        "is not",
                        strength,
                        sprintf
                            "%d neurons of the start are active on no point, never move and keep their kinks, whatever the accuracy"
                            resting,
                        draft
                    )
                )

            // What the kernel counts are kinks of any size, where the labels are first fitted: it does not follow the descent to the end.
            if part > 0.0 || found.Length < count then
                fails Strength.Numeric null
            else
                let neurons, places = apart count run.Fitted
                let level = TwoPointDescent.fittedLevel
                let fitted = TwoPointDescent.firstBelow (level.ToDouble()) run

                let title =
                    sprintf
                        "with both labels fitted, the learned function has %d kinks between %O and %O alone"
                        neurons.Length
                        (List.head places)
                        (List.last places)

                fails
                    Strength.Enclosed
                    (TwoPointCertificate.draft context TwoPointDescent.printedConstant draw title [
                        TwoPointCertificate.below level fitted
                        yield! TwoPointCertificate.kinks neurons places fitted
                    ]))

/// What a figure can show.
let private visible = 1e-3

let private literal =
    Reading<InitialDraw>(
        Name = Reading.Literal,
        Statement = "the learned function only has two kinks",
        Check = has 2 0.0,
        Added = [],
        Note = "neurons that never move keep kinks where the slope changes by the size of lambda^2"
    )

let private seen =
    Reading<InitialDraw>(
        Name = "kinks a figure can show",
        Statement =
            literal.Statement
            + ", kinks counted where the slope changes by at least a thousandth of the largest change",
        Check = has 2 visible,
        Added = []
    )

/// The numbers of kinks, and where the visible ones are.
let private positions (run: FigureRun) =
    seq {
        for draw in TwoPointDescent.draws run do
            run.Begin(sprintf "descent from draw %d" draw.Seed)
            let setting = [ NamedValue.Of("draw", draw.Seed) ]
            let seen = kinks visible draw
            Figures.row setting "kinks" "2" (Figures.computed (float seen.Length) 0.0)

            for i, (position, change) in List.indexed seen do
                Figures.row
                    setting
                    (sprintf "kink %d: position" (i + 1))
                    ""
                    (Figures.computed position (resolution / 2.0))

                Figures.row setting (sprintf "kink %d: change of slope" (i + 1)) "" (Figures.computed change 0.0)

            Figures.row setting "kinks, however small" "" (Figures.computed (float (kinks 0.0 draw).Length) 0.0)
    }

let claim: IClaim =
    TwoPointDescent.claim
        "orthogonal/sec5-two-kinks"
        "two kinks"
        "proofs/Orthogonal/Text_sec5_two_kinks.fs"
        "Section 5, Figure 2d"
        Declared.Figure
        literal
        [ seen ]
        false
        [
            Mutation.constant "one kink" seen (has 1 visible)
            Mutation.constant "three kinks" seen (has 3 visible)
        ]
        positions
