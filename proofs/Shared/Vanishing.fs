namespace ReluProofs.Proofs

open System
open ReluProofs.Verify.Checking

/// Decides "a distance goes to 0 as lambda does" from distances at a few scales. It is asked to be below 10 %, 1 % and 0.01 % of the size
/// compared with, at 10^-e, 10^-2e and 10^-4e. How fast it falls is not in the statement: a distance that still falls is no failure,
/// and smaller scales are gone to. One that no longer falls is a failure.
[<AbstractClass; Sealed>]
type internal Vanishing private () =

    static let asked = [ 0.1; 0.01; 0.0001 ]

    static let ladders = [ for e in [ 64; 256; 1024 ] -> [ -e; -2 * e; -4 * e ] ]

    /// What still falls does so by a hundredth at least from one scale to the next, all errors counted against it.
    static let fall = 0.99

    /// The scales in words, for a statement.
    static member Asked =
        "10 %, 1 % and 0.01 % at 1e-64, 1e-128 and 1e-256, or, while it still falls, at 1e-256 to 1e-1024 or 1e-1024 to 1e-4096"

    /// The outcome.
    /// stated: the statement's conclusion in words, for a report.
    /// distance: the distance at a base-10 exponent of lambda, in units of the size, with its error; infinite where it is not known.
    static member Decide(stated: string, distance: Func<int, struct (float * float)>) : Outcome =
        let rec decide (ladders: int list list) =
            let exponents = ladders.Head
            let distances = exponents |> List.map (fun e -> distance.Invoke e)

            let margins =
                List.map2
                    (fun part (struct (value, error)) -> Margin.atMost (Math.Log part) (value, error))
                    asked
                    distances

            let outcome = Ladder.decideAt exponents stated margins

            let falls =
                distances
                |> List.pairwise
                |> List.forall (fun (struct (a, da), struct (b, db)) -> b + db < fall * (a - da))

            if outcome.Kind = OutcomeKind.Holds || not falls then
                outcome
            else
                match ladders.Tail with
                | [] ->
                    Outcome.TooClose
                        $"the distance still falls at 1e{List.last exponents}, but later than asked; smaller scales would decide"
                | smaller -> decide smaller

        decide ladders
