module internal ReluProofs.Proofs.WeakInteraction.Figure_4

open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The exponent of p in N(5, p) is within [low, high].
let private within low high mayRefute =
    Check<Experiment.Sizes>(fun sizes _ ->
        Experiment.exponent
            sizes
            (fun p -> Experiment.threshold 5 p 5 1)
            (fun _ -> 1)
            (Experiment.between "the exponent of p" low high mayRefute))

let private literal =
    Reading<Experiment.Sizes>(
        Name = Reading.Literal,
        Statement = "at fixed d, the number of points N(d, p) at which convergence ends grows sub-linearly in p",
        Check = within -1.0 1.0 false,
        Added = [],
        Note =
            "regenerated at d = 5 between p = 20 and 80 and between 40 and 160, five runs a size: the exponent is below 1. The figure has d = 30 and p from 50 to 400. A fitted exponent does not refute"
    )

let private at few many : Experiment.Sizes = { Few = few; Many = many }

let claim: IClaim =
    Claim<Experiment.Sizes>(
        Id = "weakint/fig-4",
        Title = "threshold sub-linear in p",
        File = "proofs/WeakInteraction/Figure_4.fs",
        Family = Experiment.familyOfSizes "Experiment 1 at d = 5" "p" [ at 20 20; at 20 80; at 40 160 ],
        Source = Source("weakint", "Figure 4; Appendix B", Declared.Figure),
        Literal = literal,
        Boundary = [ BoundaryRow("one width", at 20 20, true) ],
        Repairs = [],
        Mutants = [
            Mutation.exponent "N grows as p^(3/2) or faster" literal (within 1.5 4.0 true)
            Mutation.sign "N falls as 1/p or faster" literal (within -4.0 -1.0 true)
        ]
    )
