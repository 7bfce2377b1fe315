namespace ReluProofs.Proofs.WeakInteraction

open ReluProofs.Kernel
open ReluProofs.Proofs

/// The paper's Assumptions 1 and 2 as facts of a certificate, over the network "theta".
module internal AssumptionFacts =

    let length (s: Sample) i = SampleTerms.innerPoints s i i

    let label i = Term.Abs(Term.Label i)

    /// Which points have the shortest and the longest input, the smallest and the largest label.
    let extremes (s: Sample) =
        let at pick (items: Rational list) = List.findIndex (fun x -> x = pick items) items
        let lengths = s.X |> List.map Sample.square
        let labels = s.Y |> List.map (fun y -> y.Abs())
        at List.min lengths, at List.max lengths, at List.min labels, at List.max labels

    let both (s: Sample) = [
        let shortest, longest, smallest, largest = extremes s
        let n = Sample.points s

        for i in 0 .. n - 1 do
            Terms.fact (sprintf "C_x^- is a length, %d" (i + 1)) (length s shortest) Relation.LessOrEqual (length s i)
            Terms.fact (sprintf "C_x^+ is a length, %d" (i + 1)) (length s longest) Relation.GreaterOrEqual (length s i)
            Terms.fact (sprintf "C_y^- is a label, %d" (i + 1)) (label smallest) Relation.LessOrEqual (label i)
            Terms.fact (sprintf "C_y^+ is a label, %d" (i + 1)) (label largest) Relation.GreaterOrEqual (label i)

        for j in 0 .. Sample.neurons s - 1 do
            let a = Term.OutputWeight("theta", j)

            let w =
                Term.Sum [
                    for k in 0 .. Sample.dimension s - 1 ->
                        Term.HiddenWeight("theta", j, k) * Term.HiddenWeight("theta", j, k)
                ]

            Terms.fact (sprintf "Assumption 1, neuron %d" (j + 1)) (a * a) Relation.GreaterOrEqual w

        yield!
            SampleTerms.normBelow
                s
                "Assumption 2"
                (length s shortest * label smallest * Term.Sqrt(Term.Number n) / (Term.Number n * label largest))
    ]
