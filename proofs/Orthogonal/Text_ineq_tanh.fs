module internal ReluProofs.Proofs.Orthogonal.Text_ineq_tanh

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
let private e = named "E"

let private family =
    TimeSample.family
        "a real x"
        [ "E" ]
        [
            TimeSample.structural "x" "x is real: E = exp(x) > 0" (fun s -> (s "E").Sign > 0)
        ]
        [
            TimeSample.at [ "E", one ]
            TimeSample.at [ "E", Rational.Two ]
            TimeSample.at [ "E", frac 1 2 ]
        ]
        (FsCheck.FSharp.Gen.map (fun x -> [ "E", x ]) TimeSample.positive)

/// tanh x >= 1 - c exp(-power x).
let private check (c: Printed) (power: int) =
    TimeSample.check
        [ "E > 0", e, Relation.Greater, number 0 ]
        (fun _ -> [
            TimeSample.relation
                "tanh x and its bound"
                ((e * e - unit) / (e * e + unit))
                Relation.GreaterOrEqual
                (unit - c / Printed.power e power)
        ])
        (fun s ->
            let x = log (s.Values["E"].ToDouble())
            [ "tanh x", (e * e - unit) / (e * e + unit), tanh x ])

let private literal =
    Reading<TimeSample>(
        Name = Reading.Literal,
        Statement = "for all real x, tanh x >= 1 - 2 exp(-2 x)",
        Check = check (number 2) 2,
        Added = [],
        Proof =
            ProvedNonNegative(
                "tanh-inequality",
                @"\tanh x\ge 1-2e^{-2x}",
                // For x = t and for x = -t, t >= 0.
                [ "tanh(t) - 1 + 2*exp(-2*t)", ""; "2*exp(2*t) - 1 - tanh(t)", "" ]
            )
    )

let claim: IClaim =
    Claim<TimeSample>(
        Id = "orthogonal/ineq-tanh",
        Title = "lower bound of tanh",
        File = "proofs/Orthogonal/Text_ineq_tanh.fs",
        Family = family,
        Source = Source("orthogonal", "proof of Lemma 7", Declared.Theorem),
        Literal = literal,
        Boundary = [ BoundaryRow("x = 0", TimeSample.at [ "E", one ], true) ],
        Repairs = [],
        Mutants = [
            Mutation.constant "1 - exp(-2 x)" literal (check unit 2)
            Mutation.exponent "1 - 2 exp(-4 x)" literal (check (number 2) 4)
        ]
    )
