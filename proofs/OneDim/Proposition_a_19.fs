module internal ReluProofs.Proofs.OneDim.Proposition_a_19

open System.Numerics
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private fails stated actual =
    Outcome.Fails(Witness(stated, actual, "is not", Strength.Exact, null, null))

let private softs (i: Instance) =
    let soft = Instance.soft (Instance.threshold i)
    soft (Instance.p i), soft (Instance.q i)

let private bothNonZero (i: Instance) =
    let p, q = softs i
    not p.IsZero && not q.IsZero

/// The first width at which both inner products pass the threshold.
let private first (r: Regime) = Regime.firstWidth (fun m -> Regime.criticalWidth r m = 2)

/// From the width that `from` gives on, both soft thresholds are evaluated and not 0: at it and at later ones.
let private eventually (from: Regime -> BigInteger option) (r: Regime) =
    match from r with
    | None -> fails "both soft thresholds are non-zero for sufficiently large m" "no width has that"
    | Some m ->
        let root = Regime.rootFor r m

        [
            root
            root + BigInteger.One
            BigInteger 2 * root
            root * root + BigInteger.One
        ]
        |> List.map (Regime.at r)
        |> List.tryFind (bothNonZero >> not)
        |> function
            | None -> Outcome.Holds Strength.Exact
            | Some i -> fails "both soft thresholds are non-zero" (sprintf "at m = %d they are %A" i.M (softs i))

let private smaller (r: Regime) =
    let p, q = Regime.inner r
    Rational.Min(p.Abs(), q.Abs())

let private larger (r: Regime) =
    let p, q = Regime.inner r
    Rational.Max(p.Abs(), q.Abs())

/// For m > 1, a1 + a2 - d < log_m C, which is m^{a1+a2-d} < C: for the widths of the roots 2 to 6 and those around the first.
let private equivalent (bound: Regime -> Rational) (holds: int -> bool) (r: Regime) =
    let around =
        match first r with
        | None -> []
        | Some m ->
            let root = Regime.rootFor r m
            [ root - BigInteger.One; root ]

    [ for root in 2..6 -> BigInteger root ] @ around
    |> List.filter (fun root -> root > BigInteger.One)
    |> List.distinct
    |> List.tryFind (fun root ->
        let order = Regime.compare (Regime.widthAt r root) (Regime.exponent r) (bound r)
        holds order <> bothNonZero (Regime.at r root))
    |> function
        | None -> Outcome.Holds Strength.Exact
        | Some root ->
            fails
                "both soft thresholds are non-zero iff a1 + a2 - d < log_m C"
                (sprintf "at m = %O they are %A" (Regime.widthAt r root) (softs (Regime.at r root)))

let private stated from bound holds =
    Check<Regime>(fun r _ ->
        seq {
            eventually from r
            equivalent bound holds r
        }
        |> Outcome.All)

let private below order = order < 0

let private literal =
    Reading<Regime>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y under Assumption 4.3, S_{alpha beta}(X_S^T Y) <> 0 and S_{alpha beta}(X_{S^c}^T Y) <> 0 for sufficiently large m; for m > 1 both are non-zero if and only if a1 + a2 - d < log_m min{|X_S^T Y|, |X_{S^c}^T Y|}",
        Check = stated first smaller below,
        Added = [],
        Note = "soft thresholds are evaluated at widths that make alpha and beta rational"
    )

let private family = Regime.underAssumption

let claim: IClaim =
    Claim<Regime>(
        Id = "onedim/prop-a.19",
        Title = "both soft-thresholds are eventually non-zero",
        File = "proofs/OneDim/Proposition_a_19.fs",
        Family = family,
        Source = Source("onedim", "Proposition A.19", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("non-zero from m = 1 on", family.Edges[0], true)
            BoundaryRow("thresholds met exactly at m = 1", family.Edges[1], true)
            BoundaryRow("thresholds met exactly at m = 2", family.Edges[3], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.quantifier "for all m >= 1" literal (stated (fun _ -> Some BigInteger.One) smaller below)
            Mutation.sign "max in place of min" literal (stated first larger below)
            Mutation.quantifier "<= log_m C" literal (stated first smaller (fun order -> order <= 0))
            Mutation.constant "2 C in place of C" literal (stated first (fun r -> Rational.Two * smaller r) below)
            Mutation.dropping literal "A4.3"
        ]
    )
