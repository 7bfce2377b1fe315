module internal ReluProofs.Proofs.Benignity.Theorem_1_ii_reg

open ReluProofs.Verify.Claims

let private check =
    Landscape.regularised "the proportion of cones without a bad local minimum is"

let private literal =
    Reading<Landscape>(
        Name = Reading.Literal,
        Statement =
            "for all data, eps in (0, 1), lambda > 0 and m >= 4 min(n^d, 2^n) log(n / eps): all but at most a fraction eps of the non-empty activation cones contain in their closure no bad local minimum of (Reg-lambda) restricted to it",
        Check = check _.Data.M id,
        Added = [],
        Note =
            "Omega is read with the constant 4. In the closed cone, balanced, the problem is convex in a_i w_i; its minimum is attained, so a cone has a bad local minimum exactly when it contains no global one, and the exceptional cones are those of (i)"
    )

let claim: IClaim =
    Claim<Landscape>(
        Id = "benignity/thm-1-ii-reg",
        Title = "few cones contain a bad local minimum, with weight decay",
        File = "proofs/Benignity/Theorem_1_ii_reg.fs",
        Family = Landscape.family,
        Source = Source("benignity", "Theorem 1 (ii)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one point, eps near 0", Landscape.edges[0], true)
            BoundaryRow("one point, eps near 1", Landscape.edges[1], true)
            BoundaryRow("orthogonal points with labels of one sign", Landscape.edges[8], true)
        ],
        Repairs = [],
        Mutants = Landscape.mutants literal check
    )
