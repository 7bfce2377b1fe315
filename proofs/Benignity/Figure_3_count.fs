module internal ReluProofs.Proofs.Benignity.Figure_3_count

open System.Numerics
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The formula is at most 4 min(2^n, n^d).
let private ofOrder (i: Inputs) = [
    if Patterns.formula i <= BigInteger 4 * Patterns.smallest i then
        Outcome.Holds Strength.Exact
    else
        Outcome.EnginesDisagree "4 min(2^n, n^d) does not bound the formula"
]

let claim: IClaim =
    PatternFigures.captionClaim
        "benignity/fig-3-count"
        "proofs/Benignity/Figure_3_count.fs"
        "Figure 3 caption, Appendix A.2"
        "number of non-empty neuron patterns"
        "for independent Gaussian inputs there are 4 sum_{i=0}^{d-1} C(n-1, i) = O(min(2^n, n^d)) non-empty neuron activation patterns; the constant 4 will do"
        ofOrder
