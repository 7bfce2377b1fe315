namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Derivations.Write
open ReluProofs.Symbolic.Derivations.OrthogonalLabels

/// What holds of any number of neurons, given a dual vector v = alpha - beta.
[<NoComparison>]
type internal NeuronStatements = {
    /// F_k = sum_j a_j relu(z_jk).
    Outputs: RationalFunction list
    /// T = (1/2) sum_j (a_j^2 + ||w_j||^2).
    Norm: RationalFunction
    /// The sums of a_j^2 over a_j >= 0 and over a_j < 0.
    SizePlus: RationalFunction
    SizeMinus: RationalFunction
    /// T - sum v_k F_k.
    Gap: RationalFunction
    /// The gap is >= 0.
    Lower: Reference
    /// (sum v_k relu(u_k))^2 is at most ||u||^2, and equality makes a neuron with that output weight tight.
    Feasible: Reference list
    /// A zero gap puts every neuron on its ray.
    OnRays: Reference list
    /// If every neuron is on its ray: F_k = A+ alpha_k - A- beta_k for each k, ...
    RayOutputs: Reference list
    /// ... A+ (1 - sum alpha_k^2) = 0, A- (1 - sum beta_k^2) = 0, ...
    RaySizes: Reference list
    /// ... and T = A+ + A-.
    RayNorm: Reference
}

