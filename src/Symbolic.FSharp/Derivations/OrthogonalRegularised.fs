namespace ReluProofs.Symbolic.Derivations

open System
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Derivations.Write
open ReluProofs.Symbolic.Derivations.OrthogonalLabels
open ReluProofs.Symbolic.Derivations.OrthogonalShrinkage

/// The optimum with weight decay on orthogonal data of one common norm: a soft threshold of the label norm of each sign.
module internal OrthogonalRegularised =

    /// The most points the listed derivation speaks of.
    [<Literal>]
    let MaxPoints = 6

    let private curvature =
        RationalFunction.Variable "c" * RationalFunction.Variable "nu" * RationalFunction.Variable "nu"

    let private build (n: int) : Script =
        let proof =
            ProofBuilder(
                "regularised-orthogonal",
                "The optimum with weight decay on orthogonal data soft-thresholds the label norm of each sign",
                sprintf
                    "for pairwise orthogonal x_1, …, x_n of one norm N, n ≤ %d, all labels y_k of any sign, c > 0, ρ > 0 and every m: "
                    n
                + "L = c Σ (f(x_k) − y_k)² + ρ Σ (a_j² + ‖w_j‖²) ≥ c N² (R_+² + R_-² − G_+² − G_-²) with R_±² the sum of (y_k/N)² over "
                + "the labels of one sign, θ = ρ/(c N²), G_± = max(R_± − θ, 0); equality exactly if every w_j is |a_j| v_+ (a_j ≥ 0) "
                + "or |a_j| v_- (a_j < 0), v_± = Σ |y_k| x_k/(N² max(R_±, θ)) over that sign, a_j = 0 unless ‖v_±‖ = 1, and the a_j² "
                + "of each sign sum to G_±; fewer points are zero labels in further orthogonal directions",
                "orthogonal, minimal-norm interpolators with weight decay"
            )

        let y = family proof n "y" "y" "y" "label"
        let nu = proof.Symbol("nu", "N", "N", "norm of every point")
        let c = proof.Symbol("c", "c", "c", "loss constant")
        let rho = proof.Symbol("rho", "ρ", @"\rho", "weight decay")
        let neuron = OrthogonalNeurons.declare proof n
        let normPositive = proof.Hypothesis("H1", positive nu)
        let lossPositive = proof.Hypothesis("H2", positive c)
        let decayPositive = proof.Hypothesis("H3", positive rho)
        proof.Symbol("theta", "θ", @"\theta", "threshold ρ/(c N²)") |> ignore
        let each f = [ 0 .. n - 1 ] |> List.map f

        let definition =
            (proof.Introduce(Let("theta", rho / curvature), "the threshold")).Head

        let thresholdProduct =
            proof.Entail([], [ definition ], zero (curvature * theta - rho), factors [ curvature ], "c N² θ = ρ")

        let squareNorm = proof.Entail([], [ normPositive ], positive (nu * nu), "N² > 0")

        let curvaturePositive =
            proof.Entail([], [ lossPositive; squareNorm ], positive curvature, "c N² > 0")

        let thetaPositive =
            proof.Entail([], [ thresholdProduct; curvaturePositive; decayPositive ], positive theta, "θ > 0")

        let plus, minus, labels, apart = introduce proof (y |> List.map (fun y -> y / nu))
        let up = shrink proof "alpha" "α" @"\alpha" thetaPositive plus
        let down = shrink proof "beta" "β" @"\beta" thetaPositive minus
        let alpha, beta = up.Dual.Entries, down.Dual.Entries

        let alphaQ =
            each (fun k -> up.Times k minus.Parts[k] apart[k] "v_+ is zero where the label is negative")

        let disjoint =
            each (fun k -> down.Times k alpha[k] alphaQ[k] "v_+ and v_- share no point")

        let neurons = OrthogonalNeurons.prove proof neuron up.Dual down.Dual
        let f = neurons.Outputs
        let target k = up.Size * alpha[k] - down.Size * beta[k]
        let miss k = f[k] - target k
        let v k = alpha[k] - beta[k]

        let loss = proof.Symbol("L", "L", "L", "the loss")

        let lossDefinition =
            let fit = total (each (fun k -> (nu * f[k] - y[k]).Pow 2))

            (proof.Introduce(Let("L", c * fit + constant 2 * rho * neurons.Norm), "the loss; f(x_k) = N F_k")).Head

        // One point: c (f - y)^2 = c nu^2 (F - F*)^2 - 2 rho v (F - F*) + rho theta (alpha^2 + beta^2).
        let terms =
            each (fun k ->
                let residual = f[k] - plus.Parts[k] + minus.Parts[k]
                let shifted = miss k - theta * v k
                let defect = y[k] / nu - plus.Parts[k] + minus.Parts[k]

                let fit =
                    proof.Entail(
                        [],
                        [ labels[k] ],
                        zero (c * (nu * f[k] - y[k]).Pow 2 - curvature * residual * residual),
                        factors [ curvature * (defect - constant 2 * residual) ],
                        "the misfit in unit coordinates"
                    )

                let split =
                    proof.Entail(
                        [],
                        [ up.Products[k]; down.Products[k] ],
                        zero (residual - shifted),
                        "the misfit is the distance to the target less θ v"
                    )

                let square =
                    proof.Entail(
                        [],
                        [ split ],
                        zero (curvature * residual * residual - curvature * shifted * shifted),
                        factors [ curvature * (residual + shifted) ],
                        "squared"
                    )

                proof.Entail(
                    [],
                    [ fit; square; thresholdProduct; disjoint[k] ],
                    zero (
                        c * (nu * f[k] - y[k]).Pow 2 - curvature * miss k * miss k + constant 2 * rho * v k * f[k]
                        - constant 2 * rho * (up.Size * alpha[k] * alpha[k] + down.Size * beta[k] * beta[k])
                        - rho * theta * (alpha[k] * alpha[k] + beta[k] * beta[k])
                    ),
                    factors [
                        constant 2 * v k * miss k
                        theta * v k * v k
                        rho * up.Size
                        rho * down.Size
                        rho * theta
                    ],
                    "one point, around the target"
                ))

        let best (x: Shrunk) =
            curvature * (x.Side.Radius * x.Side.Radius - x.Size * x.Size)

        let values =
            [ up; down ]
            |> List.map (fun x ->
                let square = x.Dual.Square
                let radius = x.Side.Radius

                let expanded =
                    proof.Entail(
                        [],
                        [ x.Norm; x.Full ],
                        zero (theta * theta * square + constant 2 * theta * x.Size + x.Size * x.Size - radius * radius),
                        factors [ constant 2 * theta + x.Size ],
                        "θ² ‖v‖² = R² − 2 θ G − G²"
                    )

                let scaled =
                    proof.Entail(
                        [],
                        [ expanded; thresholdProduct ],
                        zero (rho * theta * square + constant 2 * rho * x.Size - best x),
                        factors [ curvature; theta * square; x.Size ],
                        "the value of one sign"
                    )

                let full =
                    proof.Entail([], [ x.Full ], zero (rho * x.Size * (one - square)), factors [ rho ], "times ρ")

                scaled, full)

        let gap = rho * neurons.Gap
        let bound = loss - best up - best down
        let misses = each (fun k -> curvature * miss k * miss k)

        let decomposition =
            proof.Entail(
                [],
                lossDefinition :: terms @ (values |> List.collect (fun (a, b) -> [ a; b ])),
                zero (bound - total misses - constant 2 * gap),
                "L − L* is the squared distances to the target and the gaps of the neurons"
            )

        let gapSign =
            proof.Entail([], [ decayPositive; neurons.Lower ], nonNegative gap, "the gaps are not negative")

        let missSigns =
            each (fun k ->
                proof.Entail(
                    [],
                    [ curvaturePositive ],
                    nonNegative misses[k],
                    squares [ miss k ],
                    "a squared distance is not negative"
                ))

        let pieces = decomposition :: gapSign :: missSigns
        let lower = proof.Entail([], pieces, nonNegative bound, "so L ≥ L*")
        let optimal = zero bound

        let reached =
            each (fun k ->
                let flat =
                    proof.Entail([ optimal ], pieces, zero misses[k], "at the minimum each distance is zero")

                let square =
                    proof.Entail(
                        [ optimal ],
                        [ curvaturePositive; flat ],
                        zero (miss k * miss k),
                        factors [ one / curvature ],
                        "divided by c N²"
                    )

                proof.Entail([ optimal ], [ square ], zero (miss k), "the output is the target"))

        let tight =
            let flat =
                proof.Entail([ optimal ], pieces, zero gap, "at the minimum the gap is zero")

            proof.Entail(
                [ optimal ],
                [ decayPositive; flat ],
                zero neurons.Gap,
                factors [ one / rho ],
                "so every neuron is tight"
            )

        let onTarget = each (fun k -> zero (miss k))

        let size (x: Shrunk) (own: RationalFunction list) (sum: RationalFunction) spare sign otherSum otherSize =
            let weighed =
                each (fun k ->
                    proof.Entail(
                        [ onTarget[k] ],
                        [ neurons.RayOutputs[k]; disjoint[k] ],
                        zero ((sum - x.Size) * own[k] * own[k]),
                        factors [ sign * own[k]; otherSum - otherSize ],
                        "what the dual entry reads on the rays"
                    ))

            proof.Entail(onTarget, spare :: x.Full :: weighed, zero (sum - x.Size), "the sizes of this sign sum to G")

        let sizeP =
            size up alpha neurons.SizePlus neurons.RaySizes[0] one neurons.SizeMinus down.Size

        let sizeM =
            size down beta neurons.SizeMinus neurons.RaySizes[1] -one neurons.SizePlus up.Size

        let atSizes = [ zero (neurons.SizePlus - up.Size); zero (neurons.SizeMinus - down.Size) ]

        let attains =
            let hits =
                each (fun k ->
                    proof.Entail(
                        atSizes,
                        [ neurons.RayOutputs[k] ],
                        zero (miss k),
                        factors [ alpha[k]; beta[k] ],
                        "rays with these sizes hit the target"
                    ))

            let paid =
                each (fun k ->
                    proof.Entail(
                        atSizes,
                        [ hits[k]; disjoint[k] ],
                        zero (v k * f[k] - up.Size * alpha[k] * alpha[k] - down.Size * beta[k] * beta[k]),
                        factors [ v k; up.Size; down.Size ],
                        "what the dual vector pays there"
                    ))

            let noGap =
                proof.Entail(
                    atSizes,
                    neurons.RayNorm :: up.Full :: down.Full :: paid,
                    zero neurons.Gap,
                    "it is the whole norm"
                )

            let noMiss =
                each (fun k ->
                    proof.Entail(
                        atSizes,
                        [ hits[k] ],
                        zero misses[k],
                        factors [ curvature * miss k ],
                        "no distance to the target"
                    ))

            proof.Entail(
                atSizes,
                decomposition :: noGap :: noMiss,
                optimal,
                factors [ rho ],
                "these networks attain the minimum"
            )

        proof.Conclude(
            lower :: reached
            @ [ tight ]
            @ neurons.OnRays
            @ [ sizeP; sizeM; attains ]
            @ up.Products
            @ down.Products
            @ [ up.Full; down.Full ]
            @ neurons.Feasible,
            "the minimum, the outputs on the data, and all minimisers"
        )

        proof.Script

    /// The derivation for exactly n points with labels of any sign, zeros included.
    let forPoints (n: int) : Script = build n

    let script: Lazy<Script> = lazy (build MaxPoints)
