namespace ReluProofs.Proofs.Orthogonal

open System
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

/// The claims on the phases of the dynamics, which differ in one margin: how far a statement is from failing at one lambda.
module internal PhaseClaim =

    /// At t_{+1}, t_1 = t_{-1}: the margin on the ladder of alignment.
    let atAlignment side stated (margin: Run -> ReluProofs.Numeric.Flows.FlowState -> Margin) =
        SmallScale.laddered SmallScale.epsilon SmallScale.alignmentPowers Until.Alignment stated (fun run ->
            let t = PhaseTimes.alignment side run

            if run.Error < infinity && t <= run.Trajectory.EndTime then
                margin run (run.Trajectory.At t)
            else
                SmallScale.unknown)

    /// Later: the margin on the ladder of the phases.
    let onPhases stated margin =
        SmallScale.laddered SmallScale.epsilon SmallScale.phasePowers Until.Fitted stated margin

    /// Neurons against D_+ or -D_-: (1 - cos) is at most exp(logBound run).
    let isAligned side neurons (logBound: Run -> float) run state =
        neurons run
        |> List.map (fun j -> SmallScale.atMost (logBound run) (PhaseTimes.deficit side run state j))
        |> SmallScale.all

    /// ||w_j|| is at most exp(logBound run).
    let isSmall neurons (logBound: Run -> float) run state =
        neurons run |> List.map (PhaseTimes.sizeAtMost (logBound run) run state) |> SmallScale.all

    let negated (margin: Margin) : Margin = { margin with Value = -margin.Value }

    let ln2, ln3 = Math.Log 2.0, Math.Log 3.0

    let note =
        "lambda* may depend on the draw of g and s, which the paper's may not: orthogonal/sec4-lambda-star; w_j/||w_j|| is the paper's bold w_j; epsilon is 1/20, 1/40, ..., the first that satisfies B.2 with alpha and beta without the factor n^2 (the paper: small enough); \"for lambda <= lambda*\" is decided on a ladder of scales, lambda^epsilon = 10^-q"

    let literal statement check =
        Reading<Instance>(Name = Reading.Literal, Statement = statement, Check = check, Added = [], Note = note)

    /// A claim of this shape, on the starts of the phases, with further readings.
    let claimRead id title file locus literal readings boundary mutants : IClaim =
        Claim<Instance>(
            Id = id,
            Title = title,
            File = file,
            Family = SmallStart.phases,
            Source = Source("orthogonal", locus, Declared.Theorem),
            Literal = literal,
            Boundary = boundary,
            Repairs = readings,
            Mutants = mutants
        )

    /// A claim of this shape, on the starts of the phases.
    let claim id title file locus literal boundary mutants : IClaim =
        claimRead id title file locus literal [] boundary mutants

    let two = BoundaryRow("two points, two neurons", SmallStart.smallest, true)
    let idle = BoundaryRow("idle neurons of both signs", SmallStart.idle, true)
    let close = BoundaryRow("r = 6/5", SmallStart.close, true)
