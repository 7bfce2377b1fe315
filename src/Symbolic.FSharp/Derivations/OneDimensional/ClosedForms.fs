namespace ReluProofs.Symbolic.Derivations.OneDimensionalStages

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Derivations
open ReluProofs.Symbolic.Derivations.Write

/// The values that the derivation proves optimal, as formulas.
module internal ClosedForms =

    let private v = RationalFunction.Variable

    /// What the soft threshold's parameters s, c and b are on a side.
    let parameters (regularised: bool) (energy: RationalFunction) (moment: RationalFunction) = [
        "s", energy / (v "alpha" * v "alpha")
        "c", moment / v "alpha"
        "b", (if regularised then v "beta" else RationalFunction.Zero)
    ]

    /// The optimal sum of products of one side, in alpha, beta, energy and moment.
    let sideMinimiser regularised energy moment =
        SoftThreshold.minimiser |> replace (parameters regularised energy moment)

    /// What one side gains at best over using no neuron there, -(v*) of the soft threshold, from its minimiser g*.
    let sideGain (energy: RationalFunction) (best: RationalFunction) =
        half * energy / (v "alpha" * v "alpha") * best * best

    /// The minimum for widths that can use both sides, from the two minimisers.
    let minimum (labels: RationalFunction) gainP gainN = half * labels - gainP - gainN

    /// The minimum when one side only can be used.
    let minimumOneSided (labels: RationalFunction) gain = half * labels - gain
