namespace ReluProofs.Symbolic.Algebra

open System

/// Reads formulas as they are written in claim files.
[<AbstractClass; Sealed>]
type Expression private () =

    static let meaning: FormulaMeaning<RationalFunction> = {
        Number = RationalFunction.Constant
        Variable = RationalFunction.Variable
        Negate = (~-)
        Add = (+)
        Subtract = (-)
        Multiply = (*)
        Divide = (/)
        Power = (fun f k -> f.Pow k)
        Functions = Map.empty
        OfNames = Map.empty
    }

    /// A rational function from text such as `alpha*(p - alpha*beta)/P`: numbers are exact (`0.1` is 1/10), powers have
    /// integer exponents. Throws FormatException with the column when it is none.
    static member Parse(text: string) : RationalFunction =
        ArgumentNullException.ThrowIfNull text
        FormulaParser.parse meaning text
