namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Derivations.Write

/// The norm of a group neuron in closed form, from the flow (weakint, (54) and (55)).
module internal GroupNorm =

    /// Builds the derivation anew, its witnesses searched again.
    let build () : Script =
        let proof =
            ProofBuilder(
                "group-norm",
                "The norm of a group neuron",
                "along the group-initialised flow on orthonormal data, ‖w‖₊² = a² is "
                + "a₀² ((1 + c₀) E + (1 − c₀)/E)²/(4 B) with E = exp(Y t/n) and B = 1 + a₀² ((1 + c₀)² (E² − 1) "
                + "+ (1 − c₀)² (1 − E⁻²))/(4 p Y) + a₀² (1 − c₀²) t/(n p); for c₀ < 1 it is not the logistic curve that (55) "
                + "prints",
                "weakint, (54) and (55)"
            )

        let t = proof.Symbol("t", "t", "t", "time")
        let brake = proof.Symbol("B", "B", "B", "W²")
        let flow = GroupFlow.write proof
        let one, two, four = RationalFunction.One, constant 2, constant 4
        let a, e, w, c0, a0 = flow.A, flow.E, flow.W, flow.C0, flow.A0
        proof.Introduce(IntegralOf(one, "t"), "the time itself") |> ignore
        let wave = ((one + c0) * e * e + (one - c0)) / e

        // W^2 without its constant.
        let primitive =
            a0 * a0 / (four * flow.P * flow.Y)
            * ((one + c0) * (one + c0) * e * e - (one - c0) * (one - c0) / (e * e))
            + a0 * a0 * (one - c0) * (one + c0) / (flow.N * flow.P) * t

        let slope =
            two * a * a * w * w / (flow.N * flow.P) - half * a0 * a0 / (flow.N * flow.P) * wave * wave

        let flat =
            proof.Entail(
                [],
                [ flow.Norm; flow.EPositive; flow.Signs[1]; flow.Signs[2] ],
                zero slope,
                factors [ two * (a * w + half * a0 * wave) / (flow.N * flow.P) ],
                "the derivative of W² is known"
            )

        let square = proof.Invariant(w * w - primitive, Some flat, "and can be integrated")

        let shape =
            one
            + a0 * a0 / (four * flow.P * flow.Y)
              * ((one + c0) * (one + c0) * (e * e - one) + (one - c0) * (one - c0) * (one - one / (e * e)))
            + a0 * a0 * (one - c0) * (one + c0) / (flow.N * flow.P) * t

        let known =
            proof.Entail(
                [],
                [ square; flow.EPositive; flow.Signs[0]; flow.Signs[1]; flow.Signs[2] ],
                zero (w * w - shape),
                "W² in closed form"
            )

        let named = (proof.Introduce(Let("B", w * w), "the brake on the growth"))[0]

        let braked =
            proof.Entail([], [ known; named ], zero (brake - shape), "in closed form")

        let result =
            proof.Entail(
                [],
                [ flow.Norm; flow.WPositive; flow.EPositive ],
                zero (a * a - a0 * a0 * wave * wave / (four * w * w)),
                factors [ (a * w + half * a0 * wave) / (w * w) ],
                "so the squared output weight is this"
            )

        let norm =
            proof.Entail(
                [],
                [ result; flow.Balanced; flow.WPositive; flow.EPositive ],
                zero (flow.Q - a0 * a0 * wave * wave / (four * w * w)),
                "and by balance so is ‖w‖₊²"
            )

        let squared = productOf proof [ flow.WPositive; flow.WPositive ]

        let brakePositive =
            proof.Entail([], [ named; squared ], positive brake, "B is positive")

        proof.Keep(brakePositive, "so it may be divided by") |> ignore

        let final =
            proof.Entail(
                [],
                [ norm; named; flow.WPositive; flow.EPositive; brakePositive ],
                zero (flow.Q - a0 * a0 * wave * wave / (four * brake)),
                factors [ a0 * a0 * wave * wave / (four * brake * w * w) ],
                "written with B"
            )

        proof.Conclude([ final; braked ], "the squared norm in closed form")
        proof.Script

    /// Theorems: 0: q = a0^2 ((1 + c0) E + (1 - c0)/E)^2/(4 B); 1: B in E and t.
    let script: Lazy<Script> = lazy (build ())
