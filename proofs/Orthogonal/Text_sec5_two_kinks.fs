module internal ReluProofs.Proofs.Orthogonal.Text_sec5_two_kinks

open System
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Figures
open ReluProofs.Verify.Instances

/// Kinks closer than this count as one.
let private resolution = 1e-3

/// The kinks of the learned function x -> h(x, 1) whose change of slope is above a part of the largest: their positions.
let private kinks (part: float) draw =
    let network = (TwoPointDescent.run TwoPointDescent.printedConstant draw).End

    let changes = [
        for j in 0 .. network.Width - 1 do
            let slope = network.HiddenWeight(j, 0)

            if slope <> 0.0 && network.OutputWeight j <> 0.0 then
                -network.HiddenWeight(j, 1) / slope, network.OutputWeight j * abs slope
    ]

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

let private has (count: int) (part: float) =
    Check<InitialDraw>(fun draw _ ->
        let found = kinks part draw
        let start = (TwoPointDescent.run TwoPointDescent.printedConstant draw).Initial

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

            Outcome.Fails(
                Witness(
                    sprintf "the learned function has %d kinks" count,
                    sprintf "it has %d, at %s" found.Length shown,
                    "is not",
                    Strength.Numeric,
                    sprintf
                        "%d neurons of the start are active on no point, never move and keep their kinks, whatever the accuracy"
                        resting,
                    null
                )
            ))

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
