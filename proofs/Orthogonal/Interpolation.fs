namespace ReluProofs.Proofs.Orthogonal

open FsCheck.FSharp
open ReluProofs.Kernel

/// The smallest ||theta||^2 of interpolators of orthonormal data, from below by a dual vector and from above by a network,
/// and exact interpolators of several kinds.
module internal Interpolation =

    let private sides = [ Positive; Negative ]

    /// The sum of y_k x_k over a class.
    let private direction side i = Setting.scaled (Setting.count i) (Setting.key side i)

    /// A lower bound on ||theta||^2 over interpolators of any width. For v >= 0 on the positive class with ||sum v_k x_k|| <= 1,
    /// and the like on the other, |sum v_k relu(w x_k)| <= ||w||, so <v, y> <= sum |a_j| ||w_j|| <= ||theta||^2/2. Here v is
    /// y_k over the norm of the sum of y_k x_k of its class.
    let lower i =
        sides
        |> List.fold
            (fun (total: RealAlgebraic) side ->
                let square = Setting.normSquared (direction side i)

                if square.IsZero then
                    total
                else
                    let weight = Rational.Two * Setting.squares side i / square
                    total + RealAlgebraic.OfRational weight * RealAlgebraic.Sqrt square)
            RealAlgebraic.Zero

    let present i =
        sides |> List.filter (fun side -> not (Setting.members side i).IsEmpty)

    /// A rational interpolator with one neuron for each sign that occurs, its norm the nearer to the smallest the more binary
    /// digits are kept.
    let private nearWith (digits: int) i : Neuron list =
        present i
        |> List.map (fun side ->
            let d = direction side i
            let norm = (RealAlgebraic.Sqrt(Setting.normSquared d)).ToDouble()
            // w = c sign d and a = sign/c fit; c^2 = 1/||d|| makes the norm smallest.
            let exact = 1.0 / sqrt norm
            let unit' = 2.0 ** (floor (System.Math.Log2 exact) - float digits)
            let c = Rational.OfDouble(unit' * round (exact / unit'))
            let s = Rational.OfInt(Setting.signOf side)

            {
                A = s / c
                W = Setting.scaled (s * c) d
            })

    /// A rational interpolator with one neuron for each sign, its norm as near to the smallest as a double is.
    let near i = nearWith 50 i

    /// The simplest such interpolator with a norm below the bound, if there is one.
    let below (bound: Rational) i =
        [ 0; 2; 4; 8; 16; 50 ]
        |> Seq.map (fun digits -> nearWith digits i)
        |> Seq.tryFind (fun theta -> Setting.parameterNorm theta < bound)

    let private group =
        gen {
            let! side = Gen.elements sides

            let! shape =
                Gen.frequency [ 4, Gen.constant NeuronGroup.shapes[0]; 3, Gen.elements NeuronGroup.shapes ]

            let! more = Gen.frequency [ 2, Gen.constant 1; 1, Gen.constant 2 ]
            let! sizes = Gen.listOfLength more Generator.magnitude

            return {
                Side = side
                Shape = shape
                Sizes = sizes
            }
        }

    /// Balanced interpolators whose neurons fit disjoint groups of labels of one sign. With one group a sign they have the
    /// smallest norm.
    let grouped =
        gen {
            let! first = group
            let! second = group
            let! third = group

            let! groups =
                Gen.frequency [
                    2, Gen.constant [ first ]
                    4, Gen.constant [ { first with Side = Positive }; { second with Side = Negative } ]
                    2, Gen.constant [ first; second ]
                    1, Gen.constant [ first; second; third ]
                ]

            let! idle = Gen.frequency [ 3, Gen.constant 0; 1, Gen.constant 1 ]
            return! NeuronGroup.build groups idle
        }

    /// Interpolators of all kinds, and points near them that are none.
    let any =
        gen {
            let! i = grouped
            let! k = Generator.magnitude
            let! j = Gen.choose (0, i.M - 1)

            let change f = {
                i with
                    Theta = i.Theta |> List.mapi (fun position neuron -> if position = j then f neuron else neuron)
            }

            return!
                Gen.frequency [
                    6, Gen.constant i
                    // Rescaled: it fits the same labels.
                    1,
                    Gen.constant (
                        change (fun neuron -> {
                            A = k * neuron.A
                            W = Setting.scaled (k.Inverse()) neuron.W
                        })
                    )
                    1,
                    Gen.constant (
                        change (fun neuron -> {
                            A = k * neuron.A
                            W = Setting.scaled k neuron.W
                        })
                    )
                    1, Gen.constant (change (fun neuron -> { neuron with A = -neuron.A }))
                    1, Gen.map (fun neuron -> change (fun _ -> neuron)) (Generator.balancedNeuron i)
                ]
        }

    let edges = [
        Generator.state [ 1 ] [ 1, [ 1 ] ]
        Generator.state [ -1 ] [ -1, [ 1 ] ]
        Generator.state [ 1; 1 ] [ 1, [ 1; 0 ]; 1, [ 0; 1 ] ]
        Generator.state [ 4; -1 ] [ 2, [ 2; 0 ]; -1, [ 0; 1 ] ]
        Generator.state [ 1 ] [ 2, [ 1 ] ]
        Generator.state [ 2; -1 ] [ 1, [ 1; 0 ] ]
        Generator.state [ 3; 4 ] [ 1, [ 3; 4 ] ]
        Generator.state [ 0 ] [ 0, [ 0 ] ]
        Generator.state [ 0 ] [ 1, [ -1 ] ]
    ]

    /// Whether the interpolation and the smallest norm are met, by the lower bound alone.
    let isMinimiser i =
        Setting.isInterpolator i i.Theta
        && RealAlgebraic.OfRational(Setting.parameterNorm i.Theta) = lower i
