namespace ReluProofs.Symbolic.Counting

open System
open System.Collections.Generic
open ReluProofs.Kernel

/// What checking a bound at every point of a grid found.
[<Sealed; AllowNullLiteral(false)>]
type GridBound
    internal
    (
        points: int,
        violations: int,
        undecided: int,
        firstViolation: IReadOnlyList<Rational> | null,
        firstUndecided: IReadOnlyList<Rational> | null,
        leastSlack: Enclosure | null,
        leastSlackAt: IReadOnlyList<Rational> | null
    ) =

    static let check isStrict points (left: Func<_, RealNumber>) (right: Func<_, RealNumber>) maxBits =
        let mutable count, violations, undecided = 0, 0, 0
        let mutable firstViolation: IReadOnlyList<Rational> | null = null
        let mutable firstUndecided: IReadOnlyList<Rational> | null = null
        let mutable least: Enclosure | null = null
        let mutable leastAt: IReadOnlyList<Rational> | null = null

        for point: IReadOnlyList<Rational> in points do
            let lhs, rhs = left.Invoke point, right.Invoke point

            let bound =
                if isStrict then
                    Bound.Less(lhs, rhs, maxBits)
                else
                    Bound.AtMost(lhs, rhs, maxBits)

            count <- count + 1

            match bound.Outcome with
            | BoundOutcome.Fails ->
                violations <- violations + 1

                if isNull firstViolation then
                    firstViolation <- point
            | BoundOutcome.TooClose ->
                undecided <- undecided + 1

                if isNull firstUndecided then
                    firstUndecided <- point
            | _ -> ()

            match bound.Slack, least with
            | null, _ -> ()
            | slack, null ->
                least <- slack
                leastAt <- point
            | slack, known when slack.Lower < known.Lower ->
                least <- slack
                leastAt <- point
            | _ -> ()

        GridBound(count, violations, undecided, firstViolation, firstUndecided, least, leastAt)

    /// The number of points checked.
    member _.Points = points

    /// The number of points where the bound fails, rigorously.
    member _.Violations = violations

    /// The number of points where the highest precision did not decide.
    member _.Undecided = undecided

    /// Fails if it fails anywhere; else TooClose if some point is undecided; else Holds (also on no points at all).
    member _.Outcome =
        if violations > 0 then BoundOutcome.Fails
        elif undecided > 0 then BoundOutcome.TooClose
        else BoundOutcome.Holds

    /// The first point, in the order given, where the bound fails; null when there is none.
    member _.FirstViolation: IReadOnlyList<Rational> | null = firstViolation

    /// The first undecided point; null when there is none.
    member _.FirstUndecided: IReadOnlyList<Rational> | null = firstUndecided

    /// Right side minus left side where the lower end of its enclosure is least: no point has less slack than that end. Null
    /// when no point was evaluated.
    member _.LeastSlack: Enclosure | null = leastSlack

    /// Where LeastSlack is; null when it is.
    member _.LeastSlackAt: IReadOnlyList<Rational> | null = leastSlackAt

    /// Checks left(point) <= right(point) at every point, each decided as Bound.AtMost does. Throws where a side is not defined.
    static member AtMost
        (
            points: IEnumerable<IReadOnlyList<Rational>>,
            left: Func<IReadOnlyList<Rational>, RealNumber>,
            right: Func<IReadOnlyList<Rational>, RealNumber>,
            maxBits: int
        ) : GridBound =
        check false points left right maxBits

    /// Checks left(point) < right(point) at every point, each decided as Bound.Less does. Throws where a side is not defined.
    static member Less
        (
            points: IEnumerable<IReadOnlyList<Rational>>,
            left: Func<IReadOnlyList<Rational>, RealNumber>,
            right: Func<IReadOnlyList<Rational>, RealNumber>,
            maxBits: int
        ) : GridBound =
        check true points left right maxBits

    /// All points of a product of axes, the last axis fastest. No axis: one point without coordinates.
    static member Product(axes: IReadOnlyList<IReadOnlyList<Rational>>) : IEnumerable<IReadOnlyList<Rational>> =
        let rec from axis : seq<Rational list> =
            if axis = axes.Count then
                Seq.singleton []
            else
                seq {
                    for value in axes[axis] do
                        for rest in from (axis + 1) do
                            value :: rest
                }

        from 0 |> Seq.map (fun point -> Array.ofList point :> IReadOnlyList<Rational>)

    /// The axis first, first+1, ..., last; empty when last < first.
    static member Integers(first: int, last: int) : IReadOnlyList<Rational> = [|
        for n in first..last do
            Rational.OfInt n
    |]
