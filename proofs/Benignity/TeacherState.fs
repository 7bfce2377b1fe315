namespace ReluProofs.Proofs.Benignity

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// A network at one time of a flow (5) on the data of Appendix D: w_i = size times a direction of rational norm; a_i = s_i size times
/// the square of that norm, which is s_i ||w_i|| for a unit direction.
type internal TeacherState = {
    Data: TeacherData
    Lambda: Rational
    Neurons: BalancedNeuron list
}

module internal TeacherState =

    let hidden (n: BalancedNeuron) = Covariance.scale n.Size n.Direction

    let output (n: BalancedNeuron) =
        Rational.OfInt n.Sign * n.Size * Covariance.dot n.Direction n.Direction

    /// ||w_i||.
    let norm (n: BalancedNeuron) =
        let root = (Covariance.dot n.Direction n.Direction).TrySqrt()
        n.Size * root.Value

    let network (s: TeacherState) =
        TwoLayerNetwork(
            s.Neurons |> List.map (output >> RealAlgebraic.OfRational),
            s.Neurons |> List.map (fun n -> hidden n |> List.map RealAlgebraic.OfRational |> List.toArray :> _)
        )

    let dataset (s: TeacherState) =
        Dataset(
            ExactMatrix(s.Data.X |> List.map ExactVector),
            ExactVector [ for k in 0 .. Teacher.dimension s.Data - 1 -> Teacher.label s.Data k ]
        )

    let constants (s: TeacherState) =
        ModelConstants(Q.frac 1 (Teacher.dimension s.Data), Rational.One, s.Lambda)

    /// a_i = s_i ||w_i||, w_i not 0.
    let balanced =
        Hypothesis<TeacherState>(
            "balanced",
            "a_i(0) = s_i ||w_i(0)||, not 0",
            (fun s ->
                not s.Neurons.IsEmpty
                && s.Neurons
                   |> List.forall (fun n ->
                       abs n.Sign = 1 && n.Size.Sign > 0 && Covariance.dot n.Direction n.Direction = Rational.One)),
            (fun s -> {
                s with
                    Neurons =
                        s.Neurons
                        |> List.map (fun n -> {
                            n with
                                Direction = Covariance.scale Rational.Two n.Direction
                        })
            })
        )

    /// A unit vector from the rational parametrisation of the sphere.
    let private direction (t: Rational list) =
        let square = Covariance.dot t t
        let scale = Rational.One + square

        (Rational.One - square) / scale :: (t |> List.map (fun x -> Rational.Two * x / scale))

    let private neuron d =
        gen {
            let! sign = Gen.elements [ -1; 1 ]

            let! size =
                Gen.elements [ Rational.One; Q.frac 1 100; Q.frac 3 2; Q.frac 1 1_000_000; Q.int 20 ]

            let! t =
                Gen.listOfLength (d - 1) (Gen.map2 Q.frac (Gen.choose (-3, 3)) (Gen.choose (1, 2)))

            return Aligned.neuron sign size (direction t)
        }

    let at d lambda neurons = {
        Data = Teacher.atCentres d
        Lambda = lambda
        Neurons = neurons
    }

    let private axis (sign: int) k = [ for c in 0..2 -> if c = k then Rational.OfInt sign else Rational.Zero ]

    /// One neuron; one that is inactive; kinks at x_1; several neurons of both signs.
    let edges = [
        at 3 (Q.frac 1 1000) [ Aligned.neuron 1 Rational.One (axis 1 0) ]
        at 3 (Q.frac 1 1000) [ Aligned.neuron -1 (Q.frac 1 100) (axis -1 0) ]
        at 3 Rational.One [
            Aligned.neuron 1 Rational.One (axis 1 1)
            Aligned.neuron -1 Rational.One (axis 1 2)
        ]
        at 3 (Rational.OfInt 10) [
            Aligned.neuron 1 (Rational.OfInt 20) (axis 1 0)
            Aligned.neuron -1 Rational.One (axis 1 0)
        ]
    ]

    let private generator =
        gen {
            let! t = RegularisedFamily.data 4

            let! lambda =
                Gen.elements [ Q.frac 1 1000; Q.frac 1 20; Rational.One; Q.int 30; Q.frac 1 1_000_000 ]

            let! m = Gen.choose (1, 4)
            let! neurons = Gen.listOfLength m (neuron (Teacher.dimension t))

            return {
                Data = t
                Lambda = lambda
                Neurons = neurons
            }
        }

    let private shrink (s: TeacherState) =
        seq {
            if s.Neurons.Length > 1 then
                for k in 0 .. s.Neurons.Length - 1 do
                    {
                        s with
                            Neurons = List.removeAt k s.Neurons
                    }

            if s.Data <> Teacher.atCentres (Teacher.dimension s.Data) then
                {
                    s with
                        Data = Teacher.atCentres (Teacher.dimension s.Data)
                }
        }

    let family cost =
        Family<TeacherState>(
            "data of Appendix D, lambda, and a balanced network",
            RegularisedFamily.onData _.Data (fun t s -> { s with Data = t })
            @ [
                Hypothesis<TeacherState>("lambda > 0", "lambda > 0", (fun s -> s.Lambda.Sign > 0), null)
                balanced
            ],
            edges,
            Arb.fromGenShrink (generator, shrink),
            (fun s ->
                let d = Teacher.dimension s.Data

                InstanceSize(
                    d,
                    s.Neurons.Length,
                    d,
                    s.Neurons
                    |> List.collect (fun n -> n.Size :: n.Direction)
                    |> List.fold
                        (fun total x -> total + InstanceSize.Complexity x)
                        (Regularised.complexity { Data = s.Data; Mu = s.Lambda })
                )),
            (fun s -> [|
                for k, x in List.indexed s.Data.X do
                    NamedValue.Of(sprintf "x_%d" (k + 1), ExactVector x)

                NamedValue.Of("lambda", s.Lambda)

                for j, n in List.indexed s.Neurons do
                    NamedValue.Of(sprintf "w_%d" (j + 1), ExactVector(hidden n))
                    NamedValue.Of(sprintf "a_%d" (j + 1), output n)
            |]),
            (fun s -> sprintf "m=%d" s.Neurons.Length),
            Cost = cost
        )
