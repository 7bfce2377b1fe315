module internal ReluProofs.Proofs.Benignity.Proposition_1_c

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

/// cos(v_*, dual of x_second) > sin(dual of x_second, dual of x_third), by squares; the indices start at 0.
let private exceeds (factor: Rational) second third =
    Teacher.check "cos of the angle of v_* and x_2's dual > sin of the angle of the duals of x_2 and x_3" (fun t ->
        if not (Teacher.isIndependent t) then
            None
        else
            let a, b = Teacher.dual t second, Teacher.dual t third
            let cosine = Teacher.signedSquareCosine (Teacher.teacher (Teacher.dimension t)) a
            let sine = Rational.One - (Teacher.signedSquareCosine a b).Abs()
            Some(cosine - factor * sine))

let private literal =
    Reading<TeacherData>(
        Name = Reading.Literal,
        Statement =
            "for all d >= 3 and small enough eta, cos of the angle of v_* and x_2' is larger than sin of the angle of x_2' and x_3', where x_k' are the columns of the transposed inverse of the matrix with columns x_k",
        Check = exceeds Rational.One 1 2,
        Added = [],
        Note = "with eta = 10^-6, for d <= 6; at the centres 12/(5 sqrt(17)) > 8/17"
    )

let claim: IClaim =
    Claim<TeacherData>(
        Id = "benignity/prop-1-c",
        Title = "Proposition 1 (c)",
        File = "proofs/Benignity/Proposition_1_c.fs",
        Family = Teacher.family,
        Source = Source("benignity", "Proposition 1 (c)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("the centres, d = 3", Teacher.atCentres 3, true)
            BoundaryRow("next to the centres, d = 6", Teacher.atCentres 6, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "larger than sqrt(2) times the sine" literal (exceeds Rational.Two 1 2)
            Mutation.quantifier "for x_1 in place of x_2" literal (exceeds Rational.One 0 2)
            Mutation.dropping literal Teacher.near.Name
        ]
    )
