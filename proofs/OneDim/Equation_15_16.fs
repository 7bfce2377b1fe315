module internal ReluProofs.Proofs.OneDim.Equation_15_16

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private halfDecay = Term.Number Rational.Half * Terms.beta

/// beta/2 times the sum of u_j^2 + w_j^2 over all neurons.
let private regulariser (n: Neurons) =
    halfDecay * Term.Sum [ for u, w in Neurons.weights n -> u * u + w * w ]

/// The same over u_j > 0 and u_j < 0.
let private used (n: Neurons) =
    halfDecay * Term.Sum [ for u, w in Neurons.weights n -> Neurons.isUsed u * (u * u + w * w) ]

/// beta times the sums of |u_j| |w_j| over u_j >= 0 and over u_j <= 0: a neuron with u_j = 0 adds 0 to both.
let private products (n: Neurons) =
    Terms.beta * Term.Sum [ for u, w in Neurons.weights n -> Term.Abs u * Term.Abs w ]

let private every (condition: Rational -> Rational -> bool) (n: Neurons) =
    n.Weights |> List.forall (fun (u, w) -> condition u w)

/// Facts about the first neuron that breaks a condition.
let private broken (condition: Rational -> Rational -> bool) (facts: Term -> Term -> Fact list) (n: Neurons) =
    match n.Weights |> List.tryFindIndex (fun (u, w) -> not (condition u w)) with
    | None -> []
    | Some j -> List.item j (Neurons.weights n) ||> facts

let private case name left right text condition facts = {
    Name = name
    Left = left
    Right = right
    Condition = text
    Holds = every condition
    Broken = broken condition facts
}

let private eq15 =
    case "(15)" regulariser used "u_j = 0 implies w_j = 0" (fun u w -> not u.IsZero || w.IsZero) (fun u w -> [
        Terms.fact "u_j = 0" u Relation.Equal (Term.Number 0)
        Terms.fact "w_j is not 0" (Term.Abs w) Relation.Greater (Term.Number 0)
    ])

let private eq16 text condition =
    case "(16)" used products text condition (fun u w -> [
        Terms.fact "|u_j| is not |w_j|" (Term.Abs(Term.Abs u - Term.Abs w)) Relation.Greater (Term.Number 0)
    ])

let private balanced (u: Rational) (w: Rational) = u.Abs() = w.Abs()

let private literal =
    Reading<Neurons>(
        Name = Reading.Literal,
        Statement =
            "for all (u_j, w_j)_{j=1}^m and beta > 0: (15) beta/2 sum_j (u_j^2 + w_j^2) >= beta/2 sum over u_j > 0 of (u_j^2 + w_j^2) + beta/2 sum over u_j < 0 of (u_j^2 + w_j^2), with equality iff u_j = 0 implies w_j = 0; (16) the right-hand side is >= beta sum over u_j >= 0 of |u_j| |w_j| + beta sum over u_j <= 0 of |u_j| |w_j|, with equality iff |u_j| = |w_j| for all j",
        Check = EqualityCase.all [ eq15; eq16 "|u_j| = |w_j| for all j" balanced ],
        Added = [],
        Note = "neurons with u_j = 0 are in neither side of (16)"
    )

let private repaired =
    Reading<Neurons>(
        Name = "neurons in use",
        Statement = "the same with equality in (16) iff |u_j| = |w_j| for all j with u_j <> 0",
        Check =
            EqualityCase.all [
                eq15
                eq16 "|u_j| = |w_j| for all j with u_j <> 0" (fun u w -> u.IsZero || balanced u w)
            ],
        Added = []
    )

/// The first of the three sides of the chain against the last.
let private chained text condition =
    case "(15) and (16) together" regulariser products text condition (fun u w -> [
        Terms.fact "|u_j| is not |w_j|" (Term.Abs(Term.Abs u - Term.Abs w)) Relation.Greater (Term.Number 0)
    ])

let private chain =
    Reading<Neurons>(
        Name = "(15) and (16) together",
        Statement =
            "beta/2 sum_j (u_j^2 + w_j^2) >= beta sum over u_j >= 0 of |u_j| |w_j| + beta sum over u_j <= 0 of |u_j| |w_j|, with equality, so with equality in both (15) and (16), iff |u_j| = |w_j| for all j",
        Check = EqualityCase.check (chained "|u_j| = |w_j| for all j" balanced),
        Added = [],
        Note =
            "the proof uses them so: 'By (15), (16) and (17)'; equality in (15) takes care of the neurons with u_j = 0"
    )

let private changed text condition = EqualityCase.all [ eq15; eq16 text condition ]

let claim: IClaim =
    Claim<Neurons>(
        Id = "onedim/eq-15-16",
        Title = "regulariser lower bounds and their equality cases",
        File = "proofs/OneDim/Equation_15_16.fs",
        Family = Neurons.family,
        Source = Source("onedim", "Eqs. (15), (16), proof of Theorem A.3", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("u = 0 with w <> 0: (16) is 0 = 0 without balance", Neurons.small [ 0, 1 ], false)
            BoundaryRow("a zero neuron", Neurons.small [ 0, 0 ], true)
            BoundaryRow("w = 0 with u <> 0", Neurons.small [ 1, 0 ], true)
            BoundaryRow("a balanced neuron beside a zero one", Neurons.small [ -1, 1; 0, 0 ], true)
        ],
        Repairs = [ repaired; chain ],
        Mutants = [
            Mutation.sign
                "equality in (16) iff u_j = w_j"
                repaired
                (changed "u_j = w_j where u_j <> 0" (fun u w -> u.IsZero || u = w))
            Mutation.quantifier
                "equality in (16) only for u_j > 0"
                repaired
                (changed "|u_j| = |w_j| where u_j > 0" (fun u w -> u.Sign <= 0 || balanced u w))
            Mutation.constant
                "factor 2 on the right of (16)"
                repaired
                (EqualityCase.check {
                    eq16 "|u_j| = |w_j|" balanced with
                        Right = fun n -> Term.Number 2 * products n
                })
            Mutation.sign
                "equality in both iff u_j = w_j"
                chain
                (EqualityCase.check (chained "u_j = w_j for all j" (=)))
            Mutation.quantifier
                "equality in both iff |u_j| = |w_j| where u_j is not 0"
                chain
                (EqualityCase.check (chained "|u_j| = |w_j| where u_j is not 0" (fun u w -> u.IsZero || balanced u w)))
            Mutation.quantifier
                "equality in (15) always"
                repaired
                (EqualityCase.check { eq15 with Holds = fun _ -> true })
        ]
    )
