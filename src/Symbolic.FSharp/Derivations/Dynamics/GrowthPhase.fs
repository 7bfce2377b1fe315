namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Derivations.Write

/// The phase in which aligned neurons fit the positive labels: the growth law of orthogonal, section 4.2, the loss of the
/// saddle it approaches, and the times it takes.
module internal GrowthPhase =

    [<NoComparison>]
    type Phase = {
        D: RationalFunction
        N: RationalFunction
        Start: RationalFunction
        U: RationalFunction
        /// D > 0, n > 0, u0 > 0, u0 < n D.
        Signs: Reference list
    }

    /// The symbols and hypotheses.
    let declare (proof: ProofBuilder) : Phase =
        let d = proof.Symbol("D", "D", "D", "norm of D₊")
        let n = proof.Symbol("n", "n", "n", "number of points")

        let start =
            proof.Symbol("u0", "u₀", "u_0", "squared norm of the aligned neurons at the start")

        let u = proof.Symbol("u", "u", "u", "squared norm of the aligned neurons")
        proof.Symbol("e", "e", "e", "exp(2 D t)") |> ignore
        proof.Symbol("w", "w", "w", "exp of the integral of 2 u/n") |> ignore

        let signs = [
            proof.Hypothesis("H1", positive d)
            proof.Hypothesis("H2", positive n)
            proof.Hypothesis("H3", positive start)
            proof.Hypothesis("H4", positive (n * d - start))
        ]

        {
            D = d
            N = n
            Start = start
            U = u
            Signs = signs
        }

    /// u' = 2 D u - (2/n) u^2, solved.
    let solve (proof: ProofBuilder) (phase: Phase) : GrowthLaw.Law =
        let two, signs = constant 2, phase.Signs
        let rate, brake = two * phase.D, two / phase.N

        let conditions = [
            proof.Entail([], [ signs[0] ], positive rate, "the rate is positive")
            proof.Entail([], [ signs[1] ], positive brake, "and so is the brake")
            signs[2]
            proof.Entail(
                [],
                [ signs[1]; signs[3] ],
                positive (rate - brake * phase.Start),
                "the start is below the equilibrium"
            )
            signs[1]
        ]

        GrowthLaw.write proof ("u", "e", "w") rate brake phase.Start conditions
