namespace ReluProofs.Proofs.Benignity

open ReluProofs.Kernel
open ReluProofs.Numeric.Convex
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Theorem 1 for (min-norm): which cones contain an interpolator of minimal norm, and which contain an interpolator at all.
module internal InterpolatingCones =

    let private solved =
        Memory<struct (Rational list list * Rational list), MinimalNormResult>()

    /// Whether some network of some width interpolates; exact.
    let isInterpolable (i: Labelled) =
        let found =
            solved.Get(struct (i.X, i.Y), (fun () -> MinimalNorm.Solve(Labelled.data i, Rational.One)))

        found.Status <> SolveStatus.Infeasible

    let private isOrthogonal (i: Labelled) =
        OrthogonalLandscape.orthogonal.Holds.Invoke i && not (List.exists Labelled.isZeroPoint i.X)

    /// The probability that m uniform rows hold for every label y_k <> 0 one of the label's output sign that is active at x_k: then, and only
    /// then, the cone contains an interpolator. Orthogonal points; by inclusion and exclusion over the labels without such a row.
    let private feasible (i: Labelled) (m: int) =
        let signs = i.Y |> List.map (fun y -> y.Sign) |> List.filter (fun s -> s <> 0)

        let rec over signs (positive: int) (negative: int) : Rational =
            match signs with
            | [] ->
                let sign =
                    if (positive + negative) % 2 = 0 then
                        Rational.One
                    else
                        Rational.MinusOne

                sign * (Rational.Half * (Rational.Half.Pow positive + Rational.Half.Pow negative)).Pow m
            | s :: rest ->
                over rest positive negative
                + (if s > 0 then
                       over rest (positive + 1) negative
                   else
                       over rest positive (negative + 1))

        over signs 0 0

    let private goodOrthogonal (i: Labelled) m = OrthogonalLandscape.interpolating { i with M = m }

    /// The proportion of cones with a global minimum of (min-norm): exact for orthogonal points, else at least that of the cones which have
    /// all rows of one minimiser. 0 when nothing interpolates.
    let good (i: Labelled) (m: int) =
        if not (isInterpolable i) then
            Rational.Zero, Rational.Zero
        elif isOrthogonal i then
            let p = goodOrthogonal i m
            p, p
        elif i.Y |> List.forall _.IsZero then
            Rational.One, Rational.One
        elif m < Labelled.points i then
            Rational.Zero, Rational.One
        else
            Landscape.collected (Landscape.analysis i).Good.NeuronConeCount i m, Rational.One

    /// The proportion of cones with a bad local minimum: those that contain an interpolator, but none of minimal norm.
    let bad (i: Labelled) (m: int) =
        if not (isInterpolable i) then
            Rational.Zero, Rational.Zero
        elif isOrthogonal i then
            let p = feasible i m - goodOrthogonal i m
            p, p
        else
            Rational.Zero, Rational.One - fst (good i m)

    /// Compares the proportion with a bound.
    let check isGood (width: Landscape -> int) (bound: Rational -> Rational) =
        Check<Landscape>(fun i context ->
            let m = width i
            let allowed = bound i.Failure

            let low, high =
                if isGood then
                    let low, high = good i.Data m
                    Rational.One - high, Rational.One - low
                else
                    bad i.Data m

            let stated =
                sprintf
                    "at most a fraction %O of the cones %s"
                    allowed
                    (if isGood then
                         "contain no global minimum of (min-norm)"
                     else
                         "contain a bad local minimum of (min-norm)")

            if high <= allowed then
                Outcome.Holds(Strength.Enclosed, RealAlgebraic.OfRational(allowed - high))
            elif low > allowed then
                let isZero =
                    Labelled.points i.Data = 1 && i.Data.X |> List.forall Labelled.isZeroPoint

                let certificate: CertificateDraft | null =
                    if isZero then
                        CertificateDraft(
                            context.Claim,
                            context.Statement,
                            "no network interpolates a label at the point 0",
                            Labelled.certified i.Data [],
                            [
                                for c in 0 .. Labelled.dimension i.Data - 1 do
                                    ReluProofs.Proofs.Terms.fact
                                        (sprintf "entry %d of x_1 is 0" (c + 1))
                                        (Term.Point(0, c))
                                        Relation.Equal
                                        (Term.Number 0)
                                ReluProofs.Proofs.Terms.fact
                                    "y_1 is not 0, and every network has the output 0 there"
                                    (Term.Abs(Term.Label 0))
                                    Relation.Greater
                                    (Term.Number 0)
                            ]
                        )
                    else
                        null

                Outcome.Fails(
                    Witness(
                        stated,
                        (if isInterpolable i.Data then
                             sprintf "the fraction is at least %.6g" (low.ToDouble())
                         else
                             "no network of any width interpolates, so no cone contains a global minimum"),
                        ">",
                        (if isZero then Strength.Exact else Strength.Enclosed),
                        null,
                        certificate
                    )
                )
            else
                Outcome.TooClose(sprintf "%s, and it lies in [%O, %O]" stated low high))

    let isPossible =
        Hypothesis<Landscape>(
            "interpolation",
            "interpolation is possible",
            (fun i -> isInterpolable i.Data),
            (fun i ->
                Landscape.least {
                    i with
                        Data = {
                            i.Data with
                                X = i.Data.X |> List.map (List.map (fun _ -> Rational.Zero))
                                Y = i.Data.Y |> List.map (fun _ -> Rational.One)
                        }
                })
        )
