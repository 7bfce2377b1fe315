module internal ReluProofs.Proofs.OneDim.Theorem_5_3_limits

open System.Numerics
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// What the ratio does as m grows.
type private Limit =
    | Infinite
    | Bounded
    | Zero

/// Levels that the ratio must pass, either way.
let private levels = [ Q.int 10; Q.int 1_000_000_000 ]

/// The three bullets.
let private printed (boundary: Rational) (s: Initialised) =
    match (Initialised.gap s + boundary - Rational.One).Sign with
    | 1 -> Infinite
    | 0 -> Bounded
    | _ -> Zero

/// On the events of Proposition 5.2 the squared ratio is between k_1^2 m^e and k_2^2 m^e. The probabilities of their complements
/// have a finite sum, so with probability one all but finitely many of them happen, however the starts of different widths are
/// related (Borel-Cantelli); the limits are those of the two bounds.
let private limits (stated: Initialised -> Limit) =
    Check<Initialised>(fun s _ ->
        let order = Initialised.gap s
        let low, high = Initialised.constants s

        let fails stated =
            Outcome.Fails(
                Witness(
                    stated,
                    sprintf "||theta_0||^2/||theta*||^2 is between %O and %O times m^(%O)" low high order,
                    "is not",
                    Strength.Enclosed,
                    null,
                    null
                )
            )

        let eventually (holds: BigInteger -> bool) = (Regime.firstWidth holds).IsSome

        let tends =
            match stated s with
            | Infinite ->
                if
                    levels
                    |> List.forall (fun level -> eventually (fun m -> Regime.compare m order (level / low) >= 0))
                then
                    Outcome.Holds Strength.Enclosed
                else
                    fails "the ratio tends to infinity with probability one"
            | Zero ->
                if
                    levels
                    |> List.forall (fun level ->
                        eventually (fun m -> Regime.compare m order ((level * high).Inverse()) <= 0))
                then
                    Outcome.Holds Strength.Enclosed
                else
                    fails "the ratio tends to 0 with probability one"
            | Bounded ->
                if order.IsZero && low.Sign > 0 then
                    Outcome.Holds Strength.Enclosed
                else
                    fails "the ratio is bounded and away from 0 with probability one"

        Outcome.All(
            seq {
                Initialised.ratio Initialised.gap s
                tends
            }
        ))

let private literal =
    Reading<Initialised>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y under Assumptions 4.3 and 5.1, as m tends to infinity, with probability one: ||theta_0||/||theta*|| tends to infinity if a1 + a2 + 2b_1 < 1, is Theta(1) and away from 0 if a1 + a2 + 2b_1 = 1, and tends to 0 if a1 + a2 + 2b_1 > 1",
        Check = limits (printed Rational.One),
        Added = [],
        Note =
            "the starts of different widths on one probability space, in any way: the sum over m of the failure probabilities is at most 4"
    )

let private family = Initialised.family

let claim: IClaim =
    Claim<Initialised>(
        Id = "onedim/thm-5.3-limits",
        Title = "almost-sure limits of the ratio",
        File = "proofs/OneDim/Theorem_5_3_limits.fs",
        Family = family.Costing 2,
        Source = Source("onedim", "Theorem 5.3, three bullets = B.2", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("linear regime, neural tangent kernel", family.Edges[1], true)
            BoundaryRow("critical regime, mean field", family.Edges[2], true)
            BoundaryRow("critical regime, small start", family.Edges[3], true)
            BoundaryRow("condensed regime", family.Edges[5], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "the boundary at 2" literal (limits (printed Rational.Two))
            Mutation.sign
                "infinity and 0 exchanged"
                literal
                (limits (fun s ->
                    match printed Rational.One s with
                    | Infinite -> Zero
                    | Zero -> Infinite
                    | Bounded -> Bounded))
            Mutation.quantifier
                "infinity at the boundary too"
                literal
                (limits (fun s ->
                    match printed Rational.One s with
                    | Bounded -> Infinite
                    | other -> other))
        ]
    )
