module internal ReluProofs.Proofs.WeakInteraction.Lemma_7_i

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// For all t >= t_n the active neurons with `chosen` have not fallen below their start, or not risen with `isReversed`. Residuals keep
/// their signs, so <w_j, x_i> falls for ever where a_j r_i < 0, rises where a_j r_i > 0, and stays where r_i = 0.
let private grows isReversed (chosen: Sample -> int * int -> bool) =
    Check<Sample>(fun s context ->
        let r = Sample.residuals s
        let direction (j, i) = (s.A[j] * r[i]).Sign * (if isReversed then -1 else 1)

        match Extinction.pairs s |> List.tryFind (fun pair -> chosen s pair && direction pair < 0) with
        | None -> Outcome.Holds Strength.Exact
        | Some(j, i) ->
            let t = SampleFlow.run s (SampleFlow.horizon s)
            let start = (Sample.dot s.W[j] s.X[i]).ToDouble()
            let moved = max 0.0 (t.Final.Preactivation(j, i)) - start
            let moved = if isReversed then -moved else moved

            if SampleFlow.isFollowed t && moved > SampleFlow.error t * (1.0 + start + s.A[j].Abs().ToDouble()) then
                Outcome.EnginesDisagree(
                    sprintf "<w_%d, x_%d> rises by %g along the integrated flow" (j + 1) (i + 1) moved
                )
            else
                let active =
                    Term.Sum [
                        for k in 0 .. Sample.dimension s - 1 -> Term.HiddenWeight("theta", j, k) * Term.Point(i, k)
                    ]

                Outcome.Fails(
                    Witness(
                        sprintf "<w_%d(t), x_%d>_+ >= <w_%d(0), x_%d>_+ for t >= t_n" (j + 1) (i + 1) (j + 1) (i + 1),
                        sprintf
                            "it falls strictly for all t > 0: the output on x_%d is beyond the label, and r_%d keeps its sign"
                            (i + 1)
                            (i + 1),
                        "<",
                        Strength.Exact,
                        "the integrated flow does not contradict it",
                        CertificateDraft(
                            context.Claim,
                            context.Statement,
                            "a rightly signed active neuron that shrinks",
                            SampleTerms.certified s,
                            [
                                for a in 0 .. Sample.points s - 1 do
                                    for b in 0 .. a - 1 do
                                        Terms.fact
                                            (sprintf "x_%d and x_%d are orthogonal" (b + 1) (a + 1))
                                            (SampleTerms.innerPoints s a b)
                                            Relation.Equal
                                            (Term.Number 0)
                                Terms.fact
                                    "the neuron has the sign of the label"
                                    (Term.OutputWeight("theta", j) * Term.Label i)
                                    Relation.Greater
                                    (Term.Number 0)
                                Terms.fact "the neuron is active" active Relation.Greater (Term.Number 0)
                                Terms.fact
                                    "the residual pulls it down"
                                    (Term.OutputWeight("theta", j) * SampleTerms.residual i)
                                    Relation.Less
                                    (Term.Number 0)
                            ]
                        )
                    )
                ))

let private literal =
    Reading<Sample>(
        Name = Reading.Literal,
        Statement =
            "for orthogonal inputs and convergence to loss 0, for all t >= t_n: a_j(0) y_i > 0 implies <w_j(t), x_i>_+ >= <w_j(0), x_i>_+",
        Check = grows false Extinction.isRight,
        Added = [],
        Note =
            "a counterexample is open: all starts nearby fall too, so its probability is positive. That refutes the statement for any one eps below it; 'with probability 1 - eps' is printed for every eps, and without a bound on d. The proof takes r_i y_i > 0 for granted; for large d the initial outputs are small with high probability, and the reading below applies"
    )

let private below =
    Hypothesis<Sample>(
        "below",
        "no output is beyond its label at the start: r_i(0) y_i >= 0",
        (fun s -> List.forall2 (fun (r: Rational) y -> (r * y).Sign >= 0) (Sample.residuals s) s.Y),
        (fun s -> {
            s with
                A = s.A |> List.map (fun a -> a * Q.int 100)
        })
    )

let private repaired =
    Reading<Sample>(
        Name = "outputs below the labels",
        Statement = "the same when no output is beyond its label at the start",
        Check = grows false Extinction.isRight,
        Added = [ below ],
        Note = "then for all t >= 0, not only from t_n on"
    )

let private beyond = Extinction.one [ (2, 1), (1, 1) ]
let private quiet = Extinction.one [ (1, 5), (1, 10) ]

let claim: IClaim =
    Claim<Sample>(
        Id = "weakint/lem-7.i",
        Title = "rightly signed neurons grow",
        File = "proofs/WeakInteraction/Lemma_7_i.fs",
        Family =
            SampleFlow.family
                2
                "orthogonal inputs, starts that converge"
                Extinction.hypotheses
                [ beyond; quiet; Extinction.one [ (2, 1), (3, 2); (-2, 1), (1, 2) ] ]
                Extinction.generator,
        Source = Source("weakint", "Lemma 7, Eq. (39), first implication", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("an output beyond the label", beyond, false)
            BoundaryRow("a small start", quiet, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.sign "they do not grow" repaired (grows true Extinction.isRight)
            Mutation.sign "wrongly signed neurons grow" repaired (grows false Extinction.isWrong)
            Mutation.dropping repaired below.Name
        ]
    )
