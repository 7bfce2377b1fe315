namespace ReluProofs.Symbolic.Render

open System
open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic

/// In which language formulas are written.
type internal Language =
    | Unicode
    | Latex

/// How a parameter is shown.
type internal Glyph = { Unicode: string; Latex: string }

/// Writes expressions and conditions with the glyphs of their parameters.
type internal Notation(glyphs: IReadOnlyDictionary<string, Glyph>) =

    static let superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

    let glyph language (name: string) =
        match glyphs.TryGetValue name with
        | true, known ->
            (match language with
             | Unicode -> known.Unicode
             | Latex -> known.Latex)
        | false, _ -> name

    let number language (r: Rational) =
        match language with
        | Unicode -> string r
        | Latex when r.IsInteger -> string r
        | Latex -> sprintf @"\tfrac{%O}{%O}" (Rational.OfInteger r.Numerator) (Rational.OfInteger r.Denominator)

    let power language (name: string) (exponent: int) =
        let symbol = glyph language name

        // A second superscript would collide with the first.
        let bracketed =
            if symbol.IndexOfAny [| '^'; '*'; '⁺'; '⁻' |] >= 0 then
                "(" + symbol + ")"
            else
                symbol

        if exponent = 1 then
            symbol
        else
            match language with
            | Unicode ->
                let raised =
                    string exponent |> String.map (fun digit -> superscripts[int digit - int '0'])

                bracketed + raised
            | Latex -> sprintf "%s^{%d}" bracketed exponent

    let polynomial language (p: Polynomial) =
        if p.IsZero then
            "0"
        else
            let times =
                match language with
                | Unicode -> "·"
                | Latex -> @"\,"

            let minus =
                match language with
                | Unicode -> "−"
                | Latex -> "-"

            let ordered =
                // Positive terms first read better than the order of the monomials.
                let terms = p.Terms |> Map.toList |> List.rev

                (terms |> List.filter (fun (_, c) -> c.Sign > 0))
                @ (terms |> List.filter (fun (_, c) -> c.Sign < 0))

            ordered
            |> List.mapi (fun i (monomial, coefficient) ->
                let powers = monomial.Powers |> List.map (fun (name, e) -> power language name e)
                let magnitude = coefficient.Abs()

                let factors =
                    if magnitude = Rational.One && not powers.IsEmpty then
                        powers
                    else
                        number language magnitude :: powers

                let text = String.Join(times, factors)

                if i = 0 then
                    (if coefficient.Sign < 0 then minus + text else text)
                else
                    sprintf " %s %s" (if coefficient.Sign < 0 then minus else "+") text)
            |> String.concat ""

    let rec expression language (e: RationalFunction) =
        let bracket (p: Polynomial) =
            let text = polynomial language p
            if p.Terms.Count > 1 then "(" + text + ")" else text

        if e.IsPolynomial then
            polynomial language e.Numerator
        else
            match language with
            | Latex -> sprintf @"\frac{%s}{%s}" (polynomial language e.Numerator) (polynomial language e.Denominator)
            | Unicode ->
                let bottom = bracket e.Denominator

                let bottom =
                    if e.Denominator.Terms.Count = 1 && e.Denominator.Degree > 1 then
                        "(" + bottom + ")"
                    else
                        bottom

                bracket e.Numerator + "/" + bottom

    /// Terms with a minus sign move to the right, so that a condition reads as a comparison.
    let sides (condition: SignCondition) =
        let e = condition.Expression

        if e.IsPolynomial then
            let part keep =
                e.Numerator.Terms |> Map.filter (fun _ c -> keep c) |> Polynomial

            let left, right = part (fun c -> c.Sign > 0), part (fun c -> c.Sign < 0)
            RationalFunction.OfPolynomial left, RationalFunction.OfPolynomial -right
        else
            // x - e = 0 reads best as x = e.
            let solved =
                if condition.Relation = SignRelation.Zero then
                    e.Variables
                    |> Seq.tryPick (fun name ->
                        let slope = e.Derivative name
                        let x = RationalFunction.Variable name

                        if slope.IsConstant && not slope.IsZero then
                            Some(x, x - e / slope)
                        else
                            None)
                else
                    None

            solved |> Option.defaultValue (e, RationalFunction.Zero)

    member _.Symbol(language: Language, name: string) = glyph language name

    member _.Expression(language: Language, e: RationalFunction) = expression language e

    /// A formula as it was written; sums inside products get parentheses.
    member _.Formula(language: Language, formula: Formula) : string =
        let minus =
            match language with
            | Unicode -> "−"
            | Latex -> "-"

        let isSum (e: RationalFunction) = e.Numerator.Terms.Count > 1 && e.IsPolynomial

        let rec write inner formula =
            match formula with
            | Value e ->
                let text = expression language e

                let loose =
                    isSum e || (inner && not e.IsPolynomial) || e.Numerator.LeadingCoefficient.Sign < 0

                if inner && loose then "(" + text + ")" else text
            | Sum parts ->
                let text =
                    parts
                    |> List.mapi (fun i part ->
                        match part with
                        | Minus positive when i > 0 -> sprintf " %s %s" minus (write true positive)
                        | _ when i > 0 -> " + " + write (isNegative part) part
                        | _ -> write false part)
                    |> String.concat ""

                if inner then "(" + text + ")" else text
            | Product parts ->
                let times =
                    match language with
                    | Unicode -> "·"
                    | Latex -> @"\,"

                parts |> List.map (write true) |> String.concat times
            | Power(bottom, exponent) ->
                let raised =
                    match language with
                    | Unicode -> string exponent |> String.map (fun digit -> superscripts[int digit - int '0'])
                    | Latex -> sprintf "^{%d}" exponent

                let text = write true bottom
                let closed = text.EndsWith(')') || text.Length = 1
                (if closed then text else "(" + text + ")") + raised
            | Minus part -> minus + write true part

        and isNegative formula =
            match formula with
            | Value e -> e.Numerator.LeadingCoefficient.Sign < 0
            | _ -> false

        write false formula

    member _.Condition(language: Language, condition: SignCondition) =
        let left, right = sides condition

        let symbol =
            match language, condition.Relation with
            | _, SignRelation.Positive -> ">"
            | Unicode, SignRelation.NonNegative -> "≥"
            | Latex, SignRelation.NonNegative -> @"\ge"
            | _, SignRelation.Zero -> "="
            | Unicode, _ -> "≠"
            | Latex, _ -> @"\ne"

        // 0 >= e reads better as e <= 0.
        if left.IsZero && not right.IsZero then
            let turned =
                match symbol with
                | ">" -> "<"
                | "≥" -> "≤"
                | @"\ge" -> @"\le"
                | other -> other

            sprintf "%s %s %s" (expression language right) turned (expression language left)
        else
            sprintf "%s %s %s" (expression language left) symbol (expression language right)

    member this.Conditions(language: Language, conditions: SignCondition list) =
        conditions |> List.map (fun c -> this.Condition(language, c)) |> String.concat ", "
