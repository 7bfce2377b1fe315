namespace ReluProofs.Symbolic.Derivations.OneDimensionalStages

open System.Collections.Generic
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Optimise
open ReluProofs.Symbolic.Derivations
open ReluProofs.Symbolic.Derivations.Write

/// The best sum of products of a side, by the cases of the soft threshold.
[<NoComparison>]
type internal SideMinimiser = {
    /// That the sum is its positive part less its negative part.
    Parts: Reference list
    Curvature: Reference
    Split: int
    Cases: SignCondition list list
    /// The minimiser's value, by case.
    Values: Reference list
}

/// One side as a problem in one variable, its sum of products G.
[<NoComparison>]
type internal SideProblem = {
    Side: SideSymbols
    Minimiser: SideMinimiser
    /// What the loss depends on G by.
    Definition: Reference
    /// It is at least -gain.
    Lower: Reference
    /// It is -gain only at the minimiser.
    Unique: Reference
    /// It is -gain there.
    Attained: Reference
}

/// Either side as a soft-threshold problem.
module internal SideProblem =

    let private minimiser (s: Setting) (side: SideSymbols) : SideMinimiser =
        let proof = s.Proof

        let parts =
            proof.Introduce(
                Parts(side.Total, Setting.nameOf side.Plus, Setting.nameOf side.Minus),
                sprintf "|G_%s| in parts" side.Letter
            )

        let curvature =
            proof.Entail(
                [],
                [ s.AlphaPositive; side.EnergyPositive ],
                positive (side.Energy / (s.Alpha * s.Alpha)),
                "the curvature is positive"
            )

        let formula = ClosedForms.sideMinimiser s.Regularised side.Energy side.Moment

        let cases =
            formula.Cases |> Seq.map (fun c -> List.ofSeq c.Guard.Conditions) |> Seq.toList

        let split =
            proof.Split(curvature :: s.BetaPositive, cases, "the cases of the soft threshold")

        let values =
            proof.Introduce(
                ByCase(Setting.nameOf side.Best, split, formula.Cases |> Seq.map (fun c -> c.Value) |> Seq.toList),
                "the soft-threshold minimiser of this side"
            )

        {
            Parts = parts
            Curvature = curvature
            Split = split
            Cases = cases
            Values = values
        }

    /// The definition of the function, and the soft-threshold lemma for it.
    let private thresholdLemma (s: Setting) (side: SideSymbols) =
        let values = ClosedForms.parameters s.Regularised side.Energy side.Moment

        let at (e: RationalFunction) =
            e.Substitute(dict values :?> IReadOnlyDictionary<string, RationalFunction>)

        let problem: KinkedQuadratic = {
            Curvature = at SoftThreshold.problem.Curvature
            RightSlope = at SoftThreshold.problem.RightSlope
            LeftSlope = at SoftThreshold.problem.LeftSlope
        }

        let definition =
            s.Proof.Introduce(
                Let(Setting.nameOf side.Function, KinkedQuadratic.formula problem side.Total side.Plus side.Minus),
                "what the loss depends on this side's sum by"
            )

        let lemma =
            s.Proof.Apply(
                SoftThreshold.script.Value,
                [ 0; 1; 2 ],
                values
                @ [
                    "g", side.Total
                    "g+", side.Plus
                    "g-", side.Minus
                    "f", side.Function
                    "gstar", side.Best
                ],
                "with s = ‖X‖²/α², c = X·Y/α, b = β"
            )

        definition.Head, lemma

    let solve (s: Setting) (side: SideSymbols) : SideProblem =
        let proof = s.Proof
        let minimiser = minimiser s side
        let definition, lemma = thresholdLemma s side
        let best = ClosedForms.sideGain side.Energy side.Best
        let atMinimum = zero (side.Function + side.Gain)
        let atBest = zero (side.Total - side.Best)

        let gains =
            (proof.Introduce(Let(Setting.nameOf side.Gain, best), "what this side gains over no neuron")).Head

        let lower =
            proof.Entail(
                [],
                [ minimiser.Curvature; lemma[0]; gains ],
                nonNegative (side.Function + side.Gain),
                "this side gains no more"
            )

        let inGain =
            proof.Entail([ atMinimum ], [ gains ], zero (side.Function + best), "in terms of γ")

        let unique =
            proof.Entail([ atMinimum ], [ minimiser.Curvature; inGain; lemma[1] ], atBest, "and gains it only at G = γ")

        let attained =
            proof.Entail([ atBest ], [ minimiser.Curvature; lemma[2]; gains ], atMinimum, "where it does")

        {
            Side = side
            Minimiser = minimiser
            Definition = definition
            Lower = lower
            Unique = unique
            Attained = attained
        }

    /// Without weight decay the minimiser has one formula in every case.
    let closedForm (s: Setting) (problem: SideProblem) : Reference =
        let side, minimiser = problem.Side, problem.Minimiser
        let closed = zero (side.Best - s.Alpha * side.Moment / side.Energy)

        let branches =
            List.zip minimiser.Cases minimiser.Values
            |> List.map (fun (case, value) ->
                s.Proof.Entail(
                    case,
                    [ value; s.AlphaPositive; side.EnergyPositive ],
                    closed,
                    factors [ s.Alpha * s.Alpha / side.Energy ],
                    "in closed form"
                ))

        s.Proof.ByCases([], minimiser.Split, branches, closed, "γ = α X·Y/‖X‖² in every case")
