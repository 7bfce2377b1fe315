namespace ReluProofs.Proofs.Benignity

open ReluProofs.Kernel
open ReluProofs.Numeric.Convex
open ReluProofs.Proofs
open ReluProofs.Symbolic.Derivations
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Minimal-norm interpolators of orthogonal inputs: the derived closed form against the certified convex program.
module internal Interpolators =

    let private enclosed =
        Memory<struct (Rational list list * Rational list), MinimalNormResult>()

    /// The largest number of points at which the two are compared.
    let private compared = 3

    /// A contradiction between the derived minimum and its enclosure; null for none.
    let private contradiction (i: Labelled) : string | null =
        if Labelled.points i > compared then
            null
        else
            let found =
                enclosed.Get(struct (i.X, i.Y), (fun () -> MinimalNorm.Solve(Labelled.data i, Rational.One)))

            if not (OrthogonalLandscape.isInterpolable i) then
                if found.Status = SolveStatus.Infeasible then
                    null
                else
                    sprintf "a point 0 has a label, and the solver says %O" found.Status
            elif i.X |> List.exists Labelled.isZeroPoint then
                // The closed form is derived for points that are not 0.
                null
            else
                let value = (OrthogonalOptimum.Interpolate(Labelled.data i)).Value
                let upper = found.Upper

                if
                    value < RealAlgebraic.OfRational found.Lower
                    || (upper.HasValue && value > RealAlgebraic.OfRational upper.Value)
                then
                    sprintf "the derived minimum %O is outside its enclosure" value
                else
                    null

    /// A check that first compares the derived minimum with its enclosure.
    let compare (check: Labelled -> CheckContext -> Outcome) =
        Check<Labelled>(fun i context ->
            match contradiction i with
            | null -> check i context
            | reason -> Outcome.EnginesDisagree reason)

    /// A failure by the derived description of the minimisers.
    let fails stated actual relation =
        Outcome.Fails(
            Witness(
                stated,
                actual,
                relation,
                Strength.Enclosed,
                "the derived minimum lies in the enclosure of the convex program, where n is at most 3",
                null
            )
        )
