namespace ReluProofs.Symbolic.Counting

open System
open System.Numerics
open ReluProofs.Kernel

/// Rounds rationals to few binary digits, in a known direction.
module internal BinaryRounding =

    let private bitLength (n: BigInteger) = int ((BigInteger.Abs n).GetBitLength())

    let floorDivide (a: BigInteger) (b: BigInteger) =
        let mutable remainder = BigInteger.Zero
        let quotient = BigInteger.DivRem(a, b, &remainder)

        if remainder.Sign <> 0 && (remainder.Sign < 0) <> (b.Sign < 0) then
            quotient - BigInteger.One
        else
            quotient

    let ceilingDivide a b = -(floorDivide (-a) b)

    /// n * 2^exponent.
    let scaled (n: BigInteger) (exponent: int) =
        if exponent >= 0 then
            Rational.OfInteger(n <<< exponent)
        else
            Rational.Create(n, BigInteger.One <<< -exponent)

    /// The largest binary number of about `bits` significant digits that is at most r.
    let down (bits: int) (r: Rational) =
        if r.IsZero then
            r
        else
            let shift = bits - (bitLength r.Numerator - bitLength r.Denominator)

            let mantissa =
                if shift >= 0 then
                    floorDivide (r.Numerator <<< shift) r.Denominator
                else
                    floorDivide r.Numerator (r.Denominator <<< -shift)

            scaled mantissa -shift

    let up bits (r: Rational) = -(down bits -r)

/// A closed interval with rational ends that contains some real number. Immutable.
[<Sealed; AllowNullLiteral(false)>]
type Enclosure(lower: Rational, upper: Rational) =
    do
        if upper < lower then
            invalidArg (nameof upper) "the upper end of an enclosure is not below the lower one"

    member _.Lower = lower
    member _.Upper = upper

    /// Upper minus lower.
    member _.Width = upper - lower

    /// Whether the enclosed number is known exactly.
    member _.IsPoint = lower.Equals upper

    /// Whether r lies between the ends, ends included.
    member _.Contains(r: Rational) = lower <= r && r <= upper

    /// The enclosure of exactly one number.
    static member Point(r: Rational) = Enclosure(r, r)

    static member (~-)(a: Enclosure) = Enclosure(-a.Upper, -a.Lower)

    static member (+)(a: Enclosure, b: Enclosure) = Enclosure(a.Lower + b.Lower, a.Upper + b.Upper)

    static member (-)(a: Enclosure, b: Enclosure) = a + (-b)

    static member (*)(a: Enclosure, b: Enclosure) =
        let corners = [| a.Lower * b.Lower; a.Lower * b.Upper; a.Upper * b.Lower; a.Upper * b.Upper |]
        Enclosure(Array.min corners, Array.max corners)

    /// Throws DivideByZeroException when b contains 0.
    static member (/)(a: Enclosure, b: Enclosure) =
        if b.Contains Rational.Zero then
            raise (DivideByZeroException "division by an enclosure that contains 0")

        a * Enclosure(b.Upper.Inverse(), b.Lower.Inverse())

    /// this^exponent; a negative exponent throws DivideByZeroException when the enclosure contains 0.
    member this.Pow(exponent: int) : Enclosure =
        if exponent < 0 then
            Enclosure.Point Rational.One / this.Pow -exponent
        else
            let a, b = lower.Pow exponent, upper.Pow exponent
            let low, high = Rational.Min(a, b), Rational.Max(a, b)

            if exponent > 0 && exponent % 2 = 0 && this.Contains Rational.Zero then
                Enclosure(Rational.Zero, high)
            else
                Enclosure(low, high)

    /// This enclosure with its ends rounded outwards to about `bits` binary digits each; a point stays as it is.
    /// Throws ArgumentOutOfRangeException for fewer than 2 bits.
    member this.Rounded(bits: int) : Enclosure =
        if bits < 2 then
            raise (ArgumentOutOfRangeException(nameof bits, "rounding needs at least 2 bits"))

        if this.IsPoint then
            this
        else
            Enclosure(BinaryRounding.down bits lower, BinaryRounding.up bits upper)

    override this.ToString() =
        if this.IsPoint then
            string lower
        else
            sprintf "[%O, %O]" lower upper
