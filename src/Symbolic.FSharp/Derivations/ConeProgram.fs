namespace ReluProofs.Symbolic.Derivations

open System
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Optimise
open ReluProofs.Symbolic.Derivations.Write

/// Minimise (k/2) (v - t)^2 - c (v - t) + b (v + t) over v, t >= 0 for k > 0, b > 0: one side of the cone-constrained
/// program (onedim, Proposition 4.9). The other side is the same with v = -t_2, t = -v_2, so that v - t = v_2 - t_2.
module internal ConeProgram =

    /// Builds the derivation anew, its witnesses searched again.
    let build () : Script =
        let proof =
            ProofBuilder(
                "cone-program",
                "A side of the cone-constrained program is solved by the two parts of a soft threshold",
                "for all k > 0, b > 0 and c: F(v, t) = (k/2) (v − t)² − c (v − t) + b (v + t) has exactly one minimiser over "
                + "v, t ≥ 0, the positive and the negative part of g* = S_b(c)/k: v* = max(g*, 0), t* = max(−g*, 0), and "
                + "F(v*, t*) = −(k/2) g*²",
                "onedim, Proposition 4.9"
            )

        let k = proof.Symbol("k", "k", "k", "curvature")
        let c = proof.Symbol("c", "c", "c", "slope")
        let b = proof.Symbol("b", "b", "b", "weight of the two variables")
        let v = proof.Symbol("v", "v", "v", "the first variable")
        let t = proof.Symbol("t", "t", "t", "the second variable")

        let objective =
            proof.Symbol("F", "F", "F", "the function to be minimised, at v and t")

        let plus = proof.Symbol("g+", "g⁺", "g^{+}", "positive part of v − t")
        let minus = proof.Symbol("g-", "g⁻", "g^{-}", "negative part of v − t")
        let overlap = proof.Symbol("d", "d", "d", "the smaller of v and t")

        let f = proof.Symbol("f", "f", "f", "the function of v − t with |v − t| for v + t")

        let best = proof.Symbol("gstar", "g*", "g^{*}", "the soft threshold")
        let bestV = proof.Symbol("vstar", "v*", "v^{*}", "positive part of g*")
        let bestT = proof.Symbol("tstar", "t*", "t^{*}", "negative part of g*")
        let curvature = proof.Hypothesis("H1", positive k)
        let weight = proof.Hypothesis("H2", positive b)
        let signV = proof.Hypothesis("H3", nonNegative v)
        let signT = proof.Hypothesis("H4", nonNegative t)
        let g = v - t

        let definition =
            (proof.Introduce(
                Let("F", half * k * g * g - c * g + b * (v + t)),
                "the function to be minimised over v, t ≥ 0"
            ))
                .Head

        // v + t exceeds |v - t| by 2 d.
        let parts = proof.Introduce(Parts(g, "g+", "g-"), "|v − t| = g⁺ + g⁻")

        let smaller = (proof.Introduce(Let("d", v - plus), "what v has beyond g⁺")).Head

        let excess =
            proof.Entail(
                [],
                [ parts[0]; smaller ],
                zero (v + t - (plus + minus) - constant 2 * overlap),
                "v + t − |v − t| = 2 d"
            )

        let product =
            proof.Entail(
                [],
                [ parts[0]; parts[3]; smaller ],
                zero (v * t - overlap * (overlap + plus + minus)),
                factors [ v; plus; minus; overlap ],
                "v t = d (d + g⁺ + g⁻)"
            )

        let notBelow =
            proof.Entail(
                [],
                [ parts[0]; parts[3]; smaller; signV; signT ],
                nonNegative overlap,
                factors [ plus; minus; overlap; v; t ],
                "d is non-negative: g⁺ and g⁻ are not both positive"
            )

        let onlyOne =
            proof.Entail(
                [ zero (v * t) ],
                [ product; notBelow; parts[1]; parts[2] ],
                zero overlap,
                "with v t = 0 it vanishes"
            )

        let ifOne =
            proof.Entail(
                [ zero overlap ],
                [ product ],
                zero (v * t),
                factors [ overlap + plus + minus ],
                "and only then"
            )

        // The soft threshold of v - t.
        let values = [ "s", k; "c", c; "b", b ]
        let formula = SoftThreshold.minimiser |> replace values

        let cases =
            formula.Cases |> Seq.map (fun x -> List.ofSeq x.Guard.Conditions) |> Seq.toList

        let split =
            proof.Split([ curvature; weight ], cases, "the cases of the soft threshold")

        let threshold =
            proof.Introduce(
                ByCase("gstar", split, formula.Cases |> Seq.map (fun x -> x.Value) |> Seq.toList),
                "the minimiser of the soft threshold"
            )

        let problem: KinkedQuadratic = {
            Curvature = k
            RightSlope = b - c
            LeftSlope = b + c
        }

        let oneVariable =
            (proof.Introduce(
                Let("f", KinkedQuadratic.formula problem g plus minus),
                "the function of v − t alone, with its absolute value for v + t"
            ))
                .Head

        let lemma =
            proof.Apply(
                SoftThreshold.script.Value,
                [ 0; 1; 2 ],
                values @ [ "g", g; "g+", plus; "g-", minus; "f", f; "gstar", best ],
                "with s = k and g = v − t"
            )

        let difference =
            proof.Entail(
                [],
                [ definition; oneVariable; parts[0]; smaller ],
                zero (objective - f - constant 2 * b * overlap),
                factors [ b; c ],
                "F(v, t) − f(v − t) = 2 b d"
            )

        let partsOfBest =
            proof.Introduce(Parts(best, "vstar", "tstar"), "v* and t*, the parts of g*")

        let value = half * k * best * best
        let bound = nonNegative (objective + value)
        let optimal = zero (objective + value)

        let lower =
            proof.Entail(
                [],
                [ lemma[0]; difference; notBelow; weight ],
                bound,
                "F is never below the minimum of f, which is −(k/2) g*²"
            )

        let alone =
            proof.Entail(
                [ optimal ],
                [ lemma[0]; difference; notBelow; weight ],
                zero (b * overlap),
                "equality makes both terms vanish"
            )

        let noOverlap =
            proof.Entail([ optimal ], [ alone; weight; notBelow ], zero overlap, "b > 0, so d = 0")

        let inThreshold =
            proof.Entail(
                [ optimal ],
                [ noOverlap; difference ],
                zero (f + value),
                factors [ b ],
                "and f is at its minimum"
            )

        let atBest =
            proof.Entail([ optimal ], [ inThreshold; lemma[1] ], zero (g - best), "so v − t = g*")

        let complementary =
            proof.Entail([ optimal ], [ noOverlap; ifOne ], zero (v * t), "and v t = 0")

        let uniqueV =
            proof.Entail(
                [ optimal ],
                [ atBest; complementary; signV; signT ] @ partsOfBest,
                zero (v - bestV),
                factors [ v; t; bestV; bestT ],
                "the parts of g* are unique: v = v*"
            )

        let uniqueT =
            proof.Entail([ optimal ], [ uniqueV; atBest; partsOfBest[0] ], zero (t - bestT), "and t = t*")

        let reached = [ zero (v - bestV); zero (t - bestT) ]

        let reachedProduct =
            proof.Entail(reached, [ partsOfBest[3] ], zero (v * t), factors [ t; bestV ], "at v*, t*: v t = 0")

        let reachedOverlap =
            proof.Entail(reached, [ reachedProduct; onlyOne ], zero overlap, "so d = 0")

        let reachedBest =
            proof.Entail(reached, [ partsOfBest[0] ], zero (g - best), "and v − t = g*")

        let attained =
            proof.Entail(
                reached,
                [ reachedBest; lemma[2]; reachedOverlap; difference ],
                optimal,
                factors [ b ],
                "so the minimum is attained there"
            )

        let closed =
            List.zip (Seq.toList formula.Cases) (List.zip cases threshold)
            |> List.collect (fun (case, (guard, here)) ->
                let isPositive = guard.Length = 1 && guard.Head.Contains(positive (c - b))

                let inV, inT =
                    if case.Value.IsZero then case.Value, case.Value
                    elif isPositive then case.Value, RationalFunction.Zero
                    else RationalFunction.Zero, -case.Value

                let sign =
                    proof.Entail(
                        guard,
                        [ here; curvature ],
                        (if case.Value.IsZero then zero best
                         elif isPositive then positive best
                         else positive -best),
                        factors [ RationalFunction.One / k ],
                        "the sign of g* in this case"
                    )

                let vanishing title other =
                    proof.Entail(guard, sign :: partsOfBest, zero other, factors [ bestV; bestT ], title)

                if case.Value.IsZero then
                    [
                        vanishing "v* = 0 between the thresholds" bestV
                        vanishing "t* = 0 between the thresholds" bestT
                    ]
                else
                    let empty = vanishing "the other part is 0" (if isPositive then bestT else bestV)

                    let full =
                        proof.Entail(
                            guard,
                            [ empty; here; partsOfBest[0] ],
                            zero (if isPositive then bestV - inV else bestT - inT),
                            "this part in closed form"
                        )

                    if isPositive then [ full; empty ] else [ empty; full ])

        proof.Conclude(
            [ lower; uniqueV; uniqueT; attained; partsOfBest[1]; partsOfBest[2] ]
            @ closed
            @ [ excess; notBelow; onlyOne; ifOne ],
            "(v*, t*) is the one minimiser, and F(v*, t*) = −(k/2) g*²"
        )

        proof.Script

    /// The derivation. Its theorems, with F* = -(k/2) g*^2, v* = max(g*, 0) and t* = max(-g*, 0): 0: F(v, t) - F* >= 0;
    /// 1, 2: F(v, t) = F* implies v = v* and t = t*; 3: v = v* and t = t* imply F(v, t) = F*; 4, 5: v*, t* >= 0;
    /// 6 to 11: v* and t* in closed form for c > b, for -b <= c <= b and for c < -b. With d = v - max(v - t, 0):
    /// 12, 13: v + t - |v - t| = 2 d and d >= 0; 14, 15: d = 0 exactly where v t = 0.
    let script: Lazy<Script> = lazy (build ())
