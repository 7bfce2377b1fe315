module ReluProofs.Symbolic.FSharp.Tests.DynamicsPaperTests

open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Dynamics
open Xunit

let private solution name =
    PrintedDynamics.Solutions |> Seq.find (fun s -> s.Name = name)

[<Theory>]
[<InlineData("alignment-tanh", OdeOutcome.Solves)>]
[<InlineData("logistic-growth", OdeOutcome.Solves)>]
[<InlineData("norm-lncosh", OdeOutcome.Solves)>]
[<InlineData("group-alignment", OdeOutcome.Residual)>]
[<InlineData("group-norm", OdeOutcome.Residual)>]
[<InlineData("group-norm-aligned", OdeOutcome.Solves)>]
[<InlineData("group-norm-from-printed-alignment", OdeOutcome.Solves)>]
[<InlineData("group-chain", OdeOutcome.Residual)>]
[<InlineData("group-chain-literal", OdeOutcome.Residual)>]
[<InlineData("average-curvature", OdeOutcome.Solves)>]
let ``printed solutions are decided`` (name: string, expected: OdeOutcome) =
    let printed = solution name
    Assert.Equal(expected, printed.Verification.Outcome)

    if expected = OdeOutcome.Residual then
        match printed.Verification.Certificate with
        | null -> failwith "a residual comes with a point"
        | certificate -> Assert.True(certificate.IsValid())

    if name <> "group-chain-literal" then
        match printed.Derived with
        | null -> failwithf "%s is in a class that is solved" name
        | derived -> Assert.Equal(OdeOutcome.Solves, derived.Verify().Outcome)

    Assert.Contains(printed.Source, printed.Text())

[<Theory>]
[<InlineData("saddle-loss", true)>]
[<InlineData("loss-decay", true)>]
[<InlineData("escape-time", true)>]
[<InlineData("tanh-inequality", true)>]
[<InlineData("alignment-exponent", false)>]
[<InlineData("alignment-exponent-lemma-8", true)>]
[<InlineData("lncosh-difference", false)>]
[<InlineData("lncosh-difference-repaired", true)>]
[<InlineData("growth-lower-bound", false)>]
[<InlineData("growth-lower-bound-repaired", true)>]
[<InlineData("group-alignment-equation", true)>]
[<InlineData("group-norm-equation", true)>]
[<InlineData("group-norm-equation-printed", false)>]
[<InlineData("group-alignment-logarithm", true)>]
[<InlineData("group-inequality-57", true)>]
[<InlineData("group-inequality-58", true)>]
let ``printed comparisons are decided`` (name: string, right: bool) =
    let printed = PrintedDynamics.Comparisons |> Seq.find (fun c -> c.Name = name)
    Assert.Equal(right, printed.IsProved)

    match printed.Counterexample with
    | null -> Assert.True right
    | certificate ->
        Assert.False right
        Assert.True(certificate.IsValid())
        Assert.True(printed.Hypotheses.Holds certificate.Values)

[<Fact>]
let ``the alignment that is printed has twice the right rate`` () =
    let printed = solution "group-alignment"
    let repaired = printed.Printed[0].Substitute("t", ElementaryExpression.Parse "t/2")
    Assert.Equal(OdeOutcome.Solves, (OdeVerifier.Verify(printed.Problem, repaired)).Outcome)

    match printed.Derived with
    | null -> failwith "the alignment is solved"
    | derived -> Assert.True((derived.Function "S").IsIdenticalTo repaired)

[<Fact>]
let ``the derived group solution agrees with Runge-Kutta, the printed one does not`` () =
    let chain = solution "group-chain"
    let values = [ "Y", 1.5; "n", 4.0; "p", 2.0; "q0", 0.3; "c0", 0.25 ]

    match chain.Derived with
    | null -> failwith "the chain is solved"
    | derived -> DynamicsTests.agree chain.Problem derived.Functions values [ 0.5; 2.0; 6.0 ]

    let t = 2.0
    let exact = DynamicsTests.rungeKutta chain.Problem values t
    let all = Dictionary<string, float>(dict (("t", t) :: values))

    for i in 0..1 do
        Assert.True(abs (ElementaryFunctionTests.number all chain.Printed[i] - exact[i]) > 0.05)

