namespace ReluProofs.Symbolic.FSharp.Tests

open System
open FsCheck.FSharp
open Xunit
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Optimise
open ReluProofs.Symbolic.FSharp.Tests.Generators

module LogicTests =

    let private guard text = (Guard.Parse text).List
    let private condition text = (SignCondition.Parse text)[0]

    let private contradicts text = Prover.tryRefute Hints.None (guard text) |> Option.isSome

    [<Theory>]
    [<InlineData("a > b, b > c, c >= a")>]
    [<InlineData("a + b <= 1, a >= 1, b > 0")>]
    [<InlineData("a = b, a > 1, b < 1")>]
    [<InlineData("a > 0, b > 0, a*b <= 0")>]
    [<InlineData("a/b > c, b > 0, a <= b*c")>]
    [<InlineData("a^2 = 0, a > 0")>]
    let ``contradictions are found`` (text: string) = Assert.True(contradicts text)

    [<Theory>]
    [<InlineData("a >= b, b >= c, c >= a")>]
    [<InlineData("a > 0, b < 0, a*b < 0")>]
    [<InlineData("a/b > c, a <= b*c")>]
    [<InlineData("a >= 0, a <= 0")>]
    let ``consistent conditions are not refuted`` (text: string) = Assert.False(contradicts text)

    [<Fact>]
    let ``a negative multiplier of an inequality is rejected`` () =
        let given = [| condition "a > 0"; condition "a > 1" |]

        let wrong = {
            Combination = [ Rational.One, Given 0; Rational.MinusOne, Given 1; Rational.MinusOne, Unit ]
        }

        Assert.False(Refutation.check given wrong)

    [<Fact>]
    let ``a combination without a strict fact is rejected`` () =
        let given = [| condition "a >= 0"; condition "a <= 0" |]

        let weak = {
            Combination = [ Rational.One, Given 0; Rational.One, Given 1 ]
        }

        Assert.False(Refutation.check given weak)

    [<Fact>]
    let ``no refutation is ever found for conditions with a known solution`` () =
        let relation =
            Gen.elements [ SignRelation.Positive; SignRelation.NonNegative; SignRelation.Zero ]

        check 150 (Gen.zip (Gen.listOfLength 4 (Gen.zip polynomial relation)) point) (fun (raw, at) ->
            let solved =
                raw
                |> List.map (fun (p, relation) -> SignCondition(RationalFunction.OfPolynomial p, relation))
                |> List.filter (fun c -> c.Holds at)

            Prover.tryRefute Hints.None solved |> Option.isNone)

    [<Fact>]
    let ``coverage and disjointness of cases`` () =
        let hypotheses = guard "b >= 0"
        let cases = [ guard "c > b"; guard "-b <= c <= b"; guard "c < -b" ]
        Assert.True((CaseSplit.tryProve hypotheses cases).IsSome)
        Assert.True((CaseSplit.tryProve [] cases).IsNone, "without b >= 0 the outer cases overlap")
        Assert.True((CaseSplit.tryProve hypotheses [ cases[0]; cases[2] ]).IsNone, "the middle case is missing")

    [<Fact>]
    let ``witnesses of one split do not fit another`` () =
        let hypotheses = guard "b >= 0"
        let cases = [ guard "c > b"; guard "-b <= c <= b"; guard "c < -b" ]
        let witness = (CaseSplit.tryProve hypotheses cases).Value
        Assert.True(CaseSplit.covers hypotheses cases witness.Coverage)
        let gap = [ guard "c > b"; guard "-b < c <= b"; guard "c < -b" ]
        Assert.False(CaseSplit.covers hypotheses gap witness.Coverage)

    [<Fact>]
    let ``unknown text is no condition`` () =
        Assert.Throws<FormatException>(fun () -> SignCondition.Parse "a" |> ignore) |> ignore

    [<Fact>]
    let ``piecewise formulas that are equal are proved equal`` () =
        let left = PiecewiseFormula.Parse("a >= 0", "a", "a < 0", "-a")
        let right = PiecewiseFormula.Parse("a > 0", "a", "a <= 0", "-a")
        Assert.True(left.AgreesWith(right, Guard.Parse "").IsProved)

    [<Fact>]
    let ``a gap in the cases is not proved`` () =
        let left = PiecewiseFormula.Parse("a > 0", "a", "a < 0", "-a")
        let right = PiecewiseFormula.Parse("a >= 0", "a", "a < 0", "-a")
        let agreement = left.AgreesWith(right, Guard.Parse "")
        Assert.Equal(AgreementKind.Refuted, agreement.Kind)

    [<Fact>]
    let ``a different value is refuted at a point`` () =
        let left = PiecewiseFormula.Parse("a >= 0", "a", "a < 0", "-a")
        let right = PiecewiseFormula.Parse("a >= 0", "a", "a < 0", "a")
        let agreement = left.AgreesWith(right, Guard.Parse "")

        match agreement.Counterexample with
        | null -> failwith agreement.Reason
        | at -> Assert.NotEqual(left.Evaluate at, right.Evaluate at)
