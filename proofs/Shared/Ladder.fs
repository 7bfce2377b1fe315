namespace ReluProofs.Proofs

open System
open System.Globalization
open ReluProofs.Verify.Checking

/// A margin of a statement at one scale of the initialisation: positive where the statement holds, with a bound on its error.
[<Struct>]
type internal Margin = {
    Value: float
    Error: float
} with

    member m.Holds = m.Value - m.Error > 0.0
    member m.Fails = m.Value + m.Error < 0.0

    override m.ToString() =
        String.Format(CultureInfo.InvariantCulture, "{0:G4} +- {1:G2}", m.Value, m.Error)

module internal Margin =

    /// A margin that decides nothing.
    let unknown: Margin = { Value = 0.0; Error = infinity }

    /// ln(bound) - ln(value) for a value with an error: positive where value <= bound.
    let atMost (logBound: float) (value: float, error: float) : Margin =
        if not (error < infinity) then
            unknown
        else
            let least = logBound - Math.Log(value + error)

            if value > error then
                let most = logBound - Math.Log(value - error)

                {
                    Value = (least + most) / 2.0
                    Error = (most - least) / 2.0 + 1e-12
                }
            elif least > 0.0 then
                { Value = least; Error = 0.0 }
            else
                unknown

/// Decides "there is lambda* > 0 such that for all lambda <= lambda*: ..." on a ladder of decreasing scales. Finitely many scales
/// never prove it; they support it when the last rungs all hold, and speak against it only when the last rungs all fail by a
/// margin that does not shrink.
module internal Ladder =

    /// Base-10 exponents of the scales, from moderate ones to far below the range of double.
    let exponents = [ -2; -4; -8; -16; -32; -64; -128; -256 ]

    /// How many of the smallest scales must agree.
    let private agreeing = 3

    let private shown exponents margins =
        List.zip exponents margins
        |> List.map (fun (e: int, m: Margin) -> $"1e{e}: {m}")
        |> String.concat ", "

    let private last count items = List.skip (max 0 (List.length items - count)) items

    /// The outcome for the margins at `exponents`, in that order.
    /// stated: the statement's conclusion in words, for a report.
    let decideAt (exponents: int list) (stated: string) (margins: Margin list) : Outcome =
        let final = last agreeing margins
        let evidence = shown (last agreeing exponents) final

        if List.length margins < agreeing then
            invalidArg (nameof margins) $"a ladder has at least {agreeing} rungs"
        elif final |> List.forall _.Holds then
            let least = final |> List.map (fun m -> m.Value - m.Error) |> List.min
            // A margin without bound is none that could be tight.
            if Double.IsFinite least then
                Slack.holds Strength.Numeric (Slack.ofMargin least)
            else
                Outcome.Holds Strength.Numeric
        elif final |> List.forall _.Fails && abs (List.last final).Value >= 0.5 * abs final.Head.Value then
            Outcome.Fails(
                Witness(
                    stated,
                    $"it fails at the smallest scales by a margin that does not shrink: {evidence}",
                    "fails for all small scales tried",
                    Strength.Numeric,
                    "two accuracies of the integrator agree within the errors given",
                    null
                )
            )
        else
            Outcome.TooClose
                $"the smallest scales do not agree ({evidence}); smaller ones, or the limit in closed form, would decide"

    /// The outcome on the first of several ladders that decides, each of them at smaller scales than the one before; the last one's if
    /// none does. "There is lambda*" leaves open where it begins.
    let rec firstDecided (ladders: int list list) (stated: string) (margin: int -> Margin) : Outcome =
        match ladders with
        | [] -> invalidArg (nameof ladders) "there is at least one ladder"
        | exponents :: smaller ->
            let outcome = exponents |> List.map margin |> decideAt exponents stated

            if outcome.Kind = OutcomeKind.TooClose && not smaller.IsEmpty then
                firstDecided smaller stated margin
            else
                outcome

    /// The outcome for a margin at every scale of the ladder.
    let decide (stated: string) (margin: int -> Margin) : Outcome =
        exponents |> List.map margin |> decideAt exponents stated
