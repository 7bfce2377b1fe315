namespace ReluProofs.Symbolic.Derivations.OneDimensionalStages

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Derivations
open ReluProofs.Symbolic.Derivations.Write

/// One side of the data: the points x > 0 with the neurons u > 0, or the points x < 0 with the neurons u < 0.
[<NoComparison>]
type internal SideSymbols = {
    /// The symbols' common ending, `P` or `N`.
    Letter: string
    /// Which kind of points, and of neurons, is on this side.
    Kind: int
    /// The sum of the products of this side's neurons.
    Total: RationalFunction
    Running: RationalFunction
    /// The sum of the absolute products.
    Size: RationalFunction
    RunningSize: RationalFunction
    /// The squared norm of this side's points, and their inner product with the labels.
    Energy: RationalFunction
    RunningEnergy: RationalFunction
    Moment: RationalFunction
    RunningMoment: RationalFunction
    /// The positive and the negative part of the sum.
    Plus: RationalFunction
    Minus: RationalFunction
    /// What the loss depends on this side's sum by.
    Function: RationalFunction
    /// The soft-threshold minimiser of this side, and what it gains over no neuron.
    Best: RationalFunction
    Gain: RationalFunction
    /// The minimiser's size, the root of its size, and its sign.
    BestSize: RationalFunction
    BestRoot: RationalFunction
    BestSign: RationalFunction
    /// The hypothesis that there is a point on this side.
    EnergyPositive: Reference
}

/// Declares the symbols of a side.
module internal SideSymbols =

    /// The name of a symbol.
    let nameOf (symbol: RationalFunction) = Seq.exactlyOne symbol.Variables

    let private declareAll (proof: ProofBuilder) symbols =
        for symbol, unicode, latex, meaning in symbols do
            proof.Symbol(nameOf symbol, unicode, latex, meaning) |> ignore

    /// The symbols of a side, with the hypothesis that it has a point.
    let assume (proof: ProofBuilder) (kind: int) (letter: string) (moment: string) : SideSymbols =
        let v = RationalFunction.Variable

        {
            Letter = letter
            Kind = kind
            Total = v ("G" + letter)
            Running = v ("G" + letter + "'")
            Size = v ("H" + letter)
            RunningSize = v ("H" + letter + "'")
            Energy = v letter
            RunningEnergy = v (letter + "'")
            Moment = v moment
            RunningMoment = v (moment + "'")
            Plus = v ("G" + letter + "+")
            Minus = v ("G" + letter + "-")
            Function = v ("f" + letter)
            Best = v ("A" + letter)
            Gain = v ("W" + letter)
            BestSize = v ("K" + letter)
            BestRoot = v ("R" + letter)
            BestSign = v ("S" + letter)
            EnergyPositive = proof.Hypothesis(sprintf "a point of side %s" letter, positive (v letter))
        }

    /// The glyphs of the sums over this side, and of the minimiser.
    let declareSums (proof: ProofBuilder) (s: SideSymbols) =
        let letter, moment = s.Letter, nameOf s.Moment

        declareAll proof [
            s.Total, "G_" + letter, "G_" + letter, "Σ u_j ω_j over this side's neurons"
            s.Running, "G̃_" + letter, @"\tilde G_" + letter, "the same sum so far"
            s.Size, "H_" + letter, "H_" + letter, "Σ |u_j ω_j| over this side's neurons"
            s.RunningSize, "H̃_" + letter, @"\tilde H_" + letter, "the same sum so far"
            s.Energy, letter, letter, sprintf "‖X‖² over the points of side %s" letter
            s.Moment, moment, moment, sprintf "X·Y over the points of side %s" letter
            s.Best, "γ_" + letter, @"\gamma_" + letter, "the best sum of products of this side"
        ]

    /// The glyphs of a side's remaining symbols, those that definitions introduce and the running sums of the data.
    let declareDefined (proof: ProofBuilder) (s: SideSymbols) =
        let letter, moment = s.Letter, nameOf s.Moment

        declareAll proof [
            s.RunningEnergy, letter + "̃", sprintf @"\tilde %s" letter, "the sum of squares so far"
            s.RunningMoment, moment + "̃", sprintf @"\tilde %s" moment, "the inner product so far"
            s.Plus, sprintf "G_%s⁺" letter, sprintf "G_%s^{+}" letter, "positive part of the sum"
            s.Minus, sprintf "G_%s⁻" letter, sprintf "G_%s^{-}" letter, "negative part of the sum"
            s.Gain, "W_" + letter, "W_" + letter, "what this side gains at best"
            s.Function, "φ_" + letter, @"\varphi_" + letter, "what the loss depends on this side's sum by"
            s.BestSize, sprintf "|γ_%s|" letter, sprintf @"|\gamma_%s|" letter, "the size of the best sum"
            s.BestSign, "σ_" + letter, @"\sigma_" + letter, "its sign"
            s.BestRoot, sprintf "ρ_%s" letter, sprintf @"\rho_%s" letter, "√ of its size"
        ]
