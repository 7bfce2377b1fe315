module internal ReluProofs.Proofs.WeakInteraction.Equation_57

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
let private c0, e = named "c0", named "E"

let private hypotheses = [
    TimeSample.structural "c0" "c0 in [0, 1]" (fun s -> (s "c0").Sign >= 0 && s "c0" <= one)
    TimeSample.structural "x" "x >= 0: E = exp(x) >= 1" (fun s -> s "E" >= one)
]

let private facts = [
    "c0 >= 0", c0, Relation.GreaterOrEqual, number 0
    "c0 <= 1", c0, Relation.LessOrEqual, unit
    "E >= 1", e, Relation.GreaterOrEqual, unit
]

let private at x y = TimeSample.at [ "c0", x; "E", y ]

let private family =
    TimeSample.family
        "an alignment and a time"
        [ "c0"; "E" ]
        hypotheses
        [
            at Rational.Zero one
            at one one
            at Rational.Zero Rational.Two
            at one Rational.Two
        ]
        (FsCheck.FSharp.Gen.map2 (fun x y -> [ "c0", x; "E", y ]) TimeSample.closedShare TimeSample.growth)

let private cosine = (e + unit / e) / number 2
let private sine = (e - unit / e) / number 2

let private check (lower: Printed) (upper: Printed) =
    TimeSample.check
        facts
        (fun _ -> [
            TimeSample.relation "(57)" (cosine + c0 * sine) Relation.GreaterOrEqual lower
            TimeSample.relation "(58)" (sine + c0 * (cosine - unit)) Relation.LessOrEqual upper
        ])
        (fun s ->
            let x = log (s.Values["E"].ToDouble())
            [ "cosh x", cosine, cosh x; "sinh x", sine, sinh x ])

let private bound = e * (unit + c0) / number 2

let private literal =
    Reading<TimeSample>(
        Name = Reading.Literal,
        Statement =
            "for all c0 in [0, 1] and x >= 0: cosh x + c0 sinh x >= exp(x) (1 + c0)/2 and sinh x + c0 (cosh x - 1) <= exp(x) (1 + c0)/2",
        Check = check bound bound,
        Added = [],
        Proof =
            ProvedComparisons(
                "group-inequality-57, group-inequality-58",
                @"\cosh x+c_0\sinh x\ge\tfrac12e^x(1+c_0)\ge\sinh x+c_0(\cosh x-1)",
                [ WeakInteractionDynamics.Inequality57; WeakInteractionDynamics.Inequality58 ]
            )
    )

let claim: IClaim =
    Claim<TimeSample>(
        Id = "weakint/eq-57",
        Title = "bounds of numerator and denominator",
        File = "proofs/WeakInteraction/Equation_57.fs",
        Family = family,
        Source = Source("weakint", "Eqs. (57) and (58), Sec. A.4", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("x = 0 and c0 = 0", at Rational.Zero one, true)
            BoundaryRow("aligned, where (57) is an equality", at one Rational.Two, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "exp(x) (1 + c0) in (57)" literal (check (number 2 * bound) bound)
            Mutation.sign "(1 - c0) in (58)" literal (check bound (e * (unit - c0) / number 2))
        ]
    )
