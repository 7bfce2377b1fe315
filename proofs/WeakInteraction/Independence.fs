namespace ReluProofs.Proofs.WeakInteraction

open System.Collections.Generic
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// A draw of Lemma 5 and one of two joint laws of (a_j, w_j), both with symmetric, rotation-invariant marginals: independent signs, or a_j
/// against the label y_1 exactly where w_j is active on x_1.
///
/// The convention of all claims of this paper: the sign of a_j is independent of w_j, and neurons are independent of one another; the
/// norms of a_j and w_j may depend on each other. Section 2 asks for "a joint distribution where both marginals are [...] centered,
/// rotational-invariant", which by itself allows for dependent signs; but the proof of Lemma 5 takes the law to say that the "A_j
/// are independent with all variables", footnote 3 and Appendix B draw it so, and with dependent signs one point and one neuron
/// refute Lemma 5. So independence is what the statements mean. Where Section 2's words alone give another verdict, a claim has
/// them as a reading of its own.
type internal Start = { Draw: Draw; IsOpposed: bool }

module internal Start =

    let at draw isOpposed = { Draw = draw; IsOpposed = isOpposed }

    /// What a note says of the convention.
    let convention =
        "the sign of a_j is independent of w_j, as the proof of Lemma 5 says and Appendix B draws it"

    /// A decimal below e that still shows (n/eps)^4 <= e^p.
    let private eulerBelow (d: Draw) =
        let ten = Rational.OfInt 10
        let e = Elementary.Exp(Rational.One, 256).Lower

        Seq.init 40 (fun k ->
            let scaled = ten.Pow k * e
            Rational.OfInteger(scaled.Numerator / scaled.Denominator) / ten.Pow k)
        |> Seq.tryFind (fun e -> (Draw.ratio d).Pow 4 <= e.Pow d.Neurons)

    /// eps > 0, p >= 4 log(n/eps) and 0 < 1 - eps.
    let enoughNeurons (d: Draw) = [
        Event.positiveFailure
        match eulerBelow d with
        | Some e ->
            Terms.fact
                (sprintf "p >= 4 log(n/eps), as e > %O" e)
                (Event.power 4 (Term.Parameter "n" / Term.Parameter "epsilon"))
                Relation.LessOrEqual
                (Event.power d.Neurons (Term.Number e))
        | None -> ()
        Terms.fact "0 < 1 - eps" (Term.Number 0) Relation.Less Event.oneMinusFailure
    ]

    let private firstSign (d: Draw) =
        let first = d.Lines.Head

        if first.PositiveAhead > 0 || first.PositiveBehind > 0 then
            1
        else
            -1

    /// No neuron of the opposed law serves x_1, now or later: the two kinds of neurons it draws, along x_1.
    let private refuted (context: CheckContext) (d: Draw) stated actual facts =
        let instance = Draw.certified d
        let sign = Rational.OfInt(firstSign d)
        let point = instance.Data.Points.Row 0

        let network (a: Rational) (w: Rational) =
            TwoLayerNetwork(
                [ RealAlgebraic.OfRational a ],
                [
                    [ for k in 0 .. point.Length - 1 -> RealAlgebraic.OfRational(w * point[k]) ]
                    :> IReadOnlyList<RealAlgebraic>
                ]
            )

        let withNeurons =
            CertifiedInstance(
                instance.Data,
                instance.Constants,
                instance.Parameters,
                Dictionary(
                    dict [
                        "ahead", network -sign Rational.One
                        "behind", network sign Rational.MinusOne
                    ]
                )
            )

        Outcome.Fails(
            Witness(
                stated,
                actual,
                "is not",
                Strength.Exact,
                null,
                CertificateDraft(
                    context.Claim,
                    context.Statement,
                    "a joint law with symmetric marginals under which no neuron ever serves x_1",
                    withNeurons,
                    [
                        yield! Event.standing d
                        yield! facts
                        for name in [ "ahead"; "behind" ] do
                            Terms.fact
                                (sprintf "|a| = ||w|| for the neuron %s of x_1" name)
                                (Term.OutputWeight(name, 0) * Term.OutputWeight(name, 0))
                                Relation.Equal
                                (Term.Sum [
                                    for k in 0 .. point.Length - 1 ->
                                        Term.HiddenWeight(name, 0, k) * Term.HiddenWeight(name, 0, k)
                                ])

                            Terms.fact
                                (sprintf "the neuron %s of x_1 does not serve it" name)
                                (Term.Output(name, 0) * Term.Label 0)
                                Relation.LessOrEqual
                                (Term.Number 0)
                    ]
                )
            )
        )

    /// The statement under the convention; it says nothing of the opposed law.
    let independently (check: Check<Draw>) =
        Check<Start>(fun s context ->
            if s.IsOpposed then
                Outcome.Discarded "independent signs"
            else
                check.Invoke(s.Draw, context))

    /// The statement for every joint law with such marginals: "`what` has at least the probability `least`". Under the opposed law
    /// that is 0; `positive` are the facts that it ought to be more.
    let marginally what (least: Draw -> Rational) (positive: Draw -> Fact list) (check: Check<Draw>) =
        Check<Start>(fun s context ->
            if not s.IsOpposed then
                check.Invoke(s.Draw, context)
            elif (least s.Draw).Sign <= 0 then
                Outcome.Holds Strength.Exact
            else
                refuted
                    context
                    s.Draw
                    (sprintf "%s with probability at least %O" what (least s.Draw))
                    "the probability is 0: every neuron active on x_1 has a_j y_1 < 0, and keeps its sign"
                    (positive s.Draw))

    /// A reading of a statement "`what` has at least the probability `least`" by the words of Section 2 alone.
    let marginals statement what least positive check =
        Reading<Start>(
            Name = "marginals alone",
            Statement = statement,
            Check = marginally what least positive check,
            Added = [],
            Note =
                "Section 2 asks for a joint law and speaks of its marginals alone; the law of the counterexample has |a_j| = ||w_j|| and the sign of a_j opposed to y_1 where w_j is active on x_1"
        )

    let on (h: Hypothesis<Draw>) =
        let holds (s: Start) = h.Holds.Invoke s.Draw

        match h.Break with
        | null -> Hypothesis<Start>(h.Name, h.Text, (fun s -> holds s), null)
        | breaks ->
            Hypothesis<Start>(h.Name, h.Text, (fun s -> holds s), (fun s -> { s with Draw = breaks.Invoke s.Draw }))

    /// A family of draws under both laws, the opposed one a quarter of the time.
    let family (draws: Family<Draw>) =
        Family<Start>(
            draws.Name + ", independent or opposed signs",
            draws.Hypotheses |> Seq.map on |> List.ofSeq,
            [
                for d in draws.Edges do
                    at d false
                for d in Seq.truncate 4 draws.Edges do
                    at d true
            ],
            Arb.fromGenShrink (
                gen {
                    let! d = draws.Instances.Generator
                    let! isOpposed = Gen.frequency [ 3, Gen.constant false; 1, Gen.constant true ]
                    return at d isOpposed
                },
                fun s ->
                    seq {
                        for d in draws.Instances.Shrinker s.Draw do
                            { s with Draw = d }
                    }
            ),
            (fun s -> draws.Size.Invoke s.Draw),
            (fun s -> [|
                yield! draws.Describe.Invoke s.Draw
                NamedValue.Of("opposed signs", (if s.IsOpposed then 1 else 0))
            |]),
            (fun s ->
                if s.IsOpposed then
                    "opposed signs"
                else
                    draws.Classify.Invoke s.Draw)
        )

    let oneMinusFailure (d: Draw) = Rational.One - d.Failure
