module internal ReluProofs.Proofs.Benignity.Text_sec4_bad_after

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private check bound kind =
    BadCones.belowFrom bound kind "at every m > q" (fun s -> BadCones.threshold s + 1)

let private literal =
    Reading<Setting>(
        Name = Reading.Literal,
        Statement =
            BadCones.given
            + "at every m > q the proportion of cones with a bad local minimum is close to 0, that is below 10^(-3/2), of lower order than the 0.1 that the text calls significant",
        Check = check BadCones.lowerOrder BadCone.Stationary,
        Added = [],
        Note =
            "'after this threshold' is every m > q, as the sentence before says 'as soon as the network width exceeds' it. "
            + BadCones.note
    )

let private collected =
    Reading<Setting>(
        Name = "from the width of Theorem 1 on",
        Statement =
            BadCones.given
            + "at every m >= q log((n + 1)/eps), with eps = 10^(-3/2) and q the number of non-empty neuron cones, it is below eps",
        Check =
            BadCones.belowFrom
                BadCones.lowerOrder
                BadCone.Stationary
                "at every m >= q log((n + 1)/eps)"
                (BadCones.collected BadCones.lowerOrder),
        Added = []
    )

let private significant =
    Reading<Setting>(
        Name = "below 1/10",
        Statement = BadCones.given + "at every m > q it is below 1/10, the value that the text calls significant",
        Check = check BadCones.significant BadCone.Stationary,
        Added = []
    )

let private thresholds =
    Reading<Setting>(
        Name = "thresholds of Appendix A.1",
        Statement =
            BadCones.given
            + "at every m > q it is below 10^(-3/2), where 1e-7 decides whether a minimum is global, and 5e-5 what is a zero gradient and a kink",
        Check = check BadCones.lowerOrder BadCone.Thresholds,
        Added = []
    )

let private restricted =
    Reading<Setting>(
        Name = "minima restricted to the cone",
        Statement =
            BadCones.given
            + "at every m > q the proportion of cones that contain a bad local minimum of the loss restricted to them, as in Theorem 1 (ii), is below 10^(-3/2)",
        Check = check BadCones.lowerOrder BadCone.Restricted,
        Added = [],
        Note = "such a cone is one without a global minimum: the other curve of the figure, turned over"
    )

let claim: IClaim =
    Claim<Setting>(
        Id = "benignity/sec4-bad-after",
        Title = "bad local minima above the number of patterns",
        File = "proofs/Benignity/Text_sec4_bad_after.fs",
        Family = BadCones.family,
        Source = Source("benignity", "Section 4, Figure 1", Declared.Figure),
        Literal = literal,
        Boundary = [
            BoundaryRow("three points of the plane", BadCones.settings[1], false)
            BoundaryRow("as many points as dimensions", BadCones.settings[2], false)
        ],
        Repairs = [ collected; significant; thresholds; restricted ],
        Mutants = [
            Mutation.constant
                "from a fourth of the width on"
                collected
                (BadCones.belowFrom
                    BadCones.lowerOrder
                    BadCone.Stationary
                    "at every m >= q log((n + 1)/eps)/4"
                    (fun s -> BadCones.collected BadCones.lowerOrder s / 4))
            Mutation.constant
                "below a tenth of eps"
                collected
                (BadCones.belowFrom
                    BadCones.tenthOfLowerOrder
                    BadCone.Stationary
                    "at every m >= q log((n + 1)/eps)"
                    (BadCones.collected BadCones.lowerOrder))
        ],
        Figure =
            BadCones.figure (fun s m ->
                if m > BadCones.threshold s then
                    "lower order than 0.1"
                else
                    "")
    )
