module ReluProofs.Symbolic.FSharp.Tests.ElementaryFunctionTests

open System
open System.Collections.Generic
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Dynamics
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Render
open Xunit

let parse (text: string) = ElementaryExpression.Parse text

/// Small expressions in t, the parameters a and b, and exponentials of rational multiples of two rates.
let expressions: Gen<ElementaryFunction> =
    let leaf =
        Gen.elements [
            "t"
            "a"
            "b"
            "2"
            "1/3"
            "exp(a*t)"
            "exp(a*t/2)"
            "exp(2/3*a*t)"
            "exp(b*t)"
            "exp((a+b)*t)"
            "tanh(a*t)"
            "cosh(t)"
            "log(1+exp(t))"
        ]
        |> Gen.map parse

    let rec sized n =
        if n = 0 then
            leaf
        else
            let smaller = sized (n - 1)

            Gen.oneof [
                leaf
                Gen.map2 (fun x y -> x + y) smaller smaller
                Gen.map2 (fun x y -> x * y) smaller smaller
                Gen.map2
                    (fun (x: ElementaryFunction) y -> if (y: ElementaryFunction).IsZero then x else x / y)
                    smaller
                    leaf
            ]

    sized 2

let arb = Arb.fromGen expressions
let quick = Config.QuickThrowOnFailure.WithMaxTest 40
let check property = Check.One(quick, property)
let pairs = Gen.map2 (fun x y -> x, y) expressions expressions |> Arb.fromGen

let same (a: ElementaryFunction) (b: ElementaryFunction) = a.IsIdenticalTo b

/// A number by double arithmetic, independent of the exact enclosures.
let rec number (values: IReadOnlyDictionary<string, float>) (f: ElementaryFunction) : float =
    let valueOf name =
        match Map.tryFind name f.Generators with
        | None -> values[name]
        | Some(Exponential x) -> exp (number values x)
        | Some(Logarithm e) -> log (number values e)
        | Some(Integral name) -> values[name] * values["t"]

    let polynomial (p: Polynomial) =
        p.Terms
        |> Map.toSeq
        |> Seq.sumBy (fun (m, c) ->
            m.Powers
            |> List.fold (fun product (name, k) -> product * Math.Pow(valueOf name, float k)) (c.ToDouble()))

    polynomial f.Body.Numerator / polynomial f.Body.Denominator

[<Fact>]
let ``the derivative of a product obeys the product rule`` () =
    check (Prop.forAll pairs (fun (f, g) -> same ((f * g).Derivative()) (f.Derivative() * g + f * g.Derivative())))

[<Fact>]
let ``the derivative of a quotient obeys the quotient rule`` () =
    check (
        Prop.forAll pairs (fun (f, g) ->
            g.IsZero || same ((f / g).Derivative()) ((f.Derivative() * g - f * g.Derivative()) / (g * g)))
    )

[<Theory>]
[<InlineData("exp(a*t^2 + t)", "(2*a*t + 1)*exp(a*t^2 + t)")>]
[<InlineData("log(1 + exp(c*t))", "c*logistic(c*t)")>]
[<InlineData("tanh(c*t)", "c*(1 - tanh(c*t)^2)")>]
[<InlineData("sinh(c*t)", "c*cosh(c*t)")>]
[<InlineData("cosh(c*t)", "c*sinh(c*t)")>]
[<InlineData("logistic(c*t)", "c*logistic(c*t)*(1 - logistic(c*t))")>]
[<InlineData("exp(-int(mu))", "-mu*exp(-int(mu))")>]
[<InlineData("log(t^2 + exp(3*t))", "(2*t + 3*exp(3*t))/(t^2 + exp(3*t))")>]
[<InlineData("a*b^2", "0")>]
let ``the chain rule gives known derivatives`` (f: string, slope: string) =
    Assert.True(same ((parse f).Derivative()) (parse slope))
    Assert.False(same ((parse f).Derivative()) (parse slope + ElementaryFunction.One))

[<Theory>]
[<InlineData("sinh(x*t)^2", "cosh(x*t)^2 - 1", true)>]
[<InlineData("sinh(x*t)^2", "cosh(x*t)^2 + 1", false)>]
[<InlineData("sinh((a+b)*t)", "sinh(a*t)*cosh(b*t) + cosh(a*t)*sinh(b*t)", true)>]
[<InlineData("sinh((a+b)*t)", "sinh(a*t)*cosh(b*t) - cosh(a*t)*sinh(b*t)", false)>]
[<InlineData("tanh(2*t)", "2*tanh(t)/(1 + tanh(t)^2)", true)>]
[<InlineData("exp(t/2)*exp(t/3)", "exp(5/6*t)", true)>]
[<InlineData("exp(a*t/(a+b))*exp(b*t/(a+b))", "exp(t)", true)>]
[<InlineData("exp(a*t)*exp(b*t)", "exp(a*b*t)", false)>]
[<InlineData("log(exp(3*t) + exp(2*t))", "2*t + log(1 + exp(t))", true)>]
[<InlineData("exp(2*log(1 + t) - t)", "(1 + 2*t + t^2)/exp(t)", true)>]
[<InlineData("exp(t)", "1 + t + t^2/2", false)>]
[<InlineData("logistic(t)", "1/2 + tanh(t/2)/2", true)>]
let ``identities are decided`` (left: string, right: string, expected: bool) =
    Assert.Equal(expected, same (parse left) (parse right))

    // What is not identical is told apart by exact enclosures.
    let certificate = NonZeroSearch.tryFind (Guard []) (parse left - parse right)
    Assert.Equal(not expected, certificate.IsSome)

