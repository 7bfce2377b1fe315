module internal ReluProofs.Proofs.Benignity.Theorem_2_remark_prob

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

/// The limit has no zero neuron if and only if I_+ = [m], with probability ((1 - p)/2)^m.
let private within (bound: Rational) =
    InitialSigns.atMost (sprintf "I_+ = [m] with probability at most (%O)^m" bound) Rational.Half -Rational.Half bound

let private literal =
    Reading<Draw>(
        Name = Reading.Literal,
        Statement = "the probability that theta_infinity contains no zero neuron is at most c^m with a constant c < 1",
        Check = within Rational.Half,
        Added = [],
        Note =
            "with c = 1/2, where Lemma 5 holds: the neurons of I_+ then tend to non-zero ones, all others to 0, so the probability is that of I_+ = [m]"
    )

let claim: IClaim =
    Claim<Draw>(
        Id = "benignity/thm-2-remark-prob",
        Title = "the probability of a limit without zero neurons",
        File = "proofs/Benignity/Theorem_2_remark_prob.fs",
        Family = InitialSigns.family,
        Source = Source("benignity", "Appendix D, remark after Theorem 2", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron, d = 3", InitialSigns.at 3 1, true)
            BoundaryRow("many neurons, d = 3", InitialSigns.at 3 50, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "at most (1/4)^m" literal (within (Q.frac 1 4))
            Mutation.constant "at most (3/10)^m" literal (within (Q.frac 3 10))
        ]
    )
