module internal ReluProofs.Proofs.Orthogonal.Text_ode_lncosh

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
let private d, k, e = named "D", named "k", named "E"

let private hypotheses = [
    TimeSample.structural "D" "||D_+|| > 0" (fun s -> (s "D").Sign > 0)
    TimeSample.structural "f(0)" "f(0) = ||D_+|| (k^2 - 1)/(k^2 + 1): k = exp(-||D_+|| tau) > 0" (fun s ->
        (s "k").Sign > 0)
    TimeSample.structural "t" "t >= 0: E = exp(||D_+|| t) >= 1" (fun s -> s "E" >= one)
]

let private facts = [
    "||D_+|| > 0", d, Relation.Greater, number 0
    "k > 0", k, Relation.Greater, number 0
    "E >= 1", e, Relation.GreaterOrEqual, unit
]

let private at x y z = TimeSample.at [ "D", x; "k", y; "E", z ]

let private family =
    TimeSample.family
        "alignment and the norm's logarithm at one time"
        [ "D"; "k"; "E" ]
        hypotheses
        [
            at one one one
            at one one Rational.Two
            at Rational.Two (frac 1 3) (frac 3 2)
        ]
        (FsCheck.FSharp.Gen.map3
            (fun x y z -> [ "D", x; "k", y; "E", z ])
            TimeSample.positive
            TimeSample.positive
            TimeSample.growth)

let private up = k * e
let private cosine = (up + unit / up) / number 2
let private sine = (up - unit / up) / number 2
let private alignment = d * sine / cosine

/// f solves its equation, and the logarithm of `inner` has the derivative f.
let private check (speed: int) (inner: Printed) =
    let rates = Map.ofList [ "E", number speed * d * e ]

    TimeSample.check
        facts
        (fun _ ->
            TimeSample.solves
                "f"
                rates
                [ "E", unit ]
                alignment
                (d * d - alignment * alignment)
                (d * (k - unit / k) / (k + unit / k))
            @ [
                TimeSample.relation "rho' and f" (Printed.derivative rates inner / inner) Relation.Equal alignment
            ])
        (fun s ->
            let value (name: string) = s.Values[name].ToDouble()
            let x = value "D"
            let t, tau = log (value "E") / x, -(log (value "k")) / x

            [
                "cosh(||D_+|| (t - tau))", cosine, cosh (x * (t - tau))
                "the integrated f",
                alignment,
                TimeSample.integrate (fun f -> [| x * x - f[0] * f[0] |]) [| -x * tanh (x * tau) |] t 0
            ])

let private literal =
    Reading<TimeSample>(
        Name = Reading.Literal,
        Statement =
            "the solutions of rho' = f, f' = ||D_+||^2 - f^2 with |f| < ||D_+|| are f = ||D_+|| tanh(||D_+|| (t - tau)), rho = ln cosh(||D_+|| (t - tau)) + c",
        Check = check 1 cosine,
        Added = [],
        Proof =
            VerifiedPrinted(
                @"f=\|D_+\|\tanh(\|D_+\|(t-\tau)),\ \rho=\ln\cosh(\|D_+\|(t-\tau))+c",
                OrthogonalDynamics.NormLnCosh
            )
    )

let claim: IClaim =
    Claim<TimeSample>(
        Id = "orthogonal/ode-lncosh",
        Title = "alignment, then the logarithm of the norm",
        File = "proofs/Orthogonal/Text_ode_lncosh.fs",
        Family = family,
        Source = Source("orthogonal", "proof of Lemma 12", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("the least norm, at the start", at one one one, true)
            BoundaryRow("before the least norm", at one (frac 1 3) Rational.Two, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "2 ||D_+|| (t - tau)" literal (check 2 cosine)
            Mutation.exponent "2 ln cosh" literal (check 1 (cosine * cosine))
        ]
    )
