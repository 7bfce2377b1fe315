namespace ReluProofs.Symbolic.Render

open System
open System.Collections.Generic
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Derivations

/// A step as a reader sees it: formulas in one language, and the reason.
type internal StepLines = {
    Number: int
    Formulas: string list
    Reason: string
}

/// Writes the steps of a derivation, which it replays first.
type internal StepWriter(script: Script) =
    let glyphs =
        script.Symbols |> List.map (fun s -> KeyValuePair(s.Name, s.Glyph)) |> Dictionary<string, Glyph>

    let notation = Notation glyphs
    let replayed = lazy (Replay.run script)
    let introductions = IntroductionWriter(notation, replayed)

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

    let items language number = replayed.Value.Items[number] |> List.map (sequent language)

    let changes language e relation =
        sprintf "(%s)%s %s 0" (expression language e) (introductions.Prime language) relation

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
            | Introduce what -> introductions.Formulas(language, what), introductions.Why what
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

    /// The steps in order.
    member _.Steps(language: Language) = script.Steps |> List.indexed |> List.map (step language)

    /// The hypotheses with their labels.
    member _.Hypotheses(language: Language) =
        script.Hypotheses |> List.map (fun h -> h.Label, notation.Condition(language, h.Condition))

    /// The theorems, one text each.
    member _.Theorems(language: Language) =
        match replayed.Value.Items.TryFind script.Steps.Length with
        | Some found -> found |> List.map (sequent language)
        | None -> []
