namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Derivations.Write

/// One group of the group-initialised flow on orthonormal data (weakint, A.4): the neuron (w, a) with a > 0 that serves the
/// points of the group, everything else unseen by it.
module internal GroupFlow =

    [<NoComparison>]
    type Flow = {
        Y: RationalFunction
        N: RationalFunction
        P: RationalFunction
        A0: RationalFunction
        C0: RationalFunction
        A: RationalFunction
        V: RationalFunction
        Q: RationalFunction
        /// exp(Y t/n).
        E: RationalFunction
        /// exp of the integral of a^2/(n p).
        W: RationalFunction
        /// Y, n, p, a0 > 0; c0 >= 0 and c0 <= 1.
        Signs: Reference list
        EPositive: Reference
        WPositive: Reference
        /// a^2 = q.
        Balanced: Reference
        /// (a + v) W = a0 (1 + c0) E.
        Sum: Reference
        /// (a - v) W E = a0 (1 - c0).
        Difference: Reference
        /// a > 0.
        APositive: Reference
        /// (1 + c0) E^2 + (1 - c0) > 0.
        BottomPositive: Reference
        /// a W = a0 ((1 + c0) E^2 + 1 - c0)/(2 E).
        Norm: Reference
    }

    /// Writes the steps from the flow of one coordinate to the two invariants.
    let write (proof: ProofBuilder) : Flow =
        let y = proof.Symbol("Y", "Y", "Y", "norm of the labels of the group, √kₙ ‖D‖")
        let n = proof.Symbol("n", "n", "n", "number of points")
        let p = proof.Symbol("p", "p", "p", "width: number of groups")
        let a0 = proof.Symbol("a0", "a₀", "a_0", "|a| = ‖w‖₊ at the start")
        let c0 = proof.Symbol("c0", "c₀", "c_0", "alignment at the start")

        let label =
            proof.Symbol("y", "y", "y", "label of one point of the group, times the sign of a")

        let z = proof.Symbol("z", "z", "z", "⟨w, x⟩ for that point, positive")
        proof.Symbol("r", "r", "r", "residual of that point") |> ignore
        let a = proof.Symbol("a", "a", "a", "output weight, times its sign")
        let v = proof.Symbol("v", "v", "v", "sum of y z over the group, over Y")
        let q = proof.Symbol("q", "q", "q", "‖w‖₊²: the sum of z² over the group")
        let e = proof.Symbol("E", "E", "E", "exp(Y t/n)")
        let w = proof.Symbol("W", "W", "W", "exp of the integral of a²/(n p)")
        let one, two = RationalFunction.One, constant 2

        let signs = [
            proof.Hypothesis("H1", positive y)
            proof.Hypothesis("H2", positive n)
            proof.Hypothesis("H3", positive p)
            proof.Hypothesis("H4", positive a0)
            proof.Hypothesis("H5", nonNegative c0)
            proof.Hypothesis("H6", nonNegative (one - c0))
        ]

        proof.Introduce(
            SolutionOf [
                "a", (y * v - a / p * q) / n, a0
                "v", a / n * (y - a / p * v), c0 * a0
                "q", two * a / n * (y * v - a / p * q), a0 * a0
            ],
            "the flow, summed over the group: y² adds up to Y², y z to Y v, z² to q, and a′ is the sum of r z/n"
        )
        |> ignore

        proof.Introduce(Let("r", label - a * z / p), "the residual of one point: the other groups do not see it")
        |> ignore

        let slope = a / n * (label - a * z / p)

        proof.Identity(
            Product [ Value(two * z); Value slope ],
            Value(two * a / n * (label * z - a / p * z * z)),
            "z′ = a r/n, the flow with velocity p; so one point adds this to q′"
        )
        |> ignore

        proof.Identity(
            Product [ Value label; Value slope ],
            Value(a / n * (label * label - a / p * label * z)),
            "and to Y v′"
        )
        |> ignore

        let eFact =
            (proof.Introduce(ExponentialOf(y / n, "E"), "the exponential of the alignment's rate"))[0]

        let balanced = proof.Invariant(a * a - q, None, "the layers stay balanced")

        let wFact =
            (proof.Introduce(ExponentialOf(a * a / (n * p), "W"), "an integrating factor"))[0]

        let standing = [ signs[1]; signs[2]; eFact; wFact ]

        let slopeOf sign weight =
            let inner = a + sign * v
            // The derivative by the chain rule, a multiple of a^2 - q.
            let rate = (y * v - a / p * q) / n + sign * a / n * (y - a / p * v)
            let total = rate * weight + inner * weight * (a * a / (n * p) - sign * y / n)

            proof.Entail(
                [],
                balanced :: standing,
                zero total,
                factors [ a * weight / (n * p) ],
                "a derivative that vanishes by balance"
            )

        let plus, minus = w / e, w * e
        let plusSlope = slopeOf one plus

        let sum =
            proof.Invariant((a + v) * plus, Some plusSlope, "so this is an invariant of the flow")

        let minusSlope = slopeOf -one minus
        let difference = proof.Invariant((a - v) * minus, Some minusSlope, "and so is this")

        let norm =
            proof.Entail(
                [],
                [ sum; difference; eFact; wFact ],
                zero (a * w - half * a0 * ((one + c0) * e * e + (one - c0)) / e),
                factors [ half * e; half / e ],
                "their sum gives a"
            )

        let square = productOf proof [ eFact; eFact ]

        let aligned =
            proof.Entail([], [ square; signs[4] ], nonNegative (c0 * e * e), "c₀ E² is not negative")

        let bottom =
            proof.Entail(
                [],
                [ square; aligned; signs[5] ],
                positive ((one + c0) * e * e + (one - c0)),
                "a denominator is positive"
            )

        proof.Keep(bottom, "so it may be divided by") |> ignore
        let top = productOf proof [ signs[3]; bottom ]

        let raised =
            proof.Entail([], [ top; eFact; norm ], positive (a * w), "so a W is positive")

        let isPositive =
            proof.Entail([], [ raised; wFact ], positive a, factors [ one / w ], "and so is a")

        proof.Keep(isPositive, "so it may be divided by") |> ignore

        {
            Y = y
            N = n
            P = p
            A0 = a0
            C0 = c0
            A = a
            V = v
            Q = q
            E = e
            W = w
            Signs = signs
            EPositive = eFact
            WPositive = wFact
            Balanced = balanced
            Sum = sum
            Difference = difference
            APositive = isPositive
            BottomPositive = bottom
            Norm = norm
        }
