module internal ReluProofs.Proofs.Orthogonal.Text_sec5_phases

open ReluProofs.Numeric.Networks
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Figures
open ReluProofs.Verify.Instances

/// Within 8 degrees of a direction.
let private alignedCosine = 0.99

/// What counts as having grown from 1e-7.
let private growth = 1e3

/// What counts as a label that is fitted.
let private fitted = 1e-2

/// The point a neuron serves: S_{+,1} the second, S_{-,1} the first; the key directions D_+ and -D_- are x_2 and x_1.
let private served (network: NumericNetwork) j = if network.OutputWeight j > 0.0 then 1 else 0

let private isMember (start: NumericNetwork) j =
    TwoPointDescent.cosine start j TwoPointDescent.x[served start j] >= 0.0

let private fails stated actual =
    Outcome.Fails(Witness(stated, actual, "is not", Strength.Numeric, null, null))

let private isAligned (state: NumericNetwork) j =
    TwoPointDescent.x |> Array.exists (fun x -> TwoPointDescent.cosine state j x >= alignedCosine)

/// The neurons that serve a point have grown and the residual there is small.
let private grown k (start: NumericNetwork) (state: NumericNetwork) =
    let idle =
        [ 0 .. start.Width - 1 ]
        |> List.tryFind (fun j ->
            isMember start j
            && served start j = k
            && TwoPointDescent.norm state j < growth * TwoPointDescent.norm start j)

    let residual = TwoPointDescent.residual state k

    match idle with
    | Some j -> fails "the neurons along this key direction have grown" (sprintf "neuron %d has not" (j + 1))
    | None when abs residual > fitted -> fails "the label is fitted" (sprintf "the residual is %.3g" residual)
    | None -> Outcome.Holds Strength.Numeric

/// The neurons chosen that are not aligned at the end of phase 1.
let private astray (chosen: NumericNetwork -> int -> bool) start state =
    [ 0 .. TwoPointDescent.width - 1 ]
    |> List.filter (fun j -> chosen start j && not (isAligned state j))

/// A neuron with both pre-activations negative has gradient 0 and never moves.
let private isDead start j =
    TwoPointDescent.x |> Array.forall (fun x -> TwoPointDescent.cosine start j x < 0.0)

/// After phase 1 the neurons chosen are aligned; after phase 2 label k2 is fitted, after phase 3 label k3.
let private phases (chosen: NumericNetwork -> int -> bool) k2 k3 =
    Check<InitialDraw>(fun draw context ->
        let constant = TwoPointDescent.printedConstant
        let run = TwoPointDescent.run constant draw
        let level = TwoPointDescent.firstPart * TwoPointDescent.firstLevel constant
        let descent = astray chosen run.Initial run.FirstLeft

        let flow =
            astray chosen run.Initial (TwoPointDescent.flowNetwork constant draw (level.ToDouble()))

        match descent, flow with
        | [], [] -> Outcome.All [ grown k2 run.Initial run.SecondLeft; grown k3 run.Initial run.End ]
        | _ :: _, _ :: _ ->
            let dead = descent |> List.filter (isDead run.Initial)

            let actual =
                sprintf
                    "%d of %d are not, among them %d that start inactive on both points and never move"
                    descent.Length
                    run.Initial.Width
                    dead.Length

            let fails strength draft =
                Outcome.Fails(
                    Witness(
                        "the neurons are aligned towards D_+ or -D_- at the end of phase 1",
                        actual,
                        "is not",
                        strength,
                        sprintf "along the gradient flow %d are not" flow.Length,
                        draft
                    )
                )

            match dead with
            | [] -> fails Strength.Numeric null
            | j :: _ ->
                // The phase ends between two losses kept. A neuron that is active on neither point is at a right angle at least from x_1 and x_2, the directions -D_- and D_+.
                let last = TwoPointDescent.firstBelow (level.ToDouble()) run
                let before = last - TwoPointDescent.every

                fails
                    Strength.Enclosed
                    (TwoPointCertificate.draft context constant draw actual [
                        TwoPointCertificate.above level before
                        TwoPointCertificate.inactive j before last
                        TwoPointCertificate.below level last
                    ])
        | _ ->
            Outcome.TooClose "descent and the gradient flow differ on a neuron at the edge of what counts as aligned")

let private literal =
    Reading<InitialDraw>(
        Name = Reading.Literal,
        Statement =
            "after phase 1 the neurons are aligned towards two key directions; after phase 2 all neurons aligned with D_+ have grown and the positive label is fitted; after phase 3 those aligned with -D_- have grown and the negative label is fitted",
        Check = phases (fun _ _ -> true) 1 0,
        Added = [],
        Note =
            "the phases end where the loss has left the first saddle by 0.2 %, the second by 0.4 %, and at iteration 60,000; aligned is a cosine of 0.99, grown a factor of 1000, fitted a residual below 0.01"
    )

let private members =
    Reading<InitialDraw>(
        Name = "the neurons of S_{+,1} and S_{-,1}",
        Statement = "the same with the neurons of S_{+,1} and S_{-,1} in the first sentence",
        Check = phases isMember 1 0,
        Added = [],
        Note = "the others are inactive on both points sooner or later, and then rest"
    )

/// The neurons that are not aligned after phase 1, and the residuals after phases 2 and 3.
let private snapshots (run: FigureRun) =
    seq {
        for draw in TwoPointDescent.draws run do
            run.Begin(sprintf "descent from draw %d" draw.Seed)
            let found = TwoPointDescent.run TwoPointDescent.printedConstant draw
            let setting = [ NamedValue.Of("draw", draw.Seed) ]

            let row series printed number =
                Figures.row setting series printed (Figures.computed number 0.0)

            let count chosen = float (astray chosen found.Initial found.FirstLeft).Length
            row "not aligned after phase 1, of 60 neurons" "0" (count (fun _ _ -> true))
            row "of them in S_{+,1} or S_{-,1}" "0" (count isMember)
            row "of them inactive on both points from the start" "" (count isDead)
            row "residual of the positive label after phase 2" "0" (TwoPointDescent.residual found.SecondLeft 1)
            row "residual of the negative label after phase 2" "" (TwoPointDescent.residual found.SecondLeft 0)
            row "residual of the negative label after phase 3" "0" (TwoPointDescent.residual found.End 0)
    }

let claim: IClaim =
    TwoPointDescent.claim
        "orthogonal/sec5-phases"
        "phases of Fig. 2"
        "proofs/Orthogonal/Text_sec5_phases.fs"
        "Section 5, Figure 2"
        Declared.Figure
        literal
        [ members ]
        false
        [
            Mutation.sign "the negative label is fitted first" members (phases isMember 0 1)
            Mutation.quantifier "all neurons with s_j = +1" members (phases (fun start j -> served start j = 1) 1 0)
        ]
        snapshots
