module internal ReluProofs.Proofs.Benignity.Proposition_1_a

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

/// The first `count` points are independent, or all of them.
let private independent (count: TeacherData -> int) =
    Teacher.check "the points are linearly independent" (fun t ->
        let rank = ExactMatrix(t.X |> List.map ExactVector).Rank()
        Some(Rational.OfInt(rank - count t + 1)))

let private literal =
    Reading<TeacherData>(
        Name = Reading.Literal,
        Statement = "for all d >= 3 and small enough eta, the points x_1, ..., x_d are linearly independent",
        Check = independent Teacher.dimension,
        Added = [],
        Note = "with eta = 10^-6, for d <= 6"
    )

let claim: IClaim =
    Claim<TeacherData>(
        Id = "benignity/prop-1-a",
        Title = "Proposition 1 (a)",
        File = "proofs/Benignity/Proposition_1_a.fs",
        Family = Teacher.family,
        Source = Source("benignity", "Proposition 1 (a)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("the centres, d = 3", Teacher.atCentres 3, true)
            BoundaryRow("the centres, d = 6", Teacher.atCentres 6, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.dropping literal Teacher.near.Name
            Mutation.constant "of rank d + 1" literal (independent (fun t -> Teacher.dimension t + 1))
        ]
    )
