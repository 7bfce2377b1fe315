namespace ReluProofs.Proofs.Orthogonal

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Verify.Claims

/// Starts at small scales: orthonormal points, labels, directions g_j of rational norms and signs s_j, as `Start` at lambda = 1.
module internal SmallStart =

    let private int (n: int) = Rational.OfInt n

    let private product (i: Instance) (neuron: Neuron) k = Setting.dot neuron.W i.X[k]

    let private mapNeurons change i = {
        i with
            Start = i.Start |> List.mapi (change i)
    }

    let balanced =
        Hypotheses.own
            "balanced"
            "Eq. (4): a_j^0 = s_j ||w_j^0||, w_j^0 not 0"
            (fun i ->
                i.Start.Length = i.M
                && i.M > 0
                && i.Start |> List.forall (fun neuron -> not neuron.A.IsZero && Setting.isBalanced neuron))
            (mapNeurons (fun _ _ neuron -> { neuron with A = int 2 * neuron.A }))

    /// Assumption 3.
    let bothSets =
        Hypotheses.own
            "A3"
            "Assumption 3: S_{+,1} and S_{-,1} are not empty"
            (fun i -> not (Setting.aligned Positive i).IsEmpty && not (Setting.aligned Negative i).IsEmpty)
            (mapNeurons (fun _ _ neuron -> { neuron with A = -(neuron.A.Abs()) }))

    /// Moved onto the boundary of the first point's half space: -x_1 is taken off, and what is left is scaled to a rational norm.
    let private ontoKink (i: Instance) (j: int) (neuron: Neuron) =
        if j > 0 then
            neuron
        else
            let k = Setting.members Positive i |> List.tryLast |> Option.defaultValue 0
            let l = (k + 1) % i.X.Length
            let size = neuron.A.Abs()

            {
                A = neuron.A
                W = (if l = k then neuron.W else Setting.scaled size i.X[l])
            }

    /// What holds almost surely under the Gaussian initialisation.
    let generic =
        Hypotheses.own
            "generic"
            "no <g_j, x_k> is 0, as almost surely for Gaussian g_j"
            (fun i ->
                i.Start
                |> List.forall (fun neuron ->
                    [ 0 .. i.X.Length - 1 ] |> List.forall (fun k -> not (product i neuron k).IsZero)))
            (mapNeurons ontoKink)

    /// Without labels of both signs the times of the phases have no meaning.
    let private bothSigns =
        Hypotheses.structural Hypotheses.bothSigns.Name Hypotheses.bothSigns.Text (fun i ->
            Hypotheses.bothSigns.Holds.Invoke i)

    let private larger =
        Hypotheses.structural Hypotheses.positiveLarger.Name Hypotheses.positiveLarger.Text (fun i ->
            Hypotheses.positiveLarger.Holds.Invoke i)

    let private labelled =
        Hypotheses.structural Hypotheses.labelled.Name Hypotheses.labelled.Text (fun i ->
            Hypotheses.labelled.Holds.Invoke i)

    /// Assumptions 1 to 3 and Eq. (4).
    let standing = [
        Hypotheses.orthonormal
        labelled
        Hypotheses.separated
        balanced
        bothSets
        generic
    ]

    /// The same with r > 1, as B.2 assumes.
    let phased = [
        Hypotheses.orthonormal
        labelled
        bothSigns
        larger
        balanced
        bothSets
        generic
    ]

    let private norm w = ((Setting.normSquared w).TrySqrt()).Value

    /// Labels, and for each neuron its sign and the integer entries of g_j, which have an integer norm; the axes as points.
    let at (y: Rational list) (neurons: (int * int list) list) =
        let d = (snd neurons.Head).Length

        let points =
            List.init y.Length (fun k -> List.init d (fun e -> int (if e = k then 1 else 0)))

        {
            X = points
            Y = y
            M = neurons.Length
            Theta = []
            Start =
                neurons
                |> List.map (fun (s, w) ->
                    let w = w |> List.map int
                    { A = int s * norm w; W = w })
        }

    let private labels (y: int list) = y |> List.map int
    let private tenth (y: int list) = y |> List.map (fun k -> Rational.Create(k, 10))

    /// Two neurons, no others.
    let smallest = at (labels [ 2; -1 ]) [ 1, [ 3; 4 ]; -1, [ -3; 4 ] ]

    /// The first neuron is not active on the second point: that part of it never moves.
    let resting = at (labels [ 2; -1 ]) [ 1, [ 3; -4 ]; -1, [ -3; 4 ] ]

    /// Both sets, and idle neurons of either sign.
    let idle =
        at (labels [ 2; -1 ]) [ 1, [ 4; 3 ]; -1, [ 3; 4 ]; 1, [ -3; 4 ]; -1, [ 4; -3 ] ]

    /// Several labels a sign; idle neurons that see a part of them.
    let parts =
        at (labels [ 3; 4; -1 ]) [
            1, [ 1; 2; 2 ]
            1, [ 2; 1; -2 ]
            1, [ -1; 2; 2 ]
            -1, [ 2; -1; 2 ]
            -1, [ 6; 3; 2 ]
        ]

    /// The same for the negative labels, with r = 6/5.
    let close =
        at (labels [ 6; -3; -4 ]) [ 1, [ 1; 2; 2 ]; -1, [ 1; 2; -2 ]; -1, [ 1; 2; 2 ]; -1, [ -2; 1; 2 ] ]

    let private edges = [
        smallest
        resting
        idle
        parts
        close
        at (tenth [ 2; -1 ]) [ 1, [ 3; 4 ]; -1, [ 3; 4 ] ]
        at (labels [ 2000; -1000 ]) [ 1, [ 4; -3 ]; -1, [ -4; 3 ] ]
        // A part of the weights outside the span of the points; sizes far apart.
        at (labels [ 2; -1 ]) [ 1, [ 1; 2; 2 ]; -1, [ 200; 100; 200 ]; 1, [ 2; -1; 2 ] ]
        at (labels [ 1; 1; -1 ]) [ 1, [ 200; 100; 200 ]; 1, [ 1; 2; -2 ]; -1, [ 1; -2; 2 ] ]
    ]

    let private oneSided = [
        at (labels [ 1 ]) [ 1, [ 1 ]; -1, [ 1 ] ]
        at (labels [ 1 ]) [ 1, [ 1 ]; -1, [ -2 ] ]
        at (labels [ -2 ]) [ -1, [ 3 ]; 1, [ 1 ] ]
        at (labels [ 1; 3 ]) [ 1, [ 3; 4 ]; -1, [ 4; 3 ]; 1, [ -3; 4 ] ]
        at (labels [ 1; -2 ]) [ 1, [ 3; 4 ]; -1, [ -3; 4 ]; 1, [ 3; -4 ] ]
    ]

    /// Integer vectors with integer norms, without entries 0.
    let private directions =
        dict [
            1, [ [ 1 ]; [ 2 ] ]
            2, [ [ 3; 4 ]; [ 4; 3 ]; [ 5; 12 ]; [ 15; 8 ] ]
            3, [ [ 1; 2; 2 ]; [ 2; 1; 2 ]; [ 2; 3; 6 ]; [ 6; 2; 3 ]; [ 4; 4; 7 ] ]
            4, [ [ 1; 1; 1; 1 ]; [ 1; 1; 3; 5 ]; [ 5; 3; 1; 1 ]; [ 2; 4; 5; 6 ] ]
        ]

    let private neuron d =
        gen {
            let! w = Gen.elements directions[d]
            let! signs = Gen.listOfLength d (Gen.elements [ 1; 1; -1 ])
            let! k = Gen.elements [ int 1; int 1; int 20; Rational.Create(1, 20) ]
            let! s = Generator.sign
            let w = List.map2 (fun (x: int) s -> k * int (s * x)) w signs
            return { A = s * norm w; W = w }
        }

    /// Labels of sizes 1 to 6 on one scale: what doubles the ratio of the labels doubles the time at the second saddle.
    let private generator isPhased =
        gen {
            let! n = if isPhased then Gen.choose (2, 3) else Gen.choose (1, 3)
            let! more = Gen.elements [ 0; 0; 1 ]
            let! sizes = Gen.listOfLength n (Gen.choose (1, 6))
            let! signs = Gen.listOfLength n Generator.sign
            let! scale = Gen.elements [ int 1; int 1; int 100; Rational.Create(1, 10) ]
            let! m = Gen.choose (2, 5)
            let! neurons = Gen.listOfLength m (neuron (n + more))
            let! x = Generator.frame n (n + more)

            let y =
                List.map2 (fun (size: int) (s: Rational) -> scale * s * int size) sizes signs

            // The first neuron sees the positive points, the second one the negative ones.
            let seeing side (neuron: Neuron) =
                let seen =
                    neuron.W
                    |> List.mapi (fun k z ->
                        if k < n && y[k].Sign = Setting.signOf side then
                            z.Abs()
                        else
                            z)

                {
                    A = int (Setting.signOf side) * neuron.A.Abs()
                    W = seen
                }

            let neurons =
                seeing Positive neurons[0] :: seeing Negative neurons[1] :: List.skip 2 neurons

            // From the axes to the frame, by the reflection or the identity that made it.
            let axis k =
                List.init (n + more) (fun e -> int (if e = k then 1 else 0))

            let turned (neuron: Neuron) =
                let difference = List.map2 (fun (a: Rational) b -> a - b)

                let mirror =
                    [ 0 .. n - 1 ]
                    |> List.map (fun k -> difference x[k] (axis k))
                    |> List.tryFind (fun v -> not (Setting.normSquared v).IsZero)

                match mirror with
                | None -> neuron
                | Some v -> {
                    neuron with
                        W =
                            Setting.plus
                                neuron.W
                                (Setting.scaled (int -2 * Setting.dot neuron.W v / Setting.normSquared v) v)
                  }

            let flip =
                isPhased && Seq.sum [ for z in y -> float z.Sign * (z.ToDouble() ** 2.0) ] < 0.0

            let sign = if flip then Rational.MinusOne else Rational.One

            return {
                X = x
                Y = y |> List.map (fun z -> sign * z)
                M = m
                Theta = []
                Start = neurons |> List.map (fun neuron -> turned { neuron with A = sign * neuron.A })
            }
        }

    /// What Generator.family describes, dearer and without shrinking: the first edges are the smallest instances.
    let private family name hypotheses edges generator =
        let plain = Generator.family name hypotheses edges generator
        let none: Instance -> Instance seq = fun _ -> Seq.empty

        Family<Instance>(
            name,
            hypotheses,
            edges,
            Arb.fromGenShrink (generator, none),
            plain.Size,
            plain.Describe,
            plain.Classify,
            Cost = 18
        )

    /// Starts for the lemmas on the phases, r > 1.
    let phases =
        family
            "small balanced starts at orthonormal points with labels of both signs, the sizes of the labels within a factor 6"
            phased
            edges
            (generator true)

    /// Starts for the theorems: also labels of one sign, and r < 1.
    let all =
        family "balanced starts at orthonormal points" standing (oneSided @ edges) (generator false)
