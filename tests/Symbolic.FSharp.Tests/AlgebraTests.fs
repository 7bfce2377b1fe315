namespace ReluProofs.Symbolic.FSharp.Tests

open System
open FsCheck.FSharp
open Xunit
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.FSharp.Tests.Generators

module AlgebraTests =

    let private set name (value: Rational) (at: Collections.Generic.IReadOnlyDictionary<string, Rational>) =
        let copy = Collections.Generic.Dictionary<string, Rational>(at)
        copy[name] <- value
        copy :> Collections.Generic.IReadOnlyDictionary<string, Rational>

    [<Fact>]
    let ``arithmetic agrees with evaluation`` () =
        check 200 (Gen.zip3 sketch sketch point) (fun (p, q, at) ->
            let a, b = toPolynomial p, toPolynomial q

            (a + b).Evaluate at = evaluate p at + evaluate q at
            && (a - b).Evaluate at = evaluate p at - evaluate q at
            && (a * b).Evaluate at = evaluate p at * evaluate q at
            && (a.Pow 3).Evaluate at = (evaluate p at).Pow 3)

    [<Fact>]
    let ``polynomials form a commutative ring`` () =
        check 100 (Gen.zip3 polynomial polynomial polynomial) (fun (a, b, c) ->
            (a * (b + c)).Equals(a * b + a * c)
            && (a * b).Equals(b * a)
            && ((a * b) * c).Equals(a * (b * c))
            && (a + (-a)).IsZero)

    [<Fact>]
    let ``the derivative is the limit of exact difference quotients`` () =
        // (p(x + h) - p(x))/h is a polynomial in h; its value at h = 0 is the derivative.
        check 100 (Gen.zip polynomial point) (fun (p, at) ->
            let moved = p.Substitute("a", Polynomial.Variable "a" + Polynomial.Variable "h")

            match (moved - p).TryDivideExactly(Polynomial.Variable "h") with
            | null -> false
            | quotient -> (quotient.Evaluate(set "h" Rational.Zero at)) = (p.Derivative "a").Evaluate at)

    [<Fact>]
    let ``the greatest common divisor contains every common factor and divides both`` () =
        check 60 (Gen.zip3 polynomial polynomial polynomial) (fun (a, b, c) ->
            let g = PolynomialGcd.gcd (a * c) (b * c)

            if (a * c).IsZero && (b * c).IsZero then
                g.IsZero
            else
                let divides (p: Polynomial) (q: Polynomial) = not (isNull (q.TryDivideExactly p))
                divides g (a * c) && divides g (b * c) && (c.IsZero || divides c g))

    [<Fact>]
    let ``coprime polynomials have divisor one`` () =
        let parse (text: string) = (Expression.Parse text).Numerator
        Assert.Equal(Polynomial.One, PolynomialGcd.gcd (parse "a^2 + b") (parse "a*b - 1"))
        Assert.Equal(parse "a - b", PolynomialGcd.gcd (parse "a^2 - b^2") (parse "3*a^2 - 6*a*b + 3*b^2"))

    [<Fact>]
    let ``rational functions are canonical and agree with evaluation`` () =
        let quotient =
            Gen.zip polynomial (Gen.filter (fun (p: Polynomial) -> not p.IsZero) polynomial)

        check 100 (Gen.zip3 quotient quotient point) (fun ((p, q), (r, s), at) ->
            let f, g = RationalFunction.Create(p, q), RationalFunction.Create(r, s)
            let fq, gs = q.Evaluate at, s.Evaluate at

            let sameForm = RationalFunction.Create(p * s, q * s).Equals f

            sameForm
            && (fq.IsZero
                || gs.IsZero
                || ((f + g).Evaluate at = p.Evaluate at / fq + r.Evaluate at / gs
                    && (f * g).Evaluate at = p.Evaluate at / fq * (r.Evaluate at / gs))))

    [<Fact>]
    let ``the quotient rule agrees with difference quotients`` () =
        check 40 (Gen.zip polynomial (Gen.filter (fun (p: Polynomial) -> not p.IsZero) polynomial)) (fun (p, q) ->
            let f = RationalFunction.Create(p, q)
            let h = RationalFunction.Variable "h"
            let moved = f.Substitute("a", RationalFunction.Variable "a" + h)
            ((moved - f) / h).Substitute("h", RationalFunction.Zero).Equals(f.Derivative "a"))

    [<Fact>]
    let ``formulas are read back from their text`` () =
        check 100 (Gen.zip polynomial (Gen.filter (fun (p: Polynomial) -> not p.IsZero) polynomial)) (fun (p, q) ->
            let f = RationalFunction.Create(p, q)
            (Expression.Parse(string f)).Equals f)

    [<Theory>]
    [<InlineData("")>]
    [<InlineData("a +")>]
    [<InlineData("a ** b")>]
    [<InlineData("(a")>]
    [<InlineData("a)")>]
    [<InlineData("a^b")>]
    [<InlineData("a^99")>]
    [<InlineData("1/0")>]
    [<InlineData("a/(b - b)")>]
    [<InlineData("2 a")>]
    let ``text that is no formula is refused`` (text: string) =
        Assert.Throws<FormatException>(fun () -> Expression.Parse text |> ignore) |> ignore

    [<Theory>]
    [<InlineData("(", ")")>]
    [<InlineData("-", "")>]
    let ``no text exhausts the stack`` (before: string, after: string) =
        let nested depth =
            String.replicate depth before + "a" + String.replicate depth after

        Assert.Equal(Expression.Parse "a", Expression.Parse(nested 100))

        let e =
            Assert.Throws<FormatException>(fun () -> Expression.Parse(nested 100_000) |> ignore)

        Assert.Contains("nested too deeply", e.Message)

    [<Fact>]
    let ``evaluation refuses a vanishing denominator and a missing value`` () =
        let f = Expression.Parse "1/(a - b)"

        let at =
            dict [ "a", Rational.One; "b", Rational.One ] :?> Collections.Generic.IReadOnlyDictionary<string, Rational>

        Assert.Throws<DivideByZeroException>(fun () -> f.Evaluate at |> ignore) |> ignore
        let empty = Collections.Generic.Dictionary<string, Rational>()
        Assert.Throws<ArgumentException>(fun () -> f.Evaluate empty |> ignore) |> ignore

    [<Fact>]
    let ``decimals are exact`` () =
        Assert.Equal(Expression.Parse "1/10", Expression.Parse "0.1")
