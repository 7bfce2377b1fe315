module internal ReluProofs.Proofs.Orthogonal.Text_lem10_uplus_lower

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
let private a, b, u0, e = named "a", named "b", named "u0", named "E"

let private hypotheses = [
    TimeSample.structural "a, b" "a, b > 0" (fun s -> (s "a").Sign > 0 && (s "b").Sign > 0)
    TimeSample.structural "u0" "0 < u0 < a/b, u0 = c^2 lambda^(2 (1 + eps))/4" (fun s ->
        (s "u0").Sign > 0 && s "b" * s "u0" < s "a")
    TimeSample.structural "t" "t_2 >= t_{+1}: E = exp(a (t_2 - t_{+1})) >= 1" (fun s -> s "E" >= one)
]

let private facts = [
    "a > 0", a, Relation.Greater, number 0
    "b > 0", b, Relation.Greater, number 0
    "u0 > 0", u0, Relation.Greater, number 0
    "b u0 < a", b * u0, Relation.Less, a
    "E >= 1", e, Relation.GreaterOrEqual, unit
]

let private at x y z w = TimeSample.at [ "a", x; "b", y; "u0", z; "E", w ]

let private family =
    TimeSample.family
        "logistic growth at one time"
        [ "a"; "b"; "u0"; "E" ]
        hypotheses
        [
            at one one (frac 1 2) one
            at one one (frac 1 2) (frac 3 1)
            at Rational.Two one (frac 1 1000) (frac 1000 1)
        ]
        (FsCheck.FSharp.Gen.map4
            (fun x y q w -> [ "a", x; "b", y; "u0", q * x / y; "E", w ])
            TimeSample.positive
            TimeSample.positive
            TimeSample.share
            TimeSample.growth)

let private solution = a * u0 * e / (a - b * u0 + b * u0 * e)

/// u >= a/b - (a/b) (a/(factor b u0)) exp(-power a t): as printed, the exponent's constants are those of factor 4.
let private check (factor: int) (power: int) =
    TimeSample.check
        facts
        (fun _ -> [
            TimeSample.relation
                "u_+(t_2) and its bound"
                solution
                Relation.GreaterOrEqual
                (a / b - a / b * (a / (number factor * b * u0)) / Printed.power e power)
        ])
        (fun s ->
            let value (name: string) = s.Values[name].ToDouble()
            let x, y = value "a", value "b"

            [
                "the integrated u",
                solution,
                TimeSample.integrate
                    (fun u -> [| x * u[0] - y * u[0] * u[0] |])
                    [| value "u0" |]
                    (log (value "E") / x)
                    0
            ])

let private literal =
    Reading<TimeSample>(
        Name = Reading.Literal,
        Statement =
            "for u' = a u - b u^2 with u(t_{+1}) = c^2 lambda^(2 (1 + eps))/4 < a/b and all t_2 >= t_{+1}: u(t_2) >= a/b - (a/b) exp(-a (t_2 - t_{+1}) - 2 (1 + eps) ln(lambda) - ln(c^2 b/a))",
        Check = check 4 1,
        Added = [],
        Note =
            "with u0 for the start, the exponential is a/(4 b u0 E); tau is bounded with ln(c^2 b/(4 a)) two lines above"
    )

let private repaired =
    Reading<TimeSample>(
        Name = "ln(c^2 b/(4 a))",
        Statement = "the same with ln(c^2 b/(4 a)) in the place of ln(c^2 b/a)",
        Check = check 1 1,
        Added = [],
        Proof =
            ProvedComparisons(
                "growth-lower-bound-repaired",
                @"u\ge\frac ab-\frac ab e^{-a(t_2-t_{+1})-2(1+\varepsilon)\ln\lambda-\ln(c^2b/(4a))}",
                [ OrthogonalDynamics.GrowthLowerBoundRepaired ]
            )
    )

let claim: IClaim =
    Claim<TimeSample>(
        Id = "orthogonal/lem10-uplus-lower",
        Title = "explicit lower bound on u_+(t_2)",
        File = "proofs/Orthogonal/Text_lem10_uplus_lower.fs",
        Family = family,
        Source = Source("orthogonal", "B.4 after (21)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("at the start, where the bound is what is left to grow", at one one (frac 1 2) one, true)
            BoundaryRow("later", at one one (frac 1 2) (frac 3 1), false)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant "ln(c^2 b/(2 a))" repaired (check 2 1)
            Mutation.exponent "-2 a (t_2 - t_{+1})" repaired (check 1 2)
        ]
    )
