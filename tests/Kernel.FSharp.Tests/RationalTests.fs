module ReluProofs.Kernel.Tests.RationalTests

open System
open System.Globalization
open System.Numerics
open FsCheck.FSharp
open Xunit
open ReluProofs.Kernel
open ReluProofs.Kernel.Tests.Generators

let private pair = Gen.two rational
let private triple = Gen.three rational
let private power (exponent: int) = Rational.Two.Pow exponent

[<Fact>]
let ``Rational numbers are a field`` () =
    check 500 triple (fun (a, b, c) ->
        a + b = b + a
        && a * b = b * a
        && (a + b) + c = a + (b + c)
        && (a * b) * c = a * (b * c)
        && a * (b + c) = a * b + a * c
        && a + Rational.Zero = a
        && a * Rational.One = a
        && (a + -a).IsZero
        && a - b = a + -b
        && (b.IsZero || (a / b) * b = a && b * b.Inverse() = Rational.One))

[<Fact>]
let ``Every result is in lowest terms with a positive denominator`` () =
    check 500 pair (fun (a, b) ->
        [ a; b; a + b; a - b; a * b; -a; a.Abs(); a.Pow 3 ]
        |> List.forall (fun r ->
            r.Denominator.Sign > 0
            && BigInteger.GreatestCommonDivisor(r.Numerator, r.Denominator).IsOne
            && r.Sign = r.Numerator.Sign))

[<Fact>]
let ``Create normalises sign and common factors`` () =
    Assert.Equal(ratio 2 3, Rational.Create(-4, -6))
    Assert.Equal(ratio -2 3, Rational.Create(4, -6))
    Assert.Equal(Rational.Zero, Rational.Create(0, -7))
    Assert.True(Rational.Create(0, -7).Denominator.IsOne)
    throws<DivideByZeroException>(fun () -> ignore (Rational.Create(1, 0)))

[<Fact>]
let ``The default value is zero in every respect`` () =
    let none = Unchecked.defaultof<Rational>
    Assert.Equal(Rational.Zero, none)
    Assert.Equal(Rational.Zero.GetHashCode(), none.GetHashCode())
    Assert.Equal(Rational.One, none + Rational.One)
    Assert.Equal(ratio -1 2, none - Rational.Half)
    Assert.Equal(0, none.CompareTo Rational.Zero)
    Assert.Equal("0", none.ToString())
    Assert.Equal(0.0, none.ToDouble())
    Assert.Equal(Rational.One, none.Pow 0)
    Assert.Equal(Rational.Zero, none.TrySqrt().Value)
    Assert.True(none.IsInteger && none.IsZero && (-none).IsZero && none.Abs().IsZero)
    throws<DivideByZeroException>(fun () -> ignore (none.Inverse()))

[<Fact>]
let ``Division by zero is an exception`` () =
    throws<DivideByZeroException>(fun () -> ignore (Rational.One / Rational.Zero))
    throws<DivideByZeroException>(fun () -> ignore (Rational.Zero.Pow -1))

[<Fact>]
let ``Powers multiply, also negative ones`` () =
    check 200 (Gen.zip rational (Gen.choose (-8, 8))) (fun (a, e) ->
        a.IsZero || a.Pow e * a.Pow(3 - e) = a.Pow 3 && a.Pow -e = (a.Pow e).Inverse())

[<Fact>]
let ``The least exponent ends in an exception`` () =
    throws<ArgumentOutOfRangeException>(fun () -> ignore (Rational.Two.Pow Int32.MinValue))

[<Theory>]
[<InlineData("0.1", 1, 10)>]
[<InlineData("1e-3", 1, 1000)>]
[<InlineData("-2/3", -2, 3)>]
[<InlineData("+2/4", 1, 2)>]
[<InlineData("+5", 5, 1)>]
[<InlineData("1E2", 100, 1)>]
[<InlineData("1e+2", 100, 1)>]
[<InlineData("-0", 0, 1)>]
[<InlineData("-0.0e5", 0, 1)>]
[<InlineData("0/7", 0, 1)>]
[<InlineData("007", 7, 1)>]
[<InlineData("-12.50", -25, 2)>]
[<InlineData("2.5e-1", 1, 4)>]
[<InlineData("1e0000000000001", 10, 1)>]
let ``Parse reads numbers exactly`` (text: string, p: int, q: int) = Assert.Equal(ratio p q, Rational.Parse text)

