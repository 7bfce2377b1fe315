namespace ReluProofs.Symbolic.Derivations.OneDimensionalStages

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Derivations
open ReluProofs.Symbolic.Derivations.Write

/// The minimum over networks that use one side.
[<NoComparison>]
type internal OneSided = {
    Lower: Reference
    /// It is attained only where the side's products sum to its minimiser.
    Unique: Reference
    /// It is above the other side's if that gains more.
    Worse: Reference
}

/// Networks that use one side only, as any network of exactly one neuron does.
module internal SingleNeuron =

    /// The loss less the minimum of networks that use this side only.
    let private excess (s: Setting) (used: SideSymbols) = s.Loss - ClosedForms.minimumOneSided s.Labels used.Gain

    /// A side without products contributes nothing to the loss.
    let private unusedSide (s: Setting) (problem: SideProblem) =
        let side = problem.Side
        let empty = zero side.Total

        let vanish part =
            s.Proof.Entail(
                [ empty ],
                problem.Minimiser.Parts,
                zero part,
                factors [ side.Plus; side.Minus ],
                "its parts vanish"
            )

        let plus = vanish side.Plus
        let minus = vanish side.Minus

        s.Proof.Entail(
            [ empty ],
            [ s.AlphaPositive; problem.Definition; plus; minus ],
            zero side.Function,
            factors [
                half * side.Energy / (s.Alpha * s.Alpha) * side.Total
                side.Moment / s.Alpha
                s.Beta
            ],
            "an unused side contributes nothing"
        )

    let private oneSided (d: Decoupled) (bound: LowerBound) (problem: SideProblem, other: SideProblem) : OneSided =
        let s, used, unused = d.Setting, problem.Side, other.Side
        let empty = zero unused.Total
        let summands = d.Decomposition :: unusedSide s other :: problem.Lower :: bound.Costs
        let attained = zero (excess s used)

        let lower =
            s.Proof.Entail([ empty ], summands, nonNegative (excess s used), sprintf "with side %s alone" used.Letter)

        let value =
            s.Proof.Entail(
                [ empty; attained ],
                summands,
                zero (used.Function + used.Gain),
                "equal only if this side is at its minimum"
            )

        let unique =
            s.Proof.Entail(
                [ empty; attained ],
                [ value; problem.Unique ],
                zero (used.Total - used.Best),
                "so its products sum to γ"
            )

        let worse =
            s.Proof.Entail(
                [ empty; positive (unused.Gain - used.Gain) ],
                [ lower ],
                positive (excess s unused),
                "the side of smaller gain is never as good"
            )

        {
            Lower = lower
            Unique = unique
            Worse = worse
        }

    /// The bound for one neuron when side `better` gains at least as much, whether or not it uses that side.
    let private betterSide
        (s: Setting)
        product
        (better: SideSymbols, alone: OneSided)
        (worse: SideSymbols, other: OneSided)
        =
        let larger = nonNegative (better.Gain - worse.Gain)
        let bound = nonNegative (excess s better)
        let cases = [ zero better.Total; positive better.Total; positive -better.Total ]

        let split =
            s.Proof.Split([], cases |> List.map List.singleton, sprintf "whether side %s is used" better.Letter)

        let notUsed =
            s.Proof.Entail([ larger; cases.Head ], [ other.Lower ], bound, "the other side alone gains no more")

        let used sign =
            let idle =
                s.Proof.Entail([ sign ], [ product ], zero worse.Total, "then the other side is unused")

            s.Proof.Entail([ sign ], [ idle; alone.Lower ], bound, "and this side alone is the bound")

        s.Proof.ByCases(
            [ larger ],
            split,
            notUsed :: List.map used cases.Tail,
            bound,
            sprintf "if side %s gains at least as much, a single neuron gets no further than it" better.Letter
        )

    let establish (d: Decoupled) (bound: LowerBound) : Reference list =
        let s = d.Setting
        let aloneP = oneSided d bound (d.P, d.N)
        let aloneN = oneSided d bound (d.N, d.P)

        let product =
            s.Proof.OneElement(d.Neurons, s.P.Running * s.N.Running, "a single neuron uses one side at most")

        let betterP = betterSide s product (s.P, aloneP) (s.N, aloneN)
        let betterN = betterSide s product (s.N, aloneN) (s.P, aloneP)

        [
            for alone in [ aloneP; aloneN ] do
                yield! [ alone.Lower; alone.Unique; alone.Worse ]
            betterP
            betterN
        ]
