namespace ReluProofs.Symbolic.Derivations.OneDimensionalStages

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Derivations
open ReluProofs.Symbolic.Derivations.Write

/// What a network of any width computes.
[<NoComparison>]
type internal Network = {
    /// The step that introduces the sums over the neurons.
    Neurons: int
    /// The output at a point, by the point's kind.
    Outputs: Reference list
}

/// The network's output as two sums of products, one for each side, by induction over the neurons.
module internal NetworkOutput =

    /// The ReLU, for points of one kind and neurons of another.
    let private activation (s: Setting) (relu: Reference list) (point: int) (neuron: int) =
        let proof = s.Proof
        let given = s.PointKinds[point].Facts @ s.NeuronKinds[neuron].Facts

        if Setting.sees point neuron then
            let active =
                proof.Entail(given, [], positive (s.X * s.U), "x and u have the same sign")

            proof.Entail(
                given,
                active :: relu,
                zero (s.Activation - s.X * s.U),
                "so the neuron is active: (x u)_+ = x u"
            )
        else
            let inactive =
                proof.Entail(
                    given,
                    [],
                    nonNegative -(s.X * s.U),
                    factors [ s.X; s.U ],
                    "x and u do not have the same sign"
                )

            proof.Entail(given, inactive :: relu, zero s.Activation, "so the neuron is inactive: (x u)_+ = 0")

    /// The output at a point, the products of either side, and with weight decay the norm and the sizes of the products.
    let private neuronSums (s: Setting) =
        let products =
            s.Sides
            |> List.map (fun side -> Setting.sum side.Total side.Running (Setting.onlyFor side.Kind (s.U * s.W)))

        let sizes =
            s.Sides
            |> List.map (fun side -> Setting.sum side.Size side.RunningSize (Setting.onlyFor side.Kind s.ProductSize))

        s.Proof.Sums(
            "neurons",
            [ "u"; "w"; "r" ] @ (if s.Regularised then [ "h" ] else []),
            s.NeuronKinds,
            [
                Setting.sum s.Output s.RunningOutput (Setting.everywhere (s.Activation * s.W))
                yield! products
                if s.Regularised then
                    Setting.sum s.Norm s.RunningNorm (Setting.everywhere s.NeuronNorm)
                    yield! sizes
            ],
            "sums over any number m of neurons"
        )

    /// The output at points of one kind: x times the sum of products of their side, 0 for x = 0.
    let private output
        (s: Setting)
        neurons
        (activations: Reference list)
        (point: int, running: RationalFunction, title)
        =
        let given = s.PointKinds[point].Facts
        let soFar = zero (s.RunningOutput - running)

        let proofs =
            s.NeuronKinds
            |> List.mapi (fun neuron kind ->
                let grown =
                    if Setting.sees point neuron then
                        running + s.X * s.U * s.W
                    else
                        running

                [
                    s.Proof.Entail(
                        given @ kind.Facts @ [ soFar ],
                        [ activations[neuron] ],
                        zero (s.RunningOutput + s.Activation * s.W - grown),
                        factors [ s.W ],
                        "one more neuron"
                    )
                ])

        s.Proof.Induction(neurons, given, Setting.nothingGiven, [ soFar ], proofs, title) |> List.exactlyOne

    let establish (s: Setting) : Network =
        let relu =
            s.Proof.Introduce(Relu(s.X * s.U, Setting.nameOf s.Activation), "the activation r = (x u)_+")

        let activations = [
            for point in 0..2 -> [ for neuron in 0..2 -> activation s relu point neuron ]
        ]

        if s.Regularised then
            s.Proof.Introduce(
                Polar(s.U * s.W, Setting.nameOf s.ProductSize, Setting.nameOf s.ProductSign),
                "the size of a neuron's product"
            )
            |> ignore

        let neurons = neuronSums s

        let outputs =
            [
                0, s.X * s.P.Running, "so α f(x) = x G_P for x > 0"
                1, s.X * s.N.Running, "α f(x) = x G_N for x < 0"
                2, RationalFunction.Zero, "f(0) = 0"
            ]
            |> List.map2 (output s neurons) activations

        { Neurons = neurons; Outputs = outputs }
