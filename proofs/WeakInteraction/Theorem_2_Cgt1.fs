module internal ReluProofs.Proofs.WeakInteraction.Theorem_2_Cgt1

open System.Collections.Generic
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// epsilon and ||D_j^infinity||.
type private Window = { Epsilon: Rational; Norm: Rational }

let private certified (w: Window) =
    CertifiedInstance(
        Dataset(ExactMatrix [], ExactVector []),
        ModelConstants(Rational.One, Rational.One, Rational.Zero),
        Dictionary(dict [ "epsilon", w.Epsilon; "D", w.Norm ]),
        Dictionary()
    )

let private one = Term.Number 1
let private epsilon, norm = Term.Parameter "epsilon", Term.Parameter "D"

/// 1 - sqrt(s).
let private part s = one - Term.Sqrt s

/// The numerator and the denominator of (74), both positive.
let private above = part epsilon * (one + norm * part (one - epsilon))
let private below = (one + norm * part epsilon) * part (one - epsilon)

/// C > bound, or C < bound.
let private exceeds (bound: int) (isReversed: bool) =
    Check<Window>(fun w context ->
        let instance = certified w
        let stated = context.Stated(Rational.OfInt bound)
        let slack = (above - Term.Number stated * below).Evaluate instance
        let slack = if isReversed then -slack else slack

        if slack.Sign > 0 then
            Outcome.Holds(Strength.Exact, slack)
        else
            let value =
                (above.Evaluate instance).ToDouble() / (below.Evaluate instance).ToDouble()

            Outcome.Fails(
                Witness(
                    sprintf "C %s %d" (if isReversed then "<" else ">") bound,
                    sprintf "C is about %.6g" value,
                    (if slack.IsZero then "=" else "<"),
                    Strength.Exact,
                    null,
                    CertificateDraft(
                        context.Claim,
                        context.Statement,
                        "the constant of the cutoff window",
                        instance,
                        [
                            Fact("epsilon > 0", epsilon, Relation.Greater, Term.Number 0)
                            Fact("epsilon < 1", epsilon, Relation.Less, one)
                            Fact("||D|| > 0", norm, Relation.Greater, Term.Number 0)
                            Fact("the denominator of (74) is positive", below, Relation.Greater, Term.Number 0)
                            Fact("the numerator of (74) does not exceed it", above, Relation.LessOrEqual, below)
                        ]
                    )
                )
            ))

let private early =
    Hypothesis<Window>(
        "early",
        "epsilon < 1/2",
        (fun w -> w.Epsilon < Q.half),
        (fun w -> {
            w with
                Epsilon = Rational.One - w.Epsilon
        })
    )

let private literal =
    Reading<Window>(
        Name = Reading.Literal,
        Statement =
            "for all epsilon in ]0, 1[: C(epsilon) > 1, with C(epsilon) of (74) = (1 - sqrt(eps))/(1 + ||D||(1 - sqrt(eps))) (1 + ||D||(1 - sqrt(1 - eps)))/(1 - sqrt(1 - eps))",
        Check = exceeds 1 false,
        Added = [],
        Note = "C(epsilon) C(1 - epsilon) = 1, so that C(1/2) = 1; slack is the numerator minus the denominator"
    )

let private repaired =
    Reading<Window>(
        Name = "eps < 1/2",
        Statement = "the same for epsilon < 1/2",
        Check = exceeds 1 false,
        Added = [ early ]
    )

let private at n d = { Epsilon = Q.frac n d; Norm = Q.int 1 }

let private generator =
    gen {
        let! bottom = Gen.choose (2, 60)
        let! top = Gen.choose (1, bottom - 1)
        let! size = Gen.choose (1, 12)
        let! over = Gen.choose (1, 6)
        let! far = Gen.elements [ Q.int 1; Q.int 1; Q.int 1000; Q.frac 1 1000 ]

        return {
            Epsilon = Q.frac top bottom
            Norm = far * Q.frac size over
        }
    }

let private shrink (w: Window) =
    seq {
        for epsilon in [ Q.half; Q.frac 1 3; Q.frac 1 4; Q.frac 3 4 ] do
            { w with Epsilon = epsilon }

        for norm in [ Q.int 1; Q.int 2; Q.half ] do
            { w with Norm = norm }
    }

/// Below which epsilon the window has C > 1.
let private adjusted =
    Adjustable.hypothesis
        (Q.frac 1 8)
        "the bound of epsilon"
        Rational.One
        (exceeds 1 false)
        (sprintf "epsilon < %O")
        (fun k w -> w.Epsilon < k)

let claim: IClaim =
    Claim<Window>(
        Id = "weakint/thm-2.Cgt1",
        Title = "the window constant exceeds 1",
        File = "proofs/WeakInteraction/Theorem_2_Cgt1.fs",
        Family =
            Family<Window>(
                "epsilon and ||D||",
                [
                    Hypothesis<Window>(
                        "epsilon",
                        "0 < epsilon < 1",
                        (fun w -> w.Epsilon.Sign > 0 && w.Epsilon < Rational.One),
                        null
                    )
                    Hypothesis<Window>("D", "||D|| > 0", (fun w -> w.Norm.Sign > 0), null)
                ],
                [ at 1 2; at 49 100; at 9 25; at 16 25; at 1 1000; at 999 1000 ],
                Arb.fromGenShrink (generator, shrink),
                (fun w -> InstanceSize(1, 1, 1, InstanceSize.Complexity w.Epsilon + InstanceSize.Complexity w.Norm)),
                (fun w -> [| NamedValue.Of("eps", w.Epsilon); NamedValue.Of("||D||", w.Norm) |]),
                (fun w -> if w.Epsilon < Q.half then "eps < 1/2" else "eps >= 1/2"),
                Coordinates = Coordinates.ofRecord (fun name -> if name = "Norm" then "||D||" else "eps") []
            ),
        Source = Source("weakint", "Theorem 2, last sentence, with Eq. (74)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("eps = 1/2: C = 1", at 1 2, false)
            BoundaryRow("eps just below 1/2", at 49 100, true)
            BoundaryRow("eps = 16/25", at 16 25, false)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired early.Name
            Mutation.constant "C > 2" repaired (exceeds 2 false)
            Mutation.sign "C < 1" repaired (exceeds 1 true)
        ],
        Thresholds = [ adjusted ]
    )
