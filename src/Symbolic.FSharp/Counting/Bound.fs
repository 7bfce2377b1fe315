namespace ReluProofs.Symbolic.Counting

open System
open ReluProofs.Kernel

/// The outcome of comparing two real numbers.
type BoundOutcome =
    | Holds = 0
    | Fails = 1
    /// The highest precision allowed does not separate the two sides. Equal numbers that are not both given as rationals end
    /// here, at any precision.
    | TooClose = 2

/// How a comparison of two real numbers came out.
[<Sealed; AllowNullLiteral(false)>]
type Bound internal (outcome: BoundOutcome, slack: Enclosure | null, bits: int) =
    static let decide (isStrict: bool) (left: RealNumber) (right: RealNumber) (maxBits: int) =
        if maxBits < 2 then
            raise (ArgumentOutOfRangeException(nameof maxBits, "the precision is at least 2 bits"))

        let difference = right - left

        let rec refine bits =
            let slack = difference.TryEnclose bits

            let outcome =
                match slack with
                | null -> BoundOutcome.TooClose
                | s when s.IsPoint ->
                    if s.Lower.Sign > 0 || (s.Lower.IsZero && not isStrict) then
                        BoundOutcome.Holds
                    else
                        BoundOutcome.Fails
                | s when s.Lower.Sign > 0 || (s.Lower.IsZero && not isStrict) -> BoundOutcome.Holds
                | s when s.Upper.Sign < 0 || (s.Upper.IsZero && isStrict) -> BoundOutcome.Fails
                | _ -> BoundOutcome.TooClose

            if outcome = BoundOutcome.TooClose && bits < maxBits then
                refine (min maxBits (2 * bits))
            else
                Bound(outcome, slack, bits)

        refine (min 64 maxBits)

    member _.Outcome = outcome

    /// Right side minus left side; null when the precision did not even suffice to evaluate it.
    member _.Slack: Enclosure | null = slack

    /// The precision the decision took.
    member _.Bits = bits

    /// The precision AtMost and Less climb to when none is given.
    static member DefaultBits = 2048

    /// Decides left <= right rigorously, doubling the precision from 64 bits up to maxBits. Throws where a side is not defined.
    static member AtMost(left: RealNumber, right: RealNumber, maxBits: int) : Bound = decide false left right maxBits

    /// Decides left <= right with at most DefaultBits of precision.
    static member AtMost(left: RealNumber, right: RealNumber) : Bound = decide false left right Bound.DefaultBits

    /// Decides left < right rigorously, doubling the precision from 64 bits up to maxBits. Throws where a side is not defined.
    static member Less(left: RealNumber, right: RealNumber, maxBits: int) : Bound = decide true left right maxBits

    /// Decides left < right with at most DefaultBits of precision.
    static member Less(left: RealNumber, right: RealNumber) : Bound = decide true left right Bound.DefaultBits
