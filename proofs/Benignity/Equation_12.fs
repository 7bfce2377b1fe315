module internal ReluProofs.Proofs.Benignity.Equation_12

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private stated =
    "for T_2 <= t < T_3, ||grad L_lambda/2||^2 >= mu_min/4 ||u_* - v||_H^2 + mu_min/mu_max lambda^2 (sum over [m] of ||w_i||^2 - <u_*/||u_*||, v>)"

let private literal =
    Reading<TeacherFlow>(
        Name = Reading.Literal,
        Statement =
            "with the properties of Proposition 3, for small enough eta and alpha and lambda <= mu_min alpha^(2 epsilon): "
            + stated,
        Check = PhaseClaims.onLadder stated (PhaseClaims.steep 0.25),
        Added = [],
        Note = "epsilon <= 1/30, on scales alpha down to 1e-160"
    )

let claim: IClaim =
    Claim<TeacherFlow>(
        Id = "benignity/eq-12",
        Title = "a lower bound of the gradient",
        File = "proofs/Benignity/Equation_12.fs",
        Family = TeacherFlow.phaseFamily 100,
        Source = Source("benignity", "Equation (12)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron", TeacherFlow.edges[0], true)
            BoundaryRow("two neurons of I_+ and an inactive one", TeacherFlow.edges[1], true)
            BoundaryRow("an active neuron with a negative output weight", TeacherFlow.edges[2], true)
            BoundaryRow("epsilon = 1/4", TeacherFlow.quarter, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant
                "4 mu_min in place of mu_min/4"
                literal
                (PhaseClaims.onLadder stated (PhaseClaims.steep 4.0))
        ]
    )