[<Fact>]
let ``the flow of a group agrees with the two derived laws`` () =
    // The alignment v/g and the squared norm g^2 of the flow itself, against the closed forms.
    let flow = WeakInteractionDynamics.GroupFlow
    let values = [ "Y", 1.5; "n", 4.0; "p", 2.0; "g0", 0.6; "c0", 0.25 ]
    let t = 3.0
    let state = DynamicsTests.rungeKutta flow values t

    match (solution "group-chain").Derived with
    | null -> failwith "the chain is solved"
    | derived ->
        let all = Dictionary<string, float>(dict (("t", t) :: ("q0", 0.36) :: values))
        Assert.Equal(state[0] / state[1], ElementaryFunctionTests.number all (derived.Function "S"), 8)
        Assert.Equal(state[1] * state[1], ElementaryFunctionTests.number all (derived.Function "q"), 8)

[<Fact>]
let ``a group neuron of a network moves by the two laws`` () =
    // n = 4 points in p = 2 groups; the neuron of the first group in its two coordinates, |a| = ||w||, by small steps.
    let y, n, p = [| 1.0; 2.0 |], 4.0, 2.0
    let start = [| 0.5; 0.1 |]
    let norm (w: float[]) = sqrt (Array.sumBy (fun x -> x * x) w)

    let slope (w: float[]) =
        let a = norm w
        Array.map2 (fun x label -> a / n * (label - a / p * x)) w y

    let axpy h (x: float[]) (z: float[]) = Array.map2 (fun a b -> a + h * b) x z

    let step h w =
        let k1 = slope w
        let k2 = slope (axpy (h / 2.0) w k1)
        let k3 = slope (axpy (h / 2.0) w k2)
        let k4 = slope (axpy h w k3)
        Array.init 2 (fun i -> w[i] + h / 6.0 * (k1[i] + 2.0 * k2[i] + 2.0 * k3[i] + k4[i]))

    let t, steps = 3.0, 3000
    let w = Seq.fold (fun w _ -> step (t / float steps) w) start (seq { 1..steps })
    let dot (w: float[]) = Array.fold2 (fun s a b -> s + a * b) 0.0 w y
    let whole = norm y

    let values =
        Dictionary<string, float>(
            dict [
                "t", t
                "Y", whole
                "n", n
                "p", p
                "q0", norm start * norm start
                "c0", dot start / whole / norm start
            ]
        )

    match (solution "group-chain").Derived with
    | null -> failwith "the chain is solved"
    | derived ->
        Assert.Equal(dot w / whole / norm w, ElementaryFunctionTests.number values (derived.Function "S"), 8)
        Assert.Equal(norm w * norm w, ElementaryFunctionTests.number values (derived.Function "q"), 8)

[<Fact>]
let ``the escape time is reached by Runge-Kutta`` () =
    let values = [ "D", 1.5; "n", 4.0; "u0", 0.001 ]
    let all = Dictionary<string, float>(dict (("q", 0.9) :: values))
    let t = ElementaryFunctionTests.number all OrthogonalDynamics.EscapeTime
    let u = DynamicsTests.rungeKutta OrthogonalDynamics.GrowthProblem values t
    Assert.Equal(0.9 * 6.0, u[0], 8)

[<Fact>]
let ``the certificate against the printed lower bound is what it says`` () =
    match OrthogonalDynamics.GrowthLowerBound.Counterexample with
    | null -> failwith "the printed bound is wrong"
    | certificate ->
        Assert.True(certificate.High.Sign < 0)
        Assert.True(certificate.Low = certificate.High || certificate.Low < certificate.High)
        Assert.NotEqual<Rational>(Rational.Zero, certificate.High)
