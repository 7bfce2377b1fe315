namespace ReluProofs.Proofs.Orthogonal

open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// One neuron: the output weight a_j and the hidden weights w_j.
type internal Neuron = { A: Rational; W: Rational list }

/// One exact instance of the common setting of `orthogonal` (Sec. 2): labelled points, a width, and parameters where a
/// statement speaks of some: theta, and the initial parameters that define S_{+,1} and S_{-,1}.
type internal Instance = {
    X: Rational list list
    Y: Rational list
    M: int
    Theta: Neuron list
    Start: Neuron list
}

/// The two classes of labels: sign +1 and -1.
type internal Side =
    | Positive
    | Negative

/// The quantities of the paper at an instance.
module internal Setting =

    let private zero = Rational.Zero

    let dot (a: Rational list) (b: Rational list) =
        List.fold2 (fun (sum: Rational) x y -> sum + x * y) zero a b

    let normSquared a = dot a a
    let scaled (k: Rational) (a: Rational list) = a |> List.map (fun x -> k * x)
    let plus (a: Rational list) (b: Rational list) = List.map2 (fun (x: Rational) y -> x + y) a b
    let relu (z: Rational) = Rational.Max(z, zero)

    let sum (items: Rational seq) =
        items |> Seq.fold (fun (total: Rational) x -> total + x) zero

    let points i = i.X.Length
    let count i = Rational.OfInt i.X.Length
    let dimension i = i.X.Head.Length

    /// The k-th coordinate vector of R^d, k from 0.
    let axis d k = List.init d (fun i -> if i = k then Rational.One else zero)

    let signOf side =
        match side with
        | Positive -> 1
        | Negative -> -1

    let other side =
        match side with
        | Positive -> Negative
        | Negative -> Positive

    /// The positions k with y_k of this sign.
    let members side i =
        i.Y |> List.indexed |> List.filter (fun (_, y) -> y.Sign = signOf side) |> List.map fst

    /// The sum of y_k^2 over a class, which is n^2 ||D||^2 for orthonormal points.
    let squares side i = members side i |> Seq.map (fun k -> i.Y[k] * i.Y[k]) |> sum

    /// D_+ or D_-, from its definition.
    let key side i =
        members side i
        |> List.fold (fun total k -> plus total (scaled (i.Y[k] / count i) i.X[k])) (List.replicate (dimension i) zero)

    /// ||D_+|| or ||D_-||, from the vector itself.
    let keyNorm side i = RealAlgebraic.Sqrt(normSquared (key side i))

    /// The same number where it is rational.
    let rationalKeyNorm side i : Rational option =
        let root = (normSquared (key side i)).TrySqrt()
        if root.HasValue then Some root.Value else None

    /// h_theta(x).
    let output (theta: Neuron list) (x: Rational list) =
        theta |> Seq.map (fun neuron -> neuron.A * relu (dot neuron.W x)) |> sum

    let residual i theta k = output theta i.X[k] - i.Y[k]

    /// L(theta), Eq. (1).
    let loss i theta =
        (Seq.init (points i) (fun k -> (residual i theta k).Pow 2) |> sum) / (Rational.Two * count i)

    /// D_j^theta, with relu'(0) = 0.
    let direction i theta (neuron: Neuron) =
        [ 0 .. points i - 1 ]
        |> List.filter (fun k -> (dot neuron.W i.X[k]).Sign > 0)
        |> List.fold
            (fun total k -> plus total (scaled (-(residual i theta k) / count i) i.X[k]))
            (List.replicate (dimension i) zero)

    /// The squared norm of the gradient, with relu'(0) = 0.
    let gradientSquared i theta =
        theta
        |> Seq.map (fun neuron ->
            let d = direction i theta neuron
            (dot d neuron.W).Pow 2 + neuron.A * neuron.A * normSquared d)
        |> sum

    let parameterNorm (theta: Neuron list) =
        theta |> Seq.map (fun neuron -> neuron.A * neuron.A + normSquared neuron.W) |> sum

    let isBalanced (neuron: Neuron) = neuron.A * neuron.A = normSquared neuron.W

    let isInterpolator i theta = List.forall2 (fun x y -> output theta x = y) i.X i.Y

    /// S_{+,1} or S_{-,1}, Eqs. (5)-(6).
    let aligned side i =
        let active = members side i

        i.Start
        |> List.indexed
        |> List.filter (fun (_, neuron) ->
            neuron.A.Sign = signOf side && active |> List.forall (fun k -> (dot neuron.W i.X[k]).Sign >= 0))
        |> List.map fst

    let data i =
        Dataset(ExactMatrix(i.X |> Seq.map (fun x -> ExactVector x)), ExactVector i.Y)

    /// c = 1/(2n), s = 1, rho = 0.
    let constants i =
        ModelConstants((Rational.Two * count i).Inverse(), Rational.One, zero)

    let network (theta: Neuron list) =
        TwoLayerNetwork(
            theta |> Seq.map (fun neuron -> RealAlgebraic.OfRational neuron.A),
            theta
            |> Seq.map (fun neuron -> neuron.W |> List.map RealAlgebraic.OfRational :> IReadOnlyList<RealAlgebraic>)
        )

    let describeNeurons (theta: Neuron list) =
        theta
        |> List.map (fun neuron ->
            sprintf "a = %O, w = (%s)" neuron.A (neuron.W |> List.map string |> String.concat ", "))
        |> String.concat "; "

    let describe i : IReadOnlyList<NamedValue> = [|
        for k, x in List.indexed i.X do
            NamedValue.Of(sprintf "x_%d" (k + 1), ExactVector x)
        NamedValue.Of("y", ExactVector i.Y)
        if i.M > 0 then
            NamedValue.Of("m", i.M)
        for name, theta in [ "", i.Theta; "^0", i.Start ] do
            for j, neuron in List.indexed theta do
                NamedValue.Of(sprintf "a_%d%s" (j + 1) name, neuron.A)
                NamedValue.Of(sprintf "w_%d%s" (j + 1) name, ExactVector neuron.W)
    |]

    let size i =
        let weights = i.Theta @ i.Start |> List.collect (fun neuron -> neuron.A :: neuron.W)

        let numbers =
            List.concat i.X @ i.Y @ weights |> List.sumBy (fun number -> InstanceSize.Complexity number)

        InstanceSize(points i, i.M, dimension i, numbers)

