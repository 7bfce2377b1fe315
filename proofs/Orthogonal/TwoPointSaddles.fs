namespace ReluProofs.Proofs.Orthogonal

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Figures
open ReluProofs.Verify.Instances

/// Figure 3: the iterations at which gradient descent leaves a saddle, checked and tabled.
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

    /// The iterations at which these parts of a level of the loss are gone, and the times of the flow in steps.
    let private gone constant (level: Rational -> Rational) (parts: Rational list) draw =
        let run = TwoPointDescent.run constant draw
        let levels = parts |> List.map (fun part -> (Rational.One - part) * level constant)

        levels,
        levels |> List.map (fun l -> TwoPointDescent.firstBelow (l.ToDouble()) run),
        levels |> List.map (fun l -> TwoPointDescent.flowBelow constant draw (l.ToDouble()))

    /// The loss falls by one of these parts (small ones first) of a level around a printed iteration: within a tenth of it, by
    /// descent and by flow.
    let leaves (constant: Rational) (level: Rational -> Rational) (parts: Rational list) (printed: int) =
        Check<InitialDraw>(fun draw context ->
            let levels, descent, flow = gone constant level parts draw

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

    /// When the loss leaves a saddle, for the printed loss and for the one without the factor 1/2.
    let leaving (level: Rational -> Rational) (parts: Rational list) (printed: int) (run: FigureRun) =
        seq {
            for constant in [ TwoPointDescent.printedConstant; TwoPointDescent.meanConstant ] do
                for draw in TwoPointDescent.draws run do
                    run.Begin(sprintf "descent and flow from draw %d" draw.Seed)
                    let _, descent, flow = gone constant level parts draw

                    let setting = [ NamedValue.Of("c", constant); NamedValue.Of("draw", draw.Seed) ]

                    for part, iteration, time in List.zip3 parts descent flow do
                        let row way found =
                            Figures.row setting (sprintf "%g %% gone, %s" (100.0 * part.ToDouble()) way) (string printed) found

                        // The loss is looked at every 10th iteration.
                        row "iteration" (Figures.computed (float iteration - float TwoPointDescent.every / 2.0) (float TwoPointDescent.every / 2.0))
                        row "flow, in steps" (Figures.computed time TwoPointDescent.step)
        }
