module internal ReluProofs.Proofs.OneDim.Text_text_collapse

open System.Numerics
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private growing =
    Hypothesis<Regime>(
        "a1+a2-d>0",
        "a1 + a2 - d > 0",
        (fun r -> (Regime.exponent r).Sign > 0),
        (fun r -> {
            r with
                Decay = r.Scale + Rational.One
        })
    )

let private family =
    Regime.family
        [ growing ]
        [
            Regime.pair (Q.int 1) (Q.int 1) (Q.int 1) (Q.int 0)
            Regime.pair (Q.int 3) (Q.int 2) (Q.int 1) (Q.int 0)
            Regime.pair (Q.int 2) (Q.int -5) (Q.int 0) (Q.int -1)
            Regime.pair (Q.int 2) (Q.int -5) (Q.frac -1 2) (Q.int -1)
        ]
        (Regime.exponents -1)

let private levels = [ Q.int 10; Q.int 1_000_000_000 ]

/// beta/(1/alpha) = Factor m^e exceeds every level from some width on; it is checked for two levels.
let private diverges (r: Regime) =
    let exceeds (level: Rational) m = Regime.compare m (Regime.exponent r) (level / r.Factor) > 0

    match levels |> List.tryFind (fun level -> (Regime.firstWidth (exceeds level)).IsNone) with
    | None -> Outcome.Holds Strength.Exact
    | Some level ->
        Outcome.Fails(
            Witness(
                "beta/(1/alpha) tends to infinity",
                sprintf "m^(%O) does not exceed %O" (Regime.exponent r) level,
                "is not",
                Strength.Exact,
                null,
                null
            )
        )

/// With no side past the threshold the printed gamma_P* and gamma_N* are exactly 0.
let private vanishing (first: Regime -> BigInteger option) (r: Regime) =
    match first r with
    | None -> Outcome.Holds Strength.Exact
    | Some m ->
        let i = Regime.at r (Regime.rootFor r m)

        if (Instance.gammaP i).IsZero && (Instance.gammaN i).IsZero then
            Outcome.Holds Strength.Exact
        else
            Outcome.Fails(
                Witness(
                    "gamma_P* = gamma_N* = 0 for all sufficiently large m",
                    sprintf "at m = %d they are %O and %O" i.M (Instance.gammaP i) (Instance.gammaN i),
                    "is not",
                    Strength.Exact,
                    null,
                    null
                )
            )

let private collapses (first: Regime -> BigInteger option) =
    let origin = Collapse.holdsFrom first

    Check<Regime>(fun r context ->
        seq {
            diverges r
            vanishing first r
            origin.Invoke(r, context)
        }
        |> Outcome.All)

let private literal =
    Reading<Regime>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, if a1 + a2 - d > 0, then beta/(1/alpha) = m^{a1+a2-d} tends to infinity, gamma_P* and gamma_N* tend to 0, and Theta*(m) = { (0, 0)_{i=1}^m } for all sufficiently large m",
        Check = collapses (Collapse.first Rational.One),
        Added = [],
        Note = "widths that make alpha or beta irrational lie between those solved, and alpha beta grows with m"
    )

let claim: IClaim =
    Claim<Regime>(
        Id = "onedim/text-collapse",
        Title = "a1 + a2 - d > 0: gammas vanish and the optimum is the origin",
        File = "proofs/OneDim/Text_text_collapse.fs",
        Family = family,
        Source = Source("onedim", "paragraph before Assumption 4.3 (Sec. 4.1)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("collapsed from m = 1 on, thresholds met exactly", family.Edges[0], true)
            BoundaryRow("collapsed from m = 3 on", family.Edges[1], true)
            BoundaryRow("alpha decreases, beta increases faster", family.Edges[3], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.quantifier "for all m >= 1" literal (collapses (fun _ -> Some BigInteger.One))
            Mutation.constant "from half the first threshold on" literal (collapses (Collapse.first Q.half))
            Mutation.dropping literal "a1+a2-d>0"
        ]
    )
