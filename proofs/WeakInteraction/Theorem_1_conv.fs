module internal ReluProofs.Proofs.WeakInteraction.Theorem_1_conv

open System.Collections.Generic
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Orthogonal inputs with labels, p neurons and eps, and one of two joint laws of (a_j, w_j) with symmetric, rotation-invariant
/// marginals: independent signs, or a_j against the label y_1 exactly when w_j is active on x_1.
type Start = { Draw: Draw; IsOpposed: bool }

/// The label of the first point.
let private firstSign (d: Draw) =
    let first = d.Lines.Head

    if first.PositiveAhead > 0 || first.PositiveBehind > 0 then
        1
    else
        -1

/// A decimal below e that still shows (n/eps)^4 <= e^p.
let private eulerBelow (d: Draw) =
    let ten = Rational.OfInt 10
    let e = Elementary.Exp(Rational.One, 256).Lower

    Seq.init 40 (fun k ->
        let scaled = ten.Pow k * e
        Rational.OfInteger(scaled.Numerator / scaled.Denominator) / ten.Pow k)
    |> Seq.tryFind (fun e -> (Draw.ratio d).Pow 4 <= e.Pow d.Neurons)

let private refuted (context: CheckContext) (d: Draw) =
    let zero = Term.Number 0
    let instance = Draw.certified d
    let sign = Rational.OfInt(firstSign d)
    let point = instance.Data.Points.Row 0

    let network (a: Rational) (w: Rational) =
        TwoLayerNetwork(
            [ RealAlgebraic.OfRational a ],
            [
                [ for k in 0 .. point.Length - 1 -> RealAlgebraic.OfRational(w * point[k]) ]
                :> IReadOnlyList<RealAlgebraic>
            ]
        )

    // The two kinds of neurons that the law draws, along x_1.
    let withNeurons =
        CertifiedInstance(
            instance.Data,
            instance.Constants,
            instance.Parameters,
            Dictionary(
                dict [
                    "ahead", network -sign Rational.One
                    "behind", network sign Rational.MinusOne
                ]
            )
        )

    Outcome.Fails(
        Witness(
            sprintf "the loss converges to 0 with probability at least %O" (Rational.One - d.Failure),
            "it converges with probability 0: every neuron active on x_1 has a_j y_1 < 0 and keeps its sign, so h(x_1) y_1 <= 0 for ever",
            "is not",
            Strength.Exact,
            null,
            CertificateDraft(
                context.Claim,
                context.Statement,
                "a joint law with symmetric marginals under which no neuron ever serves x_1",
                withNeurons,
                [
                    yield! Event.standing d
                    Event.positiveFailure
                    match eulerBelow d with
                    | Some e ->
                        Terms.fact
                            (sprintf "p >= 4 log(n/eps), as e > %O" e)
                            (Event.power 4 (Term.Parameter "n" / Term.Parameter "epsilon"))
                            Relation.LessOrEqual
                            (Event.power d.Neurons (Term.Number e))
                    | None -> ()
                    for name in [ "ahead"; "behind" ] do
                        Terms.fact
                            (sprintf "|a| = ||w|| for the neuron %s of x_1" name)
                            (Term.OutputWeight(name, 0) * Term.OutputWeight(name, 0))
                            Relation.Equal
                            (Term.Sum [
                                for k in 0 .. point.Length - 1 ->
                                    Term.HiddenWeight(name, 0, k) * Term.HiddenWeight(name, 0, k)
                            ])

                        Terms.fact
                            (sprintf "the neuron %s of x_1 does not serve it" name)
                            (Term.Output(name, 0) * Term.Label 0)
                            Relation.LessOrEqual
                            zero
                    Terms.fact "0 < 1 - eps" zero Relation.Less Event.oneMinusFailure
                ]
            )
        )
    )

/// The loss converges with probability at least 1 - bound eps.
let converges (bound: Rational) =
    let likely = Event.bounded false (fun d -> Rational.One - bound * d.Failure)

    Check<Start>(fun s context ->
        if not s.IsOpposed then
            likely.Invoke(s.Draw, context)
        elif s.Draw.Failure >= Rational.One then
            Outcome.Holds Strength.Exact
        else
            refuted context s.Draw)

