namespace ReluProofs.Symbolic.Derivations

open System
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Derivations.Write

/// The triangle inequality for the products of neurons on one side, with its equality case (onedim, Eq. (17)).
module internal NeuronMerging =

    /// Builds the derivation anew, its witnesses searched again.
    let build () : Script =
        let proof =
            ProofBuilder(
                "neuron-merging",
                "Neurons of one side merge at no cost exactly when no two products have opposite signs",
                "for all m and g₁, …, g_m: |Σ g_j| ≤ Σ |g_j|, with equality exactly when no two g_j have opposite signs "
                + "(one sign σ has σ g_j ≥ 0 for all j)",
                "onedim, Eq. (17)"
            )

        let g = proof.Symbol("g", "g", "g", "the product of a neuron's weights")
        let h = proof.Symbol("h", "h", "h", "|g|")
        let s = proof.Symbol("sg", "σ_g", @"\sigma_g", "sign of g")
        let t = proof.Symbol("t", "τ", @"\tau", "1 or −1, arbitrary")
        let e = proof.Symbol("e", "e", "e", "the product of a second neuron")
        let he = proof.Symbol("he", "h′", "h'", "|e|")
        proof.Symbol("se", "σ_e", @"\sigma_e", "sign of e") |> ignore
        let both = proof.Symbol("k", "k", "k", "|g + e|")
        proof.Symbol("sk", "σ_k", @"\sigma_k", "sign of g + e") |> ignore
        let sumG = proof.Symbol("G", "G", "G", "sum of all products")
        let sumH = proof.Symbol("H", "H", "H", "sum of all |g_j|")
        let runG = proof.Symbol("G'", "G̃", @"\tilde G", "sum of the products so far")
        let runH = proof.Symbol("H'", "H̃", @"\tilde H", "sum of the |g_j| so far")
        let whole' = proof.Symbol("K", "K", "K", "|G|")
        let sign = proof.Symbol("S", "σ", @"\sigma", "sign of G")
        let unit = proof.Hypothesis("H1", zero (t * t - constant 1))
        let polar = proof.Introduce(Polar(g, "h", "sg"), "one neuron: h = |g|")
        let size, square = polar[0], polar[3]

        let single =
            proof.Entail(
                [],
                [ size; square; unit ],
                nonNegative (h - t * g),
                factors [ g * g ],
                "a number is at most its absolute value"
            )

        let onlySame =
            proof.Entail([ zero (h - t * g) ], [ size ], nonNegative (t * g), "equality needs the sign")

        let ifSame =
            proof.Entail(
                [ nonNegative (t * g) ],
                [ size; square; unit; single ],
                zero (h - t * g),
                factors [ g * g ],
                "the sign gives equality"
            )

        // Two neurons: compare the squares of both sides.
        let polarE = proof.Introduce(Polar(e, "he", "se"), "a second neuron: h′ = |e|")
        let polarK = proof.Introduce(Polar(g + e, "k", "sk"), "their sum: k = |g + e|")
        let sizeE, squareE, sizeK, squareK = polarE[0], polarE[3], polarK[0], polarK[3]

        let areaSign =
            proof.Entail([], [ size; sizeE ], nonNegative (h * he), "h h′ is non-negative")

        let area =
            proof.Entail(
                [],
                [ square; squareE ],
                zero (h * h * he * he - g * g * e * e),
                factors [ he * he; g * g ],
                "h h′ has the square of g e"
            )

        let cross =
            proof.Entail([], [ areaSign; area ], nonNegative (h * he - g * e), "so g e is at most h h′")

        let gap =
            proof.Entail(
                [],
                [ square; squareE; squareK ],
                zero ((h + he) * (h + he) - both * both - constant 2 * (h * he - g * e)),
                "(|g| + |e|)² − |g + e|² = 2 (|g| |e| − g e)"
            )

        let triangle =
            proof.Entail(
                [],
                [ size; sizeE; sizeK; gap; cross ],
                nonNegative (h + he - both),
                "the triangle inequality for two"
            )

        let equalTwo = zero (h + he - both)

        let crossZero =
            proof.Entail(
                [ equalTwo ],
                [ gap ],
                zero (h * he - g * e),
                factors [ h + he + both ],
                "equality of the squares"
            )

        let sameTwo =
            proof.Entail([ equalTwo ], [ crossZero; areaSign ], nonNegative (g * e), "no opposite signs")

        let aligned =
            proof.Entail(
                [ nonNegative (g * e) ],
                [ areaSign; area; cross ],
                zero (h * he - g * e),
                "without opposite signs g e = h h′"
            )

        let equalIfSame =
            proof.Entail(
                [ nonNegative (g * e) ],
                [ aligned; gap; size; sizeE; sizeK; triangle ],
                equalTwo,
                "so the two sides are equal"
            )

        // Any number: H - t G is a sum of the non-negative h_j - t g_j.
        let fold =
            proof.Sums(
                "neurons",
                [ "g"; "h"; "sg" ],
                [ { Name = "any"; Facts = [] } ],
                [
                    {
                        Total = "G"
                        Running = "G'"
                        Increments = [ g ]
                    }
                    {
                        Total = "H"
                        Running = "H'"
                        Increments = [ h ]
                    }
                ],
                "any number m of neurons"
            )

        let grow (facts: SignCondition list) cited (running: RationalFunction) step claim title =
            let invariant: SignCondition = claim running
            proof.Entail(facts @ [ invariant ], cited, claim (running + step), title)

        let keepLower =
            grow [] [ single ] (runH - t * runG) (h - t * g) nonNegative "one more neuron keeps H ≥ τ G"

        let lowerM =
            proof.Induction(
                fold,
                [],
                [ [] ],
                [ nonNegative (runH - t * runG) ],
                [ [ keepLower ] ],
                "so H ≥ τ G for every m"
            )

        ignore lowerM

        let other = proof.Entail([], [ size; square ], nonNegative (h - g), "with τ = 1")

        let otherMinus =
            proof.Entail([], [ size; square ], nonNegative (h + g), "with τ = −1")

        let keepPlus =
            grow [] [ other ] (runH - runG) (h - g) nonNegative "one more neuron keeps H ≥ G"

        let keepMinus =
            grow [] [ otherMinus ] (runH + runG) (h + g) nonNegative "one more neuron keeps H ≥ −G"

        let plusM =
            proof.Induction(fold, [], [ [] ], [ nonNegative (runH - runG) ], [ [ keepPlus ] ], "H ≥ G for every m")

        let minusM =
            proof.Induction(fold, [], [ [] ], [ nonNegative (runH + runG) ], [ [ keepMinus ] ], "H ≥ −G for every m")

        let keepSize = grow [] [ size ] runH h nonNegative "one more neuron keeps H ≥ 0"

        let sizeM =
            proof.Induction(fold, [], [ [] ], [ nonNegative runH ], [ [ keepSize ] ], "H ≥ 0 for every m")

        let polarG = proof.Introduce(Polar(sumG, "K", "S"), "K = |G| and its sign")

        let triangleM =
            proof.Entail(
                [],
                [ plusM[0]; minusM[0]; polarG[0]; polarG[3]; sizeM[0] ],
                nonNegative (sumH - whole'),
                "the triangle inequality for every m"
            )

        let sameSign = zero (h - t * g)

        let eachSame =
            proof.Entail([ sameSign ], [ size ], nonNegative (t * g), "a zero term has the sign")

        let vanish =
            proof.Vanishing(
                fold,
                [],
                runH - t * runG,
                [ single ],
                [ [ eachSame ] ],
                "H = τ G needs τ g_j ≥ 0 for each j"
            )

        let signed =
            proof.Entail(
                [ zero (sumH - whole') ],
                [ polarG[1]; polarG[2] ],
                zero (sumH - sign * sumG),
                factors [ whole'; sign ],
                "H = |G| means H = σ G"
            )

        let keepEqual =
            proof.Entail(
                [ nonNegative (t * g); zero (runH - t * runG) ],
                [ ifSame ],
                zero (runH + h - t * (runG + g)),
                "one more neuron of the sign keeps H = τ G"
            )

        let equalM =
            proof.Induction(
                fold,
                [],
                [ [ nonNegative (t * g) ] ],
                [ zero (runH - t * runG) ],
                [ [ keepEqual ] ],
                "neurons of one sign have H = τ G"
            )

        let attainedM =
            proof.Entail(
                [],
                [ equalM[0]; triangleM; polarG[0]; polarG[3]; sizeM[0]; unit ],
                zero (sumH - whole'),
                factors [ sumG * sumG; sumH + t * sumG ],
                "so H = |G|"
            )

        ignore s

        proof.Conclude(
            [
                single
                onlySame
                ifSame
                triangle
                sameTwo
                equalIfSame
                triangleM
                vanish[0]
                signed
                attainedM
            ],
            "|Σ g_j| ≤ Σ |g_j|, equal exactly when no two products have opposite signs"
        )

        proof.Script

    /// Theorems. One neuron with product g, h = |g|, and any sign t = 1 or -1: 0: h - t g >= 0; 1: h = t g implies
    /// t g >= 0; 2: t g >= 0 implies h = t g. Two neurons: 3: |g + e| <= |g| + |e|; 4: equality implies g e >= 0;
    /// 5: g e >= 0 implies equality. Any number m, H = sum |g_j|, G = sum g_j: 6: H - |G| >= 0; 7: H = |G| implies
    /// s g_j >= 0 for each j, where G = s |G|, s = 1 or -1; 8: if t g_j >= 0 for all j, then H = |G|.
    let script: Lazy<Script> = lazy (build ())
