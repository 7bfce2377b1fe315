namespace ReluProofs.Symbolic.Algebra

open System
open ReluProofs.Kernel

/// Recursive descent over `+ - * / ^ ( )`, numbers and names.
module internal ExpressionParser =

    /// Deeper nesting than any formula needs is refused, so that no text can exhaust the stack.
    [<Literal>]
    let private MaxDepth = 200

    /// Exponents beyond this make polynomials nobody can read.
    [<Literal>]
    let private MaxPower = 64

    let private isNameStart (c: char) = Char.IsLetter c || c = '_'

    let private isNamePart (c: char) = Char.IsLetterOrDigit c || c = '_' || c = '\''

    let parse (text: string) : RationalFunction =
        let mutable position = 0

        let bad (why: string) =
            raise (FormatException(sprintf "'%s', column %d: %s" text (position + 1) why))

        let skip () =
            while position < text.Length && Char.IsWhiteSpace text[position] do
                position <- position + 1

        let peek () =
            skip ()
            if position < text.Length then text[position] else '\000'

        let accept (c: char) =
            if peek () = c then
                position <- position + 1
                true
            else
                false

        let takeWhile (test: char -> bool) =
            let start = position

            while position < text.Length && test text[position] do
                position <- position + 1

            text.Substring(start, position - start)

        let rec sum depth : RationalFunction =
            if depth > MaxDepth then
                bad "the expression is nested too deeply"

            let mutable value = product depth
            let mutable reading = true

            while reading do
                if accept '+' then value <- value + product depth
                elif accept '-' then value <- value - product depth
                else reading <- false

            value

        and product depth : RationalFunction =
            let mutable value = signed depth
            let mutable reading = true

            while reading do
                if accept '*' then
                    value <- value * signed depth
                elif accept '/' then
                    let divisor = signed depth

                    if divisor.IsZero then
                        bad "division by zero"

                    value <- value / divisor
                else
                    reading <- false

            value

        and signed depth : RationalFunction =
            if depth > MaxDepth then
                bad "the expression is nested too deeply"

            if accept '-' then -(signed (depth + 1)) else power depth

        and power depth : RationalFunction =
            let bottom = atom depth

            if accept '^' then
                skip ()
                let digits = takeWhile Char.IsAsciiDigit

                if digits.Length = 0 || digits.Length > 2 || int digits > MaxPower then
                    bad (sprintf "an exponent is an integer from 0 to %d" MaxPower)

                bottom.Pow(int digits)
            else
                bottom

        and atom depth : RationalFunction =
            let c = peek ()

            if accept '(' then
                let value = sum (depth + 1)

                if not (accept ')') then
                    bad "a closing parenthesis is missing"

                value
            elif Char.IsAsciiDigit c then
                let number = takeWhile (fun c -> Char.IsAsciiDigit c || c = '.')
                let mutable value = Rational.Zero
                let mutable reason = ""

                if not (Rational.TryParse(number, &value, &reason)) then
                    bad reason

                RationalFunction.Constant value
            elif isNameStart c then
                RationalFunction.Variable(takeWhile isNamePart)
            elif c = '\000' then
                bad "the expression ends here"
            else
                bad (sprintf "'%c' is unexpected" c)

        let value = sum 0

        if peek () <> '\000' then
            bad (sprintf "'%c' is unexpected" text[position])

        value

/// Reads formulas as they are written in claim files.
[<AbstractClass; Sealed>]
type Expression private () =

    /// A rational function from text such as `alpha*(p - alpha*beta)/P`: numbers are exact (`0.1` is 1/10), powers have
    /// integer exponents. Throws FormatException with the column when it is none.
    static member Parse(text: string) : RationalFunction =
        ArgumentNullException.ThrowIfNull text
        ExpressionParser.parse text
