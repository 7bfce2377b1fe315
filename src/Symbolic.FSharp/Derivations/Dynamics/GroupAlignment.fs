namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Derivations.Write

/// The alignment of a group neuron in closed form, from the flow (weakint, (52) and (53)).
module internal GroupAlignment =

    /// Builds the derivation anew, its witnesses searched again.
    let build () : Script =
        let proof =
            ProofBuilder(
                "group-alignment",
                "The alignment of a group neuron",
                "along the group-initialised flow on orthonormal data, with alignment c₀ in [0, 1] at the start, S = v/a is "
                + "(sinh(c t) + c₀ cosh(c t))/(cosh(c t) + c₀ sinh(c t)) with c = Y/n, written with E = exp(c t); (53) prints "
                + "twice this rate. A neuron with a < 0 does the same for the labels of the other sign",
                "weakint, (52) and (53)"
            )

        let s = proof.Symbol("S", "S", "S", "alignment")

        let sigma =
            proof.Symbol("sigma", "σ", @"\sigma", "solution of the equation of the alignment")

        let flow = GroupFlow.write proof
        let one = RationalFunction.One
        let e, c0 = flow.E, flow.C0
        let top = (one + c0) * e * e - (one - c0)
        let bottom = (one + c0) * e * e + (one - c0)

        let product =
            proof.Entail(
                [],
                [ flow.Sum; flow.Difference; flow.EPositive; flow.WPositive ],
                zero ((flow.A + flow.V) * (one - c0) - (flow.A - flow.V) * (one + c0) * e * e),
                factors [ (one - c0) * e / flow.W; (one + c0) * e / flow.W ],
                "the two invariants without W"
            )

        let closed =
            proof.Entail(
                [],
                [ product; flow.APositive; flow.BottomPositive ],
                zero (flow.V / flow.A - top / bottom),
                factors [ one / (flow.A * bottom) ],
                "so the alignment is this"
            )

        proof.Introduce(
            SolutionOf [ "sigma", flow.Y / flow.N * (one - sigma * sigma), c0 ],
            "the equation (52) of the alignment"
        )
        |> ignore

        proof.Substitute(proof.Latest, [ top / bottom ], "the closed form solves it, and starts at c₀")
        let named = (proof.Introduce(Let("S", flow.V / flow.A), "the alignment"))[0]

        let result =
            proof.Entail([], [ closed; named ], zero (s - top / bottom), "in closed form")

        proof.Conclude([ result ], "the alignment in closed form")
        proof.Script

    /// Theorem 0, for S = v/a: S = ((1 + c0) E^2 - (1 - c0))/((1 + c0) E^2 + (1 - c0)), E = exp(Y t/n).
    let script: Lazy<Script> = lazy (build ())
