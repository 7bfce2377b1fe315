namespace ReluProofs.Symbolic.Render

open System
open System.Collections.Generic
open System.Text
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Derivations

/// A step as a reader sees it: formulas in one language, and the reason.
type internal StepLines = {
    Number: int
    Formulas: string list
    Reason: string
}

/// Writes derivations as numbered lines with reasons.
type internal DerivationWriter(script: Script) =
    let glyphs =
        script.Symbols |> List.map (fun s -> KeyValuePair(s.Name, s.Glyph)) |> Dictionary<string, Glyph>

    let notation = Notation glyphs
    let replayed = lazy (Replay.run script)

    let reference r =
        match r with
        | Hypothesis index -> script.Hypotheses[index].Label
        | Item(step, item) ->
            match replayed.Value.Items[step] with
            | [ _ ] -> sprintf "(%d)" step
            | _ -> sprintf "(%d.%d)" step (item + 1)

    let by references =
        match references with
        | [] -> ""
        | _ -> "; by " + String.Join(", ", references |> List.map reference)

    let implies language =
        match language with
        | Unicode -> " ⟹ "
        | Latex -> @" \implies "

    let sequent language (s: Sequent) =
        let universal =
            s.Universal
            |> List.map (fun (who, conditions) ->
                let each = notation.Conditions(language, conditions)

                match language with
                | Unicode when conditions.IsEmpty -> sprintf "[%s]" who
                | Latex when conditions.IsEmpty -> sprintf @"\left[\text{%s}\right]" who
                | Unicode -> sprintf "[for all %s: %s]" who each
                | Latex -> sprintf @"\left[\text{for all %s: } %s\right]" who each)

        let assumptions =
            s.Assumptions |> List.map (fun c -> notation.Condition(language, c))

        match universal @ assumptions with
        | [] -> notation.Condition(language, s.Conclusion)
        | given -> String.Join(", ", given) + implies language + notation.Condition(language, s.Conclusion)

    let symbol language name = notation.Symbol(language, name)
    let expression language e = notation.Expression(language, e)

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

    let prime language =
        match language with
        | Unicode -> "′"
        | Latex -> "'"

    /// Functions of the time and random variables.
    let dynamic language introduction =
        let name = symbol language
        let write = expression language
        let prime = prime language

        let choose unicode latex =
            match language with
            | Unicode -> unicode
            | Latex -> latex

        let words text = choose text (sprintf @"	ext{%s}" text)

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

    let items language number = replayed.Value.Items[number] |> List.map (sequent language)

    let why introduction =
        match introduction with
        | SolutionOf _ -> "any solution"
        | MeanOf _ -> "expectation: powers of 0-1 variables reduced, independent ones replaced by their means"
        | _ -> "definition"

    let changes language e relation =
        sprintf "(%s)%s %s 0" (expression language e) (prime language) relation

    let substitution language system solution =
        match script.Steps[system - 1].Kind with
        | Introduce(SolutionOf equations) ->
            List.zip equations solution
            |> List.map (fun ((unknown, _, start), value) ->
                sprintf
                    "%s = %s, %s(0) = %s"
                    (symbol language unknown)
                    (expression language value)
                    (symbol language unknown)
                    (expression language start))
        | _ -> []

    let step language (index: int, step: Step) : StepLines =
        let number = index + 1

        let formulas, why =
            match step.Kind with
            | Introduce what -> introduction language what, why what
            | Identity(left, right) ->
                [
                    sprintf "%s = %s" (notation.Formula(language, left)) (notation.Formula(language, right))
                ],
                "identity"
            | Solve(e, unknown, solution) ->
                let arrow =
                    match language with
                    | Unicode -> "⟺"
                    | Latex -> @"\iff"

                [
                    sprintf
                        "%s = 0 %s %s = %s"
                        (expression language e)
                        arrow
                        (symbol language unknown)
                        (expression language solution)
                ],
                "linear equation"
            | Entail(_, cited, _, _) -> items language number, "Farkas witness" + by cited
            | Split(cited, guards, _) ->
                guards |> List.map (fun guard -> notation.Conditions(language, guard)),
                "cases: all, and disjoint" + by cited
            | ByCases(_, split, branches, _) -> items language number, sprintf "cases of (%d)%s" split (by branches)
            | Induction(fold, _, _, _, proofs) ->
                items language number,
                sprintf
                    "induction over the %s%s"
                    replayed.Value.Folds[fold].Index
                    (by (List.distinct (List.concat proofs)))
            | Vanishing(fold, _, _, signs, consequences) ->
                items language number,
                sprintf
                    "a sum of non-negative terms over the %s vanishes only if each does%s"
                    replayed.Value.Folds[fold].Index
                    (by (List.distinct (signs @ List.concat consequences)))
            | OneElement(fold, _) ->
                items language number, sprintf "identity for each kind of the %s" replayed.Value.Folds[fold].Index
            | Substitute(system, solution) ->
                substitution language system solution, sprintf "substitution in (%d): identity, and value at 0" system
            | Invariant(e, evidence) ->
                changes language e "=" :: items language number,
                (match evidence with
                 | None -> "the derivative is identically 0"
                 | Some cited -> "the derivative is 0" + by [ cited ])
            | Monotone(e, evidence) ->
                changes
                    language
                    e
                    (match language with
                     | Unicode -> "≥"
                     | Latex -> @"\ge")
                :: items language number,
                "what does not decrease" + by [ evidence ]
            | Keep _ -> items language number, "kept at hand"
            | Apply(lemma, _, _) -> items language number, sprintf "by %s" lemma.Name
            | Conclude references -> items language number, "concluded" + by references

        {
            Number = number
            Formulas = formulas
            Reason = sprintf "%s [%s]" step.Title why
        }

    let steps language = script.Steps |> List.indexed |> List.map (step language)

    let hypotheses language =
        script.Hypotheses |> List.map (fun h -> h.Label, notation.Condition(language, h.Condition))

    /// The theorems, one text each.
    member _.Theorems(language: Language) =
        match replayed.Value.Items.TryFind script.Steps.Length with
        | Some found -> found |> List.map (sequent language)
        | None -> []

    member _.Steps(language: Language) = steps language

    member _.Text() : string =
        let text = StringBuilder()
        let line (content: string) = text.Append(content).Append('\n') |> ignore
        line (sprintf "%s: %s" script.Name script.Title)
        line script.Statement
        line (sprintf "source: %s" script.Source)

        for label, condition in hypotheses Unicode do
            line (sprintf "%4s  %s" label condition)

        for s in steps Unicode do
            let width = 76

            s.Formulas
            |> List.iteri (fun i formula ->
                let head = if i = 0 then sprintf "%4d  " s.Number else "      "
                let last = i = s.Formulas.Length - 1

                if last && formula.Length <= width then
                    line (head + formula.PadRight(width + 2) + s.Reason)
                else
                    line (head + formula)

                    if last then
                        line (String(' ', 8) + s.Reason))

            if s.Formulas.IsEmpty then
                line (sprintf "%4d  %s" s.Number s.Reason)

        text.ToString()

    member _.LatexText() : string =
        let escape (words: string) =
            let replaceAll (pairs: (string * string) list) (start: string) =
                pairs |> List.fold (fun (t: string) (a, b) -> t.Replace(a, b)) start

            words
            |> replaceAll [
                "\\", @"\textbackslash "
                "_", @"\_"
                "^", @"\^{}"
                "#", @"\#"
                "%", @"\%"
                "&", @"\&"
                "²", "$^2$"
                "≥", @"$\ge$"
                "≤", @"$\le$"
                "−", "$-$"
                "⁺", "$^+$"
                "⁻", "$^-$"
                "Σ", @"$\sum$"
                "½", @"$\tfrac12$"
                "·", @"$\cdot$"
                "ω", @"$\omega$"
                "α", @"$\alpha$"
                "β", @"$\beta$"
                "σ", @"$\sigma$"
                "′", "$'$"
                "≠", @"$\ne$"
                "√", @"$\surd$"
                "‖", @"$\|$"
                "±", @"$\pm$"
                "γ", @"$\gamma$"
                "θ", @"$\theta$"
                "τ", @"$\tau$"
                "φ", @"$\varphi$"
                "ρ", @"$\rho$"
                "…", @"\ldots{}"
                "₁", "$_1$"
                "₀", "$_0$"
                "₊", "$_+$"
                "₋", "$_-$"
                "ₙ", "$_n$"
                "¹", "$^1$"
                "μ", @"$\mu$"
                "κ", @"$\kappa$"
                "λ", @"$\lambda$"
                "⟨", @"$\langle$"
                "⟩", @"$\rangle$"
            ]

        let text = StringBuilder()
        let line (content: string) = text.Append(content).Append('\n') |> ignore
        line (sprintf @"\paragraph{%s.} %s." (escape script.Title) (escape script.Statement))

        if not script.Hypotheses.IsEmpty then
            let given =
                hypotheses Latex |> List.map (fun (label, condition) -> sprintf "(%s) $%s$" label condition)

            line (sprintf "Hypotheses: %s." (String.Join(", ", given)))

        line @"\begin{enumerate}"

        for s in steps Latex do
            let formulas = s.Formulas |> List.map (sprintf "$%s$")
            line (sprintf @"  \item %s \hfill %s" (String.Join(@"\\ ", formulas)) (escape s.Reason))

        line @"\end{enumerate}"
        text.ToString()

    member _.MarkdownText() : string =
        let text = StringBuilder()
        let line (content: string) = text.Append(content).Append('\n') |> ignore
        line (sprintf "## %s" script.Title)
        line ""
        line script.Statement
        line ""
        line (sprintf "Source: %s" script.Source)
        line ""

        for label, condition in hypotheses Latex do
            line (sprintf "- **%s** $%s$" label condition)

        line ""

        for s in steps Latex do
            let formulas = s.Formulas |> List.map (sprintf "$%s$")
            line (sprintf "%d. %s  " s.Number (String.Join("<br>", formulas)))
            line (sprintf "   *%s*" (s.Reason.Replace("*", "\\*")))

        text.ToString()
