module internal ReluProofs.Proofs.OneDim.Remark_3_2

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

// A function of F is given by its values a and b at 1 and -1, so a network represents it if and only if its unregularised loss
// on the points (1, a) and (-1, b) is 0.

/// Points where a function f = f(1)(x)_+ + f(-1)(-x)_+ shows itself; 0 and both signs, near and far.
let private probes = [ Rational.Zero; Q.int 3; Q.int -2; Q.frac 1 7; Q.frac -5 3 ]

/// Whether the network is the member of the set F with its own values at 1 and -1, where `leftSign` is that of the printed (-x)_+.
let private belongs (i: Instance) (leftSign: Rational) (theta: TwoLayerNetwork) =
    let output (x: Rational) = theta.Output(Instance.unregularised i, ExactVector [ x ])

    let scaled (r: Rational) z = RealAlgebraic.OfRational r * z

    probes
    |> List.forall (fun x ->
        let right = Rational.Max(x, Rational.Zero)
        let left = leftSign * Rational.Max(-x, Rational.Zero)
        output x = scaled right (output Rational.One) + scaled left (output Rational.MinusOne))

let private sameSet (leftSign: Rational) =
    Optimum.withOptimum Unregularised (fun o context ->
        let random =
            Seq.init 6 (fun k ->
                let number name j =
                    context.Draw(Gen.choose (-9, 9), name, 100 * k + j) |> RealAlgebraic.OfInt

                Members.network [ for j in 1 .. o.Instance.M -> number "u" j, number "w" j ])

        match random |> Seq.tryFind (fun theta -> not (belongs o.Instance leftSign theta)) with
        | Some theta ->
            Outcome.Fails(
                Witness(
                    "every network represents a function of F",
                    sprintf "theta = %s represents none" (Optimum.describeNetwork theta),
                    "is not",
                    Strength.Exact,
                    null,
                    null
                )
            )
        | None when o.Derived.Minimum.IsZero -> Outcome.Holds Strength.Exact
        | None ->
            let best = Optimum.simplest o o.Derived.Splits[0]
            let a, b = o.Instance.Y[0], o.Instance.Y[1]

            Outcome.Fails(
                Witness(
                    sprintf "some network of width %d is f(x) = %O (x)_+ + %O (-x)_+" o.Instance.M a b,
                    sprintf
                        "every network of width %d has (f(1) - a)^2 + (f(-1) - b)^2 >= %O"
                        o.Instance.M
                        (Rational.Two * o.Derived.Minimum),
                    "is not",
                    Strength.Exact,
                    Optimum.numericText o,
                    CertificateDraft(
                        context.Claim,
                        context.Statement,
                        "a function of F that no network of this width represents",
                        Terms.certified false o.Instance [ "best", best ],
                        [
                            Terms.fact "the first point is 1" (Term.Point(0, 0)) Relation.Equal (Term.Number 1)
                            Terms.fact "the second point is -1" (Term.Point(1, 0)) Relation.Equal (Term.Number -1)
                            Terms.fact "s is 1/alpha" (Term.OutputScale * Terms.alpha) Relation.Equal (Term.Number 1)
                            Terms.fact
                                "half the squared distance to (a, b), smallest over all networks of width m, is positive"
                                (Optimum.minimumTerm o "best")
                                Relation.Greater
                                (Term.Number 0)
                        ]
                    )
                )
            ))

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement = "for all m >= 1 and alpha > 0, { f_theta } = { a (x)_+ + b (-x)_+ : a, b in R }",
        Check = sameSet Rational.One,
        Added = []
    )

let private repaired =
    Reading<Instance>(
        Name = "two neurons",
        Statement = "the same for m >= 2",
        Check = sameSet Rational.One,
        Added = [ Hypotheses.widthAtLeast "m2" "m >= 2" (fun _ -> 2) ]
    )

/// The standing assumption on Y plays no part here: a and b are any numbers.
let private family =
    let general = Families.unregularised

    let onUnitPoints (i: Instance) = {
        i with
            X = [ Rational.One; Rational.MinusOne ]
            Y = List.truncate 2 i.Y
    }

    Family<Instance>(
        "a function a (x)_+ + b (-x)_+ and a width",
        [ Hypotheses.scale; Hypotheses.width ],
        [
            for y1, y2, m in [ 1, 1, 1; 1, 0, 1; 0, 0, 1; 1, 1, 2; 1, -1, 2; -3, 2, 3 ] -> Given.plain y1 y2 m
        ],
        Arb.fromGenShrink (
            general.Instances.Generator |> Gen.map onUnitPoints,
            fun i -> general.Instances.Shrinker i |> Seq.filter (fun s -> s.X = [ Rational.One; Rational.MinusOne ])
        ),
        Instance.size,
        (fun i -> [
            NamedValue.Of("a", i.Y[0])
            NamedValue.Of("b", i.Y[1])
            NamedValue.Of("alpha", i.Alpha)
            NamedValue.Of("m", i.M)
        ]),
        (fun i -> if i.M = 1 then "m=1" else "m>=2")
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/rem-3.2",
        Title = "representable function class does not depend on the width",
        File = "proofs/OneDim/Remark_3_2.fs",
        Family = family,
        Source = Source("onedim", "Remark 3.2 (Sec. 3)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron, both slopes", Given.plain 1 1 1, false)
            BoundaryRow("one neuron, one slope", Given.plain 1 0 1, true)
            BoundaryRow("two neurons", Given.plain 1 1 2, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired "m2"
            Mutation.sign "- b (-x)_+" repaired (sameSet Rational.MinusOne)
        ]
    )
