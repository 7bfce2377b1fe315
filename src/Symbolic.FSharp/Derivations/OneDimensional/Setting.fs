namespace ReluProofs.Symbolic.Derivations.OneDimensionalStages

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
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

/// The symbols and the hypotheses. Without weight decay, what only weight decay needs is 0 or absent.
[<NoComparison>]
type internal Setting = {
    Proof: ProofBuilder
    Regularised: bool
    Alpha: RationalFunction
    Beta: RationalFunction
    /// The weights of a neuron.
    U: RationalFunction
    W: RationalFunction
    /// A data point and its label.
    X: RationalFunction
    Y: RationalFunction
    /// The activation (x u)_+.
    Activation: RationalFunction
    /// The sum of the activations, weighted by the output weights.
    Output: RationalFunction
    RunningOutput: RationalFunction
    Residuals: RationalFunction
    RunningResiduals: RationalFunction
    Labels: RationalFunction
    RunningLabels: RationalFunction
    Loss: RationalFunction
    P: SideSymbols
    N: SideSymbols
    /// The size and the sign of a neuron's product.
    ProductSize: RationalFunction
    ProductSign: RationalFunction
    /// The halved squared norm of all weights.
    Norm: RationalFunction
    RunningNorm: RationalFunction
    AlphaPositive: Reference
    BetaPositive: Reference list
} with

    member s.Sides = [ s.P; s.N ]

    /// What a neuron adds to the norm.
    member s.NeuronNorm = half * (s.U * s.U + s.W * s.W)

    member s.PointKinds: ElementKind list = [
        {
            Name = "x > 0"
            Facts = [ positive s.X ]
        }
        {
            Name = "x < 0"
            Facts = [ positive -s.X ]
        }
        { Name = "x = 0"; Facts = [ zero s.X ] }
    ]

    member s.NeuronKinds: ElementKind list = [
        {
            Name = "u > 0"
            Facts = [ positive s.U ]
        }
        {
            Name = "u < 0"
            Facts = [ positive -s.U ]
        }
        { Name = "u = 0"; Facts = [ zero s.U ] }
    ]

