namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Derivations.Write

/// The loss is the exponential of the integrated local curvature (weakint, Lemma 2).
module internal AverageCurvature =

    /// Builds the derivation anew, its witnesses searched again.
    let build () : Script =
        let proof =
            ProofBuilder(
                "average-curvature",
                "The loss is the exponential of the average curvature",
                "along L′ = −μ(t) L with any continuous μ, L = L₀ exp(−t ⟨μ⟩), where t ⟨μ⟩ is the integral of μ from 0 to t; "
                + "with L₀ > 0 the loss stays positive. The equation of L is the definition of the local curvature, "
                + "μ = −L′/L",
                "weakint, Lemma 2"
            )

        let start = proof.Symbol("L0", "L₀", "L_0", "loss at the start")

        let curvature =
            proof.Symbol("mu", "μ", @"\mu", "local curvature, any continuous function of the time")

        let loss = proof.Symbol("L", "L", "L", "loss")
        let weight = proof.Symbol("m", "m", "m", "exp(t ⟨μ⟩)")
        let isPositive = proof.Hypothesis("H1", positive start)
        proof.Introduce(FunctionOf "mu", "the local curvature") |> ignore
        proof.Introduce(SolutionOf [ "L", -curvature * loss, start ], "the loss") |> ignore
        let system = proof.Latest

        let grows =
            (proof.Introduce(ExponentialOf(curvature, "m"), "the exponential of the integrated curvature"))[0]

        proof.Substitute(system, [ start / weight ], "L₀/m solves the equation")

        let kept =
            proof.Invariant(loss * weight, None, "loss times the exponential does not change")

        let only =
            proof.Entail(
                [],
                [ kept; grows ],
                zero (loss - start / weight),
                factors [ RationalFunction.One / weight ],
                "so the loss is this"
            )

        let stays =
            proof.Entail(
                [],
                [ kept; grows; isPositive ],
                positive loss,
                factors [ RationalFunction.One / weight ],
                "and positive"
            )

        proof.Conclude([ only; stays ], "the loss as the exponential of the average curvature")
        proof.Script

    /// Theorems: 0: L = L0/m with m = exp(integral of mu); 1: L > 0.
    let script: Lazy<Script> = lazy (build ())
