namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic

/// Steps about functions of the time.
[<RequireQualifiedAccess>]
module internal TimeSteps =

    open Established

    /// The derivative in the time of an expression that is defined at every time.
    let derivative state (expression: RationalFunction) =
        requireKnown state (variables expression)
        requireDefined state [] [ expression ]

        match TimeCalculus.chain state.Functions (isConstant state) expression with
        | Ok sum ->
            let value = Formula.value sum
            requireDefined state [] [ value ]
            value
        | Error why -> reject why

    let substitute script state number solution =
        let system =
            match List.tryItem (number - 1) script.Steps with
            | Some { Kind = Introduce(SolutionOf system) } when number <= state.Items.Count -> system
            | _ -> reject "the system that is solved was not introduced"

        let unknowns = system |> List.map (fun (name, _, _) -> name)
        require (List.length solution = system.Length) "there is one function an unknown"
        let used = solution |> List.map variables |> Set.unionMany

        require
            (Set.intersect (closure state used) (Set.ofList unknowns) |> Set.isEmpty)
            "a proposed solution speaks of the solution"

        let inserted = substitution (List.zip unknowns solution)

        List.zip system solution
        |> List.map (fun ((name, side, start), value) ->
            let slope, side = derivative state value, side.Substitute inserted
            requireDefined state [] [ side ]
            require ((slope - side).IsZero) (sprintf "the equation of %s leaves %O" name (slope - side))
            let first = TimeCalculus.atStart state.Functions value
            require ((first - start).IsZero) (sprintf "%s starts at %O, not at %O" name first start)
            fact (SignCondition.Zero(slope - side)))
