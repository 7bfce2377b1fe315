namespace ReluProofs.Proofs.Benignity

open System.Collections.Generic
open System.Numerics
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Labelled points (x_k, y_k) of R^d with the regularisation lambda and a width.
type internal Labelled = {
    X: Rational list list
    Y: Rational list
    Lambda: Rational
    M: int
}

/// The setting (Reg-lambda): L = 1/n sum_k (f(x_k) - y_k)^2 + lambda ||theta||^2.
module internal Labelled =

    let points (i: Labelled) = i.X.Length
    let dimension (i: Labelled) = i.X.Head.Length

    let dot (a: Rational list) (b: Rational list) =
        List.fold2 (fun (sum: Rational) x y -> sum + x * y) Rational.Zero a b

    let data (i: Labelled) =
        Dataset(ExactMatrix(i.X |> List.map ExactVector), ExactVector i.Y)

    let constants (i: Labelled) = ModelConstants(Q.frac 1 (points i), Rational.One, i.Lambda)

    let isZeroPoint (x: Rational list) = x |> List.forall (fun (c: Rational) -> c.IsZero)

    let size (i: Labelled) =
        InstanceSize(
            points i,
            i.M,
            dimension i,
            i.Lambda :: i.Y @ List.concat i.X
            |> List.fold (fun total x -> total + InstanceSize.Complexity x) BigInteger.Zero
        )

    let describe (i: Labelled) : IReadOnlyList<NamedValue> = [|
        for k, x in List.indexed i.X do
            NamedValue.Of(sprintf "x_%d" (k + 1), ExactVector x)
        NamedValue.Of("y", ExactVector i.Y)
        NamedValue.Of("lambda", i.Lambda)
        NamedValue.Of("m", i.M)
    |]

    let axis d k = [ for c in 0 .. d - 1 -> if c = k then Rational.One else Rational.Zero ]

    /// The coordinate vectors with these labels.
    let axes (y: int list) lambda m = {
        X = [ for k in 0 .. y.Length - 1 -> axis y.Length k ]
        Y = y |> List.map Q.int
        Lambda = lambda
        M = m
    }

    let make (x: int list list) (y: int list) lambda m = {
        X = x |> List.map (List.map Q.int)
        Y = y |> List.map Q.int
        Lambda = lambda
        M = m
    }

    let private simpleNumbers = [ Rational.One; Rational.MinusOne; Rational.Two; Rational.Zero; Q.int -2 ]

    let private simpleLambdas = [ Rational.One; Rational.Half; Q.frac 1 4; Q.frac 1 10; Q.frac 1 100 ]

    let private simpler (i: Labelled) : Labelled seq =
        seq {
            if points i > 1 then
                // Statements bound the width by the number of points: a width of fewer points goes with each removal.
                let fewer = points i - 1
                let narrow = if fewer < 20 then (1 <<< fewer) / fewer else i.M

                for k in 0 .. points i - 1 do
                    let rest = {
                        i with
                            X = List.removeAt k i.X
                            Y = List.removeAt k i.Y
                    }

                    rest

                    if narrow >= 2 && narrow < i.M then
                        { rest with M = narrow }

            for m in [ 1; 2; 3; i.M / 2; i.M - 1 ] |> List.distinct do
                if m >= 1 && m < i.M then
                    { i with M = m }

            if dimension i > points i then
                {
                    i with
                        X = [ for k in 0 .. points i - 1 -> axis (points i) k ]
                }

            if dimension i > 1 then
                for c in 0 .. dimension i - 1 do
                    {
                        i with
                            X = i.X |> List.map (List.removeAt c)
                    }

            if dimension i >= points i then
                {
                    i with
                        X = [ for k in 0 .. points i - 1 -> axis (dimension i) k ]
                }

            {
                i with
                    Y = i.Y |> List.map (fun y -> Q.int y.Sign)
            }

            for lambda in simpleLambdas do
                if lambda <> i.Lambda then
                    { i with Lambda = lambda }

            for k in 0 .. points i - 1 do
                for y in simpleNumbers do
                    if y <> i.Y[k] then
                        { i with Y = List.updateAt k y i.Y }

            for k, x in List.indexed i.X do
                for c in 0 .. x.Length - 1 do
                    for simple in simpleNumbers do
                        if simple <> x[c] then
                            {
                                i with
                                    X = List.updateAt k (List.updateAt c simple x) i.X
                            }
        }

    /// Simpler instances. A point 0 is a case of its own and no simpler point: none is made where there was none.
    let shrink (i: Labelled) : Labelled seq =
        let zeros (i: Labelled) = i.X |> List.filter isZeroPoint |> List.length
        simpler i |> Seq.filter (fun candidate -> zeros candidate <= zeros i)

    let private further text (holds: Labelled -> bool) = Hypothesis<Labelled>(text, text, holds, null)

    /// What one would think of first when a statement of this setting fails.
    let private natural = [
        further "labels of both signs occur" (fun i ->
            i.Y |> List.exists (fun y -> y.Sign > 0) && i.Y |> List.exists (fun y -> y.Sign < 0))
        further "the labels have one sign" (fun i ->
            i.Y |> List.forall (fun y -> y.Sign >= 0) || i.Y |> List.forall (fun y -> y.Sign <= 0))
        further "no label is 0" (fun i -> i.Y |> List.forall (fun y -> not y.IsZero))
        further "no input is 0" (fun i -> i.X |> List.forall (isZeroPoint >> not))
        further "the inputs are distinct" (fun i -> (List.distinct i.X).Length = i.X.Length)
        further "m >= n" (fun i -> i.M >= points i)
    ]

    let family name hypotheses edges (generator: Gen<Labelled>) (classify: Labelled -> string) (cost: int) =
        Family<Labelled>(
            name,
            hypotheses,
            edges,
            Arb.fromGenShrink (generator, shrink),
            size,
            describe,
            (fun i -> classify i),
            Cost = cost,
            Coordinates = Coordinates.ofRecord Coordinates.small [],
            Natural = natural
        )

    let structural name text (holds: Labelled -> bool) = Hypothesis<Labelled>(name, text, holds, null)

    /// A network of zero neurons.
    let zeroNetwork (i: Labelled) =
        TwoLayerNetwork(
            List.replicate i.M RealAlgebraic.Zero,
            List.init i.M (fun _ -> Array.create (dimension i) RealAlgebraic.Zero :> IReadOnlyList<RealAlgebraic>)
        )

    let certified (i: Labelled) (networks: (string * TwoLayerNetwork) list) =
        CertifiedInstance(
            data i,
            constants i,
            Dictionary(dict [ "lambda", i.Lambda; "m", Q.int i.M ]),
            Dictionary(dict networks)
        )

    /// The constants of the model, for the head of a certificate.
    let setting (i: Labelled) = [
        Terms.fact "c is 1/n" (Term.LossConstant * Term.Number(points i)) Relation.Equal (Term.Number 1)
        Terms.fact "s is 1" Term.OutputScale Relation.Equal (Term.Number 1)
        Terms.fact "rho is lambda" Term.WeightDecay Relation.Equal (Term.Parameter "lambda")
        Terms.fact "lambda > 0" (Term.Parameter "lambda") Relation.Greater (Term.Number 0)
    ]

    /// The dual vector of the zero network, -2 y / n.
    let zeroDual (i: Labelled) =
        ExactVector(i.Y |> List.map (fun y -> -(Rational.Two * y / Q.int (points i))))

    /// The zero network attains the minimum over all networks of the width; true where its dual vector is feasible, with these
    /// multipliers on the cones where it needs them.
    let zeroIsMinimalBy (multipliers: ConeMultiplier list) (i: Labelled) =
        Terms.fact
            "the zero network attains the least loss of any network of width m"
            (Term.Loss "theta")
            Relation.Equal
            (Term.MinimumLoss(i.M, "theta", [ zeroDual i ], multipliers))

    let zeroIsMinimal i = zeroIsMinimalBy [] i
