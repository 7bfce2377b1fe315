module internal ReluProofs.Proofs.WeakInteraction.Figure_5

open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Figures
open ReluProofs.Verify.Instances

/// One of the four measures of Experiment 2, at small sizes or at the published ones.
type private Measure = { Number: int; IsPublished: bool }

let private names = [ "mu(t_inf)"; "<mu_inf>"; "mu_low"; "mu_upp" ]

let private value (m: Measure) (found: Experiment.Measures) =
    match m.Number with
    | 1 -> found.Last
    | 2 -> found.Average
    | 3 -> found.Low
    | _ -> found.Upper

let private dimension = 2000

/// The numbers of points, and the runs at each: published, 500 networks between n = 1000 and 2000.
let private sizes isPublished =
    if isPublished then
        [ for k in 0..19 -> 1000 + k * 1000 / 19 ], 25
    else
        [ 125; 177; 250; 354; 500; 707 ], 2

/// Claims on several measures meet in the middle of the same runs: every other one begins at the end.
let private measured cancellation (m: Measure) =
    let points, seeds = sizes m.IsPublished

    let runs = [
        for n in points do
            for seed in 1..seeds -> n, seed
    ]

    (if m.Number % 2 = 0 then List.rev runs else runs)
    |> List.iter (fun (n, seed) -> Experiment.orthogonal cancellation n dimension seed |> ignore)

    [
        for n, seed in runs -> float n, value m (Experiment.orthogonal cancellation n dimension seed)
    ]

/// The slope against n, log-log, is within [low, high], with two standard errors.
let private within low high mayRefute =
    Check<Measure>(fun m context ->
        let slope, error = Thresholds.slope (measured context.Cancellation m)
        Thresholds.between (sprintf "the slope of %s" names[m.Number - 1]) low high mayRefute slope (2.0 * error))

let private literal =
    Reading<Measure>(
        Name = Reading.Literal,
        Statement =
            "orthogonal directions in dimension 2000: mu(t_inf), <mu_inf>, mu_low and mu_upp against n, log-log, have slopes close to -1/2",
        Check = within -0.7 -0.3 false,
        Added = [],
        Note =
            "regenerated for n = 125 to 707, two runs each; 'close' is 1/5, with two standard errors inside. The figure has n from 1000 to 2000 and 25 runs each. A fitted slope does not refute"
    )

let private wide =
    Reading<Measure>(
        Name = "slopes between -1.1 and -0.3",
        Statement = "for n = 125 to 707 the four slopes are between -1.1 and -0.3",
        Check = within -1.1 -0.3 false,
        Added = []
    )

let private at number = { Number = number; IsPublished = false }
let private published number = { at number with IsPublished = true }

/// The means of the measures by n, and the slopes.
let private slopes (run: FigureRun) =
    seq {
        let points, seeds = sizes run.IsThorough
        let draws = [| for i in 1..seeds -> run.Draw i |]

        let found = [
            for n in points do
                run.Begin(sprintf "%d runs at n = %d" seeds n)
                n, run.Map(draws, fun seed -> Experiment.orthogonal run.Cancellation n dimension seed)
        ]

        for number in 1..4 do
            let m = {
                at number with
                    IsPublished = run.IsThorough
            }

            for n, runs in found do
                let values = runs |> Seq.map (value m) |> Seq.toList

                Figures.row
                    [ NamedValue.Of("n", n) ]
                    (sprintf "%s: mean, least and largest" names[number - 1])
                    ""
                    (FigureValue.Estimated(List.average values, List.min values, List.max values))

            let slope, error =
                Thresholds.slope [
                    for n, runs in found do
                        for r in runs -> float n, value m r
                ]

            Figures.row
                []
                (sprintf "slope of %s" names[number - 1])
                "close to -1/2"
                (FigureValue.Estimated(slope, slope - 2.0 * error, slope + 2.0 * error))
    }

let claim: IClaim =
    Claim<Measure>(
        Id = "weakint/fig-5",
        Title = "slopes close to -1/2",
        File = "proofs/WeakInteraction/Figure_5.fs",
        Family =
            Thresholds.family
                "Experiment 2"
                (Hypothesis<Measure>(
                    "measure",
                    "one of the four measures",
                    (fun m -> m.Number >= 1 && m.Number <= 4),
                    null
                ))
                [ at 1; at 2; at 3; at 4 ]
                [ for number in 1..4 -> published number ]
                (fun m -> [|
                    NamedValue.Of("measure", m.Number)
                    if m.IsPublished then
                        NamedValue.Of("n from", 1000)
                |])
                (fun m -> names[m.Number - 1]),
        Source = Source("weakint", "Figure 5; Sec. 5.2, Appendix B", Declared.Figure),
        Literal = literal,
        Boundary = [ BoundaryRow("mu_upp", at 4, true) ],
        Repairs = [ wide ],
        Mutants = [
            Mutation.exponent "slopes below -6/5" wide (within -3.0 -1.2 true)
            Mutation.sign "slopes above -1/5" wide (within -0.2 2.0 true)
        ],
        Figure =
            Figures.declare
                "d = 2000, 20 values of n from 1000 to 2000, 25 runs each"
                "d = 2000, n = 125 to 707, two runs each; slopes with two standard errors"
                (Some "d = 2000, 20 values of n from 1000 to 2000, 25 runs each")
                slopes
    )
