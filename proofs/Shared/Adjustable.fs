namespace ReluProofs.Proofs

open System
open ReluProofs.Kernel
open ReluProofs.Verify.Claims

/// Numbers of a refuted statement that the engine may change, to see with which value it stands up.
module internal Adjustable =

    let private reading statement check added : Reading<'T> =
        Reading<'T>(Name = "found", Statement = statement, Check = check, Added = added)

    /// A number between the printed one and a safe one, towards which the statement gets weaker.
    let towards
        (safe: Rational)
        (name: string)
        (printed: Rational)
        (text: Rational -> string)
        (check: Rational -> Check<'T>)
        =
        Threshold<'T>(name, printed, Nullable safe, (fun k -> reading (text k) (check k) []))

    /// The same for a whole number.
    let integerTowards (safe: int) (name: string) (printed: int) (text: int -> string) (check: int -> Check<'T>) =
        Threshold<'T>(
            name,
            Rational.OfInt printed,
            Nullable(Rational.OfInt safe),
            (fun k -> reading (text (int k.Numerator)) (check (int k.Numerator)) []),
            true
        )

    /// A whole number of an equation: another value is neither weaker nor stronger.
    let integer (name: string) (printed: int) (text: int -> string) (check: int -> Check<'T>) =
        Threshold<'T>(
            name,
            Rational.OfInt printed,
            Nullable(),
            (fun k -> reading (text (int k.Numerator)) (check (int k.Numerator)) []),
            true
        )

    /// A number in one more hypothesis, between one with which it excludes hardly anything and a safe one.
    let hypothesis
        (safe: Rational)
        (name: string)
        (start: Rational)
        (check: Check<'T>)
        (text: Rational -> string)
        (holds: Rational -> 'T -> bool)
        =
        Threshold<'T>(
            name,
            start,
            Nullable safe,
            (fun k ->
                let added = text k
                reading ("the same for " + added) check [ Hypothesis<'T>(added, added, (fun i -> holds k i), null) ])
        )
