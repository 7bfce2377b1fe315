namespace ReluProofs.Proofs.OneDim

open ReluProofs.Kernel

/// The usual false variations of a stated value, which is a number with the term that prints it.
module internal Mutation =

    type Value = Rational * Term

    /// k times the value.
    let scaled (k: Rational) ((value, term): Value) : Value = k * value, Term.Number k * term

    /// The value with its sign changed.
    let negated (value: Value) : Value = scaled Rational.MinusOne value

    /// The value times alpha: an exponent off by one.
    let timesAlpha (i: Instance) ((value, term): Value) : Value = i.Alpha * value, Terms.alpha * term

    /// The instance with beta doubled, for a threshold off by a factor 2.
    let doubledDecay (i: Instance) = { i with Beta = Rational.Two * i.Beta }
