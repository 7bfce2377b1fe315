namespace ReluProofs.Proofs.Benignity

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// A neuron with w = Size * Direction, a unit direction, and a = Sign * ||w||.
type internal BalancedNeuron = {
    Sign: int
    Size: Rational
    Direction: Rational list
}

/// Data and lambda of Appendix D with a balanced network whose neurons are active on all points (I_+) or on none.
type internal Aligned = {
    Base: Regularised
    Active: BalancedNeuron list
    Idle: BalancedNeuron list
}

/// A number p + q ||u_*|| with rational p and q.
type internal OverNorm = { Plain: Rational; Norm: Rational }

module internal Aligned =

    let private sum (numbers: Rational list) =
        numbers |> List.fold (fun (total: Rational) x -> total + x) Rational.Zero

    let private weight n = Covariance.scale n.Size n.Direction

    let private output n =
        Rational.OfInt n.Sign * n.Size * Covariance.dot n.Direction n.Direction

    let isInactive (i: Aligned) n =
        i.Base.Data.X |> List.forall (fun x -> (Covariance.dot n.Direction x).Sign <= 0)

    /// v, the sum of a_i w_i over I_+.
    let composite (i: Aligned) =
        i.Active
        |> List.map (fun n -> Covariance.scale (output n) (weight n))
        |> List.fold Covariance.add (Regularised.teacher i.Base |> Covariance.scale Rational.Zero)

    /// The sum of ||w_i||^2.
    let squares (neurons: BalancedNeuron list) = neurons |> List.map (fun n -> n.Size * n.Size) |> sum

    /// L_lambda(theta) - L_lambda^* from the network's outputs; lambda = mu ||u_*||.
    let excess (i: Aligned) : OverNorm =
        let r = i.Base
        let u, v = Regularised.optimum r, Regularised.teacher r
        let neurons = i.Active @ i.Idle

        let misfit =
            r.Data.X
            |> List.map (fun x ->
                let value =
                    neurons
                    |> List.map (fun n -> output n * Rational.Max(Covariance.dot (weight n) x, Rational.Zero))
                    |> sum

                let residual = value - Covariance.dot v x
                residual * residual)
            |> sum

        {
            Plain =
                misfit / Rational.OfInt(Teacher.dimension r.Data)
                - Regularised.gap r
                - Rational.Two * r.Mu * Covariance.dot u u
            Norm = r.Mu * sum (neurons |> List.map (fun n -> n.Size * n.Size + output n * output n))
        }

    /// The two are equal; ||u_*||^2 is rational, ||u_*|| mostly is not.
    let equal (stated: string) (right: Aligned -> OverNorm) =
        Check<Aligned>(fun i _ ->
            let a, b = excess i, right i
            let u = Regularised.optimum i.Base
            let plain, norm = a.Plain - b.Plain, a.Norm - b.Norm

            let same =
                plain.Sign = -norm.Sign && plain * plain = norm * norm * Covariance.dot u u

            if same then
                Outcome.Holds Strength.Exact
            else
                let size = sqrt ((Covariance.dot u u).ToDouble())

                Outcome.Fails(
                    Witness(
                        stated,
                        sprintf "the two sides differ by %.6g" (plain.ToDouble() + norm.ToDouble() * size),
                        "is not",
                        Strength.Exact,
                        null,
                        null
                    )
                ))

    let private reversed n = {
        n with
            Direction = Covariance.scale Rational.MinusOne n.Direction
    }

    let active =
        Hypothesis<Aligned>(
            "I_+",
            "the neurons of I_+ are active on all points, with a_i = ||w_i|| > 0",
            (fun i ->
                not i.Active.IsEmpty
                && i.Active
                   |> List.forall (fun n ->
                       n.Sign = 1
                       && n.Size.Sign > 0
                       && i.Base.Data.X |> List.forall (fun x -> (Covariance.dot n.Direction x).Sign > 0))),
            (fun i -> {
                i with
                    Active = i.Active |> List.map reversed
            })
        )

    let idle =
        Hypothesis<Aligned>(
            "idle",
            "all others are active on no point, with a_i = +-||w_i||, w_i not 0",
            (fun i -> i.Idle |> List.forall (fun n -> abs n.Sign = 1 && n.Size.Sign > 0 && isInactive i n)),
            (fun i -> {
                i with
                    Idle = [ { i.Active.Head with Sign = -1 } ]
            })
        )

    let private balanced =
        Hypothesis<Aligned>(
            "norms",
            "||w_i|| = |a_i|",
            (fun i -> i.Active @ i.Idle |> List.forall (fun n -> Covariance.dot n.Direction n.Direction = Rational.One)),
            null
        )

    /// The teacher turned in a coordinate plane by an angle with tan of its half given.
    let private turned d p q (half: Rational) =
        let square = half * half
        let cosine = (Rational.One - square) / (Rational.One + square)
        let sine = Rational.Two * half / (Rational.One + square)
        let v = Teacher.teacher d

        v
        |> List.mapi (fun c value ->
            if c = p then cosine * v[p] - sine * v[q]
            elif c = q then sine * v[p] + cosine * v[q]
            else value)

    let neuron sign size direction = {
        Sign = sign
        Size = size
        Direction = direction
    }

    let private sizes = [
        Rational.One
        Q.frac 1 2
        Q.frac 7 5
        Q.frac 1 1_000_000
        Rational.OfInt 1000
    ]

    let private neurons d sign outward =
        gen {
            let! size = Gen.elements sizes
            let! half = Gen.choose (-12, 12)
            let! p = Gen.choose (0, d - 2)
            let! q = Gen.choose (p + 1, d - 1)
            let! s = sign
            let n = neuron s size (turned d p q (Q.frac half 100))
            return if outward then reversed n else n
        }

    let at d (mu: Rational) active idle = {
        Base = { Data = Teacher.atCentres d; Mu = mu }
        Active = active
        Idle = idle
    }

    /// Next to nothing, one active neuron, an inactive one of each sign, one on the boundary of x_1's half-space.
    let edges =
        let v = Teacher.teacher 3
        let back = v |> Covariance.scale Rational.MinusOne
        let down = [ Rational.Zero; Rational.Zero; Rational.MinusOne ]
        let small = Q.frac 1 1000

        [
            at 3 small [ neuron 1 Rational.One v ] []
            at 3 small [ neuron 1 Rational.Half v ] [ neuron -1 Rational.One back ]
            at 3 small [ neuron 1 Rational.Half v ] [ neuron 1 Rational.Two back ]
            at 3 Rational.One [ neuron 1 Rational.Half v; neuron 1 Rational.One (turned 3 0 2 (Q.frac 1 10)) ] [
                neuron -1 Rational.One down
            ]
        ]

    let private generator =
        gen {
            let! t = RegularisedFamily.data 5
            let d = Teacher.dimension t

            let! mu =
                Gen.elements (RegularisedFamily.multipliers @ [ Rational.One; Rational.OfInt 50 ])

            let! count = Gen.choose (1, 3)
            let! others = Gen.choose (0, 2)
            let! active = Gen.listOfLength count (neurons d (Gen.constant 1) false)
            let! idle = Gen.listOfLength others (neurons d (Gen.elements [ -1; 1 ]) true)

            return {
                Base = { Data = t; Mu = mu }
                Active = active
                Idle = idle
            }
        }

    let private shrink (i: Aligned) =
        seq {
            for k in 0 .. i.Idle.Length - 1 do
                { i with Idle = List.removeAt k i.Idle }

            if i.Active.Length > 1 then
                { i with Active = [ i.Active.Head ] }

            if i.Base.Data.X.Length = 3 then
                for e in edges do
                    if
                        {
                            e with
                                Active = i.Active
                                Idle = i.Idle
                        }
                        <> i
                    then
                        e
        }

    let family =
        Family<Aligned>(
            "a balanced network with neurons that are active on all points of Appendix D or on none",
            RegularisedFamily.onData _.Base.Data (fun t i -> {
                i with
                    Base = { i.Base with Data = t }
            })
            @ [
                Hypothesis<Aligned>("lambda > 0", "lambda > 0", (fun i -> i.Base.Mu.Sign > 0), null)
                balanced
                active
                idle
            ],
            edges,
            Arb.fromGenShrink (generator, shrink),
            (fun i ->
                let d = Teacher.dimension i.Base.Data

                InstanceSize(
                    d,
                    i.Active.Length + i.Idle.Length,
                    d,
                    i.Active @ i.Idle
                    |> List.collect (fun n -> n.Size :: n.Direction)
                    |> List.fold (fun total x -> total + InstanceSize.Complexity x) (Regularised.complexity i.Base)
                )),
            (fun i -> [|
                yield! Regularised.describe i.Base

                for j, n in List.indexed (i.Active @ i.Idle) do
                    NamedValue.Of(sprintf "w_%d" (j + 1), ExactVector(weight n))
                    NamedValue.Of(sprintf "a_%d" (j + 1), output n)
            |]),
            (fun i -> sprintf "d=%d, %d idle" (Teacher.dimension i.Base.Data) i.Idle.Length),
            Cost = 8
        )

    /// The right-hand side of (13), with `factor` for 2 and the norms of the given neurons.
    let equation13 (factor: Rational) (counted: Aligned -> BalancedNeuron list) (i: Aligned) : OverNorm =
        let u, v = Regularised.optimum i.Base, composite i

        {
            Plain =
                Covariance.energy (Regularised.matrix i.Base) (Covariance.subtract u v)
                - factor * i.Base.Mu * Covariance.dot u v
            Norm = factor * i.Base.Mu * squares (counted i)
        }

    /// The right-hand side of (15), with `factor` for the 2 of the neurons outside I_+.
    let equation15 (factor: Rational) (i: Aligned) : OverNorm =
        let u, v = Regularised.optimum i.Base, composite i
        // lambda ||u/||u|| - w/||w||||^2 = 2 lambda - 2 mu <u, w/||w||>.
        let inner =
            i.Active |> List.map (fun n -> n.Size * n.Size * Covariance.dot u n.Direction) |> sum

        {
            Plain =
                Covariance.energy (Regularised.matrix i.Base) (Covariance.subtract u v)
                - Rational.Two * i.Base.Mu * inner
            Norm = i.Base.Mu * (Rational.Two * squares i.Active + factor * squares i.Idle)
        }
