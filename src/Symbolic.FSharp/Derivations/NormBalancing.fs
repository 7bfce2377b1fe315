namespace ReluProofs.Symbolic.Derivations

open System
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Derivations.Write

/// The least squared norm of one neuron with a given product of its weights (onedim, Eq. (16)).
module internal NormBalancing =

    /// Builds the derivation anew, its witnesses searched again.
    let build () : Script =
        let proof =
            ProofBuilder(
                "norm-balancing",
                "The least norm of a neuron is the absolute product of its weights",
                "for every g: the minimum of (u² + ω²)/2 over u ω = g is |g|, attained, and exactly where |u| = |ω|",
                "onedim, Eq. (16)"
            )

        let u = proof.Symbol("u", "u", "u", "hidden weight")
        let w = proof.Symbol("w", "ω", @"\omega", "output weight")
        let h = proof.Symbol("h", "h", "h", "|u ω|")
        proof.Symbol("sign", "σ", @"\sigma", "sign of u ω") |> ignore
        let g = proof.Symbol("g", "g", "g", "a given product")
        let k = proof.Symbol("k", "k", "k", "|g|")
        let t = proof.Symbol("t", "τ", @"\tau", "sign of g")
        let r = proof.Symbol("r", "r", "r", "√|g|")
        let n = half * (u * u + w * w)

        let polar =
            proof.Introduce(Polar(u * w, "h", "sign"), "the product and its size; |u| = |ω| means u² = ω²")

        let size, square = polar[0], polar[3]
        let gap = half * (u * u - w * w)

        proof.Identity(
            Sum [ Power(whole n, 2); Minus(Power(whole (u * w), 2)) ],
            Power(whole gap, 2),
            "the difference of squares is a square"
        )
        |> ignore

        let norm =
            proof.Entail([], [], nonNegative n, squares [ u; w ], "half the squared norm is non-negative")

        let lower =
            proof.Entail([], [ size; square; norm ], nonNegative (n - h), squares [ gap ], "so the norm is at least h")

        let flat =
            proof.Entail(
                [ zero (n - h) ],
                [ square ],
                zero (gap * gap),
                factors [ n + h ],
                "equality makes the square vanish"
            )

        let balanced = zero (u * u - w * w)

        let only =
            proof.Entail([ zero (n - h) ], [ flat ], balanced, "so the neuron is balanced")

        let notBelow =
            proof.Entail(
                [ balanced ],
                [ size; square; norm; lower ],
                zero (n - h),
                factors [ u * u; w * w; half * gap ],
                "a balanced neuron attains it"
            )

        let given = proof.Introduce(Polar(g, "k", "t"), "any given product g")
        let root = proof.Introduce(SquareRoot(k, "r", given[0]), "the weights r and τ r")

        let product =
            proof.Entail([], [ given[1]; root[1] ], zero (r * (t * r) - g), factors [ t ], "their product is g")

        let attained =
            proof.Entail(
                [],
                [ given[2]; root[1] ],
                zero (half * (r * r + t * r * (t * r)) - k),
                factors [ half * r * r ],
                "half the sum of their squares is |g|"
            )

        let even =
            proof.Entail([], [ given[2] ], zero (r * r - t * r * (t * r)), factors [ r * r ], "and they are balanced")

        proof.Conclude(
            [ lower; only; notBelow; product; attained; even ],
            "minimum |g|, attained exactly by balanced weights"
        )

        proof.Script

    /// Theorems, with n = (u^2 + w^2)/2 and h = |u w|: 0: n - h >= 0; 1: n = h implies u^2 = w^2; 2: u^2 = w^2 implies
    /// n = h; 3 to 6: it is attained for every g: with r^2 = |g|, g = sign |g|, the weights r and sign r have the product g,
    /// half the sum of their squares is |g|, and they are balanced.
    let script: Lazy<Script> = lazy (build ())
