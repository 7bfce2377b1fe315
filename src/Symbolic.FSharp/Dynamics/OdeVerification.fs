namespace ReluProofs.Symbolic.Dynamics

open System
open System.Collections.Generic
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic

/// What verifying a proposed solution found.
type OdeOutcome =
    /// The equations and the initial values hold identically, wherever the functions are defined.
    | Solves = 0
    /// An equation fails.
    | Residual = 1
    /// The equations hold, an initial value does not.
    | WrongInitialValue = 2
    /// Neither was shown.
    | Undecided = 3

/// The result of verifying a proposed solution.
[<Sealed; AllowNullLiteral(false)>]
type OdeVerification
    internal
    (
        outcome: OdeOutcome,
        unknown: string,
        residual: ElementaryFunction | null,
        certificate: NonZeroCertificate | null,
        reason: string
    ) =

    member _.Outcome = outcome

    /// The unknown whose equation or initial value fails; empty when none does.
    member _.Unknown = unknown

    /// f' - F(f, t), or f(0) - f0, of that unknown; null when the solution is right.
    member _.Residual = residual

    /// A point where it is not zero; null unless the outcome is Residual or WrongInitialValue.
    member _.Certificate = certificate

    /// One line for the reader.
    member _.Reason = reason

    override _.ToString() = sprintf "%O: %s" outcome reason

/// Verifies solutions by substitution: zero or not is decided in the differential field, and every "not" carries a point.
[<AbstractClass; Sealed>]
type OdeVerifier private () =

    static let wrong (problem: OdeProblem) outcome unknown (residual: ElementaryFunction) what =
        match NonZeroSearch.tryFind problem.Hypotheses residual with
        | Some certificate ->
            OdeVerification(outcome, unknown, residual, certificate, sprintf "%s: %O" what certificate)
        | None ->
            OdeVerification(
                OdeOutcome.Undecided,
                unknown,
                residual,
                null,
                sprintf "%s, but no point inside the hypotheses was found where the difference is not 0" what
            )

    static let undecided unknown reason =
        OdeVerification(OdeOutcome.Undecided, unknown, null, null, reason)

    static let mentions (names: IReadOnlyList<string>) (f: ElementaryFunction) =
        f.Body.Variables |> Seq.exists (fun name -> Seq.contains name names)
        || f.Generators
           |> Map.exists (fun _ generator ->
               match generator with
               | Exponential x -> x.Body.Variables |> Seq.exists (fun name -> Seq.contains name names)
               | Logarithm e -> e.AllNames |> Set.exists (fun name -> Seq.contains name names)
               | Integral _ -> false)

    /// Whether the functions satisfy the equations and the initial values. Throws ArgumentException when there is not one
    /// function an unknown, or when one of them speaks of an unknown.
    static member Verify(problem: OdeProblem, proposed: IReadOnlyList<ElementaryFunction>) : OdeVerification =
        if proposed.Count <> problem.Unknowns.Count then
            invalidArg (nameof proposed) "there is one function an unknown"

        if
            proposed
            |> Seq.exists (fun f -> f.Parameters |> Seq.exists (fun p -> Seq.contains p problem.Unknowns))
        then
            invalidArg (nameof proposed) "a solution does not speak of the unknowns"

        // The derivative of an unknown function of the time is not known, so it may only stand under an integral.
        if proposed |> Seq.exists (mentions problem.Forcings) then
            undecided "" "an unknown function of the time stands outside of an integral"
        else
            try
                let holds =
                    SubstitutionTest.holds
                        (List.ofSeq problem.Unknowns)
                        (List.ofSeq problem.RightSides)
                        (List.ofSeq proposed)

                let residuals =
                    if holds then
                        []
                    else
                        Seq.zip3 problem.Unknowns proposed (problem.Insert proposed)
                        |> Seq.map (fun (name, f, side) -> name, f.Derivative() - side)
                        |> List.ofSeq

                match residuals |> List.tryFind (fun (_, r) -> not r.IsZero) with
                | Some(name, residual) ->
                    wrong problem OdeOutcome.Residual name residual (sprintf "the equation of %s fails" name)
                | None ->
                    let starts =
                        Seq.zip3 problem.Unknowns proposed problem.InitialValues
                        |> Seq.map (fun (name, f, start) -> name, f.AtZero() - start)
                        |> List.ofSeq

                    match starts |> List.tryFind (fun (_, r) -> not r.IsZero) with
                    | Some(name, difference) ->
                        wrong
                            problem
                            OdeOutcome.WrongInitialValue
                            name
                            difference
                            (sprintf "the value of %s at 0 is wrong" name)
                    | None ->
                        OdeVerification(
                            OdeOutcome.Solves,
                            "",
                            null,
                            null,
                            "every equation and every initial value is an identity"
                        )
            with
            | :? NotSupportedException as e -> undecided "" e.Message
            | :? DivideByZeroException -> undecided "" "a denominator vanishes identically, or at t = 0"

    /// Whether one function solves a problem with one unknown. Throws ArgumentException as the general form does.
    static member Verify(problem: OdeProblem, proposed: ElementaryFunction) : OdeVerification =
        OdeVerifier.Verify(problem, [| proposed |])

/// Decides whether two elementary functions are the same under hypotheses on the parameters, for t >= 0.
[<AbstractClass; Sealed>]
type ElementaryIdentity private () =

    /// Null when the two sides are identical; else a point inside the hypotheses where they differ. Throws
    /// NotSupportedException when neither was shown.
    static member Difference
        (left: ElementaryFunction, right: ElementaryFunction, hypotheses: Guard)
        : NonZeroCertificate | null =
        let difference = left - right

        if difference.IsZero then
            null
        else
            match NonZeroSearch.tryFind hypotheses difference with
            | Some certificate -> certificate
            | None -> raise (NotSupportedException "the two sides were neither shown to be the same nor to differ")
