namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Derivations.Write

/// The logistic equation f' = a f - b f^2 inside a derivation, for a, b and the start f0 in (0, a/b) of the caller.
module internal GrowthLaw =

    /// What a caller gets: the closed form, and the statements about it.
    [<NoComparison>]
    type Law = {
        System: int
        /// exp(a t).
        Growth: RationalFunction
        /// f0 < a/b bounds it from below: a - b f0 + b f0 exp(a t).
        Denominator: RationalFunction
        Closed: RationalFunction
        GrowthPositive: Reference
        DenominatorPositive: Reference
        /// f = closed, for every solution.
        Only: Reference
    }

    /// Writes the steps. `signs` are proofs that a > 0, b > 0, f0 > 0 and a - b f0 > 0, in this order, and that whatever else
    /// a, b and f0 divide by is positive; `names` are the symbols of the solution, of exp(a t) and of the integrating factor.
    let write
        (proof: ProofBuilder)
        (names: string * string * string)
        (a: RationalFunction)
        (b: RationalFunction)
        (f0: RationalFunction)
        (signs: Reference list)
        : Law =
        let unknown, growth, factor = names
        let v = RationalFunction.Variable
        let f, e, w = v unknown, v growth, v factor

        proof.Introduce(SolutionOf [ unknown, a * f - b * f * f, f0 ], "any solution of the growth equation")
        |> ignore

        let system = proof.Latest

        let grows =
            (proof.Introduce(ExponentialOf(a, growth), "the exponential of the unhindered growth"))[0]

        let bottom = a - b * f0 + b * f0 * e

        let drive = productOf proof [ signs[1]; signs[2]; grows ]

        let stands =
            proof.Entail([], [ drive; signs[3] ], positive bottom, "a denominator is positive")

        proof.Keep(stands, "so it may be divided by") |> ignore
        let closed = a * f0 * e / bottom
        proof.Substitute(system, [ closed ], "the closed form solves the equation")

        let weight =
            (proof.Introduce(ExponentialOf(b * f, factor), "for the converse, an integrating factor"))[0]

        let first = proof.Invariant(f * w / e, None, "which makes the equation linear")

        let slope =
            proof.Entail(
                [],
                first :: grows :: signs,
                zero (b * f * w - b * f0 * e),
                factors [ b * e ],
                "so the factor's derivative is known"
            )

        let second =
            proof.Invariant(w - b * f0 / a * e, Some slope, "and the factor itself")

        let only =
            proof.Entail(
                [],
                [ first; second; grows; weight; stands ] @ signs,
                zero (f - closed),
                factors [ a * e / bottom; -a * f / bottom; a * f / bottom ],
                "so every solution is this one"
            )

        {
            System = system
            Growth = e
            Denominator = bottom
            Closed = closed
            GrowthPositive = grows
            DenominatorPositive = stands
            Only = only
        }