[<Theory>]
[<InlineData("")>]
[<InlineData(".")>]
[<InlineData("1.")>]
[<InlineData(".5")>]
[<InlineData("1e")>]
[<InlineData("e1")>]
[<InlineData("1e+")>]
[<InlineData("1e1.5")>]
[<InlineData("1e1e1")>]
[<InlineData("1.2.3")>]
[<InlineData("1/0")>]
[<InlineData("0/0")>]
[<InlineData("1/")>]
[<InlineData("/2")>]
[<InlineData("1/2/3")>]
[<InlineData("1.5/2")>]
[<InlineData("1e1/2")>]
[<InlineData("NaN")>]
[<InlineData("inf")>]
[<InlineData("Infinity")>]
[<InlineData("1/-2")>]
[<InlineData("1/+2")>]
[<InlineData(" 1")>]
[<InlineData("1 ")>]
[<InlineData("1\n")>]
[<InlineData("1 000")>]
[<InlineData("1,5")>]
[<InlineData("1_000")>]
[<InlineData("--1")>]
[<InlineData("+-1")>]
[<InlineData("-")>]
[<InlineData("0x10")>]
[<InlineData("\uFF11")>]
[<InlineData("\u0661")>]
[<InlineData("\u22121")>]
[<InlineData("1e10001")>]
[<InlineData("1e-10001")>]
[<InlineData("1e99999999999999999999")>]
let ``Parse refuses everything else, with a reason`` (text: string) =
    let mutable value = Rational.One
    let mutable reason = ""
    Assert.False(Rational.TryParse(text, &value, &reason))
    Assert.Equal(Rational.Zero, value)
    Assert.NotEqual<string>("", reason)
    let error = Assert.Throws<FormatException>(fun () -> Rational.Parse text |> ignore)
    Assert.Equal(reason, error.Message)

[<Fact>]
let ``Parse takes 10000 digits and exponents to 10000, and no more`` () =
    let digits (n: int) = String('9', n)
    Assert.Equal(BigInteger.Pow(BigInteger 10, 10000) - BigInteger.One, Rational.Parse(digits 10000).Numerator)
    Assert.Equal(BigInteger.Pow(BigInteger 10, 10000), Rational.Parse("1e10000").Numerator)
    Assert.Equal(BigInteger.Pow(BigInteger 10, 10000), Rational.Parse("1e-10000").Denominator)
    Assert.Equal(Rational.One, Rational.Parse(digits 10000 + "/" + digits 10000))

    for bad in
        [
            digits 10001
            digits 5000 + "." + digits 5001
            digits 10001 + "/1"
            "1/" + digits 10001
            digits 1_000_000
        ] do
        throws<FormatException>(fun () -> ignore (Rational.Parse bad))

[<Fact>]
let ``Parse reads back what ToString writes`` () =
    check 500 rational (fun a -> Rational.Parse(a.ToString()) = a)

[<Fact>]
let ``Printing and parsing are the same in every culture`` () =
    let before = CultureInfo.CurrentCulture

    try
        let odd = CultureInfo("", true)
        odd.NumberFormat.NegativeSign <- "minus"
        odd.NumberFormat.NumberDecimalSeparator <- ","
        CultureInfo.CurrentCulture <- odd
        Assert.Equal("-3/2", (ratio -3 2).ToString())
        Assert.Equal(ratio -3 2, Rational.Parse "-1.5")
    finally
        CultureInfo.CurrentCulture <- before

[<Fact>]
let ``OfDouble and ToDouble are inverse on all finite doubles`` () =
    check 3000 finiteDouble (fun x -> (Rational.OfDouble x).ToDouble() = x)

    for x in
        [
            0.0
            1.0
            -1.0
            0.1
            Double.Epsilon
            -Double.Epsilon
            Double.MaxValue
            Double.MinValue
            2.2250738585072014E-308
            2.2250738585072009E-308
        ] do
        Assert.Equal(x, (Rational.OfDouble x).ToDouble())

    Assert.Equal(Rational.Parse "3602879701896397/36028797018963968", Rational.OfDouble 0.1)

    for x in [ nan; infinity; -infinity ] do
        throws<ArgumentOutOfRangeException>(fun () -> ignore (Rational.OfDouble x))

[<Fact>]
let ``ToDouble agrees with the correctly rounded decimal parser`` () =
    // m * 10^e as text and as an exact number; the exponents reach below the subnormals and above the largest double.
    let decimals =
        Gen.map3 (fun (sign: bool) (m: BigInteger) (e: int) -> sign, BigInteger.Abs m, e) (Gen.elements [ true; false ])
        <| integer
        <| Gen.choose (-400, 330)

    check 3000 decimals (fun (negative, m, e) ->
        let text = (if negative then "-" else "") + m.ToString() + "e" + string e
        let expected = Double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)
        (Rational.Parse text).ToDouble() = expected)

