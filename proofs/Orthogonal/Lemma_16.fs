module internal ReluProofs.Proofs.Orthogonal.Lemma_16

open System.Collections.Generic
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Constants of the lemma with f(0) and a time. a = q - p and b = p q, so that the roots of r^2 + a r = b, which are p
/// and -q, are rational.
type private Growth = {
    P: Rational
    Q: Rational
    C: Rational
    Start: Rational
    Time: Rational
}

let private zero, one, two = Rational.Zero, Rational.One, Rational.Two
let private int (n: int) = Rational.OfInt n
let private a g = g.Q - g.P
let private b g = g.P * g.Q

/// What stands alone in the hypothesis f' <= -a f + b int f + forcing, and what is added to f(0) in the bound.
[<NoComparison; NoEquality>]
type private Shape = {
    Forcing: Growth -> Rational
    Offset: Growth -> Rational
    Rate: Growth -> Rational
    Factor: Rational
}

/// f(s) = f(0) + k (1 - v) with v = (1 + a s/N)^-N has f' = a k v^(1+1/N) <= a k v, so f' + a f <= a (f(0) + k): the
/// hypothesis holds when that is at most the forcing, and the integral only helps. Returns k.
let private slowest (shape: Shape) g = Rational.Max(shape.Forcing g / a g - g.Start, zero)

let private valueAt (shape: Shape) g (steps: int) =
    let v = (one + a g * g.Time / int steps).Pow -steps
    g.Start + slowest shape g * (one - v)

let private isRefutedExactly (shape: Shape) (context: CheckContext) g =
    let k = slowest shape g
    let bound = shape.Factor * two * (g.Start + shape.Offset g)

    // Exact where the exponential is 1.
    match [ 1; 4; 16; 64; 256 ] |> List.tryFind (fun steps -> (b g).IsZero && valueAt shape g steps > bound) with
    | Some steps ->
        let value = valueAt shape g steps
        let parameter name = Term.Parameter name
        let t = parameter "t"
        let start, grown = parameter "f0", parameter "k"

        let values =
            dict [ "a", a g; "b", b g; "c", g.C; "f0", g.Start; "k", k; "t", g.Time ]

        let instance =
            CertifiedInstance(
                Dataset(ExactMatrix [| ExactVector [| one |] |], ExactVector [| one |]),
                ModelConstants(one, one, zero),
                Dictionary values,
                Dictionary()
            )

        let fact name left relation right = Facts.fact name left relation right
        let nothing = Facts.number 0
        let forcing = parameter "c" / parameter "a"

        let denominator =
            Term.Product(List.replicate steps (Facts.number 1 + parameter "a" * t / Facts.number steps))

        Some(
            Facts.refuted
                context
                (sprintf
                    "f(s) = f(0) + k (1 - (1 + a s/%d)^-%d) satisfies the hypothesis and exceeds the bound at t"
                    steps
                    steps)
                instance
                [
                    fact "a > 0" (parameter "a") Relation.Greater nothing
                    fact "b is 0, so the exponential is 1" (parameter "b") Relation.Equal nothing
                    fact "c >= 0" (parameter "c") Relation.GreaterOrEqual nothing
                    fact "f(0) >= 0" start Relation.GreaterOrEqual nothing
                    fact "k >= 0" grown Relation.GreaterOrEqual nothing
                    fact "t >= 0" t Relation.GreaterOrEqual nothing
                    fact
                        "f' + a f <= a (f(0) + k) <= c/a"
                        (parameter "a" * (start + grown))
                        Relation.LessOrEqual
                        forcing
                    fact
                        "f(t) exceeds the bound"
                        (start + grown * (Facts.number 1 - Facts.number 1 / denominator))
                        Relation.Greater
                        (Facts.number 2 * (start + parameter "c"))
                ]
                (sprintf "f(t) <= %O" bound)
                (sprintf
                    "f(s) = %O + %O (1 - (1 + %O s/%d)^-%d) satisfies the hypothesis, and f(t) = %O"
                    g.Start
                    k
                    (a g)
                    steps
                    steps
                    value)
                ">"
        )
    | None -> None

/// The largest f: equality in the hypothesis, f = A e^{p t} + B e^{-q t}, compared with the bound by enclosures.
let private largest (shape: Shape) g =
    let sum = g.P + g.Q
    let upward = (shape.Forcing g + g.P * g.Start) / sum
    let downward = g.Start - upward
    let number (x: Rational) = RealNumber.Of x
    let power (rate: Rational) = RealNumber.Exp(number (rate * g.Time))
    let f = number upward * power g.P + number downward * power -g.Q

    let bound =
        number (shape.Factor * (g.Start + shape.Offset g)) * (number one + power (shape.Rate g))

    let compared = Bound.AtMost(f, bound)

    match compared.Outcome with
    | BoundOutcome.Holds -> Slack.ofBound compared
    | BoundOutcome.Fails ->
        Outcome.Fails(
            Witness(
                "f(t) <= the bound",
                "the solution with equality in the hypothesis exceeds it",
                ">",
                Strength.Enclosed,
                null,
                null
            )
        )
    | _ -> Outcome.TooClose "f(t) and the bound are not separated"

