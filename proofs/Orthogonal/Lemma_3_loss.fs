module internal ReluProofs.Proofs.Orthogonal.Lemma_3_loss

open System
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Proofs.Orthogonal.PhaseClaim

let private stated =
    "at t_2 the loss on the positive labels is of order lambda^(epsilon/5)"

/// ln of (1/(2n)) sum of r_k^2 over the positive labels, with its error.
let private logLoss (run: Run) (state: ReluProofs.Numeric.Flows.FlowState) =
    let pull, error = PhaseTimes.pull Positive run state
    let n = float run.Instance.Y.Length
    Math.Log(n * pull * pull / 2.0), 2.0 * error / pull

/// |ln(loss) - ln(lambda^(power epsilon)/(2n))| is at most ln 10.
let private ordered (power: float) =
    onPhases
        stated
        (PhaseTimes.atTime PhaseTimes.second (fun run state ->
            let loss, error = logLoss run state

            let size =
                PhaseTimes.log (power * run.Epsilon) run - Math.Log(2.0 * float run.Instance.Y.Length)

            SmallScale.logAtMost (Math.Log 10.0) (abs (loss - size), error)))

/// ln(loss) is at most ln(10 lambda^(power epsilon)/(2n)).
let private atMostOrdered (power: float) =
    onPhases
        "at t_2 the loss on the positive labels is at most of order lambda^(epsilon/5)"
        (PhaseTimes.atTime PhaseTimes.second (fun run state ->
            let size =
                PhaseTimes.log (power * run.Epsilon) run - Math.Log(2.0 * float run.Instance.Y.Length)

            SmallScale.logAtMost (size + Math.Log 10.0) (logLoss run state)))

/// Another order is refuted only where the closed form of the loss is confirmed.
let private confirmed (power: float) =
    Check<Instance>(fun i context ->
        let outcome = (ordered power).Invoke(i, context)

        match outcome.Witness with
        | null -> outcome
        | witness when ((ordered 0.4).Invoke(i, context)).Kind = OutcomeKind.Holds ->
            Outcome.Fails(
                Witness(
                    witness.Stated,
                    witness.Actual,
                    witness.Relation,
                    witness.Strength,
                    "two accuracies of the integrator agree within the errors given, and so does the closed form: u_+ = n||D_+|| - lambda^(epsilon/5) gives the loss lambda^(2 epsilon/5)/(2n)",
                    null
                )
            )
        | _ -> Outcome.TooClose "the loss is neither of the printed order nor of that of the closed form")

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement = "for lambda <= lambda*: " + stated,
        Check = confirmed 0.2,
        Added = [],
        Note =
            note
            + "; of order: within constant factors, here 1/(2n) up to a factor 10, which the distance from lambda^(epsilon/5) exceeds by more the smaller lambda is"
    )

let private repaired =
    Reading<Instance>(
        Name = "of order lambda^(2 epsilon/5)",
        Statement = "for lambda <= lambda*: at t_2 the loss on the positive labels is of order lambda^(2 epsilon/5)",
        Check = ordered 0.4,
        Added = [],
        Note = "the appendix's version (B.4); the loss is lambda^(2 epsilon/5)/(2n) up to a factor that tends to 1"
    )

let private bound =
    Reading<Instance>(
        Name = "at most of order",
        Statement =
            "for lambda <= lambda*: at t_2 the loss on the positive labels is at most of order lambda^(epsilon/5)",
        Check = atMostOrdered 0.2,
        Added = [],
        Note = "what (i)-(iii) of the lemma imply directly; \"of order\" is then an upper bound only"
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/lem-3-loss",
        Title = "order of the loss on positive labels at t_2",
        File = "proofs/Orthogonal/Lemma_3_loss.fs",
        Family = SmallStart.phases,
        Source = Source("orthogonal", "Sec. 4.2 after Lemma 3; B.4, footnote 2", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("two points, two neurons", SmallStart.smallest, false)
            BoundaryRow("r = 6/5", SmallStart.close, false)
        ],
        Repairs = [ repaired; bound ],
        Mutants = [
            Mutation.exponent "lambda^(3 epsilon/5)" repaired (ordered 0.6)
            Mutation.exponent "lambda^(epsilon/5)" repaired (ordered 0.2)
        ]
    )
