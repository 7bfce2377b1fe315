module internal ReluProofs.Proofs.WeakInteraction.Figure_3

open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The scan for N(d, 30); published, n in steps of d.
let private scan isPublished d : Thresholds.Scan = {
    Dimension = d
    Width = 30
    Runs = (if isPublished then 5 else 3)
    Step = (if isPublished then d else max 1 (d / 4))
}

/// The exponent of d in N(d, 30) is within [low, high].
let private within low high mayRefute =
    Check<Thresholds.Sizes>(fun sizes context ->
        Thresholds.exponent sizes scan context.Cancellation (Thresholds.between "the exponent of d" low high mayRefute))

let private literal =
    Reading<Thresholds.Sizes>(
        Name = Reading.Literal,
        Statement = "at p = 30, the number of points N(d, p) at which convergence ends is about C(p) d",
        Check = within 0.75 1.25 false,
        Added = [],
        Note =
            "regenerated at d = 4, 8 and 16, three runs a size; 'about' is an exponent within 1/4 of 1. The figure has d from 10 to 100. A fitted exponent does not refute"
    )

let private small =
    Reading<Thresholds.Sizes>(
        Name = "d = 4, 8, 16",
        Statement = "between d = 4, 8 and 16 the exponent of d in N(d, 30) is between 1 and 4",
        Check = within 1.0 4.0 false,
        Added = [],
        Note = "what is seen at these sizes, where t_inf is short: N grows faster than d"
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
        Id = "weakint/fig-3",
        Title = "threshold linear in d",
        File = "proofs/WeakInteraction/Figure_3.fs",
        Family = Thresholds.familyOfSizes "Experiment 1 at p = 30" "d" [ at 8 8; at 4 8; at 8 16 ] [ published 10 100 ],
        Source = Source("weakint", "Figure 3; Sec. 5.1, Appendix B", Declared.Figure),
        Literal = literal,
        Boundary = [ BoundaryRow("one dimension, where any C(p) fits", at 8 8, true) ],
        Repairs = [ small ],
        Mutants = [
            Mutation.exponent "N grows as the root of d or slower" small (within 0.0 0.5 true)
            Mutation.sign "N falls with d" small (within -4.0 0.0 true)
        ],
        Figure =
            Figures.declare
                "p = 30, d from 10 to 100, n within 15 d of N(d, 30) in steps of d; a sigmoid through the rates"
                "p = 30, d = 4, 8, 16, three runs a size, n in steps of d/4; the error bar is one step"
                (Some "p = 30, d = 10, 20, 50, 100, five runs a size, n in steps of d")
                (fun run ->
                    Thresholds.thresholds
                        "d"
                        (if run.IsThorough then [ 10; 20; 50; 100 ] else [ 4; 8; 16 ])
                        (scan run.IsThorough)
                        "1"
                        run)
    )
