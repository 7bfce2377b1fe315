namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Render

/// A proved statement: for all values of the symbols that satisfy the hypotheses and the definitions, the assumptions
/// imply the conclusion. `Universal` holds further assumptions about every element of an index set, by kind.
[<NoComparison>]
type internal Sequent = {
    Assumptions: SignCondition list
    Universal: (string * SignCondition list) list
    Conclusion: SignCondition
}

/// What a step may rest on.
type internal Reference =
    | Hypothesis of index: int
    /// Item `item` (from 0) of step `step` (from 1).
    | Item of step: int * item: int

/// A finite sum over an index set, the same increment for all elements of one kind.
[<NoComparison>]
type internal Sum = {
    /// The symbol of the whole sum.
    Total: string
    /// The symbol of the sum so far, for inductions.
    Running: string
    /// What an element adds, by kind.
    Increments: RationalFunction list
}

[<NoComparison>]
type internal ElementKind = {
    Name: string
    Facts: SignCondition list
}

/// Sums over one index set of any size, the empty one included.
[<NoComparison>]
type internal Fold = {
    /// What the elements are, in the plural.
    Index: string
    /// The symbols that differ from element to element.
    Elements: string list
    /// Which elements there are: everything, without overlap.
    Kinds: ElementKind list
    KindsWitness: CaseSplitWitness
    Sums: Sum list
}

/// Any number of independent copies of the coins: an event happens when its indicator is 1 in every copy.
[<NoComparison>]
type internal Copies = {
    /// Each event's symbol, and its indicator in one copy, a polynomial in coins.
    Events: (string * RationalFunction) list
    /// Numbers between 0 and 1, with the symbols for their powers with the number of copies.
    Powers: (Rational * string) list
}

/// Definitions: fresh symbols that exist for all values of the others, and the facts that define them. These are the
/// only modelling conventions; each is a fixed schema.
[<NoComparison>]
type internal Introduction =
    /// A name for an expression.
    | Let of symbol: string * expression: RationalFunction
    /// e = plus - minus, plus >= 0, minus >= 0, plus * minus = 0; so |e| = plus + minus.
    | Parts of expression: RationalFunction * plus: string * minus: string
    /// magnitude = |e| and sign = 1 or -1 with e = sign * magnitude.
    | Polar of expression: RationalFunction * magnitude: string * sign: string
    /// The non-negative square root of an expression that was proved non-negative.
    | SquareRoot of expression: RationalFunction * root: string * evidence: Reference
    /// value = max(e, 0).
    | Relu of expression: RationalFunction * value: string
    /// One value in each case of an earlier split.
    | ByCase of symbol: string * split: int * values: RationalFunction list
    /// Sums over an index set.
    | Sums of Fold
    /// Any solution of a system of differential equations, at any time of the interval from 0 on where it exists: for each
    /// unknown its symbol, its right side and its value at 0.
    | SolutionOf of system: (string * RationalFunction * RationalFunction) list
    /// Any continuous function of the time.
    | FunctionOf of symbol: string
    /// symbol = exp(integral from 0 to t of the rate) > 0; so symbol' = rate * symbol, and it is 1 at 0.
    | ExponentialOf of rate: RationalFunction * symbol: string
    /// The integral from 0 to t.
    | IntegralOf of integrand: RationalFunction * symbol: string
    /// Independent variables that are 0 or 1, each with probability 1/2.
    | Coins of symbols: string list
    /// Events of many independent copies of the coins.
    | Copies of Copies
    /// The expectation of a polynomial in coins, or in events of copies.
    | MeanOf of expression: Formula * symbol: string * value: RationalFunction

/// What a step claims, with everything its checker needs.
[<NoComparison>]
type internal StepKind =
    | Introduce of Introduction
    /// Equal as rational functions, each side written as a reader wants to see it.
    | Identity of left: Formula * right: Formula
    /// `expression = 0` exactly where the unknown is the solution.
    | Solve of expression: RationalFunction * unknown: string * solution: RationalFunction
    /// The assumptions and the cited statements imply the conclusion; one Farkas witness a branch of its negation. The
    /// witness counts cited conclusions first, then assumptions, then the negated conclusion.
    | Entail of
        assumptions: SignCondition list *
        cited: Reference list *
        conclusion: SignCondition *
        witnesses: Refutation list
    /// The cases cover everything the cited statements allow, and no two overlap.
    | Split of cited: Reference list * cases: SignCondition list list * witness: CaseSplitWitness
    /// The conclusion, proved in every case of a split.
    | ByCases of assumptions: SignCondition list * split: int * branches: Reference list * conclusion: SignCondition
    /// Invariants of the sums of a fold, by induction on the number of elements. `steps`, by kind and invariant, point to
    /// the proofs that adding an element keeps the invariant; `given` is assumed of every element, by kind.
    | Induction of
        fold: int *
        assumptions: SignCondition list *
        given: SignCondition list list *
        invariants: SignCondition list *
        steps: Reference list list
    /// A sum of non-negative increments vanishes only if each of them does. `signs`, by kind, point to the proofs that the
    /// increment of `expression` is >= 0; `consequences`, by kind, to what a zero increment implies of the element.
    | Vanishing of
        fold: int *
        assumptions: SignCondition list *
        expression: RationalFunction *
        signs: Reference list *
        consequences: Reference list list
    /// What holds of the sums of a single element, whatever its kind: `expression` of the sums is zero.
    | OneElement of fold: int * expression: RationalFunction
    /// Functions of the time that satisfy the equations and the values at 0 of the system of an earlier step.
    | Substitute of system: int * solution: RationalFunction list
    /// An expression whose derivative in the time vanishes keeps its value at 0. The derivative is identically zero, or the
    /// cited statement says that it is zero.
    | Invariant of expression: RationalFunction * evidence: Reference option
    /// An expression whose derivative in the time was shown to be >= 0 never falls below its value at 0.
    | Monotone of expression: RationalFunction * evidence: Reference
    /// An unconditional statement, kept at hand: what it says is not 0 may be divided by.
    | Keep of Reference
    /// The named theorems of another derivation, with its symbols replaced.
    | Apply of lemma: Script * theorems: int list * substitution: (string * RationalFunction) list
    /// What was to be shown.
    | Conclude of Reference list

and [<NoComparison>] internal Step = { Kind: StepKind; Title: string }

and [<NoComparison>] internal Symbol = {
    Name: string
    Glyph: Glyph
    Meaning: string
}

and [<NoComparison>] internal NamedHypothesis = {
    Label: string
    Condition: SignCondition
}

/// A derivation as data: what is given, and the steps.
and [<NoComparison>] internal Script = {
    Name: string
    Title: string
    Statement: string
    Source: string
    /// All symbols with their glyphs: free ones and those that steps introduce.
    Symbols: Symbol list
    Hypotheses: NamedHypothesis list
    Steps: Step list
}
