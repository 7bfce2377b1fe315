module internal ReluProofs.Proofs.Benignity.Theorem_3_flow

open System.Collections.Generic
open System.Numerics
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Orthogonal points of these norms with labels, lambda, and a width.
type private Trained = {
    Norms: Rational list
    Y: Rational list
    Lambda: Rational
    Width: int
}

let private side (sign: int) (t: Trained) =
    List.zip t.Norms t.Y |> List.filter (fun (_, y) -> y.Sign = sign)

/// The sum of y_k^2 ||x_k||^2 over the labels of one sign.
let private squares sign t =
    side sign t |> List.fold (fun (sum: Rational) (norm, y) -> sum + norm * norm * y * y) Rational.Zero

let private least t = Rational.Min(squares 1 t, squares -1 t)

let private stated =
    "with probability at least 1 - m 2^-max the limit is not a global minimum"

/// The facts that no network but 0 is stationary although lambda is in the printed range.
let private draft (context: CheckContext) (t: Trained) =
    let n = t.Y.Length

    let inner k l =
        Term.Sum [ for e in 0 .. n - 1 -> Term.Point(k, e) * Term.Point(l, e) ]

    let sum (sign: int) =
        Term.Sum [
            for k in 0 .. n - 1 do
                let part = Term.Relu(Term.Number sign * Term.Label k)
                part * part * inner k k
        ]

    let square = Term.WeightDecay * Term.WeightDecay
    let most = max (side 1 t).Length (side -1 t).Length

    CertificateDraft(
        context.Claim,
        context.Statement,
        "orthogonal points for which 0 is the only stationary point",
        CertifiedInstance(
            Dataset(
                ExactMatrix [
                    for k, norm in List.indexed t.Norms ->
                        ExactVector [ for e in 0 .. n - 1 -> if e = k then norm else Rational.Zero ]
                ],
                ExactVector t.Y
            ),
            ModelConstants(Q.frac 1 n, Rational.One, t.Lambda),
            Dictionary(),
            Dictionary()
        ),
        [
            Terms.fact "L is the mean of squares" (Term.Number n * Term.LossConstant) Relation.Equal (Term.Number 1)
            Terms.fact "lambda is positive" Term.WeightDecay Relation.Greater (Term.Number 0)

            for k in 0 .. n - 1 do
                for l in 0 .. k - 1 do
                    Terms.fact
                        (sprintf "x_%d and x_%d are orthogonal" (l + 1) (k + 1))
                        (inner k l)
                        Relation.Equal
                        (Term.Number 0)

            for sign, name in [ 1, "positive"; -1, "negative" ] do
                Terms.fact
                    (sprintf "lambda is in the printed range, %s labels" name)
                    square
                    Relation.LessOrEqual
                    (sum sign)

                Terms.fact
                    (sprintf "(n lambda)^2 is at least the sum over the %s labels of y_k^2 ||x_k||^2" name)
                    (sum sign)
                    Relation.LessOrEqual
                    (Term.Number(n * n) * square)

            Terms.fact
                "the stated probability is positive: m < 2^max"
                (Term.Number t.Width)
                Relation.Less
                (Term.Number(Rational.Two.Pow most))
        ]
    )

let private check =
    Check<Trained>(fun t context ->
        let n = Rational.OfInt t.Y.Length
        let positive, negative = (side 1 t).Length, (side -1 t).Length
        let half (count: int) = Rational.Half.Pow count
        let bound = Rational.OfInt t.Width * half (max positive negative)
        let scaled = n * n * t.Lambda * t.Lambda

        if bound >= Rational.One then
            Outcome.Holds Strength.Exact
        elif scaled >= Rational.Max(squares 1 t, squares -1 t) then
            // A neuron of a stationary point, active on B, has sum over B of r_k^2 ||x_k||^2 = (lambda n)^2, with residuals r_k of the
            // sign of y_k and |r_k| < |y_k|: less than the sum of the y_k^2 ||x_k||^2. So 0 is the only stationary point.
            Outcome.Fails(
                Witness(
                    stated,
                    sprintf
                        "theta = 0 is the only stationary point, since (n lambda)^2 = %O is at least both sums of y_k^2 ||x_k||^2 (%O and %O): it is the global minimum, and every flow tends to it, so the probability is 0 and not at least %O"
                        scaled
                        (squares 1 t)
                        (squares -1 t)
                        (Rational.One - bound),
                    "<",
                    Strength.Exact,
                    null,
                    draft context t
                )
            )
        elif scaled >= least t then
            Outcome.TooClose
                "the global minimum uses labels of one sign only; the probability of its pattern is not decided"
        elif t.Norms |> List.exists (fun x -> x.IsZero) then
            Outcome.TooClose "a point that is 0 is active on every neuron"
        else
            // Some neuron is active on all positive labels and some neuron on all negative ones: Lemmas 6 and 7.
            let without (parts: Rational list) =
                (parts |> List.fold (fun (miss: Rational) p -> miss * (Rational.One - p)) Rational.One).Pow t.Width

            let both =
                Rational.One - without [ half positive ] - without [ half negative ]
                + without [ half positive; half negative ]

            if both <= bound then
                Outcome.Holds(Strength.Exact, RealAlgebraic.OfRational(bound - both))
            else
                Outcome.TooClose "the necessary condition of Lemma 6 is more likely than m 2^-max")

