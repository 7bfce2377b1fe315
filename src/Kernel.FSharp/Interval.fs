namespace ReluProofs.Kernel

open System
open System.Numerics

/// A closed interval whose ends are multiples of the mesh of a Grid.
[<Struct; NoComparison>]
type internal Interval = {
    Low: BigInteger
    High: BigInteger
} with

    static member Zero: Interval = {
        Low = BigInteger.Zero
        High = BigInteger.Zero
    }

    /// 1 above 0, -1 below it, 0 where the interval meets 0.
    member this.StrictSign =
        if this.Low.Sign > 0 then 1
        elif this.High.Sign < 0 then -1
        else 0

    /// Whether 0 is its only member.
    member this.IsZero = this.Low.IsZero && this.High.IsZero

    member this.Width = this.High - this.Low

    /// The largest absolute value of a member.
    member this.Magnitude =
        BigInteger.Max(BigInteger.Abs this.Low, BigInteger.Abs this.High)

    /// Whether the other interval lies in the interior of this one.
    member this.Surrounds(other: Interval) = this.Low < other.Low && other.High < this.High

    member this.Inflated(by: BigInteger) = {
        Low = this.Low - by
        High = this.High + by
    }

    /// The members' positive parts.
    member this.Relu() = {
        Low = BigInteger.Max(this.Low, BigInteger.Zero)
        High = BigInteger.Max(this.High, BigInteger.Zero)
    }

    static member Hull(a: Interval, b: Interval) = {
        Low = BigInteger.Min(a.Low, b.Low)
        High = BigInteger.Max(a.High, b.High)
    }

    member this.Negated = { Low = -this.High; High = -this.Low }

/// Sums and differences, which need no rounding.
[<AutoOpen>]
module internal IntervalSums =

    let (+.) (a: Interval) (b: Interval) : Interval = {
        Low = a.Low + b.Low
        High = a.High + b.High
    }

    let (-.) (a: Interval) (b: Interval) : Interval = {
        Low = a.Low - b.High
        High = a.High - b.Low
    }

