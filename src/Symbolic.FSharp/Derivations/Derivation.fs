namespace ReluProofs.Symbolic.Derivations

open System
open System.Collections.Generic
open ReluProofs.Symbolic.Render

/// What a replay found.
[<Sealed; AllowNullLiteral(false)>]
type ReplayResult internal (isValid: bool, failedStep: Nullable<int>, reason: string) =
    /// Whether every step was re-checked and is right.
    member _.IsValid = isValid

    /// The number (from 1) of the first wrong step; null when valid, or when the fault lies before the first step.
    member _.FailedStep = failedStep

    /// What is wrong; empty when valid.
    member _.Reason = reason

/// One step as it is printed.
[<Sealed; AllowNullLiteral(false)>]
type DerivationStep internal (unicode: StepLines, latex: StepLines) =
    /// From 1.
    member _.Number = unicode.Number

    /// The formulas in Unicode.
    member _.Formulas: IReadOnlyList<string> = Array.ofList unicode.Formulas

    /// The formulas in LaTeX, without dollar signs.
    member _.LatexFormulas: IReadOnlyList<string> = Array.ofList latex.Formulas

    /// What the step does, and what it rests on.
    member _.Reason = unicode.Reason

/// A statement with its hypotheses and the steps that prove it for all parameters. Immutable.
[<Sealed; AllowNullLiteral(false)>]
type Derivation internal (script: Script) =
    let writer = lazy (DerivationWriter script)

    member internal _.Script = script
    member _.Name = script.Name
    member _.Title = script.Title

    /// The statement in words.
    member _.Statement = script.Statement

    /// Where the literature has it.
    member _.Source = script.Source

    /// The hypotheses, each with its label.
    member _.Hypotheses: IReadOnlyList<string> =
        script.Hypotheses |> List.map (fun h -> sprintf "%s: %O" h.Label h.Condition) |> Array.ofList
        :> IReadOnlyList<string>

    /// The symbols that occur, each with its meaning.
    member _.Symbols: IReadOnlyList<string> =
        script.Symbols |> List.map (fun s -> sprintf "%s: %s" s.Glyph.Unicode s.Meaning) |> Array.ofList
        :> IReadOnlyList<string>

    /// The numbered steps.
    member _.Steps: IReadOnlyList<DerivationStep> =
        List.map2
            (fun unicode latex -> DerivationStep(unicode, latex))
            (writer.Value.Steps Unicode)
            (writer.Value.Steps Latex)
        |> Array.ofList
        :> IReadOnlyList<DerivationStep>

    /// What is proved, one Unicode text a theorem.
    member _.Theorems: IReadOnlyList<string> = Array.ofList (writer.Value.Theorems Unicode)

    /// Re-checks every step from the steps alone, without any search.
    member _.Replay() : ReplayResult =
        try
            Replay.run script |> ignore
            ReplayResult(true, Nullable(), "")
        with StepRejected reason ->
            let words = reason.Split(' ', ':')
            let mutable number = 0

            if words[0] = "step" && Int32.TryParse(words[1], &number) then
                ReplayResult(false, Nullable number, reason)
            else
                ReplayResult(false, Nullable(), reason)

    /// Numbered lines in Unicode, the reason at the right.
    member _.Text() : string = writer.Value.Text()

    /// A LaTeX paragraph with an enumerated list.
    member _.Latex() : string = writer.Value.LatexText()

    /// A Markdown section with a numbered list, formulas in LaTeX.
    member _.Markdown() : string = writer.Value.MarkdownText()

    /// The steps as questions of real arithmetic in SMT-LIB, whose expected answers are all `unsat`; steps that real
    /// arithmetic cannot say are comments.
    member _.SmtLib() : string = SmtWriter(script, lazy (Replay.run script)).Text()

    override _.ToString() = sprintf "%s: %s" script.Name script.Title