let private range =
    Hypothesis<Trained>(
        "lambda",
        "0 < lambda <= min(sqrt(sum over y_k > 0 of y_k^2 ||x_k||^2), sqrt(the same over y_k < 0))",
        (fun t -> t.Lambda.Sign > 0 && t.Lambda * t.Lambda <= least t),
        (fun t -> { t with Lambda = Rational.OfInt 1000 })
    )

let private divided =
    Hypothesis<Trained>(
        "lambda/n",
        "n lambda < the same minimum",
        (fun t ->
            let n = Rational.OfInt t.Y.Length
            n * n * t.Lambda * t.Lambda < least t),
        (fun t -> {
            t with
                Lambda = Rational.OfInt t.Y.Length * t.Lambda
        })
    )

let private nonZero =
    Hypothesis<Trained>("points", "no point is 0", (fun t -> t.Norms |> List.forall (fun x -> x.Sign > 0)), null)

let private make norms y lambda width = {
    Norms = norms |> List.map Q.int
    Y = y |> List.map Q.int
    Lambda = lambda
    Width = width
}

let private unit y lambda width = make (y |> List.map (fun _ -> 1)) y lambda width

let private generator =
    gen {
        let! n = Gen.choose (2, 8)
        let! y = Gen.listOfLength n (Gen.elements [ 1; -1; 1; -1; 2; -2; 0; 5 ])
        let! norms = Gen.listOfLength n (Gen.elements [ 1; 1; 1; 2; 3; 0 ])
        let! width = Gen.choose (2, 9)

        let! part =
            Gen.elements [ Q.frac 1 1; Q.frac 1 2; Q.frac 1 n; Q.frac 1 (2 * n); Q.frac 1 1000 ]

        let draft = make norms y Rational.One width
        // A rational number at most the root of the smaller sum.
        let root = Rational.OfInt(int (sqrt ((least draft).ToDouble())))
        return { draft with Lambda = part * root }
    }

let private shrink (t: Trained) =
    seq {
        for k in 0 .. t.Y.Length - 1 do
            {
                t with
                    Norms = List.removeAt k t.Norms
                    Y = List.removeAt k t.Y
            }

        if t.Norms |> List.exists (fun x -> x <> Rational.One) then
            {
                t with
                    Norms = t.Norms |> List.map (fun _ -> Rational.One)
            }

        if t.Width > 2 then
            { t with Width = 2 }

        for lambda in [ Rational.One; Rational.Half ] do
            if InstanceSize.Complexity lambda < InstanceSize.Complexity t.Lambda then
                { t with Lambda = lambda }
    }

let private family =
    Family<Trained>(
        "orthogonal points with labels, lambda, and a width",
        [
            Hypothesis<Trained>(
                "m",
                "m >= 2",
                (fun t -> t.Width >= 2 && not t.Y.IsEmpty && t.Norms |> List.forall (fun x -> x.Sign >= 0)),
                null
            )
            range
        ],
        [
            unit [ 1; -1 ] Rational.Half 2
            unit [ 1; 1; -1 ] (Q.frac 1 10) 2
            unit [ 1; 1; 1; -1; -1; -1 ] (Q.frac 1 10) 3
            unit [ 1; 1; 1; -1 ] Rational.One 3
        ],
        Arb.fromGenShrink (generator, shrink),
        (fun t ->
            InstanceSize(
                t.Y.Length,
                t.Width,
                t.Y.Length,
                t.Lambda :: (t.Norms @ t.Y)
                |> List.fold (fun total x -> total + InstanceSize.Complexity x) BigInteger.Zero
            )),
        (fun t -> [|
            NamedValue.Of("norms", ExactVector t.Norms)
            NamedValue.Of("y", ExactVector t.Y)
            NamedValue.Of("lambda", t.Lambda)
            NamedValue.Of("m", t.Width)
        |]),
        (fun t -> sprintf "n=%d" t.Y.Length)
    )

let private literal =
    Reading<Trained>(
        Name = Reading.Literal,
        Statement =
            "for orthogonal points, m >= 2, 0 < lambda <= min over both signs of sqrt(sum of y_k^2 ||x_k||^2), and w_i(0) independent with a rotation invariant law: with probability at least 1 - m 2^-max(card {y_k > 0}, card {y_k < 0}), if lim theta(t) exists it is not a global minimum of L_lambda",
        Check = check,
        Added = [],
        Note = "'inf' in front of theta(t) is read as 'lim'"
    )

let private repaired =
    Reading<Trained>(
        Name = "lambda below the minimum over n",
        Statement =
            "the same for n lambda below that minimum, points other than 0, and laws with w_i(0) not 0 almost surely",
        Check = check,
        Added = [ divided; nonZero ],
        Note =
            "the mean square error carries 1/n, which the printed bound on lambda misses; by Lemmas 6 and 7, through the exact probability of their necessary condition"
    )

let claim: IClaim =
    Claim<Trained>(
        Id = "benignity/thm-3-flow",
        Title = "the flow for orthogonal data misses the global minimum",
        File = "proofs/Benignity/Theorem_3_flow.fs",
        Family = family,
        Source = Source("benignity", "Theorem 3, second part", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("a bound of 1: nothing is said", unit [ 1; -1 ] Rational.Half 2, true)
            BoundaryRow("a small lambda", unit [ 1; 1; 1; -1; -1; -1 ] (Q.frac 1 10) 3, true)
            BoundaryRow("equal sums, lambda = 1", unit [ 1; 1; -1; -1 ] Rational.One 2, false)
        ],
        Repairs = [ repaired ],
        Mutants = [ Mutation.dropping repaired divided.Name ]
    )
