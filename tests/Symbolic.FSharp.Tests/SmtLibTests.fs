namespace ReluProofs.Symbolic.FSharp.Tests

open System
open System.Collections.Generic
open Xunit
open Xunit.Abstractions
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Render
open ReluProofs.Symbolic.Derivations

/// What a solver is asked about: every derivation but those for a number of data points. z3 does not keep its time limit on
/// some of their steps, so that a run may take minutes or not end.
module private Questioned =
    let derivations = [
        for derivation in Derivations.All do
            if derivation.Name <> "min-norm-orthogonal" && derivation.Name <> "regularised-orthogonal" then
                derivation
    ]

/// The steps of all derivations, decided a second time by a solver that knows neither our algebra nor our witnesses.
type SmtLibTests(output: ITestOutputHelper) =

    /// Of 100 questions a solver must confirm at least this many; the rest may stay unknown, none may be refuted.
    let leastShare = 95

    let one = RationalFunction.One
    let writer (script: Script) = SmtWriter(script, lazy (Replay.run script))

    let count (answer: string) (answers: string list) = answers |> List.filter (fun a -> a = answer) |> List.length

    let occurrences (part: string) (text: string) = text.Split(part).Length - 1

    /// Answers to questions that stand alone, in one run of the solver.
    let ask (writer: SmtWriter) (questions: string list list) =
        Solver.answers (String.Join("(reset)\n", questions |> List.map writer.Alone))

    /// The same step with another constant, solution, case or without what it rests on.
    let wrong (kind: StepKind) =
        match kind with
        | Identity(left, right) -> Some(Identity(left, Formula.Sum [ right; Value one ]))
        | Solve(e, unknown, solution) -> Some(Solve(e, unknown, solution + one))
        | Entail(_, _, conclusion, witnesses) when conclusion.Relation <> SignRelation.NonZero ->
            Some(Entail([], [], SignCondition(conclusion.Expression - one, conclusion.Relation), witnesses))
        | Split(_, cases, witness) -> Some(Split([], List.tail cases, witness))
        | _ -> None

    let dictionary (items: (string * 'value) list) =
        let result = Dictionary<string, 'value>()

        for name, value in items do
            result[name] <- value

        result

    let third = Rational.Create(1, 3)

    /// Two points on the line, one network with irrational weights; the minimum of width 1 is not attained by it.
    let instance =
        let root = RealAlgebraic.Sqrt(Rational.Create(3, 4))

        let data =
            Dataset(ExactMatrix.Column(ExactVector [| Rational.One; -third |]), ExactVector [| Rational.One; third |])

        CertifiedInstance(
            data,
            ModelConstants(Rational.Half, Rational.Two, third),
            dictionary [ "alpha", third ],
            dictionary [
                "net", TwoLayerNetwork([| root |], [| [| -root + RealAlgebraic.One |] :> IReadOnlyList<_> |])
            ]
        )

    let net = "net"
    let number (k: int) = Term.Number k

    let terms = [
        "parameter", Term.Parameter "alpha"
        "constants", Term.Sum [ Term.LossConstant; Term.OutputScale * Term.WeightDecay ]
        "data", Term.Point(1, 0) - Term.Label 1
        "root", Term.Sqrt(Term.Parameter "alpha")
        "size", Term.Abs(Term.Point(1, 0))
        "sign", Term.Sign(Term.Point(1, 0))
        "relu", Term.Relu(Term.Point(1, 0)) + Term.Relu(Term.Label 0)
        "quotient", Term.Product [ Term.Label 1; number 2 ] / Term.Parameter "alpha"
        "weights", Term.OutputWeight(net, 0) * Term.HiddenWeight(net, 0, 0)
        "norm", Term.NormSquared net
        "output", Term.Output(net, 0) + Term.Output(net, 1)
        "loss", Term.Loss net
    ]

    let certified (facts: Fact list) =
        let check =
            Checker.Certify(CertificateDraft("paper/claim", "a statement\nof two lines", "title", instance, facts))

        match check.Certificate with
        | null -> failwithf "%O" check.Wrong
        | certificate -> certificate

    [<Fact>]
    member _.``a solver refutes no step and confirms nearly all``() =
        if Solver.exists () then
            let all =
                Questioned.derivations
                |> List.collect (fun derivation ->
                    let text = derivation.SmtLib()
                    let answers = Solver.answers text
                    Assert.Equal(occurrences "(check-sat)" text, answers.Length)

                    output.WriteLine(
                        "{0}: {1} steps, {2} questions, {3} unsat, {4} sat",
                        derivation.Name,
                        derivation.Steps.Count,
                        answers.Length,
                        count "unsat" answers,
                        count "sat" answers
                    )

                    answers)

            Assert.Equal(0, count "sat" all)
            Assert.True(100 * count "unsat" all >= leastShare * all.Length, sprintf "%d unsat" (count "unsat" all))

    [<Fact>]
    member _.``every step is asked or says why not, and each file has its parentheses``() =
        for derivation in Derivations.All do
            let script = derivation.Script
            let text = derivation.SmtLib()
            Assert.Equal(occurrences "(" text, occurrences ")" text)
            Assert.Equal(occurrences "(push 1)" text, occurrences "(set-info :status unsat)" text)

            for (number, asked), step in List.zip (writer script).Questions script.Steps do
                Assert.Contains(sprintf "; step %d: " number, text)

                match asked, step.Kind with
                | Query _, (Identity _ | Solve _ | Entail _ | Split _ | ByCases _)
                | Query _, (Substitute _ | Invariant _ | Monotone _ | Introduce(MeanOf _)) -> ()
                | Remark why, (Introduce _ | Induction _ | Vanishing _ | OneElement _ | Apply _ | Keep _ | Conclude _) ->
                    Assert.Contains(why, text)
                | _ -> Assert.Fail(sprintf "%s, step %d" derivation.Name number)

    [<Fact>]
    member _.``a solver confirms no wrong variant of a step``() =
        if Solver.exists () then
            for derivation in Questioned.derivations do
                let script = derivation.Script
                let state = Replay.run script

                let changed =
                    script.Steps
                    |> List.map (fun step ->
                        match wrong step.Kind with
                        | Some kind -> { step with Step.Kind = kind }, true
                        | None -> step, false)

                let false' = {
                    script with
                        Steps = List.map fst changed
                }

                let asked = SmtWriter(false', lazy state)

                let questions =
                    List.zip asked.Questions changed
                    |> List.choose (fun ((number, question), (_, isWrong)) ->
                        match question with
                        | Query assertions when isWrong -> Some(number, assertions)
                        | _ -> None)

                let answers = ask asked (List.map snd questions)
                Assert.Equal(questions.Length, answers.Length)

                output.WriteLine(
                    "{0}: {1} wrong variants, {2} sat, {3} unsat",
                    derivation.Name,
                    answers.Length,
                    count "sat" answers,
                    count "unsat" answers
                )

                for (number, _), answer in List.zip questions answers do
                    Assert.True(
                        (answer <> "unsat"),
                        sprintf "%s: a wrong variant of step %d is confirmed" derivation.Name number
                    )

                Assert.True(2 * count "sat" answers > answers.Length)

    [<Fact>]
    member _.``a denominator that may vanish is no identity``() =
        let script = {
            SoftThreshold.script.Value with
                Hypotheses = []
        }

        let x = RationalFunction.Variable "s"
        let inverse = Value(one / x)
        let asked = SmtTerm.differ (Formula.Product [ inverse; Value x ]) (Value one)

        if Solver.exists () then
            let alone = SmtWriter(script, lazy (Replay.start script))
            let positive = SmtTerm.condition (SignCondition.Positive x)
            Assert.Equal<string list>([ "sat"; "unsat" ], ask alone [ [ asked ]; [ asked; positive ] ])

    [<Fact>]
    member _.``a solver computes every kind of term as the kernel does``() =
        let facts = [
            for name, term in terms do
                let value = Term.Number(term.Evaluate instance)
                Fact(name + " is", term, Relation.Equal, value)
                Fact(name + " is below", term, Relation.Less, value + Term.Number third)
        ]

        let text = SmtLib.OfCertificate(certified facts)

        if Solver.exists () then
            Assert.Equal<string list>(List.replicate facts.Length "unsat", Solver.answers text)
            // The same facts turned round.
            let turned =
                text.Replace("(assert (not (= ", "(assert (not (< ").Replace("(set-info :status unsat)\n", "")

            Assert.Equal(terms.Length, count "sat" (Solver.answers turned))

    [<Fact>]
    member _.``what speaks of all networks is not asked``() =
        let zero =
            TwoLayerNetwork([| RealAlgebraic.Zero |], [| [| RealAlgebraic.Zero |] :> IReadOnlyList<_> |])

        let data =
            Dataset(ExactMatrix.Column(ExactVector [| Rational.One |]), ExactVector [| Rational.Zero |])

        let trivial =
            CertifiedInstance(
                data,
                ModelConstants(Rational.Half, Rational.One, Rational.One),
                dictionary [],
                dictionary [ "zero", zero ]
            )

        let minimum = Term.MinimumLoss(1, "zero", [ ExactVector [| Rational.Zero |] ])
        let fact = Fact("the minimum", minimum, Relation.Equal, number 0)

        let check =
            Checker.Certify(CertificateDraft("paper/claim", "a statement", "title", trivial, [ fact ]))

        let text = SmtLib.OfCertificate(Unchecked.nonNull check.Certificate)
        Assert.Contains("; not asked: the least loss of a width speaks of all networks", text)
        Assert.DoesNotContain("check-sat", text)
