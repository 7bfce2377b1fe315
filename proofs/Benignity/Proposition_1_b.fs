module internal ReluProofs.Proofs.Benignity.Proposition_1_b

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

/// For unit points the angle is below arccos(sqrt(bound)) when the inner product is positive with a square above the bound.
let private within (squareOfCosine: Rational) =
    Teacher.check "v_*^T x_k is larger than the stated cosine for all k" (fun t ->
        [ 0 .. Teacher.dimension t - 1 ]
        |> List.map (fun k ->
            let inner = Teacher.label t k
            Rational.OfInt inner.Sign * inner * inner - squareOfCosine)
        |> List.min
        |> Some)

let private literal =
    Reading<TeacherData>(
        Name = Reading.Literal,
        Statement =
            "for all d >= 3 and small enough eta, the angle between v_* and x_k is less than pi/4 for all k: v_*^T x_k > 1/sqrt(2)",
        Check = within Rational.Half,
        Added = [],
        Note = "with eta = 10^-6, for d <= 6; at the centres the least inner product is 32/45 for d >= 4"
    )

let claim: IClaim =
    Claim<TeacherData>(
        Id = "benignity/prop-1-b",
        Title = "Proposition 1 (b)",
        File = "proofs/Benignity/Proposition_1_b.fs",
        Family = Teacher.family,
        Source = Source("benignity", "Proposition 1 (b)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("the centres, d = 3", Teacher.atCentres 3, true)
            BoundaryRow("the centres, d = 4: the least margin", Teacher.atCentres 4, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "less than arccos(sqrt(51/100))" literal (within (Q.frac 51 100))
            Mutation.constant "less than pi/6" literal (within (Q.frac 3 4))
            Mutation.dropping literal Teacher.near.Name
        ]
    )
