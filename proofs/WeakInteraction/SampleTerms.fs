namespace ReluProofs.Proofs.WeakInteraction

open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Instances

/// Terms over a sample, with the network "theta".
module internal SampleTerms =

    let private theta = "theta"
    let private one = Term.Number 1
    let private zero = Term.Number 0

    let innerPoints (s: Sample) i j =
        Term.Sum [ for k in 0 .. Sample.dimension s - 1 -> Term.Point(i, k) * Term.Point(j, k) ]

    let preactivation (s: Sample) j i =
        Term.Sum [
            for k in 0 .. Sample.dimension s - 1 -> Term.HiddenWeight(theta, j, k) * Term.Point(i, k)
        ]

    let residual i = Term.Label i - Term.Output(theta, i)

    let private residualSquare (s: Sample) =
        Term.Sum [ for i in 0 .. Sample.points s - 1 -> residual i * residual i ]

    let private pulled (s: Sample) j = [
        for k in 0 .. Sample.dimension s - 1 ->
            Term.Sum [
                for i in 0 .. Sample.points s - 1 ->
                    residual i * Term.Sign(Term.Relu(preactivation s j i)) * Term.Point(i, k)
            ]
    ]

    /// n^2 p ||grad L||^2 times p, as in (16): sum_j a_j^2 ||X P_j R||^2 + (w_j^T X P_j R)^2.
    let speed (s: Sample) =
        Term.Sum [
            for j in 0 .. Sample.neurons s - 1 do
                let pull = pulled s j
                let a = Term.OutputWeight(theta, j)
                a * a * Term.Sum [ for x in pull -> x * x ]

                let onWeight =
                    Term.Sum [ for k, x in List.indexed pull -> Term.HiddenWeight(theta, j, k) * x ]

                onWeight * onWeight
        ]

    /// mu.
    let curvature (s: Sample) =
        Term.Number 2 * speed s / (Term.Number(Sample.points s * Sample.neurons s) * residualSquare s)

    let certified (s: Sample) =
        CertifiedInstance(Sample.data s, Sample.constants s, Dictionary(), Dictionary(dict [ theta, Sample.network s ]))

    let loss = Term.Loss theta

    let standing (s: Sample) = [
        Terms.fact "L is the mean of halves" (Term.Number(2 * Sample.points s) * Term.LossConstant) Relation.Equal one
        Terms.fact
            "h is the mean over the neurons"
            (Term.Number(Sample.neurons s) * Term.OutputScale)
            Relation.Equal
            one
        Terms.fact "there is no weight decay" Term.WeightDecay Relation.Equal zero
        Terms.fact "L(theta) > 0" loss Relation.Greater zero
        for i in 0 .. Sample.points s - 1 do
            Terms.fact (sprintf "x_%d is not 0" (i + 1)) (innerPoints s i i) Relation.Greater zero
            Terms.fact (sprintf "y_%d is not 0" (i + 1)) (Term.Abs(Term.Label i)) Relation.Greater zero
    ]

    /// ||X^T X - D_X|| < t.
    let normBelow (s: Sample) name (t: Term) =
        Sample.minors (innerPoints s) zero (+) (*) (~-) (Sample.points s) t
        |> List.mapi (fun k minor ->
            Terms.fact
                (sprintf "%s: leading minor %d of %d" name (k + 1) (2 * Sample.points s))
                minor
                Relation.Greater
                zero)
