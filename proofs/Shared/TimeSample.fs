namespace ReluProofs.Proofs

open System.Collections.Generic
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Derivations
open ReluProofs.Symbolic.Dynamics
open ReluProofs.Symbolic.Logic
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Named numbers at one time, where every exponential that occurs is rational: an exponential takes every positive value
/// at some time, so nothing is lost.
type internal TimeSample = { Values: Map<string, Rational> }

/// A relation between two printed formulas, with what the two sides are.
[<NoComparison>]
type internal TimeRelation = {
    Title: string
    Left: Printed
    Relation: Relation
    Right: Printed
}

/// Formulas about dynamics: what a paper prints as a closed form, an identity or an inequality in exponentials of the time.
module internal TimeSample =

    let private frac (n: int) (d: int) = Rational.Create(n, d)
    let private int (n: int) = Rational.OfInt n

    let at (pairs: (string * Rational) list) : TimeSample = { Values = Map.ofList pairs }

    /// Positive numbers of all sizes.
    let positive =
        Gen.frequency [
            6, Gen.map2 frac (Gen.choose (1, 12)) (Gen.choose (1, 6))
            1, Gen.map (fun k -> (int 10).Pow k) (Gen.choose (-6, 6))
        ]

    /// Exponentials of what is not negative.
    let growth =
        Gen.frequency [
            8, Gen.map (fun r -> Rational.One + r) positive
            1, Gen.constant Rational.One
        ]

    /// Numbers strictly between 0 and 1.
    let share =
        Gen.choose (2, 24) |> Gen.map2 (fun k d -> frac (1 + k % (d - 1)) d) (Gen.choose (0, 1000))

    /// Numbers from 0 to 1.
    let closedShare =
        Gen.frequency [ 4, share; 1, Gen.elements [ Rational.Zero; Rational.One ] ]

    /// A hypothesis that the names' ranges are as stated: what the letters mean, never dropped.
    let structural name text (holds: (string -> Rational) -> bool) =
        Hypothesis<TimeSample>(name, text, (fun s -> holds (fun n -> s.Values[n])), null)

    let private shrink (s: TimeSample) =
        seq {
            for KeyValue(name, _) in s.Values do
                for simple in [ int 0; int 1; int 2; frac 1 2; int 3; int 4 ] do
                    {
                        Values = s.Values |> Map.add name simple
                    }
        }

    /// Samples of the given names, in the order in which they are printed.
    let family
        title
        (names: string list)
        hypotheses
        (edges: TimeSample list)
        (generator: Gen<(string * Rational) list>)
        =
        Family<TimeSample>(
            title,
            hypotheses,
            edges,
            Arb.fromGenShrink (generator |> Gen.map at, shrink),
            (fun s -> InstanceSize(1, 1, 1, s.Values |> Seq.sumBy (fun pair -> InstanceSize.Complexity pair.Value))),
            (fun s -> [| for name in names -> NamedValue.Of(name, s.Values[name]) |] :> IReadOnlyList<NamedValue>),
            (fun _ -> "all"),
            Coordinates = Coordinates.ofRecord (fun name -> if name = "Values" then "" else name) []
        )

    let private certified (s: TimeSample) =
        CertifiedInstance(
            Dataset(ExactMatrix [], ExactVector []),
            ModelConstants(Rational.One, Rational.One, Rational.Zero),
            Dictionary<string, Rational>(s.Values),
            Dictionary<string, TwoLayerNetwork>()
        )

    let private holds relation (difference: Rational) =
        match relation with
        | Relation.Equal -> difference.IsZero
        | Relation.GreaterOrEqual -> difference.Sign >= 0
        | Relation.LessOrEqual -> difference.Sign <= 0
        | Relation.Greater -> difference.Sign > 0
        | _ -> difference.Sign < 0

    /// Accuracy of the numbers that are computed a second time with elementary functions of floating point.
    let private accuracy = 1e-8

    /// The value of a formula; none at a pole.
    let private defined (s: TimeSample) (formula: Printed) =
        try
            Some(Printed.value s.Values formula)
        with :? System.DivideByZeroException ->
            None

    /// All relations, exactly; and exact numbers beside what another route computes in floating point from the same sample:
    /// integration of the equations, or the elementary functions themselves.
    let check
        (hypotheses: (string * Printed * Relation * Printed) list)
        (relations: TimeSample -> TimeRelation list)
        (numeric: TimeSample -> (string * Printed * float) list)
        =
        Check<TimeSample>(fun s context ->
            let disagreement =
                numeric s
                |> List.tryPick (fun (name, formula, computed) ->
                    match defined s formula with
                    | None -> None
                    | Some value ->
                        let exact = value.ToDouble()
                        let off = abs (computed - exact)

                        if System.Double.IsFinite computed && off > accuracy * (1.0 + abs exact) then
                            Some(sprintf "%s is %.12g exactly, and %.12g by the numerical route" name exact computed)
                        else
                            None)

            match disagreement with
            | Some why -> Outcome.EnginesDisagree why
            | None ->
                let compare r (left: Rational) (right: Rational) =

                    if holds r.Relation (left - right) then
                        if r.Relation = Relation.Equal then
                            Outcome.Holds Strength.Exact
                        else
                            Outcome.Holds(Strength.Exact, RealAlgebraic.OfRational((left - right).Abs()))
                    else
                        let word, actual =
                            if left = right then "=", Relation.Equal
                            elif left > right then ">", Relation.Greater
                            else "<", Relation.Less

                        let wanted =
                            match r.Relation with
                            | Relation.Equal -> "="
                            | Relation.GreaterOrEqual -> ">="
                            | Relation.LessOrEqual -> "<="
                            | Relation.Greater -> ">"
                            | _ -> "<"

                        Outcome.Fails(
                            Witness(
                                sprintf "%s: left %s right" r.Title wanted,
                                sprintf "left is %O, right is %O" left right,
                                word,
                                Strength.Exact,
                                sprintf "left %.10g, right %.10g" (left.ToDouble()) (right.ToDouble()),
                                CertificateDraft(
                                    context.Claim,
                                    context.Statement,
                                    r.Title + " fails",
                                    certified s,
                                    [
                                        for name, left, relation, right in hypotheses do
                                            Fact(name, Printed.term left, relation, Printed.term right)
                                        Fact(
                                            "the two sides of what is stated",
                                            Printed.term r.Left,
                                            actual,
                                            Printed.term r.Right
                                        )
                                    ]
                                )
                            )
                        )

                let compared r =
                    match defined s r.Left, defined s r.Right with
                    | Some left, Some right -> compare r left (context.Stated right)
                    | None, _ -> Outcome.Discarded "what is compared is defined"
                    | _, None -> Outcome.TooClose(sprintf "%s: the printed formula divides by 0" r.Title)

                relations s |> Seq.map compared |> Outcome.All)

    /// A relation by its parts.
    let relation title left relation right = {
        Title = title
        Left = left
        Relation = relation
        Right = right
    }

    /// f' = side and f(0) = start for a proposed solution: `rates` are the derivatives of the functions it is made of, and
    /// `starts` their values at 0.
    let solves name rates (starts: (string * Printed) list) (f: Printed) (side: Printed) (start: Printed) =
        let rec first formula =
            match formula with
            | Exact _ -> formula
            | Named n ->
                starts
                |> List.tryFind (fun (known, _) -> known = n)
                |> Option.map snd
                |> Option.defaultValue formula
            | Plus(a, b) -> Plus(first a, first b)
            | Times(a, b) -> Times(first a, first b)
            | Over(a, b) -> Over(first a, first b)

        [
            relation (sprintf "the equation of %s" name) (Printed.derivative rates f) Relation.Equal side
            relation (sprintf "the value of %s at 0" name) (first f) Relation.Equal start
        ]

    /// f(t) for f' = field(f), by the classical Runge-Kutta method; not a number when its own error estimate is too large to
    /// compare with.
    let integrate (field: float[] -> float[]) (start: float[]) (time: float) (index: int) =
        let run steps =
            let h = time / float steps

            let move (k: float) (direction: float[]) (point: float[]) =
                Array.map2 (fun x d -> x + k * d) point direction

            (start, seq { 1..steps })
            ||> Seq.fold (fun f _ ->
                let k1 = field f
                let k2 = field (f |> move (h / 2.0) k1)
                let k3 = field (f |> move (h / 2.0) k2)
                let k4 = field (f |> move h k3)
                f |> move (h / 6.0) k1 |> move (h / 3.0) k2 |> move (h / 3.0) k3 |> move (h / 6.0) k4)

        let fine, coarse = (run 320)[index], (run 160)[index]

        // Written so that an overflow counts as too large an error.
        if abs (fine - coarse) <= 0.1 * accuracy * (1.0 + abs fine) then
            fine
        else
            nan

