namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Derivations.Write

/// Growth of the norm of aligned neurons: f' = a f - b f^2 (orthogonal, B.4 before (21)).
module internal LogisticGrowth =

    /// Builds the derivation anew, its witnesses searched again.
    let build () : Script =
        let proof =
            ProofBuilder(
                "logistic-growth",
                "The norm of aligned neurons grows logistically",
                "for all a, b > 0, the solutions of f′ = a f − b f² with f(0) in (0, a/b) are "
                + "f = (a/b) exp(a (t − τ))/(1 + exp(a (t − τ))), written with e = exp(a t) and c = exp(−a τ); "
                + "they exist for all t, never fall and stay in (0, a/b)",
                "orthogonal, B.4 before (21)"
            )

        let a = proof.Symbol("a", "a", "a", "rate of growth")
        let b = proof.Symbol("b", "b", "b", "strength of the brake")
        let f0 = proof.Symbol("f0", "f₀", "f_0", "squared norm at the start")
        let f = proof.Symbol("f", "f", "f", "squared norm of the aligned neurons")
        let e = proof.Symbol("e", "e", "e", "exp(a t)")
        let c = proof.Symbol("c", "c", "c", "exp(−a τ)")
        proof.Symbol("w", "w", "w", "exp of the integral of b f") |> ignore

        let signs = [
            proof.Hypothesis("H1", positive a)
            proof.Hypothesis("H2", positive b)
            proof.Hypothesis("H3", positive f0)
            proof.Hypothesis("H4", positive (a - b * f0))
        ]

        let law = GrowthLaw.write proof ("f", "e", "w") a b f0 signs

        let offset =
            (proof.Introduce(Let("c", b * f0 / (a - b * f0)), "the time τ of half growth"))[0]

        let one = RationalFunction.One

        let isPositive =
            proof.Entail(
                [],
                [ offset; productOf proof [ signs[1]; signs[2] ]; signs[3] ],
                positive c,
                factors [ a - b * f0 ],
                "c is positive, as an exponential"
            )

        let stands =
            proof.Entail([], [ isPositive; law.GrowthPositive ], positive (one + c * e), "a denominator is positive")

        proof.Keep(stands, "so it may be divided by") |> ignore
        let printed = a / b * (c * e) / (one + c * e)

        let same =
            proof.Entail(
                [],
                [ law.Only; offset; stands; law.DenominatorPositive; signs[1]; signs[3] ],
                zero (f - printed),
                factors [ a * e * (a - b * f0) / (b * (one + c * e) * law.Denominator) ],
                "written with c"
            )

        let height = productOf proof [ isPositive; law.GrowthPositive; signs[0] ]
        let scale = productOf proof [ signs[1]; stands ]

        let lower =
            proof.Entail([], [ height; scale ], positive printed, "the closed form is positive")

        let upper =
            proof.Entail([], [ signs[0]; scale ], positive (a / b - printed), "and below a/b")

        let share = productOf proof [ signs[1]; upper ]

        let bounds = [
            proof.Entail([], [ lower; same ], positive f, "so the solution is positive")
            proof.Entail([], [ share; same ], positive (a - b * f), factors [ b ], "and below a/b")
        ]

        let rises =
            proof.Entail([], [ productOf proof bounds ], nonNegative (a * f - b * f * f), "so it never falls")

        let grown = proof.Monotone(f, rises, "and never falls below its start")
        proof.Conclude([ law.Only; same ] @ bounds @ [ grown ], "the solution, its uniqueness and its bounds")
        proof.Script

    /// Theorems: 0: f = a f0 e/(a - b f0 + b f0 e); 1: f = (a/b) c e/(1 + c e); 2 and 3: it lies in (0, a/b);
    /// 4: f >= f0.
    let script: Lazy<Script> = lazy (build ())
