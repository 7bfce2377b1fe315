module internal ReluProofs.Proofs.WeakInteraction.Lemma_5_ii

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private literalCheck =
    Event.check (fun d probability context ->
        let bound = Rational.One - d.Failure

        if probability <= bound then
            Outcome.Holds(Strength.Exact, RealAlgebraic.OfRational(bound - probability))
        else
            Event.fails context "the event I is more likely than stated" d probability (sprintf "P(I) <= %O" bound) ">" [
                Event.positiveFailure
                yield! Event.ratioAtLeast "p <= 3 log(n/eps) - 2" d (d.Neurons + 2) 3
                Terms.fact "P(I) > 1 - eps" (Draw.term d) Relation.Greater Event.oneMinusFailure
            ])

let private literal =
    Reading<Draw>(
        Name = Reading.Literal,
        Statement = "for all eps > 0 and all non-zero inputs and labels: if p <= 3 log(n/eps) - 2 then P(I) <= 1 - eps",
        Check = literalCheck,
        Added = [],
        Note =
            Start.convention
            + "; the smallest counterexample is at the end eps = 1. For orthogonal inputs and labels of one sign the smallest eps that is refuted falls slowly with n, 0.63 at n = 100 and 0.52 at n = 10^6 in floating point; for eps <= 3/8 another bound is below. The proof passes from (eps/n)^(3 log 2) to eps/n in the wrong direction, and ends with an inequality for x = 4 eps that is valid for x <= 1"
    )

let private properFailure =
    Reading<Draw>(
        Name = "eps < 1",
        Statement = "the same for orthogonal inputs and eps < 1",
        Check = literalCheck,
        Added = [ Draws.orthogonalInputs; Draws.failureBelowOne ]
    )

/// p <= 2 log2(n/eps) - 6.
let private fewerNeurons =
    Hypothesis<Draw>(
        "fewer neurons",
        "p <= 2 log_2(n/eps) - 6",
        (fun d -> Rational.Two.Pow(d.Neurons + 6) <= (Draw.ratio d).Pow 2),
        null
    )

let private smallFailure = Draws.failureAtMost (Q.frac 3 8)

let private repaired =
    Reading<Draw>(
        Name = "p <= 2 log_2(n/eps) - 6",
        Statement = "for orthogonal inputs and 0 < eps <= 3/8: if p <= 2 log_2(n/eps) - 6 then P(I) <= 1 - eps",
        Check = literalCheck,
        Added = [ Draws.orthogonalInputs; smallFailure; fewerNeurons ],
        Note =
            "with probability at least 1/2 at most p/2 neurons have the output sign of the more frequent label, and then at least n/2 points are all served with probability at most exp(-(n/2) 2^(-p/2)) <= exp(-4 eps); the factor 2/log 2 = 2.885 cannot be raised to 3 for one sign of labels, since I becomes likely once p/2 exceeds log_2 n"
    )

let claim: IClaim =
    Claim<Draw>(
        Id = "weakint/lem-5.ii",
        Title = "few neurons make the event I unlikely",
        File = "proofs/WeakInteraction/Lemma_5_ii.fs",
        Family = Draws.few,
        Source = Source("weakint", "Lemma 5, second bullet", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one point, one neuron", Draws.orthogonal 1 0 1 (Q.frac 1 4), true)
            BoundaryRow("three points, one neuron, eps = 1", Draws.orthogonal 3 0 1 (Q.int 1), false)
            BoundaryRow("three points, one neuron, eps = 31/32", Draws.orthogonal 3 0 1 (Q.frac 31 32), false)
            BoundaryRow("five points, three neurons, eps = 9/10", Draws.orthogonal 5 0 3 (Q.frac 9 10), false)
            BoundaryRow("labels of both signs, one neuron", Draws.orthogonal 2 1 1 (Q.int 1), true)
        ],
        Repairs = [ repaired; properFailure ],
        Mutants = [
            Mutation.dropping repaired smallFailure.Name
            Mutation.dropping repaired Draws.orthogonalInputs.Name
            Mutation.sign "P(I) >= 1 - eps" repaired (Event.bounded false (fun d -> Rational.One - d.Failure))
        ]
    )
