module ReluProofs.Kernel.Tests.RealAlgebraicTests

open System
open System.Numerics
open FsCheck.FSharp
open Xunit
open ReluProofs.Kernel
open ReluProofs.Kernel.Tests.Generators

let private root (n: int) = RealAlgebraic.Sqrt(Rational.OfInt n)
let private integer (n: int) = RealAlgebraic.OfInt n
let private times (p: int, q: int) (x: RealAlgebraic) = RealAlgebraic.OfRational(ratio p q) * x

/// A sum of multiples of square roots, as the list of its summands.
let private summands =
    Gen.choose (0, 4)
    |> Gen.bind (fun length -> Gen.listOfLength length (Gen.zip (smallRational 6) (Gen.choose (1, 60))))

let private sum (items: (Rational * int) list) =
    items
    |> List.fold (fun total (c, n) -> total + RealAlgebraic.OfRational c * root n) RealAlgebraic.Zero

let private real = summands |> Gen.map sum

/// Bounds of a sum of roots by fixed-point arithmetic of `digits` decimals: written apart from the kernel's own.
let private decimalBounds (digits: int) (items: (Rational * BigInteger) list) =
    let scale = BigInteger.Pow(BigInteger 10, digits)

    let floorRoot (n: BigInteger) =
        let mutable low = BigInteger.Zero
        let mutable high = n + BigInteger.One

        while high - low > BigInteger.One do
            let middle = (low + high) / BigInteger 2

            if middle * middle <= n then
                low <- middle
            else
                high <- middle

        low

    items
    |> List.fold
        (fun (low: Rational, high: Rational) (c: Rational, n) ->
            let r = floorRoot (n * scale * scale)
            let below = c * Rational.Create(r, scale)
            let above = c * Rational.Create(r + BigInteger.One, scale)
            low + Rational.Min(below, above), high + Rational.Max(below, above))
        (Rational.Zero, Rational.Zero)

[<Fact>]
let ``Known identities of square roots`` () =
    Assert.Equal(root 6, root 2 * root 3)
    Assert.Equal(times (2, 1) (root 2), root 8)
    Assert.Equal(integer 5 + times (2, 1) (root 6), (root 2 + root 3) * (root 2 + root 3))
    Assert.Equal(RealAlgebraic.One, (root 3 + root 2) * (root 3 - root 2))
    Assert.Equal(root 2, times (2, 1) (RealAlgebraic.Sqrt(ratio 1 2)))
    Assert.Equal(integer 7, root 49)
    Assert.Equal(RealAlgebraic.OfRational(ratio 2 3), RealAlgebraic.Sqrt(ratio 4 9))
    Assert.True((root 50 - times (5, 1) (root 2)).IsZero)
    Assert.True((root 0).IsZero && RealAlgebraic.Zero.Sign = 0)
    Assert.Equal(integer 4, root 2 * root 8)
    throws<ArgumentOutOfRangeException>(fun () -> ignore (root -1))
    throws<DivideByZeroException>(fun () -> ignore (root 2 / Rational.Zero))

[<Fact>]
let ``Near cancellations have the right sign`` () =
    // sqrt(n) + sqrt(n + 2) < 2 sqrt(n + 1), by about n^(-3/2)/4.
    for exponent in [ 1; 3; 10; 40; 100; 300 ] do
        let n = Rational.OfInt(10).Pow exponent
        let at (k: int) = RealAlgebraic.Sqrt(n + Rational.OfInt k)
        let gap = at 0 + at 2 - integer 2 * at 1
        Assert.Equal(-1, gap.Sign)
        Assert.True(at 0 + at 2 < integer 2 * at 1)
        Assert.Equal(1, gap.Abs().Sign)
        let expected = -0.25 * Math.Pow(10.0, -1.5 * float exponent)
        Assert.True(expected = 0.0 || exponent < 10 || abs (gap.ToDouble() / expected - 1.0) < 1e-6)

