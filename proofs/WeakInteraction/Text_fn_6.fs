module internal ReluProofs.Proofs.WeakInteraction.Text_fn_6

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private atLeast (bound: Rational -> Rational) =
    Event.bounded false (fun d -> Rational.One - bound d.Failure)

let private statement =
    "for all d >= 1, n = 2d, the vectors of an orthogonal basis and their antipodes with any non-zero labels: if p >= 4 log(n/eps) then the loss converges to 0 with probability at least 1 - eps"

let private literal =
    Reading<Start>(
        Name = Reading.Literal,
        Statement = statement,
        Check = Start.independently (atLeast id),
        Added = [],
        Note =
            Start.convention
            + "; decided through the event I that the proof of Theorem 1 rests on: a neuron is active on one point of a line at most and lines are orthogonal, so points interact through the output weights alone, and a point with a neuron of its sign keeps one"
    )

let private marginals =
    Start.marginals
        (statement + ", for every joint law with centred, rotation-invariant marginals")
        "the loss converges to 0"
        Start.oneMinusFailure
        Start.enoughNeurons
        (atLeast id)

/// One line with a point on each side, with these signs of the labels.
let private line (ahead: bool) (behind: bool) = {
    PositiveAhead = (if ahead then 1 else 0)
    NegativeAhead = (if ahead then 0 else 1)
    PositiveBehind = (if behind then 1 else 0)
    NegativeBehind = (if behind then 0 else 1)
}

let private basis lines neurons failure = {
    Lines = lines
    Neurons = neurons
    Failure = failure
}

let private isBasis (d: Draw) =
    d.Lines
    |> List.forall (fun l -> l.PositiveAhead + l.NegativeAhead = 1 && l.PositiveBehind + l.NegativeBehind = 1)

let private generator =
    gen {
        let! d = Gen.frequency [ 3, Gen.choose (1, 4); 1, Gen.choose (5, 15) ]
        let sign = Gen.elements [ true; false ]
        let! lines = Gen.listOfLength d (Gen.map2 line sign sign)
        let! neurons = Gen.frequency [ 3, Gen.choose (1, 10); 1, Gen.choose (11, 40) ]
        let! factor = Gen.elements [ Q.int 1; Q.int 1; Q.frac 11 10; Q.int 3; Q.half ]
        return basis lines neurons (factor * Draws.tightAbove (2 * d) neurons)
    }

let private one' = basis [ line true true ] 4 (Q.frac 3 4)

let claim: IClaim =
    Claim<Start>(
        Id = "weakint/fn-6",
        Title = "2d examples in dimension d",
        File = "proofs/WeakInteraction/Text_fn_6.fs",
        Family =
            Start.family (
                Family<Draw>(
                    "an orthogonal basis with its antipodes, labels, p neurons and eps",
                    [
                        Hypothesis<Draw>(
                            "basis",
                            "d >= 1 orthogonal vectors and their antipodes, with labels that are not 0",
                            (fun d -> not d.Lines.IsEmpty && isBasis d),
                            null
                        )
                        Hypothesis<Draw>(
                            "sizes",
                            "p >= 1, eps > 0",
                            (fun d -> d.Neurons >= 1 && d.Failure.Sign > 0),
                            null
                        )
                        Draws.manyNeurons
                    ],
                    [
                        one'
                        basis [ line true false ] 4 (Q.frac 3 4)
                        basis [ line true true; line false false ] 8 (Q.frac 3 4)
                        basis [ line true true ] 1 (Q.int 2)
                    ],
                    Arb.fromGen generator,
                    Draw.size,
                    Draw.describe true,
                    (fun d ->
                        sprintf
                            "d%s"
                            (if d.Lines.Length < 3 then
                                 "=" + string d.Lines.Length
                             else
                                 ">=3"))
                )
            ),
        Source = Source("weakint", "Sec. 3.2, footnote 6, with Appendix C.2", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("d = 1, labels of one sign", Start.at one' false, true)
            BoundaryRow("d = 1, labels of both signs", Start.at (basis [ line true false ] 4 (Q.frac 3 4)) false, true)
        ],
        Repairs = [ marginals ],
        Mutants = [
            Mutation.dropping literal Draws.manyNeurons.Name
            Mutation.constant
                "with probability at least 1 - eps/2"
                literal
                (Start.independently (atLeast (fun eps -> Q.half * eps)))
            Mutation.sign
                "with probability at most 1 - eps"
                literal
                (Start.independently (Event.bounded true (fun d -> Rational.One - d.Failure)))
            Mutation.quantifier "for every joint law" literal marginals.Check
        ]
    )
