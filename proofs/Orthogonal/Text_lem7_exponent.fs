module internal ReluProofs.Proofs.Orthogonal.Text_lem7_exponent

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
let private a, d, eps = named "a", named "D", named "eps"

let private hypotheses = [
    TimeSample.structural "numbers" "a, ||D_+||, eps > 0" (fun s ->
        (s "a").Sign > 0 && (s "D").Sign > 0 && (s "eps").Sign > 0)
]

let private facts = [
    "a > 0", a, Relation.Greater, number 0
    "||D_+|| > 0", d, Relation.Greater, number 0
    "eps > 0", eps, Relation.Greater, number 0
]

let private at x y z = TimeSample.at [ "a", x; "D", y; "eps", z ]

let private family =
    TimeSample.family
        "the numbers of Lemma 7"
        [ "a"; "D"; "eps" ]
        hypotheses
        [ at one one one; at (frac 3 4) one (frac 1 100) ]
        (FsCheck.FSharp.Gen.map3
            (fun x y z -> [ "a", x; "D", y; "eps", z ])
            TimeSample.positive
            TimeSample.positive
            TimeSample.positive)

/// exp(-2 a t) at t = -eps ln(lambda)/||D_+|| is lambda to this power.
let private inserted = number 2 * a * eps / d

/// Since lambda < 1, two powers of it are the same exactly when their exponents are.
let private check (exponent: Printed) =
    TimeSample.check
        facts
        (fun _ -> [
            TimeSample.relation "the exponents of lambda" inserted Relation.Equal exponent
        ])
        (fun s ->
            let value (name: string) = s.Values[name].ToDouble()
            let lambda = 0.5
            let t = -(value "eps") * log lambda / value "D"

            [
                "the exponent of lambda in exp(-2 a t)", inserted, log (exp (-2.0 * value "a" * t)) / log lambda
            ])

let private literal =
    Reading<TimeSample>(
        Name = Reading.Literal,
        Statement =
            "for all lambda in (0, 1), with t_{+1} = -eps ln(lambda)/||D_+||, the bound a tanh(a t) >= a (1 - 2 exp(-2 a t)) at t_{+1} is a (1 - 2 exp(-2 a ||D_+|| ln(lambda)))",
        Check = check (number -2 * a * d),
        Added = [],
        Note =
            "compared through the exponent of lambda; Lemma 8 prints 2 a_r (r eps/||D_+||) ln(lambda) at the same place, so a slip of the typesetting or of the conversion is possible"
    )

let private repaired =
    Reading<TimeSample>(
        Name = "exp(2 a eps ln(lambda)/||D_+||)",
        Statement = "the same with exp(2 a eps ln(lambda)/||D_+||) in the place of exp(-2 a ||D_+|| ln(lambda))",
        Check = check (number 2 * a * eps / d),
        Added = [],
        Note = "with a >= 3 ||D_+||/4 it is at most lambda^(3 eps/2), as the proof goes on to use"
    )

let private inequality =
    Reading<TimeSample>(
        Name = "as an inequality",
        Statement =
            "for all lambda in (0, 1): a tanh(a t_{+1}) >= a (1 - 2 exp(-2 a ||D_+|| ln(lambda))), whether or not the line before gives it",
        Check =
            TimeSample.check
                facts
                (fun _ -> [
                    TimeSample.relation "the printed exponent of lambda" (number -2 * a * d) Relation.Less (number 0)
                ])
                (fun _ -> []),
        Added = [],
        Note =
            "the printed exponent is negative, so that the right side is below -a: true, and of no use to the lines that follow it"
    )

let claim: IClaim =
    Claim<TimeSample>(
        Id = "orthogonal/lem7-exponent",
        Title = "the exponent after inserting t_{+1}",
        File = "proofs/Orthogonal/Text_lem7_exponent.fs",
        Family = family,
        Source = Source("orthogonal", "proof of Lemma 7, second step", Declared.Theorem),
        Literal = literal,
        Boundary = [ BoundaryRow("all numbers 1", at one one one, false) ],
        Repairs = [ repaired; inequality ],
        Mutants = [
            Mutation.constant "exp(a eps ln(lambda)/||D_+||)" repaired (check (a * eps / d))
            Mutation.sign "exp(-2 a eps ln(lambda)/||D_+||)" repaired (check (number -2 * a * eps / d))
        ]
    )
