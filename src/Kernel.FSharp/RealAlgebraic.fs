namespace ReluProofs.Kernel

open System
open System.Numerics
open System.Text
open System.Threading

/// Radicands: which square factors are pulled out of them.
module internal Radicand =
    let private smallPrimes =
        let limit = 1000

        [ 2..limit ]
        |> List.filter (fun n -> Seq.forall (fun d -> n % d <> 0) (seq { 2 .. int (sqrt (float n)) }))

    /// n = outside^2 * inside: squares of primes below 1000 and a remaining perfect square are pulled outside.
    let pullSquares (n: BigInteger) =
        Effort.SpendOn(64L * Effort.Words n, 11L + Effort.Words n)
        let mutable outside = BigInteger.One
        let mutable inside = n

        for p in smallPrimes do
            let square = BigInteger(p * p)

            while inside >= square && (inside % square).IsZero do
                inside <- inside / square
                outside <- outside * BigInteger p

        let root = IntegerRoot.floorSqrt inside

        if root * root = inside then
            outside * root, BigInteger.One
        else
            outside, inside

/// One summand coefficient * sqrt(radicand) with an integer radicand >= 1.
[<Struct>]
type internal RootTerm = {
    Radicand: BigInteger
    Coefficient: Rational
}

/// An exact real number c_1 sqrt(r_1) + ... + c_k sqrt(r_k) with rational c_i and integers r_i >= 1.
/// The radicands kept are pairwise independent (no product of two of them is a square), so the roots are linearly
/// independent over the rationals: the number is 0 only if it has no summand, and its sign is found by refinement.
[<Sealed; AllowNullLiteral(false)>]
type RealAlgebraic private (terms: RootTerm[]) =

    static let zero = RealAlgebraic [||]

    static let absorb (known: ResizeArray<RootTerm>) (term: RootTerm) =
        if not term.Coefficient.IsZero then
            Effort.SpendOn(int64 known.Count, 4L)
            // sqrt(b) = sqrt(a b)/a * sqrt(a): one representative per class modulo squares.
            let index =
                known.FindIndex(fun t ->
                    t.Radicand = term.Radicand || IntegerRoot.isSquare (t.Radicand * term.Radicand))

            if index < 0 then
                known.Add term
            else
                let old = known[index]

                let factor =
                    if old.Radicand = term.Radicand then
                        Rational.One
                    else
                        Rational.Create(IntegerRoot.floorSqrt (old.Radicand * term.Radicand), old.Radicand)

                known[index] <- {
                    old with
                        Coefficient = old.Coefficient + term.Coefficient * factor
                }

    static let normalise (terms: RootTerm seq) =
        let known = ResizeArray<RootTerm>()

        for term in terms do
            absorb known term

        let kept =
            known
            |> Seq.filter (fun t -> not t.Coefficient.IsZero)
            |> Seq.sortBy (fun t -> t.Radicand)
            |> Seq.toArray

        if kept.Length = 0 then zero else RealAlgebraic kept

    /// Rational bounds low <= value <= high, every root cut off after `bits` binary places.
    let enclose (bits: int) =
        let scale = BigInteger.One <<< bits
        let mutable low = Rational.Zero
        let mutable high = Rational.Zero

        for t in terms do
            if t.Radicand.IsOne then
                low <- low + t.Coefficient
                high <- high + t.Coefficient
            else
                let root = IntegerRoot.floorSqrt (t.Radicand <<< (2 * bits))
                let below = t.Coefficient * Rational.Create(root, scale)
                let above = t.Coefficient * Rational.Create(root + BigInteger.One, scale)
                low <- low + Rational.Min(below, above)
                high <- high + Rational.Max(below, above)

        struct (low, high)

    // PublicationOnly: a computation that the checker gives up on must not spoil the number for later.
    let onDemand (compute: unit -> 'value) = Lazy<'value>(compute, LazyThreadSafetyMode.PublicationOnly)

    let sign =
        onDemand (fun () ->
            (match terms.Length with
             | 0 -> 0
             | 1 -> terms[0].Coefficient.Sign
             | _ ->
                 let rec refine bits =
                     let struct (low, high) = enclose bits

                     if low.Sign > 0 then 1
                     elif high.Sign < 0 then -1
                     else refine (2 * bits)

                 refine 32))

    /// The nearest double once it is known; NaN before. Computing it twice gives the same value, so a race does no harm.
    let mutable nearest = Double.NaN

    member internal _.Terms = terms

    /// Rational bounds low <= value <= high, every root cut off after `bits` binary places.
    member internal _.Enclose(bits: int) = enclose bits

    static member Zero = zero
    static member One = RealAlgebraic.OfRational Rational.One

    /// The rational number r.
    static member OfRational(r: Rational) =
        if r.IsZero then
            zero
        else
            RealAlgebraic [|
                {
                    Radicand = BigInteger.One
                    Coefficient = r
                }
            |]

    static member OfInt(n: int) = RealAlgebraic.OfRational(Rational.OfInt n)

    static member op_Implicit(r: Rational) : RealAlgebraic = RealAlgebraic.OfRational r

    /// The square root of a rational number r >= 0. Throws ArgumentOutOfRangeException for r < 0.
    static member Sqrt(r: Rational) =
        if r.Sign < 0 then
            raise (ArgumentOutOfRangeException(nameof r, "the square root of a negative number is not real"))
        elif r.IsZero then
            zero
        else
            let outside, inside = Radicand.pullSquares (r.Numerator * r.Denominator)

            RealAlgebraic [|
                {
                    Radicand = inside
                    Coefficient = Rational.Create(outside, r.Denominator)
                }
            |]

    /// -1, 0 or 1, exactly.
    member _.Sign: int = sign.Value

    member _.IsZero = terms.Length = 0
    member _.IsRational = terms.Length = 0 || (terms.Length = 1 && terms[0].Radicand.IsOne)

    /// The value when it is rational, else null.
    member this.TryRational() : Nullable<Rational> =
        if terms.Length = 0 then Nullable Rational.Zero
        elif this.IsRational then Nullable terms[0].Coefficient
        else Nullable()

    member this.Abs() = if this.Sign < 0 then -this else this

    static member (~-)(a: RealAlgebraic) =
        RealAlgebraic(a.Terms |> Array.map (fun t -> { t with Coefficient = -t.Coefficient }))

    static member (+)(a: RealAlgebraic, b: RealAlgebraic) =
        if a.IsRational && b.IsRational then
            RealAlgebraic.OfRational(a.TryRational().Value + b.TryRational().Value)
        else
            normalise (Seq.append a.Terms b.Terms)

    static member (-)(a: RealAlgebraic, b: RealAlgebraic) = a + (-b)

    static member (*)(a: RealAlgebraic, b: RealAlgebraic) =
        if a.IsRational && b.IsRational then
            RealAlgebraic.OfRational(a.TryRational().Value * b.TryRational().Value)
        else
            seq {
                for s in a.Terms do
                    for t in b.Terms do
                        let outside, inside = Radicand.pullSquares (s.Radicand * t.Radicand)

                        {
                            Radicand = inside
                            Coefficient = s.Coefficient * t.Coefficient * Rational.OfInteger outside
                        }
            }
            |> normalise

    /// a/b for a rational b. Throws DivideByZeroException for b = 0.
    static member (/)(a: RealAlgebraic, b: Rational) = a * RealAlgebraic.OfRational(b.Inverse())

    member this.CompareTo(other: RealAlgebraic) = (this - other).Sign
    member this.Equals(other: RealAlgebraic) = (this - other).IsZero

    override this.Equals(other: obj) =
        match other with
        | :? RealAlgebraic as r -> this.Equals r
        | _ -> false

    // Equal numbers round to the same double, whatever representatives their radicands have.
    override this.GetHashCode() = this.ToDouble().GetHashCode()

    static member op_Equality(a: RealAlgebraic, b: RealAlgebraic) = a.Equals b
    static member op_Inequality(a: RealAlgebraic, b: RealAlgebraic) = not (a.Equals b)
    static member op_LessThan(a: RealAlgebraic, b: RealAlgebraic) = a.CompareTo b < 0
    static member op_GreaterThan(a: RealAlgebraic, b: RealAlgebraic) = a.CompareTo b > 0
    static member op_LessThanOrEqual(a: RealAlgebraic, b: RealAlgebraic) = a.CompareTo b <= 0
    static member op_GreaterThanOrEqual(a: RealAlgebraic, b: RealAlgebraic) = a.CompareTo b >= 0

    /// The double nearest to this number (ties to even); beyond the range of double, an infinity.
    member _.ToDouble() : double =
        if Double.IsNaN nearest then
            if terms.Length = 0 then
                nearest <- 0.0
            elif terms.Length = 1 && terms[0].Radicand.IsOne then
                nearest <- terms[0].Coefficient.ToDouble()
            else
                // An irrational number lies on no rounding boundary, so the two ends come to agree.
                let mutable bits = 64

                while Double.IsNaN nearest do
                    let struct (low, high) = enclose bits
                    let below = low.ToDouble()

                    if below = high.ToDouble() then
                        nearest <- below

                    bits <- 2 * bits

        nearest

    /// `p/q`, `2*sqrt(3)` or a sum of such, radicands ascending; read back by Parse.
    override _.ToString() =
        if terms.Length = 0 then
            "0"
        else
            let text = StringBuilder()

            for t in terms do
                let magnitude = t.Coefficient.Abs()

                if text.Length > 0 then
                    text.Append(if t.Coefficient.Sign < 0 then " - " else " + ") |> ignore
                elif t.Coefficient.Sign < 0 then
                    text.Append '-' |> ignore

                if t.Radicand.IsOne then
                    text.Append magnitude |> ignore
                else
                    if magnitude <> Rational.One then
                        text.Append(magnitude).Append('*') |> ignore

                    text.Append("sqrt(").Append(Rational.OfInteger t.Radicand).Append(')') |> ignore

            text.ToString()

    /// Reads what ToString writes, the radicands in any order and with square factors. Throws FormatException for the rest.
    static member Parse(text: string) : RealAlgebraic =
        let term (sign: Rational) (word: string) =
            let root = word.IndexOf("sqrt(", StringComparison.Ordinal)

            if root < 0 then
                RealAlgebraic.OfRational(sign * Rational.Parse word)
            else
                let coefficient =
                    if root = 0 then
                        Rational.One
                    elif word[root - 1] = '*' then
                        Rational.Parse(word.Substring(0, root - 1))
                    else
                        raise (FormatException(sprintf "'%s' is not a multiple of a square root" word))

                if not (word.EndsWith ')') then
                    raise (FormatException(sprintf "'%s' has no closing parenthesis" word))

                let radicand = Rational.Parse(word.Substring(root + 5, word.Length - root - 6))

                if radicand.Sign < 0 then
                    raise (FormatException(sprintf "'%s' has a negative radicand" word))

                RealAlgebraic.OfRational(sign * coefficient) * RealAlgebraic.Sqrt radicand

        let afterSign (sign: Rational) (word: string) =
            if word.StartsWith '-' || word.StartsWith '+' then
                raise (FormatException(sprintf "'%s' has one sign too many" text))

            term sign word

        let words = text.Split(' ')

        let first =
            if words[0].StartsWith '-' then
                afterSign Rational.MinusOne (words[0].Substring 1)
            else
                term Rational.One words[0]

        let rec rest (sum: RealAlgebraic) index =
            if index = words.Length then
                sum
            elif index + 1 = words.Length then
                raise (FormatException(sprintf "'%s' ends in an operator" text))
            else
                match words[index] with
                | "+" -> rest (sum + afterSign Rational.One words[index + 1]) (index + 2)
                | "-" -> rest (sum + afterSign Rational.MinusOne words[index + 1]) (index + 2)
                | other -> raise (FormatException(sprintf "'%s' is no operator between two numbers" other))

        rest first 1

    interface IComparable<RealAlgebraic> with
        member this.CompareTo other =
            match other with
            | null -> 1
            | r -> this.CompareTo r

    interface IComparable with
        member this.CompareTo other =
            match other with
            | :? RealAlgebraic as r -> this.CompareTo r
            | _ -> invalidArg (nameof other) "an exact number is only compared with an exact number"

    interface IEquatable<RealAlgebraic> with
        member this.Equals other =
            match other with
            | null -> false
            | r -> this.Equals r
