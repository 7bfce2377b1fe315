namespace ReluProofs.Symbolic.FSharp.Tests

open Xunit
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Derivations

/// The two derivations about orthogonal data, for fewer points and with wrong formulas.
module OrthogonalDerivationTests =

    let private scriptOf regularised n =
        if regularised then
            OrthogonalRegularised.forPoints n
        else
            OrthogonalInterpolation.forPoints n

    [<Theory>]
    [<InlineData(false, 1)>]
    [<InlineData(false, 2)>]
    [<InlineData(false, 3)>]
    [<InlineData(true, 1)>]
    [<InlineData(true, 2)>]
    [<InlineData(true, 3)>]
    let ``the derivations replay for fewer points`` (regularised: bool, n: int) =
        let result = (Derivation(scriptOf regularised n)).Replay()
        Assert.True(result.IsValid, result.Reason)

    /// The script with one definition replaced.
    let private redefined (change: Introduction -> Introduction) (script: Script) = {
        script with
            Steps =
                script.Steps
                |> List.map (fun step ->
                    match step.Kind with
                    | Introduce introduction -> {
                        step with
                            Step.Kind = Introduce(change introduction)
                      }
                    | _ -> step)
    }

    let private rejected (script: Script) = Assert.False((Derivation script).Replay().IsValid)

    let private twice (e: RationalFunction) = e + e

    [<Theory>]
    [<InlineData(false)>]
    [<InlineData(true)>]
    let ``a dual vector of the wrong size or sign is rejected`` (regularised: bool) =
        let wrong (change: RationalFunction -> RationalFunction) =
            scriptOf regularised 2
            |> redefined (function
                | ByCase("alpha1", split, values) -> ByCase("alpha1", split, change values.Head :: values.Tail)
                | other -> other)
            |> rejected

        wrong twice
        wrong (fun e -> -e)

    [<Theory>]
    [<InlineData(false)>]
    [<InlineData(true)>]
    let ``a label norm without its squares is rejected`` (regularised: bool) =
        scriptOf regularised 2
        |> redefined (function
            | SquareRoot(_, "R+", evidence) ->
                SquareRoot(RationalFunction.Variable "p1" + RationalFunction.Variable "p2", "R+", evidence)
            | other -> other)
        |> rejected

    [<Fact>]
    let ``another threshold is rejected`` () =
        OrthogonalRegularised.forPoints 2
        |> redefined (function
            | Let("theta", e) -> Let("theta", twice e)
            | other -> other)
        |> rejected

        OrthogonalRegularised.forPoints 2
        |> redefined (function
            | Relu(e, "G+") -> Relu(e + RationalFunction.Variable "theta", "G+")
            | other -> other)
        |> rejected

    [<Theory>]
    [<InlineData(false)>]
    [<InlineData(true)>]
    let ``a weaker hypothesis is rejected`` (regularised: bool) =
        let script = scriptOf regularised 1

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

            rejected { script with Hypotheses = weaker }
