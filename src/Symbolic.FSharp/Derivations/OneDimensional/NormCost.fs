namespace ReluProofs.Symbolic.Derivations.OneDimensionalStages

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Derivations
open ReluProofs.Symbolic.Derivations.Write

/// What weight decay costs at least.
[<NoComparison>]
type internal NormCost = {
    /// Norm balancing for one neuron: its norm is at least the size of its product, equal only if and if balanced.
    Balance: Reference list
    /// That 0 is added by neurons of no interest.
    Nothing: Reference
    /// That a neuron's norm is not negative.
    NormSign: Reference
    /// That none of the excesses is negative.
    Signs: Reference list
    /// The same times beta.
    Costs: Reference list
}

/// The norm is at least |G_P| + |G_N|, for every width: norm balancing, and the triangle inequality on each side.
module internal NormCost =

    /// Neuron merging for one neuron and the sign with which products are counted.
    let merge (s: Setting) (sign: RationalFunction) title =
        s.Proof.Apply(
            NeuronMerging.script.Value,
            [ 0; 1; 2 ],
            [ "g", s.U * s.W; "h", s.ProductSize; "sg", s.ProductSign; "t", sign ],
            title
        )

    let private grow (s: Setting) facts cited (running: RationalFunction) step =
        s.Proof.Entail(facts @ [ nonNegative running ], cited, nonNegative (running + step), "one more neuron")

    let private normSuffices (d: Decoupled) (balance: Reference) normSign =
        let s = d.Setting
        let running = s.RunningNorm - s.P.RunningSize - s.N.RunningSize

        let proofs = [
            [ grow s [ positive s.U ] [ balance ] running (s.NeuronNorm - s.ProductSize) ]
            [ grow s [ positive -s.U ] [ balance ] running (s.NeuronNorm - s.ProductSize) ]
            [ grow s [ zero s.U ] [ normSign ] running s.NeuronNorm ]
        ]

        s.Proof.Induction(
            d.Neurons,
            [],
            Setting.nothingGiven,
            [ nonNegative running ],
            proofs,
            "the norm is at least the sum of the sizes of the products"
        )
        |> List.exactlyOne

    /// The sizes of a side's products sum to at least G, or -G.
    let private sizesBound (d: Decoupled) (side: SideSymbols) sign merged =
        let s = d.Setting
        let running = side.RunningSize - constant sign * side.Running
        let step = s.ProductSize - constant sign * s.U * s.W

        let proofs =
            s.NeuronKinds
            |> List.mapi (fun kind { Facts = facts } -> [
                if kind = side.Kind then
                    grow s facts [ merged ] running step
                else
                    grow s facts [] running RationalFunction.Zero
            ])

        s.Proof.Induction(
            d.Neurons,
            [],
            Setting.nothingGiven,
            [ nonNegative running ],
            proofs,
            "the triangle inequality for this side's neurons"
        )
        |> List.exactlyOne

    let private excessSigns (d: Decoupled) balance normSign =
        let s = d.Setting
        let normExcess = normSuffices d balance normSign
        let plusOne = (merge s (constant 1) "neuron merging, sign +").Head
        let minusOne = (merge s (constant -1) "neuron merging, sign −").Head

        let sizeExcess (problem: SideProblem) =
            let above = sizesBound d problem.Side 1 plusOne
            let below = sizesBound d problem.Side -1 minusOne

            s.Proof.Entail(
                [],
                above :: below :: problem.Minimiser.Parts,
                nonNegative (Decoupling.sizeExcess problem.Side),
                "so the sizes sum to at least |G|"
            )

        normExcess :: List.map sizeExcess d.Problems

    let private withDecay (d: Decoupled) : NormCost =
        let s = d.Setting

        let balance =
            s.Proof.Apply(
                NormBalancing.script.Value,
                [ 0; 1; 2 ],
                [ "u", s.U; "w", s.W; "h", s.ProductSize; "sign", s.ProductSign ],
                "norm balancing for one neuron"
            )

        let nothing =
            s.Proof.Entail([], [], nonNegative RationalFunction.Zero, "nothing is added")

        let normSign =
            s.Proof.Entail([], [], nonNegative s.NeuronNorm, squares [ s.U; s.W ], "a squared norm is non-negative")

        let signs = excessSigns d balance.Head normSign

        let costs =
            List.map2
                (fun part sign -> s.Proof.Entail([], s.BetaPositive @ [ sign ], nonNegative (s.Beta * part), "times β"))
                (Decoupling.excesses s)
                signs

        {
            Balance = balance
            Nothing = nothing
            NormSign = normSign
            Signs = signs
            Costs = costs
        }

    /// Nothing without weight decay.
    let establish (d: Decoupled) : NormCost option = if d.Setting.Regularised then Some(withDecay d) else None
