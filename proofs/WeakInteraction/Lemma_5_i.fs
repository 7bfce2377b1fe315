module internal ReluProofs.Proofs.WeakInteraction.Lemma_5_i

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private atLeast (bound: Rational -> Rational) =
    Event.bounded false (fun d -> Rational.One - bound d.Failure)

let private literal =
    Reading<Draw>(
        Name = Reading.Literal,
        Statement = "for all eps > 0 and all non-zero inputs and labels: if p >= 4 log(n/eps) then P(I) >= 1 - eps",
        Check = atLeast id,
        Added = [],
        Note =
            "with the independences that the proof uses: the signs of <w_j, x_i> and a_j are fair, independent of each other and over j; inputs on orthogonal lines, repeated and antipodal ones included, where P(I) is rational"
    )

let claim: IClaim =
    Claim<Draw>(
        Id = "weakint/lem-5.i",
        Title = "many neurons make the event I likely",
        File = "proofs/WeakInteraction/Lemma_5_i.fs",
        Family = Draw.many,
        Source = Source("weakint", "Lemma 5, first bullet", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one point, one neuron, eps just allowed", Draw.orthogonal 1 0 1 (Q.frac 779 1000), true)
            BoundaryRow("eps = n", Draw.orthogonal 2 0 1 (Q.int 2), true)
            BoundaryRow("an antipodal pair", Draw.antipodal 4 (Q.frac 3 4), true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.dropping literal "many neurons"
            Mutation.constant "P(I) >= 1 - eps/2" literal (atLeast (fun eps -> Q.half * eps))
            Mutation.exponent "P(I) >= 1 - eps^2" literal (atLeast (fun eps -> eps * eps))
            Mutation.sign "P(I) <= 1 - eps" literal (Event.bounded true (fun d -> Rational.One - d.Failure))
        ]
    )
