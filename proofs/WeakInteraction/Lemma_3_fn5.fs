module internal ReluProofs.Proofs.WeakInteraction.Lemma_3_fn5

open System.Collections.Generic
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// n labels of a law with the atom P_Y({0}), and epsilon.
type private Atom = {
    Points: int
    Mass: Rational
    Failure: Rational
}

/// With a label 0 the right side of (4) is 0 and its left side is not negative, so the probability of (4) is at most
/// (1 - q)^n, in every dimension; for orthogonal inputs it is that.
let private likely (isReversed: bool) =
    Check<Atom>(fun a context ->
        let probability = (Rational.One - a.Mass).Pow a.Points
        let slack = probability - (Rational.One - a.Failure)
        let slack = if isReversed then -slack else slack

        if slack.Sign >= 0 then
            Outcome.Holds(Strength.Exact, RealAlgebraic.OfRational slack)
        else
            let zero = Term.Number 0
            let mass, failure = Term.Parameter "q", Term.Parameter "epsilon"

            Outcome.Fails(
                Witness(
                    sprintf
                        "Assumption 2 holds with probability at least %O for d large enough"
                        (Rational.One - a.Failure),
                    sprintf "it holds with probability at most %O, whatever d is" probability,
                    "<",
                    Strength.Exact,
                    null,
                    CertificateDraft(
                        context.Claim,
                        context.Statement,
                        "labels with an atom at 0",
                        CertifiedInstance(
                            Dataset(ExactMatrix [], ExactVector []),
                            ModelConstants(Rational.One, Rational.One, Rational.Zero),
                            Dictionary(dict [ "n", Rational.OfInt a.Points; "q", a.Mass; "epsilon", a.Failure ]),
                            Dictionary()
                        ),
                        [
                            Terms.fact "n" (Term.Parameter "n") Relation.Equal (Term.Number a.Points)
                            Terms.fact "the atom at 0" mass Relation.Greater zero
                            Terms.fact "epsilon > 0" failure Relation.Greater zero
                            Terms.fact
                                "no label is 0 with probability (1 - q)^n < 1 - epsilon"
                                (Event.power a.Points (Term.Number 1 - mass))
                                Relation.Less
                                (Term.Number 1 - failure)
                        ]
                    )
                )
            ))

let private noAtom =
    Hypothesis<Atom>(
        "no atom",
        "P_Y({0}) = 0",
        (fun a -> a.Mass.IsZero),
        (fun a -> {
            a with
                Mass = Q.half
                Points = 3
                Failure = Q.frac 1 4
        })
    )

let private literal =
    Reading<Atom>(
        Name = Reading.Literal,
        Statement =
            "Lemma 3 covers label laws with P_Y({0}) = q > 0: there is C such that d >= C (n^2 + n log(1/eps)) gives Assumption 2 with probability 1 - eps",
        Check = likely false,
        Added = [],
        Note =
            "C_y^- = min |y_i| as defined in Section 2; what is decided is the part of the labels, which bounds the probability for every C and d"
    )

let private repaired =
    Reading<Atom>(
        Name = "no atom",
        Statement = "for P_Y({0}) = 0 the labels leave Assumption 2 with probability 1 - eps",
        Check = likely false,
        Added = [ noAtom ],
        Note = "the inputs' part is Lemma 3 itself"
    )

let private at n mass failure = {
    Points = n
    Mass = mass
    Failure = failure
}

let private generator =
    gen {
        let! n = Gen.frequency [ 3, Gen.choose (1, 5); 1, Gen.choose (6, 200) ]
        let! bottom = Gen.choose (2, 50)
        let! top = Gen.choose (1, bottom - 1)
        let! none = Gen.elements [ true; true; false ]
        let! failure = Gen.elements [ Q.half; Q.frac 1 10; Q.frac 1 1000; Q.frac 9 10 ]
        return at n (if none then Rational.Zero else Q.frac top bottom) failure
    }

let private shrink (a: Atom) =
    seq {
        for n in [ 1; 2; a.Points - 1 ] do
            { a with Points = n }

        for mass in [ Q.half; Q.frac 1 3 ] do
            { a with Mass = mass }

        for failure in [ Q.half; Q.frac 1 3; Q.frac 1 4 ] do
            { a with Failure = failure }
    }

let claim: IClaim =
    Claim<Atom>(
        Id = "weakint/lem-3.fn5",
        Title = "an atom of the labels at 0",
        File = "proofs/WeakInteraction/Lemma_3_fn5.fs",
        Family =
            Family<Atom>(
                "n labels of a law with an atom at 0, and eps",
                [
                    Hypothesis<Atom>("n", "n >= 1", (fun a -> a.Points >= 1), null)
                    Hypothesis<Atom>(
                        "q",
                        "0 <= P_Y({0}) < 1",
                        (fun a -> a.Mass.Sign >= 0 && a.Mass < Rational.One),
                        null
                    )
                    Hypothesis<Atom>(
                        "eps",
                        "0 < eps < 1",
                        (fun a -> a.Failure.Sign > 0 && a.Failure < Rational.One),
                        null
                    )
                ],
                [
                    at 1 Q.half (Q.frac 1 4)
                    at 1 Rational.Zero (Q.frac 1 4)
                    at 1 (Q.frac 1 4) (Q.frac 1 4)
                ],
                Arb.fromGenShrink (generator, shrink),
                (fun a ->
                    InstanceSize(a.Points, 0, 0, InstanceSize.Complexity a.Mass + InstanceSize.Complexity a.Failure)),
                (fun a -> [|
                    NamedValue.Of("n", a.Points)
                    NamedValue.Of("P_Y({0})", a.Mass)
                    NamedValue.Of("eps", a.Failure)
                |]),
                (fun a -> if a.Mass.IsZero then "no atom" else "atom")
            ),
        Source = Source("weakint", "Lemma 3, footnote 5", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one label, 0 with probability 1/2", at 1 Q.half (Q.frac 1 4), false)
            BoundaryRow("an atom as small as eps", at 1 (Q.frac 1 4) (Q.frac 1 4), true)
            BoundaryRow("no atom", at 1 Rational.Zero (Q.frac 1 4), true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired noAtom.Name
            Mutation.sign "with probability at most 1 - eps" repaired (likely true)
        ]
    )
