namespace ReluProofs.Proofs.Benignity

open System.Collections.Generic
open System.Numerics
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Numeric.Experiments
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Figures
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

    let private make rows = {
        X = rows |> List.map (List.map Q.int)
    }

    let edges =
        [
            [ [ 1 ] ]
            [ [ 1 ]; [ -1 ] ]
            [ [ 1 ]; [ 1 ] ]
            [ [ 1; 0 ] ]
            [ [ 1; 0 ]; [ 0; 1 ] ]
            [ [ 1; 0 ]; [ 0; 1 ]; [ -1; -1 ] ]
            [ [ 1; 0 ]; [ 0; 1 ]; [ 1; 1 ] ]
            [ [ 1; 0 ]; [ -1; 0 ]; [ 0; 1 ]; [ 0; -1 ] ]
            [ [ 1; 0; 0 ]; [ 0; 1; 0 ]; [ 0; 0; 1 ] ]
            [ [ 0 ] ]
            [ [ 1 ]; [ 0 ]; [ -2 ] ]
        ]
        |> List.map make

    let private coordinate = Gen.choose (-5, 5) |> Gen.map Q.int

    let private generator =
        gen {
            let! n = Gen.choose (1, 5)
            let! d = Gen.choose (1, 3)
            let! x = Gen.listOfLength n (Gen.listOfLength d coordinate)
            // Ties: a repeated or an antipodal point.
            let! tie = Gen.elements [ 0; 0; 0; 1; -1 ]

            return {
                X =
                    if tie <> 0 && n > 1 then
                        (x[1] |> List.map (fun c -> Q.int tie * c)) :: x.Tail
                    else
                        x
            }
        }

    /// Orthonormal rows: unit vectors reflected in rational hyperplanes.
    let private orthonormal =
        gen {
            let! d = Gen.choose (1, 5)
            let! n = Gen.choose (1, d)

            let! mirrors =
                Gen.choose (0, 2) |> Gen.bind (fun k -> Gen.listOfLength k (Gen.listOfLength d coordinate))

            let! sign = Gen.elements [ 1; -1 ]

            let reflect (x: ExactVector) (mirror: Rational list) =
                let v = ExactVector mirror

                if v.IsZero then
                    x
                else
                    x - (Rational.Two * x.Dot v / v.NormSquared()) * v

            return {
                X = [
                    for i in 0 .. n - 1 ->
                        let unit =
                            ExactVector [ for k in 0 .. d - 1 -> if k = i then Q.int sign else Rational.Zero ]

                        (List.fold reflect unit mirrors).ToReadOnlyList() |> Seq.toList
                ]
            }
        }

    let private shrink (i: Inputs) : Inputs seq =
        seq {
            if points i > 1 then
                for k in 0 .. points i - 1 do
                    { X = List.removeAt k i.X }

            if dimension i > 1 then
                for c in 0 .. dimension i - 1 do
                    {
                        X = i.X |> List.map (List.removeAt c)
                    }

            for k, row in List.indexed i.X do
                for c in 0 .. row.Length - 1 do
                    for simple in [ 0; 1; -1 ] do
                        {
                            X = List.updateAt k (List.updateAt c (Q.int simple) row) i.X
                        }
        }

    let private structural name text (holds: Inputs -> bool) = Hypothesis<Inputs>(name, text, holds, null)

    let private someData =
        structural "data" "n >= 1 inputs in R^d, d >= 1" (fun i -> points i >= 1 && dimension i >= 1)

    let generalPosition =
        Hypothesis<Inputs>(
            "general",
            "any min(n, d) inputs are independent, as independent Gaussian ones are almost surely",
            isGeneral,
            (fun i -> {
                X = i.X |> List.map (fun _ -> i.X.Head)
            })
        )

    let private unitVectors =
        structural "orthonormal" "the inputs are orthogonal unit vectors" (fun i ->
            let rows = i.X |> List.map ExactVector

            List.forall
                (fun (j, u: ExactVector) ->
                    List.forall
                        (fun (k, v) -> u.Dot v = (if j = k then Rational.One else Rational.Zero))
                        (List.indexed rows))
                (List.indexed rows))

    let private family name hypotheses edges generator =
        Family<Inputs>(
            name,
            someData :: hypotheses,
            edges,
            Arb.fromGenShrink (generator, shrink),
            (fun i ->
                InstanceSize(
                    points i,
                    0,
                    dimension i,
                    List.concat i.X |> List.fold (fun total x -> total + InstanceSize.Complexity x) BigInteger.Zero
                )),
            (fun i -> [|
                for k, x in List.indexed i.X do
                    NamedValue.Of(sprintf "x_%d" (k + 1), ExactVector x)
            |]),
            (fun i -> if points i <= dimension i then "n<=d" else "n>d")
        )

    let any = family "any inputs" [] edges generator

    let gaussian =
        family "inputs in general position" [ generalPosition ] edges generator

    let orthogonal =
        family "orthogonal unit inputs" [ unitVectors ] [ edges[0]; edges[3]; edges[4]; edges[8] ] orthonormal

    /// Exact counts on random data beside the formula.
    let private counted (draw: int * int * int -> Dataset) quick more (run: FigureRun) =
        seq {
            for n, d in (if run.IsThorough then quick @ more else quick) do
                for set in 1 .. LandscapeFigure.DataSets do
                    let seed = run.Draw set
                    run.Begin(sprintf "n = %d, d = %d, data set %d" n d seed)
                    let data = draw (n, d, seed)

                    let i = {
                        X = [ for k in 0 .. n - 1 -> [ for c in 0 .. d - 1 -> data.Points[k, c] ] ]
                    }

                    let row series found =
                        Figures.row
                            [
                                NamedValue.Of("n", n)
                                NamedValue.Of("d", d)
                                NamedValue.Of("data set", seed)
                            ]
                            series
                            (string (formula i))
                            (Figures.exact (Rational.OfInteger found))

                    row "non-empty neuron patterns" (count i)
                    row "those of cones with interior" (openCones i)
        }

    let private figure draw quick more =
        let words sizes =
            sprintf
                "(n, d) = %s, five data sets each; exact enumeration"
                (sizes |> List.map (fun (n, d) -> sprintf "(%d, %d)" n d) |> String.concat ", ")

        Figures.declare
            "a formula in the caption: 4 sum_{i=0}^{d-1} C(n-1, i)"
            (words quick)
            (Some(words (quick @ more)))
            (counted draw quick more)

    let gaussianCounts =
        figure (fun (n, d, seed) -> TeacherData.Gaussian(n, d, uint64 seed)) [ 4, 2; 5, 2; 4, 3; 6, 3 ] [
            8, 3
            10, 3
            9, 4
        ]

    let orthonormalCounts =
        figure (fun (n, d, seed) -> TeacherData.Orthonormal(n, d, uint64 seed)) [ 2, 2; 3, 3; 4, 4; 3, 5 ] [
            6, 6
            5, 8
        ]

    /// Figures 1 and 3 count the same patterns of the same data.
    let captionClaim id file locus title statement (others: Inputs -> Outcome list) : IClaim =
        let withOthers (check: Check<Inputs>) =
            Check<Inputs>(fun i context -> Outcome.All [ check.Invoke(i, context); yield! others i ])

        let literal =
            Reading<Inputs>(
                Name = Reading.Literal,
                Statement = statement,
                Check = withOthers (equal count formula),
                Added = [],
                Note =
                    "patterns 1(<w, x_k> >= 0) as in Section 2; when the inputs lie in no open half-space, w = 0 alone has the pattern of all ones"
            )

        let repaired =
            Reading<Inputs>(
                Name = "cones with interior",
                Statement = "the same for the neuron cones with interior",
                Check = withOthers (equal openCones formula),
                Added = []
            )

        Claim<Inputs>(
            Id = id,
            Title = title,
            File = file,
            Family = gaussian,
            Source = Source("benignity", locus, Declared.Figure),
            Literal = literal,
            Boundary = [
                BoundaryRow("one point", edges[0], true)
                BoundaryRow("two points on both sides of 0", edges[1], false)
                BoundaryRow("two points on one side of 0", edges[2], true)
                BoundaryRow("three points around 0 in the plane", edges[5], false)
            ],
            Repairs = [ repaired ],
            Mutants = [
                Mutation.constant "2 in place of 4" repaired (equal openCones (fun i -> formula i / BigInteger 2))
                Mutation.quantifier "i up to d" repaired (equal openCones (fun i -> formulaTo (dimension i) i))
                Mutation.dropping repaired generalPosition.Name
            ],
            Figure = gaussianCounts
        )
