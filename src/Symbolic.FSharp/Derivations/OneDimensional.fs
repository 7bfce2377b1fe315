namespace ReluProofs.Symbolic.Derivations

open System
open System.Collections.Generic
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Optimise
open ReluProofs.Symbolic.Derivations.Write

/// One side of the data: the points x > 0 with the neurons u > 0, or the points x < 0 with the neurons u < 0.
[<NoComparison>]
type internal OneDimensionalSide = {
    /// The symbols' common ending, `P` or `N`.
    Letter: string
    /// The sum of the products of this side's neurons.
    Total: RationalFunction
    Running: RationalFunction
    /// The sum of the absolute products.
    Size: RationalFunction
    RunningSize: RationalFunction
    /// The squared norm of this side's points, and their inner product with the labels.
    Energy: RationalFunction
    Moment: RationalFunction
    /// The soft-threshold minimiser of this side.
    Best: RationalFunction
    BestName: string
}

/// The global minimum of the one-dimensional two-layer network, regularised or not, for every width (onedim, Theorems
/// 4.1 and 4.2, with the widths below the critical one as they really are).
module internal OneDimensional =

    let private v = RationalFunction.Variable

    /// What the soft threshold's parameters s, c and b are on a side.
    let parameters (regularised: bool) (energy: RationalFunction) (moment: RationalFunction) = [
        "s", energy / (v "alpha" * v "alpha")
        "c", moment / v "alpha"
        "b", (if regularised then v "beta" else RationalFunction.Zero)
    ]

    /// The optimal sum of products of one side, in alpha, beta, energy and moment.
    let sideMinimiser regularised energy moment =
        SoftThreshold.minimiser |> replace (parameters regularised energy moment)

    /// What one side gains at best over using no neuron there, -(v*) of the soft threshold, from its minimiser g*.
    let sideGain (energy: RationalFunction) (best: RationalFunction) =
        half * energy / (v "alpha" * v "alpha") * best * best

    /// The minimum for widths that can use both sides, from the two minimisers.
    let minimum (labels: RationalFunction) gainP gainN = half * labels - gainP - gainN

    /// The minimum when one side only can be used.
    let minimumOneSided (labels: RationalFunction) gain = half * labels - gain

    /// Builds the derivation anew, its witnesses searched again.
    let build (regularised: bool) : Script =
        let proof =
            if regularised then
                ProofBuilder(
                    "onedim-regularised",
                    "The regularised optimum of the one-dimensional network is two soft thresholds",
                    "L(θ) = ½ Σ (f(x_k) − y_k)² + (β/2) Σ (u_j² + ω_j²), f(x) = (1/α) Σ (x u_j)_+ ω_j: L ≥ ½‖Y‖² − gain_P − gain_N, "
                    + "with equality exactly when the products of the neurons with u > 0 sum to γ_P, those with u < 0 to γ_N, all "
                    + "neurons are balanced, no product has the wrong sign, and ω = 0 where u = 0; two neurons (one, if a γ is 0) "
                    + "attain it; a single neuron can only use one side, at best the one of larger gain",
                    "onedim, Theorem 4.2 and Lemma A.2; for width 1 below the critical width the paper differs"
                )
            else
                ProofBuilder(
                    "onedim-unregularised",
                    "The unregularised optimum of the one-dimensional network is two least-squares fits",
                    "l(θ) = ½ Σ (f(x_k) − y_k)², f(x) = (1/α) Σ (x u_j)_+ ω_j: l ≥ ½‖Y‖² − gain_P − gain_N, with equality exactly "
                    + "when the products of the neurons with u > 0 sum to α p/P and those with u < 0 to α q/N; a single neuron can "
                    + "only use one side, at best the one of larger gain",
                    "onedim, Theorem 4.1; for width 1 the paper differs"
                )

        // Symbols: parameters, one neuron, one data point, the sums, and what the definitions introduce.
        let alpha = proof.Symbol("alpha", "α", @"\alpha", "output scale is 1/α")

        let beta =
            if regularised then
                proof.Symbol("beta", "β", @"\beta", "weight decay")
            else
                RationalFunction.Zero

        let u = proof.Symbol("u", "u", "u", "hidden weight of a neuron")
        let w = proof.Symbol("w", "ω", @"\omega", "output weight of a neuron")
        let x = proof.Symbol("x", "x", "x", "a data point")
        let y = proof.Symbol("y", "y", "y", "its label")
        let r = proof.Symbol("r", "r", "r", "(x u)_+")
        let f = proof.Symbol("F", "F", "F", "α f(x) = Σ (x u_j)_+ ω_j")
        let f' = proof.Symbol("F'", "F̃", @"\tilde F", "the same sum so far")
        let residuals = proof.Symbol("D", "D", "D", "Σ (f(x_k) − y_k)²")
        let residuals' = proof.Symbol("D'", "D̃", @"\tilde D", "the same sum so far")
        let labels = proof.Symbol("Y", "‖Y‖²", @"\|Y\|^2", "Σ y_k²")
        let labels' = proof.Symbol("Y'", "Ỹ", @"\tilde Y", "the same sum so far")
        let loss = proof.Symbol("L", "L", "L", "the loss")

        let side letter moment = {
            Letter = letter
            Total = proof.Symbol("G" + letter, "G_" + letter, "G_" + letter, "Σ u_j ω_j over this side's neurons")
            Running = proof.Symbol("G" + letter + "'", "G̃_" + letter, @"\tilde G_" + letter, "the same sum so far")
            Size = proof.Symbol("H" + letter, "H_" + letter, "H_" + letter, "Σ |u_j ω_j| over this side's neurons")
            RunningSize = proof.Symbol("H" + letter + "'", "H̃_" + letter, @"\tilde H_" + letter, "the same sum so far")
            Energy = proof.Symbol(letter, letter, letter, sprintf "‖X‖² over the points of side %s" letter)
            Moment = proof.Symbol(moment, moment, moment, sprintf "X·Y over the points of side %s" letter)
            BestName = "A" + letter
            Best =
                proof.Symbol("A" + letter, "γ_" + letter, @"\gamma_" + letter, "the best sum of products of this side")
        }

        let sideP, sideN = side "P" "p", side "N" "q"
        let sides = [ sideP; sideN ]

        for s in sides do
            for name, unicode, latex, meaning in
                [
                    s.Letter + "'", s.Letter + "̃", sprintf @"\tilde %s" s.Letter, "the sum of squares so far"
                    string s.Moment + "'",
                    string s.Moment + "̃",
                    sprintf @"\tilde %O" s.Moment,
                    "the inner product so far"
                    "G" + s.Letter + "+",
                    sprintf "G_%s⁺" s.Letter,
                    sprintf "G_%s^{+}" s.Letter,
                    "positive part of the sum"
                    "G" + s.Letter + "-",
                    sprintf "G_%s⁻" s.Letter,
                    sprintf "G_%s^{-}" s.Letter,
                    "negative part of the sum"
                    "W" + s.Letter, "W_" + s.Letter, "W_" + s.Letter, "what this side gains at best"
                    "f" + s.Letter,
                    "φ_" + s.Letter,
                    @"\varphi_" + s.Letter,
                    "what the loss depends on this side's sum by"
                    "K" + s.Letter,
                    sprintf "|γ_%s|" s.Letter,
                    sprintf @"|\gamma_%s|" s.Letter,
                    "the size of the best sum"
                    "S" + s.Letter, "σ_" + s.Letter, @"\sigma_" + s.Letter, "its sign"
                    "R" + s.Letter, sprintf "ρ_%s" s.Letter, sprintf @"\rho_%s" s.Letter, "√ of its size"
                ] do
                proof.Symbol(name, unicode, latex, meaning) |> ignore

        let h =
            if regularised then
                proof.Symbol("sh", "σ", @"\sigma", "sign of u ω") |> ignore
                proof.Symbol("h", "h", "h", "|u ω|")
            else
                RationalFunction.Zero

        let norm, norm' =
            if regularised then
                proof.Symbol("T", "T", "T", "½ Σ (u_j² + ω_j²)"),
                proof.Symbol("T'", "T̃", @"\tilde T", "the same sum so far")
            else
                RationalFunction.Zero, RationalFunction.Zero

        let alphaPositive = proof.Hypothesis("alpha > 0", positive alpha)

        let betaPositive =
            if regularised then
                [ proof.Hypothesis("beta > 0", positive beta) ]
            else
                []

        let energyPositive =
            sides
            |> List.map (fun s -> proof.Hypothesis(sprintf "a point of side %s" s.Letter, positive s.Energy))

        // The ReLU on each combination of signs.
        let relu = proof.Introduce(Relu(x * u, "r"), "the activation r = (x u)_+")
        let none = RationalFunction.Zero
        let pointKinds = [ "x > 0", [ positive x ]; "x < 0", [ positive -x ]; "x = 0", [ zero x ] ]
        let neuronKinds = [ "u > 0", [ positive u ]; "u < 0", [ positive -u ]; "u = 0", [ zero u ] ]

        let activation (pointIndex: int) (neuronIndex: int) =
            let given = snd pointKinds[pointIndex] @ snd neuronKinds[neuronIndex]

            if pointIndex = neuronIndex && pointIndex < 2 then
                let active = proof.Entail(given, [], positive (x * u), "x and u have the same sign")

                proof.Entail(given, active :: relu, zero (r - x * u), "so the neuron is active: (x u)_+ = x u")
            else
                let inactive =
                    proof.Entail(given, [], nonNegative -(x * u), factors [ x; u ], "x and u do not have the same sign")

                proof.Entail(given, inactive :: relu, zero r, "so the neuron is inactive: (x u)_+ = 0")

        let activations = [ for i in 0..2 -> [ for j in 0..2 -> activation i j ] ]

        if regularised then
            proof.Introduce(Polar(u * w, "h", "sh"), "the size of a neuron's product") |> ignore

        let sum (total: RationalFunction) (running: RationalFunction) increments : Sum = {
            Total = string total
            Running = string running
            Increments = increments
        }

        let kinds list : ElementKind list =
            list |> List.map (fun (name, facts) -> { Name = name; Facts = facts })

        let half' = half * (u * u + w * w)

        let neurons =
            proof.Sums(
                "neurons",
                [ "u"; "w"; "r" ] @ (if regularised then [ "h" ] else []),
                kinds neuronKinds,
                [
                    sum f f' [ r * w; r * w; r * w ]
                    sum sideP.Total sideP.Running [ u * w; none; none ]
                    sum sideN.Total sideN.Running [ none; u * w; none ]
                ]
                @ (if regularised then
                       [
                           sum norm norm' [ half'; half'; half' ]
                           sum sideP.Size sideP.RunningSize [ h; none; none ]
                           sum sideN.Size sideN.RunningSize [ none; h; none ]
                       ]
                   else
                       []),
                "sums over any number m of neurons"
            )

        // The network's output at a point, by induction over the neurons.
        let outputs =
            [
                x * sideP.Running, x * sideP.Total
                x * sideN.Running, x * sideN.Total
                none, none
            ]
            |> List.mapi (fun i (running, _) ->
                let given = snd pointKinds[i]

                let proofs =
                    neuronKinds
                    |> List.mapi (fun j (_, facts) ->
                        let grown = if i = j && i < 2 then running + x * u * w else running

                        [
                            proof.Entail(
                                given @ facts @ [ zero (f' - running) ],
                                [ activations[i].[j] ],
                                zero (f' + r * w - grown),
                                factors [ w ],
                                "one more neuron"
                            )
                        ])

                let title =
                    match i with
                    | 0 -> "so α f(x) = x G_P for x > 0"
                    | 1 -> "α f(x) = x G_N for x < 0"
                    | _ -> "f(0) = 0"

                (proof.Induction(neurons, given, [ []; []; [] ], [ zero (f' - running) ], proofs, title)).Head)

        // The squared residuals, by induction over the data points.
        let p', q' = v "p'", v "q'"
        let energyP', energyN' = v "P'", v "N'"

        let points =
            proof.Sums(
                "data points",
                [ "x"; "y"; "F" ],
                kinds pointKinds,
                [
                    sum residuals residuals' (List.replicate 3 ((f / alpha - y) * (f / alpha - y)))
                    sum labels labels' (List.replicate 3 (y * y))
                    sum sideP.Energy energyP' [ x * x; none; none ]
                    sum sideN.Energy energyN' [ none; x * x; none ]
                    sum sideP.Moment p' [ x * y; none; none ]
                    sum sideN.Moment q' [ none; x * y; none ]
                ],
                "sums over any number n of data points; X has a positive and a negative entry, so P > 0 and N > 0"
            )

        let quadratic (energy: RationalFunction) (moment: RationalFunction) (total: RationalFunction) =
            energy * total * total / (alpha * alpha) - constant 2 * moment * total / alpha

        let fit d yy eP mP eN mN =
            d - quadratic eP mP sideP.Total - quadratic eN mN sideN.Total - yy

        let invariant = zero (fit residuals' labels' energyP' p' energyN' q')

        let residualProofs =
            [ x * sideP.Total; x * sideN.Total; none ]
            |> List.mapi (fun i output ->
                let square = x * x
                let cross = x * y
                let when' k value = if i = k then value else none

                [
                    proof.Entail(
                        snd pointKinds[i] @ [ invariant ],
                        [ alphaPositive; outputs[i] ],
                        zero (
                            fit
                                (residuals' + (f / alpha - y) * (f / alpha - y))
                                (labels' + y * y)
                                (energyP' + when' 0 square)
                                (p' + when' 0 cross)
                                (energyN' + when' 1 square)
                                (q' + when' 1 cross)
                        ),
                        factors [ ((f + output) / alpha - constant 2 * y) / alpha ],
                        "one more data point"
                    )
                ])

        let data =
            (proof.Induction(
                points,
                [],
                [ []; []; [] ],
                [ invariant ],
                residualProofs,
                "D = P G_P²/α² − 2 p G_P/α + N G_N²/α² − 2 q G_N/α + ‖Y‖²: the two sides decouple"
            ))
                .Head

        let lossIs =
            (proof.Introduce(
                Let("L", half * residuals + beta * norm),
                if regularised then "the loss L = D/2 + β T" else "the loss"
            ))
                .Head

        // Each side is a soft-threshold problem.
        let threshold (s: OneDimensionalSide) energy =
            let plus, minus = v ("G" + s.Letter + "+"), v ("G" + s.Letter + "-")

            let parts =
                proof.Introduce(
                    Parts(s.Total, "G" + s.Letter + "+", "G" + s.Letter + "-"),
                    sprintf "|G_%s| in parts" s.Letter
                )

            let curvature =
                proof.Entail(
                    [],
                    [ alphaPositive; energy ],
                    positive (s.Energy / (alpha * alpha)),
                    "the curvature is positive"
                )

            let values = parameters regularised s.Energy s.Moment
            let formula = SoftThreshold.minimiser |> replace values

            let cases =
                formula.Cases |> Seq.map (fun c -> List.ofSeq c.Guard.Conditions) |> Seq.toList

            let points = formula.Cases |> Seq.map (fun c -> c.Value) |> Seq.toList

            let split =
                proof.Split(curvature :: betaPositive, cases, "the cases of the soft threshold")

            let best =
                proof.Introduce(ByCase(s.BestName, split, points), "the soft-threshold minimiser of this side")

            let problem: KinkedQuadratic =
                let at (e: RationalFunction) =
                    e.Substitute(dict values :?> IReadOnlyDictionary<string, RationalFunction>)

                {
                    Curvature = at SoftThreshold.problem.Curvature
                    RightSlope = at SoftThreshold.problem.RightSlope
                    LeftSlope = at SoftThreshold.problem.LeftSlope
                }

            let func =
                proof.Introduce(
                    Let("f" + s.Letter, KinkedQuadratic.formula problem s.Total plus minus),
                    "what the loss depends on this side's sum by"
                )

            let lemma =
                proof.Apply(
                    SoftThreshold.script.Value,
                    [ 0; 1; 2 ],
                    values
                    @ [
                        "g", s.Total
                        "g+", plus
                        "g-", minus
                        "f", v ("f" + s.Letter)
                        "gstar", s.Best
                    ],
                    "with s = ‖X‖²/α², c = X·Y/α, b = β"
                )

            let f = v ("f" + s.Letter)
            let gain = v ("W" + s.Letter)
            let atBest = zero (f + sideGain s.Energy s.Best)

            let gains =
                (proof.Introduce(Let("W" + s.Letter, sideGain s.Energy s.Best), "what this side gains over no neuron"))
                    .Head

            let lower =
                proof.Entail([], [ curvature; lemma[0]; gains ], nonNegative (f + gain), "this side gains no more")

            let inGain = proof.Entail([ zero (f + gain) ], [ gains ], atBest, "in terms of γ")

            let unique =
                proof.Entail(
                    [ zero (f + gain) ],
                    [ curvature; inGain; lemma[1] ],
                    zero (s.Total - s.Best),
                    "and gains it only at G = γ"
                )

            let attained =
                proof.Entail(
                    [ zero (s.Total - s.Best) ],
                    [ curvature; lemma[2]; gains ],
                    zero (f + gain),
                    "where it does"
                )

            {|
                Side = s
                Parts = parts
                Plus = plus
                Minus = minus
                Split = split
                Best = best
                Values = points
                Cases = cases
                Function = func.Head
                F = f
                Gain = gain
                Lower = [ lower ]
                Unique = [ unique ]
                Attained = [ attained ]
            |}

        let halves = List.map2 threshold sides energyPositive
        let onP, onN = halves[0], halves[1]

        // What the norm costs beyond |G_P| + |G_N|: three non-negative amounts.
        let slackNorm = norm - sideP.Size - sideN.Size
        let slack (size: RationalFunction) plus minus = size - plus - minus

        let slacks =
            if regularised then
                [
                    slackNorm
                    slack sideP.Size onP.Plus onP.Minus
                    slack sideN.Size onN.Plus onN.Minus
                ]
            else
                []

        let decomposition =
            proof.Entail(
                [],
                [
                    alphaPositive
                    lossIs
                    data
                    onP.Function
                    onN.Function
                    onP.Parts.Head
                    onN.Parts.Head
                ],
                zero (
                    loss
                    - half * labels
                    - onP.F
                    - onN.F
                    - (slacks |> List.fold (fun total part -> total + beta * part) none)
                ),
                factors [ sideP.Moment / alpha; sideN.Moment / alpha ],
                "the loss is a function of each side, and what the norm costs more"
            )

        let balance =
            if regularised then
                proof.Apply(
                    NormBalancing.script.Value,
                    [ 0; 1; 2 ],
                    [ "u", u; "w", w; "h", h; "sign", v "sh" ],
                    "norm balancing for one neuron"
                )
            else
                []

        let nothing =
            if regularised then
                [ proof.Entail([], [], nonNegative none, "nothing is added") ]
            else
                []

        let normSign =
            if regularised then
                [
                    proof.Entail([], [], nonNegative half', squares [ u; w ], "a squared norm is non-negative")
                ]
            else
                []

        let merge (sign: RationalFunction) title =
            proof.Apply(NeuronMerging.script.Value, [ 0; 1; 2 ], [ "g", u * w; "h", h; "sg", v "sh"; "t", sign ], title)

        let slackSigns =
            if not regularised then
                []
            else
                let grow (given: SignCondition list) cited (running: RationalFunction) step =
                    proof.Entail(
                        given @ [ nonNegative running ],
                        cited,
                        nonNegative (running + step),
                        "one more neuron"
                    )

                let invariant = norm' - sideP.RunningSize - sideN.RunningSize

                let total =
                    proof.Induction(
                        neurons,
                        [],
                        [ []; []; [] ],
                        [ nonNegative invariant ],
                        [
                            [ grow [ positive u ] [ balance[0] ] invariant (half' - h) ]
                            [ grow [ positive -u ] [ balance[0] ] invariant (half' - h) ]
                            [ grow [ zero u ] normSign invariant half' ]
                        ],
                        "the norm is at least the sum of the sizes of the products"
                    )

                let plusOne = (merge (constant 1) "neuron merging, sign +").Head
                let minusOne = (merge (constant -1) "neuron merging, sign −").Head

                let sizes =
                    halves
                    |> List.mapi (fun i part ->
                        let bound sign cited (step: RationalFunction) =
                            let running = part.Side.RunningSize - constant sign * part.Side.Running

                            let proofs =
                                neuronKinds
                                |> List.mapi (fun j (_, facts) ->
                                    if i = j then
                                        [ grow facts [ cited ] running step ]
                                    else
                                        [ grow facts [] running none ])

                            (proof.Induction(
                                neurons,
                                [],
                                [ []; []; [] ],
                                [ nonNegative running ],
                                proofs,
                                "the triangle inequality for this side's neurons"
                            ))
                                .Head

                        let above = bound 1 plusOne (h - u * w)
                        let below = bound -1 minusOne (h + u * w)

                        proof.Entail(
                            [],
                            [ above; below ] @ part.Parts,
                            nonNegative (slack part.Side.Size part.Plus part.Minus),
                            "so the sizes sum to at least |G|"
                        ))

                total @ sizes

        let costs =
            List.map2
                (fun part sign -> proof.Entail([], betaPositive @ [ sign ], nonNegative (beta * part), "times β"))
                slacks
                slackSigns

        let best = minimum labels onP.Gain onN.Gain

        let lower =
            proof.Entail(
                [],
                decomposition :: onP.Lower @ onN.Lower @ costs,
                nonNegative (loss - best),
                "no network of any width has a smaller loss"
            )

        // Where the bound is attained.
        let optimal = zero (loss - best)

        let sums =
            halves
            |> List.map (fun part ->
                let value =
                    proof.Entail(
                        [ optimal ],
                        decomposition :: onP.Lower @ onN.Lower @ costs,
                        zero (part.F + part.Gain),
                        "at the minimum each side is at its minimum"
                    )

                proof.Entail(
                    [ optimal ],
                    [ value ] @ part.Unique,
                    zero (part.Side.Total - part.Side.Best),
                    "so the products of this side sum to γ"
                ))

        let polars =
            halves
            |> List.map (fun part ->
                proof.Introduce(
                    Polar(part.Side.Best, "K" + part.Side.Letter, "S" + part.Side.Letter),
                    "the size and the sign of γ"
                ))

        let signOf (s: OneDimensionalSide) = v ("S" + s.Letter)
        let sizeOf (s: OneDimensionalSide) = v ("K" + s.Letter)

        let fromSums =
            halves
            |> List.map2
                (fun (polar: Reference list) part ->
                    // At G = gamma the parts of G are those of gamma.
                    proof.Entail(
                        [ zero (part.Side.Total - part.Side.Best) ],
                        part.Parts @ [ polar[0]; polar[3] ],
                        zero (part.Plus + part.Minus - sizeOf part.Side),
                        factors [ part.Side.Total + part.Plus - part.Minus; part.Side.Total + part.Side.Best ],
                        "|G| = |γ| there"
                    ))
                polars

        let alignedMerges =
            if regularised then
                sides |> List.map (fun s -> merge (signOf s) "neuron merging, the sign of γ")
            else
                []

        let zeroOutput =
            if regularised then
                [
                    proof.Entail(
                        [ zero u; zero half' ],
                        [],
                        zero w,
                        squares [ u ],
                        "a neuron with u = 0 and no norm has ω = 0"
                    )
                ]
            else
                []

        let necessary =
            if not regularised then
                []
            else
                let zeroSlack =
                    List.map2
                        (fun part sign ->
                            let times =
                                proof.Entail(
                                    [ optimal ],
                                    decomposition :: onP.Lower @ onN.Lower @ costs,
                                    zero (beta * part),
                                    "at the minimum the norm costs no more than it must"
                                )

                            proof.Entail([ optimal ], times :: sign :: betaPositive, zero part, "divided by β"))
                        slacks
                        slackSigns

                let balanced =
                    proof.Vanishing(
                        neurons,
                        [],
                        norm' - sideP.RunningSize - sideN.RunningSize,
                        [ balance[0]; balance[0]; normSign.Head ],
                        [ [ balance[1] ]; [ balance[1] ]; zeroOutput ],
                        "then every neuron is balanced, and ω = 0 where u = 0"
                    )

                let aligned =
                    List.zip3 sides alignedMerges [ 0; 1 ]
                    |> List.collect (fun (s, merged, i) ->
                        let equal =
                            proof.Entail(
                                [ optimal ],
                                [ zeroSlack[i + 1]; sums[i]; fromSums[i]; polars[i].[1]; polars[i].[2] ],
                                zero (s.Size - signOf s * s.Total),
                                factors [ signOf s; sizeOf s ],
                                "at the minimum the sizes sum to σ G"
                            )

                        let vanish =
                            proof.Vanishing(
                                neurons,
                                [],
                                s.RunningSize - signOf s * s.Running,
                                [ for j in 0..2 -> if i = j then merged[0] else nothing.Head ],
                                [ for j in 0..2 -> if i = j then [ merged[1] ] else [] ],
                                "then no product of this side has the wrong sign"
                            )

                        equal :: vanish)

                zeroSlack @ balanced @ aligned

        // These conditions are enough.
        let sufficient =
            let atSums = sides |> List.map (fun s -> zero (s.Total - s.Best))

            let sizeFacts =
                if not regularised then
                    []
                else
                    let flat = zero (u * u - w * w)

                    let given = [
                        [ flat; nonNegative (signOf sideP * u * w) ]
                        [ flat; nonNegative (signOf sideN * u * w) ]
                        [ zero w ]
                    ]

                    let invariants = [
                        zero (norm' - sideP.RunningSize - sideN.RunningSize)
                        zero (sideP.RunningSize - signOf sideP * sideP.Running)
                        zero (sideN.RunningSize - signOf sideN * sideN.Running)
                    ]

                    let keep (j: int) facts cited steps =
                        List.map2
                            (fun (condition: SignCondition) (step: RationalFunction) ->
                                proof.Entail(
                                    facts @ given[j] @ [ condition ],
                                    cited,
                                    zero (condition.Expression + step),
                                    factors [ u; w ],
                                    "one more neuron"
                                ))
                            invariants
                            steps

                    // The scale of each invariant is that of its canonical form.
                    let steps j =
                        let increments = [
                            (if j = 2 then half' else half' - h)
                            (if j = 0 then h - signOf sideP * u * w else none)
                            (if j = 1 then h - signOf sideN * u * w else none)
                        ]

                        let raw = [
                            norm' - sideP.RunningSize - sideN.RunningSize
                            sideP.RunningSize - signOf sideP * sideP.Running
                            sideN.RunningSize - signOf sideN * sideN.Running
                        ]

                        List.map3
                            (fun (condition: SignCondition) (e: RationalFunction) (step: RationalFunction) ->
                                condition.Expression / e * step)
                            invariants
                            raw
                            increments

                    let proofs = [
                        keep 0 [ positive u ] [ balance[2]; alignedMerges[0].[2] ] (steps 0)
                        keep 1 [ positive -u ] [ balance[2]; alignedMerges[1].[2] ] (steps 1)
                        keep 2 [ zero u ] [] (steps 2)
                    ]

                    proof.Induction(
                        neurons,
                        [],
                        given,
                        invariants,
                        proofs,
                        "for balanced neurons of the right signs the norm is σ_P G_P + σ_N G_N"
                    )

            let reached =
                halves
                |> List.map (fun part ->
                    proof.Entail(
                        [ zero (part.Side.Total - part.Side.Best) ],
                        part.Attained,
                        zero (part.F + part.Gain),
                        "the side is at its minimum"
                    ))

            let noSlack =
                if not regularised then
                    []
                else
                    let noCost =
                        List.zip3 halves polars [ 0; 1 ]
                        |> List.map (fun (part, polar, i) ->
                            proof.Entail(
                                [ zero (part.Side.Total - part.Side.Best) ],
                                [ sizeFacts[i + 1]; fromSums[i]; polar[1]; polar[2] ],
                                zero (slack part.Side.Size part.Plus part.Minus),
                                factors [ signOf part.Side; sizeOf part.Side ],
                                "the sizes sum to |γ|"
                            ))

                    sizeFacts.Head :: noCost

            proof.Entail(
                atSums,
                decomposition :: reached @ noSlack,
                optimal,
                factors [ beta ],
                "so these conditions attain the minimum"
            )

        // One neuron a side is enough.
        let attained =
            List.zip halves polars
            |> List.collect (fun (part, polar) ->
                let root = "R" + part.Side.Letter

                proof.Introduce(SquareRoot(sizeOf part.Side, root, polar[0]), "weights ±ρ and ±σ ρ for one neuron")
                |> ignore

                proof.Apply(
                    NormBalancing.script.Value,
                    [ 3; 4; 5 ],
                    [
                        "g", part.Side.Best
                        "k", sizeOf part.Side
                        "t", signOf part.Side
                        "r", v root
                    ],
                    "one neuron with the product γ, balanced"
                ))

        // A network that uses one side only, as any single neuron does.
        let oneSided =
            List.zip halves (List.rev halves)
            |> List.map (fun (used, unused) ->
                let empty = zero unused.Side.Total

                let vanish part =
                    proof.Entail(
                        [ empty ],
                        unused.Parts,
                        zero part,
                        factors [ unused.Plus; unused.Minus ],
                        "its parts vanish"
                    )

                let partPlus, partMinus = vanish unused.Plus, vanish unused.Minus

                let flat =
                    proof.Entail(
                        [ empty ],
                        [ alphaPositive; unused.Function; partPlus; partMinus ],
                        zero unused.F,
                        factors [
                            half * unused.Side.Energy / (alpha * alpha) * unused.Side.Total
                            unused.Side.Moment / alpha
                            beta
                        ],
                        "an unused side contributes nothing"
                    )

                let bound = loss - minimumOneSided labels used.Gain

                let lower =
                    proof.Entail(
                        [ empty ],
                        decomposition :: flat :: used.Lower @ costs,
                        nonNegative bound,
                        sprintf "with side %s alone" used.Side.Letter
                    )

                let value =
                    proof.Entail(
                        [ empty; zero bound ],
                        decomposition :: flat :: used.Lower @ costs,
                        zero (used.F + used.Gain),
                        "equal only if this side is at its minimum"
                    )

                let unique =
                    proof.Entail(
                        [ empty; zero bound ],
                        value :: used.Unique,
                        zero (used.Side.Total - used.Side.Best),
                        "so its products sum to γ"
                    )

                let worse =
                    proof.Entail(
                        [ empty; positive (unused.Gain - used.Gain) ],
                        [ lower ],
                        positive (loss - minimumOneSided labels unused.Gain),
                        "the side of smaller gain is never as good"
                    )

                [ lower; unique; worse ])

        let product =
            proof.OneElement(neurons, sideP.Running * sideN.Running, "a single neuron uses one side at most")

        let single =
            List.zip3 halves (List.rev halves) [ 0; 1 ]
            |> List.map (fun (better, worse, i) ->
                let larger = nonNegative (better.Gain - worse.Gain)
                let bound = nonNegative (loss - minimumOneSided labels better.Gain)
                let other = better.Side.Total

                let split =
                    proof.Split(
                        [],
                        [ [ zero other ]; [ positive other ]; [ positive -other ] ],
                        sprintf "whether side %s is used" better.Side.Letter
                    )

                let unusedBetter =
                    proof.Entail(
                        [ larger; zero other ],
                        [ oneSided[1 - i].Head ],
                        bound,
                        "the other side alone gains no more"
                    )

                let usedBetter sign =
                    let idle =
                        proof.Entail([ sign ], [ product ], zero worse.Side.Total, "then the other side is unused")

                    proof.Entail([ sign ], [ idle; oneSided[i].Head ], bound, "and this side alone is the bound")

                let branches = [ unusedBetter; usedBetter (positive other); usedBetter (positive -other) ]

                proof.ByCases(
                    [ larger ],
                    split,
                    branches,
                    bound,
                    sprintf
                        "if side %s gains at least as much, a single neuron gets no further than it"
                        better.Side.Letter
                ))

        let closedForms =
            if regularised then
                []
            else
                List.zip halves energyPositive
                |> List.map (fun (part, energy) ->
                    let closed = zero (part.Side.Best - alpha * part.Side.Moment / part.Side.Energy)

                    let branches =
                        List.zip part.Cases part.Best
                        |> List.map (fun (case, value) ->
                            proof.Entail(
                                case,
                                [ value; alphaPositive; energy ],
                                closed,
                                factors [ alpha * alpha / part.Side.Energy ],
                                "in closed form"
                            ))

                    proof.ByCases([], part.Split, branches, closed, "γ = α X·Y/‖X‖² in every case"))

        proof.Conclude(
            [ lower ]
            @ sums
            @ necessary
            @ [ sufficient ]
            @ attained
            @ (List.concat oneSided)
            @ single
            @ closedForms,
            "the minimum, all minimisers, and the best a single neuron can do"
        )

        proof.Script

    /// With weight decay beta > 0.
    let regularised: Lazy<Script> = lazy (build true)

    /// Without weight decay.
    let unregularised: Lazy<Script> = lazy (build false)