let independent =
    Hypothesis<Start>(
        "independent",
        "the signs of a_j and of <w_j, x_i> are independent",
        (fun s -> not s.IsOpposed),
        (fun s -> { s with IsOpposed = true })
    )

let private literal =
    Reading<Start>(
        Name = Reading.Literal,
        Statement =
            "for data with Assumption 2, a joint law of (a_j, w_j) with centred, rotation-invariant marginals and Assumption 1: if p >= 4 log(n/eps) then the loss converges to 0 with probability at least 1 - eps",
        Check = converges Rational.One,
        Added = [],
        Note =
            "Section 2 asks for a joint law and speaks of its marginals alone; at orthogonal inputs, the case ||X^T X - D_X|| = 0 of Assumption 2. The law of the counterexample has |a_j| = ||w_j|| and the sign of a_j opposed to y_1 where w_j is active on x_1"
    )

let private repaired =
    Reading<Start>(
        Name = "independent signs, orthogonal inputs",
        Statement = "the same for orthogonal inputs when the signs of a_j and of <w_j, x_i> are independent",
        Check = converges Rational.One,
        Added = [ independent ],
        Note =
            "for orthogonal inputs the loss converges to 0 exactly when the event I occurs (text after Theorem 1), whose probability is exact; correlated inputs need the flow"
    )

let on (h: Hypothesis<Draw>) =
    let holds (s: Start) = h.Holds.Invoke s.Draw

    match h.Break with
    | null -> Hypothesis<Start>(h.Name, h.Text, (fun s -> holds s), null)
    | breaks -> Hypothesis<Start>(h.Name, h.Text, (fun s -> holds s), (fun s -> { s with Draw = breaks.Invoke s.Draw }))

let at draw isOpposed = { Draw = draw; IsOpposed = isOpposed }

let private generator =
    gen {
        let! isOpposed = Gen.elements [ true; false; false ]
        let! n = Gen.frequency [ 3, Gen.choose (1, 6); 1, Gen.choose (7, 40) ]
        let! positive = Gen.choose (0, n)
        let! neurons = Gen.frequency [ 3, Gen.choose (1, 10); 1, Gen.choose (11, 40) ]
        let! factor = Gen.elements [ Q.int 1; Q.int 1; Q.frac 11 10; Q.int 3; Q.half ]

        return at (Draw.orthogonal positive (n - positive) neurons (factor * Draw.tightAbove n neurons)) isOpposed
    }

let private shrink (s: Start) =
    seq {
        for draw in Draw.many.Instances.Shrinker s.Draw do
            { s with Draw = draw }
    }

let private smallest = Draw.orthogonal 1 0 1 (Q.frac 4 5)

let claim: IClaim =
    Claim<Start>(
        Id = "weakint/thm-1.conv",
        Title = "convergence with probability at least 1 - eps",
        File = "proofs/WeakInteraction/Theorem_1_conv.fs",
        Family =
            Family<Start>(
                "orthogonal inputs with labels, p neurons of one of two laws, and eps",
                [
                    for h in Draw.many.Hypotheses do
                        on h
                    on Draw.orthogonalInputs
                ],
                [
                    at smallest true
                    at smallest false
                    at (Draw.orthogonal 2 1 8 (Q.frac 1 2)) false
                    at (Draw.orthogonal 0 1 8 (Q.frac 1 2)) true
                ],
                Arb.fromGenShrink (generator, shrink),
                (fun s -> Draw.size s.Draw),
                (fun s -> [|
                    yield! Draw.describe true s.Draw
                    NamedValue.Of("opposed signs", (if s.IsOpposed then 1 else 0))
                |]),
                (fun s -> if s.IsOpposed then "opposed signs" else "independent signs")
            ),
        Source = Source("weakint", "Theorem 1, first conclusion", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one point, one neuron, opposed signs", at smallest true, false)
            BoundaryRow("one point, one neuron, independent signs", at smallest false, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired independent.Name
            Mutation.dropping repaired Draw.manyNeurons.Name
            Mutation.constant "with probability at least 1 - eps/2" repaired (converges Q.half)
        ]
    )
