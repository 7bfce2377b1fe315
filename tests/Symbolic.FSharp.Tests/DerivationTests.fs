namespace ReluProofs.Symbolic.FSharp.Tests

open System
open FsCheck.FSharp
open Xunit
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Derivations
open ReluProofs.Symbolic.FSharp.Tests.Generators

module DerivationTests =

    let private one = RationalFunction.One

    let private withStep number change (script: Script) = {
        script with
            Steps =
                script.Steps
                |> List.mapi (fun i step ->
                    if i = number - 1 then
                        {
                            step with
                                Step.Kind = change step.Kind
                        }
                    else
                        step)
    }

    let private numberOf (test: StepKind -> bool) (script: Script) =
        1 + (script.Steps |> List.findIndex (fun step -> test step.Kind))

    let private rejectedAt number script =
        let result = (Derivation script).Replay()
        Assert.False(result.IsValid, sprintf "the wrong variant of %s was accepted" script.Name)
        Assert.Equal(Nullable number, result.FailedStep)
        Assert.NotEqual<string>("", result.Reason)

    let private shifted (condition: SignCondition) by =
        SignCondition(condition.Expression - by, condition.Relation)

    [<Fact>]
    let ``every derivation replays`` () =
        for derivation in Derivations.All do
            let result = derivation.Replay()
            Assert.True(result.IsValid, sprintf "%s: %s" derivation.Name result.Reason)
            Assert.False result.FailedStep.HasValue

    [<Fact>]
    let ``derivations have distinct names and are found by them`` () =
        let names = Derivations.All |> Seq.map (fun d -> d.Name) |> Seq.toList
        // Find goes by the declared names, without building.
        Assert.Equal<string list>(names, Seq.toList Derivations.Names)

        Assert.Equal<string list>(
            [
                "soft-threshold"
                "norm-balancing"
                "neuron-merging"
                "cone-program"
                "onedim-regularised"
                "onedim-unregularised"
                "min-norm-orthogonal"
                "regularised-orthogonal"
                "alignment-tanh"
                "logistic-growth"
                "saddle-loss"
                "escape-time"
                "group-alignment"
                "group-norm"
                "average-curvature"
                "good-initialisation"
            ],
            names
        )

        for name in names do
            Assert.Equal(name, (Derivations.Find name).Name)

        Assert.Throws<Collections.Generic.KeyNotFoundException>(fun () -> Derivations.Find "none" |> ignore)
        |> ignore

    /// What each step would say with another constant, sign, solution or case: the checker must refuse every one.
    let private wrongVariants (kind: StepKind) : StepKind list =
        match kind with
        | Identity(left, right) -> [ Identity(left, Formula.Sum [ right; Value one ]) ]
        | Solve(e, unknown, solution) -> [ Solve(e, unknown, solution + one); Solve(e, unknown, -solution + one) ]
        | Entail(assumptions, cited, conclusion, witnesses) -> [
            Entail(assumptions, cited, shifted conclusion one, witnesses)
            if not conclusion.Expression.IsZero && conclusion.Relation <> SignRelation.Zero then
                Entail(assumptions, cited, SignCondition(-conclusion.Expression, conclusion.Relation), witnesses)
            Entail(assumptions, cited, conclusion, [])
          ]
        | Split(cited, cases, witness) -> [
            Split(cited, List.tail cases, witness)
            Split(cited, cases @ cases, witness)
          ]
        | ByCases(assumptions, split, branches, conclusion) -> [
            ByCases(assumptions, split, List.tail branches, conclusion)
            ByCases(assumptions, split, List.replicate branches.Length branches.Head, conclusion)
            ByCases(assumptions, split, branches, shifted conclusion one)
          ]
        | Induction(fold, assumptions, given, invariants, steps) -> [
            Induction(fold, assumptions, given, invariants |> List.map (fun i -> shifted i one), steps)
            Induction(fold, assumptions, given, invariants, steps |> List.map (fun _ -> []))
          ]
        | Vanishing(fold, assumptions, expression, signs, consequences) -> [
            Vanishing(fold, assumptions, -expression, signs, consequences)
            Vanishing(fold, assumptions, expression + one, signs, consequences)
          ]
        | OneElement(fold, expression) -> [ OneElement(fold, expression + one) ]
        | Apply(lemma, theorems, substitution) -> [
            Apply(lemma, [ 1000 ], substitution)
            Apply(lemma, theorems, List.tail substitution)
          ]
        | Substitute(system, solution) -> [
            Substitute(system, solution |> List.map (fun f -> f + one))
            Substitute(system, [])
            Substitute(10_000, solution)
          ]
        | Invariant(expression, Some _) -> [ Invariant(expression, None) ]
        | Invariant(expression, None) -> [ Invariant(expression, Some(Item(10_000, 0))) ]
        | Monotone(expression, evidence) -> [ Monotone(-expression, evidence) ]
        | Keep _ -> [ Keep(Item(10_000, 0)) ]
        | Introduce(MeanOf(expression, symbol, value)) -> [ Introduce(MeanOf(expression, symbol, value + one)) ]
        | Introduce(Copies copies) -> [
            Introduce(
                Copies {
                    copies with
                        Events = copies.Events |> List.map (fun (name, indicator) -> name, indicator + one)
                }
            )
          ]
        | Introduce(ByCase(symbol, split, values)) -> [ Introduce(ByCase(symbol, split, List.tail values)) ]
        | Introduce(SquareRoot(e, root, evidence)) -> [ Introduce(SquareRoot(e - one, root, evidence)) ]
        | Introduce(Let(_, e)) when not (Seq.isEmpty e.Variables) -> [ Introduce(Let(e.Variables[0], e)) ]
        | Introduce _ -> []
        | Conclude references -> [ Conclude(references @ [ Item(10_000, 0) ]) ]

    [<Fact>]
    let ``every single step refuses a wrong constant, sign, solution, case or citation`` () =
        for derivation in Derivations.All do
            let script = derivation.Script

            script.Steps
            |> List.indexed
            |> List.fold
                (fun state (index, step) ->
                    for wrong in wrongVariants step.Kind do
                        let accepted =
                            try
                                Replay.check script state (index, { step with Step.Kind = wrong }) |> ignore
                                true
                            with StepRejected _ ->
                                false

                        Assert.False(accepted, sprintf "%s, step %d (%s): %A" script.Name (index + 1) step.Title wrong)

                    Replay.check script state (index, step))
                (Replay.start script)
            |> ignore

    [<Fact>]
    let ``a soft threshold at the wrong place is rejected`` () =
        let script = SoftThreshold.script.Value

        let definition =
            numberOf
                (function
                | Introduce(ByCase _) -> true
                | _ -> false)
                script

        let wrong =
            script
            |> withStep definition (function
                | Introduce(ByCase(symbol, split, values)) ->
                    // (c - 2b)/s instead of (c - b)/s.
                    Introduce(ByCase(symbol, split, (values.Head - Expression.Parse "b/s") :: values.Tail))
                | other -> other)

        let result = (Derivation wrong).Replay()
        Assert.False result.IsValid
        Assert.True(result.FailedStep.HasValue && result.FailedStep.Value > definition)

    [<Fact>]
    let ``a soft threshold without its hypotheses is rejected`` () =
        let script = SoftThreshold.script.Value

        for i in 0 .. script.Hypotheses.Length - 1 do
            let hypotheses =
                script.Hypotheses
                |> List.mapi (fun j h ->
                    if i = j then
                        {
                            h with
                                Condition = SignCondition.NonNegative RationalFunction.Zero
                        }
                    else
                        h)

            Assert.False((Derivation { script with Hypotheses = hypotheses }).Replay().IsValid)

    [<Fact>]
    let ``the cone program with another constant, sign, value or minimiser is rejected`` () =
        let script = ConeProgram.script.Value

        let instead symbol (change: RationalFunction -> RationalFunction) =
            script
            |> withStep
                (numberOf
                    (function
                    | Introduce(Let(name, _)) -> name = symbol
                    | _ -> false)
                    script)
                (function
                 | Introduce(Let(name, e)) -> Introduce(Let(name, change e))
                 | other -> other)

        let wrong = [
            // 2 b (v + t), b (v - t), -b (v + t), no b at all, k g^2, and + c g for what is minimised.
            for extra in
                [
                    "b*(v + t)"
                    "-2*b*t"
                    "-2*b*(v + t)"
                    "-b*(v + t)"
                    "k*(v - t)^2/2"
                    "2*c*(v - t)"
                ] do
                instead "F" (fun e -> e + Expression.Parse extra)

            // The overlap of v and t with the other part.
            instead "d" (fun _ -> Expression.Parse "v" - RationalFunction.Variable "g-")

            // The thresholds exchanged.
            script
            |> withStep
                (numberOf
                    (function
                    | Introduce(ByCase _) -> true
                    | _ -> false)
                    script)
                (function
                 | Introduce(ByCase(symbol, split, values)) -> Introduce(ByCase(symbol, split, List.rev values))
                 | other -> other)

            // v* and t* exchanged.
            script
            |> withStep
                (numberOf
                    (function
                    | Introduce(Parts(_, "vstar", _)) -> true
                    | _ -> false)
                    script)
                (function
                 | Introduce(Parts(e, plus, minus)) -> Introduce(Parts(e, minus, plus))
                 | other -> other)
        ]

        for variant in wrong do
            let result = (Derivation variant).Replay()
            Assert.False result.IsValid
            Assert.True result.FailedStep.HasValue

    [<Fact>]
    let ``the cone program without its hypotheses, or with b = 0, is rejected`` () =
        let script = ConeProgram.script.Value

        let withHypothesis label (change: SignCondition -> SignCondition) = {
            script with
                Hypotheses =
                    script.Hypotheses
                    |> List.map (fun h ->
                        if h.Label = label then
                            {
                                h with
                                    Condition = change h.Condition
                            }
                        else
                            h)
        }

        let trivial _ = SignCondition.NonNegative RationalFunction.Zero

        let weights = [
            withHypothesis "H2" (fun h -> SignCondition.NonNegative h.Expression)
            withHypothesis "H2" (fun h -> SignCondition.Zero h.Expression)
        ]

        for variant in weights @ [ for h in script.Hypotheses -> withHypothesis h.Label trivial ] do
            Assert.False((Derivation variant).Replay().IsValid)

    [<Fact>]
    let ``the parts of the derived threshold beat an exact grid of the cone program`` () =
        let positive = Gen.filter (fun (r: Rational) -> r.Sign > 0) rational

        check 60 (Gen.zip3 positive rational positive) (fun (k, c, b) ->
            let at =
                dict [ "s", k; "c", c; "b", b ] :?> Collections.Generic.IReadOnlyDictionary<string, Rational>

            let best = SoftThreshold.minimiser.Evaluate at

            let value (v: Rational, t: Rational) =
                Rational.Half * k * (v - t) * (v - t) - c * (v - t) + b * (v + t)

            let point = Rational.Max(best, Rational.Zero), Rational.Max(-best, Rational.Zero)
            let steps = [ for i in 0..12 -> Rational.Create(i, 4) ]

            let rivals =
                List.allPairs steps steps
                @ [ for i in steps -> fst point + i, snd point ]
                @ [ for i in steps -> fst point, snd point + i ]
                @ [ for i in steps -> fst point + i, snd point + i ]

            value point = -(Rational.Half * k * best * best)
            && rivals |> List.forall (fun other -> other = point || value other > value point))

    [<Fact>]
    let ``half the norm is no bound`` () =
        let script = NormBalancing.script.Value

        let lower =
            numberOf
                (function
                | Entail(_, _, conclusion, _) -> Seq.contains "h" conclusion.Expression.Variables
                | _ -> false)
                script

        script
        |> withStep lower (function
            | Entail(a, cited, c, w) ->
                Entail(a, cited, SignCondition.NonNegative(c.Expression - RationalFunction.Variable "h"), w)
            | other -> other)
        |> rejectedAt lower

    [<Fact>]
    let ``merging at no cost without a sign condition is rejected`` () =
        let script = NeuronMerging.script.Value

        let aligned =
            numberOf
                (function
                | Entail([ assumption ], _, conclusion, _) ->
                    assumption.Relation = SignRelation.NonNegative && conclusion.Relation = SignRelation.Zero
                | _ -> false)
                script

        script
        |> withStep aligned (function
            | Entail(_, cited, c, w) -> Entail([], cited, c, w)
            | other -> other)
        |> rejectedAt aligned

    [<Theory>]
    [<InlineData(true)>]
    [<InlineData(false)>]
    let ``a network bound without its hypotheses, or with another loss, is rejected`` (regularised: bool) =
        let script =
            (if regularised then
                 OneDimensional.regularised
             else
                 OneDimensional.unregularised)
                .Value

        for dropped in script.Hypotheses do
            let weaker =
                script.Hypotheses
                |> List.map (fun h ->
                    if h.Label = dropped.Label then
                        {
                            h with
                                Condition = SignCondition.NonNegative h.Condition.Expression
                        }
                    else
                        h)

            Assert.False((Derivation { script with Hypotheses = weaker }).Replay().IsValid, dropped.Label)

        let lossStep =
            numberOf
                (function
                | Introduce(Let("L", _)) -> true
                | _ -> false)
                script

        let doubled =
            script
            |> withStep lossStep (function
                | Introduce(Let(symbol, e)) -> Introduce(Let(symbol, e + e))
                | other -> other)

        Assert.False((Derivation doubled).Replay().IsValid)

    [<Fact>]
    let ``a sum may not be proved from one element`` () =
        // The eigenvariable condition: a hypothesis about the element symbol g makes the induction unsound.
        let script = NeuronMerging.script.Value

        let special = {
            Label = "H2"
            Condition = SignCondition.Positive(RationalFunction.Variable "g")
        }

        let wrong = {
            script with
                Hypotheses = script.Hypotheses @ [ special ]
        }

        let result = (Derivation wrong).Replay()
        Assert.False result.IsValid
        Assert.Contains("single element", result.Reason)

    [<Fact>]
    let ``the derived threshold beats an exact grid around it`` () =
        let positive = Gen.filter (fun (r: Rational) -> r.Sign > 0) rational
        let nonNegative = Gen.map (fun (r: Rational) -> r.Abs()) rational

        check 150 (Gen.zip3 positive rational nonNegative) (fun (s, c, b) ->
            let at =
                dict [ "s", s; "c", c; "b", b ] :?> Collections.Generic.IReadOnlyDictionary<string, Rational>

            let best = SoftThreshold.minimiser.Evaluate at
            let f (g: Rational) = Rational.Half * s * g * g - c * g + b * g.Abs()
            let value = f best

            let around =
                [ for k in -40 .. 40 -> best + Rational.Create(k, 8) ]
                @ [ for k in -40 .. 40 -> Rational.Create(k, 4) ]

            value = -(Rational.Half * s * best * best)
            && around |> List.forall (fun g -> if g = best then f g = value else f g > value))

    [<Fact>]
    let ``derivations are printed in three languages`` () =
        for derivation in Derivations.All do
            Assert.Equal(derivation.Script.Steps.Length, derivation.Steps.Count)
            Assert.NotEmpty derivation.Theorems
            // Each is proved by witnesses, one of them by expectations.
            let rests = [ "Farkas witness"; "expectation" ]
            Assert.True(rests |> List.exists (fun word -> derivation.Text().Contains(word, StringComparison.Ordinal)))
            Assert.Contains(@"\begin{enumerate}", derivation.Latex())
            Assert.StartsWith("## ", derivation.Markdown())

            for step, number in Seq.zip derivation.Steps (Seq.initInfinite (fun i -> i + 1)) do
                Assert.Equal(number, step.Number)
                Assert.NotEqual<string>("", step.Reason)

    [<Fact>]
    let ``LaTeX has no character that TeX does not know`` () =
        for derivation in Derivations.All do
            for c in derivation.Latex() do
                let isKnown = c < '\u0370' || c = '–' || c = '’'
                let isPlain = c = '\n' || not (Char.IsControl c)
                Assert.True(isKnown && isPlain, sprintf "%s: '%c' (U+%04x)" derivation.Name c (int c))