let private bounded (shape: Shape) =
    Check<Growth>(fun g context ->
        match isRefutedExactly shape context g with
        | Some refuted -> refuted
        | None ->
            if g.Time.IsZero && g.Start.IsZero && g.C.IsZero then
                Facts.holds
            else
                largest shape g)

let private printed = {
    Forcing = fun g -> g.C / a g
    Offset = fun g -> g.C
    Rate = fun g -> b g / a g
    Factor = one
}

let private proved = {
    printed with
        Forcing = fun g -> g.C
        Offset = fun g -> g.C / a g
}

let private literal =
    Reading<Growth>(
        Name = Reading.Literal,
        Statement =
            "if f >= 0 and f'(t) <= -a f(t) + b int_0^t f + c/a for all t >= 0, with a, b, c >= 0, then f(t) <= (f(0) + c)(1 + exp(b t/a)) for all t >= 0",
        Check = bounded printed,
        Added = [],
        Note = "a > 0, since it divides; tried are the solution with equality in the hypothesis and a rational function"
    )

let private repaired =
    Reading<Growth>(
        Name = "as proved",
        Statement =
            "if f >= 0 and f'(t) <= -a f(t) + b int_0^t f + c for all t >= 0, with a > 0 and b, c >= 0, then f(t) <= (f(0) + c/a)(1 + exp(b t/a)) for all t >= 0",
        Check = bounded proved,
        Added = []
    )

let private hypothesis name text holds = Hypothesis<Growth>(name, text, (fun g -> holds g), null)

let private nonNegative =
    Gen.frequency [ 1, Gen.constant zero; 6, Generator.magnitude ]

let private generator =
    gen {
        let! p =
            Gen.frequency [
                1, Gen.constant zero
                2, Gen.map2 (fun (n: int) d -> Rational.Create(n, d)) (Gen.choose (1, 9)) (Gen.choose (1, 9))
            ]

        let! gap =
            Gen.map2 (fun (n: int) d -> Rational.Create(n, d)) (Gen.choose (1, 12)) (Gen.choose (1, 12))

        let! c = nonNegative
        let! start = nonNegative

        let! time =
            Gen.frequency [
                1, Gen.constant zero
                6, Gen.map2 (fun (n: int) d -> Rational.Create(n, d)) (Gen.choose (1, 20)) (Gen.choose (1, 4))
            ]

        return {
            P = p
            Q = p + gap
            C = c
            Start = start
            Time = time
        }
    }

let private shrink g =
    let simple = [
        zero
        one
        two
        Rational.Half
        Rational.Create(1, 3)
        Rational.Create(1, 4)
        int 3
    ]

    seq {
        for x in simple do
            { g with P = zero; Q = x }
            { g with P = x }
            { g with Q = x }
            { g with C = x }
            { g with Start = x }
            { g with Time = x }

        for x in simple do
            for y in simple do
                { g with Q = x; Time = y }
    }

let private edge (q: Rational) (c: int) (start: int) (time: int) = {
    P = zero
    Q = q
    C = int c
    Start = int start
    Time = int time
}

let private family =
    Family<Growth>(
        "constants of the lemma, f(0) and a time",
        [
            hypothesis "a" "a > 0" (fun g -> (a g).Sign > 0)
            hypothesis "b" "b >= 0" (fun g -> (b g).Sign >= 0 && g.P.Sign >= 0)
            hypothesis "c" "c >= 0" (fun g -> g.C.Sign >= 0)
            hypothesis "f" "f(0) >= 0 and t >= 0" (fun g -> g.Start.Sign >= 0 && g.Time.Sign >= 0)
        ],
        [
            edge one 1 0 1
            edge one 0 1 0
            edge (Rational.Create(1, 4)) 1 0 2
            edge (int 4) 1 0 2
            edge one 0 0 0
        ],
        Arb.fromGenShrink (generator, shrink),
        (fun g ->
            InstanceSize(
                0,
                0,
                0,
                [ a g; b g; g.C; g.Start; g.Time ] |> List.sumBy (fun x -> InstanceSize.Complexity x)
            )),
        (fun g -> [|
            NamedValue.Of("a", a g)
            NamedValue.Of("b", b g)
            NamedValue.Of("c", g.C)
            NamedValue.Of("f(0)", g.Start)
            NamedValue.Of("t", g.Time)
        |]),
        (fun g -> if (b g).IsZero then "b=0" else "b>0")
    )

let claim: IClaim =
    Claim<Growth>(
        Id = "orthogonal/lem-16",
        Title = "auxiliary growth lemma",
        File = "proofs/Orthogonal/Lemma_16.fs",
        Family = family,
        Source = Source("orthogonal", "Lemma 16", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("a = 1", edge one 1 0 1, true)
            BoundaryRow("a = 1/4", edge (Rational.Create(1, 4)) 1 0 2, false)
            BoundaryRow("everything 0", edge one 0 0 0, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant
                "a quarter of the bound"
                repaired
                (bounded {
                    proved with
                        Factor = Rational.Create(1, 4)
                })
            Mutation.exponent
                "exp(b t/a^2 / 4)"
                repaired
                (bounded {
                    proved with
                        Rate = fun g -> b g / (int 4 * a g * a g)
                })
            Mutation.constant "f(0) + c" repaired (bounded { proved with Offset = fun g -> g.C })
        ]
    )
