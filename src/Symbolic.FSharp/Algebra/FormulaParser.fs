namespace ReluProofs.Symbolic.Algebra

open System
open ReluProofs.Kernel

/// What the text of a formula stands for, in one kind of values.
[<NoComparison; NoEquality>]
type internal FormulaMeaning<'T> = {
    Number: Rational -> 'T
    Variable: string -> 'T
    Negate: 'T -> 'T
    Add: 'T -> 'T -> 'T
    Subtract: 'T -> 'T -> 'T
    Multiply: 'T -> 'T -> 'T
    Divide: 'T -> 'T -> 'T
    Power: 'T -> int -> 'T
    /// Functions of one argument.
    Functions: Map<string, 'T -> 'T>
    /// Functions of a name, such as `int(f)`.
    OfNames: Map<string, string -> 'T>
}

/// Recursive descent over `+ - * / ^ ( )`, numbers, names and functions of one argument.
module internal FormulaParser =

    /// Deeper nesting than any formula needs is refused, so that no text can exhaust the stack.
    [<Literal>]
    let private MaxDepth = 100

    /// Exponents beyond this make polynomials nobody can read.
    [<Literal>]
    let private MaxPower = 64

    let private isNameStart (c: char) = Char.IsLetter c || c = '_'

    let private isNamePart (c: char) = Char.IsLetterOrDigit c || c = '_' || c = '\''

    /// The value of a text. Throws FormatException with the column where it is no formula or has no value.
    let parse (meaning: FormulaMeaning<'T>) (text: string) : 'T =
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

        let attempt (operation: unit -> 'T) : 'T =
            try
                operation ()
            with
            | :? NotSupportedException as e -> bad e.Message
            | :? ArgumentException as e -> bad e.Message
            | :? DivideByZeroException -> bad "division by zero"

        let shallow depth =
            if depth > MaxDepth then
                bad "the expression is nested too deeply"

        let rec sum depth : 'T =
            shallow depth
            let mutable value = product depth
            let mutable reading = true

            while reading do
                if accept '+' then
                    value <- meaning.Add value (product depth)
                elif accept '-' then
                    value <- meaning.Subtract value (product depth)
                else
                    reading <- false

            value

        and product depth : 'T =
            let mutable value = signed depth
            let mutable reading = true

            while reading do
                if accept '*' then
                    value <- meaning.Multiply value (signed depth)
                elif accept '/' then
                    let divisor = signed depth
                    let dividend = value
                    value <- attempt (fun () -> meaning.Divide dividend divisor)
                else
                    reading <- false

            value

        and signed depth : 'T =
            shallow depth

            if accept '-' then
                meaning.Negate(signed (depth + 1))
            else
                power depth

        and power depth : 'T =
            let bottom = atom depth

            if accept '^' then
                peek () |> ignore
                let digits = takeWhile Char.IsAsciiDigit

                if digits.Length = 0 || digits.Length > 2 || int digits > MaxPower then
                    bad (sprintf "an exponent is an integer from 0 to %d" MaxPower)

                meaning.Power bottom (int digits)
            else
                bottom

        and atom depth : 'T =
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

                meaning.Number value
            elif isNameStart c then
                named depth (takeWhile isNamePart)
            elif c = '\000' then
                bad "the expression ends here"
            else
                bad (sprintf "'%c' is unexpected" c)

        and named depth name : 'T =
            match Map.tryFind name meaning.Functions, Map.tryFind name meaning.OfNames with
            | Some f, _ ->
                expect '(' (sprintf "the argument of %s stands in parentheses" name)
                let argument = sum (depth + 1)
                expect ')' "a closing parenthesis is missing"
                attempt (fun () -> f argument)
            | None, Some f ->
                expect '(' (sprintf "the argument of %s stands in parentheses" name)
                peek () |> ignore
                let argument = takeWhile isNamePart
                expect ')' (sprintf "the argument of %s is one name" name)
                attempt (fun () -> f argument)
            | None, None -> meaning.Variable name

        let value = sum 0

        if peek () <> '\000' then
            bad (sprintf "'%c' is unexpected" text[position])

        value