/// Interval arithmetic on the multiples of 2^-bits, rounded outward: the result of an operation contains the exact result
/// for all members of its operands. Counted as effort.
[<Sealed>]
type internal Grid(bits: int) =

    let one = BigInteger.One <<< bits
    let mask = one - BigInteger.One

    let floorShift (n: BigInteger) = if n.Sign >= 0 then n >>> bits else -((mask - n) >>> bits)

    let rounded (low: BigInteger) (high: BigInteger) = {
        Low = floorShift low
        High = -(floorShift -high)
    }

    let floorDivide (n: BigInteger) (d: BigInteger) =
        let mutable remainder = BigInteger.Zero
        let quotient = BigInteger.DivRem(n, d, &remainder)

        if remainder.Sign < 0 then
            quotient - BigInteger.One
        else
            quotient

    let ceilingDivide n d = -(floorDivide -n d)

    let spend (a: Interval) (b: Interval) = Effort.SpendOn(Effort.Words a.High, Effort.Words b.High)

    /// The ends of the product, in units of the square of the mesh.
    let product (a: Interval) (b: Interval) : struct (BigInteger * BigInteger) =
        spend a b

        if a.Low.Sign >= 0 then
            if b.Low.Sign >= 0 then
                struct (a.Low * b.Low, a.High * b.High)
            elif b.High.Sign <= 0 then
                struct (a.High * b.Low, a.Low * b.High)
            else
                struct (a.High * b.Low, a.High * b.High)
        elif a.High.Sign <= 0 then
            if b.Low.Sign >= 0 then
                struct (a.Low * b.High, a.High * b.Low)
            elif b.High.Sign <= 0 then
                struct (a.High * b.High, a.Low * b.Low)
            else
                struct (a.Low * b.High, a.Low * b.Low)
        elif b.Low.Sign >= 0 then
            struct (a.Low * b.High, a.High * b.High)
        elif b.High.Sign <= 0 then
            struct (a.High * b.Low, a.Low * b.Low)
        else
            struct (BigInteger.Min(a.Low * b.High, a.High * b.Low), BigInteger.Max(a.Low * b.Low, a.High * b.High))

    /// The mesh is 2^-bits.
    member _.Bits = bits

    /// 1 in units of the mesh.
    member _.One = one

    /// The smallest interval that contains the number.
    member _.OfRational(r: Rational) : Interval =
        Effort.SpendOn(Effort.Words r.Numerator + int64 bits / 64L, Effort.Words r.Denominator)
        let scaled = r.Numerator <<< bits

        {
            Low = floorDivide scaled r.Denominator
            High = ceilingDivide scaled r.Denominator
        }

    /// An interval that contains the number, one or two units wide.
    member this.OfReal(x: RealAlgebraic) : Interval =
        let rational = x.TryRational()

        if rational.HasValue then
            this.OfRational rational.Value
        else
            let struct (low, high) = x.Enclose(bits + 32)

            {
                Low = (this.OfRational low).Low
                High = (this.OfRational high).High
            }

    member _.ToRational(end': BigInteger) = Rational.Create(end', one)

    member _.Multiply(a: Interval, b: Interval) : Interval =
        let struct (low, high) = product a b
        rounded low high

    member _.Square(a: Interval) : Interval =
        spend a a
        let low, high = a.Low * a.Low, a.High * a.High

        if a.StrictSign = 0 then
            rounded BigInteger.Zero (BigInteger.Max(low, high))
        else
            rounded (BigInteger.Min(low, high)) (BigInteger.Max(low, high))

    /// sum over i < count of a[i] b[i], rounded once.
    member _.Dot(a: Interval[], b: Interval[], count: int) : Interval =
        let mutable low = BigInteger.Zero
        let mutable high = BigInteger.Zero

        for i in 0 .. count - 1 do
            let struct (l, h) = product a[i] b[i]
            low <- low + l
            high <- high + h

        rounded low high

    /// sum over i <= top of a[i] b[top - i], rounded once: coefficient `top` of the product of two power series.
    member _.Convolve(a: Interval[], b: Interval[], top: int) : Interval =
        let mutable low = BigInteger.Zero
        let mutable high = BigInteger.Zero

        for i in 0..top do
            let struct (l, h) = product a[i] b[top - i]
            low <- low + l
            high <- high + h

        rounded low high

    /// a/d for an integer d >= 1.
    member _.Over(a: Interval, d: BigInteger) : Interval =
        Effort.SpendOn(Effort.Words a.High, Effort.Words d)

        {
            Low = floorDivide a.Low d
            High = ceilingDivide a.High d
        }

    /// 1/a. Throws InvalidOperationException when a contains 0.
    member _.Inverse(a: Interval) : Interval =
        if a.StrictSign = 0 then
            invalidOp "a divisor is not separated from 0"

        spend a a
        let square = one * one

        // 1/x falls on both sides of 0; division by a negative number is that of the negated ones.
        let quotient (d: BigInteger) divide = if d.Sign > 0 then divide square d else divide -square -d

        {
            Low = quotient a.High floorDivide
            High = quotient a.Low ceilingDivide
        }

    /// The square root. Throws InvalidOperationException when a has negative members.
    member _.Sqrt(a: Interval) : Interval =
        if a.Low.Sign < 0 then
            invalidOp "a radicand is not separated from the negative numbers"

        let above = IntegerRoot.floorSqrt (a.High <<< bits)

        {
            Low = IntegerRoot.floorSqrt (a.Low <<< bits)
            High =
                if above * above = (a.High <<< bits) then
                    above
                else
                    above + BigInteger.One
        }

    /// The value at t of the power series with these coefficients.
    member this.Horner(coefficients: Interval[], t: Interval) : Interval =
        let mutable value = coefficients[coefficients.Length - 1]

        for i in coefficients.Length - 2 .. -1 .. 0 do
            value <- coefficients[i] +. this.Multiply(value, t)

        value
