module internal ReluProofs.Proofs.Benignity.Lemma_4_a

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private stated = "there is T_2 > T_1 with ||v_* - v(T_2)|| <= alpha^epsilon"

let private literal =
    Reading<TeacherFlow>(
        Name = Reading.Literal,
        Statement =
            "with the properties of Proposition 3, for small enough eta and alpha and lambda <= mu_min alpha^(2 epsilon): "
            + stated,
        Check = PhaseClaims.onLadder stated (PhaseClaims.near false),
        Added = [],
        Note = "epsilon <= 1/30, on scales alpha down to 1e-160"
    )

let claim: IClaim =
    Claim<TeacherFlow>(
        Id = "benignity/lem-4-a",
        Title = "the approach to the teacher",
        File = "proofs/Benignity/Lemma_4_a.fs",
        Family = TeacherFlow.phaseFamily 100,
        Source = Source("benignity", "Lemma 4 (a)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron", TeacherFlow.edges[0], true)
            BoundaryRow("two neurons of I_+ and an inactive one", TeacherFlow.edges[1], true)
            BoundaryRow("an active neuron with a negative output weight", TeacherFlow.edges[2], true)
            BoundaryRow("epsilon = 1/4", TeacherFlow.quarter, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.quantifier "already at T_1" literal (PhaseClaims.onLadder stated (PhaseClaims.near true))
        ]
    )
