module internal ReluProofs.Proofs.Orthogonal.Equation_11

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement = "for all j, k: d<w_j, x_k>/dt = -(h(x_k) - y_k)/n ||w_j|| 1[<w_j, x_k> > 0]",
        Check = Preactivation.check Preactivation.balanced (Preactivation.residualTimes Preactivation.minusNorm),
        Added = []
    )

/// -s_j ||w_j|| is -a_j of a balanced neuron.
let private repaired =
    Reading<Instance>(
        Name = "sign of the neuron",
        Statement = "for all j, k: d<w_j, x_k>/dt = -s_j (h(x_k) - y_k)/n ||w_j|| 1[<w_j, x_k> > 0]",
        Check = Preactivation.check Preactivation.balanced (Preactivation.residualTimes (Preactivation.output -1)),
        Added = []
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/eq-11",
        Title = "equation of a single pre-activation",
        File = "proofs/Orthogonal/Equation_11.fs",
        Family =
            Generator.family
                "orthonormal labelled points and balanced parameters"
                [
                    Hypotheses.width
                    Hypotheses.orthonormal
                    Hypotheses.labelled
                    Hypotheses.balanced
                ]
                Preactivation.edges
                (Generator.parameters Generator.balancedNeuron),
        Source = Source("orthogonal", "B.2, Eq. (11)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("a positive neuron", Generator.state [ 2 ] [ 1, [ 1 ] ], true)
            BoundaryRow("a negative neuron", Generator.state [ 2 ] [ -1, [ 1 ] ], false)
            BoundaryRow("a neuron on the kink", Generator.state [ 2; 1 ] [ -1, [ 0; -1 ] ], true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.sign
                "s_j (h - y)"
                repaired
                (Preactivation.check Preactivation.balanced (Preactivation.residualTimes (Preactivation.output 1)))
            Mutation.constant
                "twice as fast"
                repaired
                (Preactivation.check Preactivation.balanced (Preactivation.residualTimes (Preactivation.output -2)))
            Mutation.exponent
                "||w_j||^2"
                repaired
                (Preactivation.check
                    Preactivation.balanced
                    (Preactivation.residualTimes (fun i j ->
                        let a, term = Preactivation.output -1 i j
                        a * i.Theta[j].A.Abs(), term)))
        ]
    )
