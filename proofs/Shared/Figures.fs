namespace ReluProofs.Proofs

open System
open ReluProofs.Kernel
open ReluProofs.Numeric.Statistics
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Figures
open ReluProofs.Verify.Instances

/// Regenerated figures in the words of the claim files.
module internal Figures =

    /// How often the interval of a counted part may miss its probability.
    let private missed = 0.05

    /// A figure with its sizes: the paper's, those run by default, those run on request where they are others.
    let declare
        (published: string)
        (quick: string)
        (thorough: string option)
        (rows: FigureRun -> FigureRow seq)
        : Figure =
        Figure(published, quick, Option.toObj thorough, rows)

    /// A point: its setting, its curve, what the paper prints there (nothing: ""), and what we find.
    let row (setting: NamedValue list) series printed (found: FigureValue) = FigureRow(setting, series, printed, found)

    let exact (x: Rational) = FigureValue.Exactly x

    /// Two rational ends, rounded outwards.
    let enclosed (low: Rational) (high: Rational) =
        FigureValue.Enclosed(Math.BitDecrement(low.ToDouble()), Math.BitIncrement(high.ToDouble()))

    let whole (k: int) = FigureValue.Exactly(Rational.OfInt k)
    let computed (value: float) (error: float) = FigureValue.Computed(value, error)
    let word text = FigureValue.Word(text, Strength.Exact)

    /// A setting in words.
    let named name (text: string) = NamedValue(name, [| text |], false)

    /// A part of random runs, with its exact 95 % interval.
    let counted count runs =
        let interval = ClopperPearson.Interval(count, runs, missed)
        FigureValue.Counted(count, runs, interval.Low, interval.High)

    /// What a check takes beside the instance, for the functions that a check and its figure share.
    let context (claim: string) (run: FigureRun) =
        CheckContext(claim, claim, run.Seed, run.Cancellation, run.IsThorough)
