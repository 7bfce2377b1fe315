namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Derivations.Write

/// Alignment on the sphere: f' = a^2 - f^2 between its equilibria (orthogonal, proof of Lemma 7).
module internal SphereAlignment =

    /// Builds the derivation anew, its witnesses searched again.
    let build () : Script =
        let proof =
            ProofBuilder(
                "alignment-tanh",
                "Alignment on the sphere follows a hyperbolic tangent",
                "for every a > 0, the solutions of f′ = a² − f² with f(0) in (−a, a) are f = a tanh(a (t + t₀)), "
                + "written with e = exp(a t) and k = exp(2 a t₀); they exist for all t and stay in (−a, a)",
                "orthogonal, proof of Lemma 7"
            )

        let a = proof.Symbol("a", "a", "a", "speed: the norm of the extremal vector")
        let f0 = proof.Symbol("f0", "f₀", "f_0", "alignment at the start")

        let f =
            proof.Symbol("f", "f", "f", "alignment: scalar product of the unit neuron with the extremal vector")

        let e = proof.Symbol("e", "e", "e", "exp(a t)")
        let k = proof.Symbol("k", "k", "k", "exp(2 a t₀)")
        let u = proof.Symbol("u", "u", "u", "exp of the integral of f")

        let speed = proof.Hypothesis("H1", positive a)
        let above = proof.Hypothesis("H2", positive (a + f0))
        let below = proof.Hypothesis("H3", positive (a - f0))

        proof.Introduce(SolutionOf [ "f", a * a - f * f, f0 ], "any solution of the flow on the sphere")
        |> ignore

        let system = proof.Latest

        let grows =
            (proof.Introduce(ExponentialOf(a, "e"), "the exponential at speed a"))[0]

        let offset =
            (proof.Introduce(Let("k", (a + f0) / (a - f0)), "the time t₀ at which the solution would pass 0"))[0]

        let isPositive =
            proof.Entail(
                [],
                [ offset; above; below ],
                positive k,
                factors [ a - f0 ],
                "k is positive, as an exponential"
            )

        let power = productOf proof [ grows; grows; isPositive ]

        let stands =
            proof.Entail([], [ power ], positive (k * e * e + RationalFunction.One), "a denominator is positive")

        proof.Keep(stands, "so it may be divided by") |> ignore

        let closed =
            a * (k * e * e - RationalFunction.One) / (k * e * e + RationalFunction.One)

        // The definition of k is inserted: values at 0 are compared as rational functions of the parameters.
        let inserted = closed.Substitute("k", (a + f0) / (a - f0))
        let scaled = productOf proof [ grows; grows; above ]

        let numerator =
            proof.Entail([], [ scaled; below ], positive ((a + f0) * e * e + (a - f0)), "and so is another")

        proof.Keep(numerator, "so it may be divided by") |> ignore
        proof.Substitute(system, [ inserted ], "a tanh(a (t + t₀)) solves the equation")

        let factor =
            (proof.Introduce(ExponentialOf(f, "u"), "for the converse, an integrating factor"))[0]

        let up =
            proof.Invariant((a + f) * u / e, None, "u and f u solve a linear system with eigenvalues a")

        let down = proof.Invariant((a - f) * u * e, None, "and −a")

        let product =
            proof.Entail(
                [],
                [ up; down; grows; factor; below; speed ],
                zero ((a + f) * (a - f0) - (a - f) * (a + f0) * e * e),
                factors [ (a - f0) * e / u; (a + f0) * e / u ],
                "the two invariants without u"
            )

        let only =
            proof.Entail(
                [],
                [ product; grows; above; below; numerator ],
                zero (f - inserted),
                factors [ RationalFunction.One / ((a + f0) * e * e + (a - f0)) ],
                "so every solution is this one"
            )

        let one = RationalFunction.One

        let inK =
            proof.Entail(
                [],
                [ product; offset; stands; below ],
                zero (f - closed),
                factors [ one / ((a - f0) * (k * e * e + one)); (a - f) * e * e / (k * e * e + one) ],
                "written with k"
            )

        let height = productOf proof [ speed; power ]

        let lower =
            proof.Entail([], [ height; stands ], positive (a + closed), "the closed form is above −a")

        let upper =
            proof.Entail([], [ speed; stands ], positive (a - closed), "and below a")

        let bounds = [
            proof.Entail([], [ lower; inK ], positive (a + f), "so the solution stays above −a")
            proof.Entail([], [ upper; inK ], positive (a - f), "and below a")
        ]

        proof.Conclude([ only; inK ] @ bounds, "the solution, its uniqueness and its bounds")
        proof.Script

    /// Theorems: 0: f = a ((a + f0) e^2 - (a - f0))/((a + f0) e^2 + (a - f0)); 1: the same with k = (a + f0)/(a - f0);
    /// 2 and 3: it lies in (-a, a).
    let script: Lazy<Script> = lazy (build ())
