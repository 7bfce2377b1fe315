module internal ReluProofs.Proofs.Orthogonal.Text_ode_tanh

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Proofs.Printed
open ReluProofs.Symbolic.Dynamics
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private one = Rational.One
let private frac (n: int) (d: int) = Rational.Create(n, d)
let private named = Named
let private unit = number 1
let private a, k, e = named "a", named "k", named "E"

let private hypotheses = [
    TimeSample.structural "a" "a > 0" (fun s -> (s "a").Sign > 0)
    TimeSample.structural "f(0)" "f(0) = a (k - 1)/(k + 1) in (-a, a): k = exp(2 a t0) > 0" (fun s -> (s "k").Sign > 0)
    TimeSample.structural "t" "t >= 0: E = exp(a t) >= 1" (fun s -> s "E" >= one)
]

let private facts = [
    "a > 0", a, Relation.Greater, number 0
    "k > 0", k, Relation.Greater, number 0
    "E >= 1", e, Relation.GreaterOrEqual, unit
]

let private at x y z = TimeSample.at [ "a", x; "k", y; "E", z ]

let private family =
    TimeSample.family
        "a solution of f' = a^2 - f^2 at one time"
        [ "a"; "k"; "E" ]
        hypotheses
        [
            at one one one
            at one one Rational.Two
            at Rational.Two (frac 1 3) (frac 3 2)
        ]
        (FsCheck.FSharp.Gen.map3
            (fun x y z -> [ "a", x; "k", y; "E", z ])
            TimeSample.positive
            TimeSample.positive
            TimeSample.growth)

/// a tanh(a (t + t0)), with the speed of the argument changed by a factor.
let private solution = a * (k * e * e - unit) / (k * e * e + unit)

let private check (speed: int) (sign: Printed) =
    TimeSample.check
        facts
        (fun _ ->
            TimeSample.solves
                "f"
                (Map.ofList [ "E", number speed * a * e ])
                [ "E", unit ]
                solution
                (sign * (a * a - solution * solution))
                (a * (k - unit) / (k + unit))
            @ [
                TimeSample.relation "f > -a" solution Relation.Greater -a
                TimeSample.relation "f < a" solution Relation.Less a
            ])
        (fun s ->
            let x, t, t0 =
                let value (name: string) = s.Values[name].ToDouble()
                value "a", log (value "E") / value "a", log (value "k") / (2.0 * value "a")

            [
                "a tanh(a (t + t0))", solution, x * tanh (x * (t + t0))
                "the integrated f",
                solution,
                TimeSample.integrate (fun f -> [| x * x - f[0] * f[0] |]) [| x * tanh (x * t0) |] t 0
            ])

let private literal =
    Reading<TimeSample>(
        Name = Reading.Literal,
        Statement =
            "for all a > 0, the solutions of f' = a^2 - f^2 with values in (-a, a) are f(t) = a tanh(a (t + t0)), t0 real",
        Check = check 1 unit,
        Added = [],
        Proof =
            ReplayedDerivation(
                "alignment-tanh",
                @"f=a\tanh(a(t+t_0))",
                [
                    Tie.solution (OdeProblem.Scalar("f", "a^2 - f^2", "a*tanh(a*t0)", "a > 0")) "a*tanh(a*(t + t0))"
                ]
            )
    )

let claim: IClaim =
    Claim<TimeSample>(
        Id = "orthogonal/ode-tanh",
        Title = "solutions of f' = a^2 - f^2",
        File = "proofs/Orthogonal/Text_ode_tanh.fs",
        Family = family,
        Source = Source("orthogonal", "proof of Lemma 7", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("from the middle, at the start", at one one one, true)
            BoundaryRow("near the lower equilibrium", at one (frac 1 1_000_000) Rational.Two, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "tanh(2 a (t + t0))" literal (check 2 unit)
            Mutation.sign "f' = f^2 - a^2" literal (check 1 -unit)
        ]
    )
