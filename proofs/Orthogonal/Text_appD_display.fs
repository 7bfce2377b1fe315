module internal ReluProofs.Proofs.Orthogonal.Text_appD_display

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement = "for all j, k: d<w_j, x_k>/dt = -(y_k - h(x_k))/n a_j sigma'(<w_j, x_k>), with sigma'(0) = 0",
        Check = Preactivation.check Preactivation.none (Preactivation.residualTimes (Preactivation.output 1)),
        Added = []
    )

let private repaired =
    Reading<Instance>(
        Name = "sign",
        Statement = "for all j, k: d<w_j, x_k>/dt = (y_k - h(x_k))/n a_j sigma'(<w_j, x_k>), with sigma'(0) = 0",
        Check = Preactivation.check Preactivation.none (Preactivation.residualTimes (Preactivation.output -1)),
        Added = []
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/appD-display",
        Title = "equation of a pre-activation, Appendix D",
        File = "proofs/Orthogonal/Text_appD_display.fs",
        Family =
            Generator.family
                "orthonormal labelled points and parameters of any kind"
                [ Hypotheses.width; Hypotheses.orthonormal; Hypotheses.labelled ]
                Preactivation.edges
                (Generator.parameters Generator.freeNeuron),
        Source = Source("orthogonal", "proof of Proposition 2, display", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("an active neuron", Generator.state [ 2 ] [ 1, [ 1 ] ], false)
            BoundaryRow("a dead neuron", Generator.state [ 1 ] [ 1, [ 0 ] ], true)
            BoundaryRow("a fitted label", Generator.state [ 1 ] [ 1, [ 1 ] ], true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant
                "twice as fast"
                repaired
                (Preactivation.check Preactivation.none (Preactivation.residualTimes (Preactivation.output -2)))
            Mutation.exponent
                "a_j^2"
                repaired
                (Preactivation.check
                    Preactivation.none
                    (Preactivation.residualTimes (fun i j ->
                        let a, term = Preactivation.output -1 i j
                        a * i.Theta[j].A, term)))
        ]
    )
