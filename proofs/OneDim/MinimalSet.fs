namespace ReluProofs.Proofs.OneDim

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking

/// The set of Eq. (8) and Definition A.13: { (u_j, w_j) : for all p <> q, w_p w_q > 0 implies u_p u_q < 0 }.
module internal MinimalSet =

    let private pairs (theta: TwoLayerNetwork) =
        List.indexed (EveryMinimiser.neurons theta)
        |> fun all -> List.allPairs all all |> List.filter (fun ((p, _), (q, _)) -> p < q)

    /// The condition, with what is required of u_p u_q where w_p w_q > 0.
    let satisfies (required: int -> bool) (theta: TwoLayerNetwork) =
        pairs theta
        |> List.forall (fun ((_, (up, wp)), (_, (uq, wq))) -> not ((wp * wq).Sign > 0) || required (up * uq).Sign)

    /// u_p u_q < 0, as printed.
    let opposite sign = sign < 0

    /// For a named member, facts that show it satisfies the condition as printed.
    let memberFacts (name: string) (theta: TwoLayerNetwork) =
        pairs theta
        |> List.map (fun ((p, (_, wp)), (q, (_, wq))) ->
            let product weight = weight p * weight q
            let hidden = product (fun j -> Term.HiddenWeight(name, j, 0))
            let output = product (fun j -> Term.OutputWeight(name, j))

            let text =
                sprintf "neurons %d and %d of %s satisfy the condition of (8)" (p + 1) (q + 1) name

            if (wp * wq).Sign > 0 then
                Terms.fact text hidden Relation.Less (Term.Number 0)
            else
                Terms.fact text output Relation.LessOrEqual (Term.Number 0))

    /// Parameters chosen without regard to any loss: the first neuron (k, k), all others (0, 0); then small integers.
    let simple (context: CheckContext) (m: int) : TwoLayerNetwork seq =
        let network (neurons: (int * int) list) =
            neurons |> List.map (fun (u, w) -> RealAlgebraic.OfInt u, RealAlgebraic.OfInt w) |> Members.network

        let dead = List.replicate (m - 1) (0, 0)

        seq {
            for k in 1..2 do
                network ((k, k) :: dead)

            for k in 0..3 do
                network [
                    for j in 1..m ->
                        context.Draw(Gen.choose (-2, 2), "u", 100 * k + j),
                        context.Draw(Gen.choose (-2, 2), "w", 100 * k + j)
                ]
        }

    /// The number of neurons with u_i <> 0 and w_i <> 0.
    let active (theta: TwoLayerNetwork) =
        EveryMinimiser.neurons theta |> List.filter (fun (u, w) -> not (u * w).IsZero) |> List.length

    /// Whether one is the other with its neurons in another order.
    let isPermutation (a: TwoLayerNetwork) (b: TwoLayerNetwork) =
        let rec matches left right =
            match left with
            | [] -> List.isEmpty right
            | neuron :: rest ->
                match right |> List.tryFindIndex (fun other -> other = neuron) with
                | Some k -> matches rest (List.removeAt k right)
                | None -> false

        matches (EveryMinimiser.neurons a) (EveryMinimiser.neurons b)

    /// A contradiction with what the statement says of the members, with facts about the named networks.
    let refuted (o: Optimum) (context: CheckContext) title stated actual networks facts =
        let names = networks |> List.map fst

        Outcome.Fails(
            Witness(
                stated,
                actual,
                "is not",
                Strength.Exact,
                Optimum.numericText o,
                CertificateDraft(
                    context.Claim,
                    context.Statement,
                    title,
                    Terms.certified true o.Instance networks,
                    Terms.standing true o.Instance
                    @ Terms.criticalWidth o.Instance
                    @ (List.zip names networks |> List.collect (fun (name, (_, theta)) -> memberFacts name theta))
                    @ facts
                )
            )
        )
