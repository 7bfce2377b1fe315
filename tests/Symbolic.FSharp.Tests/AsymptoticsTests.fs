namespace ReluProofs.Symbolic.FSharp.Tests

open System
open System.Collections.Generic
open FsCheck.FSharp
open Xunit
open ReluProofs.Kernel
open ReluProofs.Symbolic.Asymptotics
open ReluProofs.Symbolic.FSharp.Tests.CountingTools

type AsymptoticsTests() =

    let names = [ "a"; "b"; "c" ]

    let order (text: string) = GrowthOrder.Parse text
    let region (text: string) = ExponentRegion.Parse text

    let must (value: 'a | null) =
        match value with
        | null -> failwith "unexpected null"
        | v -> v

    /// Random linear forms with small coefficients, as text.
    let genForm =
        gen {
            let! cs = Gen.listOfLength 3 (Gen.choose (-2, 2))
            let! k = Gen.choose (-2, 2)
            let terms = List.map2 (fun (c: int) name -> sprintf "%d*%s" c name) cs names
            return String.Join(" + ", terms @ [ sprintf "%d/2" k ])
        }

    let genOrder =
        gen {
            let! count = Gen.choose (1, 3)
            let! forms = Gen.listOfLength count genForm
            let! divide = Gen.choose (0, 3)
            let! below = genForm
            let sum = GrowthOrder.Maximum(forms |> List.map order)

            return
                if divide = 0 then
                    sum / (order below + GrowthOrder.One)
                else
                    sum
        }

    let genRegion =
        gen {
            let! count = Gen.choose (0, 3)
            let! forms = Gen.listOfLength count genForm
            let! strict = Gen.listOfLength count (Gen.choose (0, 1))

            let parts =
                List.map2 (fun form s -> sprintf "%s %s 0" form (if s = 1 then ">" else ">=")) forms strict

            return region (String.Join(", ", parts @ [ "-5 <= a <= 5"; "-5 <= b <= 5"; "-5 <= c <= 5" ]))
        }

    let genPoint =
        gen {
            let! values = Gen.listOfLength 3 (Gen.map (fun (x: Rational) -> x) (genRational 5))
            return List.zip names values |> dict |> Dictionary :> IReadOnlyDictionary<string, Rational>
        }

    /// Exponents of a sum at a point computed from the meaning of +, *, / and not from the representation.
    [<Fact>]
    member _.``Operations act on exponents as they should``() =
        let gen = Gen.zip (Gen.zip genOrder genOrder) (Gen.zip genPoint (genRational 4))

        holds 150 gen (fun ((x, y), (at, r)) ->
            let value (o: GrowthOrder) = o.ExponentAt at

            value (x * y) = value x + value y
            && value (x / y) = value x - value y
            && value (x + y) = Rational.Max(value x, value y)
            && value (x.Pow r) = r * value x
            && value (GrowthOrder.Maximum [ x; y ]) = Rational.Max(value x, value y)
            && value (GrowthOrder.Minimum [ x; y ]) = Rational.Min(value x, value y))

    [<Fact>]
    member _.``Exponents are those of actual sums of powers at a large m``() =
        // For m = 2^k the sum of N powers lies between its largest power and N times it.
        let gen = Gen.zip (Gen.listOfLength 3 genForm) genPoint

        holds 60 gen (fun (forms, at) ->
            // Integer exponents: scaled so that m^e is an exact power of two.
            let orders = forms |> List.map order
            let scale = 120
            let exponents = orders |> List.map (fun o -> (o.ExponentAt at) * integer scale)

            if exponents |> List.exists (fun e -> not e.IsInteger) then
                true
            else
                let powers = exponents |> List.map (fun e -> Rational.Two.Pow(int e.Numerator))
                let sum = List.fold (fun (s: Rational) p -> s + p) Rational.Zero powers
                let claimed = (GrowthOrder.Maximum orders).ExponentAt at * integer scale
                let largest = Rational.Two.Pow(int claimed.Numerator)
                largest <= sum && sum <= integer 3 * largest)

    [<Fact>]
    member _.``Decisions agree with evaluation at random exponents, and refutations are right``() =
        let gen =
            Gen.zip (Gen.zip genOrder genOrder) (Gen.zip genRegion (Gen.listOfLength 12 genPoint))

        holds 150 gen (fun ((x, y), (hypotheses, points)) ->
            let inside = points |> List.filter hypotheses.Contains

            let check (decision: GrowthDecision) (claim: IReadOnlyDictionary<string, Rational> -> bool) =
                match decision.Counterexample with
                | null ->
                    List.forall claim inside
                    && decision.Witnesses.Count > 0
                    && decision.Witnesses |> Seq.forall (fun w -> w.Recheck())
                | point -> hypotheses.Contains point && not (claim point)

            check (GrowthComparison.AtMost(x, y, hypotheses)) (fun at -> x.ExponentAt at <= y.ExponentAt at)
            && check (GrowthComparison.LessThan(x, y, hypotheses)) (fun at -> x.ExponentAt at < y.ExponentAt at)
            && check (GrowthComparison.Same(x, y, hypotheses)) (fun at -> x.ExponentAt at = y.ExponentAt at))

    [<Fact>]
    member _.``True statements are proved: an order is at most every sum it is part of``() =
        holds 40 (Gen.zip (Gen.zip genOrder genOrder) (Gen.zip genForm genRegion)) (fun ((x, y), (form, hypotheses)) ->
            let z = order form

            GrowthComparison.AtMost(x, x + y, hypotheses).Holds
            && GrowthComparison.Same((x + z) * (x + z), x * x + z * z, hypotheses).Holds
            && GrowthComparison.Same(GrowthComparison.Simplify(x + y, hypotheses), x + y, hypotheses).Holds
            && GrowthComparison.AtMost(GrowthOrder.Minimum [ x; y ], x, hypotheses).Holds)

    [<Fact>]
    member _.``Limits agree with evaluation, and each example shows its behaviour``() =
        holds
            150
            (Gen.zip (Gen.zip genOrder genRegion) (Gen.listOfLength 12 genPoint))
            (fun ((x, hypotheses), points) ->
                let limit = GrowthComparison.Limit(x, hypotheses)

                let shows sign (at: IReadOnlyDictionary<string, Rational> | null) =
                    match at with
                    | null -> true
                    | at -> hypotheses.Contains at && (x.ExponentAt at).Sign = sign

                let occurs sign =
                    points |> List.exists (fun at -> hypotheses.Contains at && (x.ExponentAt at).Sign = sign)

                let found = [
                    not (isNull limit.ZeroAt)
                    not (isNull limit.ConstantAt)
                    not (isNull limit.InfinityAt)
                ]

                shows -1 limit.ZeroAt
                && shows 0 limit.ConstantAt
                && shows 1 limit.InfinityAt
                && List.forall2 (fun sign isFound -> isFound || not (occurs sign)) [ -1; 0; 1 ] found
                && (limit.Kind = GrowthLimitKind.Depends) = ((found |> List.filter id |> List.length) > 1)
                && (limit.Kind = GrowthLimitKind.Vacuous) = hypotheses.IsEmpty)

    [<Fact>]
    member _.``The last step of onedim's Theorem B.3, and its region``() =
        // onedim/thm-b.3-last: O(m^max{2s-1+2b, 1-2b, s}) = O(m^(2s-1+2b)) where s = a1+a2.
        let sum = order "2*(a1+a2) - 1 + 2*b1" + order "1 - 2*b1" + order "a1 + a2"
        let largest = order "2*(a1+a2) - 1 + 2*b1"
        let proved = GrowthComparison.Same(sum, largest, region "a1 + a2 + 2*b1 >= 1")
        Assert.True proved.Holds
        Assert.False proved.IsVacuous
        Assert.True(proved.Witnesses |> Seq.forall (fun w -> w.Recheck()))

        Assert.Equal(
            "m^(2*a1 + 2*a2 + 2*b1 - 1)",
            string (GrowthComparison.Simplify(sum, region "a1 + a2 + 2*b1 >= 1"))
        )

        // Without the hypothesis it is false.
        let refuted = GrowthComparison.Same(sum, largest, ExponentRegion.Everything)
        let at = must refuted.Counterexample
        Assert.NotEqual(sum.ExponentAt at, largest.ExponentAt at)
        Assert.Contains("for all exponents: fails at", string refuted)

        // Below the line the middle order is the largest.
        Assert.True(GrowthComparison.Same(sum, order "1 - 2*b1", region "a1 + a2 + 2*b1 <= 1").Holds)
        Assert.False(GrowthComparison.LessThan(order "a1+a2", sum, region "a1 + a2 + 2*b1 <= 1").Holds)
        Assert.True(GrowthComparison.LessThan(order "a1+a2", sum, region "a1 + a2 + 2*b1 < 1").Holds)

    [<Fact>]
    member _.``Limits of single powers under hypotheses``() =
        let limit text hypotheses = GrowthComparison.Limit(order text, region hypotheses).Kind
        Assert.Equal(GrowthLimitKind.Zero, limit "a1+a2-d" "d > a1 + a2")
        Assert.Equal(GrowthLimitKind.Infinity, limit "a1+a2-d" "d < a1 + a2")
        Assert.Equal(GrowthLimitKind.Constant, limit "a1+a2-d" "d = a1 + a2")
        Assert.Equal(GrowthLimitKind.Depends, limit "a1+a2-d" "d >= a1 + a2")
        Assert.Equal(GrowthLimitKind.Vacuous, limit "a1+a2-d" "d >= 1, d < 1")
        Assert.Equal(GrowthLimitKind.Infinity, limit "1" "")
        Assert.Equal(GrowthLimitKind.Constant, limit "0" "")

    [<Fact>]
    member _.``Empty regions make statements vacuous``() =
        let decision = GrowthComparison.Same(order "a", order "b", region "a > b, b > a")
        Assert.True(decision.Holds && decision.IsVacuous)
        Assert.True(decision.Witnesses[0].Recheck())
        Assert.True((region "a > b, b > a").IsEmpty)
        Assert.False ExponentRegion.Everything.IsEmpty
        let both = (region "a > 1").And(region "a + b = 1/2")
        Assert.Equal("a > 1, a + b = 1/2", string both)
        Assert.True(both.Contains(must (both.FindPoint())))

    [<Fact>]
    member _.``A tampered witness is refused``() =
        let decision = GrowthComparison.AtMost(order "a", order "b", region "b >= a + 1")
        let multipliers = decision.Witnesses[0].Multipliers |> Seq.toArray

        let constraint' form isStrict = {
            Form = ExponentForm.OfExpression(ReluProofs.Symbolic.Algebra.Expression.Parse form)
            IsStrict = isStrict
        }

        let constraints = [| constraint' "b - a - 1" false; constraint' "a - b" true |]
        Assert.True(FarkasWitness(constraints, multipliers).Recheck())
        Assert.False(FarkasWitness(constraints, [| Rational.One; Rational.Two |]).Recheck())
        Assert.False(FarkasWitness(constraints, [| Rational.MinusOne; Rational.MinusOne |]).Recheck())
        Assert.False(FarkasWitness(constraints, [| Rational.Zero; Rational.Zero |]).Recheck())
        Assert.False(FarkasWitness([| constraint' "b - a" false; constraint' "a - b" false |], multipliers).Recheck())

    [<Fact>]
    member _.``Orders are written in plain text, Unicode and LaTeX``() =
        let half = order "(a1+a2)/2"
        Assert.Equal("m^((a1 + a2)/2)", string half)
        Assert.Equal("m^((a₁+a₂)/2)", half.ToUnicode())
        Assert.Equal("m^{(a_1+a_2)/2}", half.ToLatex())
        Assert.Equal("1", string GrowthOrder.One)
        Assert.Equal("m", string (order "1"))
        Assert.Equal("m^2", string (order "2"))
        Assert.Equal("m^(-d)", string (order "-d"))
        Assert.Equal("m^(2*b1)", string (order "2*b1"))
        Assert.Equal("m^(1/2)", string (order "1/2"))
        Assert.Equal(@"m^{(1-2\,b_1)/3}", (order "(1 - 2*b1)/3").ToLatex())
        Assert.Equal(@"\frac{m}{1 + m^{a}}", (order "1" / (order "a" + GrowthOrder.One)).ToLatex())

    [<Fact>]
    member _.``Exponents that are not linear are refused``() =
        Assert.Throws<ArgumentException>(fun () -> order "a*b" |> ignore) |> ignore
        Assert.Throws<ArgumentException>(fun () -> order "1/a" |> ignore) |> ignore
        Assert.Throws<ArgumentException>(fun () -> region "a <> b" |> ignore) |> ignore
        Assert.Throws<FormatException>(fun () -> region "a" |> ignore) |> ignore
        Assert.Throws<ArgumentException>(fun () -> GrowthOrder.Maximum [] |> ignore) |> ignore
