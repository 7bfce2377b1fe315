namespace ReluProofs.Symbolic.Derivations.OneDimensionalStages

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Derivations
open ReluProofs.Symbolic.Derivations.Write

/// The loss as a function of each side's sum, and of what the norm costs more.
[<NoComparison>]
type internal Decoupled = {
    Setting: Setting
    Neurons: int
    P: SideProblem
    N: SideProblem
    Decomposition: Reference
} with

    member d.Problems = [ d.P; d.N ]

/// The loss as two problems in one variable each.
module internal Decoupling =

    /// What the norm exceeds the sizes of the products by.
    let normExcess (s: Setting) = s.Norm - s.P.Size - s.N.Size

    /// What the sizes of a side's products exceed the size of their sum by.
    let sizeExcess (side: SideSymbols) = side.Size - side.Plus - side.Minus

    /// What the norm costs beyond |G_P| + |G_N|: three amounts, none without weight decay.
    let excesses (s: Setting) =
        if s.Regularised then
            normExcess s :: List.map sizeExcess s.Sides
        else
            []

    let establish (s: Setting) (network: Network) (loss: Loss) (onP: SideProblem) (onN: SideProblem) : Decoupled =
        let costs =
            excesses s |> List.fold (fun total part -> total + s.Beta * part) RationalFunction.Zero

        let decomposition =
            s.Proof.Entail(
                [],
                [
                    s.AlphaPositive
                    loss.Definition
                    loss.Residuals
                    onP.Definition
                    onN.Definition
                    onP.Minimiser.Parts.Head
                    onN.Minimiser.Parts.Head
                ],
                zero (s.Loss - half * s.Labels - s.P.Function - s.N.Function - costs),
                factors [ s.P.Moment / s.Alpha; s.N.Moment / s.Alpha ],
                "the loss is a function of each side, and what the norm costs more"
            )

        {
            Setting = s
            Neurons = network.Neurons
            P = onP
            N = onN
            Decomposition = decomposition
        }
