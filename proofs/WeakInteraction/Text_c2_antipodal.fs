module internal ReluProofs.Proofs.WeakInteraction.Text_c2_antipodal

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

type private Start = Theorem_1_conv.Start

/// Orthogonal lines with a point on each side: N_2 = 0 in (86).
let private pairs =
    Hypothesis<Start>(
        "(86)",
        "each input has its antipode, and the lines are orthogonal: N_2 = 0",
        (fun s ->
            s.Draw.Lines
            |> List.forall (fun l -> l.PositiveAhead + l.NegativeAhead = 1 && l.PositiveBehind + l.NegativeBehind = 1)),
        null
    )

let private literal =
    Reading<Start>(
        Name = Reading.Literal,
        Statement =
            "Theorem 1 with antipodal inputs and (86) in place of Assumption 2: if p >= 4 log(n/eps) then the loss converges to 0 with probability at least 1 - eps",
        Check = Theorem_1_conv.converges Rational.One,
        Added = [],
        Note =
            "at N_2 = 0, where a neuron is active on one point of a line at most, so that points interact through the output weights alone. As for Theorem 1, the marginals of the joint law do not make the signs independent"
    )

let private repaired =
    Reading<Start>(
        Name = "independent signs, N_2 = 0",
        Statement = "the same at N_2 = 0 when the signs of a_j and of <w_j, x_i> are independent",
        Check = Theorem_1_conv.converges Rational.One,
        Added = [ Theorem_1_conv.independent ],
        Note = "through the event I, whose probability is exact; N_2 > 0 needs the flow"
    )

let private line (ahead: bool) (behind: bool) = {
    PositiveAhead = (if ahead then 1 else 0)
    NegativeAhead = (if ahead then 0 else 1)
    PositiveBehind = (if behind then 1 else 0)
    NegativeBehind = (if behind then 0 else 1)
}

let private at lines neurons failure isOpposed =
    Theorem_1_conv.at
        {
            Lines = lines
            Neurons = neurons
            Failure = failure
        }
        isOpposed

let private smallest = at [ line true true ] 4 (Q.frac 3 4)

let private generator =
    gen {
        let! d = Gen.frequency [ 3, Gen.choose (1, 4); 1, Gen.choose (5, 15) ]
        let sign = Gen.elements [ true; false ]
        let! lines = Gen.listOfLength d (Gen.map2 line sign sign)
        let! neurons = Gen.frequency [ 3, Gen.choose (1, 10); 1, Gen.choose (11, 40) ]
        let! factor = Gen.elements [ Q.int 1; Q.int 1; Q.frac 11 10; Q.int 3; Q.half ]
        let! isOpposed = Gen.elements [ true; false; false ]
        return at lines neurons (factor * Draw.tightAbove (2 * d) neurons) isOpposed
    }

let claim: IClaim =
    Claim<Start>(
        Id = "weakint/c2-antipodal",
        Title = "Theorem 1 with antipodal inputs",
        File = "proofs/WeakInteraction/Text_c2_antipodal.fs",
        Family =
            Family<Start>(
                "orthogonal lines with a point on each side, p neurons of one of two laws, and eps",
                [
                    for h in Draw.many.Hypotheses do
                        Theorem_1_conv.on h
                    pairs
                ],
                [
                    smallest true
                    smallest false
                    at [ line true false ] 8 (Q.frac 1 2) false
                    at [ line false true; line true true ] 8 (Q.frac 3 4) false
                ],
                Arb.fromGenShrink (
                    generator,
                    fun s ->
                        seq {
                            for draw in Draw.many.Instances.Shrinker s.Draw do
                                { s with Draw = draw }
                        }
                ),
                (fun s -> Draw.size s.Draw),
                (fun s -> [|
                    yield! Draw.describe true s.Draw
                    NamedValue.Of("opposed signs", (if s.IsOpposed then 1 else 0))
                |]),
                (fun s -> if s.IsOpposed then "opposed signs" else "independent signs")
            ),
        Source = Source("weakint", "Appendix C.2, Eqs. (86)-(88)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one line, opposed signs", smallest true, false)
            BoundaryRow("one line, independent signs", smallest false, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired Theorem_1_conv.independent.Name
            Mutation.dropping repaired Draw.manyNeurons.Name
            Mutation.constant "with probability at least 1 - eps/2" repaired (Theorem_1_conv.converges Q.half)
        ]
    )
