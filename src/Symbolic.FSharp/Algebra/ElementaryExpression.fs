namespace ReluProofs.Symbolic.Algebra

open System
open ReluProofs.Kernel

/// Recursive descent over `+ - * / ^ ( )`, numbers, names and functions of one argument.
module internal ElementaryExpressionParser =

    /// Deeper nesting than any formula needs is refused, so that no text can exhaust the stack.
    [<Literal>]
    let private MaxDepth = 100

    /// Exponents beyond this make polynomials nobody can read.
    [<Literal>]
    let private MaxPower = 64

    let private isNameStart (c: char) = Char.IsLetter c || c = '_'

    let private isNamePart (c: char) = Char.IsLetterOrDigit c || c = '_' || c = '\''

    let private functions: Map<string, ElementaryFunction -> ElementaryFunction> =
        Map.ofList [
            "exp", ElementaryFunction.Exp
            "log", ElementaryFunction.Log
            "ln", ElementaryFunction.Log
            "sinh", ElementaryFunction.Sinh
            "cosh", ElementaryFunction.Cosh
            "tanh", ElementaryFunction.Tanh
            "logistic", ElementaryFunction.Logistic
        ]

    let parse (text: string) : ElementaryFunction =
        let mutable position = 0

        let bad (why: string) =
            raise (FormatException(sprintf "'%s', column %d: %s" text (position + 1) why))

        let peek () =
            while position < text.Length && Char.IsWhiteSpace text[position] do
                position <- position + 1

            if position < text.Length then text[position] else '\000'

        let accept (c: char) =
            if peek () = c then
                position <- position + 1
                true
            else
                false

        let expect (c: char) (why: string) =
            if not (accept c) then
                bad why

        let takeWhile (test: char -> bool) =
            let start = position

            while position < text.Length && test text[position] do
                position <- position + 1

            text.Substring(start, position - start)

        let attempt (operation: unit -> ElementaryFunction) =
            try
                operation ()
            with
            | :? NotSupportedException as e -> bad e.Message
            | :? ArgumentException as e -> bad e.Message
            | :? DivideByZeroException -> bad "division by zero"

        let rec sum depth : ElementaryFunction =
            if depth > MaxDepth then
                bad "the expression is nested too deeply"

            let mutable value = product depth
            let mutable reading = true

            while reading do
                if accept '+' then value <- value + product depth
                elif accept '-' then value <- value - product depth
                else reading <- false

            value

        and product depth : ElementaryFunction =
            let mutable value = signed depth
            let mutable reading = true

            while reading do
                if accept '*' then
                    value <- value * signed depth
                elif accept '/' then
                    let divisor = signed depth
                    let dividend = value
                    value <- attempt (fun () -> dividend / divisor)
                else
                    reading <- false

            value

        and signed depth : ElementaryFunction =
            if depth > MaxDepth then
                bad "the expression is nested too deeply"

            if accept '-' then -(signed (depth + 1)) else power depth

        and power depth : ElementaryFunction =
            let bottom = atom depth

            if accept '^' then
                peek () |> ignore
                let digits = takeWhile Char.IsAsciiDigit

                if digits.Length = 0 || digits.Length > 2 || int digits > MaxPower then
                    bad (sprintf "an exponent is an integer from 0 to %d" MaxPower)

                bottom.Pow(int digits)
            else
                bottom

        and atom depth : ElementaryFunction =
            let c = peek ()

            if accept '(' then
                let value = sum (depth + 1)
                expect ')' "a closing parenthesis is missing"
                value
            elif Char.IsAsciiDigit c then
                let number = takeWhile (fun c -> Char.IsAsciiDigit c || c = '.')
                let mutable value = Rational.Zero
                let mutable reason = ""

                if not (Rational.TryParse(number, &value, &reason)) then
                    bad reason

                ElementaryFunction.Constant value
            elif isNameStart c then
                let name = takeWhile isNamePart

                match Map.tryFind name functions with
                | Some f ->
                    expect '(' (sprintf "the argument of %s stands in parentheses" name)
                    let argument = sum (depth + 1)
                    expect ')' "a closing parenthesis is missing"
                    attempt (fun () -> f argument)
                | None when name = "int" ->
                    expect '(' "the integrand of int stands in parentheses"
                    peek () |> ignore
                    let integrand = takeWhile isNamePart
                    expect ')' "an integrand is one name"
                    attempt (fun () -> ElementaryFunction.IntegralOf integrand)
                | None -> ElementaryFunction.Variable name
            elif c = '\000' then
                bad "the expression ends here"
            else
                bad (sprintf "'%c' is unexpected" c)

        let value = sum 0

        if peek () <> '\000' then
            bad (sprintf "'%c' is unexpected" text[position])

        value

/// Reads elementary functions as they are written in claim files.
[<AbstractClass; Sealed>]
type ElementaryExpression private () =

    /// An elementary function of the time `t` from text such as `a*tanh(a*b*t)/b`. Functions: exp, log, ln, sinh, cosh,
    /// tanh, logistic, and int(name), the integral from 0 to t of an unknown function. Numbers are exact, powers have
    /// integer exponents. Throws FormatException with the column when it is none.
    static member Parse(text: string) : ElementaryFunction =
        ArgumentNullException.ThrowIfNull text
        ElementaryExpressionParser.parse text
