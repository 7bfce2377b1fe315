module internal ReluProofs.Proofs.Benignity.Text_sec4_bad_small_m

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private check bound kind =
    BadCones.alwaysBelow bound kind "at every m <= q" (fun s -> [ 1 .. BadCones.threshold s ])

let private literal =
    Reading<Setting>(
        Name = Reading.Literal,
        Statement =
            BadCones.given
            + "at every m <= q the proportion of cones with a bad local minimum remains small, that is below 10^(-1/2), at most of the order 0.1 that it is said to reach",
        Check = check BadCones.higherOrder BadCone.Stationary,
        Added = [],
        Note =
            "'smaller values of the width' are all those up to q; the contrast is with orthogonal inputs, 'close to 1 for small m'. "
            + BadCones.note
    )

let private withoutZero =
    Reading<Setting>(
        Name = "fewer than half, without the zero network",
        Statement =
            BadCones.given
            + "at every m <= q the proportion of cones whose optimum is stationary, no global minimum and not the zero network is below 1/2: nearer to 0 than to 1",
        Check = check BadCones.half BadCone.NonZero,
        Added = [],
        Note =
            "where the zero network is no global minimum it is a saddle of the loss, and no local minimum: some neuron near 0 lowers the loss"
    )

let private smallWithoutZero =
    Reading<Setting>(
        Name = "without the zero network",
        Statement = BadCones.given + "at every m <= q that proportion is below 10^(-1/2)",
        Check = check BadCones.higherOrder BadCone.NonZero,
        Added = []
    )

let private minority =
    Reading<Setting>(
        Name = "fewer than half",
        Statement =
            BadCones.given
            + "at every m <= q the proportion of cones with a bad local minimum is below 1/2: nearer to 0 than to 1",
        Check = check BadCones.half BadCone.Stationary,
        Added = []
    )

let private thresholds =
    Reading<Setting>(
        Name = "thresholds of Appendix A.1",
        Statement =
            BadCones.given
            + "at every m <= q it is below 10^(-1/2), where 1e-7 decides whether a minimum is global, and 5e-5 what is a zero gradient and a kink",
        Check = check BadCones.higherOrder BadCone.Thresholds,
        Added = []
    )

let claim: IClaim =
    Claim<Setting>(
        Id = "benignity/sec4-bad-small-m",
        Title = "bad local minima of narrow networks",
        File = "proofs/Benignity/Text_sec4_bad_small_m.fs",
        Family = BadCones.family,
        Source = Source("benignity", "Section 4, Figure 1", Declared.Figure),
        Literal = literal,
        Boundary = [
            BoundaryRow("three points of the plane", BadCones.settings[1], false)
            BoundaryRow("as many points as dimensions", BadCones.settings[2], false)
        ],
        Repairs = [ withoutZero; smallWithoutZero; minority; thresholds ],
        Mutants = [
            Mutation.constant "below 10^(-3/2)" withoutZero (check BadCones.lowerOrder BadCone.NonZero)
            Mutation.quantifier "with the zero network" withoutZero (check BadCones.half BadCone.Stationary)
        ],
        Figure = BadCones.figure (fun s m -> if m <= BadCones.threshold s then "small" else "")
    )
