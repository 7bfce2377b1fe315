namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Derivations.Write
open ReluProofs.Symbolic.Derivations.OrthogonalLabels

/// The dual vector of minimal-norm interpolation, one sign at a time.
module internal OrthogonalUnitDual =

    /// alpha_k = p_k/R where R > 0 and 0 where R = 0, with what follows: the dual side; R alpha_k = p_k; R (1 - sum alpha^2) = 0;
    /// sum alpha_k p_k = R; the split; the values of alpha_k by case.
    let dualSide (proof: ProofBuilder) name unicode latex (side: LabelSide) =
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
