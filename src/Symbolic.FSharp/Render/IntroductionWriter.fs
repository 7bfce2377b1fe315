namespace ReluProofs.Symbolic.Render

open System
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Derivations

/// Writes what a step of a derivation introduces: definitions, functions of the time, random variables.
type internal IntroductionWriter(notation: Notation, replayed: Lazy<ReplayState>) =
    let symbol language name = notation.Symbol(language, name)
    let expression language e = notation.Expression(language, e)

    let prime language =
        match language with
        | Unicode -> "′"
        | Latex -> "'"

    let cases language (items: (string * SignCondition list) list) =
        items
        |> List.map (fun (value, guard) ->
            match language with
            | _ when guard.IsEmpty -> value
            | Unicode -> sprintf "%s if %s" value (notation.Conditions(language, guard))
            | Latex -> sprintf @"%s & \text{if } %s" value (notation.Conditions(language, guard)))
        |> fun rows ->
            match language, rows with
            | _, [ row ] -> row
            | Unicode, _ -> String.Join("; ", rows)
            | Latex, _ -> sprintf @"\begin{cases} %s \end{cases}" (String.Join(@" \\ ", rows))

    /// Functions of the time and random variables.
    let dynamic language introduction =
        let name = symbol language
        let write = expression language
        let prime = prime language

        let choose unicode latex =
            match language with
            | Unicode -> unicode
            | Latex -> latex

        let words text = choose text (sprintf @"\text{%s}" text)

        match introduction with
        | SolutionOf system ->
            system
            |> List.map (fun (unknown, side, start) ->
                sprintf "%s%s = %s, %s(0) = %s" (name unknown) prime (write side) (name unknown) (write start))
        | FunctionOf f -> [ sprintf "%s: %s" (name f) (words "any continuous function of the time") ]
        | ExponentialOf(rate, e) ->
            let constant =
                rate.Variables |> Seq.forall (fun name -> not (replayed.Value.Functions.ContainsKey name))

            let time, integral =
                choose
                    (sprintf "exp((%s) t)" (write rate), sprintf "exp(∫₀ᵗ %s)" (write rate))
                    (sprintf @"\exp\left(\left(%s\right) t\right)" (write rate),
                     sprintf @"\exp\left(\int_0^t %s\right)" (write rate))

            [
                sprintf
                    "%s = %s > 0, %s%s = %s, %s(0) = 1"
                    (name e)
                    (if constant then time else integral)
                    (name e)
                    prime
                    (write (rate * RationalFunction.Variable e))
                    (name e)
            ]
        | IntegralOf(integrand, e) -> [ sprintf "%s%s = %s, %s(0) = 0" (name e) prime (write integrand) (name e) ]
        | Coins symbols -> [
            sprintf
                "%s: %s"
                (String.Join(", ", symbols |> List.map name))
                (words "independent, 0 or 1 with probability 1/2 each")
          ]
        | Copies copies -> [
            for event, indicator in copies.Events do
                sprintf "%s: %s = 1 %s" (name event) (write indicator) (words " in every copy")
            for number, power in copies.Powers do
                sprintf "%s = %s" (name power) (choose (sprintf "(%O)ᵐ" number) (sprintf @"\left(%O\right)^m" number))
          ]
        | MeanOf(e, mean, value) ->
            let inner = notation.Formula(language, e)

            [
                sprintf
                    "%s = %s = %s"
                    (name mean)
                    (choose (sprintf "E[%s]" inner) (sprintf @"\mathbb{E}\left[%s\right]" inner))
                    (write value)
            ]
        | _ -> []

    let introduction language introduction =
        let name = symbol language

        let plainOr unicode latex =
            match language with
            | Unicode -> unicode
            | Latex -> latex

        match introduction with
        | Let(target, e) -> [ sprintf "%s = %s" (name target) (expression language e) ]
        | Polar(e, magnitude, sign) -> [
            sprintf
                "%s = %s, %s = %s"
                (name magnitude)
                (plainOr (sprintf "|%s|" (expression language e)) (sprintf @"\left|%s\right|" (expression language e)))
                (expression language e)
                (sprintf "%s%s%s" (name sign) (plainOr "·" @"\,") (name magnitude))
            plainOr (sprintf "%s = ±1" (name sign)) (sprintf @"%s = \pm 1" (name sign))
          ]
        | Parts(e, plus, minus) -> [
            sprintf
                "%s = %s %s %s, %s"
                (expression language e)
                (name plus)
                (plainOr "−" "-")
                (name minus)
                (plainOr
                    (sprintf "%s ≥ 0, %s ≥ 0, %s·%s = 0" (name plus) (name minus) (name plus) (name minus))
                    (sprintf @"%s \ge 0, %s \ge 0, %s\,%s = 0" (name plus) (name minus) (name plus) (name minus)))
          ]
        | SquareRoot(e, root, _) -> [
            plainOr
                (sprintf "%s = √(%s)" (name root) (expression language e))
                (sprintf @"%s = \sqrt{%s}" (name root) (expression language e))
          ]
        | Relu(e, value) -> [
            plainOr
                (sprintf "%s = max(%s, 0)" (name value) (expression language e))
                (sprintf @"%s = \max(%s, 0)" (name value) (expression language e))
          ]
        | ByCase(target, split, values) ->
            let guards = replayed.Value.Splits[split]

            [
                sprintf
                    "%s = %s"
                    (name target)
                    (cases language (List.zip (values |> List.map (expression language)) guards))
            ]
        | Sums fold ->
            fold.Sums
            |> List.map (fun sum ->
                let rows =
                    List.zip
                        (sum.Increments |> List.map (expression language))
                        (fold.Kinds |> List.map (fun k -> k.Facts))

                match language with
                | Unicode -> sprintf "%s = sum over %s of: %s" (name sum.Total) fold.Index (cases language rows)
                | Latex -> sprintf @"%s = \sum_{\text{%s}} %s" (name sum.Total) fold.Index (cases language rows))
        | SolutionOf _
        | FunctionOf _
        | ExponentialOf _
        | IntegralOf _
        | Coins _
        | Copies _
        | MeanOf _ -> dynamic language introduction

    /// The formulas that introduce it.
    member _.Formulas(language: Language, what: Introduction) = introduction language what

    /// The sign of a derivative by the time.
    member _.Prime(language: Language) = prime language

    /// The reason a reader is given.
    member _.Why(what: Introduction) =
        match what with
        | SolutionOf _ -> "any solution"
        | MeanOf _ -> "expectation: powers of 0-1 variables reduced, independent ones replaced by their means"
        | _ -> "definition"
