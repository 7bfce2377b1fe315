module internal ReluProofs.Proofs.Benignity.Theorem_1_i_minnorm

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private check = InterpolatingCones.check true

let private literal =
    Reading<Landscape>(
        Name = Reading.Literal,
        Statement =
            "for all data, eps in (0, 1) and m >= 4 min(n^d, 2^n) log(n / eps): all but at most a fraction eps of the non-empty activation cones contain a global minimum of (min-norm) in their closure",
        Check = check _.Data.M id,
        Added = [],
        Note =
            "Omega is read with the constant 4. Section 2 states (min-norm) for the case that interpolation is possible, 'e.g. if m >= n', which the reading below assumes; the theorem does not repeat it, and m >= n does not give it for repeated or collinear points"
    )

let private repaired =
    Reading<Landscape>(
        Name = "where interpolation is possible",
        Statement = "the same for data that some network of some width interpolates",
        Check = literal.Check,
        Added = [ InterpolatingCones.isPossible ]
    )

let claim: IClaim =
    Claim<Landscape>(
        Id = "benignity/thm-1-i-minnorm",
        Title = "most cones contain a global minimum, of minimal norm",
        File = "proofs/Benignity/Theorem_1_i_minnorm.fs",
        Family = Landscape.family,
        Source = Source("benignity", "Theorem 1 (i), 'respectively Equation (min-norm)'", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one point, eps near 0", Landscape.edges[0], true)
            BoundaryRow("one point, eps near 1", Landscape.edges[1], true)
            BoundaryRow("a label at the point 0", Landscape.edges[6], false)
            BoundaryRow("two points on a ray with other labels than a line", Landscape.edges[4], false)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired InterpolatingCones.isPossible.Name
            yield! Landscape.mutants repaired check
        ]
    )
