module internal ReluProofs.Proofs.Benignity.Text_sec4_bad_order

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private beforeThreshold s = [ 1 .. BadCones.threshold s - 1 ]

let private reaches least most kind =
    BadCones.reaches least most kind "at some m < q" beforeThreshold

let private literal =
    Reading<Setting>(
        Name = Reading.Literal,
        Statement =
            BadCones.given
            + "at some m < q the proportion of cones with a bad local minimum is of order 0.1, that is in [10^(-3/2), 10^(-1/2))",
        Check = reaches BadCones.lowerOrder BadCones.higherOrder BadCone.Stationary,
        Added = [],
        Note = "'before the width threshold' are all m < q. " + BadCones.note
    )

let private largest kind =
    BadCones.both
        (reaches BadCones.lowerOrder BadCones.higherOrder kind)
        (BadCones.alwaysBelow BadCones.higherOrder kind "at every m < q" beforeThreshold)

let private withoutZero =
    Reading<Setting>(
        Name = "without the zero network",
        Statement =
            BadCones.given
            + "at some m < q the proportion of cones whose optimum is stationary, no global minimum and not the zero network is in [10^(-3/2), 10^(-1/2))",
        Check = reaches BadCones.lowerOrder BadCones.higherOrder BadCone.NonZero,
        Added = [],
        Note = "where the zero network is no global minimum it is a saddle of the loss, and no local minimum"
    )

let private atLargest =
    Reading<Setting>(
        Name = "at its largest",
        Statement = BadCones.given + "its largest value at m < q is in [10^(-3/2), 10^(-1/2))",
        Check = largest BadCone.Stationary,
        Added = []
    )

let private atLargestWithoutZero =
    Reading<Setting>(
        Name = "at its largest, without the zero network",
        Statement = BadCones.given + "without the zero network its largest value at m < q is in [10^(-3/2), 10^(-1/2))",
        Check = largest BadCone.NonZero,
        Added = []
    )

let private thresholds =
    Reading<Setting>(
        Name = "thresholds of Appendix A.1",
        Statement =
            BadCones.given
            + "at some m < q it is in [10^(-3/2), 10^(-1/2)), where 1e-7 decides whether a minimum is global, and 5e-5 what is a zero gradient and a kink",
        Check = reaches BadCones.lowerOrder BadCones.higherOrder BadCone.Thresholds,
        Added = []
    )

let private restricted =
    Reading<Setting>(
        Name = "minima restricted to the cone",
        Statement =
            BadCones.given
            + "at some m < q the proportion of cones that contain a bad local minimum of the loss restricted to them, as in Theorem 1 (ii), is in [10^(-3/2), 10^(-1/2))",
        Check = reaches BadCones.lowerOrder BadCones.higherOrder BadCone.Restricted,
        Added = []
    )

let claim: IClaim =
    Claim<Setting>(
        Id = "benignity/sec4-bad-order",
        Title = "bad local minima below the number of patterns",
        File = "proofs/Benignity/Text_sec4_bad_order.fs",
        Family = BadCones.family,
        Source = Source("benignity", "Section 4, Figure 1", Declared.Figure),
        Literal = literal,
        Boundary = [
            BoundaryRow("three points of the plane", BadCones.settings[1], true)
            BoundaryRow("as many points as dimensions", BadCones.settings[2], true)
        ],
        Repairs = [ withoutZero; thresholds; atLargest; atLargestWithoutZero; restricted ],
        Mutants = [
            Mutation.quantifier
                "at some m > 8 q"
                literal
                (BadCones.reaches BadCones.lowerOrder BadCones.higherOrder BadCone.Stationary "at m = 8 q" (fun s -> [
                    8 * BadCones.threshold s
                ]))
        ],
        Figure = BadCones.figure (fun _ _ -> "")
    )
