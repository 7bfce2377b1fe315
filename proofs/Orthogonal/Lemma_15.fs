module internal ReluProofs.Proofs.Orthogonal.Lemma_15

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private extreme (larger: bool) (i: Instance) =
    let plus, minus = Setting.keyNorm Positive i, Setting.keyNorm Negative i
    if (plus > minus) = larger then plus else minus

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for lambda small enough: inf over theta in B(theta^{t_3}, lambda^(epsilon'/8)) with |a_j| = ||w_j|| and L(theta) > 0 of ||grad L||^2/L >= min(||D_+||, ||D_-||)",
        Check = NearMinimiser.bounded (extreme false),
        Added = [],
        Note =
            "the centre is any balanced point some of whose neurons of S_{+,1}, S_{-,1} are active on all labels of their sign and carry more than half of n||D_+||, n||D_-||, as (i)-(iii), and (iv) with -D_-, give for small lambda; 'small enough' is lambda^(epsilon'/8) <= R for the explicit radius R > 0 of the hypotheses; slack is the difference of the two sides times L"
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/lem-15",
        Title = "local PL inequality near the end of phase 3",
        File = "proofs/Orthogonal/Lemma_15.fs",
        Family =
            Generator.family
                "a balanced point near a minimiser, and a balanced point near it"
                NearMinimiser.hypotheses
                NearMinimiser.edges
                (NearMinimiser.generator false),
        Source = Source("orthogonal", "Lemma 15, Eq. (32)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("only the negative label is off", NearMinimiser.edges[0], true)
            BoundaryRow("labels of one sign: the bound is 0", NearMinimiser.edges[2], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "5 min" literal (NearMinimiser.bounded (fun i -> NearMinimiser.times 5 (extreme false i)))
            Mutation.quantifier "the larger of the two norms" literal (NearMinimiser.bounded (extreme true))
            Mutation.dropping literal NearMinimiser.ball.Name
        ]
    )
