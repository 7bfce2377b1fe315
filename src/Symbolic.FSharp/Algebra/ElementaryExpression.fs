namespace ReluProofs.Symbolic.Algebra

open System

/// Reads elementary functions as they are written in claim files.
[<AbstractClass; Sealed>]
type ElementaryExpression private () =

    static let meaning: FormulaMeaning<ElementaryFunction> = {
        Number = ElementaryFunction.Constant
        Variable = ElementaryFunction.Variable
        Negate = (~-)
        Add = (+)
        Subtract = (-)
        Multiply = (*)
        Divide = (/)
        Power = (fun f k -> f.Pow k)
        Functions =
            Map.ofList [
                "exp", ElementaryFunction.Exp
                "log", ElementaryFunction.Log
                "ln", ElementaryFunction.Log
                "sinh", ElementaryFunction.Sinh
                "cosh", ElementaryFunction.Cosh
                "tanh", ElementaryFunction.Tanh
                "logistic", ElementaryFunction.Logistic
            ]
        OfNames = Map.ofList [ "int", ElementaryFunction.IntegralOf ]
    }

    /// An elementary function of the time `t` from text such as `a*tanh(a*b*t)/b`. Functions: exp, log, ln, sinh, cosh,
    /// tanh, logistic, and int(name), the integral from 0 to t of an unknown function. Numbers are exact, powers have
    /// integer exponents. Throws FormatException with the column when it is none.
    static member Parse(text: string) : ElementaryFunction =
        ArgumentNullException.ThrowIfNull text
        FormulaParser.parse meaning text
