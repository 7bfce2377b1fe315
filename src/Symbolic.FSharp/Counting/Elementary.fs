namespace ReluProofs.Symbolic.Counting

open System
open System.Numerics
open ReluProofs.Kernel

/// Series in fixed point, every term rounded in a known direction. All quantities are non-negative.
module private Series =

    let private ceilingShift (n: BigInteger) (bits: int) = -((-n) >>> bits)

    /// Bounds of 2^w exp(x / 2^w), for integers low <= x <= high and 0 <= high / 2^w <= 1/128.
    let exp (low: BigInteger) (high: BigInteger) (w: int) =
        let one = BigInteger.One <<< w

        let rec below (sum: BigInteger) (term: BigInteger) (k: int) =
            let next = ((term * low) >>> w) / BigInteger k
            if next.IsZero then sum else below (sum + next) next (k + 1)

        let rec above (sum: BigInteger) (term: BigInteger) (k: int) =
            let next =
                BinaryRounding.ceilingDivide (ceilingShift (term * high) w) (BigInteger k)

            // Later terms fall faster than a geometric series of ratio 1/2, so they sum to at most this one.
            if next <= BigInteger 2 then
                sum + next + next
            else
                above (sum + next) next (k + 1)

        below one one 1, above one one 1

    /// Bounds of 2^w atanh(p/q), for 0 <= p/q <= 1/3.
    let atanh (p: BigInteger) (q: BigInteger) (w: int) =
        let low = (p <<< w) / q
        let high = BinaryRounding.ceilingDivide (p <<< w) q
        let lowSquare, highSquare = (low * low) >>> w, ceilingShift (high * high) w

        let rec below (sum: BigInteger) (power: BigInteger) (k: int) =
            if power.IsZero then
                sum
            else
                below (sum + power / BigInteger k) ((power * lowSquare) >>> w) (k + 2)

        let rec above (sum: BigInteger) (power: BigInteger) (k: int) =
            let sum = sum + BinaryRounding.ceilingDivide power (BigInteger k)

            // Later terms sum to at most power * (1/9) / (1 - 1/9).
            if power <= BigInteger 2 then
                sum + power
            else
                above sum (ceilingShift (power * highSquare) w) (k + 2)

        below BigInteger.Zero low 1, above BigInteger.Zero high 1

