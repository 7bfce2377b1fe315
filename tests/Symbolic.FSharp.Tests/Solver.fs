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

    /// How long a solver may be silent: on some questions z3 does not keep its own limit.
    let private silence = TimeSpan.FromMilliseconds(4.0 * float PerQuestion)

    let private question = "(check-sat)"

    /// The text with its first questions replaced by their answers, so that they are not asked again.
    let private answered (answers: string list) (text: string) =
        let parts = text.Split question

        let between i =
            if i < answers.Length then
                sprintf "(echo \"%s\")" answers[i]
            else
                question

        parts |> Seq.mapi (fun i part -> if i = 0 then part else between (i - 1) + part) |> String.concat ""

    /// One run of the solver: its answers, and whether it fell silent before the end.
    let private run file options (text: string) =
        let problem = Path.GetTempFileName()

        try
            File.WriteAllText(problem, text)
            let start = ProcessStartInfo(file, options @ [ problem ])
            start.RedirectStandardOutput <- true
            use solver = Unchecked.nonNull (Process.Start start)

            let rec read lines =
                let next = solver.StandardOutput.ReadLineAsync()

                if not (next.Wait silence) then
                    solver.Kill()
                    List.rev lines, true
                else
                    match next.Result with
                    | null -> List.rev lines, false
                    | line when line.Trim() = "" -> read lines
                    | line -> read (line.Trim() :: lines)

            let lines, silent = read []
            solver.WaitForExit()

            for line in lines do
                if not (List.contains line [ "sat"; "unsat"; "unknown"; "timeout" ]) then
                    failwithf "the solver says: %s" line

            lines, silent
        finally
            File.Delete problem

    /// The answers to a text, one a question. Throws when the solver does not understand it.
    let answers (text: string) : string list =
        match find () with
        | None -> failwith "there is no solver"
        | Some(file, options) ->
            let rec ask known =
                match run file options (answered known text) with
                | lines, false -> lines
                | lines, true -> ask (lines @ [ "timeout" ])

            ask []
