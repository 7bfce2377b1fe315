namespace ReluProofs.Symbolic.Algebra

open System.Collections.Generic
open ReluProofs.Kernel

/// What an elementary function is at one point: a closed interval with rational ends that contains its value. Immutable.
[<Sealed; AllowNullLiteral(false)>]
type ElementaryValue internal (low: Rational, high: Rational) =

    /// The value is not below this.
    member _.Low = low

    /// The value is not above this.
    member _.High = high

    /// The value where the parameters, and t where it occurs, have the given values: an exact enclosure, rounded outward
    /// to multiples of 2^-bits on the way. Throws ArgumentException when a value is missing or a logarithm's argument is
    /// not seen to be positive, DivideByZeroException when a denominator is not seen to differ from 0.
    static member Of
        (f: ElementaryFunction, values: IReadOnlyDictionary<string, Rational>, bits: int)
        : ElementaryValue =
        let value = ElementaryEnclosure.Enclose(f, values, bits)
        ElementaryValue(value.Low, value.High)