/// The hypotheses, by the names the claim files use.
module internal Hypotheses =

    let private hypothesis name text holds = Hypothesis<Instance>(name, text, (fun i -> holds i), null)

    let private needed name text holds broken =
        Hypothesis<Instance>(name, text, (fun i -> holds i), (fun i -> broken i))

    /// Assumption 1.
    let orthonormal =
        hypothesis "A1" "Assumption 1: the points are orthonormal" (fun i ->
            i.X
            |> List.indexed
            |> List.forall (fun (k, x) ->
                i.X
                |> List.indexed
                |> List.forall (fun (l, z) -> Setting.dot x z = (if k = l then Rational.One else Rational.Zero))))

    /// Assumption 2, first half.
    let labelled =
        needed "A2 labels" "Assumption 2: no label is 0" (fun i -> i.Y |> List.forall (fun y -> not y.IsZero)) (fun i -> {
            i with
                Y = i.Y |> List.map (fun _ -> Rational.Zero)
        })

    /// Assumption 2, second half.
    let separated =
        needed
            "A2 sums"
            "Assumption 2: the sums of y_k^2 over positive and over negative labels differ"
            (fun i -> Setting.squares Positive i <> Setting.squares Negative i)
            (fun i -> {
                i with
                    Y = i.Y |> List.mapi (fun k _ -> Rational.OfInt(if k % 2 = 0 then 1 else -1))
            })

    let bothSigns =
        needed
            "signs"
            "labels of both signs occur"
            (fun i -> not (Setting.members Positive i).IsEmpty && not (Setting.members Negative i).IsEmpty)
            (fun i -> {
                i with
                    Y = i.Y |> List.map (fun y -> y.Abs())
            })

    /// Sec. 4.1 and B.2: r > 1, without loss of generality.
    let positiveLarger =
        needed "r" "||D_+|| > ||D_-||" (fun i -> Setting.squares Positive i > Setting.squares Negative i) (fun i -> {
            i with
                Y = i.Y |> List.map (fun y -> -y)
        })

    let width = hypothesis "m" "m >= 1" (fun i -> i.M >= 1)

    let widthAtLeast least =
        needed (sprintf "m%d" least) (sprintf "m >= %d" least) (fun i -> i.M >= least) (fun i -> { i with M = 1 })

    /// theta in Theta.
    let balanced =
        needed "balanced" "|a_j| = ||w_j|| for all j" (fun i -> i.Theta |> List.forall Setting.isBalanced) (fun i -> {
            i with
                Theta =
                    i.Theta
                    |> List.map (fun neuron -> {
                        neuron with
                            A = Rational.Two * neuron.A
                    })
        })

    let own name text holds broken = needed name text holds broken
    let structural name text holds = hypothesis name text holds

    /// Assumptions 1 and 2.
    let standing = [ orthonormal; labelled; separated ]
