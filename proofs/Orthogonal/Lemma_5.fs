module internal ReluProofs.Proofs.Orthogonal.Lemma_5

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private minimal =
    Hypotheses.structural
        "minimiser"
        "the centre theta* is an interpolator of the smallest norm: theta_j* = 0 or collinear with D_+ or -D_-"
        (fun i -> Interpolation.isMinimiser { i with Theta = i.Start })

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for lambda <= lambda*: inf over theta in B(theta*, lambda^(epsilon/240)) with |a_j| = ||w_j|| and L(theta) > 0 of ||grad L||^2/L >= ||D_-||",
        Check = NearMinimiser.bounded (Setting.keyNorm Negative),
        Added = [],
        Note =
            "lambda* is not given: every lambda with lambda^(epsilon/240) <= R serves, for the explicit radius R > 0 of the hypotheses; points with L = 0 have no quotient; slack is the difference of the two sides times L"
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/lem-5",
        Title = "local PL inequality near the limit",
        File = "proofs/Orthogonal/Lemma_5.fs",
        Family =
            Generator.family
                "a minimiser and a balanced point near it"
                (NearMinimiser.hypotheses @ [ Hypotheses.positiveLarger; minimal ])
                NearMinimiser.edges
                (NearMinimiser.generator true),
        Source = Source("orthogonal", "Lemma 5", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("only the negative label is off", NearMinimiser.edges[0], true)
            BoundaryRow("labels of one sign: ||D_-|| = 0", NearMinimiser.edges[2], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant
                "5 ||D_-||"
                literal
                (NearMinimiser.bounded (fun i -> NearMinimiser.times 5 (Setting.keyNorm Negative i)))
            Mutation.quantifier "||D_+|| in place of ||D_-||" literal (NearMinimiser.bounded (Setting.keyNorm Positive))
            Mutation.dropping literal NearMinimiser.ball.Name
        ]
    )