/// A derivation that replays, with what ties it to the printed statement.
type internal ReplayedDerivation(name: string, latex: string, ties: (unit -> string | null) list) =
    interface IProof with
        member _.Name = name
        member _.Latex = latex
        member _.Assumptions = [||]

        member _.Replay() : string | null =
            let replayed = Derivations.Find(name).Replay()

            if not replayed.IsValid then
                replayed.Reason
            else
                ties |> Seq.tryPick (fun tie -> Option.ofObj (tie ())) |> Option.toObj

/// Identities and inequalities that the engine decides for all parameters.
type internal ProvedComparisons(name: string, latex: string, comparisons: PrintedComparison list) =
    interface IProof with
        member _.Name = name
        member _.Latex = latex
        member _.Assumptions = [||]

        member _.Replay() : string | null =
            match comparisons |> List.tryFind (fun c -> not c.IsProved) with
            | Some open' -> sprintf "%s is not proved" open'.Name
            | None -> null

/// Functions of the time that the engine proves to be non-negative for all t >= 0 and all parameters inside hypotheses.
type internal ProvedNonNegative(name: string, latex: string, claims: (string * string) list) =
    interface IProof with
        member _.Name = name
        member _.Latex = latex
        member _.Assumptions = [||]

        member _.Replay() : string | null =
            claims
            |> List.tryPick (fun (f, hypotheses) ->
                if LongTime.IsNonNegative(ElementaryExpression.Parse f, Guard.Parse hypotheses) then
                    None
                else
                    Some(sprintf "%s is not shown to be non-negative" f))
            |> Option.toObj

/// A printed solution that the engine verifies for all parameters.
type internal VerifiedPrinted(latex: string, printed: PrintedSolution) =
    interface IProof with
        member _.Name = printed.Name
        member _.Latex = latex
        member _.Assumptions = [||]

        member _.Replay() : string | null =
            if printed.Verification.Outcome = OdeOutcome.Solves then
                null
            else
                printed.Verification.ToString()

/// What ties derivations to printed formulas.
module internal Tie =

    /// A printed solution of an equation, verified by substitution.
    let solution (problem: OdeProblem) (printed: string) () : string | null =
        let verification = OdeVerifier.Verify(problem, ElementaryExpression.Parse printed)

        if verification.Outcome = OdeOutcome.Solves then
            null
        else
            verification.ToString()
