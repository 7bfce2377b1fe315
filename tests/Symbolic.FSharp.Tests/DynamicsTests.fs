module ReluProofs.Symbolic.FSharp.Tests.DynamicsTests

open System
open System.Collections.Generic
open FsCheck
open FsCheck.FSharp
open MathNet.Numerics.LinearAlgebra
open MathNet.Numerics.OdeSolvers
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Dynamics
open ReluProofs.Symbolic.Logic
open Xunit

let parse (text: string) = ElementaryExpression.Parse text
let number = ElementaryFunctionTests.number

let solve problem =
    match OdeSolver.TrySolve problem with
    | null -> failwithf "%O was not solved" problem
    | solution -> solution

/// The problem's own right sides, integrated by MathNet's classical Runge-Kutta method of order 4.
let rungeKutta (problem: OdeProblem) (values: (string * float) list) (last: float) : float[] =
    let steps = 2001

    let at (t: float) (y: Vector<float>) =
        let all = Dictionary<string, float>(dict values)
        all["t"] <- t
        problem.Unknowns |> Seq.iteri (fun i name -> all[name] <- y[i])
        all :> IReadOnlyDictionary<string, float>

    let start =
        let all = Dictionary<string, float>(dict values)
        problem.InitialValues |> Seq.map (number all) |> Array.ofSeq

    let slope =
        Func<float, Vector<float>, Vector<float>>(fun t y ->
            let all = at t y
            Vector<float>.Build.Dense(problem.RightSides |> Seq.map (number all) |> Array.ofSeq))

    let path =
        RungeKutta.FourthOrder(Vector<float>.Build.Dense start, 0.0, last, steps, slope)

    (Array.last path).ToArray()

let agree (problem: OdeProblem) (functions: IReadOnlyList<ElementaryFunction>) values times =
    for t in times do
        let expected = rungeKutta problem values t
        let all = Dictionary<string, float>(dict (("t", t) :: values))

        for i in 0 .. expected.Length - 1 do
            let found = number all functions[i]

            Assert.True(
                abs (found - expected[i]) <= 1e-8 * (1.0 + abs expected[i]),
                sprintf "t = %g: %.12g, not %.12g" t found expected[i]
            )

let classes = [
    "a*f + b", "f0", "", [ "a", -0.7; "b", 0.4; "f0", 1.3 ]
    "a", "f0", "", [ "a", 2.0; "f0", 1.0 ]
    "a^2 - b^2*f^2", "0", "a > 0, b > 0", [ "a", 1.2; "b", 0.8 ]
    "a^2 - b^2*f^2", "f0", "a > 0, b > 0", [ "a", 1.2; "b", 0.8; "f0", -0.5 ]
    "a*f - b*f^2", "f0", "a > 0, b > 0", [ "a", 1.1; "b", 0.5; "f0", 0.01 ]
    "r*f*(1 - f/K)", "f0", "r > 0, K > 0", [ "r", 0.9; "K", 2.5; "f0", 0.3 ]
    "2*f*(c - f)", "f0", "c > 0", [ "c", 0.7; "f0", 1.9 ]
    "-f^2", "f0", "f0 > 0", [ "f0", 2.0 ]
    "-(f - a)^2", "f0", "f0 > a", [ "f0", 2.0; "a", 0.5 ]
    "f*D*tanh(D*t)", "f0", "D > 0", [ "D", 0.9; "f0", 0.2 ]
    "(f + 1)*(f + 3)", "f0", "", [ "f0", -2.5 ]
    "-2*t*f", "f0", "", [ "f0", 1.7 ]
    "a*f + t*exp(b*t)", "f0", "", [ "a", -0.5; "b", 0.25; "f0", 1.0 ]
    "f/(1 + t) - f^2", "f0", "f0 > 0", [ "f0", 0.6 ]
]

[<Fact>]
let ``solutions are derived in every class, verified, and agree with Runge-Kutta`` () =
    for side, start, hypotheses, values in classes do
        let problem = OdeProblem.Scalar("f", side, start, hypotheses)
        let solution = solve problem
        Assert.Equal(OdeOutcome.Solves, solution.Verify().Outcome)
        agree problem solution.Functions values [ 0.3; 1.0; 2.2 ]

