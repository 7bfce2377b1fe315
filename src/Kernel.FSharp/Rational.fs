namespace ReluProofs.Kernel

open System
open System.Globalization
open System.Numerics
open System.Runtime.InteropServices

/// The grammar of the numbers a user may write, and its limits (docs/architecture.md, "Numbers").
module internal NumberText =
    [<Literal>]
    let MaxDigits = 10_000

    [<Literal>]
    let MaxExponent = 10_000

    let allowed =
        "a number is [+-]digits[.digits][e[+-]digits] or p/q, with at most 10000 digits and an exponent within 10000"

    let isDigits (text: string) = text.Length > 0 && Seq.forall Char.IsAsciiDigit text

    /// Big integers parse in quadratic time, so the digit limit is checked before this is called.
    let digits (text: string) =
        let words = int64 text.Length / 19L + 1L
        Effort.SpendOn(words, words)
        BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)

    let splitSign (text: string) =
        if text.StartsWith '-' then
            BigInteger.MinusOne, text.Substring 1
        elif text.StartsWith '+' then
            BigInteger.One, text.Substring 1
        else
            BigInteger.One, text

/// An exact rational number p/q in lowest terms with q > 0. The default value is 0.
[<Struct; CustomEquality; CustomComparison>]
type Rational private (numerator: BigInteger, denominator: BigInteger) =

    /// The numerator, coprime to the denominator; it carries the sign.
    member _.Numerator = numerator

    /// The denominator, always positive.
    member _.Denominator =
        // The default struct value has a zero here; it means 0/1.
        if denominator.IsZero then BigInteger.One else denominator

    static member Zero = Rational(BigInteger.Zero, BigInteger.One)
    static member One = Rational(BigInteger.One, BigInteger.One)
    static member MinusOne = Rational(BigInteger.MinusOne, BigInteger.One)
    static member Two = Rational(BigInteger(2), BigInteger.One)
    static member Half = Rational(BigInteger.One, BigInteger(2))

    /// numerator/denominator in lowest terms. Throws DivideByZeroException for a zero denominator.
    static member Create(numerator: BigInteger, denominator: BigInteger) =
        if denominator.IsZero then
            raise (DivideByZeroException "a rational number needs a non-zero denominator")

        Effort.SpendOn(Effort.Words numerator, Effort.Words denominator)
        let divisor = BigInteger.GreatestCommonDivisor(numerator, denominator)
        let divisor = if denominator.Sign < 0 then -divisor else divisor
        Rational(numerator / divisor, denominator / divisor)

    /// numerator/denominator in lowest terms. Throws DivideByZeroException for a zero denominator.
    static member Create(numerator: int, denominator: int) =
        Rational.Create(BigInteger numerator, BigInteger denominator)

    /// The integer n.
    static member OfInt(n: int) = Rational(BigInteger n, BigInteger.One)

    /// The integer n.
    static member OfInteger(n: BigInteger) = Rational(n, BigInteger.One)

    static member op_Implicit(n: int) : Rational = Rational.OfInt n

    /// The exact value of a finite double. Throws ArgumentOutOfRangeException for NaN and infinities.
    static member OfDouble(value: double) =
        if not (Double.IsFinite value) then
            raise (ArgumentOutOfRangeException(nameof value, "only a finite double has a rational value"))

        let bits = BitConverter.DoubleToInt64Bits value
        let exponentBits = int ((bits >>> 52) &&& 0x7FFL)
        let fraction = bits &&& 0xFFFFFFFFFFFFFL

        let mantissa =
            if exponentBits = 0 then
                fraction
            else
                fraction ||| 0x10000000000000L

        let exponent = (max exponentBits 1) - 1075

        let magnitude =
            if bits < 0L then
                -(BigInteger mantissa)
            else
                BigInteger mantissa

        if exponent >= 0 then
            Rational.OfInteger(magnitude <<< exponent)
        else
            Rational.Create(magnitude, BigInteger.One <<< -exponent)

    member this.Sign = this.Numerator.Sign
    member this.IsZero = this.Numerator.IsZero
    member this.IsInteger = this.Denominator.IsOne

    /// How many 64-bit words the number takes.
    member private this.Words = Effort.Words numerator + Effort.Words denominator

    member this.Abs() = Rational(BigInteger.Abs this.Numerator, this.Denominator)

    /// 1/this. Throws DivideByZeroException at 0.
    member this.Inverse() = Rational.Create(this.Denominator, this.Numerator)

    /// this^exponent; a negative exponent of 0 throws DivideByZeroException.
    member this.Pow(exponent: int) =
        if exponent = Int32.MinValue then
            raise (ArgumentOutOfRangeException(nameof exponent, "the exponent has no negative"))
        elif exponent >= 0 then
            let words = this.Words * (int64 exponent / 64L + 1L)
            Effort.SpendOn(words, words)
            Rational(BigInteger.Pow(this.Numerator, exponent), BigInteger.Pow(this.Denominator, exponent))
        else
            this.Inverse().Pow -exponent

    static member (~-)(a: Rational) = Rational(BigInteger.Negate a.Numerator, a.Denominator)

    static member (+)(a: Rational, b: Rational) =
        Effort.SpendOn(a.Words, b.Words)
        Rational.Create(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator)

    static member (-)(a: Rational, b: Rational) =
        Effort.SpendOn(a.Words, b.Words)
        Rational.Create(a.Numerator * b.Denominator - b.Numerator * a.Denominator, a.Denominator * b.Denominator)

    static member (*)(a: Rational, b: Rational) =
        Effort.SpendOn(a.Words, b.Words)
        Rational.Create(a.Numerator * b.Numerator, a.Denominator * b.Denominator)

    /// a/b. Throws DivideByZeroException for b = 0.
    static member (/)(a: Rational, b: Rational) =
        Effort.SpendOn(a.Words, b.Words)
        Rational.Create(a.Numerator * b.Denominator, a.Denominator * b.Numerator)

    member this.CompareTo(other: Rational) =
        Effort.SpendOn(this.Words, other.Words)
        (this.Numerator * other.Denominator).CompareTo(other.Numerator * this.Denominator)

    member this.Equals(other: Rational) =
        this.Numerator = other.Numerator && this.Denominator = other.Denominator

    override this.Equals(other: obj) =
        match other with
        | :? Rational as r -> this.Equals r
        | _ -> false

    override this.GetHashCode() = HashCode.Combine(this.Numerator, this.Denominator)

    static member op_Equality(a: Rational, b: Rational) = a.Equals b
    static member op_Inequality(a: Rational, b: Rational) = not (a.Equals b)
    static member op_LessThan(a: Rational, b: Rational) = a.CompareTo b < 0
    static member op_GreaterThan(a: Rational, b: Rational) = a.CompareTo b > 0
    static member op_LessThanOrEqual(a: Rational, b: Rational) = a.CompareTo b <= 0
    static member op_GreaterThanOrEqual(a: Rational, b: Rational) = a.CompareTo b >= 0

    static member Max(a: Rational, b: Rational) = if a.CompareTo b >= 0 then a else b
    static member Min(a: Rational, b: Rational) = if a.CompareTo b <= 0 then a else b

    /// The double nearest to this number, ties to even; beyond the range of double, an infinity.
    member this.ToDouble() : double =
        if this.IsZero then
            0.0
        else
            let numerator = BigInteger.Abs this.Numerator
            let bitLength (n: BigInteger) = int (n.GetBitLength())
            // A quotient of at least 66 bits and a sticky remainder decide every rounding.
            let shift = 66 - (bitLength numerator - bitLength this.Denominator)

            let scaledNumerator, scaledDenominator =
                if shift >= 0 then
                    numerator <<< shift, this.Denominator
                else
                    numerator, this.Denominator <<< -shift

            let mutable remainder = BigInteger.Zero
            let quotient = BigInteger.DivRem(scaledNumerator, scaledDenominator, &remainder)
            let leading = bitLength quotient - 1 - shift

            // Fewer bits are left to a subnormal number.
            let precision = if leading >= -1022 then 53 else 53 - (-1022 - leading)

            let magnitude =
                if leading > 1023 then
                    Double.PositiveInfinity
                elif precision < 0 then
                    0.0
                else
                    let dropped = bitLength quotient - precision
                    let kept = quotient >>> dropped
                    let rest = quotient - (kept <<< dropped)
                    let half = BigInteger.One <<< (dropped - 1)
                    let order = rest.CompareTo half

                    let up = order > 0 || (order = 0 && (not remainder.IsZero || not kept.IsEven))

                    let mantissa = if up then kept + BigInteger.One else kept
                    Math.ScaleB(double mantissa, dropped - shift)

            if this.Sign < 0 then -magnitude else magnitude

    /// The square root if it is rational, else null. Negative numbers have none.
    member this.TrySqrt() : Nullable<Rational> =
        if this.Sign < 0 then
            Nullable()
        else
            let p = IntegerRoot.floorSqrt this.Numerator
            let q = IntegerRoot.floorSqrt this.Denominator

            if p * p = this.Numerator && q * q = this.Denominator then
                Nullable(Rational(p, q))
            else
                Nullable()

    /// Reads `[+-]digits[.digits][e[+-]digits]` or `p/q` exactly. When it returns false, `reason` says what is wrong.
    static member TryParse(text: string, [<Out>] value: byref<Rational>, [<Out>] reason: byref<string>) : bool =
        let fail (why: string) = Error(sprintf "%s; %s" why NumberText.allowed)

        let shown =
            if text.Length <= 40 then
                text
            else
                text.Substring(0, 37) + "..."

        let parsed =
            if text.Length > 2 * NumberText.MaxDigits + 20 then
                fail (sprintf "a number of %d characters is too long" text.Length)
            else
                let sign, body = NumberText.splitSign text
                let slash = body.IndexOf '/'

                if slash >= 0 then
                    let p, q = body.Substring(0, slash), body.Substring(slash + 1)

                    if not (NumberText.isDigits p && NumberText.isDigits q) then
                        fail (sprintf "'%s' is not a number" shown)
                    elif p.Length > NumberText.MaxDigits || q.Length > NumberText.MaxDigits then
                        fail "the number has too many digits"
                    elif (NumberText.digits q).IsZero then
                        fail (sprintf "'%s' has a zero denominator" shown)
                    else
                        Ok(Rational.Create(sign * NumberText.digits p, NumberText.digits q))
                else
                    let e = body.IndexOfAny [| 'e'; 'E' |]

                    let mantissa, exponent =
                        if e < 0 then
                            body, "0"
                        else
                            body.Substring(0, e), body.Substring(e + 1)

                    let point = mantissa.IndexOf '.'

                    let whole, fraction =
                        if point < 0 then
                            mantissa, ""
                        else
                            mantissa.Substring(0, point), mantissa.Substring(point + 1)

                    let exponentSign, exponentDigits = NumberText.splitSign exponent
                    let isExponent = NumberText.isDigits exponentDigits
                    let exponentDigits = exponentDigits.TrimStart('0').PadLeft(1, '0')

                    if
                        not (NumberText.isDigits whole)
                        || (point >= 0 && not (NumberText.isDigits fraction))
                        || not isExponent
                    then
                        fail (sprintf "'%s' is not a number" shown)
                    elif whole.Length + fraction.Length > NumberText.MaxDigits then
                        fail "the number has too many digits"
                    elif
                        exponentDigits.Length > 9
                        || NumberText.digits exponentDigits > BigInteger NumberText.MaxExponent
                    then
                        fail (sprintf "the exponent of '%s' is too large" shown)
                    else
                        let power = int (exponentSign * NumberText.digits exponentDigits) - fraction.Length
                        let digits = Rational.OfInteger(sign * NumberText.digits (whole + fraction))
                        Ok(digits * (Rational.OfInt 10).Pow power)

        match parsed with
        | Ok number ->
            value <- number
            reason <- ""
            true
        | Error why ->
            value <- Rational.Zero
            reason <- why
            false

    /// Reads an exact number; throws FormatException with the reason when it is none.
    static member Parse(text: string) : Rational =
        let mutable value = Rational.Zero
        let mutable reason = ""

        if Rational.TryParse(text, &value, &reason) then
            value
        else
            raise (FormatException reason)

    /// `p` or `p/q`, the same in every culture.
    override this.ToString() =
        Effort.SpendOn(this.Words, this.Words)
        let digits (n: BigInteger) = n.ToString("D", CultureInfo.InvariantCulture)

        if this.IsInteger then
            digits this.Numerator
        else
            digits this.Numerator + "/" + digits this.Denominator

    interface IComparable<Rational> with
        member this.CompareTo other = this.CompareTo other

    interface IComparable with
        member this.CompareTo other =
            match other with
            | :? Rational as r -> this.CompareTo r
            | _ -> invalidArg (nameof other) "a rational number is only compared with a rational number"

    interface IEquatable<Rational> with
        member this.Equals other = this.Equals other
