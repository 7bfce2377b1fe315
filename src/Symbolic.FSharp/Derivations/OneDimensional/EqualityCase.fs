namespace ReluProofs.Symbolic.Derivations.OneDimensionalStages

open ReluProofs.Symbolic.Derivations
open ReluProofs.Symbolic.Derivations.Write

/// What must hold where the lower bound is attained.
[<NoComparison>]
type internal EqualityCase = {
    /// The products of a side sum to its minimiser, by side.
    Sums: Reference list
    /// The minimiser's size and sign, by side.
    Polars: Reference list list
    /// At the minimiser the parts of G sum to its size, by side.
    SameSize: Reference list
    /// Neuron merging with the minimiser's sign, by side; only with weight decay.
    Merges: Reference list list
    /// With weight decay: no excess, all neurons balanced, no product of the wrong sign.
    Tight: Reference list
}

/// The minimisers satisfy certain conditions, whatever the width.
module internal EqualityCase =

    let private sum (d: Decoupled) (bound: LowerBound) (problem: SideProblem) =
        let side = problem.Side

        let value =
            d.Setting.Proof.Entail(
                [ bound.Optimal ],
                bound.Summands,
                zero (side.Function + side.Gain),
                "at the minimum each side is at its minimum"
            )

        d.Setting.Proof.Entail(
            [ bound.Optimal ],
            [ value; problem.Unique ],
            zero (side.Total - side.Best),
            "so the products of this side sum to γ"
        )

    let private polar (s: Setting) (side: SideSymbols) =
        s.Proof.Introduce(
            Polar(side.Best, Setting.nameOf side.BestSize, Setting.nameOf side.BestSign),
            "the size and the sign of γ"
        )

    /// At G = gamma the parts of G are those of gamma.
    let private sameSize (s: Setting) (polar: Reference list) (problem: SideProblem) =
        let side = problem.Side

        s.Proof.Entail(
            [ zero (side.Total - side.Best) ],
            problem.Minimiser.Parts @ [ polar[0]; polar[3] ],
            zero (side.Plus + side.Minus - side.BestSize),
            factors [ side.Total + side.Plus - side.Minus; side.Total + side.Best ],
            "|G| = |γ| there"
        )

    let private noExcess (s: Setting) (bound: LowerBound) part sign =
        let times =
            s.Proof.Entail(
                [ bound.Optimal ],
                bound.Summands,
                zero (s.Beta * part),
                "at the minimum the norm costs no more than it must"
            )

        s.Proof.Entail([ bound.Optimal ], times :: sign :: s.BetaPositive, zero part, "divided by β")

    let private balanced (d: Decoupled) (norm: NormCost) zeroOutput =
        let s = d.Setting

        s.Proof.Vanishing(
            d.Neurons,
            [],
            s.RunningNorm - s.P.RunningSize - s.N.RunningSize,
            [ norm.Balance[0]; norm.Balance[0]; norm.NormSign ],
            [ [ norm.Balance[1] ]; [ norm.Balance[1] ]; [ zeroOutput ] ],
            "then every neuron is balanced, and ω = 0 where u = 0"
        )

    let private aligned
        (d: Decoupled)
        (norm: NormCost)
        (bound: LowerBound)
        (merged: Reference list)
        (side: SideSymbols)
        cited
        =
        let s = d.Setting

        let equal =
            s.Proof.Entail(
                [ bound.Optimal ],
                cited,
                zero (side.Size - side.BestSign * side.Total),
                factors [ side.BestSign; side.BestSize ],
                "at the minimum the sizes sum to σ G"
            )

        let vanish =
            s.Proof.Vanishing(
                d.Neurons,
                [],
                side.RunningSize - side.BestSign * side.Running,
                [ for kind in 0..2 -> if kind = side.Kind then merged[0] else norm.Nothing ],
                [ for kind in 0..2 -> if kind = side.Kind then [ merged[1] ] else [] ],
                "then no product of this side has the wrong sign"
            )

        equal :: vanish

    /// With weight decay the norm costs nothing beyond |G_P| + |G_N|.
    let private tight (d: Decoupled) (norm: NormCost) bound (known: EqualityCase) =
        let s = d.Setting

        let zeroOutput =
            s.Proof.Entail(
                [ zero s.U; zero s.NeuronNorm ],
                [],
                zero s.W,
                squares [ s.U ],
                "a neuron with u = 0 and no norm has ω = 0"
            )

        let noExcess = List.map2 (noExcess s bound) (Decoupling.excesses s) norm.Signs

        let balanced = balanced d norm zeroOutput

        let aligned =
            s.Sides
            |> List.mapi (fun i side ->
                let polar = known.Polars[i]

                [ noExcess[i + 1]; known.Sums[i]; known.SameSize[i]; polar[1]; polar[2] ]
                |> aligned d norm bound known.Merges[i] side)

        noExcess @ balanced @ List.concat aligned

    let establish (d: Decoupled) (norm: NormCost option) (bound: LowerBound) : EqualityCase =
        let s = d.Setting
        let sums = d.Problems |> List.map (sum d bound)
        let polars = s.Sides |> List.map (polar s)
        let sameSize = List.map2 (sameSize s) polars d.Problems

        let known = {
            Sums = sums
            Polars = polars
            SameSize = sameSize
            Merges = []
            Tight = []
        }

        match norm with
        | None -> known
        | Some cost ->
            let merges =
                s.Sides |> List.map (fun side -> NormCost.merge s side.BestSign "neuron merging, the sign of γ")

            let known = { known with Merges = merges }

            {
                known with
                    Tight = tight d cost bound known
            }
