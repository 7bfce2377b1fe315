namespace ReluProofs.Symbolic.Algebra

open System
open System.Collections.Generic
open System.Numerics
open ReluProofs.Kernel

/// A closed interval with rational ends.
type internal RationalInterval = { Low: Rational; High: Rational }

/// Exact interval arithmetic with rational ends, rounded outward to multiples of 2^-bits.
module internal RationalInterval =

    let point x = { Low = x; High = x }

    let private scaled (up: bool) (bits: int) (x: Rational) =
        let shifted = x.Numerator <<< bits
        let mutable remainder = BigInteger.Zero
        let quotient = BigInteger.DivRem(shifted, x.Denominator, &remainder)

        let rounded =
            if remainder.IsZero then
                quotient
            elif up && remainder.Sign > 0 then
                quotient + BigInteger.One
            elif not up && remainder.Sign < 0 then
                quotient - BigInteger.One
            else
                quotient

        Rational.Create(rounded, BigInteger.One <<< bits)

    /// Widened to short ends; short ends stay as they are.
    let round bits i =
        let short (x: Rational) = x.Denominator.GetBitLength() <= int64 bits

        {
            Low = if short i.Low then i.Low else scaled false bits i.Low
            High = if short i.High then i.High else scaled true bits i.High
        }

    let add a b = {
        Low = a.Low + b.Low
        High = a.High + b.High
    }

    let multiply a b =
        let products = [ a.Low * b.Low; a.Low * b.High; a.High * b.Low; a.High * b.High ]

        {
            Low = products |> List.reduce (fun x y -> Rational.Min(x, y))
            High = products |> List.reduce (fun x y -> Rational.Max(x, y))
        }

    let excludesZero i = i.Low.Sign > 0 || i.High.Sign < 0

    let inverse i =
        if not (excludesZero i) then
            raise (DivideByZeroException "the enclosure of a denominator contains 0")

        {
            Low = i.High.Inverse()
            High = i.Low.Inverse()
        }

    let rec power (a: RationalInterval) k =
        if k = 0 then point Rational.One
        elif k = 1 then a
        else multiply a (power a (k - 1))

    /// exp at a rational number: halve, sum Taylor's series with a bound of the rest, square back.
    let private expAt (bits: int) (x: Rational) : RationalInterval =
        let mutable y = x
        let mutable halvings = 0

        while y.Abs() > Rational.Half do
            y <- y * Rational.Half
            halvings <- halvings + 1

        let small = (Rational.OfInteger(BigInteger.One <<< bits)).Inverse()
        let mutable term = Rational.One
        let mutable sum = Rational.One
        let mutable k = 0

        while term.Abs() > small do
            k <- k + 1
            term <- term * y / Rational.OfInt k
            sum <- sum + term

        // |y| <= 1/2: the rest is below the last term.
        let rest = term.Abs()
        let mutable result = round bits { Low = sum - rest; High = sum + rest }

        for _ in 1..halvings do
            result <- round bits (multiply result result)

        result

    /// 2 artanh z = log((1+z)/(1-z)) for |z| <= 1/3, by its series with a bound of the rest.
    let private twiceArtanh (bits: int) (z: Rational) : RationalInterval =
        let small = (Rational.OfInteger(BigInteger.One <<< bits)).Inverse()
        let square = z * z
        let mutable power = z
        let mutable sum = z
        let mutable k = 1

        while power.Abs() > small do
            power <- power * square
            k <- k + 2
            sum <- sum + power / Rational.OfInt k

        let rest = power.Abs()

        round bits {
            Low = Rational.Two * (sum - rest)
            High = Rational.Two * (sum + rest)
        }

    let private logAt (bits: int) (x: Rational) : RationalInterval =
        let shift = int (x.Numerator.GetBitLength()) - int (x.Denominator.GetBitLength())

        let unit = (Rational.OfInt 2).Pow shift
        // Between 1/2 and 2; then z is within 1/3.
        let m = x / unit
        let log (m: Rational) = twiceArtanh bits ((m - Rational.One) / (m + Rational.One))
        add (log m) (multiply (point (Rational.OfInt shift)) (log Rational.Two))

    let exp bits i = {
        Low = (expAt bits i.Low).Low
        High = (expAt bits i.High).High
    }

    let log bits i =
        if i.Low.Sign <= 0 then
            raise (ArgumentException "the enclosure of a logarithm's argument is not positive")

        {
            Low = (logAt bits i.Low).Low
            High = (logAt bits i.High).High
        }

/// Exact enclosures of elementary functions at rational points.
[<AbstractClass; Sealed>]
type internal ElementaryEnclosure private () =

    /// The extra digits of intermediate results.
    static let rec enclose (bits: int) (values: IReadOnlyDictionary<string, Rational>) (f: ElementaryFunction) =
        let valueOf name =
            match values.TryGetValue name with
            | true, value -> value
            | false, _ -> invalidArg (nameof values) (sprintf "the parameter '%s' has no value" name)

        let intervals = Dictionary<string, RationalInterval>()

        for name in f.Body.Variables do
            intervals[name] <-
                match Map.tryFind name f.Generators with
                | None -> RationalInterval.point (valueOf name)
                | Some(Exponential x) -> RationalInterval.exp bits (enclose bits values x)
                | Some(Logarithm e) -> RationalInterval.log bits (enclose bits values e)
                // The constant function is one of the unknown functions.
                | Some(Integral integrand) ->
                    RationalInterval.point (valueOf integrand * valueOf ElementaryFunction.TimeName)

        let polynomial (p: Polynomial) =
            p.Terms
            |> Map.fold
                (fun sum monomial coefficient ->
                    monomial.Powers
                    |> List.fold
                        (fun product (name, k) ->
                            RationalInterval.round
                                bits
                                (RationalInterval.multiply product (RationalInterval.power intervals[name] k)))
                        (RationalInterval.point coefficient)
                    |> RationalInterval.add sum)
                (RationalInterval.point Rational.Zero)

        RationalInterval.round
            bits
            (RationalInterval.multiply
                (polynomial f.Body.Numerator)
                (RationalInterval.inverse (polynomial f.Body.Denominator)))

    /// An interval that contains the value where the parameters and t have the given values (an unknown function under an
    /// integral: the constant one). Throws ArgumentException when a value is missing or a logarithm's argument is not
    /// seen to be positive, DivideByZeroException when a denominator is not seen to differ from 0.
    static member Enclose
        (f: ElementaryFunction, values: IReadOnlyDictionary<string, Rational>, bits: int)
        : RationalInterval =
        enclose bits values f
