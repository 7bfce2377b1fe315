namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Derivations.Write
open ReluProofs.Symbolic.Derivations.OrthogonalLabels

/// The label norm of one sign, soft-thresholded, and its dual vector.
module internal OrthogonalShrinkage =

    let theta = RationalFunction.Variable "theta"

    /// One sign: G = max(R - theta, 0), M = theta + G, alpha_k = p_k/M.
    [<NoComparison; NoEquality>]
    type Shrunk = {
        Side: LabelSide
        Dual: DualSide
        /// The size G of the sign at the optimum.
        Size: RationalFunction
        /// M = max(R, theta), and M > 0.
        Scale: RationalFunction
        /// M alpha_k = p_k.
        Products: Reference list
        /// G (1 - sum alpha^2) = 0.
        Full: Reference
        /// M^2 sum alpha^2 = R^2.
        Norm: Reference
        /// What vanishes with p_k vanishes with alpha_k.
        Times: int -> RationalFunction -> Reference -> string -> Reference
    }

    let shrink (proof: ProofBuilder) name unicode latex thetaPositive (side: LabelSide) =
        let n = side.Parts.Length
        let each f = [ 0 .. n - 1 ] |> List.map f
        let sizeName = "G" + side.Letter

        let size =
            proof.Symbol(
                sizeName,
                "G" + side.Unicode,
                "G_{" + side.Latex + "}",
                "the label norm R, soft-thresholded at θ"
            )

        let radius = side.Radius

        let threshold =
            proof.Introduce(Relu(radius - theta, sizeName), "the label norm, soft-thresholded: G = max(R − θ, 0)")

        let scale = theta + size

        let scalePositive =
            proof.Entail([], [ thetaPositive; threshold[0] ], positive scale, "M = θ + G is positive")

        let always =
            proof.Split([ scalePositive ], [ [ positive scale ] ], "M may be divided by")

        let entries =
            family proof n name unicode latex ("dual entry for the sign " + side.Letter)

        let values =
            each (fun k ->
                proof.Introduce(
                    ByCase(sprintf "%s%d" name (k + 1), always, [ side.Parts[k] / scale ]),
                    "the part over M = max(R, θ)"
                )
                |> List.head)

        let products =
            each (fun k ->
                proof.Entail(
                    [],
                    [ scalePositive; values[k] ],
                    zero (scale * entries[k] - side.Parts[k]),
                    factors [ scale ],
                    "M times the dual entry is the part"
                ))

        let signs =
            each (fun k ->
                proof.Entail(
                    [],
                    [ scalePositive; products[k]; side.PartSigns[k] ],
                    nonNegative entries[k],
                    "a quotient of non-negatives"
                ))

        let square = entries |> List.map (fun e -> e * e) |> total
        let room = one - square

        let norm =
            let squared =
                each (fun k ->
                    proof.Entail(
                        [],
                        [ products[k] ],
                        zero (scale * scale * entries[k] * entries[k] - side.Parts[k] * side.Parts[k]),
                        factors [ scale * entries[k] + side.Parts[k] ],
                        "squared"
                    ))

            proof.Entail(
                [],
                side.RadiusSquare :: squared,
                zero (scale * scale * square - radius * radius),
                "M² ‖v‖² = R²"
            )

        let atLeast =
            proof.Entail([], [ threshold[1] ], nonNegative (scale - radius), "M ≥ R")

        let both =
            proof.Entail([], [ scalePositive; side.RadiusSign ], nonNegative (scale + radius), "M + R ≥ 0")

        let difference =
            proof.Entail([], [ atLeast; both ], nonNegative (scale * scale - radius * radius), "M² ≥ R²")

        let squarePositive =
            proof.Entail([], [ scalePositive ], positive (scale * scale), "M² > 0")

        let scaled =
            proof.Entail([], [ norm; difference ], nonNegative (scale * scale * room), "so M² (1 − ‖v‖²) ≥ 0")

        let bound =
            proof.Entail(
                [],
                [ squarePositive; scaled ],
                nonNegative room,
                "the dual entries of this sign have norm ≤ 1"
            )

        let full =
            let flat =
                proof.Entail(
                    [],
                    [ threshold[2]; norm ],
                    zero (size * scale * scale * room),
                    factors [ scale + radius; size ],
                    "G (M² − R²) = 0, as M = R unless G = 0"
                )

            proof.Entail(
                [],
                [ scalePositive; flat ],
                zero (size * room),
                factors [ one / (scale * scale) ],
                "norm 1 unless G = 0"
            )

        let times k (factor: RationalFunction) (vanishing: Reference) title =
            proof.Entail(
                [],
                [ scalePositive; values[k]; vanishing ],
                zero (entries[k] * factor),
                factors [ factor; one / scale ],
                title
            )

        {
            Side = side
            Dual = {
                Entries = entries
                Signs = signs
                Bound = bound
            }
            Size = size
            Scale = scale
            Products = products
            Full = full
            Norm = norm
            Times = times
        }
