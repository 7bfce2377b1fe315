namespace ReluProofs.Symbolic.Derivations

open System
open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Optimise
open ReluProofs.Symbolic.Derivations.OneDimensionalStages

/// The exact optimum of the one-dimensional network at given data: the closed forms of `onedim-regularised` (beta > 0) or
/// `onedim-unregularised` (beta = 0), evaluated. Loss (1/2) sum (f(x_k) - y_k)^2 + (beta/2) sum (u_j^2 + w_j^2) with
/// f(x) = (1/alpha) sum (x u_j)_+ w_j; the hidden weight u_j is the kernel's w_j, the output weight w_j its a_j.
[<Sealed; AllowNullLiteral(false)>]
type OneDimensionalOptimum
    private (points: ExactVector, labels: ExactVector, alpha: Rational, beta: Rational, width: int) =

    static let formulaOf regularised (energy: string) (moment: string) =
        ClosedForms.sideMinimiser regularised (RationalFunction.Variable energy) (RationalFunction.Variable moment)

    static let formulas =
        lazy
            (dict [
                for regularised in [ true; false ] do
                    for energy, moment in [ "P", "p"; "N", "q" ] do
                        (regularised, energy), formulaOf regularised energy moment
            ])

    // Formulas are made once: making one costs far more than evaluating it.
    static let gains =
        lazy
            (dict [
                for energy in [ "P"; "N" ] do
                    energy, ClosedForms.sideGain (RationalFunction.Variable energy) (RationalFunction.Variable "g")
            ])

    static let minimumOfBoth =
        lazy
            (ClosedForms.minimum
                (RationalFunction.Variable "Y")
                (RationalFunction.Variable "a")
                (RationalFunction.Variable "b"))

    static let minimumOfOne =
        lazy (ClosedForms.minimumOneSided (RationalFunction.Variable "Y") (RationalFunction.Variable "a"))

    let regularised = beta.Sign > 0

    let entries =
        Seq.zip (points.ToReadOnlyList()) (labels.ToReadOnlyList()) |> Seq.toArray

    let sumOver keep value =
        entries
        |> Seq.filter (fun (x: Rational, _) -> keep x.Sign)
        |> Seq.fold (fun (sum: Rational) entry -> sum + value entry) Rational.Zero

    let square (x: Rational, _: Rational) = x * x
    let product (x: Rational, y: Rational) = x * y

    let energyP, energyN =
        sumOver (fun s -> s > 0) square, sumOver (fun s -> s < 0) square

    let momentP, momentN =
        sumOver (fun s -> s > 0) product, sumOver (fun s -> s < 0) product

    let known =
        dict [
            "alpha", alpha
            "beta", beta
            "P", energyP
            "N", energyN
            "p", momentP
            "q", momentN
            "Y", labels.NormSquared()
        ]

    let at (more: (string * Rational) list) =
        let values = Dictionary<string, Rational>(known)

        for name, value in more do
            values[name] <- value

        values :> IReadOnlyDictionary<string, Rational>

    let gammaP, gammaN =
        formulas.Value[(regularised, "P")].Evaluate(at []), formulas.Value[(regularised, "N")].Evaluate(at [])

    let gain energy (gamma: Rational) = gains.Value[energy].Evaluate(at [ "g", gamma ])

    let gainP, gainN = gain "P" gammaP, gain "N" gammaN

    let criticalWidth =
        (if gammaP.IsZero then 0 else 1) + (if gammaN.IsZero then 0 else 1)

    let splits =
        let zero = Rational.Zero

        if width >= criticalWidth then
            [| OptimalSplit(gammaP, gammaN) |]
        else
            let order = gainP.CompareTo gainN

            [|
                if order >= 0 then
                    OptimalSplit(gammaP, zero)
                if order <= 0 then
                    OptimalSplit(zero, gammaN)
            |]

    let minimum =
        if width >= criticalWidth then
            minimumOfBoth.Value.Evaluate(at [ "a", gainP; "b", gainN ])
        else
            minimumOfOne.Value.Evaluate(at [ "a", Rational.Max(gainP, gainN) ])

    let struct (cardinality, components) =
        OptimalShape.describe regularised width criticalWidth splits.Length

    /// f - y of the best network with these two sums.
    let residual (sumP: Rational) (sumN: Rational) =
        entries
        |> Seq.map (fun (x, y) ->
            let slope = if x.Sign > 0 then sumP / alpha else sumN / alpha
            slope * x - y)
        |> ExactVector

    let duals =
        if width = 1 then
            // A single neuron chooses one of the two activation cones; each choice has its own bound.
            [| residual gammaP Rational.Zero; residual Rational.Zero gammaN |]
        else
            [| residual gammaP gammaN |]

    let sums (network: TwoLayerNetwork) =
        let sumOf sign =
            Seq.init network.Width id
            |> Seq.filter (fun j -> network.HiddenWeight(j, 0).Sign = sign)
            |> Seq.fold
                (fun (sum: RealAlgebraic) j -> sum + network.HiddenWeight(j, 0) * network.OutputWeight j)
                RealAlgebraic.Zero

        sumOf 1, sumOf -1

    /// The conditions of the derivation: sums, and with weight decay balanced neurons without wrong signs.
    let attains (network: TwoLayerNetwork) (split: OptimalSplit) =
        let sumP, sumN = sums network

        sumP = RealAlgebraic.OfRational split.GammaP
        && sumN = RealAlgebraic.OfRational split.GammaN
        && (not regularised
            || Seq.init network.Width id
               |> Seq.forall (fun j ->
                   let u, w = network.HiddenWeight(j, 0), network.OutputWeight j
                   let gamma = if u.Sign > 0 then split.GammaP else split.GammaN
                   let sign = if gamma.Sign < 0 then -1 else 1
                   u * u = w * w && sign * (u * w).Sign >= 0))

    let fraction (r: Rational) = string r

    let latex (r: Rational) =
        if r.IsInteger then
            string r
        else
            sprintf
                @"%s\tfrac{%O}{%O}"
                (if r.Sign < 0 then "-" else "")
                (Rational.OfInteger(Numerics.BigInteger.Abs r.Numerator))
                (Rational.OfInteger r.Denominator)

    let describeSplit (split: OptimalSplit) =
        if regularised && split.NeuronsNeeded = 0 then
            "all neurons are zero"
        else
            let balanced =
                if regularised then
                    let rule (letter: string) (gamma: Rational) =
                        if gamma.IsZero then
                            sprintf "no neuron has u %s 0" letter
                        else
                            sprintf
                                "w_j = %su_j where u_j %s 0, with sum of u_j^2 there = %s"
                                (if gamma.Sign < 0 then "-" else "")
                                letter
                                (fraction (gamma.Abs()))

                    [ rule ">" split.GammaP; rule "<" split.GammaN; "w_j = 0 where u_j = 0" ]
                else
                    [
                        sprintf "the sum of u_j w_j over u_j > 0 is %s" (fraction split.GammaP)
                        sprintf "the sum of u_j w_j over u_j < 0 is %s" (fraction split.GammaN)
                        "w_j is arbitrary where u_j = 0"
                    ]

            String.Join("; ", balanced)

    let describeSplitLatex (split: OptimalSplit) =
        let side (relation: string) (others: string) (gamma: Rational) =
            if not regularised then
                sprintf @"\textstyle\sum_{u_j %s 0} u_j \omega_j = %s" relation (latex gamma)
            elif gamma.IsZero then
                // No neuron is on this side.
                sprintf @"u_j %s 0" others
            else
                sprintf
                    @"\textstyle\sum_{u_j %s 0} u_j^2 = %s,\ \omega_j = %su_j\ (u_j %s 0)"
                    relation
                    (latex (gamma.Abs()))
                    (if gamma.Sign < 0 then "-" else "")
                    relation

        let dead = if regularised then @",\ \omega_j = 0\ (u_j = 0)" else ""

        sprintf
            @"\left\{ (u_j, \omega_j)_{j=1}^{%d} : %s,\ %s%s \right\}"
            width
            (side ">" @"\leq" split.GammaP)
            (side "<" @"\geq" split.GammaN)
            dead

    let shape =
        let plural n word =
            if n = 1 then
                sprintf "one %s" word
            else
                sprintf "%d %ss" n word

        if cardinality.HasValue then
            sprintf "finite: %s" (plural cardinality.Value "element")
        elif components = 1 then
            "infinite and connected"
        else
            sprintf "infinite, in %s" (plural components "connected component")

    /// Solves at exact data. Throws ArgumentException when the two vectors differ in length or the points have no positive
    /// or no negative entry, ArgumentOutOfRangeException for alpha <= 0, beta < 0 or width < 1.
    static member Solve(points: ExactVector, labels: ExactVector, alpha: Rational, beta: Rational, width: int) =
        if points.Length <> labels.Length then
            invalidArg (nameof labels) "there is one label a point"

        let signs = points.ToReadOnlyList() |> Seq.map (fun x -> x.Sign)

        if not (Seq.contains 1 signs) then
            invalidArg (nameof points) "the data has no positive point x; the setting needs one of each sign"

        if not (Seq.contains -1 signs) then
            invalidArg (nameof points) "the data has no negative point x; the setting needs one of each sign"

        if alpha.Sign <= 0 then
            raise (ArgumentOutOfRangeException(nameof alpha, "alpha is positive"))

        if beta.Sign < 0 then
            raise (ArgumentOutOfRangeException(nameof beta, "beta is not negative"))

        if width < 1 then
            raise (ArgumentOutOfRangeException(nameof width, "the width is at least 1"))

        OneDimensionalOptimum(points, labels, alpha, beta, width)

    /// The best sum of products of the side x > 0 as a formula in alpha, beta (if regularised), P and p, where P and p
    /// are the squared norm of the positive points and their inner product with the labels.
    static member PositiveFormula(regularised: bool) : PiecewiseFormula = formulas.Value[(regularised, "P")]

    /// The same for x < 0, in N and q.
    static member NegativeFormula(regularised: bool) : PiecewiseFormula = formulas.Value[(regularised, "N")]

    /// What the formulas assume: alpha > 0, P > 0, N > 0, and beta > 0 if regularised.
    static member FormulaHypotheses(regularised: bool) : Guard =
        Guard.Parse(
            if regularised then
                "alpha > 0, beta > 0, P > 0, N > 0"
            else
                "alpha > 0, P > 0, N > 0"
        )

    member _.Points = points
    member _.Labels = labels
    member _.Alpha = alpha
    member _.Beta = beta
    member _.Width = width

    /// The data as the kernel takes it.
    member _.Data = Dataset(ExactMatrix.Column points, labels)

    /// c = 1/2, s = 1/alpha, rho = beta/2.
    member _.Constants =
        ModelConstants(Rational.Half, alpha.Inverse(), beta * Rational.Half)

    /// The inner product of the positive points with their labels.
    member _.MomentPositive = momentP

    /// The inner product of the negative points with their labels.
    member _.MomentNegative = momentN

    /// Squared norm of the positive points.
    member _.EnergyPositive = energyP

    /// Squared norm of the negative points.
    member _.EnergyNegative = energyN

    /// S_{alpha beta} of the positive moment.
    member _.ThresholdedPositive = gammaP * energyP / alpha

    /// S_{alpha beta} of the negative moment.
    member _.ThresholdedNegative = gammaN * energyN / alpha

    /// gamma_P* of the paper (without weight decay, alpha p / P), whether or not the width can attain it.
    member _.GammaP = gammaP

    /// gamma_N* of the paper.
    member _.GammaN = gammaN

    /// What the side x > 0 gains over no neuron there.
    member _.GainPositive = gainP

    /// What the side x < 0 gains over no neuron there.
    member _.GainNegative = gainN

    /// The number of non-zero thresholded sums.
    member _.CriticalWidth = criticalWidth

    /// The smallest loss of any network of this width.
    member _.Minimum = minimum

    /// The ways to use the two sides that attain the minimum: one, or two when a single neuron finds both sides equally good.
    member _.Splits: IReadOnlyList<OptimalSplit> = splits

    /// The number of minimisers; null when there are infinitely many.
    member _.Cardinality: Nullable<int> = cardinality

    /// The number of path-connected components of the set of minimisers.
    member _.ConnectedComponents = components

    /// Whether the set of minimisers is path-connected.
    member _.IsConnected = (components = 1)

    /// Dual vectors with which the kernel certifies the minimum (Term.MinimumLoss).
    member _.DualVectors: IReadOnlyList<ExactVector> = duals

    /// Which derivation the values come from.
    member _.DerivationName =
        if regularised then
            "onedim-regularised"
        else
            "onedim-unregularised"

    /// Whether a network is a minimiser, decided exactly from the derived description of the set. A network of another
    /// width or dimension is none.
    member _.Contains(network: TwoLayerNetwork) : bool =
        network.Width = width && network.Dimension = 1 && splits |> Array.exists (attains network)

    /// A minimiser with given shares, one entry a neuron. The shares of each side in use sum to 1; with weight decay they
    /// are positive, and neurons of an unused side are not allowed. Throws ArgumentException otherwise.
    member _.Member(split: OptimalSplit, shares: IReadOnlyList<NeuronShare>) : TwoLayerNetwork =
        if not (splits |> Array.exists (fun s -> obj.ReferenceEquals(s, split))) then
            invalidArg (nameof split) "the split is none of this optimum"

        if shares.Count <> width then
            invalidArg (nameof shares) (sprintf "there are %d neurons, one share each" width)

        for side in [ DataSide.Positive; DataSide.Negative ] do
            let carried = shares |> Seq.filter (fun s -> s.Side = side) |> Seq.toList

            let total =
                carried |> List.fold (fun (sum: Rational) s -> sum + s.Share) Rational.Zero

            if (split.Sum side).IsZero then
                if regularised && not carried.IsEmpty then
                    invalidArg (nameof shares) "a neuron is assigned to a side that is not used"
            elif total <> Rational.One then
                invalidArg (nameof shares) "the shares of a side sum to 1"

        let neuron (share: NeuronShare) =
            let gamma = split.Sum share.Side
            let side = RealAlgebraic.OfInt(int share.Side)

            if share.Side = DataSide.None then
                if regularised && not share.Share.IsZero then
                    invalidArg (nameof shares) "with weight decay a neuron with u = 0 has output weight 0"

                RealAlgebraic.OfRational share.Share, RealAlgebraic.Zero
            elif regularised then
                if share.Share.Sign <= 0 then
                    invalidArg (nameof shares) "with weight decay shares are positive"

                let u = side * RealAlgebraic.Sqrt(share.Share * gamma.Abs())
                RealAlgebraic.OfInt gamma.Sign * u, u
            else
                let u = share.Stretch * Rational.OfInt(int share.Side)
                RealAlgebraic.OfRational(share.Share * gamma / u), RealAlgebraic.OfRational u

        let neurons = shares |> Seq.map neuron |> Seq.toArray

        TwoLayerNetwork(
            Array.map fst neurons,
            neurons |> Array.map (fun (_, u) -> [| u |] :> IReadOnlyList<RealAlgebraic>)
        )

    /// The minimiser with fewest neurons: one a side in use, the rest zero.
    member this.CanonicalMember(split: OptimalSplit) : TwoLayerNetwork =
        let used =
            [ DataSide.Positive; DataSide.Negative ]
            |> List.filter (fun side -> not (split.Sum side).IsZero)
            |> List.map (fun side -> NeuronShare(side, Rational.One))

        let idle = List.replicate (width - used.Length) NeuronShare.Idle
        this.Member(split, List.toArray (used @ idle))

    /// The set of minimisers in words.
    member _.DescriptionText =
        let sets = splits |> Array.map describeSplit
        sprintf "%s (%s)" (String.Join("; or: ", sets)) shape

    /// The set of minimisers in LaTeX.
    member _.DescriptionLatex =
        if regularised && splits |> Array.forall (fun s -> s.NeuronsNeeded = 0) then
            sprintf @"\{ (0, 0)_{j=1}^{%d} \}" width
        else
            String.Join(@" \cup ", splits |> Array.map describeSplitLatex)

    override _.ToString() =
        sprintf "minimum %O, critical width %d; %s" minimum criticalWidth shape