/// Rigorous enclosures of exp, log, roots and rational powers of rational numbers: rational arithmetic, every rounding
/// outwards. `bits` is about the number of correct binary digits, relative to the value.
[<AbstractClass; Sealed>]
type Elementary private () =

    static let needBits (bits: int) =
        if bits < 2 || bits > 1_000_000 then
            raise (ArgumentOutOfRangeException(nameof bits, "the precision is between 2 and 1000000 bits"))

    static let bitLength (n: BigInteger) = int (n.GetBitLength())

    static let floorRoot (n: BigInteger) (degree: int) =
        if n.IsZero || degree = 1 then
            n
        else
            let start = BigInteger.One <<< ((bitLength n + degree - 1) / degree)

            // Newton's iteration falls monotonically from any start above the root.
            let rec descend (r: BigInteger) =
                let next =
                    (BigInteger(degree - 1) * r + n / BigInteger.Pow(r, degree - 1)) / BigInteger degree

                if next >= r then r else descend next

            descend start

    static let exactRoot (n: BigInteger) degree =
        let r = floorRoot n degree
        if BigInteger.Pow(r, degree) = n then Some r else None

    /// The largest |x| that Exp takes, 2^20: beyond it the answer itself has more than a million digits before or after
    /// the point.
    static member LargestExponent = Rational.OfInt 1_048_576

    /// exp(x): argument halving, Taylor series with its remainder, repeated squaring. Throws ArgumentOutOfRangeException
    /// for |x| above LargestExponent or a precision outside 2..1000000 bits.
    static member Exp(x: Rational, bits: int) : Enclosure =
        needBits bits

        if x.Abs() > Elementary.LargestExponent then
            raise (ArgumentOutOfRangeException(nameof x, "exp is enclosed for arguments up to 2^20 in size"))

        if x.IsZero then
            Enclosure.Point Rational.One
        elif x.Sign < 0 then
            let inverse = Elementary.Exp(-x, bits + 2)
            Enclosure(inverse.Upper.Inverse(), inverse.Lower.Inverse()).Rounded(bits + 2)
        else
            let halvings = max 0 (bitLength x.Numerator - bitLength x.Denominator + 9)
            let w = bits + halvings + 24

            let shifted = x.Numerator <<< (w - halvings)

            let low, high =
                shifted / x.Denominator, BinaryRounding.ceilingDivide shifted x.Denominator

            let mutable below, above = Series.exp low high w
            let mutable exponent = -w

            for _ in 1..halvings do
                below <- below * below
                above <- above * above
                exponent <- 2 * exponent
                let excess = bitLength above - w - 2

                if excess > 0 then
                    below <- below >>> excess
                    above <- (above >>> excess) + BigInteger.One
                    exponent <- exponent + excess

            Enclosure(BinaryRounding.scaled below exponent, BinaryRounding.scaled above exponent).Rounded(bits + 2)

    /// The natural logarithm of x > 0: x = 2^k u with 1 <= u < 2, log u = 2 atanh((u-1)/(u+1)), log 2 = 2 atanh(1/3).
    /// Throws ArgumentOutOfRangeException for x <= 0 or a precision outside 2..1000000 bits.
    static member Log(x: Rational, bits: int) : Enclosure =
        needBits bits

        if x.Sign <= 0 then
            raise (ArgumentOutOfRangeException(nameof x, "a logarithm needs a positive number"))

        if x.Equals Rational.One then
            Enclosure.Point Rational.Zero
        elif x < Rational.One then
            -Elementary.Log(x.Inverse(), bits)
        else
            let guess = bitLength x.Numerator - bitLength x.Denominator
            let k = if x < Rational.Two.Pow guess then guess - 1 else guess
            let u = x / Rational.Two.Pow k
            let p, q = u.Numerator - u.Denominator, u.Numerator + u.Denominator

            // Close to 1 the leading zeros of the logarithm need digits of their own.
            let w =
                bits
                + 24
                + (if k = 0 then
                       bitLength q - bitLength p
                   else
                       bitLength (BigInteger k))

            let lowPart, highPart = Series.atanh p q w
            let lowTwo, highTwo = Series.atanh BigInteger.One (BigInteger 3) w

            Enclosure(
                BinaryRounding.scaled (lowPart + BigInteger k * lowTwo) (1 - w),
                BinaryRounding.scaled (highPart + BigInteger k * highTwo) (1 - w)
            )
                .Rounded(bits + 2)

    /// The non-negative root of the given degree of x >= 0; a point when it is rational. Throws
    /// ArgumentOutOfRangeException for x < 0, a degree below 1 or a precision outside 2..1000000 bits.
    static member Root(x: Rational, degree: int, bits: int) : Enclosure =
        needBits bits

        if x.Sign < 0 then
            raise (ArgumentOutOfRangeException(nameof x, "a real root is taken of a non-negative number"))

        if degree < 1 then
            raise (ArgumentOutOfRangeException(nameof degree, "the degree of a root is at least 1"))

        match exactRoot x.Numerator degree, exactRoot x.Denominator degree with
        | Some p, Some q -> Enclosure.Point(Rational.Create(p, q))
        | _ ->
            let places =
                max 0 (bits + 4 - (bitLength x.Numerator - bitLength x.Denominator - 1) / degree)

            let root = floorRoot ((x.Numerator <<< (degree * places)) / x.Denominator) degree

            Enclosure(BinaryRounding.scaled root -places, BinaryRounding.scaled (root + BigInteger.One) -places)

    /// x^exponent for x > 0, or x = 0 and exponent >= 0 (0^0 = 1); a point when a small exponent makes it rational.
    /// Throws ArgumentOutOfRangeException for x < 0, or when exp cannot hold the result; DivideByZeroException for a
    /// negative power of 0.
    static member Power(x: Rational, exponent: Rational, bits: int) : Enclosure =
        needBits bits

        if x.Sign < 0 then
            raise (ArgumentOutOfRangeException(nameof x, "a real power is taken of a non-negative number"))

        if exponent.IsZero then
            Enclosure.Point Rational.One
        elif x.IsZero then
            if exponent.Sign < 0 then
                raise (DivideByZeroException "a negative power of 0")

            Enclosure.Point Rational.Zero
        elif exponent.IsInteger && exponent.Abs() <= Rational.OfInt 100_000 then
            Enclosure.Point(x.Pow(int exponent.Numerator))
        elif exponent.Denominator <= BigInteger 32 && exponent.Abs() <= Rational.OfInt 100 then
            Elementary.Root(x.Pow(int exponent.Numerator), int exponent.Denominator, bits)
        else
            // An absolute error of the product becomes a relative one of the power.
            let size =
                max 0 (bitLength (BigInteger.Abs exponent.Numerator) - bitLength exponent.Denominator)

            let spread = bitLength x.Numerator + bitLength x.Denominator
            let work = bits + size + bitLength (BigInteger spread) + 8
            let product = Enclosure.Point exponent * Elementary.Log(x, work)

            Enclosure(Elementary.Exp(product.Lower, bits + 4).Lower, Elementary.Exp(product.Upper, bits + 4).Upper)
                .Rounded(bits + 2)
