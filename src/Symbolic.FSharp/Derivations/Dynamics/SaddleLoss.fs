namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Derivations.Write

/// The loss of the intermediate saddle, as what the loss tends to along aligned growth (orthogonal, Fact 1).
module internal SaddleLoss =

    /// Builds the derivation anew, its witnesses searched again.
    let build () : Script =
        let proof =
            ProofBuilder(
                "saddle-loss",
                "The loss of the intermediate saddle",
                "along aligned growth u′ = 2 D (1 − u/(n D)) u, where the fit of a positive label y is u y/(n D) and that of a "
                + "negative one is 0, the loss is n ((D − u/n)² + M²)/2; it exceeds n M²/2, the sum of "
                + "y²/(2n) over the negative labels, by at most n (D (n D − u₀)/u₀)² exp(−4 D t)/2",
                "orthogonal, Fact 1 with section 4.2 (the value is not printed there)"
            )

        let phase = GrowthPhase.declare proof
        let m = proof.Symbol("M", "M", "M", "norm of D₋")

        let positives =
            proof.Symbol("P", "P", "P", "sum of the squares of the positive labels")

        let negatives =
            proof.Symbol("N", "N", "N", "sum of the squares of the negative labels")

        let lossName = proof.Symbol("L", "L", "L", "loss along aligned growth")
        let saddleName = proof.Symbol("S", "S", "S", "loss of the saddle")
        let gap = proof.Symbol("B", "B", "B", "bound of their distance")
        let law = GrowthPhase.solve proof phase
        let d, n, u, e = phase.D, phase.N, phase.U, law.Growth
        let one = RationalFunction.One

        let size =
            (proof.Introduce(Let("P", n * n * d * d), "n² D² by the definition of D₊"))[0]

        let rest =
            (proof.Introduce(Let("N", n * n * m * m), "n² M² by the definition of D₋"))[0]

        let loss = half * n * ((d - u / n) * (d - u / n) + m * m)
        let missing = one - u / (n * d)

        let value =
            proof.Entail(
                [],
                [ size; rest; phase.Signs[0]; phase.Signs[1] ],
                zero (half / n * (missing * missing * positives + negatives) - loss),
                factors [ half / n * missing * missing; half / n ],
                "the loss, point by point"
            )

        let saddle =
            proof.Entail(
                [],
                [ rest; phase.Signs[1] ],
                zero (half * n * m * m - half / n * negatives),
                factors [ half / n ],
                "the value at the saddle, where u = n D"
            )

        let start = phase.Start

        let bottomN =
            proof.Entail(
                [],
                [ law.DenominatorPositive; phase.Signs[1] ],
                positive (n * d - start + start * e),
                factors [ n ],
                "a denominator is positive"
            )

        proof.Keep(bottomN, "so it may be divided by") |> ignore
        let shape = d * (n * d - start) / (n * d - start + start * e)

        let exact =
            proof.Entail(
                [],
                [ law.Only; phase.Signs[1]; law.DenominatorPositive; bottomN ],
                zero (d - u / n - shape),
                factors [ one / n ],
                "what is left to fit, in closed form"
            )

        let product = productOf proof [ phase.Signs[2]; law.GrowthPositive ]
        let top = productOf proof [ phase.Signs[0]; phase.Signs[3] ]
        let bound = d * (n * d - start) / (start * e)
        let both = productOf proof [ product; bottomN ]
        let square = productOf proof [ top; phase.Signs[3] ]

        let below =
            proof.Entail([], [ square; both ], positive (bound - shape), "it is below D (n D − u₀)/(u₀ e)")

        let shapePositive =
            proof.Entail([], [ top; bottomN ], positive shape, "and positive")

        let leftPositive =
            proof.Entail([], [ exact; shapePositive ], positive (d - u / n), "so u stays below n D")

        let leftBelow =
            proof.Entail([], [ exact; below ], positive (bound - (d - u / n)), "and the rest decays like exp(−2 D t)")

        let sum =
            proof.Entail([], [ leftPositive; leftBelow ], positive (bound + (d - u / n)), "both are positive")

        let squares = productOf proof [ sum; leftBelow; phase.Signs[1] ]

        let near =
            proof.Entail(
                [],
                [ squares ],
                positive (half * n * m * m + half * n * bound * bound - loss),
                "the loss is at most this far above the saddle's"
            )

        let above =
            proof.Entail(
                [],
                [ productOf proof [ leftPositive; leftPositive; phase.Signs[1] ] ],
                positive (loss - half * n * m * m),
                "and above it"
            )

        // The same with names for the two losses and their distance.
        let whole = (proof.Introduce(Let("L", loss), "the loss"))[0]

        let least =
            (proof.Introduce(Let("S", half * n * m * m), "its value at the saddle, where u = n D"))[0]

        let far =
            (proof.Introduce(Let("B", half * n * bound * bound), "a bound that decays like exp(−4 D t)"))[0]

        let conclusions = [
            proof.Entail(
                [],
                [ value; whole ],
                zero (lossName - half / n * (missing * missing * positives + negatives)),
                "the loss is that of the labels"
            )
            proof.Entail([], [ saddle; least ], zero (saddleName - half / n * negatives), "and so is the saddle's")
            proof.Entail(
                [],
                [ above; whole; least ],
                positive (lossName - saddleName),
                "the loss is above the saddle's"
            )
            proof.Entail([], [ near; whole; least; far ], positive (saddleName + gap - lossName), "by less than B")
        ]

        proof.Conclude(conclusions, "the loss of the intermediate saddle, and how fast it is approached")
        proof.Script

    /// Theorems, with L = n((D - u/n)^2 + M^2)/2, S = n M^2/2 and B = n (D (n D - u0)/(u0 e))^2/2: 0: L is the loss of the
    /// labels; 1: S is the sum of y^2/(2n) over negative labels; 2 and 3: S < L < S + B.
    let script: Lazy<Script> = lazy (build ())
