namespace ReluProofs.Proofs.OneDim

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Derivations
open ReluProofs.Verify.Checking

// The set of minimisers with given side sums is the union of its strata, one for each choice of the neurons P with u > 0, N with
// u < 0 and Z with u = 0. On a stratum the conditions are equations: with weight decay, one for each side in the |P| + |N| numbers
// u_j, which determine the w_j; without, one for each side in (u_j, w_j), the w_j of Z being free. Their gradients are independent,
// so a stratum is a submanifold of that codimension, and a submanifold of the whole set lies, near some point of it, in one
// stratum: the dimension is the largest one. Beside that, the kernel of the Hessian of the loss at a minimiser without u_j = 0
// contains every tangent vector of the set, so its dimension bounds that of the set there.

/// The dimension of the set of minimisers: the largest k for which it contains a k-dimensional C^1 submanifold.
module internal Dimension =

    let private needs (split: OptimalSplit) = not split.GammaP.IsZero, not split.GammaN.IsZero

    /// The dimension of the stratum with the given numbers of neurons; None where it is empty.
    let private stratum (problem: Problem) (split: OptimalSplit) p n z =
        let needP, needN = needs split

        if needP && p = 0 || needN && n = 0 then
            None
        else
            match problem with
            | Regularised ->
                // A side without a sum has no neurons.
                if not needP && p > 0 || not needN && n > 0 then
                    None
                else
                    Some(p + n - (if needP then 1 else 0) - (if needN then 1 else 0))
            | Unregularised -> Some(2 * (p + n) + z - (if p > 0 then 1 else 0) - (if n > 0 then 1 else 0))

    /// The largest dimension of a stratum of the set of minimisers of width m.
    let ofStrata (problem: Problem) (splits: OptimalSplit seq) (m: int) =
        [
            for split in splits do
                for p in 0..m do
                    for n in 0 .. m - p do
                        yield! Option.toList (stratum problem split p n (m - p - n))
        ]
        |> List.max

    let private positive =
        Gen.map2 (fun n d -> Q.frac n d) (Gen.choose (1, 6)) (Gen.choose (1, 4))

    /// Positive rationals with squares that sum to 1.
    let private onSphere (count: int) =
        Gen.listOfLength (count - 1) (Gen.choose (1, 6))
        |> Gen.map (fun ks ->
            let r = ks |> List.map (fun k -> Q.frac k (7 * count))
            let square = r |> List.fold (fun (sum: Rational) x -> sum + x * x) Rational.Zero
            let over = (Rational.One + square).Inverse()
            (Rational.One - square) * over :: (r |> List.map (fun x -> Rational.Two * x * over)))

    let private exact (r: Rational) = RealAlgebraic.OfRational r

    /// Neurons of one side with the sum gamma, none of them with u = 0.
    let private side (problem: Problem) (direction: int) (gamma: Rational) (count: int) =
        let sign = Rational.OfInt direction

        match problem with
        | Regularised ->
            onSphere count
            |> Gen.map (
                List.map (fun v ->
                    let u = exact (sign * v) * RealAlgebraic.Sqrt(gamma.Abs())
                    u, RealAlgebraic.OfInt gamma.Sign * u)
            )
        | Unregularised ->
            gen {
                let! sizes = Gen.listOfLength count positive
                let! products = Gen.listOfLength (count - 1) positive

                let last =
                    products |> List.fold (fun (rest: Rational) product -> rest - product) gamma

                return
                    List.map2
                        (fun (u: Rational) (product: Rational) -> exact (sign * u), exact (sign * product / u))
                        sizes
                        (last :: products)
            }

    /// Minimisers with no u_j = 0, one for each number of neurons with u > 0.
    let private generic (o: Optimum) (context: CheckContext) =
        let m = o.Instance.M

        [
            for split in o.Derived.Splits do
                for p in 0..m do
                    if (stratum o.Problem split p (m - p) 0).IsSome then
                        let onSide direction gamma count =
                            if count = 0 then
                                []
                            else
                                context.Draw(side o.Problem direction gamma count, "generic", 100 * p + direction)

                        split, Members.network (onSide 1 split.GammaP p @ onSide -1 split.GammaN (m - p))
        ]

    /// The Hessian of the loss at a network without u_j = 0, in the order u_1, w_1, u_2, w_2, ...
    let private hessian (problem: Problem) (i: Instance) (theta: TwoLayerNetwork) =
        let neurons = EveryMinimiser.neurons theta
        let rational (x: RealAlgebraic) = x.TryRational().Value

        let decay =
            match problem with
            | Regularised -> i.Beta
            | Unregularised -> Rational.Zero

        let sum direction =
            neurons
            |> List.filter (fun (u, _) -> u.Sign = direction)
            |> List.fold (fun (total: Rational) (u, w) -> total + rational (u * w)) Rational.Zero

        let curvature direction =
            (if direction > 0 then
                 Instance.squareP i
             else
                 Instance.squareN i)
            / (i.Alpha * i.Alpha)

        // The derivative of the squared error in a side's sum.
        let slope direction =
            let inner = if direction > 0 then Instance.p i else Instance.q i
            curvature direction * sum direction - inner / i.Alpha

        let slopes = dict [ 1, slope 1; -1, slope -1 ]

        let entry (j, isOutputJ) (k, isOutputK) =
            let (uj, wj), (uk, wk) = neurons[j], neurons[k]

            if uj.Sign <> uk.Sign then
                Rational.Zero
            else
                // The derivative of u w in one of the two is the other.
                let partner (u, w) isOutput = if isOutput then u else w

                let outer =
                    curvature uj.Sign * rational (partner (uj, wj) isOutputJ * partner (uk, wk) isOutputK)

                if j <> k then outer
                elif isOutputJ = isOutputK then outer + decay
                else outer + slopes[uj.Sign]

        let coordinates =
            [ 0 .. theta.Width - 1 ] |> List.collect (fun j -> [ j, false; j, true ])

        coordinates
        |> List.map (fun row -> ExactVector [ for column in coordinates -> entry row column ])
        |> ExactMatrix

    /// The dimension, after the largest kernel of the Hessian at generic minimisers has been seen to be the same.
    let compute (o: Optimum) (context: CheckContext) : Result<int, string> =
        let i = o.Instance
        let largest = ofStrata o.Problem o.Derived.Splits i.M
        let points = generic o context

        let notMinimal =
            points |> List.tryFind (fun (_, theta) -> not (EveryMinimiser.isMinimiser o theta))

        let kernels =
            points |> List.map (fun (_, theta) -> 2 * i.M - (hessian o.Problem i theta).Rank())

        if notMinimal.IsSome then
            Error(sprintf "%s is no minimiser" (Optimum.describeNetwork (snd notMinimal.Value)))
        elif not kernels.IsEmpty && List.max kernels <> largest then
            Error(
                sprintf
                    "the largest stratum has dimension %d, the largest kernel of the Hessian %d"
                    largest
                    (List.max kernels)
            )
        else
            Ok largest

    /// The dimension of the set of minimisers is as stated.
    let outcome (stated: int -> int) (o: Optimum) (context: CheckContext) =
        match compute o context with
        | Error why -> Outcome.EnginesDisagree why
        | Ok dimension when dimension = stated o.Instance.M -> Outcome.Holds Strength.Exact
        | Ok dimension ->
            Outcome.Fails(
                Witness(
                    sprintf "the dimension is %d" (stated o.Instance.M),
                    sprintf "it is %d" dimension,
                    "is not",
                    Strength.Exact,
                    null,
                    null
                )
            )