[<Fact>]
let ``Radicands equal modulo squares of large primes are one root`` () =
    let p = Rational.OfInt(1009 * 1009)
    let q = Rational.OfInt 10007 * Rational.OfInt 10007
    let a = RealAlgebraic.Sqrt(Rational.Two * p)
    let b = RealAlgebraic.Sqrt(Rational.Two * q)
    Assert.Equal(integer 1009 * root 2, a)
    Assert.True((integer 10007 * a - integer 1009 * b).IsZero)
    Assert.Equal(integer (1009 + 10007) * root 2, a + b)
    Assert.Equal(integer (2 * 1009 * 10007), a * b)
    Assert.True((a * b).IsRational)
    Assert.Equal((integer 1009 * root 2).GetHashCode(), a.GetHashCode())
    Assert.Equal((a + b + root 3).GetHashCode(), (root 3 + b + a).GetHashCode())
    Assert.Equal(-1, (a - b).Sign)
    Assert.True((a + root 3 - integer 1009 * root 2 - root 3).IsZero)

[<Fact>]
let ``The numbers are a commutative ring`` () =
    check 150 (Gen.three real) (fun (a, b, c) ->
        a + b = b + a
        && a * b = b * a
        && a + b + c = a + (b + c)
        && (a * b) * c = a * (b * c)
        && a * (b + c) = a * b + a * c
        && (a - a).IsZero
        && a + RealAlgebraic.Zero = a
        && a * RealAlgebraic.One = a
        && -(-a) = a
        && (a * b).Sign = a.Sign * b.Sign
        && a.Abs() * a.Abs() = a * a)

[<Fact>]
let ``Division by a rational number undoes multiplication`` () =
    check 200 (Gen.zip real rational) (fun (a, r) -> r.IsZero || (a / r) * RealAlgebraic.OfRational r = a)

[<Fact>]
let ``Rational numbers stay themselves`` () =
    check 200 (Gen.two rational) (fun (a, b) ->
        let x, y = RealAlgebraic.OfRational a, RealAlgebraic.OfRational b

        (x + y).TryRational() = Nullable(a + b)
        && (x * y).TryRational() = Nullable(a * b)
        && sign (x.CompareTo y) = sign (a.CompareTo b)
        && x.ToDouble() = a.ToDouble()
        && x.ToString() = a.ToString()
        && RealAlgebraic.Sqrt(a * a).TryRational() = Nullable(a.Abs()))

    Assert.False((root 2).TryRational().HasValue)
    Assert.False((root 2 + integer 1).IsRational)
    Assert.True((root 2 + integer 1 - root 2).IsRational)

[<Fact>]
let ``Sign and order agree with decimal evaluation`` () =
    check 400 (Gen.two summands) (fun (left, right) ->
        let difference = left @ (right |> List.map (fun (c, n) -> -c, n))

        let low, high =
            decimalBounds 60 (difference |> List.map (fun (c, n) -> c, BigInteger n))

        let a, b = sum left, sum right
        let order = sign (a.CompareTo b)

        // With these small numbers, 60 decimals tell every non-zero difference from 0.
        let expected =
            if low.Sign > 0 then 1
            elif high.Sign < 0 then -1
            else 0

        order = expected
        && (a - b).Sign = expected
        && (a = b) = (expected = 0)
        && (a < b) = (expected < 0)
        && (a >= b) = (expected >= 0)
        && (expected <> 0 || a.GetHashCode() = b.GetHashCode()))

[<Fact>]
let ``The order is transitive`` () =
    check 150 (Gen.three real) (fun (a, b, c) ->
        (not (a <= b && b <= c) || a <= c)
        && sign (a.CompareTo b) = -(sign (b.CompareTo a))
        && (not (a < b) || a + c < b + c))

