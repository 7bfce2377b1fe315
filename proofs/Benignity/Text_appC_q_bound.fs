module internal ReluProofs.Proofs.Benignity.Text_appC_q_bound

open System.Numerics
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private withConstant (k: int) =
    Patterns.atMost Patterns.count (fun i -> BigInteger k * Patterns.smallest i)

let private literal =
    Reading<Inputs>(
        Name = Reading.Literal,
        Statement = "the number q of non-empty neuron cones is O(min(2^n, n^d)): q <= 4 min(2^n, n^d)",
        Check = withConstant 4,
        Added = [],
        Note = "with the least constant, which one point needs; repeated, antipodal and zero inputs included"
    )

let claim: IClaim =
    Claim<Inputs>(
        Id = "benignity/appC-q-bound",
        Title = "number of neuron cones",
        File = "proofs/Benignity/Text_appC_q_bound.fs",
        Family = InputFamilies.any,
        Source = Source("benignity", "Appendix C, end of the proof of Theorem 1", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one point: equality", InputFamilies.edges[0], true)
            BoundaryRow("two antipodal points of the line", InputFamilies.edges[1], true)
            BoundaryRow("two antipodal pairs in the plane", InputFamilies.edges[7], true)
            BoundaryRow("a point at 0", InputFamilies.edges[9], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "constant 3" literal (withConstant 3)
            Mutation.exponent
                "n^(d-1) in place of n^d"
                literal
                (Patterns.atMost Patterns.count (fun i ->
                    BigInteger 4 * BigInteger.Pow(BigInteger(Patterns.points i), Patterns.dimension i - 1)))
        ]
    )
