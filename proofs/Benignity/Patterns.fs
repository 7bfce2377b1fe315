namespace ReluProofs.Proofs.Benignity

open System.Collections.Generic
open System.Numerics
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Inputs x_1, ..., x_n of R^d.
type internal Inputs = { X: Rational list list }

/// Counting neuron activation patterns A_n(w, a) = ((1(<w, x_k> >= 0))_k, 1(a >= 0)): two for each pattern of the weights.
module internal Patterns =

    let private matrix (i: Inputs) = ExactMatrix(i.X |> List.map ExactVector)

    let points (i: Inputs) = i.X.Length
    let dimension (i: Inputs) = i.X.Head.Length

    /// Every min(n, d) of the inputs are independent, as Gaussian ones are almost surely.
    let isGeneral (i: Inputs) =
        let rec choose k items =
            match k, items with
            | 0, _ -> [ [] ]
            | _, [] -> []
            | k, first :: rest -> List.map (fun more -> first :: more) (choose (k - 1) rest) @ choose k rest

        let k = min (points i) (dimension i)

        choose k i.X |> List.forall (fun rows -> ExactMatrix(rows |> List.map ExactVector).Rank() = k)

    /// 4 sum_{i <= last} C(n-1, i).
    let formulaTo last (i: Inputs) =
        BigInteger 4 * Binomial.PartialRowSum(points i - 1, max 0 (last + 1))

    /// 4 sum_{i=0}^{d-1} C(n-1, i).
    let formula i = formulaTo (dimension i - 1) i

    /// min(n^d, 2^n).
    let smallest (i: Inputs) =
        BigInteger.Min(BigInteger.Pow(BigInteger(points i), dimension i), BigInteger.Pow(BigInteger 2, points i))

    /// The non-empty neuron cones, by exact enumeration.
    let cones (i: Inputs) = ActivationCounts.LiteralPatterns(matrix i)

    /// The number of neuron cones with interior.
    let openCones (i: Inputs) = BigInteger(2 * ActivationCounts.OpenPatterns(matrix i))

    let count (i: Inputs) = BigInteger(2 * (cones i).Count)

    /// One weight of each pattern, and that any two of the patterns differ.
    let private draft (context: CheckContext) (i: Inputs) (stated: BigInteger) =
        let found = cones i

        let network =
            TwoLayerNetwork(
                found |> Seq.map (fun _ -> RealAlgebraic.One),
                found
                |> Seq.map (fun cone ->
                    cone.Witness.ToReadOnlyList() |> Seq.map RealAlgebraic.OfRational |> Seq.toArray
                    :> IReadOnlyList<RealAlgebraic>)
            )

        let indicator j k =
            let inner =
                Term.Sum [
                    for c in 0 .. dimension i - 1 -> Term.HiddenWeight("w", j, c) * Term.Point(k, c)
                ]

            Term.Number 1 - Term.Sign(Term.Relu(-inner))

        CertificateDraft(
            context.Claim,
            context.Statement,
            "more patterns than stated",
            CertifiedInstance(
                Dataset(matrix i, ExactVector.Zero(points i)),
                ModelConstants(Rational.One, Rational.One, Rational.Zero),
                Dictionary(),
                Dictionary(dict [ "w", network ])
            ),
            [
                for j in 0 .. found.Count - 1 do
                    for l in 0 .. j - 1 do
                        Terms.fact
                            (sprintf "the patterns of w_%d and w_%d differ" (l + 1) (j + 1))
                            (Term.Sum [ for k in 0 .. points i - 1 -> Term.Abs(indicator j k - indicator l k) ])
                            Relation.Greater
                            (Term.Number 0)
                Terms.fact
                    "two signs of a for each are more than stated"
                    (Term.Number(2 * found.Count))
                    Relation.Greater
                    (Term.Number(Rational.OfInteger stated))
            ]
        )

    /// The number of patterns equals the stated one, or is at most that.
    let private compared isBound (actual: Inputs -> BigInteger) (stated: Inputs -> BigInteger) =
        Check<Inputs>(fun i context ->
            let found = actual i
            let altered = context.Stated(Rational.OfInteger(stated i))
            let said = BigInteger.Divide(altered.Numerator, altered.Denominator)

            if found = said && not isBound then
                Outcome.Holds Strength.Exact
            elif isBound && found <= said then
                Outcome.Holds(Strength.Exact, RealAlgebraic.OfRational(Rational.OfInteger(said - found)))
            else
                let fails strength (certificate: CertificateDraft | null) =
                    Outcome.Fails(
                        Witness(
                            sprintf "%s%O non-empty neuron patterns" (if isBound then "at most " else "") said,
                            sprintf "there are %O" found,
                            (if found > said then ">" else "<"),
                            strength,
                            null,
                            certificate
                        )
                    )

                if found > said && found = count i then
                    fails Strength.Exact (draft context i said)
                else
                    fails Strength.Enclosed null)

    let equal actual stated = compared false actual stated
    let atMost actual stated = compared true actual stated
