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

    let private build (n: int) : Script =
        let proof =
            ProofBuilder(
                "min-norm-orthogonal",
                "Minimal-norm interpolators of orthogonal data",
                sprintf
                    "for pairwise orthogonal non-zero x_1, …, x_n, n ≤ %d, all labels y_k of any sign, and every m: if "
                    n
                + "Σ_j a_j max(w_j·x_k, 0) = y_k for all k, then ½ Σ (a_j² + ‖w_j‖²) ≥ R_+ + R_- with R_±² the sum of "
                + "y_k²/‖x_k‖² over the labels of one sign; equality exactly if every w_j is |a_j| v_+ (a_j ≥ 0) or |a_j| v_- (a_j < 0), "
                + "v_± = Σ |y_k| x_k/(‖x_k‖² R_±) over that sign, and the a_j² of each sign sum to R_±; fewer points are zero labels "
                + "in further orthogonal directions",
                "orthogonal, Theorem 1 and Eq. (8)"
            )

        let y = family proof n "y" "y" "y" "label"
        let nu = family proof n "nu" "N" "N" "norm of the point"

        let neuron = OrthogonalNeurons.declare proof n

        for k in 0 .. n - 1 do
            proof.Hypothesis(sprintf "H%d" (k + 1), positive nu[k]) |> ignore

        let each f = [ 0 .. n - 1 ] |> List.map f
        let plus, minus, labels, apart = introduce proof (List.map2 (fun a b -> a / b) y nu)

        let alpha, productsP, fullP, paidP, alphaTimes =
            OrthogonalUnitDual.dualSide proof "alpha" "α" @"\alpha" plus

        let beta, productsM, fullM, paidM, betaTimes =
            OrthogonalUnitDual.dualSide proof "beta" "β" @"\beta" minus

        let alphaQ =
            each (fun k -> alphaTimes k minus.Parts[k] apart[k] "v_+ is zero where the label is negative")

        let betaP =
            each (fun k -> betaTimes k plus.Parts[k] apart[k] "v_- is zero where the label is positive")

        let disjoint =
            each (fun k -> betaTimes k alpha.Entries[k] alphaQ[k] "v_+ and v_- share no point")

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
                    "what v_+ reads of an interpolator",
                reads
                    beta.Entries[k]
                    (-(beta.Entries[k] * minus.Parts[k]))
                    [ betaP[k] ]
                    "what v_- reads of an interpolator")

        let readP, readM = readings |> List.map fst, readings |> List.map snd

        let gap =
            proof.Entail(
                constraints,
                paidP :: paidM :: readP @ readM,
                zero (neurons.Gap - neurons.Norm + value),
                "an interpolator has Σ v_k F_k = R_+ + R_-"
            )

        let lower =
            proof.Entail(constraints, [ gap; neurons.Lower ], nonNegative (neurons.Norm - value), "so T ≥ R_+ + R_-")

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
            "the least norm R_+ + R_-, its dual vector, and all minimisers"
        )

        proof.Script

    /// The derivation for exactly n points with labels of any sign, zeros included.
    let forPoints (n: int) : Script = build n

    let script: Lazy<Script> = lazy (build MaxPoints)
