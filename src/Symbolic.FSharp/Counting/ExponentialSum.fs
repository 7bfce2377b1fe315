namespace ReluProofs.Symbolic.Counting

open System
open System.Collections.Generic
open System.Numerics
open ReluProofs.Kernel

/// Smallest arguments of monotone conditions.
module internal MonotoneSearch =

    /// The smallest n in 0..limit with `holds n`, when holds stays true once it is true.
    let least (limit: int) (holds: int -> bool) : int option =
        // Below `low` it never holds, at `high` it does.
        let rec bisect low high =
            if low = high then
                high
            else
                let middle = low + (high - low) / 2

                if holds middle then
                    bisect low middle
                else
                    bisect (middle + 1) high

        let rec grow low high =
            if holds high then
                Some(bisect low high)
            elif high >= limit then
                None
            else
                grow (high + 1) (if high > limit / 2 then limit else max 1 (2 * high))

        grow 0 0

/// One term c * b^n of an exponential sum.
[<Sealed; AllowNullLiteral(false)>]
type ExponentialTerm internal (coefficient: Rational, base': Rational) =
    member _.Coefficient = coefficient
    member _.Base = base'

/// A function n -> sum_i c_i b_i^n of a natural number n, with rational c_i and distinct rational b_i: the shape of every
/// probability that inclusion-exclusion gives for n independent draws. Immutable and canonical: two such functions agree
/// for all n exactly when their terms do.
[<Sealed; AllowNullLiteral(false)>]
type ExponentialSum internal (terms: seq<Rational * Rational>) =
    let terms =
        terms
        |> Seq.groupBy snd
        |> Seq.map (fun (b, group) -> group |> Seq.fold (fun (sum: Rational) (c, _) -> sum + c) Rational.Zero, b)
        |> Seq.filter (fun (c, _) -> not c.IsZero)
        |> Seq.sortByDescending snd
        |> Seq.toArray

    let coefficientDenominator, baseDenominator =
        let common (values: seq<Rational>) =
            values
            |> Seq.fold
                (fun (lcm: BigInteger) r -> lcm / BigInteger.GreatestCommonDivisor(lcm, r.Denominator) * r.Denominator)
                BigInteger.One

        common (Seq.map fst terms), common (Seq.map snd terms)

    let write (times: string) (fraction: Rational -> string) (power: string -> string) =
        let term (c: Rational, b: Rational) =
            let size = c.Abs()

            let factors = [
                if b.Equals Rational.One then
                    fraction size
                else
                    if not (size.Equals Rational.One) then
                        fraction size

                    power (fraction b)
            ]

            c.Sign < 0, String.Join(times, factors)

        match terms |> Array.map term |> Array.toList with
        | [] -> "0"
        | (negative, first) :: rest ->
            (if negative then "-" + first else first)
            + (rest
               |> List.map (fun (negative, text) -> (if negative then " - " else " + ") + text)
               |> String.concat "")

    /// The terms, largest base first.
    member _.Terms: IReadOnlyList<ExponentialTerm> =
        terms |> Array.map (fun (c, b) -> ExponentialTerm(c, b)) :> IReadOnlyList<ExponentialTerm>

    /// The exact value at n (0^0 = 1). Throws ArgumentOutOfRangeException for n < 0.
    member _.Evaluate(n: int) : Rational =
        if n < 0 then
            raise (ArgumentOutOfRangeException(nameof n, "an exponential sum is evaluated at natural numbers"))

        let scaled (r: Rational) (by: BigInteger) = r.Numerator * (by / r.Denominator)

        let sum =
            terms
            |> Array.fold
                (fun (sum: BigInteger) (c, b) ->
                    sum + scaled c coefficientDenominator * BigInteger.Pow(scaled b baseDenominator, n))
                BigInteger.Zero

        Rational.Create(sum, coefficientDenominator * BigInteger.Pow(baseDenominator, n))

    /// The sum in LaTeX, without dollar signs, with the given symbol for n.
    member _.ToLatex(symbol: string) : string =
        let fraction (r: Rational) =
            if r.IsInteger then
                string r
            else
                sprintf @"\tfrac{%O}{%O}" (Rational.OfInteger r.Numerator) (Rational.OfInteger r.Denominator)

        write @"\," fraction (fun b -> sprintf @"\left(%s\right)^{%s}" b symbol)

    member this.Equals(other: ExponentialSum) =
        Seq.length this.Terms = Seq.length other.Terms
        && Seq.forall2
            (fun (a: ExponentialTerm) (b: ExponentialTerm) ->
                a.Base.Equals b.Base && a.Coefficient.Equals b.Coefficient)
            this.Terms
            other.Terms

    override this.Equals(other: obj) =
        match other with
        | :? ExponentialSum as sum -> this.Equals sum
        | _ -> false

    override _.GetHashCode() = hash (List.ofArray terms)

    override _.ToString() = write "*" string (fun b -> sprintf "(%s)^n" b)
