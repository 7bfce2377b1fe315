namespace ReluProofs.Symbolic.Render

open System
open System.Text
open ReluProofs.Symbolic.Derivations

/// Lays derivations out as numbered lines with reasons: plain text, LaTeX, Markdown.
type internal DerivationWriter(script: Script) =
    let writer = StepWriter script

    /// The theorems, one text each.
    member _.Theorems(language: Language) = writer.Theorems language

    member _.Steps(language: Language) = writer.Steps language

    member _.Text() : string =
        let text = StringBuilder()
        let line (content: string) = text.Append(content).Append('\n') |> ignore
        line (sprintf "%s: %s" script.Name script.Title)
        line script.Statement
        line (sprintf "source: %s" script.Source)

        for label, condition in writer.Hypotheses Unicode do
            line (sprintf "%4s  %s" label condition)

        for s in writer.Steps Unicode do
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
        let text = StringBuilder()
        let line (content: string) = text.Append(content).Append('\n') |> ignore
        line (sprintf @"\paragraph{%s.} %s." (LatexWords.escape script.Title) (LatexWords.escape script.Statement))

        if not script.Hypotheses.IsEmpty then
            let given =
                writer.Hypotheses Latex |> List.map (fun (label, condition) -> sprintf "(%s) $%s$" label condition)

            line (sprintf "Hypotheses: %s." (String.Join(", ", given)))

        line @"\begin{enumerate}"

        for s in writer.Steps Latex do
            let formulas = s.Formulas |> List.map (sprintf "$%s$")
            line (sprintf @"  \item %s \hfill %s" (String.Join(@"\\ ", formulas)) (LatexWords.escape s.Reason))

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

        for label, condition in writer.Hypotheses Latex do
            line (sprintf "- **%s** $%s$" label condition)

        line ""

        for s in writer.Steps Latex do
            let formulas = s.Formulas |> List.map (sprintf "$%s$")
            line (sprintf "%d. %s  " s.Number (String.Join("<br>", formulas)))
            line (sprintf "   *%s*" (s.Reason.Replace("*", "\\*")))

        text.ToString()
