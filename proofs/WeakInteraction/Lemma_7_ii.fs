module internal ReluProofs.Proofs.WeakInteraction.Lemma_7_ii

open System
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// t_n for margins of this power of |a_j|^2 - ||w_j||^2: 1 as stated, 1/2 as in the proof.
let private time (power: float) (s: Sample) =
    Extinction.pairs s
    |> List.map (fun (j, i) ->
        let z = (Sample.dot s.W[j] s.X[i]).ToDouble()
        let speed = (s.Y[i].Abs() * Sample.square s.X[i]).ToDouble()
        2.0 * float (Sample.points s) * z / (speed * Math.Pow((Extinction.margin s j).ToDouble(), power)))
    |> List.max

let private facts (s: Sample) (j, i) = [
    for a in 0 .. Sample.points s - 1 do
        for b in 0 .. a - 1 do
            Terms.fact
                (sprintf "x_%d and x_%d are orthogonal" (b + 1) (a + 1))
                (SampleTerms.innerPoints s a b)
                Relation.Equal
                (Term.Number 0)
    Terms.fact
        "the neuron has not the sign of the label"
        (Term.OutputWeight("theta", j) * Term.Label i)
        Relation.Less
        (Term.Number 0)
    Terms.fact
        "the neuron is active"
        (Term.Sum [
            for k in 0 .. Sample.dimension s - 1 -> Term.HiddenWeight("theta", j, k) * Term.Point(i, k)
        ])
        Relation.Greater
        (Term.Number 0)
    Terms.fact "the point is fitted" (SampleTerms.residual i) Relation.Equal (Term.Number 0)
]

/// At factor times the time, all wrongly signed neurons are extinct; where `isSlow`, only if |r_i| >= |y_i|/2 up to then.
let private vanish (power: float) (factor: float) isSlow =
    Check<Sample>(fun s context ->
        let r = Sample.residuals s
        let wrong = Extinction.pairs s |> List.filter (Extinction.isWrong s)

        match wrong |> List.tryFind (fun (_, i) -> r[i].IsZero) with
        | Some(j, i) when not isSlow ->
            Outcome.Fails(
                Witness(
                    sprintf "<w_%d(t), x_%d>_+ = 0 for t >= t_n" (j + 1) (i + 1),
                    sprintf
                        "it is %O for all t: x_%d is fitted at the start, and its residual stays 0"
                        (Sample.dot s.W[j] s.X[i])
                        (i + 1),
                    ">",
                    Strength.Exact,
                    null,
                    CertificateDraft(
                        context.Claim,
                        context.Statement,
                        "a wrongly signed active neuron that rests",
                        SampleTerms.certified s,
                        facts s (j, i)
                    )
                )
            )
        | _ when wrong.IsEmpty -> Outcome.Holds Strength.Exact
        | _ ->
            let full = SampleFlow.run s (time power s)

            let isFast (_, i) = abs (full.Final.Residual i) < 0.5 * s.Y[i].Abs().ToDouble()

            if not (SampleFlow.isFollowed full) then
                Outcome.TooClose "the integrator does not reach t_n with the same events at two accuracies"
            elif isSlow && wrong |> List.exists isFast then
                Outcome.Discarded "slow"
            else
                let state = full.At(factor * full.EndTime)

                let error =
                    SampleFlow.error full * (1.0 + (s.A |> List.map (fun a -> a.Abs().ToDouble()) |> List.max))

                match wrong |> List.tryFind (fun (j, i) -> state.Preactivation(j, i) > 10.0 * error) with
                | Some(j, i) when isSlow ->
                    Outcome.Fails(
                        Witness(
                            sprintf "<w_%d(t), x_%d>_+ = 0 at t = %.6g" (j + 1) (i + 1) state.Time,
                            sprintf "it is %.6g" (state.Preactivation(j, i)),
                            ">",
                            Strength.Numeric,
                            sprintf "at two accuracies, up to %.1g" error,
                            null
                        )
                    )
                | Some(j, i) ->
                    Outcome.TooClose(
                        sprintf
                            "numerically <w_%d, x_%d> is still %.3g at t_n, up to %.1g; only fitted starts are exact"
                            (j + 1)
                            (i + 1)
                            (state.Preactivation(j, i))
                            error
                    )
                | None -> Outcome.Holds Strength.Numeric)

let private literal =
    Reading<Sample>(
        Name = Reading.Literal,
        Statement =
            "for orthogonal inputs and convergence to loss 0, for all t >= t_n = 2n max_{j,i} <w_j(0), x_i>_+ / (|y_i| ||x_i||^2 (a_j(0)^2 - ||w_j(0)||^2)): a_j(0) y_i < 0 implies <w_j(t), x_i>_+ <= 0",
        Check = vanish 1.0 1.0 false,
        Added = [],
        Note =
            "the exact counterexamples are fitted at the start; starts nearby have small residuals that decay before the neuron is extinct, so their probability is positive. That refutes the statement for any one eps below it, which is printed for every eps and without a bound on d. Its t_n has the margin where the proof has its root"
    )

let private opposed =
    Samples.structural "opposed" "some active neuron has a_j(0) y_i < 0" (fun s ->
        Extinction.pairs s |> List.exists (Extinction.isWrong s))

let private repaired =
    Reading<Sample>(
        Name = "root of the margin, residuals that stay large",
        Statement =
            "the same from 2n max_{j,i} <w_j(0), x_i>_+ / (|y_i| ||x_i||^2 (a_j(0)^2 - ||w_j(0)||^2)^(1/2)) on, where |r_i| >= |y_i|/2 up to then for the points of wrongly signed active neurons",
        Check = vanish 0.5 1.0 true,
        Added = [ opposed ],
        Note = "by Eq. (41); the flow is integrated to that time"
    )

let private highDimension =
    Reading<Sample>(
        Name = "d large, with probability 1 - eps",
        Statement =
            "the same with probability 1 - eps over the initialisation, for d sufficiently large, as the proof ends and Proposition 1 asks",
        Check =
            Check<Sample>(fun s context ->
                let outcome = (vanish 1.0 1.0 false).Invoke(s, context)

                match outcome.Kind with
                | OutcomeKind.Discarded
                | OutcomeKind.EnginesDisagree -> outcome
                | _ ->
                    Outcome.TooClose
                        "a start says nothing of the probability for large d: (41) to (47) would decide with their constants, or sampled starts for growing d"),
        Added = [],
        Note = "the initial outputs are of the order 1/sqrt(d), so the residuals have to stay large up to t_n"
    )

/// Labels 1, outputs 1 from two neurons of opposite signs.
let private fitted = Extinction.one [ (2, 1), (3, 2); (-2, 1), (1, 2) ]
let private slow = Extinction.one [ (1, 10), (1, 100); (-1, 5), (1, 10) ]

let claim: IClaim =
    Claim<Sample>(
        Id = "weakint/lem-7.ii",
        Title = "wrongly signed neurons vanish by t_n",
        File = "proofs/WeakInteraction/Lemma_7_ii.fs",
        Family =
            SampleFlow.family
                8
                "orthogonal inputs, starts that converge"
                Extinction.hypotheses
                [ fitted; slow; Extinction.one [ (1, 5), (1, 10) ] ]
                Extinction.generator,
        Source = Source("weakint", "Lemma 7, Eq. (39), second implication", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("fitted at the start", fitted, false)
            BoundaryRow("no wrongly signed neuron", Extinction.one [ (1, 5), (1, 10) ], true)
        ],
        Repairs = [ repaired; highDimension ],
        Mutants = [ Mutation.constant "a twentieth of the time" repaired (vanish 0.5 0.05 true) ]
    )
