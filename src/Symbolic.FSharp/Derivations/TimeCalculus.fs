namespace ReluProofs.Symbolic.Derivations

open System.Collections.Generic
open ReluProofs.Symbolic.Algebra

/// A differentiable function of the time t >= 0 as replays know it: by its derivative and its value at 0.
[<NoComparison>]
type internal TimeFunction = {
    /// In the values of functions at the same time; none is known of a function that is only continuous, and its value at 0
    /// stands for itself.
    Derivative: RationalFunction option
    Start: RationalFunction
}

/// Derivatives in the time by the chain rule, and values at 0. Whether an expression vanishes identically is then a
/// question of rational functions in the symbols of the functions, whatever functions they are.
module internal TimeCalculus =

    /// The functions that an introduction brings in.
    let functionsOf (introduction: Introduction) : (string * TimeFunction) list =
        match introduction with
        | SolutionOf system ->
            system
            |> List.map (fun (name, side, start) ->
                name,
                {
                    Derivative = Some side
                    Start = start
                })
        | FunctionOf name -> [
            name,
            {
                Derivative = None
                Start = RationalFunction.Variable name
            }
          ]
        | ExponentialOf(rate, name) -> [
            name,
            {
                Derivative = Some(rate * RationalFunction.Variable name)
                Start = RationalFunction.One
            }
          ]
        | IntegralOf(integrand, name) -> [
            name,
            {
                Derivative = Some integrand
                Start = RationalFunction.Zero
            }
          ]
        | _ -> []

    /// The sum of partial derivatives times derivatives. `isConstant` tells whether a symbol that is no function of the time
    /// itself is free of such functions.
    let chain
        (functions: Map<string, TimeFunction>)
        (isConstant: string -> bool)
        (expression: RationalFunction)
        : Result<Formula, string> =
        let part name =
            match Map.tryFind name functions with
            | Some { Derivative = Some derivative } ->
                Ok [ Product [ Value(expression.Derivative name); Value derivative ] ]
            | Some _ -> Error(sprintf "nothing is known of the derivative of %s" name)
            | None when isConstant name -> Ok []
            | None -> Error(sprintf "%s depends on the time, and its derivative is not known" name)

        let join known name =
            match known, part name with
            | Ok parts, Ok more -> Ok(parts @ more)
            | Error why, _
            | _, Error why -> Error why

        expression.Variables |> Seq.fold join (Ok []) |> Result.map Sum

    /// The value at t = 0 of an expression that has a derivative.
    let atStart (functions: Map<string, TimeFunction>) (expression: RationalFunction) : RationalFunction =
        let starts = Dictionary<string, RationalFunction>()

        for name in expression.Variables do
            match Map.tryFind name functions with
            | Some f -> starts[name] <- f.Start
            | None -> ()

        expression.Substitute starts
