module internal ReluProofs.Proofs.WeakInteraction.Equation_69

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

/// h = exp(c t) at t_n(kappa) is kappa p sqrt(k_n) ||D|| = kappa p Y.
let private y, p, c0, q0, kappa =
    named "Y", named "p", named "c0", named "q0", named "kappa"

let private hypotheses = [
    TimeSample.structural "numbers" "Y = sqrt(k_n) ||D||, q0, kappa > 0; p >= 1" (fun s ->
        (s "Y").Sign > 0 && (s "q0").Sign > 0 && (s "kappa").Sign > 0 && s "p" >= one)
    TimeSample.structural "c0" "c0 in [0, 1]" (fun s -> (s "c0").Sign >= 0 && s "c0" <= one)
]

let private facts = [
    "Y > 0", y, Relation.Greater, number 0
    "p >= 1", p, Relation.GreaterOrEqual, unit
    "q0 > 0", q0, Relation.Greater, number 0
    "kappa > 0", kappa, Relation.Greater, number 0
    "c0 >= 0", c0, Relation.GreaterOrEqual, number 0
    "c0 <= 1", c0, Relation.LessOrEqual, unit
]

let private at a b c =
    TimeSample.at [ "Y", a; "p", one; "c0", b; "q0", one; "kappa", c ]

let private family =
    TimeSample.family
        "a group neuron at t_n(kappa)"
        [ "Y"; "p"; "c0"; "q0"; "kappa" ]
        hypotheses
        [
            at one one one
            at Rational.Two one one
            at Rational.Two Rational.Zero one
            at (frac 1 2) (frac 1 2) (frac 3 1)
        ]
        (FsCheck.FSharp.Gen.map4
            (fun a (groups: int) b (c, d) -> [ "Y", a; "p", Rational.OfInt groups; "c0", b; "q0", c; "kappa", d ])
            TimeSample.positive
            (FsCheck.FSharp.Gen.choose (1, 8))
            TimeSample.closedShare
            (FsCheck.FSharp.Gen.two TimeSample.positive))

let private h = kappa * p * y
let private sine = (h - unit / h) / number 2
let private cosine = (h + unit / h) / number 2

/// (67) at t_n(kappa).
let private inserted =
    p * y * q0 * (cosine + c0 * sine) / (p * y + q0 * (sine + c0 * (cosine - unit)))

/// (69), with what is squared in the denominator and the factor in its front.
let private check (inner: Printed) (sign: Printed) =
    let k = unit / (p * y)
    let small = k * k / (kappa * kappa)

    let right =
        p * y * (kappa * q0 * (unit + small + c0 * (unit - small)))
        / (number 2 + kappa * q0 * (unit - small + sign * c0 * inner * inner))

    TimeSample.check
        facts
        (fun _ -> [
            TimeSample.relation "the squared norm at t_n(kappa)" inserted Relation.Equal right
        ])
        (fun s ->
            let value (name: string) = s.Values[name].ToDouble()
            let x = log (value "kappa" * value "p" * value "Y")
            let scale = value "p" * value "Y"

            [
                "(67) at t_n(kappa)",
                inserted,
                scale * value "q0" * (cosh x + value "c0" * sinh x)
                / (scale + value "q0" * (sinh x + value "c0" * (cosh x - 1.0)))
            ])

let private literal =
    Reading<TimeSample>(
        Name = Reading.Literal,
        Statement =
            "for all kappa > 0, inserting t_n(kappa) = (1/c) ln(kappa p sqrt(k_n) ||D||) in (67) gives p Y kappa q0 (1 + K^2/kappa^2 + c0 (1 - K^2/kappa^2))/(2 + kappa q0 (1 - K^2/kappa^2 + c0 (1 - K^2/kappa)^2)), K = 1/(sqrt(k_n) p ||D||)",
        Check =
            (let k = unit / (p * y)
             check (unit - k * k / kappa) unit),
        Added = [],
        Note =
            "Y = sqrt(k_n) ||D||; whether (67) is the norm of the flow is the question of weakint/eq-55. The radical of K is read over k_n alone, as t_n(kappa) has it"
    )

let private repaired =
    Reading<TimeSample>(
        Name = "(1 - K/kappa)^2",
        Statement = "the same with (1 - K/kappa)^2 in the place of (1 - K^2/kappa)^2",
        Check = check (unit - unit / (p * y * kappa)) unit,
        Added = []
    )

let private adjusted =
    Adjustable.integer
        "the power of K in (1 - K^2/kappa)^2"
        2
        (sprintf "the same with (1 - K^(%d)/kappa)^2 in the place of (1 - K^2/kappa)^2")
        (fun k -> check (unit - Printed.power (unit / (p * y)) k / kappa) unit)

let claim: IClaim =
    Claim<TimeSample>(
        Id = "weakint/eq-69",
        Title = "norm at t_n(kappa)",
        File = "proofs/WeakInteraction/Equation_69.fs",
        Family = family,
        Source = Source("weakint", "Eq. (69), Sec. A.6", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("K = 1", at one one one, true)
            BoundaryRow("K = 1/2", at Rational.Two one one, false)
            BoundaryRow("c0 = 0", at Rational.Two Rational.Zero one, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant "(1 - 2 K/kappa)^2" repaired (check (unit - number 2 / (p * y * kappa)) unit)
            Mutation.sign "- c0 (1 - K/kappa)^2" repaired (check (unit - unit / (p * y * kappa)) -unit)
        ],
        Thresholds = [ adjusted ]
    )
