namespace ReluProofs.Proofs

open System
open ReluProofs.Kernel
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking

/// By how much inequalities hold whose slack is no rational number: lower bounds of it, in few digits.
module internal Slack =

    /// A rational at most the number, of 53 bits; 0 where that is below 0.
    let below (x: Rational) =
        Rational.Max(Rational.Zero, Rational.OfDouble(Math.BitDecrement(x.ToDouble())))

    /// A floating-point margin, error taken off, rounded down to two digits, so that the last bits of a computation do not show.
    let ofMargin (margin: float) =
        if not (Double.IsFinite margin) || margin <= 0.0 then
            Rational.Zero
        else
            let unit = Math.Pow(10.0, Math.Floor(Math.Log10 margin) - 1.0)
            Rational.OfDouble(Math.Floor(margin / unit) * unit)

    let holds strength (slack: Rational) = Outcome.Holds(strength, RealAlgebraic.OfRational slack)

    /// The outcome of a comparison of real numbers that holds.
    let ofBound (bound: Bound) =
        match bound.Slack with
        | null -> Outcome.Holds Strength.Enclosed
        | slack -> holds Strength.Enclosed (below slack.Lower)
