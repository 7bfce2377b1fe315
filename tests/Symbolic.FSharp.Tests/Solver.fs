namespace ReluProofs.Symbolic.FSharp.Tests

open System
open System.Diagnostics
open System.IO

/// z3 or cvc5, when one is on PATH.
module Solver =

    /// Milliseconds a question may take.
    [<Literal>]
    let PerQuestion = 3000

    let private known = [
        "z3", [ sprintf "-t:%d" PerQuestion ]
        "cvc5", [ "--incremental"; sprintf "--tlimit-per=%d" PerQuestion ]
    ]

    let private path =
        match Environment.GetEnvironmentVariable "PATH" with
        | null -> [||]
        | found -> found.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)

    let private find () =
        known
        |> List.tryPick (fun (name, options) ->
            path
            |> Seq.map (fun folder -> Path.Combine(folder, name))
            |> Seq.tryFind File.Exists
            |> Option.map (fun file -> file, options))

    /// Whether there is a solver. Where CI is true there must be one: a check that is skipped there would never be run.
    let exists () =
        let found = (find ()).IsSome

        if not found && Environment.GetEnvironmentVariable "CI" = "true" then
            failwith "CI is true, and neither z3 nor cvc5 is on PATH"

        found

    /// The answers to a text, one a question. Throws when the solver does not understand it.
    let answers (text: string) : string list =
        match find () with
        | None -> failwith "there is no solver"
        | Some(file, options) ->
            let problem = Path.GetTempFileName()

            try
                File.WriteAllText(problem, text)
                let start = ProcessStartInfo(file, options @ [ problem ])
                start.RedirectStandardOutput <- true
                use solver = Unchecked.nonNull (Process.Start start)
                let output = solver.StandardOutput.ReadToEnd()
                solver.WaitForExit()

                let lines =
                    output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    |> Array.map (fun line -> line.Trim())
                    |> Array.toList

                for line in lines do
                    if not (List.contains line [ "sat"; "unsat"; "unknown"; "timeout" ]) then
                        failwithf "the solver says: %s" line

                lines
            finally
                File.Delete problem
