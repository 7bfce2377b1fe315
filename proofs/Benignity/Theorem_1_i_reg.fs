module internal ReluProofs.Proofs.Benignity.Theorem_1_i_reg

open ReluProofs.Verify.Claims

let private check =
    Landscape.regularised "the proportion of cones with a global minimum is"

let private literal =
    Reading<Landscape>(
        Name = Reading.Literal,
        Statement =
            "for all data, eps in (0, 1), lambda > 0 and m >= 4 min(n^d, 2^n) log(n / eps): all but at most a fraction eps of the non-empty activation cones contain a global minimum of (Reg-lambda) in their closure",
        Check = check _.Data.M id,
        Added = [],
        Note = "Omega is read with the constant 4; the proportion is among all non-empty cones, each counted once"
    )

let claim: IClaim =
    Claim<Landscape>(
        Id = "benignity/thm-1-i-reg",
        Title = "most cones contain a global minimum, with weight decay",
        File = "proofs/Benignity/Theorem_1_i_reg.fs",
        Family = Landscape.family,
        Source = Source("benignity", "Theorem 1 (i)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one point, eps near 0", Landscape.edges[0], true)
            BoundaryRow("one point, eps near 1", Landscape.edges[1], true)
            BoundaryRow("lambda so large that the zero network is the minimum", Landscape.edges[2], true)
            BoundaryRow("orthogonal points with labels of both signs", Landscape.edges[7], true)
        ],
        Repairs = [],
        Mutants = Landscape.mutants literal check
    )
