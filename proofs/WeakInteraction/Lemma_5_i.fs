module internal ReluProofs.Proofs.WeakInteraction.Lemma_5_i

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private atLeast (bound: Rational -> Rational) =
    Event.bounded false (fun d -> Rational.One - bound d.Failure)

let private statement =
    "for all eps > 0 and all non-zero inputs and labels: if p >= 4 log(n/eps) then P(I) >= 1 - eps"

let private literal =
    Reading<Start>(
        Name = Reading.Literal,
        Statement = statement,
        Check = Start.independently (atLeast id),
        Added = [],
        Note =
            Start.convention
            + "; inputs on orthogonal lines, repeated and antipodal ones included, where P(I) is rational"
    )

let private marginals =
    Start.marginals
        (statement + ", for every joint law with centred, rotation-invariant marginals")
        "the event I occurs"
        Start.oneMinusFailure
        Start.enoughNeurons
        (atLeast id)

let private at draw = Start.at draw false

let claim: IClaim =
    Claim<Start>(
        Id = "weakint/lem-5.i",
        Title = "many neurons make the event I likely",
        File = "proofs/WeakInteraction/Lemma_5_i.fs",
        Family = Start.family Draws.many,
        Source = Source("weakint", "Lemma 5, first bullet", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one point, one neuron, eps just allowed", at (Draws.orthogonal 1 0 1 (Q.frac 779 1000)), true)
            BoundaryRow("eps = n", at (Draws.orthogonal 2 0 1 (Q.int 2)), true)
            BoundaryRow("an antipodal pair", at (Draws.antipodal 4 (Q.frac 3 4)), true)
        ],
        Repairs = [ marginals ],
        Mutants = [
            Mutation.dropping literal "many neurons"
            Mutation.constant "P(I) >= 1 - eps/2" literal (Start.independently (atLeast (fun eps -> Q.half * eps)))
            Mutation.exponent "P(I) >= 1 - eps^2" literal (Start.independently (atLeast (fun eps -> eps * eps)))
            Mutation.sign
                "P(I) <= 1 - eps"
                literal
                (Start.independently (Event.bounded true (fun d -> Rational.One - d.Failure)))
            Mutation.quantifier "for every joint law" literal marginals.Check
        ]
    )