[<Fact>]
let ``Halfway between neighbouring doubles the even one is taken`` () =
    let tieBreak (x: double) =
        let up = Math.BitIncrement x
        let middle = (Rational.OfDouble x + Rational.OfDouble up) * Rational.Half
        let nudge = middle.Abs() * power -300
        let isEven (y: double) = BitConverter.DoubleToInt64Bits y &&& 1L = 0L
        let even = if isEven x then x else up

        middle.ToDouble() = even && (middle + nudge).ToDouble() = up && (middle - nudge).ToDouble() = x

    check
        2000
        (finiteDouble
         |> Gen.map (fun x ->
             if Double.IsFinite(Math.BitIncrement x) && Math.BitIncrement x <> 0.0 && x <> 0.0 then
                 x
             else
                 1.0))
        tieBreak

    for x in
        [
            Double.Epsilon
            2.2250738585072009E-308
            Math.BitDecrement 1.0
            9007199254740991.0
        ] do
        Assert.True(tieBreak x)

[<Fact>]
let ``Half the least subnormal rounds to zero, anything above it up`` () =
    let tie = power -1075
    Assert.Equal(0.0, tie.ToDouble())
    Assert.Equal(Double.Epsilon, (tie + power -5000).ToDouble())
    Assert.Equal(0.0, (tie - power -5000).ToDouble())
    Assert.Equal(Double.Epsilon, (power -1074).ToDouble())
    Assert.Equal(0.0, (power -1076).ToDouble())
    Assert.Equal(0.0, (power -9000).ToDouble())
    Assert.Equal(2.0 * Double.Epsilon, (Rational.OfInt 3 * tie).ToDouble())
    Assert.Equal(-Double.Epsilon, (-(tie + power -1200)).ToDouble())

[<Fact>]
let ``Overflow begins halfway above the largest double`` () =
    let tie = power 1024 - power 970
    Assert.Equal(Double.PositiveInfinity, tie.ToDouble())
    Assert.Equal(Double.MaxValue, (tie - power -1000).ToDouble())
    Assert.Equal(Double.NegativeInfinity, (-tie).ToDouble())
    Assert.Equal(Double.PositiveInfinity, (power 20000).ToDouble())

[<Fact>]
let ``The order is total and agrees with subtraction`` () =
    check 500 triple (fun (a, b, c) ->
        sign (a.CompareTo b) = (a - b).Sign
        && sign (a.CompareTo b) = -(sign (b.CompareTo a))
        && (a.CompareTo b = 0) = (a = b)
        && (not (a <= b && b <= c) || a <= c)
        && (a < b) = not (a >= b)
        && (a > b) = not (a <= b)
        && (not (a <= b) || a + c <= b + c)
        && Rational.Max(a, b) >= a
        && Rational.Min(a, b) <= a
        && Rational.Max(a, b) + Rational.Min(a, b) = a + b
        && a.Abs() = Rational.Max(a, -a))

[<Fact>]
let ``Equal numbers hash equally`` () =
    check 300 pair (fun (a, b) -> b.IsZero || (a * b / b).GetHashCode() = a.GetHashCode() && a.Equals(box (a * b / b)))

    Assert.False(Rational.One.Equals(box 1))

[<Fact>]
let ``TrySqrt finds exactly the squares`` () =
    check 300 rational (fun a -> (a * a).TrySqrt() = Nullable(a.Abs()))

    check 300 rational (fun a ->
        let root = a.TrySqrt()

        if root.HasValue then
            root.Value.Sign >= 0 && root.Value * root.Value = a
        else
            a.Sign < 0 || not ((a * Rational.OfInteger(a.Denominator * a.Denominator)).Abs().TrySqrt().HasValue))

    Assert.False((ratio 1 2).TrySqrt().HasValue)
    Assert.False((ratio 2 9).TrySqrt().HasValue)
    Assert.False((ratio -4 9).TrySqrt().HasValue)
    Assert.Equal(Nullable(ratio 2 3), (ratio 4 9).TrySqrt())

    // Big neighbours of a square are no squares.
    let big = BigInteger.Pow(BigInteger 10, 80) + BigInteger 1
    Assert.True((Rational.OfInteger(big * big)).TrySqrt().HasValue)
    Assert.False((Rational.OfInteger(big * big + BigInteger.One)).TrySqrt().HasValue)
    Assert.False((Rational.OfInteger(big * big - BigInteger.One)).TrySqrt().HasValue)
