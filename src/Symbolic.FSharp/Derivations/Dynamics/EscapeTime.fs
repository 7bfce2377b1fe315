namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Derivations.Write

/// How long aligned growth takes to reach a share of its limit (orthogonal, section 4.2 and Lemma 3).
module internal EscapeTime =

    /// Builds the derivation anew, its witnesses searched again.
    let build () : Script =
        let proof =
            ProofBuilder(
                "escape-time",
                "The time to leave the origin",
                "along u′ = 2 D (1 − u/(n D)) u with u(0) = u₀ < n D, u is the share q of n D exactly when "
                + "exp(2 D t) = q (n D − u₀)/((1 − q) u₀), that is, at the time ln(q (n D − u₀)/((1 − q) u₀))/(2 D); from "
                + "u₀ = κ λ² ≤ n D/2 that is −ln(λ)/D plus a number between ln(q n D/(2 (1 − q) κ))/(2 D) and "
                + "ln(q n D/((1 − q) κ))/(2 D)",
                "orthogonal, section 4.2 and Lemma 3 (the order is printed there, the value is not)"
            )

        let phase = GrowthPhase.declare proof
        let q = proof.Symbol("q", "q", "q", "share of the limit")
        let scale = proof.Symbol("lambda", "λ", @"\lambda", "scale of the initialisation")
        let kappa = proof.Symbol("kappa", "κ", @"\kappa", "u₀/λ²")
        let target = proof.Symbol("X", "X", "X", "exp(2 D t) at the escape time t")

        let limit =
            proof.Symbol("B", "B", "B", "twice the least exp(2 D t) λ² of that time")

        let some = proof.Hypothesis("H5", positive q)
        let notAll = proof.Hypothesis("H6", positive (RationalFunction.One - q))
        let small = proof.Hypothesis("H7", positive scale)

        let early =
            proof.Hypothesis("H8", nonNegative (phase.N * phase.D - constant 2 * phase.Start))

        let law = GrowthPhase.solve proof phase
        let d, n, u, e, start = phase.D, phase.N, phase.U, law.Growth, phase.Start
        let one = RationalFunction.One
        let reached = q * (n * d - start) / ((one - q) * start)
        let bottom = productOf proof [ phase.Signs[1]; law.DenominatorPositive ]
        proof.Keep(bottom, "so it may be divided by") |> ignore

        let polynomial =
            proof.Entail(
                [],
                [ law.Only; law.DenominatorPositive ],
                zero (u * (n * d - start + start * e) - n * d * start * e),
                factors [ n * law.Denominator / constant 2; n * law.Denominator ],
                "the growth law without fractions"
            )

        let both = productOf proof [ phase.Signs[0]; phase.Signs[1] ]
        let share = productOf proof [ notAll; phase.Signs[2] ]

        let forward =
            proof.Entail(
                [ zero (u - q * n * d) ],
                [ polynomial; both; share ],
                zero (e - reached),
                factors [
                    one / (n * d * (one - q) * start)
                    (n * d - start + start * e) / (n * d * (one - q) * start)
                ],
                "the share is reached only at this time"
            )

        let stands = productOf proof [ phase.Signs[2]; law.GrowthPositive ]

        let positiveBottom =
            proof.Entail(
                [],
                [ stands; phase.Signs[3] ],
                positive (n * d - start + start * e),
                "a denominator is positive"
            )

        let backward =
            proof.Entail(
                [ zero (e - reached) ],
                [ polynomial; positiveBottom; share ],
                zero (u - q * n * d),
                factors [
                    one / (n * d - start + start * e)
                    n * d * (one - q) * start / (n * d - start + start * e)
                ],
                "and at this time it is reached"
            )

        let ratio =
            (proof.Introduce(Let("kappa", start / (scale * scale)), "the start measured by the scale"))[0]

        let timed = zero (e - reached)
        let square = productOf proof [ small; small ]

        let kappaPositive =
            proof.Entail([], [ ratio; phase.Signs[2]; square ], positive kappa, factors [ one ], "κ is positive")

        proof.Keep(kappaPositive, "so it may be divided by") |> ignore
        let kappaShare = productOf proof [ notAll; kappaPositive ]

        let exact =
            proof.Entail(
                [ timed ],
                [ ratio; kappaShare; share; small; phase.Signs[2] ],
                zero (e * scale * scale - q * (n * d - start) / ((one - q) * kappa)),
                factors [
                    scale * scale
                    q * (n * d - start) * scale * scale / ((one - q) * kappa * start)
                ],
                "at that time exp(2 D t) λ² is a bounded number"
            )

        let weight = productOf proof [ some; phase.Signs[2] ]

        let upperGap =
            proof.Entail([], [ weight; kappaShare ], positive (q * start / ((one - q) * kappa)), "a gap")

        let ahead =
            proof.Entail([], [ early; some ], nonNegative (q * (n * d - constant 2 * start)), "a gap")

        let lowerGap =
            proof.Entail(
                [],
                [ ahead; kappaShare ],
                nonNegative (q * (n * d - constant 2 * start) / ((one - q) * kappa)),
                "a gap"
            )

        // The same with names for the two numbers.
        let bound =
            (proof.Introduce(Let("B", q * n * d / ((one - q) * kappa)), "the limit for λ = 0"))[0]

        let named = (proof.Introduce(Let("X", reached), "the escape time"))[0]
        let here = zero (e - target)
        let reach = proof.Entail([ here ], [ named ], timed, "at that time")

        let conclusions = [
            proof.Entail([ zero (u - q * n * d) ], [ forward; named ], here, "the share is reached only then")
            proof.Entail([ here ], [ reach; backward ], zero (u - q * n * d), "and it is reached then")
            proof.Entail(
                [ here ],
                [ reach; exact; upperGap; bound ],
                positive (limit - e * scale * scale),
                "where exp(2 D t) λ² is below B"
            )
            proof.Entail(
                [ here ],
                [ reach; exact; lowerGap; bound ],
                nonNegative (constant 2 * e * scale * scale - limit),
                "and at least half of it"
            )
        ]

        proof.Conclude(conclusions, "the escape time and its order")
        proof.Script

    /// Theorems: 0 and 1: u = q n D exactly when e = X = q (n D - u0)/((1 - q) u0); 2 and 3: then e lambda^2 lies between
    /// B/2 and B = q n D/((1 - q) kappa).
    let script: Lazy<Script> = lazy (build ())
