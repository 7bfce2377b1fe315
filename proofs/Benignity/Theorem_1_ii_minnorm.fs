module internal ReluProofs.Proofs.Benignity.Theorem_1_ii_minnorm

open ReluProofs.Verify.Claims

let private check = InterpolatingCones.check false

let private literal =
    Reading<Landscape>(
        Name = Reading.Literal,
        Statement =
            "for all data, eps in (0, 1) and m >= 4 min(n^d, 2^n) log(n / eps): all but at most a fraction eps of the non-empty activation cones contain in their closure no bad local minimum of (min-norm) restricted to it",
        Check = check _.Data.M id,
        Added = [],
        Note =
            "Omega is read with the constant 4. In the closed cone the problem is convex in a_i w_i, so a cone has a bad local minimum exactly when it contains an interpolator but none of minimal norm; without interpolators there is none"
    )

let claim: IClaim =
    Claim<Landscape>(
        Id = "benignity/thm-1-ii-minnorm",
        Title = "few cones contain a bad local minimum, of minimal norm",
        File = "proofs/Benignity/Theorem_1_ii_minnorm.fs",
        Family = Landscape.family,
        Source = Source("benignity", "Theorem 1 (ii), 'respectively Equation (min-norm)'", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one point, eps near 0", Landscape.edges[0], true)
            BoundaryRow("orthogonal points with labels of one sign", Landscape.edges[8], true)
            BoundaryRow("a label at the point 0", Landscape.edges[6], true)
        ],
        Repairs = [],
        Mutants = Landscape.mutants literal check
    )
