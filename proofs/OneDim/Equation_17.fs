module internal ReluProofs.Proofs.OneDim.Equation_17

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

/// beta times the sums of |u_j w_j| over u_j >= 0 and over u_j <= 0.
let private sizes (n: Neurons) =
    Terms.beta * Term.Sum [ for u, w in Neurons.weights n -> Term.Abs(u * w) ]

/// beta |gamma_P| + beta |gamma_N|.
let private sums (n: Neurons) =
    let width = n.Weights.Length

    Terms.beta * (Term.Abs(Terms.sumP "theta" width) + Term.Abs(Terms.sumN "theta" width))

let private indexed (n: Neurons) = List.indexed n.Weights

let private sign (u: Rational, w: Rational) = (u * w).Sign

/// The pairs (j, i) that a condition speaks of must have equal signs, or signs that are not opposite.
let private condition
    text
    (concerned: Rational * Rational -> Rational * Rational -> bool)
    (agree: int -> int -> bool)
    (concernedFacts: Term * Term -> Term * Term -> Fact list)
    =
    let breaking (n: Neurons) =
        List.allPairs (indexed n) (indexed n)
        |> List.tryFind (fun ((_, a), (_, b)) -> concerned a b && not (agree (sign a) (sign b)))

    {
        Name = "(17)"
        Left = sizes
        Right = sums
        Condition = text
        Holds = fun n -> (breaking n).IsNone
        Broken =
            fun n ->
                match breaking n with
                | None -> []
                | Some((j, _), (i, _)) ->
                    let a, b = List.item j (Neurons.weights n), List.item i (Neurons.weights n)
                    let signOf (u, w) = Term.Sign(u * w)

                    concernedFacts a b
                    @ [
                        Terms.differ "sign(u_j w_j) is not sign(u_i w_i)" (Neurons.certified n) (signOf a) (signOf b)
                    ]
    }

let private sameSide (u: Rational, _: Rational) (v: Rational, _: Rational) = (u * v).Sign > 0

let private positive term name = Terms.fact name term Relation.Greater (Term.Number 0)

let private printed =
    condition "sign(u_j w_j) = sign(u_i w_i) for all j, i with u_j w_j > 0" (fun a _ -> sign a > 0) (=) (fun (u, w) _ -> [
        positive (u * w) "u_j w_j > 0"
    ])

let private literal =
    Reading<Neurons>(
        Name = Reading.Literal,
        Statement =
            "for all (u_j, w_j)_{j=1}^m and beta > 0: beta sum over u_j >= 0 of |u_j w_j| + beta sum over u_j <= 0 of |u_j w_j| >= beta |sum over u_j >= 0 of u_j w_j| + beta |sum over u_j <= 0 of u_j w_j|, with equality iff sign(u_j w_j) = sign(u_i w_i) for all j, i such that u_j w_j > 0",
        Check = EqualityCase.check printed,
        Added = []
    )

let private repaired =
    Reading<Neurons>(
        Name = "no opposite products on one side",
        Statement = "the same with equality iff no j, i with u_j u_i > 0 have u_j w_j and u_i w_i of opposite signs",
        Check =
            EqualityCase.check (
                condition
                    "u_j w_j and u_i w_i are not of opposite signs for all j, i with u_j u_i > 0"
                    sameSide
                    (fun a b -> a * b >= 0)
                    (fun _ _ -> [])
            ),
        Added = []
    )

let private sameSideSigns =
    condition "sign(u_j w_j) = sign(u_i w_i) for all j, i with u_j u_i > 0" sameSide (=) (fun (u, _) (v, _) -> [
        positive (u * v) "u_j u_i > 0"
    ])

/// Equality in (15) and (16), which is where the proof asks for equality in (17).
let private balanced =
    Hypothesis<Neurons>(
        "(15),(16)",
        "equality in (15) and (16): |u_j| = |w_j| for all j",
        (fun n -> n.Weights |> List.forall (fun (u, w) -> u.Abs() = w.Abs())),
        null
    )

let private balancedFacts (n: Neurons) = [
    for u, w in Neurons.weights n -> Terms.fact "|u_j| = |w_j|" (Term.Abs u) Relation.Equal (Term.Abs w)
]

let private givenBalance (e: EqualityCase) =
    EqualityCase.check {
        e with
            Broken = fun n -> balancedFacts n @ e.Broken n
    }

let private sameSideOfBalanced =
    Reading<Neurons>(
        Name = "the product u_j u_i, given equality in (15) and (16)",
        Statement =
            "where |u_j| = |w_j| for all j, equality in (17) iff sign(u_j w_j) = sign(u_i w_i) for all j, i such that u_j u_i > 0",
        Check = givenBalance sameSideSigns,
        Added = [ balanced ],
        Note = "'the product' taken as u_j u_i, in the proof's chain, where no output weight is 0 beside u_j <> 0"
    )

let private sameSideReading =
    Reading<Neurons>(
        Name = "the product u_j u_i",
        Statement = "the same with equality iff sign(u_j w_j) = sign(u_i w_i) for all j, i such that u_j u_i > 0",
        Check = EqualityCase.check sameSideSigns,
        Added = [],
        Note = "the same without equality in (15) and (16): a zero output weight breaks it"
    )

let private printedOfBalanced =
    Reading<Neurons>(
        Name = "as printed, given equality in (15) and (16)",
        Statement =
            "where |u_j| = |w_j| for all j, equality in (17) iff sign(u_j w_j) = sign(u_i w_i) for all j, i such that u_j w_j > 0",
        Check = givenBalance printed,
        Added = [ balanced ],
        Note = "the chain does not save the printed condition: it ties products on different sides"
    )

let private changed text concerned agree =
    EqualityCase.check (condition text concerned agree (fun _ _ -> []))

let claim: IClaim =
    Claim<Neurons>(
        Id = "onedim/eq-17",
        Title = "triangle-inequality step and its equality case",
        File = "proofs/OneDim/Equation_17.fs",
        Family = Neurons.family,
        Source = Source("onedim", "Eq. (17), proof of Theorem A.3", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron", Neurons.small [ 1, 1 ], true)
            BoundaryRow("products of both signs on different sides", Neurons.small [ 1, 1; -1, 1 ], false)
            BoundaryRow("an inactive neuron beside an active one", Neurons.small [ 1, 1; 0, 0 ], false)
            BoundaryRow("products of both signs on one side", Neurons.small [ 1, 1; 1, -1 ], true)
            BoundaryRow("two negative products", Neurons.small [ 1, -1; -1, 1 ], true)
        ],
        Repairs = [ repaired; sameSideOfBalanced; sameSideReading; printedOfBalanced ],
        Mutants = [
            Mutation.quantifier
                "for all j, i on either side"
                repaired
                (changed "no opposite products" (fun _ _ -> true) (fun a b -> a * b >= 0))
            Mutation.sign
                "for u_j u_i < 0"
                repaired
                (changed "no opposite products across the sides" (fun a b -> not (sameSide a b)) (fun a b -> a * b >= 0))
            Mutation.quantifier
                "given balance, for u_j u_i < 0 as well"
                sameSideOfBalanced
                (changed "all products of one sign" (fun _ _ -> true) (=))
            Mutation.quantifier "equality always" repaired (changed "nothing" (fun _ _ -> false) (fun _ _ -> true))
        ]
    )
