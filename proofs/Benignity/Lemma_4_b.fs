module internal ReluProofs.Proofs.Benignity.Lemma_4_b

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private stated =
    "at the time T_2 of (a), the cosine of any two neurons of I_+ is at least 1 - 4 alpha^epsilon"

let private literal =
    Reading<TeacherFlow>(
        Name = Reading.Literal,
        Statement =
            "with the properties of Proposition 3, for small enough eta and alpha and lambda <= mu_min alpha^(2 epsilon): "
            + stated,
        Check = PhaseClaims.onLadder stated (PhaseClaims.together _.Active),
        Added = [],
        Note =
            "epsilon <= 1/30, on scales alpha down to 1e-160; T_2 is the first time of the integrator's mesh with the property of (a)"
    )

let claim: IClaim =
    Claim<TeacherFlow>(
        Id = "benignity/lem-4-b",
        Title = "alignment at the teacher",
        File = "proofs/Benignity/Lemma_4_b.fs",
        Family = TeacherFlow.phaseFamily 100,
        Source = Source("benignity", "Lemma 4 (b)", Declared.Theorem),
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
                "for any two neurons"
                literal
                (PhaseClaims.onLadder stated (PhaseClaims.together (fun f -> f.Active @ f.Idle)))
        ]
    )
