module internal ReluProofs.Proofs.Benignity.Text_sec3_coupon_set

open System.Numerics
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private times (k: int) i = BigInteger k * Patterns.smallest i

let private literal =
    Reading<Inputs>(
        Name = Reading.Literal,
        Statement = "the set of all possible neuron activation patterns has min(n^d, 2^n) elements",
        Check = Patterns.equal Patterns.count Patterns.smallest,
        Added = [],
        Note = "the sketch says 'a set of min(n^d, 2^n) coupons'; read as the number of coupons"
    )

let private repaired =
    Reading<Inputs>(
        Name = "at most 4 min(n^d, 2^n)",
        Statement = "it has at most 4 min(n^d, 2^n) elements",
        Check = Patterns.atMost Patterns.count (times 4),
        Added = []
    )

let private adjusted =
    Adjustable.integerTowards
        16
        "the factor of min(n^d, 2^n) in an upper bound"
        1
        (sprintf "it has at most %d min(n^d, 2^n) elements")
        (fun k -> Patterns.atMost Patterns.count (times k))

let claim: IClaim =
    Claim<Inputs>(
        Id = "benignity/sec3-coupon-set",
        Title = "number of coupons",
        File = "proofs/Benignity/Text_sec3_coupon_set.fs",
        Family = InputFamilies.any,
        Source = Source("benignity", "Section 3, end of the sketch of proof", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one point", InputFamilies.edges[0], false)
            BoundaryRow("a point at 0", InputFamilies.edges[9], false)
            BoundaryRow("two orthogonal points", InputFamilies.edges[4], false)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant "at most 2 min(n^d, 2^n)" repaired (Patterns.atMost Patterns.count (times 2))
            Mutation.quantifier "exactly 4 min(n^d, 2^n)" repaired (Patterns.equal Patterns.count (times 4))
        ],
        Thresholds = [ adjusted ]
    )
