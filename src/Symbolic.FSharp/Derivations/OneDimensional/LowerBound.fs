namespace ReluProofs.Symbolic.Derivations.OneDimensionalStages

open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Derivations
open ReluProofs.Symbolic.Derivations.Write

/// The minimum as a lower bound for every width.
[<NoComparison>]
type internal LowerBound = {
    Lower: Reference
    /// That the loss is the minimum.
    Optimal: SignCondition
    /// That what the norm costs more is not negative.
    Costs: Reference list
    /// The statements that add up to the bound.
    Summands: Reference list
}

/// No network of any width has a smaller loss than the two sides at their minima.
module internal LowerBound =

    let establish (d: Decoupled) (norm: NormCost option) : LowerBound =
        let s = d.Setting

        let costs = norm |> Option.map (fun cost -> cost.Costs) |> Option.defaultValue []

        let summands = d.Decomposition :: d.P.Lower :: d.N.Lower :: costs
        let excess = s.Loss - ClosedForms.minimum s.Labels s.P.Gain s.N.Gain

        {
            Lower = s.Proof.Entail([], summands, nonNegative excess, "no network of any width has a smaller loss")
            Optimal = zero excess
            Costs = costs
            Summands = summands
        }
