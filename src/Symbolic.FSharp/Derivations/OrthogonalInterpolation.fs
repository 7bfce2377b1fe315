namespace ReluProofs.Symbolic.Derivations

open System
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Derivations.Write
open ReluProofs.Symbolic.Derivations.OrthogonalLabels

/// Minimal-norm interpolators of orthogonal data (orthogonal, Theorem 1 and Eq. (8)).
module internal OrthogonalInterpolation =

    /// The most points the listed derivation speaks of.
    [<Literal>]
    let MaxPoints = 6

    /// alpha_k = p_k/R where R > 0 and 0 where R = 0, with what follows: the dual side; R alpha_k = p_k; R (1 - sum alpha^2) = 0;
    /// sum alpha_k p_k = R; the split; the values of alpha_k by case.
    let private dualSide (proof: ProofBuilder) name unicode latex (side: LabelSide) =
        let radius = side.Radius
        let n = side.Parts.Length
        let each f = [ 0 .. n - 1 ] |> List.map f
        let some, empty = positive radius, zero radius

        let split =
            proof.Split([ side.RadiusSign ], [ [ some ]; [ empty ] ], "whether there are labels of this sign")

        let entries =
            family proof n name unicode latex ("dual entry for the sign " + side.Letter)

        let values =
            each (fun k ->
                proof.Introduce(
                    ByCase(sprintf "%s%d" name (k + 1), split, [ side.Parts[k] / radius; RationalFunction.Zero ]),
                    "the part over the norm"
                ))

        let byCases conclusion (first: Reference) (second: Reference) title =
            proof.ByCases([], split, [ first; second ], conclusion, title)

        let signs =
            each (fun k ->
                let claim = nonNegative entries[k]

                byCases
                    claim
                    (proof.Entail(
                        [ some ],
                        [ values[k].[0]; side.PartSigns[k] ],
                        claim,
                        factors [ radius ],
                        "a quotient of non-negatives"
                    ))
                    (proof.Entail([ empty ], [ values[k].[1] ], claim, "zero"))
                    "dual entries are not negative")

        let products =
            each (fun k ->
                let claim = zero (radius * entries[k] - side.Parts[k])

                let flat =
                    proof.Entail(
                        [ empty ],
                        [ side.RadiusSquare ],
                        zero (side.Parts[k] * side.Parts[k]),
                        {
                            Squares = side.Parts
                            Factors = [ radius ]
                        },
                        "no norm, no part"
                    )

                let nothing =
                    proof.Entail([ empty ], [ flat ], zero side.Parts[k], "a square is zero only at zero")

                byCases
                    claim
                    (proof.Entail([ some ], [ values[k].[0] ], claim, factors [ radius ], "times the norm"))
                    (proof.Entail([ empty ], [ nothing; values[k].[1] ], claim, factors [ radius ], "both are zero"))
                    "the norm times the dual entry is the part")

        let square = entries |> List.map (fun e -> e * e) |> total
        let room = one - square
        let inverse = one / (radius * radius)

        let unit =
            let squared =
                each (fun k ->
                    proof.Entail(
                        [ some ],
                        [ values[k].[0] ],
                        zero (entries[k] * entries[k] - side.Parts[k] * side.Parts[k] / (radius * radius)),
                        factors [ entries[k] + side.Parts[k] / radius ],
                        "the square of a dual entry"
                    ))

            proof.Entail(
                [ some ],
                side.RadiusSquare :: squared,
                zero room,
                factors [ inverse ],
                "the dual entries of this sign have norm 1"
            )

        let gone =
            each (fun k ->
                proof.Entail(
                    [ empty ],
                    [ values[k].[1] ],
                    zero (entries[k] * entries[k]),
                    factors [ entries[k] ],
                    "no labels, no dual entry"
                ))

        let bound =
            byCases
                (nonNegative room)
                (proof.Entail([ some ], [ unit ], nonNegative room, "norm 1"))
                (proof.Entail([ empty ], gone, nonNegative room, "norm 0"))
                "the dual entries of one sign have norm at most 1"

        let full =
            let claim = zero (radius * room)

            byCases
                claim
                (proof.Entail([ some ], [ unit ], claim, factors [ radius ], "norm 1"))
                (proof.Entail([ empty ], [], claim, factors [ room ], "no labels"))
                "exactly 1 if there are labels of this sign"

        let paid =
            let squared =
                each (fun k ->
                    proof.Entail(
                        [],
                        [ products[k] ],
                        zero (radius * entries[k] * entries[k] - entries[k] * side.Parts[k]),
                        factors [ entries[k] ],
                        "the product of dual entry and part"
                    ))

            proof.Entail(
                [],
                full :: squared,
                zero (total (each (fun k -> entries[k] * side.Parts[k])) - radius),
                "they sum to the norm"
            )

        let dual = {
            Entries = entries
            Signs = signs
            Bound = bound
        }

        // A factor that vanishes with each part vanishes with each dual entry.
        let orthogonalTo (k: int) (factor: RationalFunction) (vanishing: Reference) title =
            let claim = zero (entries[k] * factor)

            byCases
                claim
                (proof.Entail(
                    [ some ],
                    [ values[k].[0]; vanishing ],
                    claim,
                    factors [ factor; one / radius ],
                    "the part is zero or the factor is"
                ))
                (proof.Entail([ empty ], [ values[k].[1] ], claim, factors [ factor ], "the dual entry is zero"))
                title

        dual, products, full, paid, orthogonalTo

    let private build (n: int) : Script =
        let proof =
            ProofBuilder(
                "min-norm-orthogonal",
                "Minimal-norm interpolators of orthogonal data",
                sprintf
                    "for pairwise orthogonal non-zero x₁, …, x_n, n ≤ %d, all labels y_k of any sign, and every m: if "
                    n
                + "Σ_j a_j max(⟨w_j, x_k⟩, 0) = y_k for all k, then ½ Σ (a_j² + ‖w_j‖²) ≥ R₊ + R₋ with R_±² the sum of "
                + "y_k²/‖x_k‖² over the labels of one sign; equality exactly if every w_j is |a_j| v₊ (a_j ≥ 0) or |a_j| v₋ (a_j < 0), "
                + "v_± = Σ |y_k| x_k/(‖x_k‖² R_±) over that sign, and the a_j² of each sign sum to R_±; fewer points are zero labels "
                + "in further orthogonal directions",
                "orthogonal, Theorem 1 and Eq. (8)"
            )

        let y = family proof n "y" "y" "y" "label"
        let nu = family proof n "nu" "ν" @"\nu" "norm of the point"

        let neuron = OrthogonalNeurons.declare proof n

        for k in 0 .. n - 1 do
            proof.Hypothesis(sprintf "H%d" (k + 1), positive nu[k]) |> ignore

        let each f = [ 0 .. n - 1 ] |> List.map f
        let plus, minus, labels, apart = introduce proof (List.map2 (fun a b -> a / b) y nu)

        let alpha, productsP, fullP, paidP, alphaTimes =
            dualSide proof "alpha" "α" @"\alpha" plus

        let beta, productsM, fullM, paidM, betaTimes =
            dualSide proof "beta" "β" @"\beta" minus

        let alphaQ =
            each (fun k -> alphaTimes k minus.Parts[k] apart[k] "v₊ is zero where the label is negative")

        let betaP =
            each (fun k -> betaTimes k plus.Parts[k] apart[k] "v₋ is zero where the label is positive")

        let disjoint =
            each (fun k -> betaTimes k alpha.Entries[k] alphaQ[k] "v₊ and v₋ share no point")

        let neurons = OrthogonalNeurons.prove proof neuron alpha beta
        let f = neurons.Outputs
        let label k = y[k] / nu[k]
        // In unit coordinates the constraint reads F_k = y_k/nu_k.
        let constraints = each (fun k -> zero (f[k] - label k))
        let value = plus.Radius + minus.Radius

        let readings =
            each (fun k ->
                let reads (entry: RationalFunction) (part: RationalFunction) cited title =
                    proof.Entail(
                        [ constraints[k] ],
                        labels[k] :: cited,
                        zero (entry * f[k] - part),
                        factors [ entry ],
                        title
                    )

                reads
                    alpha.Entries[k]
                    (alpha.Entries[k] * plus.Parts[k])
                    [ alphaQ[k] ]
                    "what v₊ reads of an interpolator",
                reads
                    beta.Entries[k]
                    (-(beta.Entries[k] * minus.Parts[k]))
                    [ betaP[k] ]
                    "what v₋ reads of an interpolator")

        let readP, readM = readings |> List.map fst, readings |> List.map snd

        let gap =
            proof.Entail(
                constraints,
                paidP :: paidM :: readP @ readM,
                zero (neurons.Gap - neurons.Norm + value),
                "an interpolator has Σ v_k F_k = R₊ + R₋"
            )

        let lower =
            proof.Entail(constraints, [ gap; neurons.Lower ], nonNegative (neurons.Norm - value), "so T ≥ R₊ + R₋")

        let tight =
            proof.Entail(
                constraints @ [ zero (neurons.Norm - value) ],
                [ gap ],
                zero neurons.Gap,
                "equality is equality in every neuron"
            )

        let size (own: DualSide) (side: LabelSide) (sum: RationalFunction) (spare: Reference) paid read sign other =
            let weighed =
                each (fun k ->
                    proof.Entail(
                        [],
                        [ neurons.RayOutputs[k]; disjoint[k] ],
                        zero (own.Entries[k] * f[k] - sign * sum * own.Entries[k] * own.Entries[k]),
                        factors [ own.Entries[k]; other ],
                        "what the dual entry reads on the rays"
                    ))

            proof.Entail(
                constraints,
                spare :: paid :: weighed @ read,
                zero (sum - side.Radius),
                "the sizes of this sign sum to R"
            )

        let sizeP =
            size alpha plus neurons.SizePlus neurons.RaySizes[0] paidP readP one neurons.SizeMinus

        let sizeM =
            size beta minus neurons.SizeMinus neurons.RaySizes[1] paidM readM -one neurons.SizePlus

        let atSizes = [
            zero (neurons.SizePlus - plus.Radius)
            zero (neurons.SizeMinus - minus.Radius)
        ]

        let interpolates =
            each (fun k ->
                proof.Entail(
                    atSizes,
                    [ neurons.RayOutputs[k]; productsP[k]; productsM[k]; labels[k] ],
                    constraints[k],
                    factors [ alpha.Entries[k]; beta.Entries[k] ],
                    "rays with these sizes interpolate"
                ))

        let attains =
            proof.Entail(atSizes, [ neurons.RayNorm ], zero (neurons.Norm - value), "at the least norm")

        // One neuron a sign is enough: a = ±r, z = r v.
        let single (side: LabelSide) (dual: DualSide) full =
            let name = "r" + side.Letter

            let r =
                proof.Symbol(name, "r" + side.Unicode, "r_{" + side.Latex + "}", "size of a single neuron of this sign")

            let root =
                proof.Introduce(SquareRoot(side.Radius, name, side.RadiusSign), "a single neuron of size R")

            let room = one - dual.Square

            let square =
                proof.Entail(
                    [],
                    [ root[1]; full ],
                    zero (r * room * (r * room)),
                    factors [ room; room * room ],
                    "squared"
                )

            [ root[1]; proof.Entail([], [ square ], zero (r * room), "it lies on its ray") ]

        proof.Conclude(
            [ lower; tight ]
            @ neurons.OnRays
            @ [ sizeP; sizeM ]
            @ interpolates
            @ [ attains ]
            @ single plus alpha fullP
            @ single minus beta fullM
            @ productsP
            @ productsM
            @ neurons.Feasible,
            "the least norm R₊ + R₋, its dual vector, and all minimisers"
        )

        proof.Script

    /// The derivation for exactly n points with labels of any sign, zeros included.
    let forPoints (n: int) : Script = build n

    let script: Lazy<Script> = lazy (build MaxPoints)
