namespace ReluProofs.Proofs.WeakInteraction

open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Comparisons with P(I), which several routes must agree on before anything is compared.
module internal Event =

    /// The largest number of points whose sign patterns are enumerated one by one.
    [<Literal>]
    let private Enumerated = 4

    /// P(I) by brute force: the points served by each of the equally likely sign patterns of a neuron, joined over the neurons.
    let private enumerate (d: Draw) =
        let points = [
            for k, l in List.indexed d.Lines do
                yield! List.replicate l.PositiveAhead (k, 1, 1)
                yield! List.replicate l.PositiveBehind (k, 0, 1)
                yield! List.replicate l.NegativeAhead (k, 1, 0)
                yield! List.replicate l.NegativeBehind (k, 0, 0)
        ]

        let lines = d.Lines.Length

        let served =
            [
                for pattern in 0 .. (1 <<< lines) - 1 do
                    for output in [ 0; 1 ] do
                        points
                        |> List.indexed
                        |> List.sumBy (fun (i, (k, side, label)) ->
                            if (pattern >>> k) % 2 = side && output = label then
                                1 <<< i
                            else
                                0)
            ]
            |> List.countBy id
            |> List.map (fun (mask, count) -> mask, Rational.Create(count, 2 <<< lines))

        let join (states: (int * Rational) list) =
            let next = Dictionary<int, Rational>()

            for mask, p in states do
                for more, q in served do
                    let known =
                        match next.TryGetValue(mask ||| more) with
                        | true, r -> r
                        | false, _ -> Rational.Zero

                    next[mask ||| more] <- known + p * q

            [
                for pair in next do
                    pair.Key, pair.Value
            ]

        let all = (1 <<< points.Length) - 1

        Seq.fold (fun states (_: int) -> join states) [ 0, Rational.One ] (seq { 1 .. d.Neurons })
        |> List.tryFind (fun (mask, _) -> mask = all)
        |> Option.map snd
        |> Option.defaultValue Rational.Zero

    /// Decides with the exact P(I) of the instance.
    let check (decide: Draw -> Rational -> CheckContext -> Outcome) =
        Check<Draw>(fun d context ->
            let probability = Draw.closedForm d
            let second = Draw.byConditioning d

            if probability <> second then
                Outcome.EnginesDisagree(
                    sprintf "inclusion-exclusion gives P(I) = %O, conditioning %O" probability second
                )
            elif Draw.points d <= Enumerated && probability <> enumerate d then
                Outcome.EnginesDisagree(sprintf "enumeration of the sign patterns gives P(I) = %O" (enumerate d))
            else
                // Stated bounds are compared with it and with nothing else: an error of theirs is one of the comparison.
                decide d (context.Stated probability) context)

    let draft (context: CheckContext) title (d: Draw) facts =
        CertificateDraft(context.Claim, context.Statement, title, Draw.certified d, facts)

    let power (times: int) (term: Term) = Term.Product(List.replicate times term)

    let private ratio = Term.Parameter "n" / Term.Parameter "epsilon"

    let private euler name relation (e: Rational) (exponent: int) (times: int) =
        Terms.fact name (power exponent (Term.Number e)) relation (power times ratio)

    /// (n/eps)^times >= e^exponent through a decimal above e.
    let ratioAtLeast what (d: Draw) (exponent: int) (times: int) = [
        match Draw.eulerAbove (fun e -> e.Pow exponent <= (Draw.ratio d).Pow times) with
        | Some e -> euler (sprintf "%s, as e < %O" what e) Relation.LessOrEqual e exponent times
        | None -> ()
    ]

    /// (n/eps)^times > e^exponent through a decimal above e.
    let ratioAbove what (d: Draw) (exponent: int) (times: int) = [
        match Draw.eulerAbove (fun e -> e.Pow exponent < (Draw.ratio d).Pow times) with
        | Some e -> euler (sprintf "%s, as e < %O" what e) Relation.Less e exponent times
        | None -> ()
    ]

    /// What every certificate of a draw begins with.
    let standing (d: Draw) = [
        Terms.fact "there is a point" (Term.Parameter "n") Relation.GreaterOrEqual (Term.Number 1)
        Terms.fact "there is a neuron" (Term.Parameter "p") Relation.GreaterOrEqual (Term.Number 1)
        for k in 0 .. Draw.points d - 1 do
            Terms.fact (sprintf "label %d is not 0" (k + 1)) (Term.Abs(Term.Label k)) Relation.Greater (Term.Number 0)
    ]

    let positiveFailure =
        Terms.fact "eps > 0" (Term.Parameter "epsilon") Relation.Greater (Term.Number 0)

    let oneMinusFailure = Term.Number 1 - Term.Parameter "epsilon"

    /// An exact failure of a statement about P(I).
    let fails context title (d: Draw) (probability: Rational) stated relation facts =
        Outcome.Fails(
            Witness(
                stated,
                sprintf "P(I) = %O" probability,
                relation,
                Strength.Exact,
                "the same by inclusion-exclusion and by conditioning on the number of neurons with a_j > 0",
                draft context title d (standing d @ facts)
            )
        )

    /// P(I) >= bound, or <= with `upper`; no certificate, for statements that hold.
    let bounded upper (bound: Draw -> Rational) =
        check (fun d probability context ->
            let slack =
                if upper then
                    bound d - probability
                else
                    probability - bound d

            if slack.Sign >= 0 then
                Outcome.Holds(Strength.Exact, RealAlgebraic.OfRational slack)
            else
                fails
                    context
                    "the probability of the event I"
                    d
                    probability
                    (sprintf "P(I) %s %O" (if upper then "<=" else ">=") (bound d))
                    (if upper then ">" else "<")
                    [
                        Terms.fact
                            "P(I) is on the other side"
                            (Draw.term d)
                            (if upper then Relation.Greater else Relation.Less)
                            (Term.Number(bound d))
                    ])
