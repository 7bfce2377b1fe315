module internal ReluProofs.Proofs.Orthogonal.Text_ode_logistic

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
let private a, b, c, e = named "a", named "b", named "c", named "E"

let private hypotheses = [
    TimeSample.structural "a, b" "a, b > 0" (fun s -> (s "a").Sign > 0 && (s "b").Sign > 0)
    TimeSample.structural "f(0)" "f(0) = (a/b) c/(1 + c) in (0, a/b): c = exp(-a tau) > 0" (fun s -> (s "c").Sign > 0)
    TimeSample.structural "t" "t >= 0: E = exp(a t) >= 1" (fun s -> s "E" >= one)
]

let private facts = [
    "a > 0", a, Relation.Greater, number 0
    "b > 0", b, Relation.Greater, number 0
    "c > 0", c, Relation.Greater, number 0
    "E >= 1", e, Relation.GreaterOrEqual, unit
]

let private at x y z w = TimeSample.at [ "a", x; "b", y; "c", z; "E", w ]

let private family =
    TimeSample.family
        "a solution of f' = a f - b f^2 at one time"
        [ "a"; "b"; "c"; "E" ]
        hypotheses
        [
            at one one one one
            at one one one Rational.Two
            at Rational.Two (frac 1 3) (frac 1 1000) (frac 3 2)
        ]
        (FsCheck.FSharp.Gen.map4
            (fun x y z w -> [ "a", x; "b", y; "c", z; "E", w ])
            TimeSample.positive
            TimeSample.positive
            TimeSample.positive
            TimeSample.growth)

let private solution (height: Printed) = height * (c * e) / (unit + c * e)

let private check (speed: int) (height: Printed) =
    let f = solution height

    TimeSample.check
        facts
        (fun _ ->
            TimeSample.solves
                "f"
                (Map.ofList [ "E", number speed * a * e ])
                [ "E", unit ]
                f
                (a * f - b * f * f)
                (a / b * c / (unit + c)))
        (fun s ->
            let value (name: string) = s.Values[name].ToDouble()
            let x, y, z = value "a", value "b", value "c"

            [
                "the integrated f",
                solution (a / b),
                TimeSample.integrate
                    (fun f -> [| x * f[0] - y * f[0] * f[0] |])
                    [| x / y * z / (1.0 + z) |]
                    (log (value "E") / x)
                    0
            ])

let private literal =
    Reading<TimeSample>(
        Name = Reading.Literal,
        Statement =
            "for all a, b > 0, the solutions of f' = a f - b f^2 with f(0) in (0, a/b) are f(t) = (a/b) exp(a (t - tau))/(1 + exp(a (t - tau))), tau real",
        Check = check 1 (a / b),
        Added = [],
        Proof =
            ReplayedDerivation(
                "logistic-growth",
                @"f=\frac ab\frac{e^{a(t-\tau)}}{1+e^{a(t-\tau)}}",
                [
                    Tie.solution
                        (OdeProblem.Scalar("f", "a*f - b*f^2", "a/b*exp(-a*tau)/(1 + exp(-a*tau))", "a > 0, b > 0"))
                        "a/b*exp(a*(t - tau))/(1 + exp(a*(t - tau)))"
                ]
            )
    )

let claim: IClaim =
    Claim<TimeSample>(
        Id = "orthogonal/ode-logistic",
        Title = "logistic growth",
        File = "proofs/Orthogonal/Text_ode_logistic.fs",
        Family = family,
        Source = Source("orthogonal", "B.4 before (21)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("half grown, at the start", at one one one one, true)
            BoundaryRow("from nearly nothing", at one one (frac 1 1_000_000) Rational.Two, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "exp(2 a (t - tau))" literal (check 2 (a / b))
            Mutation.exponent "a/b^2 in front" literal (check 1 (a / (b * b)))
        ]
    )