[<Fact>]
let ``zero agrees with exact enclosures at random rational points`` () =
    let points =
        Gen.map3 (fun a b t -> a, b, t) (Gen.choose (1, 12)) (Gen.choose (1, 12)) (Gen.choose (1, 12))

    let property ((f: ElementaryFunction, g: ElementaryFunction), (a, b, t)) =
        let values = Dictionary<string, Rational>()
        values["a"] <- Rational.Create(a, 5)
        values["b"] <- Rational.Create(b, 7)
        values["t"] <- Rational.Create(t, 6)
        // (f + g)^2 - f^2 - 2 f g - g^2 with the exponentials multiplied out in different ways.
        let difference = (f + g).Pow 2 - f.Pow 2 - Rational.Two * (f * g)
        let enclosed h = ElementaryEnclosure.Enclose(h, values, 128)

        try
            let x, y = enclosed difference, enclosed (g.Pow 2)
            same difference (g.Pow 2) && x.Low <= y.High && y.Low <= x.High
        with :? DivideByZeroException ->
            true

    check (Prop.forAll (Gen.zip (pairs.Generator) points |> Arb.fromGen) property)

[<Fact>]
let ``enclosures contain the value and are narrow`` () =
    let property (f: ElementaryFunction) =
        let values = Dictionary<string, Rational>()
        values["a"] <- Rational.Parse "3/5"
        values["b"] <- Rational.Parse "-2/7"
        values["t"] <- Rational.Parse "7/4"

        let doubles =
            values |> Seq.map (fun p -> KeyValuePair(p.Key, p.Value.ToDouble())) |> Dictionary<string, float>

        let i = ElementaryEnclosure.Enclose(f, values, 128)
        let x = number doubles f
        let low, high = i.Low.ToDouble(), i.High.ToDouble()
        let slack = 1e-9 * (1.0 + abs x)
        low - slack <= x && x <= high + slack && high - low <= slack

    check (Prop.forAll arb property)

[<Fact>]
let ``the text is read back`` () =
    check (Prop.forAll arb (fun f -> same f (parse (string f))))

[<Theory>]
[<InlineData("exp(c*t) + t", "1")>]
[<InlineData("log(1 + exp(t)) - log(2)", "0")>]
[<InlineData("log(cosh(t))", "0")>]
[<InlineData("a*tanh(a*(t + s))", "a*tanh(a*s)")>]
[<InlineData("int(mu)", "0")>]
let ``the value at 0 is right`` (f: string, start: string) = Assert.True(same ((parse f).AtZero()) (parse start))

[<Fact>]
let ``parameters and the time are substituted everywhere`` () =
    let f = parse "a*exp(a*t) + log(a + exp(t))"
    Assert.True(same (f.Substitute("a", (parse "2*b"))) (parse "2*b*exp(2*b*t) + log(2*b + exp(t))"))
    Assert.True(same ((parse "exp(3*t)").Substitute("t", parse "log(u)")) (parse "u^3"))
    Assert.True(same ((parse "exp(a*t)").Substitute("a", (parse "0"))) ElementaryFunction.One)
    Assert.Throws<NotSupportedException>(fun () -> f.Substitute("t", parse "log(2)") |> ignore)

[<Theory>]
[<InlineData("exp(t", 6)>]
[<InlineData("exp t", 5)>]
[<InlineData("tanh(exp(t))", 13)>]
[<InlineData("1/(t-t)", 8)>]
[<InlineData("log(0-1)", 9)>]
[<InlineData("", 1)>]
[<InlineData("t^x", 3)>]
let ``unreadable text is refused with the column`` (text: string, column: int) =
    let e = Assert.Throws<FormatException>(fun () -> parse text |> ignore)
    Assert.Contains(sprintf "column %d:" column, e.Message)

[<Fact>]
let ``functions are written in Unicode and in LaTeX`` () =
    let f = parse "(1 - exp(-2*c*t))/b"
    Assert.Equal("(exp(2·c·t) − 1)/(b·exp(2·c·t))", ElementaryText.Unicode f)
    Assert.Contains(@"\frac{", ElementaryText.Latex f)
    Assert.Contains(@"e^{2\,c\,t}", ElementaryText.Latex f)

[<Fact>]
let ``gcds by evaluation agree with what was multiplied in`` () =
    let poly =
        Gen.elements [
            "a*x + b"
            "x^2 - y"
            "a*b*x*y - 3"
            "x + y + 1"
            "2*x^3 - a*y^2 + 1"
            "b^2 + x"
            "x - a*y"
        ]
        |> Gen.map (fun text -> (Expression.Parse text).Numerator)

    let triples = Gen.zip3 poly poly poly |> Arb.fromGen

    // The factors have no common factor unless they are the same.
    let property (p: Polynomial, q: Polynomial, r: Polynomial) =
        let g = PolynomialGcd.gcd (p * r * r) (q * r)

        let expected =
            if p.Equals q then r * p
            elif q.Equals r then r * r
            else r

        match g.TryDivideExactly expected with
        | null -> false
        | extra -> extra.IsConstant

    check (Prop.forAll triples property)
