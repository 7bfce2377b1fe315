namespace ReluProofs.Symbolic.Derivations.OneDimensionalStages

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Derivations
open ReluProofs.Symbolic.Derivations.Write

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

    /// The name of a symbol.
    let nameOf = SideSymbols.nameOf

    /// A neuron, a data point, and the sums that the loss is made of.
    let private sumsAndElements = [
        "u", "u", "u", "hidden weight of a neuron"
        "w", "ω", @"\omega", "output weight of a neuron"
        "x", "x", "x", "a data point"
        "y", "y", "y", "its label"
        "r", "r", "r", "(x u)_+"
        "F", "F", "F", "α f(x) = Σ (x u_j)_+ ω_j"
        "F'", "F̃", @"\tilde F", "the same sum so far"
        "D", "D", "D", "Σ (f(x_k) − y_k)²"
        "D'", "D̃", @"\tilde D", "the same sum so far"
        "Y", "‖Y‖²", @"\|Y\|^2", "Σ y_k²"
        "Y'", "Ỹ", @"\tilde Y", "the same sum so far"
        "L", "L", "L", "the loss"
    ]

    /// What weight decay needs.
    let private norms = [
        "sh", "σ", @"\sigma", "sign of u ω"
        "h", "h", "h", "|u ω|"
        "T", "T", "T", "½ Σ (u_j² + ω_j²)"
        "T'", "T̃", @"\tilde T", "the same sum so far"
    ]

    /// Symbols are printed in the order of their declarations.
    let private declareSymbols regularised (proof: ProofBuilder) sides =
        let declare symbols =
            for symbol in symbols do
                proof.Symbol symbol |> ignore

        declare [ "alpha", "α", @"\alpha", "output scale is 1/α" ]

        if regularised then
            declare [ "beta", "β", @"\beta", "weight decay" ]

        declare sumsAndElements
        sides |> List.iter (SideSymbols.declareSums proof)
        sides |> List.iter (SideSymbols.declareDefined proof)

        if regularised then
            declare norms

    let declare (regularised: bool) (proof: ProofBuilder) : Setting =
        let v = RationalFunction.Variable
        let withDecay name = if regularised then v name else RationalFunction.Zero
        let alphaPositive = proof.Hypothesis("alpha > 0", positive (v "alpha"))

        let betaPositive = [
            if regularised then
                proof.Hypothesis("beta > 0", positive (v "beta"))
        ]

        let sideP = SideSymbols.assume proof 0 "P" "p"
        let sideN = SideSymbols.assume proof 1 "N" "q"
        declareSymbols regularised proof [ sideP; sideN ]

        {
            Proof = proof
            Regularised = regularised
            Alpha = v "alpha"
            Beta = withDecay "beta"
            U = v "u"
            W = v "w"
            X = v "x"
            Y = v "y"
            Activation = v "r"
            Output = v "F"
            RunningOutput = v "F'"
            Residuals = v "D"
            RunningResiduals = v "D'"
            Labels = v "Y"
            RunningLabels = v "Y'"
            Loss = v "L"
            P = sideP
            N = sideN
            ProductSize = withDecay "h"
            ProductSign = withDecay "sh"
            Norm = withDecay "T"
            RunningNorm = withDecay "T'"
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
