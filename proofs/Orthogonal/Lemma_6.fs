module internal ReluProofs.Proofs.Orthogonal.Lemma_6

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// At a state: a preactivation of this sign does not move towards the other sign.
let private kept (sign: int) =
    Check<Instance>(fun i _ ->
        seq {
            for neuron in i.Theta do
                let d = Setting.direction i i.Theta neuron

                for k, x in List.indexed i.X do
                    let speed = neuron.A * Setting.dot d x

                    if (Setting.dot neuron.W x).Sign = sign && sign * speed.Sign < 0 then
                        Facts.fails
                            (sprintf "<w_j, x_%d> keeps its sign" (k + 1))
                            (sprintf "it is %O and moves at %O" (Setting.dot neuron.W x) speed)
                            "does not"
                    else
                        Facts.holds
        }
        |> Outcome.All)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement = "under Assumption 1, for all j, k and t' >= t: <w_j^t, x_k> < 0 implies <w_j^{t'}, x_k> < 0",
        Check = kept -1,
        Added = [],
        Note =
            "decided state by state: where <w_j, x_k> < 0, an open set, its derivative is not negative (it is 0) at the states of every solution, and it never grows towards 0 either, so that it stays constant"
    )

let private orthonormal =
    Hypothesis<Instance>(
        Hypotheses.orthonormal.Name,
        Hypotheses.orthonormal.Text,
        (fun i -> Hypotheses.orthonormal.Holds.Invoke i),
        (fun i -> {
            i with
                X = i.X |> List.map (fun x -> List.map2 (fun (a: Rational) b -> a + b) x i.X.Head)
        })
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/lem-6",
        Title = "negative pre-activations stay negative",
        File = "proofs/Orthogonal/Lemma_6.fs",
        Family =
            Generator.family
                "orthonormal labelled points and parameters"
                [ Hypotheses.width; orthonormal ]
                [
                    Generator.state [ 1 ] [ 1, [ -1 ] ]
                    Generator.state [ 1; -1 ] [ 1, [ -1; 2 ]; -1, [ 2; -1 ] ]
                    Generator.state [ 1; 1 ] [ 3, [ -1; 2 ]; -3, [ -1; -2 ] ]
                ]
                (Generator.parameters Generator.freeNeuron),
        Source = Source("orthogonal", "Lemma 6", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("a dead neuron", Generator.state [ 1 ] [ 1, [ -1 ] ], true)
            BoundaryRow("a neuron pulled by another point", Generator.state [ 1; 1 ] [ 1, [ -1; 2 ] ], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.dropping literal Hypotheses.orthonormal.Name
            Mutation.sign "positive pre-activations stay positive" literal (kept 1)
        ]
    )
