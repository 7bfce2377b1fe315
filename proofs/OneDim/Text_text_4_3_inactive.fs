module internal ReluProofs.Proofs.OneDim.Text_text_4_3_inactive

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private isInactive (u: RealAlgebraic, w: RealAlgebraic) = u.IsZero && w.IsZero

let private isActive (u: RealAlgebraic, w: RealAlgebraic) = not u.IsZero && not w.IsZero

let private every stated holds =
    EveryMinimiser.everyNeuron stated holds (fun u w -> [
        Terms.fact "u_i w_i = 0" (u * w) Relation.Equal (Term.Number 0)
        Terms.fact "u_i and w_i are not both 0" (Term.Abs u + Term.Abs w) Relation.Greater (Term.Number 0)
    ])

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha, beta > 0 and all m >= 1, every neuron (u_i, w_i) of every element of Theta*(m) is (0, 0) or has u_i <> 0 and w_i <> 0",
        Check = every "every neuron is (0, 0) or has u_i <> 0 and w_i <> 0" (fun n -> isInactive n || isActive n),
        Added = []
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/text-4.3-inactive",
        Title = "optimal neurons are inactive or fully active",
        File = "proofs/OneDim/Text_text_4_3_inactive.fs",
        Family = Families.regularised,
        Source = Source("onedim", "Sec. 4.3", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("both thresholds passed, one neuron", Given.pair 1 1 (Q.int 1) Q.half 1, true)
            BoundaryRow("an inactive neuron beside two active ones", Given.pair 1 1 (Q.int 1) Q.half 3, true)
            BoundaryRow("all neurons inactive", Given.pair 1 1 (Q.int 1) (Q.int 1) 2, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.quantifier "every neuron is active" literal (every "every neuron is active" isActive)
            Mutation.quantifier "every neuron is inactive" literal (every "every neuron is inactive" isInactive)
            Mutation.dropping literal "beta"
        ]
    )
