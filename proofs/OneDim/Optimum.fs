namespace ReluProofs.Proofs.OneDim

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Numeric.Landscape
open ReluProofs.Numeric.Networks
open ReluProofs.Proofs
open ReluProofs.Symbolic.Derivations
open ReluProofs.Verify.Checking

/// Which of the two losses a statement is about.
type internal Problem =
    /// L of Eq. (5).
    | Regularised
    /// l of Eq. (3).
    | Unregularised

/// What all our engines say of the minimum of one instance, after they have been seen to agree.
[<NoComparison; NoEquality>]
type internal Optimum = {
    Problem: Problem
    Instance: Instance
    /// The derived closed form, evaluated.
    Derived: OneDimensionalOptimum
    /// The enclosure of the minimum by the minimiser that knows no formula.
    Numeric: MinimumEnclosure
}

/// The minimum of an instance: derived, enclosed numerically, and certified by the kernel's dual bound.
module internal Optimum =

    let private betaOf problem (i: Instance) =
        match problem with
        | Regularised -> i.Beta
        | Unregularised -> Rational.Zero

    let private constantsOf problem (i: Instance) =
        match problem with
        | Regularised -> Instance.constants i
        | Unregularised -> Instance.unregularised i

    /// One minimiser with few neurons and, for the unregularised loss, with hidden weights 1 and -1.
    let simplest (o: Optimum) (split: OptimalSplit) : TwoLayerNetwork =
        match o.Problem with
        | Regularised -> (Members.fewest o.Instance.M split.GammaP split.GammaN).Value
        | Unregularised ->
            let one = RealAlgebraic.One

            let active = [
                if not split.GammaP.IsZero then
                    one, RealAlgebraic.OfRational split.GammaP
                if not split.GammaN.IsZero then
                    -one, RealAlgebraic.OfRational -split.GammaN
            ]

            let dead =
                List.replicate (o.Instance.M - active.Length) (RealAlgebraic.Zero, RealAlgebraic.Zero)

            Members.network (active @ dead)

    /// Random exact minimisers over all sign patterns, for one of the optimal splits.
    let private minimiser (o: Optimum) (split: OptimalSplit) : Gen<TwoLayerNetwork> =
        match o.Problem with
        | Regularised -> Members.balanced o.Instance.M split.GammaP split.GammaN
        | Unregularised -> Members.withSums o.Instance.M split.GammaP split.GammaN
        |> Gen.map Option.get

    let private samplesPerSplit = 6

    /// Exact minimisers: the simplest of each split, then random ones.
    let minimisers (context: CheckContext) (o: Optimum) : TwoLayerNetwork seq =
        seq {
            for split in o.Derived.Splits do
                simplest o split

            for split in o.Derived.Splits do
                for k in 1..samplesPerSplit do
                    context.Draw(minimiser o split, "minimiser", k)
        }

    /// The kernel's term for the minimum over width m, attained by the named network.
    let minimumTerm (o: Optimum) (network: string) =
        Term.MinimumLoss(o.Instance.M, network, o.Derived.DualVectors)

    /// The fact that the named network attains the smallest loss of width m.
    let minimumFact (o: Optimum) (network: string) =
        Terms.fact
            (sprintf "%s attains the smallest loss of any network of width m = %d" network o.Instance.M)
            (minimumTerm o network)
            Relation.Equal
            (Term.Number o.Derived.Minimum)

    let describeNetwork (theta: TwoLayerNetwork) =
        [
            for j in 0 .. theta.Width - 1 -> sprintf "(%O, %O)" (theta.HiddenWeight(j, 0)) (theta.OutputWeight j)
        ]
        |> String.concat ", "

    /// The numeric side in words.
    let numericText (o: Optimum) =
        sprintf "minimum enclosed in [%.10g, %.10g] without the closed form" o.Numeric.LowerDouble o.Numeric.UpperDouble

    /// The sum of u_j w_j over the neurons of a numerical minimiser on one side, exactly.
    let private numericSum (theta: NumericNetwork) direction =
        Seq.init theta.Width (fun j ->
            let u = Rational.OfDouble(theta.HiddenWeight(j, 0))

            if u.Sign = direction then
                u * Rational.OfDouble(theta.OutputWeight j)
            else
                Rational.Zero)
        |> Seq.fold (fun (total: Rational) product -> total + product) Rational.Zero

    /// gamma_P and gamma_N of the best numerical minimiser, in words.
    let numericSumsText (o: Optimum) =
        let best = o.Numeric.Minimisers[0].Network

        sprintf
            "a minimiser found without the closed form has gamma_P = %.10g, gamma_N = %.10g"
            ((numericSum best 1).ToDouble())
            ((numericSum best -1).ToDouble())

    /// Any minimiser has (P/2)(gamma_P - gamma_P*)^2/alpha^2 <= its distance from the minimum, likewise for N: so the numeric
    /// minimisers must have sums near the derived ones. It holds as stated from the critical width on.
    let private sumsDisagree (o: Optimum) =
        let i = o.Instance
        let optimum = o.Derived

        if i.M < optimum.CriticalWidth then
            None
        else
            o.Numeric.Minimisers
            |> Seq.tryPick (fun found ->
                let theta = found.Network
                let gap = found.Loss - o.Numeric.Lower

                let sum = numericSum theta

                let far direction (gamma: Rational) (square: Rational) =
                    let off = sum direction - gamma
                    square * off * off > Rational.Two * gap * i.Alpha * i.Alpha

                if far 1 optimum.GammaP (Instance.squareP i) then
                    Some(
                        sprintf
                            "a numerical minimiser has gamma_P = %g, derived is %O"
                            ((sum 1).ToDouble())
                            optimum.GammaP
                    )
                elif far -1 optimum.GammaN (Instance.squareN i) then
                    Some(
                        sprintf
                            "a numerical minimiser has gamma_N = %g, derived is %O"
                            ((sum -1).ToDouble())
                            optimum.GammaN
                    )
                else
                    None)

    /// All sides at an instance; an error when two of them contradict each other.
    let solve (problem: Problem) (context: CheckContext) (i: Instance) : Result<Optimum, string> =
        let optimum = {
            Problem = problem
            Instance = i
            Derived = OneDimensionalOptimum.Solve(Instance.points i, Instance.labels i, i.Alpha, betaOf problem i, i.M)
            Numeric =
                GlobalMinimiser.Minimise(
                    Instance.data i,
                    constantsOf problem i,
                    i.M,
                    MinimiserSettings.Default,
                    context.Cancellation
                )
        }

        // A cancelled search returns what it has; it must not be taken for a disagreement.
        context.Cancellation.ThrowIfCancellationRequested()
        let minimum = optimum.Derived.Minimum

        if minimum < optimum.Numeric.Lower || minimum > optimum.Numeric.Upper then
            Error(
                sprintf
                    "the derived minimum %O is outside the enclosure [%.17g, %.17g]"
                    minimum
                    optimum.Numeric.LowerDouble
                    optimum.Numeric.UpperDouble
            )
        else
            let theta = simplest optimum optimum.Derived.Splits[0]

            let instance = Terms.certified (problem = Regularised) i [ "theta", theta ]

            match Terms.tryEvaluate instance (minimumTerm optimum "theta") with
            | Error why -> Error(sprintf "the kernel does not confirm the derived minimum %O: %s" minimum why)
            | Ok value when value <> RealAlgebraic.OfRational minimum ->
                Error(sprintf "the kernel certifies the minimum %O, derived is %O" value minimum)
            | Ok _ ->
                match sumsDisagree optimum with
                | Some why -> Error why
                | None -> Ok optimum

    /// Where a norm in a denominator is 0 the statements' formulas are undefined; that happens only without X+ or X-.
    let undefined (i: Instance) =
        Outcome.Fails(
            Witness(
                "the closed form, which divides by ||X_S||^2 and ||X_{S^c}||^2",
                sprintf "||X_S||^2 = %O, ||X_{S^c}||^2 = %O" (Instance.squareP i) (Instance.squareN i),
                "undefined",
                Strength.Exact,
                null,
                null
            )
        )

    /// Runs a check that needs the optimum.
    let withOptimum (problem: Problem) (check: Optimum -> CheckContext -> Outcome) =
        ReluProofs.Verify.Claims.Check<Instance>(fun i context ->
            if not (Instance.isDefined i) then
                undefined i
            else
                match solve problem context i with
                | Error why -> Outcome.EnginesDisagree why
                | Ok optimum -> check optimum context)
