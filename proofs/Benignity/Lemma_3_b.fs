module internal ReluProofs.Proofs.Benignity.Lemma_3_b

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private stated =
    "all neurons outside I_+ have ||w_i(T_1)|| <= alpha^(1 + 2 lambda epsilon/||gamma||), and for t >= T_1 they are active on no point and ||w_i(t)|| = exp(-2 lambda (t - T_1)) ||w_i(T_1)||"

let private literal =
    Reading<TeacherFlow>(
        Name = Reading.Literal,
        Statement =
            "with the properties of Proposition 3, for small enough eta and alpha and lambda <= mu_min alpha^(2 epsilon): "
            + stated,
        Check = PhaseClaims.onLadder stated (PhaseClaims.deactivated _.Idle),
        Added = [],
        Note = "epsilon <= 1/30, on scales alpha down to 1e-160"
    )

let claim: IClaim =
    Claim<TeacherFlow>(
        Id = "benignity/lem-3-b",
        Title = "the end of the alignment: all other neurons",
        File = "proofs/Benignity/Lemma_3_b.fs",
        Family = TeacherFlow.phaseFamily 100,
        Source = Source("benignity", "Lemma 3 (b)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron", TeacherFlow.edges[0], true)
            BoundaryRow("two neurons of I_+ and an inactive one", TeacherFlow.edges[1], true)
            BoundaryRow("an active neuron with a negative output weight", TeacherFlow.edges[2], true)
            BoundaryRow("epsilon = 1/4", TeacherFlow.quarter, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.quantifier
                "for all neurons"
                literal
                (PhaseClaims.onLadder stated (PhaseClaims.deactivated (fun f -> f.Active @ f.Idle)))
        ]
    )