[<Fact>]
let ``the test without reduced fractions agrees with the reduced residual`` () =
    for side, start, hypotheses, _ in classes do
        let problem = OdeProblem.Scalar("f", side, start, hypotheses)
        let right = (solve problem).Functions[0]

        let holds f =
            SubstitutionTest.holds [ "f" ] [ problem.RightSides[0] ] [ f ]

        let reduced (f: ElementaryFunction) = (f.Derivative() - (problem.Insert [| f |])[0]).IsZero

        Assert.True(holds right)
        Assert.True(reduced right)

        for wrong in
            [
                right + ElementaryFunction.Time
                parse "t"
                right * parse "exp(t)" + ElementaryFunction.One
            ] do
            Assert.Equal(reduced wrong, holds wrong)

[<Theory>]
[<InlineData("f^3")>]
[<InlineData("a - b*f^2")>]
[<InlineData("t + f^2")>]
[<InlineData("1/(1 + f)")>]
let ``what is in no class is not solved`` (side: string) =
    Assert.Null(OdeSolver.TrySolve(OdeProblem.Scalar("f", side, "f0", "")))

[<Fact>]
let ``chains are solved one after another`` () =
    let problem =
        OdeProblem.System([| "n"; "s" |], [| "n*s"; "D^2 - s^2" |], [| "n0"; "0" |], "D > 0")

    let solution = solve problem
    Assert.True((solution.Function "n").IsIdenticalTo(parse "n0*cosh(D*t)"))
    Assert.True((solution.Function "s").IsIdenticalTo(parse "D*tanh(D*t)"))
    agree problem solution.Functions [ "D", 0.8; "n0", 0.1 ] [ 0.5; 2.0 ]

[<Fact>]
let ``equations that need each other are left alone`` () =
    Assert.Null(OdeSolver.TrySolve(OdeProblem.System([| "x"; "y" |], [| "y"; "-x" |], [| "0"; "1" |], "")))

[<Theory>]
[<InlineData("a^2 - b^2*f^2", "0", "a*tanh(a*b*t)/b", true)>]
[<InlineData("a^2 - b^2*f^2", "0", "a*tanh(2*a*b*t)/b", false)>]
[<InlineData("a^2 - b^2*f^2", "0", "-a*tanh(a*b*t)/b", false)>]
[<InlineData("a^2 - b^2*f^2", "0", "a*tanh(a*t)/b", false)>]
[<InlineData("a^2 - b^2*f^2", "0", "a*tanh(a*b*t)/b^2", false)>]
[<InlineData("a*f - b*f^2", "a/(2*b)", "a/b*logistic(a*t)", true)>]
[<InlineData("a*f - b*f^2", "a/(2*b)", "a/b*logistic(-a*t)", false)>]
[<InlineData("a*f + t", "0", "(exp(a*t) - 1 - a*t)/a^2", true)>]
[<InlineData("a*f + t", "0", "(exp(a*t) - 1 + a*t)/a^2", false)>]
let ``solutions are verified and wrong ones refuted by a point``
    (side: string, start: string, proposed: string, right: bool)
    =
    let problem = OdeProblem.Scalar("f", side, start, "a > 0, b > 0")
    let found = OdeVerifier.Verify(problem, parse proposed)

    if right then
        Assert.Equal(OdeOutcome.Solves, found.Outcome)
        Assert.Null found.Certificate
    else
        Assert.Equal(OdeOutcome.Residual, found.Outcome)

        match found.Certificate with
        | null -> failwith "a residual comes with a point"
        | certificate ->
            Assert.True(certificate.IsValid())
            Assert.True(certificate.Low.Sign * certificate.High.Sign > 0)
            Assert.True(problem.Hypotheses.Holds certificate.Values)

            // The residual once more, by double arithmetic and a difference quotient at that point.
            let values = Dictionary<string, float>()

            for pair in certificate.Values do
                values[pair.Key] <- pair.Value.ToDouble()

            if certificate.Exponential <> "" then
                let rate =
                    match found.Residual with
                    | null -> failwith "a residual is there"
                    | residual ->
                        residual.Generators
                        |> Map.toList
                        |> List.pick (fun (name, g) ->
                            match g with
                            | Exponential x when name = certificate.Exponential -> Some(number values (x.Derivative()))
                            | _ -> None)

                values["t"] <- log (certificate.Values[certificate.Exponential].ToDouble()) / rate

            let f t =
                values["t"] <- t
                number values (parse proposed)

            let t = values["t"]
            let h = 1e-5
            let slope = (f (t + h) - f (t - h)) / (2.0 * h)
            let value = f t
            values["f"] <- value
            let residual = slope - number values (problem.RightSides[0])
            Assert.True(abs (residual - certificate.Low.ToDouble()) < 1e-5 * (1.0 + abs residual))

