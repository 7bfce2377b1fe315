namespace ReluProofs.Symbolic.Dynamics

open System
open System.Collections.Generic
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Render

/// A solution as a paper prints it, with the problem it is said to solve. Immutable; examined once, when first asked.
[<Sealed; AllowNullLiteral(false)>]
type PrintedSolution
    internal
    (
        name: string,
        title: string,
        source: string,
        meaning: string,
        problem: OdeProblem,
        printed: IReadOnlyList<ElementaryFunction>
    ) =
    let examination = lazy (OdeExamination.Of(problem, printed))

    member _.Name = name
    member _.Title = title

    /// Paper key and locus.
    member _.Source = source

    /// What the symbols stand for.
    member _.Meaning = meaning

    member _.Problem = problem

    /// One function an unknown, as printed.
    member _.Printed = printed

    /// The verification of what is printed.
    member _.Verification: OdeVerification = examination.Value.Verification

    /// Our own solution; null when the problem is in no class that OdeSolver knows.
    member _.Derived: OdeSolution | null = examination.Value.Derived

    /// A few lines: the problem, what is printed, what is found, and the right solution.
    member this.Text() : string =
        let lines = ResizeArray<string>()
        lines.Add(sprintf "%s: %s (%s)" name title source)
        lines.Add meaning
        let hypotheses = string problem.Hypotheses

        for index in 0 .. problem.Unknowns.Count - 1 do
            let unknown = problem.Unknowns[index]

            lines.Add(
                sprintf
                    "  %s′ = %s,  %s(0) = %s   [%s]"
                    unknown
                    (ElementaryText.Unicode problem.RightSides[index])
                    unknown
                    (ElementaryText.Unicode problem.InitialValues[index])
                    hypotheses
            )

            lines.Add(sprintf "  printed: %s(t) = %s" unknown (ElementaryText.Unicode printed[index]))

        lines.Add(sprintf "  %O" this.Verification)

        match this.Derived with
        | null -> lines.Add "  no closed form was derived"
        | solution ->
            for index in 0 .. problem.Unknowns.Count - 1 do
                lines.Add(
                    sprintf
                        "  derived: %s(t) = %s"
                        problem.Unknowns[index]
                        (ElementaryText.Unicode solution.Functions[index])
                )

            for step in solution.Steps do
                lines.Add("    " + step)

        String.Join("\n", lines)

    override _.ToString() = sprintf "%s: %s" name title

/// How two elementary functions are said to compare.
type PrintedRelation =
    | Equal = 0
    /// Left at least right.
    | AtLeast = 1

/// An identity or inequality between elementary functions as a paper prints it, for all t >= 0 and all parameters inside the
/// hypotheses. Immutable; decided once, when first asked.
[<Sealed; AllowNullLiteral(false)>]
type PrintedComparison
    internal
    (
        name: string,
        title: string,
        source: string,
        meaning: string,
        left: ElementaryFunction,
        relation: PrintedRelation,
        right: ElementaryFunction,
        hypotheses: Guard
    ) =

    let difference = lazy (left - right)

    let certificate =
        lazy
            (match relation with
             | PrintedRelation.Equal -> NonZeroSearch.tryFind hypotheses difference.Value
             | _ -> NonZeroSearch.tryFindNegative hypotheses difference.Value)

    let holds =
        lazy
            (match relation with
             | PrintedRelation.Equal -> difference.Value.IsZero
             | _ -> LongTime.IsNonNegative(difference.Value, hypotheses))

    member _.Name = name
    member _.Title = title

    /// Paper key and locus.
    member _.Source = source

    /// What the symbols stand for.
    member _.Meaning = meaning

    member _.Left = left
    member _.Relation = relation
    member _.Right = right
    member _.Hypotheses = hypotheses

    /// Whether it was proved. When it is neither proved nor refuted, it is undecided.
    member _.IsProved: bool = holds.Value

    /// A point where left - right is not 0 (for an inequality: below 0); null when there is none or none was found.
    member _.Counterexample: NonZeroCertificate | null =
        if holds.Value then
            null
        else
            match certificate.Value with
            | Some found -> found
            | None -> null

    /// A few lines: both sides and what is found.
    member this.Text() : string =
        let symbol = if relation = PrintedRelation.Equal then "=" else "≥"

        let verdict =
            match this.Counterexample with
            | null when this.IsProved -> "proved for all t ≥ 0 and all parameters"
            | null -> "undecided"
            | found -> sprintf "wrong: left - right, %O" found

        String.Join(
            "\n",
            [
                sprintf "%s: %s (%s)" name title source
                meaning
                sprintf
                    "  %s %s %s   [%O]"
                    (ElementaryText.Unicode left)
                    symbol
                    (ElementaryText.Unicode right)
                    hypotheses
                "  " + verdict
            ]
        )

    override _.ToString() = sprintf "%s: %s" name title

/// Short names for writing printed formulas.
module internal Printed =
    let private parse (texts: string list) : IReadOnlyList<ElementaryFunction> =
        texts |> List.map ElementaryExpression.Parse |> Array.ofList :> IReadOnlyList<ElementaryFunction>

    let solution name title source meaning problem texts =
        PrintedSolution(name, title, source, meaning, problem, parse texts)

    let comparison name title source meaning (left: string) relation (right: string) (hypotheses: string) =
        PrintedComparison(
            name,
            title,
            source,
            meaning,
            ElementaryExpression.Parse left,
            relation,
            ElementaryExpression.Parse right,
            Guard.Parse hypotheses
        )

    let equality name title source meaning left right hypotheses =
        comparison name title source meaning left PrintedRelation.Equal right hypotheses

    let inequality name title source meaning left right hypotheses =
        comparison name title source meaning left PrintedRelation.AtLeast right hypotheses
