namespace ReluProofs.Symbolic.Dynamics

open System
open System.Collections.Generic
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic

/// An initial value problem f' = F(f, t), f(0) = f0, for one unknown function or a few, with named parameters, for t >= 0.
/// `forcings` are names that stand for unknown continuous functions of the time. Throws ArgumentException when the lists
/// do not fit together or a name has two meanings.
[<Sealed; AllowNullLiteral(false)>]
type OdeProblem
    (
        unknowns: IReadOnlyList<string>,
        rightSides: IReadOnlyList<ElementaryFunction>,
        initialValues: IReadOnlyList<ElementaryFunction>,
        hypotheses: Guard,
        forcings: IReadOnlyList<string>
    ) =

    let bad text = invalidArg (nameof unknowns) text

    do
        let names = Seq.append unknowns forcings |> List.ofSeq

        if unknowns.Count = 0 then
            bad "a problem has an unknown"

        if unknowns.Count <> rightSides.Count || unknowns.Count <> initialValues.Count then
            bad "there is one equation and one initial value an unknown"

        if List.distinct names <> names || List.contains ElementaryFunction.TimeName names then
            bad "unknowns and unknown functions have different names, none of them t"

        for value in initialValues do
            if value.DependsOnTime || Seq.exists (fun name -> Seq.contains name value.Parameters) names then
                bad "an initial value depends on parameters only"

        for side in rightSides do
            for KeyValue(_, generator) in side.Generators do
                let inside =
                    match generator with
                    | Exponential x -> x.AllNames
                    | Logarithm e -> e.AllNames
                    | Integral integrand -> Set.singleton integrand

                if unknowns |> Seq.exists inside.Contains then
                    bad "an unknown does not occur in exponents, logarithms and integrals"

    member _.Unknowns = unknowns

    /// The right side of each equation, in the unknowns, the parameters and t.
    member _.RightSides = rightSides

    member _.InitialValues = initialValues

    /// What is assumed of the parameters.
    member _.Hypotheses = hypotheses

    /// Names of functions of the time of which nothing is known.
    member _.Forcings = forcings

    /// One equation, as text: OdeProblem.Scalar("f", "a^2 - f^2", "f0", "a > 0"). Throws FormatException for unreadable
    /// text.
    static member Scalar(unknown: string, rightSide: string, initialValue: string, hypotheses: string) : OdeProblem =
        OdeProblem.System([| unknown |], [| rightSide |], [| initialValue |], hypotheses)

    /// Several equations, as text. Throws FormatException for unreadable text.
    static member System
        (
            unknowns: IReadOnlyList<string>,
            rightSides: IReadOnlyList<string>,
            initialValues: IReadOnlyList<string>,
            hypotheses: string
        ) : OdeProblem =
        OdeProblem.System(unknowns, rightSides, initialValues, hypotheses, [||])

    /// Several equations, as text, with unknown functions of the time. Throws FormatException for unreadable text.
    static member System
        (
            unknowns: IReadOnlyList<string>,
            rightSides: IReadOnlyList<string>,
            initialValues: IReadOnlyList<string>,
            hypotheses: string,
            forcings: IReadOnlyList<string>
        ) : OdeProblem =
        let parse (texts: IReadOnlyList<string>) : IReadOnlyList<ElementaryFunction> =
            texts |> Seq.map ElementaryExpression.Parse |> Seq.toArray :> IReadOnlyList<ElementaryFunction>

        OdeProblem(unknowns, parse rightSides, parse initialValues, Guard.Parse hypotheses, forcings)

    /// The right sides with functions in the place of the unknowns. Throws ArgumentException when there is not one
    /// function an unknown.
    member _.Insert(functions: IReadOnlyList<ElementaryFunction>) : IReadOnlyList<ElementaryFunction> =
        if functions.Count <> unknowns.Count then
            invalidArg (nameof functions) "there is one function an unknown"

        rightSides
        |> Seq.map (fun side ->
            Seq.zip unknowns functions
            |> Seq.fold (fun (known: ElementaryFunction) (name, f) -> known.Substitute(name, f)) side)
        |> Seq.toArray
        :> IReadOnlyList<ElementaryFunction>

    /// The derivative in t of a function of the unknowns, the parameters and t, along every solution.
    member _.LieDerivative(observable: ElementaryFunction) : ElementaryFunction =
        Seq.zip unknowns rightSides
        |> Seq.fold
            (fun (sum: ElementaryFunction) (name, side) -> sum + observable.PartialDerivative name * side)
            (observable.Derivative())

    override _.ToString() =
        Seq.zip3 unknowns rightSides initialValues
        |> Seq.map (fun (name, side, start) -> sprintf "%s' = %O, %s(0) = %O" name side name start)
        |> String.concat "; "
