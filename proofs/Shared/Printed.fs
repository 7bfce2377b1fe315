namespace ReluProofs.Proofs

open ReluProofs.Kernel

/// A formula of a paper in named numbers, read in three ways: by exact numbers, by the kernel's terms, and as a function of
/// the time whose derivative follows the rules of differentiation. It knows nothing of the symbolic engine.
/// Public only because operators are; its cases are not.
[<NoComparison>]
type Printed =
    internal
    | Exact of Rational
    | Named of string
    | Plus of Printed * Printed
    | Times of Printed * Printed
    | Over of Printed * Printed

    static member (+)(a: Printed, b: Printed) = Plus(a, b)
    static member (-)(a: Printed, b: Printed) = Plus(a, Times(Exact Rational.MinusOne, b))
    static member (*)(a: Printed, b: Printed) = Times(a, b)
    static member (/)(a: Printed, b: Printed) = Over(a, b)
    static member (~-)(a: Printed) = Times(Exact Rational.MinusOne, a)

module internal Printed =

    let number (n: int) = Exact(Rational.OfInt n)

    /// A power with an integer exponent, negative ones included.
    let rec power (bottom: Printed) (exponent: int) : Printed =
        if exponent < 0 then
            number 1 / power bottom -exponent
        elif exponent = 0 then
            number 1
        else
            List.replicate exponent bottom |> List.reduce (fun a b -> a * b)

    let rec value (values: Map<string, Rational>) (formula: Printed) : Rational =
        match formula with
        | Exact r -> r
        | Named name -> values[name]
        | Plus(a, b) -> value values a + value values b
        | Times(a, b) -> value values a * value values b
        | Over(a, b) -> value values a / value values b

    /// Each name is a parameter of the certificate.
    let rec term (formula: Printed) : Term =
        match formula with
        | Exact r -> Term.Number r
        | Named name -> Term.Parameter name
        | Plus(a, b) -> term a + term b
        | Times(a, b) -> term a * term b
        | Over(a, b) -> term a / term b

    /// The derivative, when each function of the time among the names has the given one; the others are constant.
    let rec derivative (rates: Map<string, Printed>) (formula: Printed) : Printed =
        let d = derivative rates

        match formula with
        | Exact _ -> number 0
        | Named name -> Map.tryFind name rates |> Option.defaultValue (number 0)
        | Plus(a, b) -> d a + d b
        | Times(a, b) -> d a * b + a * d b
        | Over(a, b) -> (d a * b - a * d b) / (b * b)
