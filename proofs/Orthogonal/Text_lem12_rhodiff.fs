module internal ReluProofs.Proofs.Orthogonal.Text_lem12_rhodiff

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
/// s = exp(tau_1/q) and u = exp(tau_2/q); ||D_+|| = p/q; T = lambda^(-eps) = exp(||D_+|| t_{+1}).
let private s1, s2, growth = named "s", named "u", named "T"

let private isCount (r: Rational) = r.IsInteger && r.Sign > 0

let private hypotheses = [
    TimeSample.structural "D" "||D_+|| = p/q > 0" (fun s -> isCount (s "p") && isCount (s "q"))
    TimeSample.structural "tau" "tau_1 = q ln s, tau_2 = q ln u are real" (fun s ->
        (s "s").Sign > 0 && (s "u").Sign > 0)
    TimeSample.structural "lambda" "lambda in (0, 1): T = lambda^(-eps) > 1" (fun s -> s "T" > one)
]

let private facts = [
    "s > 0", s1, Relation.Greater, number 0
    "u > 0", s2, Relation.Greater, number 0
    "T > 1", growth, Relation.Greater, unit
]

let private count (s: TimeSample) name = int s.Values[name].Numerator

let private at (p: int) (q: int) x y z =
    TimeSample.at [ "p", Rational.OfInt p; "q", Rational.OfInt q; "s", x; "u", y; "T", z ]

let private family =
    TimeSample.family
        "two neurons of Lemma 12 at t_{+1}"
        [ "p"; "q"; "s"; "u"; "T" ]
        hypotheses
        [
            at 1 1 Rational.Two one Rational.Two
            at 2 1 Rational.Two one Rational.Two
            at 1 2 Rational.Two one Rational.Two
            at 2 1 one one Rational.Two
        ]
        (FsCheck.FSharp.Gen.map3
            (fun (p: int, q: int) (x, y) z -> [ "p", Rational.OfInt p; "q", Rational.OfInt q; "s", x; "u", y; "T", z ])
            (FsCheck.FSharp.Gen.two (FsCheck.FSharp.Gen.choose (1, 4)))
            (FsCheck.FSharp.Gen.two TimeSample.positive)
            TimeSample.growth)

/// cosh(||D_+|| (t - tau)) at t_{+1}, twice.
let private twice p s =
    let x = growth / Printed.power s p
    x + unit / x

/// The ratio of the two norms without exp(c_1 - c_2), with exp(k tau) lambda^(2 eps) in the logarithm, where exp(k tau) is
/// s^(of p and q).
let private check (weight: int -> int -> int) (inverted: bool) =
    TimeSample.check
        facts
        (fun s ->
            let p, q = count s "p", count s "q"
            let k = weight p q
            let inner x = unit + Printed.power x k / Printed.power growth 2
            let shift = Printed.power s2 p / Printed.power s1 p

            [
                TimeSample.relation
                    "exp of the difference"
                    (twice p s1 / twice p s2)
                    Relation.Equal
                    (if inverted then
                         shift * inner s2 / inner s1
                     else
                         shift * inner s1 / inner s2)
            ])
        (fun s ->
            let value (name: string) = s.Values[name].ToDouble()
            let p, q = count s "p", count s "q"
            let d = float p / float q
            let t = log (value "T") / d
            let tau name = float q * log (value name)

            [
                "the ratio of the norms", twice p s1 / twice p s2, cosh (d * (t - tau "s")) / cosh (d * (t - tau "u"))
            ])

let private literal =
    Reading<TimeSample>(
        Name = Reading.Literal,
        Statement =
            "rho~_j - rho~_j' at t_{+1} = -eps ln(lambda)/||D_+|| is c_j - c_j' + ||D_+|| (tau_j' - tau_j) + ln((1 + exp(2 tau_j) lambda^(2 eps))/(1 + exp(2 tau_j') lambda^(2 eps)))",
        Check = check (fun _ q -> 2 * q) false,
        Added = [],
        Note =
            "rho~ = ln cosh(||D_+|| (t - tau)) + c; exponentiated, so that both sides are rational. Where ||D_+|| = 1 it is right"
    )

let private repaired =
    Reading<TimeSample>(
        Name = "exp(2 ||D_+|| tau)",
        Statement = "the same with exp(2 ||D_+|| tau) in the place of exp(2 tau), twice",
        Check = check (fun p _ -> 2 * p) false,
        Added = [],
        Proof =
            ProvedComparisons(
                "lncosh-difference-repaired",
                @"\ln\frac{1+e^{2\|D_+\|\tau_j}\lambda^{2\varepsilon}}{1+e^{2\|D_+\|\tau_{j'}}\lambda^{2\varepsilon}}",
                [ OrthogonalDynamics.LnCoshDifferenceRepaired ]
            )
    )

let claim: IClaim =
    Claim<TimeSample>(
        Id = "orthogonal/lem12-rhodiff",
        Title = "difference of two logarithms of norms",
        File = "proofs/Orthogonal/Text_lem12_rhodiff.fs",
        Family = family,
        Source = Source("orthogonal", "proof of Lemma 12", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("||D_+|| = 1", at 1 1 Rational.Two one Rational.Two, true)
            BoundaryRow("||D_+|| = 2", at 2 1 Rational.Two one Rational.Two, false)
            BoundaryRow("equal offsets", at 2 1 Rational.Two Rational.Two Rational.Two, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant "exp(||D_+|| tau)" repaired (check (fun p _ -> p) false)
            Mutation.sign "the logarithm with the other sign" repaired (check (fun p _ -> 2 * p) true)
        ]
    )
