module internal ReluProofs.Proofs.Benignity.Figure_2_count

open System.Numerics
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private literal =
    Reading<Inputs>(
        Name = Reading.Literal,
        Statement =
            "for n orthogonal unit vectors of R^d there are 4 sum_{i=0}^{d-1} C(n-1, i) non-empty neuron activation patterns",
        Check = Patterns.equal Patterns.count Patterns.formula,
        Added = []
    )

let claim: IClaim =
    Claim<Inputs>(
        Id = "benignity/fig-2-count",
        Title = "number of patterns of orthogonal inputs",
        File = "proofs/Benignity/Figure_2_count.fs",
        Family = InputFamilies.orthogonal,
        Source = Source("benignity", "Figure 2 caption", Declared.Figure),
        Literal = literal,
        Boundary = [
            BoundaryRow("one point of the line", InputFamilies.edges[0], true)
            BoundaryRow("n = d", InputFamilies.edges[4], true)
            BoundaryRow("n < d", InputFamilies.edges[3], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant
                "2 in place of 4"
                literal
                (Patterns.equal Patterns.count (fun i -> Patterns.formula i / BigInteger 2))
            Mutation.quantifier
                "i up to d-2"
                literal
                (Patterns.equal Patterns.count (fun i -> Patterns.formulaTo (Patterns.dimension i - 2) i))
        ],
        Figure = PatternFigures.orthonormalCounts
    )
