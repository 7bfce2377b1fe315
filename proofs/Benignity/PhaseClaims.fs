namespace ReluProofs.Proofs.Benignity

open ReluProofs.Numeric.Flows
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Margins of the lemmas on the phases of the flow, at one scale.
module internal PhaseClaims =

    let private guarded (f: ScaledFlow) margin : Margin =
        if System.Double.IsFinite f.Error then
            margin ()
        else
            TeacherFlow.undecided

    let onLadder stated (margin: ScaledFlow -> Margin) =
        Check<TeacherFlow>(fun t _ ->
            // Scales at which the time T_1 is long enough for the alignment to be seen, and its powers are not lost in rounding.
            let shorter = min 1.0 (1.0 / (30.0 * t.Epsilon.ToDouble()))

            let exponents =
                [ -64.0; -112.0; -160.0 ] |> List.map (fun e -> int (System.Math.Round(shorter * e)))

            exponents
            |> List.map (fun e ->
                let f = TeacherFlow.phase t e
                guarded f (fun () -> margin f))
            |> Ladder.decideAt exponents stated)

    /// Lemma 3 (a): the three properties at T_1 of all neurons of I_+; 1 - cos <= factor alpha^(power epsilon).
    let aligned (size: float) (power: float) (f: ScaledFlow) : Margin =
        let state = f.Flow.At(TeacherFlow.firstTime f)
        let direction = TeacherFlow.unit f.Gamma

        TeacherFlow.smallest [
            for j in f.Active do
                let w = state.Direction j

                {
                    Value = 1.0 - exp (state.LogHiddenNorm j - (1.0 - f.Epsilon) * f.LogAlpha) / size
                    Error = f.Error
                }

                for k in 0 .. f.Teacher.Length - 1 do
                    {
                        Value = state.PreactivationCosine(j, k)
                        Error = 2.0 * f.Error
                    }

                let value, error = TeacherFlow.disalignment f.Error w direction
                let bound = TeacherFlow.power f power

                {
                    Value = 1.0 - value / bound
                    Error = error / bound
                }
        ]

    /// Lemma 3 (b): size at T_1, no activation from then on, and the decay at the rate 2 lambda, of the neurons chosen.
    let deactivated (chosen: ScaledFlow -> int list) (f: ScaledFlow) : Margin =
        let first = TeacherFlow.firstTime f
        let start = f.Flow.At first
        let resolution = 1e-6

        let later =
            first
            :: [
                for part in [ 0.01; 0.1; 0.5; 1.0 ] -> first + part * (f.Flow.EndTime - first)
            ]
            |> List.map (fun t -> f.Flow.At t)

        TeacherFlow.smallest [
            for j in chosen f do
                let size = start.LogHiddenNorm j

                let bound =
                    (1.0 + 2.0 * f.Lambda * f.Epsilon / TeacherFlow.norm f.Gamma) * f.LogAlpha

                // Neurons that are inactive from the start meet the bound with equality: so much is left to rounding.
                {
                    Value = bound - size + resolution
                    Error = f.Error
                }

                for state in later do
                    let expected = size - 2.0 * f.Lambda * (state.Time - first)

                    {
                        Value = 1.0 - abs (state.LogHiddenNorm j - expected) / resolution
                        Error = 4.0 * f.Error / resolution
                    }

                    for k in 0 .. f.Teacher.Length - 1 do
                        let cosine = state.PreactivationCosine(j, k)

                        {
                            Value = if cosine <= 0.0 then 1.0 else -cosine
                            Error = f.Error
                        }
        ]

    /// Lemma 4 (a): some time after T_1 with ||v_* - v|| <= alpha^epsilon; or T_1 itself.
    let near (atFirst: bool) (f: ScaledFlow) : Margin =
        let bound = TeacherFlow.power f 1.0
        let first = TeacherFlow.firstTime f

        let least =
            (if atFirst then
                 Seq.singleton first
             else
                 f.Flow.Times |> Seq.filter (fun t -> t > first))
            |> Seq.map (fun t -> TeacherFlow.norm (TeacherFlow.minus f.Teacher (TeacherFlow.composite f (f.Flow.At t))))
            |> Seq.min

        {
            Value = 1.0 - least / bound
            Error = 3.0 * f.Error / bound
        }

    /// Lemma 4 (b): at the first time with ||v_* - v|| <= alpha^epsilon, 1 - cos <= 4 alpha^epsilon for all pairs chosen.
    let together (chosen: ScaledFlow -> int list) (f: ScaledFlow) : Margin =
        match TeacherFlow.second f with
        | None -> TeacherFlow.undecided
        | Some state ->
            let bound = 4.0 * TeacherFlow.power f 1.0

            TeacherFlow.smallest [
                for i in chosen f do
                    for j in chosen f do
                        if i < j then
                            let value, error =
                                TeacherFlow.disalignment f.Error (state.Direction i) (state.Direction j)

                            {
                                Value = 1.0 - value / bound
                                Error = error / bound
                            }
            ]

    /// L_lambda - L_lambda^* in the form (15), which has no cancellation.
    let excess (f: ScaledFlow) (state: FlowState) =
        let v = TeacherFlow.composite f state
        let gap = TeacherFlow.minus f.Optimum v
        let direction = TeacherFlow.unit f.Optimum
        let square j = state.HiddenNorm j * state.HiddenNorm j

        TeacherFlow.dot gap (TeacherFlow.times f.H gap)
        + f.Lambda
          * (f.Active
             |> List.sumBy (fun j ->
                 let apart = TeacherFlow.minus direction (state.Direction j)
                 square j * TeacherFlow.dot apart apart))
        + 2.0 * f.Lambda * (f.Idle |> List.sumBy square)

    /// kappa.
    let kappa (f: ScaledFlow) = min f.Least (2.0 * f.Lambda * f.Least / f.Largest)

    /// Equation (14) for the rate given, at T_2, soon after it, and over the rest of the run: the logarithm of the bound
    /// minus that of the adjusted loss.
    let decays (rate: ScaledFlow -> float) (f: ScaledFlow) : Margin =
        match TeacherFlow.second f with
        | None -> TeacherFlow.undecided
        | Some start ->
            let speed = rate f
            let remaining = f.Flow.EndTime - start.Time

            let times =
                [ for part in [ 0.1; 0.5; 1.0 ] -> start.Time + part * remaining ]
                |> List.append [ for later in [ 0.0; 1.0; 10.0 ] -> start.Time + later ]
                |> List.filter (fun t -> t <= f.Flow.EndTime)

            TeacherFlow.smallest [
                for time in times do
                    let state = f.Flow.At time
                    let loss = excess f state

                    let bound =
                        log (f.Largest + 3.0 * f.Least) + 2.0 * f.Epsilon * f.LogAlpha - speed * (time - start.Time)

                    {
                        Value = bound - log loss
                        Error = 2.0 * log (1.0 + 10.0 * f.Error / sqrt loss)
                    }
            ]

    /// Equation (12) with `factor` for the 1/4, at T_2 and later times: the logarithm of the squared half gradient minus that of the bound.
    let steep (factor: float) (f: ScaledFlow) : Margin =
        match TeacherFlow.second f with
        | None -> TeacherFlow.undecided
        | Some start ->
            let direction = TeacherFlow.unit f.Optimum

            TeacherFlow.smallest [
                for part in [ 0.0; 0.01; 0.1 ] do
                    let state = f.Flow.At(start.Time + part * (f.Flow.EndTime - start.Time))
                    let gap = TeacherFlow.minus f.Optimum (TeacherFlow.composite f state)
                    let square j = state.HiddenNorm j * state.HiddenNorm j

                    // The sum of all ||w_i||^2 minus <u/||u||, v>, without cancellation.
                    let spread =
                        (f.Active
                         |> List.sumBy (fun j ->
                             let apart = TeacherFlow.minus direction (state.Direction j)
                             square j * TeacherFlow.dot apart apart / 2.0))
                        + (f.Idle |> List.sumBy square)

                    let bound =
                        factor * f.Least * TeacherFlow.dot gap (TeacherFlow.times f.H gap)
                        + f.Least / f.Largest * f.Lambda * f.Lambda * spread

                    {
                        Value = log (state.GradientNormSquared / 4.0 / bound)
                        Error = 4.0 * log (1.0 + 10.0 * f.Error / sqrt bound)
                    }
            ]