/// The per-neuron inequality on orthogonal data and its sum over the neurons: for dual entries alpha, beta >= 0 with
/// sums of squares at most 1, (1/2)(a^2 + ||w||^2) - a sum (alpha_k - beta_k) relu(z_k) is a sum of squares and
/// non-negative products.
module internal OrthogonalNeurons =

    /// The free symbols of one neuron, to be declared before the first step: a, z_1, ..., z_n and e.
    let declare (proof: ProofBuilder) (n: int) : RationalFunction * RationalFunction list * RationalFunction =
        let a = proof.Symbol("a", "a", "a", "output weight of a neuron")

        let z =
            family proof n "z" "z" "z" "inner product of the hidden weights with the unit vector of the point"

        let e =
            proof.Symbol("e", "e", "e", "norm of the part of the hidden weights orthogonal to the data")

        a, z, e

    let prove (proof: ProofBuilder) (a, z: RationalFunction list, e) (alpha: DualSide) (beta: DualSide) =
        let n = alpha.Entries.Length

        let g =
            family proof n "g" "g" "g" "positive part of z: the neuron on the unit vector"

        let h = family proof n "h" "h" "h" "negative part of z"

        let parts = [
            for k in 1..n ->
                proof.Introduce(
                    Parts(z[k - 1], sprintf "g%d" k, sprintf "h%d" k),
                    "the hidden weights in the coordinates of the data"
                )
        ]

        let each f = [ 0 .. n - 1 ] |> List.map f
        let squareNorm = total (each (fun k -> z[k] * z[k])) + e * e
        let cost = half * (a * a + squareNorm)
        let v = List.map2 (fun (x: RationalFunction) y -> x - y) alpha.Entries beta.Entries
        let reading = total (each (fun k -> v[k] * g[k]))
        let slack = cost - a * reading

        let pythagoras =
            each (fun k ->
                proof.Entail(
                    [],
                    [ parts[k].[0]; parts[k].[3] ],
                    zero (z[k] * z[k] - g[k] * g[k] - h[k] * h[k]),
                    factors [ z[k] + g[k] - h[k] ],
                    "z² = g² + h²"
                ))

        // b = |a|; `own` is the dual entries of the neuron's sign.
        let oneSign (b: RationalFunction) (fact: SignCondition) (own: DualSide) (other: DualSide) =
            let tight = [ fact; zero slack ]
            let room = one - own.Square

            let crossed =
                each (fun k ->
                    let product =
                        proof.Entail(
                            [],
                            [ other.Signs[k]; parts[k].[1] ],
                            nonNegative (other.Entries[k] * g[k]),
                            "a product of non-negative factors"
                        )

                    proof.Entail(
                        [ fact ],
                        [ product ],
                        nonNegative (b * other.Entries[k] * g[k]),
                        "a point of the other sign does not help"
                    ))

            let shortfall k = g[k] - b * own.Entries[k]

            let point k =
                half * z[k] * z[k] - b * (own.Entries[k] - other.Entries[k]) * g[k]
                + half * b * b * own.Entries[k] * own.Entries[k]

            let points =
                each (fun k ->
                    proof.Entail(
                        [ fact ],
                        [ pythagoras[k]; crossed[k] ],
                        nonNegative (point k),
                        squares [ shortfall k; h[k] ],
                        "one point: (g − |a| v)² / 2 + h² / 2 and a non-negative product"
                    ))

            let spare =
                proof.Entail(
                    [],
                    [ own.Bound ],
                    nonNegative (b * b * room),
                    squares [ b ],
                    "the dual vector is no longer than 1"
                )

            let terms = spare :: points

            let lower =
                proof.Entail(
                    [ fact ],
                    terms,
                    nonNegative slack,
                    squares [ e ],
                    "one neuron costs at least what the dual vector pays"
                )

            let vanishes (square: RationalFunction) (root: RationalFunction) cited hints title =
                let flat = proof.Entail(tight, cited, zero square, hints, "equality: " + title)
                proof.Entail(tight, [ flat ], zero root, "a square is zero only at zero")

            let aligned =
                each (fun k ->
                    let flat =
                        proof.Entail(
                            tight,
                            terms,
                            zero (point k),
                            squares [ e ],
                            "equality: each point's term is zero"
                        )

                    let hints = squares [ shortfall k; h[k] ]
                    let cited = [ flat; pythagoras[k]; crossed[k] ]

                    let onRay =
                        vanishes (shortfall k * shortfall k) (shortfall k) cited hints "g = |a| v"

                    let inactive = vanishes (h[k] * h[k]) h[k] cited hints "h = 0"

                    proof.Entail(
                        tight,
                        [ onRay; inactive; parts[k].[0] ],
                        zero (z[k] - b * own.Entries[k]),
                        "the hidden weights lie on the ray of the dual vector"
                    ))

            let within =
                vanishes (e * e) e terms (squares [ e ]) "nothing is orthogonal to the data"

            let noSpare =
                proof.Entail(tight, terms, zero (b * b * room), squares [ e ], "equality: the dual vector has length 1")

            let noSpareSquare =
                proof.Entail(tight, [ noSpare ], zero (a * room * (a * room)), factors [ room ], "times 1 − ‖v‖²")

            let full =
                proof.Entail(tight, [ noSpareSquare ], zero (a * room), "so a is zero or this sign of v has norm 1")

            lower, aligned @ [ within; full ]

        let plusFact, minusFact = nonNegative a, positive -a
        let lowerPlus, tightPlus = oneSign a plusFact alpha beta
        let lowerMinus, tightMinus = oneSign -a minusFact beta alpha

        // With a = sum v_k relu(u_k) the inequality is the feasibility of the dual vector.
        let feasible =
            let same = zero (a - reading)
            let split = proof.Split([], [ [ plusFact ]; [ minusFact ] ], "the sign of a")
            let claim = nonNegative (squareNorm - reading * reading)

            let branch fact lower =
                proof.Entail([ same; fact ], [ lower ], claim, factors [ a - reading ], "with a = Σ v_k max(u_k, 0)")

            let bound =
                proof.ByCases(
                    [ same ],
                    split,
                    [ branch plusFact lowerPlus; branch minusFact lowerMinus ],
                    claim,
                    "the dual vector is feasible: |Σ v_k max(u_k, 0)| ≤ ‖u‖"
                )

            let tight =
                proof.Entail(
                    [ same; zero (squareNorm - reading * reading) ],
                    [],
                    zero slack,
                    factors [ a - reading ],
                    "equality makes the neuron (a, u) tight, so u lies on its ray"
                )

            [ bound; tight ]

        let sum name unicode latex meaning (increments: RationalFunction list) =
            let whole = proof.Symbol(name, unicode, latex, meaning)

            let running =
                proof.Symbol(name + "'", unicode + "′", latex + "'", meaning + ", so far")

            whole,
            running,
            {
                Total = name
                Running = name + "'"
                Increments = increments
            }

        let outputs =
            each (fun k ->
                let label = k + 1

                sum
                    (sprintf "F%d" label)
                    (subscript "F" label)
                    (sprintf "F_{%d}" label)
                    (sprintf "sum of a g over the neurons, point %d" label)
                    [ a * g[k]; a * g[k] ])

        let norm, norm', normSum =
            sum "T" "T" "T" "half the squared norm of the parameters" [ cost; cost ]

        let none = RationalFunction.Zero

        let sizeP, sizeP', sizePSum =
            sum "A+" "A₊" "A_{+}" "sum of a² over a ≥ 0" [ a * a; none ]

        let sizeM, sizeM', sizeMSum =
            sum "A-" "A₋" "A_{-}" "sum of a² over a < 0" [ none; a * a ]

        let fold =
            let names prefix = each (fun k -> sprintf "%s%d" prefix (k + 1))

            proof.Sums(
                "neurons",
                "a" :: "e" :: names "z" @ names "g" @ names "h",
                [
                    {
                        Name = "a not negative"
                        Facts = [ plusFact ]
                    }
                    {
                        Name = "a negative"
                        Facts = [ minusFact ]
                    }
                ],
                (outputs |> List.map (fun (_, _, s) -> s)) @ [ normSum; sizePSum; sizeMSum ],
                "any number m of neurons"
            )

        let running = outputs |> List.map (fun (_, r, _) -> r)
        let totals = outputs |> List.map (fun (t, _, _) -> t)

        let gap (f: RationalFunction list) (t: RationalFunction) =
            t - total (List.map2 (fun (x: RationalFunction) y -> x * y) v f)

        let more = each (fun k -> running[k] + a * g[k])
        let invariant = nonNegative (gap running norm')

        let keep fact lower = [
            proof.Entail(
                [ fact; invariant ],
                [ lower ],
                nonNegative (gap more (norm' + cost)),
                "one more neuron keeps T ≥ Σ v_k F_k"
            )
        ]

        let lower =
            proof.Induction(
                fold,
                [],
                [ []; [] ],
                [ invariant ],
                [ keep plusFact lowerPlus; keep minusFact lowerMinus ],
                "T ≥ Σ v_k F_k for every m"
            )

        let onRays =
            proof.Vanishing(
                fold,
                [],
                gap running norm',
                [ lowerPlus; lowerMinus ],
                [ tightPlus; tightMinus ],
                "T = Σ v_k F_k needs every neuron on its ray"
            )

        let rays =
            OrthogonalRays.prove
                proof
                {
                    Fold = fold
                    OutputWeight = a
                    Remainder = e
                    Cost = cost
                    Coordinates = z
                    Active = g
                    Inactive = h
                    Parts = parts
                    Running = running
                    RunningNorm = norm'
                    RunningPlus = sizeP'
                    RunningMinus = sizeM'
                }
                alpha
                beta

        {
            Outputs = totals
            Norm = norm
            SizePlus = sizeP
            SizeMinus = sizeM
            Gap = gap totals norm
            Lower = lower.Head
            Feasible = feasible
            OnRays = onRays
            RayOutputs = List.take n rays
            RaySizes = [ rays[n]; rays[n + 1] ]
            RayNorm = rays[n + 2]
        }
