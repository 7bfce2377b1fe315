namespace ReluProofs.Symbolic.Algebra

open System
open System.Collections.Generic
open ReluProofs.Kernel

/// A quotient of two polynomials in lowest terms, the denominator's leading coefficient 1. The form is canonical, so
/// equality, and being identically zero, is decided. Speaks of the points where the denominator does not vanish.
[<Sealed; AllowNullLiteral(false)>]
type RationalFunction private (numerator: Polynomial, denominator: Polynomial) =

    static let exactly (a: Polynomial) (b: Polynomial) : Polynomial =
        match a.TryDivideExactly b with
        | null -> invalidOp "a greatest common divisor divides"
        | quotient -> quotient

    member _.Numerator = numerator

    /// Never zero; 1 for a polynomial.
    member _.Denominator = denominator

    /// numerator/denominator in lowest terms. Throws DivideByZeroException for the zero denominator.
    static member Create(numerator: Polynomial, denominator: Polynomial) =
        if denominator.IsZero then
            raise (DivideByZeroException "the denominator is identically zero")

        let common = PolynomialGcd.gcd numerator denominator
        let p, q = exactly numerator common, exactly denominator common
        let scale = q.LeadingCoefficient.Inverse()
        RationalFunction(scale * p, scale * q)

    static member OfPolynomial(p: Polynomial) = RationalFunction(p, Polynomial.One)

    static member Constant(r: Rational) = RationalFunction.OfPolynomial(Polynomial.Constant r)

    /// The parameter with this name.
    static member Variable(name: string) = RationalFunction.OfPolynomial(Polynomial.Variable name)

    static member Zero = RationalFunction.OfPolynomial Polynomial.Zero
    static member One = RationalFunction.OfPolynomial Polynomial.One

    /// Whether this is identically zero.
    member _.IsZero = numerator.IsZero

    member _.IsPolynomial = denominator.IsConstant
    member _.IsConstant = numerator.IsConstant && denominator.IsConstant

    /// The names of the parameters that occur, ascending.
    member _.Variables: IReadOnlyList<string> =
        Seq.append numerator.Variables denominator.Variables
        |> Seq.distinct
        |> Seq.sortWith (fun a b -> String.CompareOrdinal(a, b))
        |> Seq.toArray
        :> IReadOnlyList<string>

    static member (~-)(a: RationalFunction) = RationalFunction(-a.Numerator, a.Denominator)

    static member (+)(a: RationalFunction, b: RationalFunction) =
        if a.IsPolynomial && b.IsPolynomial then
            RationalFunction.OfPolynomial(a.Numerator + b.Numerator)
        else
            // Only what the denominators share can cancel (Henrici 1956; Knuth, volume 2, section 4.5.1).
            let shared = PolynomialGcd.gcd a.Denominator b.Denominator
            let restA, restB = exactly a.Denominator shared, exactly b.Denominator shared
            let top = a.Numerator * restB + b.Numerator * restA
            let common = PolynomialGcd.gcd top shared

            if top.IsZero then
                RationalFunction.Zero
            else
                RationalFunction(exactly top common, restA * exactly b.Denominator common)

    static member (-)(a: RationalFunction, b: RationalFunction) = a + (-b)

    static member (*)(a: RationalFunction, b: RationalFunction) =
        if a.IsPolynomial && b.IsPolynomial then
            RationalFunction.OfPolynomial(a.Numerator * b.Numerator)
        elif a.IsZero || b.IsZero then
            RationalFunction.Zero
        else
            // Each numerator cancels against the other denominator only.
            let first = PolynomialGcd.gcd a.Numerator b.Denominator
            let second = PolynomialGcd.gcd b.Numerator a.Denominator

            RationalFunction(
                exactly a.Numerator first * exactly b.Numerator second,
                exactly a.Denominator second * exactly b.Denominator first
            )

    static member (*)(k: Rational, a: RationalFunction) =
        RationalFunction(k * a.Numerator, (if k.IsZero then Polynomial.One else a.Denominator))

    /// a/b. Throws DivideByZeroException when b is identically zero.
    static member (/)(a: RationalFunction, b: RationalFunction) =
        if b.IsZero then
            raise (DivideByZeroException "division by a function that is identically zero")

        let scale = b.Numerator.LeadingCoefficient.Inverse()
        a * RationalFunction(scale * b.Denominator, scale * b.Numerator)

    /// this^exponent; a negative power of zero throws DivideByZeroException.
    member this.Pow(exponent: int) : RationalFunction =
        if exponent >= 0 then
            RationalFunction(numerator.Pow exponent, denominator.Pow exponent)
        else
            RationalFunction.One / this.Pow -exponent

    /// The partial derivative in one parameter.
    member _.Derivative(name: string) : RationalFunction =
        RationalFunction.Create(
            numerator.Derivative name * denominator - numerator * denominator.Derivative name,
            denominator * denominator
        )

    /// This function with parameters replaced, all at once. Throws DivideByZeroException when the denominator becomes
    /// identically zero.
    member _.Substitute(values: IReadOnlyDictionary<string, RationalFunction>) : RationalFunction =
        let inside (p: Polynomial) =
            p.Terms
            |> Map.fold
                (fun (sum: RationalFunction) monomial coefficient ->
                    sum
                    + (monomial.Powers
                       |> List.fold
                           (fun (product: RationalFunction) (name, e) ->
                               match values.TryGetValue name with
                               | true, value -> product * value.Pow e
                               | false, _ -> product * (RationalFunction.Variable name).Pow e)
                           (RationalFunction.Constant coefficient)))
                RationalFunction.Zero

        inside numerator / inside denominator

    /// This function with one parameter replaced.
    member this.Substitute(name: string, value: RationalFunction) : RationalFunction =
        this.Substitute(dict [ name, value ] :?> IReadOnlyDictionary<string, RationalFunction>)

    /// The exact value. Throws DivideByZeroException where the denominator vanishes, ArgumentException when a parameter
    /// has no value.
    member _.Evaluate(values: IReadOnlyDictionary<string, Rational>) : Rational =
        let bottom = denominator.Evaluate values

        if bottom.IsZero then
            raise (DivideByZeroException(sprintf "the denominator %O vanishes at this point" denominator))

        numerator.Evaluate values / bottom

    member this.Equals(other: RationalFunction) =
        this.Numerator.Equals other.Numerator && this.Denominator.Equals other.Denominator

    override this.Equals(other: obj) =
        match other with
        | :? RationalFunction as f -> this.Equals f
        | _ -> false

    override _.GetHashCode() =
        HashCode.Combine(numerator.GetHashCode(), denominator.GetHashCode())

    /// `p` or `(p)/(q)`; read back by Expression.Parse.
    override _.ToString() =
        if denominator.IsConstant then
            string numerator
        else
            sprintf "(%O)/(%O)" numerator denominator

    interface IEquatable<RationalFunction> with
        member this.Equals other =
            match other with
            | null -> false
            | f -> this.Equals f
