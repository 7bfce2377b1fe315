namespace ReluProofs.Proofs.Orthogonal

open ReluProofs.Kernel
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Figure 3: the iterations at which gradient descent leaves a saddle.
module internal TwoPointSaddles =

    let private earliest printed = 9 * printed / 10
    let private latest printed = 11 * printed / 10

    let private isNear printed iteration =
        iteration >= float (earliest printed) && iteration <= float (latest printed)

    /// None of the levels, the highest first, is crossed near the printed iteration: those before it are crossed by an
    /// earlier iteration, the others are not yet crossed after it.
    let private facts (levels: Rational list) (crossings: int list) printed =
        let early, late =
            List.zip levels crossings |> List.partition (fun (_, iteration) -> iteration < earliest printed)

        [
            match List.tryLast early with
            | Some(level, iteration) -> TwoPointCertificate.below level iteration
            | None -> ()

            match List.tryHead late with
            | Some(level, _) -> TwoPointCertificate.above level (latest printed)
            | None -> ()
        ]

    /// The loss falls by one of these parts (small ones first) of a level around a printed iteration: within a tenth of it, by
    /// descent and by flow.
    let leaves (constant: Rational) (level: Rational -> Rational) (parts: Rational list) (printed: int) =
        Check<InitialDraw>(fun draw context ->
            let levels = parts |> List.map (fun part -> (Rational.One - part) * level constant)

            let descent, flow = TwoPointDescent.gone constant level parts draw

            let shown (numbers: float list) =
                numbers |> List.map (fun number -> string (round number)) |> String.concat ", "

            let falls =
                parts |> List.map (fun part -> string (100.0 * part.ToDouble())) |> String.concat ", "

            match List.exists (float >> isNear printed) descent, List.exists (isNear printed) flow with
            | true, true -> Outcome.Holds Strength.Numeric
            | false, false ->
                let actual =
                    sprintf "%s %% of the loss are gone at iterations %s" falls (shown (List.map float descent))

                Outcome.Fails(
                    Witness(
                        sprintf "the saddle is left around iteration %d" printed,
                        actual,
                        "is not",
                        Strength.Enclosed,
                        sprintf "the gradient flow is there after times of %s steps" (shown flow),
                        TwoPointCertificate.draft
                            context
                            constant
                            draw
                            (sprintf "%s, and not around iteration %d" actual printed)
                            (facts levels descent printed)
                    )
                )
            | _ ->
                Outcome.TooClose(
                    sprintf
                        "descent leaves at %s, the flow at %s, around the edge of what counts"
                        (shown (List.map float descent))
                        (shown flow)
                ))
