module internal ReluProofs.Proofs.Orthogonal.Lemma_1b

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// At a state: |a_j| = ||w_j|| > 0, and the flow keeps it so: (a_j^2 - sign ||w_j||^2)' = 0, and (a_j')^2 <= share a_j^2 (2L/n)
/// sum ||x_k||^2, so that |a_j| falls at most exponentially on bounded times, as L does not increase.
let private kept (sign: int) (share: Rational) =
    Check<Instance>(fun i _ ->
        let squares = i.X |> Seq.map Setting.normSquared |> Setting.sum
        let rate = share * Rational.Two * Setting.loss i i.Theta / Setting.count i * squares

        seq {
            for neuron in i.Theta do
                let d = Setting.direction i i.Theta neuron
                let output = Setting.dot d neuron.W
                let hidden = neuron.A * Setting.dot d neuron.W
                let square = neuron.A * neuron.A

                if neuron.A.IsZero || not (Setting.isBalanced neuron) then
                    Facts.fails "|a_j| = ||w_j|| > 0" (Setting.describeNeurons [ neuron ]) "is not"
                elif neuron.A * output <> Rational.OfInt sign * hidden then
                    Facts.fails
                        "a_j^2 and ||w_j||^2 change alike"
                        (sprintf "half their derivatives are %O and %O" (neuron.A * output) hidden)
                        "do not"
                elif output * output > square * rate then
                    Facts.fails
                        (sprintf "(a_j')^2 <= %O a_j^2" rate)
                        (sprintf "(a_j')^2 = %O, a_j^2 = %O" (output * output) square)
                        ">"
                else
                    Facts.holds
        }
        |> Outcome.All)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "if |a_j^0| = ||w_j^0|| > 0 for all j, then for all t >= 0 and all j: |a_j^t| = ||w_j^t|| > 0 and a_j^t = s_j ||w_j^t|| with s = sign(a^0)",
        Check = kept 1 Rational.One,
        Added = [],
        Note =
            "decided state by state: a_j^2 - ||w_j||^2 has derivative 0, and |a_j|' >= -C |a_j| with C^2 = (2 L(theta^0)/n) sum ||x_k||^2, so that |a_j^t| >= |a_j^0| exp(-C t) > 0 (Groenwall) and the sign stays; the points need not be orthonormal"
    )

let private nonZero =
    Hypotheses.own
        "nonzero"
        "||w_j|| > 0 for all j"
        (fun i -> i.Theta |> List.forall (fun neuron -> not (Setting.normSquared neuron.W).IsZero))
        (fun i -> {
            i with
                Theta =
                    i.Theta
                    |> List.map (fun neuron -> {
                        A = Rational.Zero
                        W = Setting.scaled Rational.Zero neuron.W
                    })
        })

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/lem-1b",
        Title = "balancedness and sign preservation",
        File = "proofs/Orthogonal/Lemma_1b.fs",
        Family =
            Generator.family
                "labelled points and balanced parameters"
                [ Hypotheses.width; Hypotheses.balanced; nonZero ]
                [
                    Generator.state [ 1 ] [ 1, [ 1 ] ]
                    Generator.state [ 1 ] [ -1, [ 1 ] ]
                    Generator.state [ 2; -1 ] [ 5, [ 3; 4 ]; -5, [ -3; 4 ]; -1, [ -1; 0 ] ]
                ]
                (Generator.scattered (Generator.parameters Generator.balancedNeuron)),
        Source = Source("orthogonal", "Lemma 1, second part", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("a negative neuron that shrinks", Generator.state [ 1 ] [ -1, [ 1 ] ], true)
            BoundaryRow("a neuron that sees no point", Generator.state [ 1 ] [ 1, [ -1 ] ], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.dropping literal "balanced"
            Mutation.dropping literal "nonzero"
            Mutation.sign "a_j^2 + ||w_j||^2 is constant" literal (kept -1 Rational.One)
            Mutation.constant "a hundredth of the rate" literal (kept 1 (Rational.Create(1, 10000)))
        ]
    )
