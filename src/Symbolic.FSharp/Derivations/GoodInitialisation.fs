namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Derivations.Write

/// The exact probability of the good-initialisation event on orthogonal inputs (weakint, Lemma 5).
module internal GoodInitialisation =

    /// The derivation covers every number of positive and of negative labels up to this.
    [<Literal>]
    let MaxPoints = 3

    /// The probability that one neuron serves none of i positive and j negative points.
    let private missing i j = Rational.Half * (Rational.Half.Pow i + Rational.Half.Pow j)

    let private subscripts = "₀₁₂₃₄₅₆₇₈₉"

    /// Builds the derivation anew for up to `points` labels of each sign.
    let forPoints (points: int) : Script =
        let proof =
            ProofBuilder(
                "good-initialisation",
                "The probability of a good initialisation on orthogonal inputs",
                sprintf
                    "for every number m of neurons and all n₊, n₋ ≤ %d: with independent fair signs, the probability that every point of positive label has an active neuron with a > 0 and every point of negative label one with a < 0 is the sum over i ≤ n₊, j ≤ n₋ of (−1)^(i+j) C(n₊, i) C(n₋, j) ((2^(−i) + 2^(−j))/2)^m"
                    points,
                "weakint, Lemma 5"
            )

        let one = RationalFunction.One
        let v = RationalFunction.Variable
        let numbers = [ 1..points ]

        let indexed name glyph (k: int) meaning =
            proof.Symbol(sprintf "%s%d" name k, sprintf "%s%c" glyph subscripts[k], sprintf "%s_{%d}" glyph k, meaning)
            |> ignore

            sprintf "%s%d" name k

        let pair name glyph (i: int) (j: int) meaning =
            let unicode = sprintf "%s%c%c" glyph subscripts[i] subscripts[j]

            proof.Symbol(sprintf "%s%d%d" name i j, unicode, sprintf "%s_{%d%d}" glyph i j, meaning) |> ignore

            sprintf "%s%d%d" name i j

        let s = proof.Symbol("s", "s", "s", "1 where the neuron has a > 0, 0 where a < 0")

        let positives =
            numbers
            |> List.map (fun k -> indexed "b" "b" k "1 where the neuron is active on this point of positive label")

        let negatives =
            numbers
            |> List.map (fun k -> indexed "d" "d" k "1 where the neuron is active on this point of negative label")

        let above =
            numbers
            |> List.map (fun k -> indexed "u" "u" k "1 where no neuron serves this point of positive label")

        let below =
            numbers
            |> List.map (fun k -> indexed "x" "x" k "1 where no neuron serves this point of negative label")

        let grid =
            List.allPairs [ 0..points ] [ 0..points ] |> List.filter (fun (i, j) -> i + j > 0)

        let single =
            grid
            |> List.map (fun (i, j) -> (i, j), pair "q" "q" i j "probability that one neuron serves none of so many")

        let powers =
            grid
            |> List.filter (fun (i, j) -> i <= j)
            |> List.map (fun (i, j) -> missing i j, pair "r" "r" i j "its m-th power")

        let results =
            grid
            |> List.map (fun (i, j) -> (i, j), pair "P" "P" i j "probability for so many labels of each sign")

        proof.Introduce(
            Coins("s" :: positives @ negatives),
            "a neuron's signs: independent and fair, since the law of w is rotation-invariant without an atom at 0 and the inputs are orthogonal (a reflection in one input's hyperplane turns one sign alone), and the sign of a is fair and independent of w"
        )
        |> ignore

        let idle name = one - s * v name
        let idleBelow name = one - (one - s) * v name

        for (i, j), name in single do
            let factors =
                (List.truncate i positives |> List.map (idle >> Value))
                @ (List.truncate j negatives |> List.map (idleBelow >> Value))

            proof.Introduce(
                MeanOf(Product factors, name, RationalFunction.Constant(missing i j)),
                sprintf "one neuron serves none of %d positive and %d negative points" i j
            )
            |> ignore

        proof.Introduce(
            Copies {
                Events = List.zip above (List.map idle positives) @ List.zip below (List.map idleBelow negatives)
                Powers = powers
            },
            "m independent neurons: a point stays unserved when every one of them fails it"
        )
        |> ignore

        let powerOf i j =
            snd (powers |> List.find (fun (number, _) -> number = missing i j)) |> v

        let unserved i j = List.truncate i above @ List.truncate j below

        for (i, j), name in results do
            let served = unserved i j |> List.map (fun event -> Value(one - v event)) |> Product

            let rec signed (events: string list) =
                match events with
                | [] -> [ one ]
                | event :: more ->
                    let rest = signed more
                    rest @ (rest |> List.map (fun e -> -(v event * e)))

            if i + j > 1 then
                proof.Identity(served, Sum(signed (unserved i j) |> List.map Value), "inclusion and exclusion")
                |> ignore

            let value =
                [
                    for k in 0..i do
                        for l in 0..j do
                            let count =
                                ReluProofs.Symbolic.Counting.Binomial.Coefficient(i, k)
                                * ReluProofs.Symbolic.Counting.Binomial.Coefficient(j, l)

                            let sign = if (k + l) % 2 = 0 then Rational.One else -Rational.One
                            let power = if k + l = 0 then one else powerOf k l
                            sign * Rational.OfInteger count * power
                ]
                |> List.reduce (+)

            proof.Introduce(
                MeanOf(served, name, value),
                sprintf "%d positive and %d negative labels: the sum over all sets" i j
            )
            |> ignore

        let conclusions =
            proof.Script.Steps
            |> List.indexed
            |> List.choose (fun (index, step) ->
                match step.Kind with
                | Introduce(MeanOf(_, name, _)) when results |> List.exists (fun (_, result) -> result = name) ->
                    Some(Item(index + 1, 0))
                | _ -> None)

        proof.Conclude(conclusions, "the probabilities")
        proof.Script

    /// Theorem k, for the k-th pair (n+, n-) other than (0, 0) in lexicographic order: the probability as a combination of
    /// m-th powers.
    let script: Lazy<Script> = lazy (forPoints MaxPoints)
