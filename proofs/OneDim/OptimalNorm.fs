namespace ReluProofs.Proofs.OneDim

open System.Numerics
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Derivations

// ||theta||^2 = 2 alpha (|S(p)|/P + |S(q)|/N) with |S(b)| = |b| - alpha beta, and alpha beta = m^{-g} with g > 0. From the first
// m >= 2 with alpha beta <= min(|p|, |q|)/2 on, each |S(b)| lies between |b|/2 and |b|, whatever m is. So with
// K = |p|/P + |q|/N the norm of every minimiser obeys K alpha <= ||theta||^2 <= 2 K alpha, which is checked at minimisers.

/// The norm of the minimisers of L at large widths, and constants for its order.
module internal OptimalNorm =

    /// The first m >= 2 from which alpha beta is at most half of both inner products.
    let first (r: Regime) =
        let p, q = Regime.inner r

        Regime.firstWidth (fun m ->
            m >= BigInteger 2 && Regime.passes r m (p / Rational.Two) && Regime.passes r m (q / Rational.Two))

    /// |p|/P + |q|/N.
    let constant (r: Regime) =
        let i = Regime.data r
        (Instance.p i).Abs() / Instance.squareP i + (Instance.q i).Abs() / Instance.squareN i

    /// Two minimisers' squared norm at a width: one neuron a side, and where there is room a side split in two. The kernel confirms
    /// that each attains the minimum.
    let norms (i: Instance) : Result<Rational list, string> =
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
    let roots (r: Regime) (m: BigInteger) =
        let start = Regime.rootFor r m

        [ 0; 1; 2; 5; 20; 60 ] |> List.map (fun k -> start * BigInteger.Pow(BigInteger 2, k))
