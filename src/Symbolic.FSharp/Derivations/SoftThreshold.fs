namespace ReluProofs.Symbolic.Derivations

open System
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Optimise
open ReluProofs.Symbolic.Derivations.Write

/// Minimise (s/2) g^2 - c g + b |g| for s > 0, b >= 0 (the step behind onedim, Lemma A.2).
/// Candidates, guards and multipliers are computed from the problem by KinkedQuadratic.
module internal SoftThreshold =

    /// The problem in its parameters s, c, b.
    let problem =
        let v = RationalFunction.Variable

        {
            Curvature = v "s"
            RightSlope = v "b" - v "c"
            LeftSlope = v "b" + v "c"
        }

    let private candidates = KinkedQuadratic.candidates problem "g" "g+" "g-"

    /// The minimiser g* of the parameters s, c, b.
    let minimiser = KinkedQuadratic.minimiser candidates

    /// Builds the derivation anew, its witnesses searched again.
    let build () : Script =
        let proof =
            ProofBuilder(
                "soft-threshold",
                "The minimiser of a quadratic with an absolute value is a soft threshold",
                "for all s > 0, b ≥ 0 and c: f(g) = (s/2) g² − c g + b |g| has exactly one minimiser over the real numbers, "
                + "g* = S_b(c)/s with S_b(c) = sign(c) max(|c| − b, 0), and f(g*) = −(s/2) g*²",
                "onedim, Lemma A.2"
            )

        let s = proof.Symbol("s", "s", "s", "curvature")
        let c = proof.Symbol("c", "c", "c", "slope")
        let b = proof.Symbol("b", "b", "b", "threshold")
        let g = proof.Symbol("g", "g", "g", "the variable")
        let plus = proof.Symbol("g+", "g⁺", "g^{+}", "positive part of g")
        let minus = proof.Symbol("g-", "g⁻", "g^{-}", "negative part of g")
        let best = proof.Symbol("gstar", "g*", "g^{*}", "the minimiser")
        let curvature = proof.Hypothesis("H1", positive s)
        let threshold = proof.Hypothesis("H2", nonNegative b)

        let parts = proof.Introduce(Parts(g, "g+", "g-"), "|g| = g⁺ + g⁻")

        let splitUp, plusSign, minusSign = parts[0], parts[1], parts[2]
        let f = proof.Symbol("f", "f", "f", "the function to be minimised, at g")

        let formula =
            proof.Introduce(Let("f", KinkedQuadratic.formula problem g plus minus), "the function in the parts of g")

        proof.Entail(
            [],
            [ formula.Head; splitUp ],
            zero (f - (half * s * g * g - c * g + b * (plus + minus))),
            factors [ c; b ],
            "it is (s/2) g² − c g + b |g|"
        )
        |> ignore

        let split =
            proof.Split(
                [ curvature; threshold ],
                candidates |> List.map (fun x -> x.Guard),
                "three cases, by where a stationary point lies"
            )

        let definition =
            proof.Introduce(
                ByCase("gstar", split, candidates |> List.map (fun x -> x.Minimiser)),
                "the stationary point of each case"
            )

        let bound = nonNegative (f + half * s * best * best)
        let optimal = zero (f + half * s * best * best)
        let reached = zero (g - best)

        let branch (candidate: Candidate) position =
            let where =
                match candidate.Side with
                | Right -> "g > 0"
                | AtKink -> "g = 0"
                | Left -> "g < 0"

            let guard = candidate.Guard
            let point = candidate.Minimiser
            let value = -(half * s * point * point)
            let distance = g - point

            let inside =
                match candidate.Derivative with
                | None -> []
                | Some derivative ->
                    proof.Solve(derivative, "g", point, sprintf "stationary for %s: f′(g) = 0" where) |> ignore
                    let inward = if candidate.Side = Left then -point else point

                    proof.Entail(
                        [ positive inward ],
                        [ curvature ],
                        guard.Head,
                        sprintf "its solution has %s only here" where
                    )
                    |> ignore

                    [
                        proof.Entail(guard, [ curvature ], positive inward, sprintf "its solution has %s" where)
                    ]

            let sign (multiplier: RationalFunction) name =
                if multiplier.IsZero then
                    []
                else
                    [
                        proof.Entail(
                            guard,
                            [ curvature; threshold ],
                            nonNegative multiplier,
                            sprintf "the multiplier of %s is non-negative" name
                        )
                    ]

            let signs = sign candidate.MultiplierPlus "g⁺" @ sign candidate.MultiplierMinus "g⁻"

            proof.Identity(
                whole (KinkedQuadratic.value problem plus minus - candidate.Value),
                Sum [
                    Product [ whole (half * s); Power(whole (plus - minus - point), 2) ]
                    Product [ whole candidate.MultiplierPlus; whole plus ]
                    Product [ whole candidate.MultiplierMinus; whole minus ]
                ],
                "f(g) − f(g*), a square and multiples of the parts"
            )
            |> ignore

            proof.Identity(
                whole candidate.Value,
                Minus(Product [ whole (half * s); Power(whole point, 2) ]),
                "the value at the stationary point is −(s/2) g*²"
            )
            |> ignore

            let expansion =
                proof.Entail(
                    [],
                    [ formula.Head; splitUp ],
                    zero (
                        f
                        - value
                        - half * s * distance * distance
                        - candidate.MultiplierPlus * plus
                        - candidate.MultiplierMinus * minus
                    ),
                    factors [ s * point ],
                    "the same with g for g⁺ − g⁻"
                )

            let terms = [ expansion; curvature; plusSign; minusSign ] @ signs

            let atLeast =
                proof.Entail(guard, terms, nonNegative (f - value), squares [ distance ], "a sum of non-negative terms")

            let flat =
                proof.Entail(
                    guard @ [ zero (f - value) ],
                    terms,
                    zero (distance * distance),
                    squares [ distance ],
                    "zero only if the square is"
                )

            let only =
                proof.Entail(guard @ [ zero (f - value) ], [ flat ], zero distance, "a square is zero only at zero")

            let lift = factors [ half * s * (best + point) ]

            // At the minimiser the parts with a non-zero multiplier vanish, so its value is attained.
            let vanishing part =
                proof.Entail(
                    guard @ [ zero distance ],
                    parts @ inside,
                    zero part,
                    factors [ plus; minus ],
                    "at the stationary point this part vanishes"
                )

            let empty =
                match candidate.Side with
                | Right -> [ vanishing minus ]
                | Left -> [ vanishing plus ]
                | AtKink -> [ vanishing plus; vanishing minus ]

            let attained =
                proof.Entail(
                    guard @ [ zero distance ],
                    expansion :: empty,
                    zero (f - value),
                    factors [ half * s * distance; candidate.MultiplierPlus; candidate.MultiplierMinus ],
                    "the bound is attained there"
                )

            let here = definition[position]

            let lowerHere =
                proof.Entail(guard, [ atLeast; here ], bound, lift, "in terms of g*")

            let inValue =
                proof.Entail(guard @ [ optimal ], [ here ], zero (f - value), lift, "in terms of g*")

            let uniqueHere =
                proof.Entail(guard @ [ optimal ], [ inValue; only; here ], reached, "in terms of g*")

            let inPoint =
                proof.Entail(guard @ [ reached ], [ here ], zero distance, "in terms of g*")

            let attainedHere =
                proof.Entail(guard @ [ reached ], [ inPoint; attained; here ], optimal, lift, "in terms of g*")

            lowerHere, uniqueHere, attainedHere

        let branches = candidates |> List.mapi (fun i candidate -> branch candidate i)
        let pick choose = branches |> List.map choose

        let lower =
            proof.ByCases([], split, pick (fun (x, _, _) -> x), bound, "f(g) is never below −(s/2) g*²")

        let unique =
            proof.ByCases([ optimal ], split, pick (fun (_, x, _) -> x), reached, "and equal only at g = g*")

        let attained =
            proof.ByCases([ reached ], split, pick (fun (_, _, x) -> x), optimal, "where it is equal")

        proof.Conclude([ lower; unique; attained ], "g* is the one minimiser, and f(g*) = −(s/2) g*²")
        proof.Script

    /// The derivation. Its theorems, with v* = -(s/2) g*^2: 0: f(g) - v* >= 0; 1: f(g) = v* implies g = g*;
    /// 2: g = g* implies f(g) = v*.
    let script: Lazy<Script> = lazy (build ())
