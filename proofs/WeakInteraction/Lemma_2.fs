module internal ReluProofs.Proofs.WeakInteraction.Lemma_2

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
/// An aligned group neuron alone: Y, n, p, q0 as in (55), G = exp(2 Y t/n).
let private y, n, p, q0, g = named "Y", named "n", named "p", named "q0", named "G"

let private hypotheses = [
    TimeSample.structural "numbers" "Y, q0 > 0; n >= p >= 1" (fun s ->
        (s "Y").Sign > 0 && (s "q0").Sign > 0 && s "p" >= one && s "n" >= s "p")
    TimeSample.structural "L(theta_0)" "L(theta_0) > 0: q0 is not p Y" (fun s -> s "q0" <> s "p" * s "Y")
    TimeSample.structural "t" "t > 0: G = exp(2 Y t/n) > 1" (fun s -> s "G" > one)
]

let private facts = [
    "Y > 0", y, Relation.Greater, number 0
    "q0 > 0", q0, Relation.Greater, number 0
    "p >= 1", p, Relation.GreaterOrEqual, unit
    "n >= p", n, Relation.GreaterOrEqual, p
    "G > 1", g, Relation.Greater, unit
]

let private at a b c d e = TimeSample.at [ "Y", a; "n", b; "p", c; "q0", d; "G", e ]

let private family =
    TimeSample.family
        "an aligned group neuron at one time"
        [ "Y"; "n"; "p"; "q0"; "G" ]
        hypotheses
        [
            at Rational.Two one one one Rational.Two
            at one Rational.Two one (frac 3 1) (frac 3 2)
        ]
        (FsCheck.FSharp.Gen.map4
            (fun a (b: int, c: int) d e -> [
                "Y", a
                "n", Rational.OfInt(max b c)
                "p", Rational.OfInt(min b c)
                "q0", d
                "G", one + e
            ])
            TimeSample.positive
            (FsCheck.FSharp.Gen.two (FsCheck.FSharp.Gen.choose (1, 20)))
            TimeSample.positive
            TimeSample.positive)

let private norm = p * y * q0 * g / (p * y + q0 * (g - unit))
let private loss = Printed.power (y - norm / p) 2 / (number 2 * n)
let private start = Printed.power (y - q0 / p) 2 / (number 2 * n)

/// ||grad L||^2/L along the flow.
let private curvature = number 4 * norm / (n * p)

/// exp of the integral of the curvature.
let private weight = Printed.power ((p * y + q0 * (g - unit)) / (p * y)) 2

/// L(theta_t) = L(theta_0) weight^(-power).
let private check (power: int) =
    let rates = Map.ofList [ "G", number 2 * y / n * g ]

    TimeSample.check
        facts
        (fun _ -> [
            TimeSample.relation
                "the norm follows the flow"
                (Printed.derivative rates norm)
                Relation.Equal
                (number 2 / n * norm * (y - norm / p))
            TimeSample.relation
                "the exponent is the integral of the curvature"
                (Printed.derivative rates weight / weight)
                Relation.Equal
                curvature
            TimeSample.relation "the loss" loss Relation.Equal (start / Printed.power weight power)
        ])
        (fun s ->
            let value (name: string) = s.Values[name].ToDouble()
            let a, b, c = value "Y", value "n", value "p"
            let time = b / (2.0 * a) * log (value "G")

            let field (f: float[]) = [| 2.0 / b * f[0] * (a - f[0] / c); 4.0 / (b * c) * f[0] |]

            let integral = TimeSample.integrate field [| value "q0"; 0.0 |] time 1

            [
                "exp of the integrated curvature", weight, exp integral
                "the integrated norm", norm, TimeSample.integrate field [| value "q0"; 0.0 |] time 0
            ])

let private literal =
    Reading<TimeSample>(
        Name = Reading.Literal,
        Statement =
            "along the flow with L(theta_0) > 0, for all t > 0: L(theta_t) = L(theta_0) exp(-<mu(t)> t), <mu(t)> = (1/t) times the integral of mu from 0 to t",
        Check = check 1,
        Added = [],
        Note =
            "mu = ||grad L||^2/L; tested along the flow of an aligned group, where all of it is in closed form, and proved for any continuous mu",
        Proof =
            ReplayedDerivation(
                "average-curvature",
                @"L(\theta_t)=L(\theta_0)e^{-\langle\mu(t)\rangle t}",
                [
                    Tie.solution
                        (OdeProblem.System([| "loss" |], [| "-mu*loss" |], [| "loss0" |], "loss0 > 0", [| "mu" |]))
                        "loss0*exp(-int(mu))"
                ]
            )
    )

let claim: IClaim =
    Claim<TimeSample>(
        Id = "weakint/lem-2",
        Title = "the loss is the exponential of the average curvature",
        File = "proofs/WeakInteraction/Lemma_2.fs",
        Family = family,
        Source = Source("weakint", "Lemma 2", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("a growing neuron", at Rational.Two one one one Rational.Two, true)
            BoundaryRow("a shrinking neuron", at one one one Rational.Two Rational.Two, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "exp(-2 <mu(t)> t)" literal (check 2)
            Mutation.sign "exp(<mu(t)> t)" literal (check -1)
        ]
    )
