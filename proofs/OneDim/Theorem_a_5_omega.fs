module internal ReluProofs.Proofs.OneDim.Theorem_a_5_omega

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Omega_i at a number, with the signs of gamma_P* and gamma_N*.
let private omega (i: Instance) (u: Rational) =
    match u.Sign with
    | 1 -> Q.int (Instance.gammaP i).Sign * u
    | -1 -> Q.int (Instance.gammaN i).Sign * u
    | _ -> Rational.Zero

let private numbers (context: CheckContext) =
    [ Q.int 0; Q.int 1; Q.int -1; Q.int 2; Q.int -2; Q.frac 1 1000 ]
    @ [
        for k in 1..4 -> context.Draw(Gen.map2 Q.frac (Gen.choose (-50, 50)) (Gen.choose (1, 9)), "u", k)
    ]

/// |Omega_i(a) - Omega_i(b)| <= k |a - b| for pairs on all sides of 0.
let private lipschitz (k: Rational) (context: CheckContext) (i: Instance) =
    let points = numbers context

    let steep =
        List.allPairs points points
        |> List.tryFind (fun (a, b) -> (omega i a - omega i b).Abs() > k * (a - b).Abs())

    match steep with
    | None -> Outcome.Holds Strength.Exact
    | Some(a, b) ->
        Outcome.Fails(
            Witness(
                sprintf "|Omega_i(a) - Omega_i(b)| <= %O |a - b|" k,
                sprintf "a = %O, b = %O have |Omega_i(a) - Omega_i(b)| = %O" a b ((omega i a - omega i b).Abs()),
                ">",
                Strength.Exact,
                null,
                null
            )
        )

/// u -> (u, Omega(u)) maps U*(m) onto Theta*(m): both inclusions. Its inverse is the projection, which is continuous.
let private graph (onP: Instance -> Mutation.Value) (onN: Instance -> Mutation.Value) =
    OptimumSet.equals Regularised (fun i -> StatedSet.balanced i.M (onP i) (onN i))

let private onP i = Instance.gammaP i, Terms.gammaP i
let private onN i = Instance.gammaN i, Terms.gammaN i

let private homeomorphism (k: Rational) onP onN =
    let sets = graph onP onN

    Check<Instance>(fun i context ->
        seq {
            lipschitz k context i
            sets.Invoke(i, context)
        }
        |> Outcome.All)

let private wide =
    Hypothesis<Instance>(
        "m>M*",
        "m > M* > 0",
        (fun i -> Instance.criticalWidth i > 0 && i.M > Instance.criticalWidth i),
        (fun i -> { i with M = 1 })
    )

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha, beta > 0 with m > M* > 0 and Omega_i(u) = sign(gamma_P*) u_i (u_i > 0), sign(gamma_N*) u_i (u_i < 0), 0 (u_i = 0): |Omega_i(a) - Omega_i(b)| <= |a - b| for all a, b, and u -> (u, Omega(u)) is a homeomorphism of U*(m) = { u : sum over u_i > 0 of u_i^2 = |gamma_P*|, sum over u_i < 0 of u_i^2 = |gamma_N*| } onto Theta*(m)",
        Check = homeomorphism Rational.One onP onN,
        Added = [],
        Note =
            "a bijection with a Lipschitz map and a projection for its inverse; U*(m) is reached through members of Theta*(m) and sampled members"
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/thm-a.5-omega",
        Title = "graph structure of the regularised optimum",
        File = "proofs/OneDim/Theorem_a_5_omega.fs",
        Family =
            Families.regularisedWith wide (fun i ->
                Gen.choose (1, 3)
                |> Gen.map (fun more -> {
                    i with
                        M = Instance.criticalWidth i + more
                })),
        Source = Source("onedim", "proof of Theorem A.5 (4)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one side, two neurons", Given.pair 2 1 (Q.int 1) (Q.int 1) 2, true)
            BoundaryRow("both sides, three neurons", Given.pair 1 1 (Q.int 1) Q.half 3, true)
            BoundaryRow("signs that differ", Given.pair 1 -1 (Q.int 1) Q.half 3, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "|a - b|/2" literal (homeomorphism Q.half onP onN)
            Mutation.sign
                "Omega with sign(-gamma_N*)"
                literal
                (homeomorphism Rational.One onP (onN >> Mutation.negated))
            Mutation.dropping literal "m>M*"
        ]
    )
