module internal ReluProofs.Proofs.OneDim.Theorem_5_5_O1

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private bounded (order: Initialised -> Rational) =
    let stated: NearestOptimum.Stated = { Order = order; Exponential = false }
    Check<Initialised>(fun s context -> NearestOptimum.outcome stated s context)

let private constant (_: Initialised) = Rational.Zero

let private literal =
    Reading<Initialised>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y under Assumptions 4.3 and 5.1 with a1 + a2 + b_1 <= 1/2, some phi* in phi*(m) has ||theta_0 - phi*||^2 = O(1) with high probability",
        Check = bounded constant,
        Added = [],
        Note =
            "'with high probability' in its weakest sense: for each eps > 0 some K has probability at least 1 - eps for all large m"
    )

let private decreasing =
    Hypothesis<Initialised>(
        "b1>=0",
        "b_1 >= 0",
        (fun s -> s.Deviation.Sign >= 0),
        (fun s -> Initialised.withScale (Q.int 0) { s with Deviation = Q.frac -1 2 })
    )

let private repaired =
    Reading<Initialised>(
        Name = "a start that does not grow",
        Statement =
            "the same for b_1 >= 0; with probability at least 1 - 1/L^2 - 2 exp(-m/28) the squared distance is at most 8 (b_1^2 + b_2^2) + 8 L^2 for b_1 = X_S^T Y/||X_S||^2, b_2 = X_{S^c}^T Y/||X_{S^c}||^2",
        Check = bounded constant,
        Added = [ decreasing ],
        Note =
            "for b_1 < 0 the fluctuation of the initial output alone keeps every optimum at a distance of order m^(-b_1)"
    )

let private stable =
    Hypothesis<Initialised>(
        "stable",
        "a1 + a2 + 2b_1 >= 1/2: f_{theta_0} stays bounded",
        (fun s -> s.Regime.Scale + Rational.Two * s.Deviation >= Rational.Half),
        (fun s -> Initialised.withScale (Q.int -1 - Rational.Two * s.Deviation) s)
    )

let private stableParametrisation =
    Reading<Initialised>(
        Name = "a stable parametrisation",
        Statement = "the same for a1 + a2 + 2b_1 >= 1/2",
        Check = bounded constant,
        Added = [ stable ],
        Note =
            "Sec. 5.1 goes on with stable abc-parametrisations (Yang & Hu): a_1 + b_1 = 0 and a_2 + b_2 >= 1/2, so that the output of variance of order m^(1-4b_1-2(a1+a2)) is bounded at the start. Together with a1 + a2 + b_1 <= 1/2 it gives b_1 >= 0; Theorem 5.5 itself does not ask for it"
    )

let private region =
    Hypothesis<Initialised>(
        "region",
        "a1 + a2 + b_1 <= 1/2",
        (fun s -> s.Regime.Scale + s.Deviation <= Rational.Half),
        (fun s -> Initialised.withScale (Q.int 2 - s.Deviation) s)
    )

/// The region's boundary, and the one of a bounded output at the start.
let private towards (s: Initialised) =
    Gen.elements [
        s
        Initialised.withScale (Rational.Half - s.Deviation) s
        Initialised.withScale (Rational.Half - Rational.Two * s.Deviation) s
    ]

let private family =
    Initialised.familyWith
        [ region ]
        [
            Initialised.edge (Q.int 0) (Q.int 1) (Q.int 0)
            Initialised.edge Q.half (Q.int 1) (Q.int 0)
            Initialised.edge (Q.int 0) (Q.int 1) Q.half
            Initialised.edge (Q.int 0) (Q.int 1) (Q.frac -1 4)
            Initialised.edge (Q.int 1) (Q.int 2) (Q.frac -1 2)
            Initialised.edge (Q.frac -1 2) (Q.int 0) Q.half
        ]
        towards

let claim: IClaim =
    Claim<Initialised>(
        Id = "onedim/thm-5.5-O1",
        Title = "bounded distance region",
        File = "proofs/OneDim/Theorem_5_5_O1.fs",
        Family = family.Costing 8,
        Source = Source("onedim", "Theorem 5.5, 'In particular'", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("neural tangent kernel, on the region's boundary", family.Edges[1], true)
            BoundaryRow("a small start, on the region's boundary", family.Edges[2], true)
            BoundaryRow("a growing start", family.Edges[3], false)
            BoundaryRow("a growing start, on the region's boundary", family.Edges[4], false)
        ],
        Repairs = [ repaired; stableParametrisation ],
        Mutants = [
            Mutation.dropping repaired decreasing.Name
            Mutation.dropping repaired region.Name
            Mutation.dropping stableParametrisation stable.Name
            Mutation.exponent "m^(-1) in place of a constant" repaired (bounded (fun _ -> Rational.MinusOne))
        ]
    )
