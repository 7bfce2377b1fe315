module internal ReluProofs.Proofs.OneDim.Theorem_4_11_order

open System.Numerics
open ReluProofs.Kernel
open ReluProofs.Symbolic.Derivations
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

// ||theta||^2 = 2 alpha (|S(p)|/P + |S(q)|/N) with |S(b)| = |b| - alpha beta, and alpha beta = m^{-g} with g > 0. From the first
// m >= 2 with alpha beta <= min(|p|, |q|)/2 on, each |S(b)| lies between |b|/2 and |b|, whatever m is. So with
// K = |p|/P + |q|/N the norm of every minimiser obeys K alpha <= ||theta||^2 <= 2 K alpha, which is checked at minimisers.

/// The first m >= 2 from which alpha beta is at most half of both inner products.
let private first (r: Regime) =
    let p, q = Regime.inner r

    Regime.firstWidth (fun m ->
        m >= BigInteger 2 && Regime.passes r m (p / Rational.Two) && Regime.passes r m (q / Rational.Two))

/// |p|/P + |q|/N.
let private constant (r: Regime) =
    let i = Regime.data r
    (Instance.p i).Abs() / Instance.squareP i + (Instance.q i).Abs() / Instance.squareN i

/// Two minimisers' squared norm at a width: one neuron a side, and where there is room a side split in two. The kernel confirms
/// that each attains the minimum.
let private norms (i: Instance) : Result<Rational list, string> =
    let o =
        OneDimensionalOptimum.Solve(Instance.points i, Instance.labels i, i.Alpha, i.Beta, i.M)

    let split = o.Splits[0]
    let fewest = (Members.fewest 2 split.GammaP split.GammaN).Value

    let halved =
        let half = Rational.Half

        let neuron (side: int) (gamma: Rational) =
            let u = RealAlgebraic.OfInt side * RealAlgebraic.Sqrt(half * gamma.Abs())

            u, RealAlgebraic.OfInt gamma.Sign * u

        Members.network [
            for side, gamma in [ 1, split.GammaP; -1, split.GammaN ] do
                neuron side gamma
                neuron side gamma
        ]

    let networks = if i.M >= 4 then [ fewest; halved ] else [ fewest ]

    let confirmed (theta: TwoLayerNetwork) =
        let minimum = Term.MinimumLoss(i.M, "theta", o.DualVectors)

        match Terms.tryEvaluate (Terms.certified true i [ "theta", theta ]) minimum with
        | Ok value -> value = RealAlgebraic.OfRational o.Minimum
        | Error _ -> false

    if networks |> List.forall confirmed then
        Ok(networks |> List.map (fun theta -> theta.NormSquared().TryRational().Value))
    else
        Error "the kernel does not confirm a derived minimiser"

/// Roots of widths from the first one on, up to a factor of 2^60.
let private roots (r: Regime) (m: BigInteger) =
    let start = Regime.rootFor r m

    [ 0; 1; 2; 5; 20; 60 ] |> List.map (fun k -> start * BigInteger.Pow(BigInteger 2, k))

/// K m^(2 kappa) <= ||theta||^2 <= 2 K m^(2 kappa) at every width, for the stated order kappa.
let private ordered (twice: Regime -> Rational) =
    Check<Regime>(fun r _ ->
        match first r with
        | None -> Outcome.EnginesDisagree "alpha beta does not become small"
        | Some m ->
            let k = constant r

            roots r m
            |> Seq.map (fun root ->
                let width = Regime.widthAt r root

                match norms (Regime.at r root) with
                | Error why -> Outcome.EnginesDisagree why
                | Ok squares ->
                    let outside (square: Rational) =
                        Regime.compare width (twice r) (square / k) > 0
                        || Regime.compare width (twice r) (square / (Rational.Two * k)) < 0

                    match squares |> List.tryFind outside with
                    | None -> Outcome.Holds Strength.Exact
                    | Some square ->
                        Outcome.Fails(
                            Witness(
                                sprintf "||theta||^2 is between %O and %O times m^(%O)" k (Rational.Two * k) (twice r),
                                sprintf "at m = %O a minimiser has ||theta||^2 = %O" width square,
                                "is not",
                                Strength.Exact,
                                null,
                                null
                            )
                        ))
            |> Outcome.All)

let private literal =
    Reading<Regime>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y under Assumption 4.3, the norm of the elements of Theta*(m) is Theta(m^{(a1+a2)/2}) as m tends to infinity",
        Check = ordered (fun r -> r.Scale),
        Added = [],
        Note =
            "the main text prints alpha_1 + alpha_2, the appendix a_1 + a_2; the constants depend on the data, and hold from the first m >= 2 at which alpha beta is at most half of both inner products"
    )

let private family = Regime.underAssumption

let claim: IClaim =
    Claim<Regime>(
        Id = "onedim/thm-4.11-order",
        Title = "growth of that norm",
        File = "proofs/OneDim/Theorem_4_11_order.fs",
        Family = family,
        Source = Source("onedim", "Theorem 4.11 = A.21", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("a constant scale", family.Edges[0], true)
            BoundaryRow("a growing scale, thresholds met exactly at small m", family.Edges[4], true)
            BoundaryRow("a falling scale", family.Edges[5], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.exponent "m^{a1+a2}" literal (ordered (fun r -> Rational.Two * r.Scale))
            Mutation.sign "m^{-(a1+a2)/2}" literal (ordered (fun r -> -r.Scale))
            Mutation.exponent "m^{d/2}" literal (ordered (fun r -> r.Decay))
            Mutation.constant "m^{(a1+a2)/2 + 1/4}" literal (ordered (fun r -> r.Scale + Q.half))
        ]
    )