[<Fact>]
let ``wrong initial values are found`` () =
    let problem = OdeProblem.Scalar("f", "a*f", "f0", "a > 0, f0 > 0")
    let found = OdeVerifier.Verify(problem, parse "2*f0*exp(a*t)")
    Assert.Equal(OdeOutcome.WrongInitialValue, found.Outcome)
    Assert.NotNull found.Certificate

    let shifted = OdeVerifier.Verify(problem, parse "f0*exp(a*(t + 1))")
    Assert.Equal(OdeOutcome.WrongInitialValue, shifted.Outcome)

[<Fact>]
let ``random changes of solved problems are refuted`` () =
    let factors = Gen.elements [ "2"; "1/2"; "-1"; "a"; "3/2" ]

    let property ((side, start, hypotheses, _: (string * float) list), factor: string) =
        let problem = OdeProblem.Scalar("f", side, start, hypotheses)
        let solution = solve problem

        let wrong =
            parse factor * solution.Functions[0] + (if start = "0" then parse "0" else parse "t^2")

        (OdeVerifier.Verify(problem, wrong)).Outcome <> OdeOutcome.Solves

    Check.One(
        Config.QuickThrowOnFailure.WithMaxTest 40,
        Prop.forAll (Gen.zip (Gen.elements classes) factors |> Arb.fromGen) property
    )

[<Fact>]
let ``a certificate that was tampered with is refused`` () =
    let f = parse "exp(a*t) - 1"
    let guard = Guard.Parse "a > 0"

    let values (e: string) =
        let all = Dictionary<string, Rational>()
        all["a"] <- Rational.One
        all["exp(a*t)"] <- Rational.Parse e
        all

    let make (e: string) (low: string) =
        NonZeroCertificate(f, guard, values e, "exp(a*t)", Rational.Parse low, Rational.Parse low)

    Assert.True((make "2" "1").IsValid())
    Assert.False((make "2" "2").IsValid())
    // exp(a t) is above 1 for t > 0 and a > 0.
    Assert.False((make "1/2" "-1/2").IsValid())

    Assert.False(
        (NonZeroCertificate(f, Guard.Parse "a > 1", values "2", "exp(a*t)", Rational.One, Rational.One)).IsValid()
    )

    Assert.False((NonZeroCertificate(f, guard, values "2", "exp(b*t)", Rational.One, Rational.One)).IsValid())

[<Fact>]
let ``an unknown function of the time stands under an integral only`` () =
    let problem =
        OdeProblem.System([| "f" |], [| "-mu*f" |], [| "f0" |], "f0 > 0", [| "mu" |])

    Assert.Equal(OdeOutcome.Solves, (OdeVerifier.Verify(problem, parse "f0*exp(-int(mu))")).Outcome)
    Assert.Equal(OdeOutcome.Residual, (OdeVerifier.Verify(problem, parse "f0*exp(int(mu))")).Outcome)
    // Right for constant mu only.
    Assert.Equal(OdeOutcome.Undecided, (OdeVerifier.Verify(problem, parse "f0*exp(-mu*t)")).Outcome)

[<Fact>]
let ``limits and signs for long times`` () =
    let guard = Guard.Parse "a > 0, b > 0, f0 > 0"
    let growth = parse "a*f0*exp(a*t)/(a - b*f0 + b*f0*exp(a*t))"

    match LongTime.TryLimit(growth, guard) with
    | null -> failwith "logistic growth has a limit"
    | limit -> Assert.Equal(Expression.Parse "a/b", limit)

    match LongTime.TryLimit(parse "exp(-a*t) + b", guard) with
    | null -> failwith "a decaying exponential has a limit"
    | limit -> Assert.Equal(Expression.Parse "b", limit)

    Assert.Null(LongTime.TryLimit(parse "exp(a*t)", guard))
    Assert.Null(LongTime.TryLimit(parse "exp(c*t)/(1 + exp(c*t))", guard))
    Assert.True(LongTime.IsDefined(parse "1/(cosh(t) + c*sinh(t))", Guard.Parse "0 <= c, c <= 1"))
    Assert.False(LongTime.IsDefined(parse "1/(cosh(t) + c*sinh(t))", Guard.Parse "c <= 1"))
    Assert.False(LongTime.IsNonNegative(parse "exp(a*t) - 2", guard))
    Assert.True(LongTime.IsNonNegative(parse "exp(a*t) - 1", guard))
