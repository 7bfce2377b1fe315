namespace ReluProofs.Symbolic.Dynamics

open System
open System.Collections.Generic
open System.Globalization
open System.Numerics
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic

/// A point at which an elementary function differs from zero, at a time t >= 0 and inside the hypotheses.
///
/// Either t has a rational value, and the exact value of the function lies in a rational interval without 0; or the
/// function depends on t through one exponential E = exp(r t) only, and E has a rational value: since E takes every value
/// above 1 (below 1, for a rate r below 0) at some t > 0, the exact rational value is the function's at that time.
[<Sealed; AllowNullLiteral(false)>]
type NonZeroCertificate
    internal
    (
        f: ElementaryFunction,
        hypotheses: Guard,
        values: IReadOnlyDictionary<string, Rational>,
        exponential: string,
        low: Rational,
        high: Rational
    ) =

    /// How precisely exponentials and logarithms are enclosed.
    static let bits = 192

    static let enclosed (f: ElementaryFunction) values exponential : RationalInterval =
        if exponential = "" then
            ElementaryEnclosure.Enclose(f, values, bits)
        else
            RationalInterval.point (f.Body.Evaluate values)

    /// The rate, when E = exp(r t) is chosen in the place of t.
    static member internal RateOf(f: ElementaryFunction, exponential: string) : RationalFunction option =
        let mutable name = ""
        let mutable exponent = ElementaryFunction.Zero

        if f.TrySingleExponential(&name, &exponent) && (exponential = "" || name = exponential) then
            let rate = exponent.Derivative()

            if rate.IsRational && not rate.DependsOnTime && exponent.AtZero().IsZero then
                Some rate.Body
            else
                None
        else
            None

    static member internal TryCreate
        (f: ElementaryFunction, hypotheses: Guard, values: IReadOnlyDictionary<string, Rational>, exponential: string)
        : NonZeroCertificate option =
        try
            let i = enclosed f values exponential

            if RationalInterval.excludesZero i then
                let certificate =
                    NonZeroCertificate(f, hypotheses, values, exponential, i.Low, i.High)

                if certificate.IsValid() then Some certificate else None
            else
                None
        with
        | :? DivideByZeroException
        | :? ArgumentException -> None

    /// The function that is not zero.
    member _.Function = f

    /// The values of the parameters, and of `t` or of the exponential. A name that stands under an integral is the value of
    /// a constant function.
    member _.Values = values

    /// The text of the exponential that was given a value in the place of t; empty when t has one.
    member _.Exponential = exponential

    /// A rational number that the function's value is not below.
    member _.Low = low

    /// A rational number that the function's value is not above; equal to Low when the value is known exactly.
    member _.High = high

    /// Re-checks everything: the hypotheses, the time's sign, and the value.
    member _.IsValid() : bool =
        try
            let timeIsRight =
                if exponential = "" then
                    not (f.DependsOnTime) || values[ElementaryFunction.TimeName].Sign >= 0
                else
                    match NonZeroCertificate.RateOf(f, exponential) with
                    | None -> false
                    | Some rate ->
                        let e = values[exponential]
                        e.Sign > 0 && ((e - Rational.One) * rate.Evaluate values).Sign > 0

            let i = enclosed f values exponential

            hypotheses.Holds values
            && timeIsRight
            && RationalInterval.excludesZero i
            && low.Sign * high.Sign > 0
            && low <= i.Low
            && i.High <= high
        with
        | :? KeyNotFoundException
        | :? DivideByZeroException
        | :? ArgumentException -> false

    override _.ToString() =
        let point =
            values
            |> Seq.sortBy (fun pair -> pair.Key)
            |> Seq.map (fun pair -> sprintf "%s = %O" pair.Key pair.Value)
            |> String.concat ", "

        // Twelve decimals, cut off; the exact ends are in Low and High.
        let decimal (x: Rational) =
            let units = x.Numerator * BigInteger.Pow(BigInteger 10, 12) / x.Denominator
            let digits = (BigInteger.Abs units).ToString("D13", CultureInfo.InvariantCulture)
            let sign = if units.Sign < 0 then "-" else ""
            sprintf "%s%s.%s" sign (digits.Substring(0, digits.Length - 12)) (digits.Substring(digits.Length - 12))

        let value =
            if low = high then
                string low
            else
                sprintf "in the exact interval around %s" (decimal low)

        sprintf "at %s the value is %s" point value

/// Looks for points where a function is not zero. Untrusted: what it returns has passed NonZeroCertificate.IsValid.
module internal NonZeroSearch =

    let private pool =
        [
            "1"
            "2"
            "1/2"
            "3"
            "1/3"
            "3/2"
            "2/3"
            "0"
            "-1"
            "-1/2"
            "5"
            "1/4"
            "-2"
            "1/10"
            "7/3"
            "10"
        ]
        |> List.map Rational.Parse
        |> Array.ofList

    let private times =
        [ "1"; "1/2"; "2"; "1/4"; "3" ] |> List.map Rational.Parse |> Array.ofList

    [<Literal>]
    let private Attempts = 4000

    /// A certificate of the wanted kind under the hypotheses, if a short deterministic search finds one.
    let tryFindWhere
        (wanted: NonZeroCertificate -> bool)
        (hypotheses: Guard)
        (f: ElementaryFunction)
        : NonZeroCertificate option =
        if f.IsZero then
            None
        else
            let names =
                Seq.append f.Parameters (hypotheses.List |> Seq.collect (fun c -> c.Expression.Variables))
                |> Seq.distinct
                |> Array.ofSeq

            let rate = NonZeroCertificate.RateOf(f, "")

            // A linear congruential sequence: the same points on every machine.
            let mutable state = 12345u

            let next (limit: int) =
                state <- state * 1664525u + 1013904223u
                int ((state >>> 8) % uint32 limit)

            let attempt number =
                let size = min pool.Length (3 + number / 50)
                let values = Dictionary<string, Rational>()

                for name in names do
                    values[name] <- pool[next size]

                if not (hypotheses.Holds values) then
                    None
                else
                    match rate with
                    | Some r ->
                        let atPoint =
                            try
                                (r.Evaluate values).Sign
                            with :? DivideByZeroException ->
                                0

                        if atPoint = 0 then
                            None
                        else
                            let name = f.Generators |> Map.toList |> List.head |> fst
                            let e = Rational.OfInt(2 + next 4)
                            values[name] <- if atPoint > 0 then e else e.Inverse()
                            NonZeroCertificate.TryCreate(f, hypotheses, values, name)
                    | None ->
                        if f.DependsOnTime then
                            values[ElementaryFunction.TimeName] <- times[next times.Length]

                        NonZeroCertificate.TryCreate(f, hypotheses, values, "")

            seq { 0 .. Attempts - 1 }
            |> Seq.tryPick (fun number ->
                try
                    attempt number |> Option.filter wanted
                with :? DivideByZeroException ->
                    None)

    /// A certificate that f is not identically zero under the hypotheses.
    let tryFind hypotheses f = tryFindWhere (fun _ -> true) hypotheses f

    /// A certificate that f is negative somewhere under the hypotheses.
    let tryFindNegative hypotheses f =
        tryFindWhere (fun certificate -> certificate.High.Sign < 0) hypotheses f
