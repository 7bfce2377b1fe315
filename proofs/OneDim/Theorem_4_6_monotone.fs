module internal ReluProofs.Proofs.OneDim.Theorem_4_6_monotone

open System.Numerics
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private one = BigInteger.One

/// Widths at which a statement about all m is looked at: the first ones, those around the two critical ones, far ones.
let private widths (lower: BigInteger) (upper: BigInteger) =
    let around (critical: BigInteger) = [
        critical - one
        critical
        critical + one
        BigInteger 2 * critical
        critical * critical
    ]

    List.map (fun (m: int) -> BigInteger m) [ 1..12 ]
    @ around lower
    @ around upper
    @ [ BigInteger 1_000_000 ]
    |> List.filter (fun m -> m >= one)
    |> List.distinct
    |> List.sort

/// What the statement says of M*(m), given M_ and M^-, at one width.
[<NoComparison; NoEquality>]
type private Cases = {
    Zero: BigInteger -> BigInteger -> BigInteger -> bool
    One: BigInteger -> BigInteger -> BigInteger -> bool
    Two: BigInteger -> BigInteger -> BigInteger -> bool
}

/// Eqs. (22)-(24).
let private printed = {
    Zero = fun m lower _ -> m < lower
    One = fun m lower upper -> lower <= m && m < upper
    Two = fun m _ upper -> upper <= m
}

let private fails stated actual =
    Outcome.Fails(Witness(stated, actual, "is not", Strength.Exact, null, null))

/// M*(m) does not decrease, or increases by `least` at each step of a list of widths; M_ and M^- exist; (22)-(24) hold.
let private monotone (cases: Cases) (least: int) =
    Check<Regime>(fun r _ ->
        let first level =
            Regime.firstWidth (fun m -> Regime.criticalWidth r m >= level)

        match first 1, first 2 with
        | Some lower, Some upper ->
            let table = widths lower upper |> List.map (fun m -> m, Regime.criticalWidth r m)

            let increasing =
                table |> List.pairwise |> List.tryFind (fun ((_, before), (_, after)) -> after - before < least)

            let wrong (m, width) =
                cases.Zero m lower upper <> (width = 0)
                || cases.One m lower upper <> (width = 1)
                || cases.Two m lower upper <> (width = 2)

            match increasing, table |> List.tryFind wrong with
            | Some((m, before), (n, after)), _ ->
                fails "M*(m) increases with m" (sprintf "M*(%O) = %d and M*(%O) = %d" m before n after)
            | None, Some(m, width) ->
                fails
                    (sprintf "the case of m = %O as printed, with M_ = %O and M^- = %O" m lower upper)
                    (sprintf "M*(%O) = %d" m width)
            | None, None -> Outcome.Holds Strength.Exact
        | _ -> fails "M*(m) = 2 for sufficiently large m" (sprintf "alpha beta = m^(%O)" (Regime.exponent r)))

let private literal =
    Reading<Regime>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y under Assumption 4.3, M*(m) = 1[|X_S^T Y| > m^{a1+a2-d}] + 1[|X_{S^c}^T Y| > m^{a1+a2-d}] is increasing in m and 2 for sufficiently large m, so that M_ = min { m : M*(m) >= 1 } and M^- = min { m : M*(m) = 2 } exist; M*(m) = 0 iff m < M_, M*(m) = 1 iff M_ <= m < M^-, and M*(m) = 2 iff M^- <= m",
        Check = monotone printed 0,
        Added = [],
        Note =
            "'increasing' cannot mean strictly increasing for a number in {0, 1, 2}; widths are compared by integer powers, at the first twelve, around M_ and M^-, and far out"
    )

let private family = Regime.underAssumption

let claim: IClaim =
    Claim<Regime>(
        Id = "onedim/thm-4.6-monotone",
        Title = "monotonicity of the critical width",
        File = "proofs/OneDim/Theorem_4_6_monotone.fs",
        Family = family,
        Source = Source("onedim", "Theorem 4.6 = A.6, Eqs. (22)-(24)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("M_ = M^- = 1", family.Edges[0], true)
            BoundaryRow("both thresholds met exactly at m = 1", family.Edges[1], true)
            BoundaryRow("one threshold met exactly at m = 1", family.Edges[2], true)
            BoundaryRow("thresholds met exactly at m = 2 and m = 3", family.Edges[4], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.quantifier "strictly increasing" literal (monotone printed 1)
            Mutation.sign
                "M*(m) = 0 iff m <= M_"
                literal
                (monotone
                    {
                        printed with
                            Zero = fun m lower _ -> m <= lower
                    }
                    0)
            Mutation.constant
                "M*(m) = 2 iff M^- + 1 <= m"
                literal
                (monotone
                    {
                        printed with
                            Two = fun m _ upper -> upper + one <= m
                    }
                    0)
            Mutation.quantifier
                "M*(m) = 1 iff M_ <= m"
                literal
                (monotone
                    {
                        printed with
                            One = fun m lower _ -> lower <= m
                    }
                    0)
            Mutation.dropping literal "A4.3"
        ]
    )
