module internal ReluProofs.Proofs.WeakInteraction.Figure_4

open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The scan for N(5, p); published, for N(30, p).
let private scan isPublished p : Thresholds.Scan = {
    Dimension = (if isPublished then 30 else 5)
    Width = p
    Runs = (if isPublished then 3 else 5)
    Step = (if isPublished then 60 else 1)
}

/// The exponent of p in N(d, p) is within [low, high].
let private within low high mayRefute =
    Check<Thresholds.Sizes>(fun sizes context ->
        Thresholds.exponent sizes scan context.Cancellation (Thresholds.between "the exponent of p" low high mayRefute))

let private literal =
    Reading<Thresholds.Sizes>(
        Name = Reading.Literal,
        Statement = "at fixed d, the number of points N(d, p) at which convergence ends grows sub-linearly in p",
        Check = within -1.0 1.0 false,
        Added = [],
        Note =
            "regenerated at d = 5 between p = 20 and 80 and between 40 and 160, five runs a size: the exponent is below 1. The figure has d = 30 and p from 50 to 400. A fitted exponent does not refute"
    )

let private at few many : Thresholds.Sizes = {
    Few = few
    Many = many
    IsPublished = false
}

let private published few many = {
    at few many with
        Thresholds.IsPublished = true
}

let claim: IClaim =
    Claim<Thresholds.Sizes>(
        Id = "weakint/fig-4",
        Title = "threshold sub-linear in p",
        File = "proofs/WeakInteraction/Figure_4.fs",
        Family =
            Thresholds.familyOfSizes "Experiment 1 at d = 5" "p" [ at 20 20; at 20 80; at 40 160 ] [ published 50 200 ],
        Source = Source("weakint", "Figure 4; Appendix B", Declared.Figure),
        Literal = literal,
        Boundary = [ BoundaryRow("one width", at 20 20, true) ],
        Repairs = [],
        Mutants = [
            Mutation.exponent "N grows as p^(3/2) or faster" literal (within 1.5 4.0 true)
            Mutation.sign "N falls as 1/p or faster" literal (within -4.0 -1.0 true)
        ],
        Figure =
            Figures.declare
                "d = 30, p from 50 to 400"
                "d = 5, p = 20, 40, 80, 160, five runs a size, n in steps of 1; the error bar is one step"
                (Some "d = 30, p = 50, 100, 200, three runs a size, n in steps of 60")
                (fun run ->
                    Thresholds.thresholds
                        "p"
                        (if run.IsThorough then
                             [ 50; 100; 200 ]
                         else
                             [ 20; 40; 80; 160 ])
                        (scan run.IsThorough)
                        "below 1"
                        run)
    )
