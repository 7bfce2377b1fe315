module internal ReluProofs.Proofs.Benignity.Lemma_3_a

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private stated =
    "at T_1 = epsilon ln(1/alpha)/||gamma||, all neurons of I_+ have ||w_i|| < 2 alpha^(1 - epsilon), are active on all points, and have a cosine with gamma of at least 1 - alpha^epsilon"

let private literal =
    Reading<TeacherFlow>(
        Name = Reading.Literal,
        Statement =
            "with the properties of Proposition 3, for small enough eta and alpha and lambda <= mu_min alpha^(2 epsilon): "
            + stated,
        Check = PhaseClaims.onLadder stated (PhaseClaims.aligned 2.0 1.0),
        Added = [],
        Note = "epsilon <= 1/30, on scales alpha down to 1e-160"
    )

let claim: IClaim =
    Claim<TeacherFlow>(
        Id = "benignity/lem-3-a",
        Title = "the end of the alignment: neurons of I_+",
        File = "proofs/Benignity/Lemma_3_a.fs",
        Family = TeacherFlow.phaseFamily 100,
        Source = Source("benignity", "Lemma 3 (a)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron", TeacherFlow.edges[0], true)
            BoundaryRow("two neurons of I_+ and an inactive one", TeacherFlow.edges[1], true)
            BoundaryRow("an active neuron with a negative output weight", TeacherFlow.edges[2], true)
            BoundaryRow("epsilon = 1/4", TeacherFlow.quarter, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.exponent
                "1 - alpha^(3 epsilon)"
                literal
                (PhaseClaims.onLadder stated (PhaseClaims.aligned 2.0 3.0))
            Mutation.constant
                "||w_i|| < alpha^(1 - epsilon)/1000"
                literal
                (PhaseClaims.onLadder stated (PhaseClaims.aligned 0.001 1.0))
        ]
    )
