module internal ReluProofs.Proofs.Benignity.Equation_14

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private stated =
    "for T_2 <= t < T_3, L_lambda(theta(t)) - L_lambda^* <= (mu_max + 3 mu_min) alpha^(2 epsilon) exp(-(t - T_2)/kappa) with kappa = min(mu_min, 2 lambda mu_min/mu_max)"

let private literal =
    Reading<TeacherFlow>(
        Name = Reading.Literal,
        Statement =
            "with the properties of Proposition 3, for small enough eta and alpha and lambda <= mu_min alpha^(2 epsilon): "
            + stated,
        Check = PhaseClaims.onLadder stated (PhaseClaims.decays (fun f -> 1.0 / PhaseClaims.kappa f)),
        Added = [],
        Note = "epsilon <= 1/30, on scales alpha down to 1e-160; (13) and Groenwall give the rate kappa, not 1/kappa"
    )

let private repaired =
    Reading<TeacherFlow>(
        Name = "rate kappa",
        Statement = "the same with exp(-kappa (t - T_2))",
        Check = PhaseClaims.onLadder stated (PhaseClaims.decays PhaseClaims.kappa),
        Added = []
    )

let claim: IClaim =
    Claim<TeacherFlow>(
        Id = "benignity/eq-14",
        Title = "decay of the adjusted loss",
        File = "proofs/Benignity/Equation_14.fs",
        Family = TeacherFlow.phaseFamily 100,
        Source = Source("benignity", "Equation (14)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron", TeacherFlow.edges[0], false)
            BoundaryRow("two neurons of I_+ and an inactive one", TeacherFlow.edges[1], false)
            BoundaryRow("an active neuron with a negative output weight", TeacherFlow.edges[2], false)
            BoundaryRow("epsilon = 1/4", TeacherFlow.quarter, false)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant
                "the rate 100 mu_max"
                repaired
                (PhaseClaims.onLadder stated (PhaseClaims.decays (fun f -> 100.0 * f.Largest)))
        ]
    )
