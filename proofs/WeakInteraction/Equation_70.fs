module internal ReluProofs.Proofs.WeakInteraction.Equation_70

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
/// E = exp(Y t/n), Y = sqrt(k_n) ||D||, at t = t_n(kappa); so exp(2 Y t/n) = kappa/K = E^2.
let private c0, e = named "c0", named "E"

let private hypotheses = [
    TimeSample.structural "c0" "c0 in [0, 1]" (fun s -> (s "c0").Sign >= 0 && s "c0" <= one)
    TimeSample.structural "kappa" "kappa >= K, that is t_n(kappa) >= 0" (fun s -> s "E" >= one)
]

let private facts = [
    "c0 >= 0", c0, Relation.GreaterOrEqual, number 0
    "c0 <= 1", c0, Relation.LessOrEqual, unit
    "E >= 1", e, Relation.GreaterOrEqual, unit
]

let private at x y = TimeSample.at [ "c0", x; "E", y ]

let private family =
    TimeSample.family
        "a group neuron at t_n(kappa)"
        [ "c0"; "E" ]
        hypotheses
        [ at Rational.Zero one; at one Rational.Two; at Rational.Zero Rational.Two ]
        (FsCheck.FSharp.Gen.map2 (fun x y -> [ "c0", x; "E", y ]) TimeSample.closedShare TimeSample.growth)

/// The alignment of (52) at its own rate Y/n.
let private alignment =
    (e - unit / e + c0 * (e + unit / e)) / (e + unit / e + c0 * (e - unit / e))

/// (70) with (K/kappa)^power, and c0 times a factor.
let private check (power: int) (factor: Printed) =
    let small = unit / Printed.power e (2 * power)
    let c = factor * c0

    TimeSample.check
        facts
        (fun _ -> [
            TimeSample.relation
                "the alignment at t_n(kappa)"
                alignment
                Relation.Equal
                ((unit - small + c * (unit + small)) / (unit + small + c * (unit - small)))
        ])
        (fun s ->
            let value (name: string) = s.Values[name].ToDouble()

            [
                "the integrated alignment",
                alignment,
                TimeSample.integrate (fun x -> [| 1.0 - x[0] * x[0] |]) [| value "c0" |] (log (value "E")) 0
            ])

let private literal =
    Reading<TimeSample>(
        Name = Reading.Literal,
        Statement =
            "for all c0 in [0, 1] and kappa, at t_n(kappa) = (1/c) ln(kappa/K) with c = 2 sqrt(k_n) ||D||/n the alignment is (1 - K^2/kappa^2 + c0 (1 + K^2/kappa^2))/(1 + K^2/kappa^2 + c0 (1 - K^2/kappa^2))",
        Check = check 2 unit,
        Added = [],
        Note =
            "the alignment is the solution of (52), which has half the rate that (53) prints; where c0 = 1 it is 1 on both sides"
    )

let private repaired =
    Reading<TimeSample>(
        Name = "K/kappa",
        Statement = "the same with K/kappa in the place of K^2/kappa^2",
        Check = check 1 unit,
        Added = [],
        Proof =
            ReplayedDerivation(
                "group-alignment",
                @"\frac{1-K/\kappa+c_0(1+K/\kappa)}{1+K/\kappa+c_0(1-K/\kappa)}",
                [
                    // K/kappa = exp(-2 Y t/n) at t_n(kappa).
                    Tie.solution
                        (OdeProblem.Scalar("S", "Y/n*(1 - S^2)", "c0", "Y > 0, n > 0, 0 <= c0, c0 <= 1"))
                        "(1 - exp(-2*Y/n*t) + c0*(1 + exp(-2*Y/n*t)))/(1 + exp(-2*Y/n*t) + c0*(1 - exp(-2*Y/n*t)))"
                ]
            )
    )

let private adjusted =
    Adjustable.integer
        "the power of K/kappa"
        2
        (sprintf "the same with (K/kappa)^(%d) in the place of K^2/kappa^2")
        (fun k -> check k unit)

let claim: IClaim =
    Claim<TimeSample>(
        Id = "weakint/eq-70",
        Title = "alignment at t_n(kappa)",
        File = "proofs/WeakInteraction/Equation_70.fs",
        Family = family,
        Source = Source("weakint", "Eq. (70), Sec. A.6", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("kappa = K, at the start", at Rational.Zero one, true)
            BoundaryRow("orthogonal at the start", at Rational.Zero Rational.Two, false)
            BoundaryRow("aligned at the start", at one Rational.Two, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.exponent "K^3/kappa^3" repaired (check 3 unit)
            Mutation.sign "-c0 in place of c0" repaired (check 1 -unit)
        ],
        Thresholds = [ adjusted ]
    )