[<Fact>]
let ``ToDouble is the nearest double`` () =
    check 300 (Gen.zip summands (Gen.choose (-330, 300))) (fun (items, exponent) ->
        let scale = Rational.OfInt(10).Pow exponent
        let scaled = items |> List.map (fun (c, n) -> c * scale, BigInteger n)
        let low, high = decimalBounds 60 scaled
        let value = (sum items * RealAlgebraic.OfRational scale).ToDouble()

        if not (Double.IsFinite value) then
            high.Abs() > Rational.OfDouble Double.MaxValue
        else
            // The number lies between the midpoints to the neighbouring doubles.
            let here = Rational.OfDouble value

            let middle (next: double) =
                if Double.IsFinite next then
                    (here + Rational.OfDouble next) * Rational.Half
                else
                    here + here.Abs()

            high >= middle (Math.BitDecrement value) && low <= middle (Math.BitIncrement value))

[<Fact>]
let ``ToDouble near rounding boundaries`` () =
    // sqrt(x^2 +- tiny) lies just beside the midpoint x between two doubles.
    for middle in [ ratio 1 1 + Rational.Two.Pow -53; Rational.OfInt 3 + Rational.Two.Pow -52 ] do
        let square = middle * middle
        let above = RealAlgebraic.Sqrt(square + Rational.Two.Pow -400)
        let below = RealAlgebraic.Sqrt(square - Rational.Two.Pow -400)
        Assert.Equal(Math.BitIncrement(below.ToDouble()), above.ToDouble())
        Assert.True(Rational.OfDouble(below.ToDouble()) < middle && Rational.OfDouble(above.ToDouble()) > middle)

    Assert.Equal(Math.Sqrt 2.0, (root 2).ToDouble())
    Assert.Equal(Double.PositiveInfinity, (root 2 * RealAlgebraic.OfRational(Rational.Two.Pow 2000)).ToDouble())
    Assert.Equal(0.0, (root 2 * RealAlgebraic.OfRational(Rational.Two.Pow -2000)).ToDouble())

[<Fact>]
let ``Parse reads back what ToString writes`` () =
    check 300 real (fun a ->
        let again = RealAlgebraic.Parse(a.ToString())
        again = a && again.ToString() = a.ToString())

[<Theory>]
[<InlineData("0", "0")>]
[<InlineData("-3/2", "-3/2")>]
[<InlineData("sqrt(2)", "sqrt(2)")>]
[<InlineData("-sqrt(2)", "-sqrt(2)")>]
[<InlineData("1 - 2/3*sqrt(5)", "1 - 2/3*sqrt(5)")>]
[<InlineData("sqrt(8)", "2*sqrt(2)")>]
[<InlineData("sqrt(1/2)", "1/2*sqrt(2)")>]
[<InlineData("sqrt(2) + 1", "1 + sqrt(2)")>]
let ``Numbers are written in one way`` (text: string, written: string) =
    Assert.Equal(written, (RealAlgebraic.Parse text).ToString())

[<Theory>]
[<InlineData("")>]
[<InlineData(" ")>]
[<InlineData("sqrt(2")>]
[<InlineData("sqrt()")>]
[<InlineData("sqrt(-2)")>]
[<InlineData("sqrt(sqrt(2))")>]
[<InlineData("2sqrt(3)")>]
[<InlineData("*sqrt(3)")>]
[<InlineData("sqrt(3)*2")>]
[<InlineData("1 +")>]
[<InlineData("1 + ")>]
[<InlineData("+ 1")>]
[<InlineData("1  + 1")>]
[<InlineData("1 * 2")>]
[<InlineData("1 2")>]
[<InlineData("--1")>]
[<InlineData("-+1")>]
[<InlineData("1 - -1")>]
[<InlineData("1 + -sqrt(2)")>]
[<InlineData("-")>]
[<InlineData("nan")>]
[<InlineData("sqrt(1/0)")>]
let ``Parse refuses everything else`` (text: string) =
    throws<FormatException>(fun () -> ignore (RealAlgebraic.Parse text))

[<Fact>]
let ``Comparison with something else`` () =
    Assert.False((root 2).Equals(box 2))
    Assert.Equal(1, (root 2 :> IComparable<RealAlgebraic>).CompareTo(integer 1))
    throws<ArgumentException>(fun () -> ignore ((root 2 :> IComparable).CompareTo(box 2)))
