namespace ReluProofs.Proofs.OneDim

open System.Numerics
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Derivations
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The shape "for all sufficiently large m, Theta*(m) is the origin alone". alpha beta = Factor m^e with e > 0 grows with m,
/// so the first width at which no side passes the threshold decides every later one.
module internal Collapse =

    /// Networks up to this width are searched numerically and sampled as well.
    let private searched = 5

    let private zero = Rational.Zero, Term.Number 0

    let private sampled: Check<Instance> =
        OptimumSet.equals Regularised (fun i -> StatedSet.balanced i.M zero zero)

    /// Derived: the origin is the only minimiser. Kernel: its loss is the minimum.
    let private certified (i: Instance) =
        let o =
            OneDimensionalOptimum.Solve(Instance.points i, Instance.labels i, i.Alpha, i.Beta, i.M)

        if not (o.Cardinality = System.Nullable 1 && o.CriticalWidth = 0) then
            Outcome.Fails(
                Witness(
                    "Theta*(m) is the origin alone",
                    sprintf "at m = %d: %s" i.M o.DescriptionText,
                    "is not",
                    Strength.Exact,
                    null,
                    null
                )
            )
        else
            let origin = Members.network [ RealAlgebraic.Zero, RealAlgebraic.Zero ]

            match
                Terms.tryEvaluate
                    (Terms.certified true i [ "origin", origin ])
                    (Term.MinimumLoss(i.M, "origin", o.DualVectors))
            with
            | Ok value when value = RealAlgebraic.OfRational o.Minimum -> Outcome.Holds Strength.Exact
            | Ok value ->
                Outcome.EnginesDisagree(sprintf "the kernel certifies the minimum %O, derived is %O" value o.Minimum)
            | Error why -> Outcome.EnginesDisagree why

    let private atRoot context (r: Regime) (root: BigInteger) =
        let i = Regime.at r root

        if i.M <= searched then
            sampled.Invoke(i, context)
        else
            certified i

    let private never (r: Regime) =
        Outcome.Fails(
            Witness(
                "Theta*(m) is the origin alone for all sufficiently large m",
                sprintf "alpha beta = %O m^(%O) never reaches both inner products" r.Factor (Regime.exponent r),
                "is not",
                Strength.Exact,
                null,
                null
            )
        )

    /// The first width at which neither of the inner products, times a factor, passes the threshold.
    let first (factor: Rational) (r: Regime) =
        let p, q = Regime.inner r

        Regime.firstWidth (fun m -> not (Regime.passes r m (factor * p)) && not (Regime.passes r m (factor * q)))

    /// From the width that `from` gives on; the first admissible one and two later ones are solved.
    let holdsFrom (from: Regime -> BigInteger option) =
        Check<Regime>(fun r context ->
            match from r with
            | None -> never r
            | Some m ->
                let root = Regime.rootFor r m

                [ root; root + BigInteger.One; BigInteger 3 * root ] |> Seq.map (atRoot context r) |> Outcome.All)
