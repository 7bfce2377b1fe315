namespace ReluProofs.Symbolic.FSharp.Tests

open System
open System.Collections.Generic
open Xunit
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Counting
open ReluProofs.Symbolic.Derivations
open ReluProofs.Symbolic.Dynamics
open ReluProofs.Symbolic.Logic

/// Derivations about functions of the time and about chance: wrong variants, independent routes to the same results, and the
/// rules that keep such steps honest.
module FlowDerivationTests =

    let private one = RationalFunction.One
    let private v = RationalFunction.Variable
    let private rational (text: string) = Expression.Parse text

    let private changed (change: StepKind -> StepKind) (script: Script) = {
        script with
            Steps =
                script.Steps
                |> List.map (fun step -> {
                    step with
                        Step.Kind = change step.Kind
                })
    }

    let private rejected (script: Script) =
        let result = (Derivation script).Replay()
        Assert.False(result.IsValid, sprintf "a wrong variant of %s was accepted" script.Name)
        Assert.True(result.FailedStep.HasValue, result.Reason)

    /// Wrong variants: what a paper or a reader could get wrong.
    let private wrong: (string * Script Lazy * (StepKind -> StepKind)) list = [
        "twice the speed of alignment",
        SphereAlignment.script,
        (function
        | Introduce(ExponentialOf(rate, "e")) -> Introduce(ExponentialOf(rate + rate, "e"))
        | other -> other)
        "another equilibrium of the logistic growth",
        LogisticGrowth.script,
        (function
        | Introduce(SolutionOf [ f, side, start ]) -> Introduce(SolutionOf [ f, side - v "f" * v "f", start ])
        | other -> other)
        "another start of the logistic growth",
        LogisticGrowth.script,
        (function
        | Introduce(SolutionOf [ f, side, start ]) -> Introduce(SolutionOf [ f, side, start + start ])
        | other -> other)
        "twice the loss at the saddle",
        SaddleLoss.script,
        (function
        | Introduce(Let("S", e)) -> Introduce(Let("S", e + e))
        | other -> other)
        "a bound with the square of the decay",
        SaddleLoss.script,
        (function
        | Introduce(Let("B", e)) -> Introduce(Let("B", e / (v "e" * v "e")))
        | other -> other)
        "an escape time without the share of the start",
        EscapeTime.script,
        (function
        | Introduce(Let("X", _)) -> Introduce(Let("X", rational "q*n*D/((1 - q)*u0)"))
        | other -> other)
        "the rate of the alignment as printed",
        GroupAlignment.script,
        (function
        | Introduce(ExponentialOf(rate, "E")) -> Introduce(ExponentialOf(rate + rate, "E"))
        | other -> other)
        "no term in the time in the norm",
        GroupNorm.script,
        (function
        | Invariant(e, evidence) when Seq.contains "t" e.Variables ->
            Invariant(e.Substitute("t", RationalFunction.Zero), evidence)
        | other -> other)
        "the curvature with the wrong sign",
        AverageCurvature.script,
        (function
        | Introduce(ExponentialOf(rate, m)) -> Introduce(ExponentialOf(-rate, m))
        | other -> other)
        "neurons that serve labels of both signs",
        GoodInitialisation.script,
        (function
        | Introduce(MeanOf(e, "q11", _)) -> Introduce(MeanOf(e, "q11", rational "1/4"))
        | other -> other)
        "a neuron that misses a point more often",
        GoodInitialisation.script,
        (function
        | Introduce(Copies copies) ->
            Introduce(
                Copies {
                    copies with
                        Powers = copies.Powers |> List.map (fun (p, name) -> p * Rational.Half, name)
                }
            )
        | other -> other)
    ]

    [<Fact>]
    let ``deliberately wrong variants are rejected`` () =
        for name, script, change in wrong do
            let variant = changed change script.Value
            Assert.False((Derivation variant).Replay().IsValid, name)
            rejected variant

    [<Fact>]
    let ``no flow derivation stands without one of its strict hypotheses`` () =
        for script in
            [
                SphereAlignment.script
                LogisticGrowth.script
                SaddleLoss.script
                AverageCurvature.script
            ] do
            for index in 0 .. script.Value.Hypotheses.Length - 1 do
                let hypotheses =
                    script.Value.Hypotheses
                    |> List.mapi (fun i h ->
                        if i = index then
                            {
                                h with
                                    Condition = SignCondition.NonNegative RationalFunction.Zero
                            }
                        else
                            h)

                rejected {
                    script.Value with
                        Hypotheses = hypotheses
                }

    /// The conclusion that a theorem draws.
    let private theorem (script: Script) index =
        (Replay.run script).Items[script.Steps.Length].[index].Conclusion.Expression

    [<Fact>]
    let ``the engine of differential equations agrees with the derived norm of a group neuron`` () =
        // q and B of the theorems, with E = exp(Y t/n) as an elementary function: q' = 2/n q (Y S - q/p).
        let start, scale = "a0^2", "exp(Y/n*t)"
        let wave = sprintf "((1 + c0)*%s + (1 - c0)/%s)" scale scale

        let brake =
            sprintf
                "(1 + a0^2/(4*p*Y)*((1 + c0)^2*(%s^2 - 1) + (1 - c0)^2*(1 - 1/%s^2)) + a0^2*(1 - c0)*(1 + c0)/(n*p)*t)"
                scale
                scale

        let norm = sprintf "%s*%s^2/(4*%s)" start wave brake
        let alignment = "(sinh(Y/n*t) + c0*cosh(Y/n*t))/(cosh(Y/n*t) + c0*sinh(Y/n*t))"

        let problem =
            OdeProblem.Scalar(
                "q",
                sprintf "2/n*q*(Y*%s - q/p)" alignment,
                start,
                "Y > 0, n > 0, p > 0, a0 > 0, 0 <= c0, c0 <= 1"
            )

        Assert.Equal(OdeOutcome.Solves, (OdeVerifier.Verify(problem, ElementaryExpression.Parse norm)).Outcome)

        // The same functions, as the theorems say them, at the symbols.
        let derived, brakeDerived =
            theorem GroupNorm.script.Value 0, theorem GroupNorm.script.Value 1

        let atSymbols (text: string) = rational (text.Replace(scale, "E"))

        let solvedFor name (e: RationalFunction) = v name - e / e.Derivative name
        Assert.Equal(atSymbols brake, solvedFor "B" brakeDerived)
        Assert.Equal(atSymbols (norm.Replace(brake, "B")), solvedFor "q" derived)

    [<Fact>]
    let ``the derived probabilities are those of counting`` () =
        let script = GoodInitialisation.script.Value

        let powers =
            script.Steps
            |> List.pick (fun step ->
                match step.Kind with
                | Introduce(Copies copies) -> Some copies.Powers
                | _ -> None)

        for step in script.Steps do
            match step.Kind with
            | Introduce(MeanOf(_, name, value)) when name[0] = 'P' ->
                let positive, negative = int name[1] - int '0', int name[2] - int '0'

                for m in 0..6 do
                    let values = Dictionary<string, Rational>()

                    for number, symbol in powers do
                        values[symbol] <- number.Pow m

                    Assert.Equal(SignEvents.GoodInitialisation(m, positive, negative), value.Evaluate values)
            | _ -> ()

    // The rules of the language, one small script each.

    let private symbol name = {
        Name = name
        Glyph = { Unicode = name; Latex = name }
        Meaning = name
    }

    let private script (names: string list) (hypotheses: SignCondition list) (steps: StepKind list) = {
        Name = "small"
        Title = "small"
        Statement = "small"
        Source = "none"
        Symbols = List.map symbol names
        Hypotheses =
            hypotheses
            |> List.mapi (fun i c -> {
                Label = sprintf "H%d" i
                Condition = c
            })
        Steps = steps |> List.map (fun kind -> { Kind = kind; Title = "step" })
    }

    let private accepted (s: Script) =
        let result = (Derivation s).Replay()
        Assert.True(result.IsValid, result.Reason)

    let private growth = Introduce(ExponentialOf(v "a", "e"))
    let private falling = Introduce(SolutionOf [ "f", -v "a" * v "f", v "f0" ])
    let private names = [ "a"; "f0"; "f"; "e"; "g"; "h" ]

    [<Fact>]
    let ``an invariant needs a derivative that vanishes`` () =
        accepted (script names [] [ growth; falling; Invariant(v "f" * v "e", None) ])
        rejected (script names [] [ growth; falling; Invariant(v "f" * v "e" * v "e", None) ])
        rejected (script names [] [ growth; falling; Invariant(v "f", None) ])

    [<Fact>]
    let ``an invariant may not divide by what may vanish`` () =
        // 1/(f e) is constant only where f is not 0.
        rejected (script names [] [ growth; falling; Invariant(one / (v "f" * v "e"), None) ])

    [<Fact>]
    let ``what depends on the time through a name has no derivative`` () =
        rejected (script names [] [ growth; Introduce(Let("g", v "e" + one)); Invariant(v "g", None) ])
        rejected (script names [] [ Introduce(FunctionOf "g"); Invariant(v "g", None) ])

        rejected (
            script names [] [
                Introduce(FunctionOf "g")
                Introduce(Let("h", v "g"))
                Invariant(v "h", None)
            ]
        )

    [<Fact>]
    let ``values at the start are constants`` () =
        rejected (script names [] [ growth; Introduce(SolutionOf [ "f", v "f", v "e" ]) ])

        rejected (
            script names [] [
                growth
                Introduce(Let("g", v "e"))
                Introduce(SolutionOf [ "f", v "f", v "g" ])
            ]
        )

    [<Fact>]
    let ``a hypothesis speaks of no function of the time`` () =
        Assert.False((Derivation(script names [ SignCondition.Positive(v "f") ] [ growth; falling ])).Replay().IsValid)

    [<Fact>]
    let ``a solution may not speak of itself`` () =
        rejected (script names [] [ falling; Substitute(1, [ v "f" ]) ])
        rejected (script names [] [ falling; Introduce(Let("g", v "f")); Substitute(1, [ v "g" ]) ])

    [<Fact>]
    let ``a solution needs the right start`` () =
        let steps value = [ growth; falling; Substitute(2, [ value ]) ]
        accepted (script names [] (steps (v "f0" / v "e")))
        rejected (script names [] (steps (one / v "e")))
        rejected (script names [] (steps RationalFunction.Zero))

    [<Fact>]
    let ``what is kept or never falls needs an unconditional proof`` () =
        let given = [ SignCondition.Positive(v "a") ]

        let conditional assumptions condition =
            match Prover.tryEntail Hints.None assumptions condition with
            | Some witnesses -> Entail(assumptions, [], condition, witnesses)
            | None -> failwith "a trivial consequence"

        // a >= 0 only where it is assumed: then t' = a says nothing of the other times.
        let positive = SignCondition.NonNegative(v "a")
        let assumed = conditional [ positive ] positive
        let integral = Introduce(IntegralOf(v "a", "g"))
        rejected (script names [] [ integral; assumed; Monotone(v "g", Item(2, 0)) ])
        rejected (script names [] [ assumed; Keep(Item(1, 0)) ])
        accepted (script names given [ Keep(Hypothesis 0) ])

        match Prover.tryEntail Hints.None given positive with
        | Some witnesses ->
            let proved = Entail([], [ Hypothesis 0 ], positive, witnesses)
            accepted (script names given [ integral; proved; Monotone(v "g", Item(2, 0)) ])
            rejected (script names given [ integral; proved; Monotone(-v "g", Item(2, 0)) ])
        | None -> Assert.Fail "a trivial consequence"

    [<Fact>]
    let ``theorems about functions of the time are not carried over`` () =
        let lemma = AverageCurvature.script.Value
        let pairs = lemma.Symbols |> List.map (fun s -> s.Name, v "a")
        rejected (script names [] [ Apply(lemma, [ 1 ], pairs) ])

    let private coins = Introduce(Coins [ "b"; "c" ])

    let private copies powers =
        Introduce(
            Copies {
                Events = [ "u", v "b" ]
                Powers = powers
            }
        )

    let private half = RationalFunction.Constant Rational.Half
    let private chance = [ "b"; "c"; "u"; "r"; "m"; "g" ]

    let private mean (e: RationalFunction) value = Introduce(MeanOf(Value e, "m", value))

    [<Fact>]
    let ``expectations reduce powers and replace independent coins by their means`` () =
        let b, c = v "b", v "c"
        accepted (script chance [] [ coins; mean (b * b * c + b) (rational "3/4") ])
        rejected (script chance [] [ coins; mean (b * b) (rational "1/4") ])
        rejected (script chance [] [ coins; mean b b ])
        rejected (script chance [] [ coins; Introduce(Let("g", b)); mean (v "g" * b) half ])

    [<Fact>]
    let ``events of copies do not mix with coins and have symbols for their powers`` () =
        let r = v "r"
        accepted (script chance [] [ coins; copies [ Rational.Half, "r" ]; mean (v "u" * v "u") r ])
        rejected (script chance [] [ coins; copies []; mean (v "u") half ])
        rejected (script chance [] [ coins; copies [ Rational.Half, "r" ]; mean (v "u" * v "b") (r * half) ])
        rejected (script chance [] [ coins; copies [ Rational.Half, "r" ]; mean (v "u") half ])

        let twice =
            Introduce(
                Copies {
                    Events = [ "u", v "b" + v "c" ]
                    Powers = []
                }
            )

        rejected (script chance [] [ coins; twice ])
