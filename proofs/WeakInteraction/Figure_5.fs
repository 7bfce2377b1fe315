module internal ReluProofs.Proofs.WeakInteraction.Figure_5

open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// The four measures of Experiment 2.
type private Measure = { Number: int }

let private names = [ "mu(t_inf)"; "<mu_inf>"; "mu_low"; "mu_upp" ]

let private value (m: Measure) (found: Experiment.Measures) =
    match m.Number with
    | 1 -> found.Last
    | 2 -> found.Average
    | 3 -> found.Low
    | _ -> found.Upper

let private sizes = [ 125; 177; 250; 354; 500; 707 ]
let private seeds = 2
let private dimension = 2000

/// The slope against n, log-log, is within [low, high], with two standard errors.
let private within low high mayRefute =
    Check<Measure>(fun m _ ->
        let slope, error =
            Experiment.slope [
                for n in sizes do
                    for seed in 1..seeds do
                        float n, value m (Experiment.orthogonal n dimension seed)
            ]

        Experiment.between (sprintf "the slope of %s" names[m.Number - 1]) low high mayRefute slope (2.0 * error))

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

let private at number = { Number = number }

let claim: IClaim =
    Claim<Measure>(
        Id = "weakint/fig-5",
        Title = "slopes close to -1/2",
        File = "proofs/WeakInteraction/Figure_5.fs",
        Family =
            Experiment.family
                "Experiment 2"
                (Hypothesis<Measure>(
                    "measure",
                    "one of the four measures",
                    (fun m -> m.Number >= 1 && m.Number <= 4),
                    null
                ))
                [ at 1; at 2; at 3; at 4 ]
                (fun m -> [| NamedValue.Of("measure", m.Number) |])
                (fun m -> names[m.Number - 1]),
        Source = Source("weakint", "Figure 5; Sec. 5.2, Appendix B", Declared.Figure),
        Literal = literal,
        Boundary = [ BoundaryRow("mu_upp", at 4, true) ],
        Repairs = [ wide ],
        Mutants = [
            Mutation.exponent "slopes below -6/5" wide (within -3.0 -1.2 true)
            Mutation.sign "slopes above -1/5" wide (within -0.2 2.0 true)
        ]
    )
