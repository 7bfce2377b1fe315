namespace ReluProofs.Proofs.Orthogonal

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

/// Exact instances: orthonormal points from rational reflections, labels of any signs and sizes, balanced neurons.
module internal Generator =

    let private int (n: int) = Rational.OfInt n
    let private frac (n: int) (d: int) = Rational.Create(n, d)

    /// A positive number of one of three kinds: a small integer, a small fraction, something far from 1.
    let magnitude =
        Gen.frequency [
            5, Gen.choose (1, 4) |> Gen.map int
            3, Gen.map2 frac (Gen.choose (1, 12)) (Gen.choose (2, 9))
            1, Gen.map2 (fun n e -> int n * (int 10).Pow e) (Gen.choose (1, 9)) (Gen.elements [ -6; -3; 3; 6 ])
        ]

    let sign = Gen.elements [ Rational.One; Rational.MinusOne ]

    /// The first n coordinate vectors, or their mirror images in a rational plane: orthonormal, rational, any position.
    let frame n d =
        gen {
            let axes = List.init n (Setting.axis d)
            let! mirror = Gen.listOfLength d (Gen.choose (-3, 3))
            let normal = mirror |> List.map int
            let square = Setting.normSquared normal

            if square.IsZero then
                return axes
            else
                return
                    axes
                    |> List.map (fun x ->
                        Setting.plus x (Setting.scaled (int -2 * Setting.dot x normal / square) normal))
        }

    /// Tuples of integers whose squares add to a square: classes of labels with a rational norm.
    let private tuples =
        dict [
            1, [ [ 1 ] ]
            2, [ [ 3; 4 ]; [ 5; 12 ] ]
            3, [ [ 1; 2; 2 ]; [ 2; 3; 6 ] ]
            4, [ [ 1; 1; 1; 1 ]; [ 1; 1; 3; 5 ] ]
            5, [ [ 1; 1; 1; 2; 3 ]; [ 2; 2; 2; 2; 3 ] ]
        ]

    let private rationalClass size =
        if size = 0 then
            Gen.constant []
        else
            Gen.map2
                (fun tuple (k: Rational) -> tuple |> List.map (fun t -> k * int t))
                (Gen.elements tuples[size])
                magnitude

    /// Labels without 0; `rational` asks for classes whose sums of squares are squares.
    let private labels rational n =
        gen {
            let! positive =
                Gen.frequency [ 1, Gen.constant 0; 1, Gen.constant n; 4, Gen.choose (0, n) ]

            if rational then
                let! plus = rationalClass positive
                let! minus = rationalClass (n - positive)
                let! order = Gen.shuffle (plus @ (minus |> List.map (fun y -> -y)))
                return List.ofArray order
            else
                let! plus = Gen.listOfLength positive magnitude
                let! minus = Gen.listOfLength (n - positive) magnitude
                let! repeated = Gen.frequency [ 4, Gen.constant false; 1, Gen.constant true ]
                let all = plus @ (minus |> List.map (fun y -> -y))

                let! order =
                    Gen.shuffle (
                        if repeated then
                            all |> List.map (fun y -> int y.Sign)
                        else
                            all
                    )

                return List.ofArray order
        }

    let private dataset rational =
        gen {
            let! n = Gen.frequency [ 2, Gen.constant 1; 3, Gen.constant 2; 3, Gen.choose (3, 5) ]
            let! more = Gen.frequency [ 2, Gen.constant 0; 1, Gen.choose (1, 2) ]
            let! x = frame n (n + more)
            let! y = labels rational n
            let! m = Gen.choose (1, 5)

            return {
                X = x
                Y = y
                M = m
                Theta = []
                Start = []
            }
        }

    /// Points and labels alone.
    let points = dataset false

    /// Points and labels with rational ||D_+|| and ||D_-||.
    let rationalPoints = dataset true

    /// A vector with a rational norm: a multiple of an axis or of a reflected axis, its entries of any sign.
    let vector d =
        gen {
            let! axes = frame 1 d
            let! k = magnitude
            let! s = sign
            return Setting.scaled (s * k) axes.Head
        }

    let private norm w = ((Setting.normSquared w).TrySqrt()).Value

    /// A balanced neuron: in general position, on the kinks of some points, active nowhere, or dead.
    let balancedNeuron (i: Instance) =
        gen {
            let d = Setting.dimension i
            let! general = vector d
            let! s = sign
            let! k = Gen.choose (0, i.X.Length - 1)
            let! size = magnitude
            let! orientation = sign

            let! w =
                Gen.frequency [
                    5, Gen.constant general
                    2, Gen.constant (Setting.scaled (orientation * size) i.X[k])
                    1, Gen.constant (List.replicate d Rational.Zero)
                ]

            return { A = s * norm w; W = w }
        }

    /// A neuron with an output weight of its own.
    let freeNeuron i =
        gen {
            let! neuron = balancedNeuron i
            let! size = magnitude
            let! s = sign

            let! a =
                Gen.frequency [
                    1, Gen.constant neuron.A
                    3, Gen.constant (s * size)
                    1, Gen.constant Rational.Zero
                ]

            return { neuron with A = a }
        }

    /// Instances with parameters of one kind.
    let parameters (neuron: Instance -> Gen<Neuron>) =
        gen {
            let! i = points
            let! theta = Gen.listOfLength i.M (neuron i)
            return { i with Theta = theta }
        }

    /// The same instances with points that are orthonormal no more: of any norms, repeated, opposite, 0.
    let scattered (instances: Gen<Instance>) =
        gen {
            let! i = instances
            let! keep = Gen.elements [ true; false; false ]

            let! points =
                Gen.choose (-2, 2)
                |> Gen.map int
                |> Gen.listOfLength (Setting.dimension i)
                |> Gen.listOfLength i.X.Length

            return (if keep then i else { i with X = points })
        }

    let private classify (i: Instance) =
        let signs =
            match Setting.members Positive i, Setting.members Negative i with
            | _ :: _, _ :: _ -> "both signs"
            | _ -> "one sign"

        sprintf "n%s, %s" (if i.X.Length < 3 then "=" + string i.X.Length else ">=3") signs

    let private further text (holds: Instance -> bool) = Hypothesis<Instance>(text, text, holds, null)

    /// What one would think of first when a statement of this setting fails.
    let private natural = [
        further "labels of both signs occur" (fun i ->
            not (Setting.members Positive i).IsEmpty && not (Setting.members Negative i).IsEmpty)
        further "the labels have one sign" (fun i ->
            (Setting.members Positive i).IsEmpty || (Setting.members Negative i).IsEmpty)
        further "one label of each sign at most" (fun i ->
            (Setting.members Positive i).Length <= 1 && (Setting.members Negative i).Length <= 1)
        further "no parameter is 0" (fun i -> i.Theta @ i.Start |> List.forall (fun neuron -> not neuron.A.IsZero))
        further "S_{+,1} and S_{-,1} are not empty" (fun i ->
            not (Setting.aligned Positive i).IsEmpty && not (Setting.aligned Negative i).IsEmpty)
        further "the parameters are balanced" (fun i -> i.Theta |> List.forall Setting.isBalanced)
    ]

    /// A family of instances with these hypotheses.
    let family name hypotheses edges generator =
        Family<Instance>(
            name,
            hypotheses,
            edges,
            Arb.fromGenShrink (generator, Shrinking.shrink),
            Setting.size,
            Setting.describe,
            classify,
            Coordinates = Coordinates.ofRecord Coordinates.small [],
            Natural = natural
        )

    let private bare generator = generator |> Gen.map (fun i -> { i with M = 0 })

    /// Coordinate vectors as points, with these labels.
    let axes (y: Rational list) m = {
        X = List.init y.Length (Setting.axis y.Length)
        Y = y
        M = m
        Theta = []
        Start = []
    }

    /// The same with parameters.
    let state (y: int list) (theta: (int * int list) list) = {
        axes (y |> List.map int) theta.Length with
            Theta = theta |> List.map (fun (a, w) -> { A = int a; W = w |> List.map int })
    }

    let private shapes m =
        [
            [ 1 ]
            [ -1 ]
            [ 2; -1 ]
            [ 1; -2 ]
            [ 1; 1 ]
            [ -1; -1 ]
            [ 3; 4 ]
            [ 3; 4; -1 ]
            [ 1; -1; 1; 1 ]
        ]
        |> List.map (fun y -> axes (List.map int y) m)

    /// Labelled points: smallest sizes, one sign, repeated labels.
    let data hypotheses =
        family "orthonormal labelled points" hypotheses (shapes 0) (bare points)

    /// Labelled points with rational ||D_+||, ||D_-||.
    let rationalData hypotheses =
        family
            "orthonormal labelled points, ||D_+|| and ||D_-|| rational"
            hypotheses
            (shapes 0
             |> List.filter (fun i ->
                 (Setting.rationalKeyNorm Positive i).IsSome && (Setting.rationalKeyNorm Negative i).IsSome))
            (bare rationalPoints)

    /// Labelled points and a width.
    let widths hypotheses =
        family
            "orthonormal labelled points and a width"
            hypotheses
            [ yield! shapes 1; yield! shapes 2; yield! shapes 3 ]
            (Gen.frequency [ 1, points; 3, rationalPoints ])
