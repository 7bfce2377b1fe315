module internal ReluProofs.Proofs.Orthogonal.Lemma_1a

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// d/dt (p a_j^2 - q ||w_j||^2)/2 along every selection of Clarke's subdifferential, from the kernel's gradients.
let private conserved (p: int) (q: int) =
    Check<Instance>(fun i _ ->
        let network = Setting.network i.Theta

        seq {
            for j in 0 .. i.M - 1 do
                let slopes = network.ClarkeSubdifferential(Setting.constants i, Setting.data i, j)

                for vertex in slopes.HiddenVertices do
                    let inner =
                        Seq.init (Setting.dimension i) (fun e -> network.HiddenWeight(j, e) * vertex[e])
                        |> Seq.fold (+) RealAlgebraic.Zero

                    let rate =
                        RealAlgebraic.OfInt q * inner
                        - RealAlgebraic.OfInt p * network.OutputWeight j * slopes.OutputDerivative

                    if rate.IsZero then
                        Facts.holds
                    else
                        Facts.fails
                            "the quantity is constant along the flow"
                            (sprintf "half its derivative is %O for neuron %d" rate (j + 1))
                            "is not 0"
        }
        |> Outcome.All)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement = "for all j and t >= 0: (a_j^t)^2 - ||w_j^t||^2 = (a_j^0)^2 - ||w_j^0||^2",
        Check = conserved 1 1,
        Added = [],
        Note =
            "decided through the derivative along the flow, which vanishes at every parameter, kinks included and whatever slope is taken there; the points need not be orthonormal"
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/lem-1a",
        Title = "conserved quantity",
        File = "proofs/Orthogonal/Lemma_1a.fs",
        Family =
            Generator.family
                "labelled points and parameters of any kind"
                [ Hypotheses.width ]
                [
                    Generator.state [ 1 ] [ 1, [ 1 ] ]
                    Generator.state [ 1 ] [ 1, [ 0 ] ]
                    Generator.state [ -1 ] [ 2, [ 1 ]; -1, [ -1 ] ]
                    Generator.state [ 2; -1 ] [ 3, [ 0; 1 ]; -1, [ 1; 0 ] ]
                    Generator.state [ 0 ] [ 1, [ 1 ] ]
                ]
                (Generator.scattered (Generator.parameters Generator.freeNeuron)),
        Source = Source("orthogonal", "Lemma 1, first sentence", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron, active", Generator.state [ 1 ] [ 2, [ 1 ] ], true)
            BoundaryRow("a neuron on a kink, unbalanced", Generator.state [ 2; -1 ] [ 3, [ 0; 1 ] ], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.sign "a_j^2 + ||w_j||^2" literal (conserved 1 -1)
            Mutation.constant "a_j^2 - 2 ||w_j||^2" literal (conserved 1 2)
        ]
    )
