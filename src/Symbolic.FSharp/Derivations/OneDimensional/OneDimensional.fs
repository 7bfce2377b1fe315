namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Symbolic.Derivations.OneDimensionalStages

/// The global minimum of the one-dimensional two-layer network, regularised or not, for every width (onedim, Theorems
/// 4.1 and 4.2, with the widths below the critical one as they really are).
module internal OneDimensional =

    let private statement (regularised: bool) =
        if regularised then
            ProofBuilder(
                "onedim-regularised",
                "The regularised optimum of the one-dimensional network is two soft thresholds",
                "L(θ) = ½ Σ (f(x_k) − y_k)² + (β/2) Σ (u_j² + ω_j²), f(x) = (1/α) Σ (x u_j)_+ ω_j: L ≥ ½‖Y‖² − gain_P − gain_N, "
                + "with equality exactly when the products of the neurons with u > 0 sum to γ_P, those with u < 0 to γ_N, all "
                + "neurons are balanced, no product has the wrong sign, and ω = 0 where u = 0; two neurons (one, if a γ is 0) "
                + "attain it; a single neuron can only use one side, at best the one of larger gain",
                "onedim, Theorem 4.2 and Lemma A.2; for width 1 below the critical width the paper differs"
            )
        else
            ProofBuilder(
                "onedim-unregularised",
                "The unregularised optimum of the one-dimensional network is two least-squares fits",
                "l(θ) = ½ Σ (f(x_k) − y_k)², f(x) = (1/α) Σ (x u_j)_+ ω_j: l ≥ ½‖Y‖² − gain_P − gain_N, with equality exactly "
                + "when the products of the neurons with u > 0 sum to α p/P and those with u < 0 to α q/N; a single neuron can "
                + "only use one side, at best the one of larger gain",
                "onedim, Theorem 4.1; for width 1 the paper differs"
            )

    /// Builds the derivation anew, its witnesses searched again.
    let build (regularised: bool) : Script =
        let proof = statement regularised
        let setting = Setting.declare regularised proof

        // The loss of any network, as two problems in one variable each.
        let network = NetworkOutput.establish setting
        let loss = Loss.establish setting network
        let onP = SideProblem.solve setting setting.P
        let onN = SideProblem.solve setting setting.N
        let decoupled = Decoupling.establish setting network loss onP onN

        // The minimum, and where it is attained.
        let norm = NormCost.establish decoupled
        let bound = LowerBound.establish decoupled norm
        let equality = EqualityCase.establish decoupled norm bound
        let sufficient = Sufficiency.establish decoupled norm bound equality
        let attained = Attainment.establish setting equality

        // Widths that cannot use both sides.
        let singleNeuron = SingleNeuron.establish decoupled bound

        let closedForms =
            if regularised then
                []
            else
                List.map (SideProblem.closedForm setting) [ onP; onN ]

        proof.Conclude(
            bound.Lower :: equality.Sums
            @ equality.Tight
            @ [ sufficient ]
            @ attained
            @ singleNeuron
            @ closedForms,
            "the minimum, all minimisers, and the best a single neuron can do"
        )

        proof.Script

    /// With weight decay beta > 0.
    let regularised: Lazy<Script> = lazy (build true)

    /// Without weight decay.
    let unregularised: Lazy<Script> = lazy (build false)