/// Declares the symbols and the hypotheses.
module internal Setting =

    let private side (proof: ProofBuilder) kind letter moment =
        let v = RationalFunction.Variable

        {
            Letter = letter
            Kind = kind
            Total = proof.Symbol("G" + letter, "G_" + letter, "G_" + letter, "Σ u_j ω_j over this side's neurons")
            Running = proof.Symbol("G" + letter + "'", "G̃_" + letter, @"\tilde G_" + letter, "the same sum so far")
            Size = proof.Symbol("H" + letter, "H_" + letter, "H_" + letter, "Σ |u_j ω_j| over this side's neurons")
            RunningSize = proof.Symbol("H" + letter + "'", "H̃_" + letter, @"\tilde H_" + letter, "the same sum so far")
            Energy = proof.Symbol(letter, letter, letter, sprintf "‖X‖² over the points of side %s" letter)
            RunningEnergy = v (letter + "'")
            Moment = proof.Symbol(moment, moment, moment, sprintf "X·Y over the points of side %s" letter)
            RunningMoment = v (moment + "'")
            Plus = v ("G" + letter + "+")
            Minus = v ("G" + letter + "-")
            Function = v ("f" + letter)
            Best =
                proof.Symbol("A" + letter, "γ_" + letter, @"\gamma_" + letter, "the best sum of products of this side")
            Gain = v ("W" + letter)
            BestSize = v ("K" + letter)
            BestRoot = v ("R" + letter)
            BestSign = v ("S" + letter)
            EnergyPositive = proof.Hypothesis(sprintf "a point of side %s" letter, positive (v letter))
        }

    /// The name of a symbol.
    let nameOf (symbol: RationalFunction) = Seq.exactlyOne symbol.Variables

    /// The glyphs of a side's remaining symbols, those that definitions introduce and the running sums of the data.
    let private declareDefined (proof: ProofBuilder) (s: SideSymbols) =
        let letter, moment = s.Letter, nameOf s.Moment

        for symbol, unicode, latex, meaning in
            [
                s.RunningEnergy, letter + "̃", sprintf @"\tilde %s" letter, "the sum of squares so far"
                s.RunningMoment, moment + "̃", sprintf @"\tilde %s" moment, "the inner product so far"
                s.Plus, sprintf "G_%s⁺" letter, sprintf "G_%s^{+}" letter, "positive part of the sum"
                s.Minus, sprintf "G_%s⁻" letter, sprintf "G_%s^{-}" letter, "negative part of the sum"
                s.Gain, "W_" + letter, "W_" + letter, "what this side gains at best"
                s.Function, "φ_" + letter, @"\varphi_" + letter, "what the loss depends on this side's sum by"
                s.BestSize, sprintf "|γ_%s|" letter, sprintf @"|\gamma_%s|" letter, "the size of the best sum"
                s.BestSign, "σ_" + letter, @"\sigma_" + letter, "its sign"
                s.BestRoot, sprintf "ρ_%s" letter, sprintf @"\rho_%s" letter, "√ of its size"
            ] do
            proof.Symbol(nameOf symbol, unicode, latex, meaning) |> ignore

    /// Symbols print in the order of their declarations, hypotheses likewise.
    let declare (regularised: bool) (proof: ProofBuilder) : Setting =
        let symbol name unicode latex meaning = proof.Symbol(name, unicode, latex, meaning)

        let withDecay name unicode latex meaning =
            if regularised then
                symbol name unicode latex meaning
            else
                RationalFunction.Zero

        let alpha = symbol "alpha" "α" @"\alpha" "output scale is 1/α"
        let beta = withDecay "beta" "β" @"\beta" "weight decay"
        let alphaPositive = proof.Hypothesis("alpha > 0", positive alpha)

        let betaPositive = [
            if regularised then
                proof.Hypothesis("beta > 0", positive beta)
        ]

        let u = symbol "u" "u" "u" "hidden weight of a neuron"
        let w = symbol "w" "ω" @"\omega" "output weight of a neuron"
        let x = symbol "x" "x" "x" "a data point"
        let y = symbol "y" "y" "y" "its label"
        let r = symbol "r" "r" "r" "(x u)_+"
        let output = symbol "F" "F" "F" "α f(x) = Σ (x u_j)_+ ω_j"
        let runningOutput = symbol "F'" "F̃" @"\tilde F" "the same sum so far"
        let residuals = symbol "D" "D" "D" "Σ (f(x_k) − y_k)²"
        let runningResiduals = symbol "D'" "D̃" @"\tilde D" "the same sum so far"
        let labels = symbol "Y" "‖Y‖²" @"\|Y\|^2" "Σ y_k²"
        let runningLabels = symbol "Y'" "Ỹ" @"\tilde Y" "the same sum so far"
        let loss = symbol "L" "L" "L" "the loss"
        let sideP = side proof 0 "P" "p"
        let sideN = side proof 1 "N" "q"
        declareDefined proof sideP
        declareDefined proof sideN

        {
            Proof = proof
            Regularised = regularised
            Alpha = alpha
            Beta = beta
            U = u
            W = w
            X = x
            Y = y
            Activation = r
            Output = output
            RunningOutput = runningOutput
            Residuals = residuals
            RunningResiduals = runningResiduals
            Labels = labels
            RunningLabels = runningLabels
            Loss = loss
            P = sideP
            N = sideN
            ProductSign = withDecay "sh" "σ" @"\sigma" "sign of u ω"
            ProductSize = withDecay "h" "h" "h" "|u ω|"
            Norm = withDecay "T" "T" "T" "½ Σ (u_j² + ω_j²)"
            RunningNorm = withDecay "T'" "T̃" @"\tilde T" "the same sum so far"
            AlphaPositive = alphaPositive
            BetaPositive = betaPositive
        }

    /// Whether neurons of one kind are active on points of another: they are on the same side.
    let sees (point: int) (neuron: int) = point = neuron && point < 2

    /// A value for the elements of one kind, 0 for the others.
    let onlyFor (kind: int) (value: RationalFunction) =
        List.init 3 (fun k -> if k = kind then value else RationalFunction.Zero)

    /// A value for the elements of each kind.
    let everywhere (value: RationalFunction) = List.replicate 3 value

    /// Nothing is assumed of the elements, whatever their kind.
    let nothingGiven: SignCondition list list = [ []; []; [] ]

    let sum (total: RationalFunction) (running: RationalFunction) increments : Sum = {
        Total = nameOf total
        Running = nameOf running
        Increments = increments
    }
