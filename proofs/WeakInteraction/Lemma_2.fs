module internal ReluProofs.Proofs.WeakInteraction.Lemma_2

<<<<<<< HEAD
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Proofs.Printed
open ReluProofs.Symbolic.Dynamics
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

module Mutation = ReluProofs.Proofs.OneDim.Mutation

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
=======
open ReluProofs.Proofs.OneDim
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The integral of mu by Simpson's rule between the integrator's own times, with this many panels a step.
let private integral (t: ReluProofs.Numeric.Flows.Trajectory) panels =
    let mu time side = SampleFlow.curvature t (t.At(min time t.EndTime, side))

    t.Times
    |> Seq.pairwise
    |> Seq.sumBy (fun (a, b) ->
        let h = (b - a) / float panels

        Seq.sum (
            seq {
                for k in 0 .. panels - 1 do
                    let left = a + float k * h

                    h / 6.0
                    * (mu left ReluProofs.Numeric.Flows.Side.Right
                       + 4.0 * mu (left + h / 2.0) ReluProofs.Numeric.Flows.Side.Right
                       + mu (left + h) ReluProofs.Numeric.Flows.Side.Left)
            }
        ))

/// log L(0) - log L(t) = factor (integral of mu), within the errors of the quadrature and of the flow.
let private equals (factor: float) =
    Check<Sample>(fun s _ ->
        let t = SampleFlow.run s (SampleFlow.horizon s)

        if not (SampleFlow.isFollowed t) then
            Outcome.Discarded "solution"
        else
            let fine, coarse = integral t 32, integral t 16
            let first, last = (t.At 0.0).Loss, t.Final.Loss
            let fall = log (first / last)

            let error =
                10.0 * abs (fine - coarse)
                + 10.0 * t.Error.Value.Loss / last
                + 1e-9 * (1.0 + abs fall)
                + SampleFlow.error t * (1.0 + abs fine)

            let gap = abs (fall - factor * fine)

            if gap <= error then
                if error <= 1e-4 * (1e-3 + abs fall) || fall = 0.0 then
                    Outcome.Holds Strength.Numeric
                else
                    Outcome.TooClose(sprintf "the error %.2g is not small beside log L(0)/L(t) = %.6g" error fall)
            elif gap > 10.0 * error then
                Outcome.Fails(
                    Witness(
                        sprintf "log L(0)/L(t) = %.10g" (factor * fine),
                        sprintf "it is %.10g at t = %.4g" fall t.EndTime,
                        "is not",
                        Strength.Numeric,
                        sprintf "the errors add to %.2g" error,
                        null
                    )
                )
            else
                Outcome.TooClose(sprintf "the gap %.2g is within ten times the error %.2g" gap error))

let private solution =
    Sample.structural "kinks" "<w_j, x_i> is not 0 for all j and i at the start" (fun s -> (Field.kinks s).IsEmpty)

let private literal =
    Reading<Sample>(
        Name = Reading.Literal,
        Statement =
            "for L(theta_0) > 0, t > 0: L(theta_t) = L(theta_0) exp(-<mu(t)> t), <mu(t)> the average of mu over [0, t]",
        Check = equals 1.0,
        Added = [],
        Note =
            "the integral of mu by quadrature along the integrated flow, for a time of two e-foldings at the initial curvature; runs that reach a kink where (3) has no solution are discarded"
    )

let claim: IClaim =
    Claim<Sample>(
        Id = "weakint/lem-2",
        Title = "the loss is the exponential of the average curvature",
        File = "proofs/WeakInteraction/Lemma_2.fs",
        Family =
            SampleFlow.family
                8
                "data and parameters"
                (Sample.hypotheses @ [ solution ])
                (Sample.edges |> List.filter (fun s -> (Field.kinks s).IsEmpty))
                Sample.general,
        Source = Source("weakint", "Lemma 2", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one input, one neuron", Sample.one (1, 1) (1, 1) (1, 1), true)
            BoundaryRow("a neuron that is not active: a critical point", Sample.one (1, 1) (1, 1) (-1, 1), true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "exp(-2 <mu> t)" literal (equals 2.0)
            Mutation.sign "exp(<mu> t)" literal (equals -1.0)
>>>>>>> 6db96e94e18656c04fda26de8f7f2cd9b9922d66
        ]
    )
