namespace ReluProofs.Symbolic.Algebra

/// An expression as it is written, before it is brought into canonical form.
[<NoComparison>]
type internal Formula =
    | Value of RationalFunction
    | Sum of Formula list
    | Product of Formula list
    | Power of Formula * int
    | Minus of Formula

module internal Formula =

    /// The canonical form.
    let rec value (formula: Formula) : RationalFunction =
        match formula with
        | Value e -> e
        | Sum parts -> parts |> List.fold (fun sum part -> sum + value part) RationalFunction.Zero
        | Product parts -> parts |> List.fold (fun product part -> product * value part) RationalFunction.One
        | Power(bottom, exponent) -> (value bottom).Pow exponent
        | Minus inner -> -(value inner)
