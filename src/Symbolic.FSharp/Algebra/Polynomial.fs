namespace ReluProofs.Symbolic.Algebra

open System
open System.Collections.Generic
open System.Text
open ReluProofs.Kernel

/// A polynomial with rational coefficients in named parameters. Immutable, and canonical: equal polynomials are equal
/// objects, so "is this identically zero" is decided by looking.
[<Sealed; AllowNullLiteral(false)>]
type Polynomial internal (terms: Map<Monomial, Rational>) =

    static let zero = Polynomial Map.empty

    static let collect (terms: seq<Monomial * Rational>) =
        let add (sum: Map<Monomial, Rational>) (monomial, coefficient: Rational) =
            let total =
                match Map.tryFind monomial sum with
                | Some known -> known + coefficient
                | None -> coefficient

            if total.IsZero then
                Map.remove monomial sum
            else
                Map.add monomial total sum

        Polynomial(Seq.fold add Map.empty terms)

    /// Non-zero coefficients by monomial.
    member internal _.Terms = terms

    static member Zero = zero
    static member One = Polynomial.Constant Rational.One

    /// The constant polynomial r.
    static member Constant(r: Rational) =
        if r.IsZero then
            zero
        else
            Polynomial(Map.ofList [ Monomial.One, r ])

    /// The parameter with this name. Throws ArgumentException for an empty name.
    static member Variable(name: string) =
        if String.IsNullOrWhiteSpace name then
            invalidArg (nameof name) "a parameter has a name"

        Polynomial(Map.ofList [ Monomial.Power(name, 1), Rational.One ])

    static member internal OfTerms(terms: seq<Monomial * Rational>) = collect terms

    member _.IsZero = terms.IsEmpty

    member _.IsConstant = terms |> Map.forall (fun monomial _ -> monomial.Powers.IsEmpty)

    /// The coefficient of the constant monomial.
    member _.ConstantTerm =
        match Map.tryFind Monomial.One terms with
        | Some c -> c
        | None -> Rational.Zero

    /// The total degree; 0 for the zero polynomial.
    member _.Degree =
        if terms.IsEmpty then
            0
        else
            terms |> Map.toSeq |> Seq.map (fun (m, _) -> m.Degree) |> Seq.max

    /// The degree in one parameter; 0 for the zero polynomial.
    member _.DegreeIn(name: string) =
        terms |> Map.fold (fun d monomial _ -> max d (monomial.Exponent name)) 0

    /// The names of the parameters that occur, ascending.
    member _.Variables: IReadOnlyList<string> =
        terms
        |> Map.toSeq
        |> Seq.collect (fun (m, _) -> m.Powers |> Seq.map fst)
        |> Seq.distinct
        |> Seq.sortWith (fun a b -> String.CompareOrdinal(a, b))
        |> Seq.toArray
        :> IReadOnlyList<string>

    member internal _.Leading =
        let (KeyValue(monomial, coefficient)) = terms |> Seq.last
        monomial, coefficient

    /// The coefficient of the largest monomial (degree first, then names); 0 for the zero polynomial.
    member this.LeadingCoefficient: Rational =
        if terms.IsEmpty then Rational.Zero else snd this.Leading

    static member (~-)(a: Polynomial) = Polynomial(a.Terms |> Map.map (fun _ c -> -c))

    static member (+)(a: Polynomial, b: Polynomial) =
        collect (Seq.append (Map.toSeq a.Terms) (Map.toSeq b.Terms))

    static member (-)(a: Polynomial, b: Polynomial) = a + (-b)

    static member (*)(a: Polynomial, b: Polynomial) =
        collect (
            seq {
                for KeyValue(m, c) in a.Terms do
                    for KeyValue(n, d) in b.Terms do
                        Monomial.Product(m, n), c * d
            }
        )

    static member (*)(k: Rational, a: Polynomial) =
        if k.IsZero then
            zero
        else
            Polynomial(a.Terms |> Map.map (fun _ c -> k * c))

    /// this^exponent. Throws ArgumentOutOfRangeException for a negative exponent.
    member this.Pow(exponent: int) : Polynomial =
        if exponent < 0 then
            raise (ArgumentOutOfRangeException(nameof exponent, "a polynomial has no negative powers"))
        elif exponent = 0 then
            Polynomial.One
        else
            let half = this.Pow(exponent / 2)
            if exponent % 2 = 0 then half * half else half * half * this

    /// The coefficients as a polynomial in one parameter: exponent to coefficient, non-zero ones only.
    member internal _.CoefficientsIn(name: string) : Map<int, Polynomial> =
        terms
        |> Map.toList
        |> List.groupBy (fun (m, _) -> m.Exponent name)
        |> List.map (fun (exponent, group) -> exponent, collect (group |> Seq.map (fun (m, c) -> m.Without name, c)))
        |> Map.ofList

    /// The partial derivative in one parameter.
    member _.Derivative(name: string) : Polynomial =
        collect (
            seq {
                for KeyValue(m, c) in terms do
                    match m.Exponent name with
                    | 0 -> ()
                    | e -> Monomial.Product(m.Without name, Monomial.Power(name, e - 1)), Rational.OfInt e * c
            }
        )

    /// This polynomial with a parameter replaced.
    member this.Substitute(name: string, value: Polynomial) : Polynomial =
        this.CoefficientsIn name
        |> Map.fold (fun (sum: Polynomial) exponent coefficient -> sum + coefficient * value.Pow exponent) zero

    /// The exact value. Throws ArgumentException when a parameter has none.
    member _.Evaluate(values: IReadOnlyDictionary<string, Rational>) : Rational =
        let valueOf (name: string) =
            match values.TryGetValue name with
            | true, value -> value
            | false, _ -> invalidArg (nameof values) (sprintf "the parameter '%s' has no value" name)

        terms
        |> Map.fold
            (fun (sum: Rational) monomial coefficient ->
                sum
                + (monomial.Powers
                   |> List.fold (fun (product: Rational) (name, e) -> product * (valueOf name).Pow e) coefficient))
            Rational.Zero

    /// The quotient if the divisor divides this polynomial, else null. Throws DivideByZeroException for 0.
    member this.TryDivideExactly(divisor: Polynomial) : Polynomial | null =
        if divisor.IsZero then
            raise (DivideByZeroException "division by the zero polynomial")

        let leadMonomial, leadCoefficient = divisor.Leading

        let rec divide (quotient: Polynomial) (rest: Polynomial) : Polynomial | null =
            if rest.IsZero then
                quotient
            else
                let monomial, coefficient = rest.Leading

                match monomial.TryDivide leadMonomial with
                | None -> null
                | Some factor ->
                    let term = Polynomial(Map.ofList [ factor, coefficient / leadCoefficient ])
                    divide (quotient + term) (rest - term * divisor)

        divide zero this

    member this.Equals(other: Polynomial) = this.Terms = other.Terms

    override this.Equals(other: obj) =
        match other with
        | :? Polynomial as p -> this.Equals p
        | _ -> false

    override _.GetHashCode() = hash (Map.toList terms)

    /// A sum of products such as `2*a^2*b - 1/2`, largest monomial first; read back by Expression.Parse.
    override _.ToString() =
        if terms.IsEmpty then
            "0"
        else
            let text = StringBuilder()

            for monomial, coefficient in terms |> Map.toList |> List.rev do
                if text.Length > 0 then
                    text.Append(if coefficient.Sign < 0 then " - " else " + ") |> ignore
                elif coefficient.Sign < 0 then
                    text.Append '-' |> ignore

                let powers =
                    monomial.Powers |> List.map (fun (name, e) -> if e = 1 then name else sprintf "%s^%d" name e)

                let magnitude = coefficient.Abs()

                let factors =
                    if magnitude = Rational.One && not powers.IsEmpty then
                        powers
                    else
                        string magnitude :: powers

                text.Append(String.Join("*", factors)) |> ignore

            text.ToString()

    interface IEquatable<Polynomial> with
        member this.Equals other =
            match other with
            | null -> false
            | p -> this.Equals p
