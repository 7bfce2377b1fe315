namespace ReluProofs.Symbolic.Derivations.OneDimensionalStages

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Derivations
open ReluProofs.Symbolic.Derivations.Write

/// The conditions of the equality case are enough for a minimiser.
module internal Sufficiency =

    /// The excess of the norm over the sizes, and of each side's sizes over the signed sum, so far.
    let private excesses (s: Setting) = [
        s.RunningNorm - s.P.RunningSize - s.N.RunningSize
        for side in s.Sides do
            side.RunningSize - side.BestSign * side.Running
    ]

    /// What a neuron of a kind adds to these excesses.
    let private increments (s: Setting) kind = [
        (if kind = 2 then
             s.NeuronNorm
         else
             s.NeuronNorm - s.ProductSize)
        for side in s.Sides do
            if kind = side.Kind then
                s.ProductSize - side.BestSign * s.U * s.W
            else
                RationalFunction.Zero
    ]

    /// For balanced neurons of the right signs no excess is left, by induction over the neurons.
    let private noExcessLeft (d: Decoupled) (norm: NormCost) (case: EqualityCase) =
        let s = d.Setting
        let balanced = zero (s.U * s.U - s.W * s.W)

        let given = [
            for side in s.Sides do
                [ balanced; nonNegative (side.BestSign * s.U * s.W) ]
            [ zero s.W ]
        ]

        let cited = [
            for merged in case.Merges do
                [ norm.Balance[2]; merged[2] ]
            []
        ]

        let excesses = excesses s

        let keep kind =
            List.map2
                (fun (excess: RationalFunction) (step: RationalFunction) ->
                    s.Proof.Entail(
                        s.NeuronKinds[kind].Facts @ given[kind] @ [ zero excess ],
                        cited[kind],
                        zero (excess + step),
                        factors [ s.U; s.W ],
                        "one more neuron"
                    ))
                excesses
                (increments s kind)

        s.Proof.Induction(
            d.Neurons,
            [],
            given,
            List.map zero excesses,
            List.map keep [ 0..2 ],
            "for balanced neurons of the right signs the norm is σ_P G_P + σ_N G_N"
        )

    /// With weight decay, that the norm costs nothing beyond |G_P| + |G_N|.
    let private noCost (d: Decoupled) (case: EqualityCase) (sizes: Reference list) =
        let sizesOf i (side: SideSymbols) =
            let polar = case.Polars[i]

            d.Setting.Proof.Entail(
                [ zero (side.Total - side.Best) ],
                [ sizes[i + 1]; case.SameSize[i]; polar[1]; polar[2] ],
                zero (Decoupling.sizeExcess side),
                factors [ side.BestSign; side.BestSize ],
                "the sizes sum to |γ|"
            )

        sizes.Head :: List.mapi sizesOf d.Setting.Sides

    let establish (d: Decoupled) (norm: NormCost option) (bound: LowerBound) (case: EqualityCase) : Reference =
        let s = d.Setting
        let sizes = norm |> Option.map (fun cost -> noExcessLeft d cost case)

        let reached =
            d.Problems
            |> List.map (fun problem ->
                s.Proof.Entail(
                    [ zero (problem.Side.Total - problem.Side.Best) ],
                    [ problem.Attained ],
                    zero (problem.Side.Function + problem.Side.Gain),
                    "the side is at its minimum"
                ))

        let noCost = sizes |> Option.map (noCost d case) |> Option.defaultValue []

        s.Proof.Entail(
            s.Sides |> List.map (fun side -> zero (side.Total - side.Best)),
            d.Decomposition :: reached @ noCost,
            bound.Optimal,
            factors [ s.Beta ],
            "so these conditions attain the minimum"
        )
