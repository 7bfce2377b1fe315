module internal ReluProofs.Proofs.Orthogonal.Text_sec4_lambda_star

open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Proofs.Orthogonal.PhaseClaim

let private stated =
    "at t_1 = -epsilon ln(lambda)/||D_-||, for all j in S_{+,1}: <w_j, D_+>/||w_j|| >= (1 - 2 lambda^epsilon) ||D_+||"

/// Lemma 2 (i) at one lambda, for these neurons along D_+ or -D_-.
let private aligned side neurons (run: Run) : Margin =
    let t = PhaseTimes.alignment Negative run

    if run.Error < infinity && t <= run.Trajectory.EndTime then
        isAligned side neurons (fun run -> ln2 + PhaseTimes.log run.Epsilon run) run (run.Trajectory.At t)
    else
        SmallScale.unknown

let private perDraw side neurons =
    SmallScale.laddered SmallScale.epsilon SmallScale.alignmentPowers Until.Alignment stated (aligned side neurons)

let private fromOneStart =
    SmallScale.ladderedFromOneStart
        SmallScale.epsilon
        SmallScale.alignmentPowers
        Until.Alignment
        (stated + ", from one start theta^0 = lambda g for every lambda")
        (aligned Positive (PhaseTimes.aligned Positive))

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "epsilon and lambda* > 0 can be chosen, depending only on the data and the width, such that for lambda <= lambda* and almost every draw of (4) with Assumption 3: "
            + stated,
        Check =
            Check<Instance>(fun i context ->
                match fromOneStart.Invoke(i, context) with
                | outcome when outcome.Kind = OutcomeKind.Fails -> outcome
                | _ -> (perDraw Positive (PhaseTimes.aligned Positive)).Invoke(i, context)),
        Added = [],
        Note =
            "Lemma 2 (i) stands for the phase lemmas. The g_j are unbounded, so that one theta^0 is a draw g = theta^0/lambda for every lambda; what fails there fails on an open set of draws, of positive probability, whatever lambda* is. Appendix B itself bounds lambda* by c = max ||g_j||"
    )

let private drawn =
    Reading<Instance>(
        Name = "lambda* may depend on the draw",
        Statement =
            "for almost every draw of (4) with Assumption 3 there is lambda* > 0 such that for lambda <= lambda*: "
            + stated,
        Check = perDraw Positive (PhaseTimes.aligned Positive),
        Added = []
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/sec4-lambda-star",
        Title = "what lambda* may depend on",
        File = "proofs/Orthogonal/Text_sec4_lambda_star.fs",
        Family = SmallStart.phases,
        Source = Source("orthogonal", "Theorem 1 and Sec. 4.1, constants lambda* and epsilon", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("a neuron with a part that never moves", SmallStart.resting, false)
        ],
        Repairs = [ drawn ],
        Mutants = [
            Mutation.sign "along the other vector" drawn (perDraw Negative (PhaseTimes.aligned Positive))
            Mutation.quantifier
                "all neurons with that sign of a_j"
                drawn
                (perDraw Positive (PhaseTimes.ofSign Positive))
        ]
    )
