namespace ReluProofs.Proofs.WeakInteraction

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

/// What Lemma 7 speaks of: orthogonal inputs and a start from which the loss converges to 0. Then r_i' = -(M_ii/n) r_i with M_ii > 0, so
/// no residual changes its sign, and <w_j, x_i>' = a_j r_i ||x_i||^2/n while the neuron is active, which ends for ever at 0.
module internal Extinction =

    let pairs (s: Sample) = [
        for j in 0 .. Sample.neurons s - 1 do
            for i in 0 .. Sample.points s - 1 do
                if Sample.active s j i then
                    j, i
    ]

    let isRight (s: Sample) (j, i) = (s.A[j] * s.Y[i]).Sign > 0
    let isWrong (s: Sample) (j, i) = (s.A[j] * s.Y[i]).Sign < 0

    /// a_j(0)^2 - ||w_j(0)||^2.
    let margin (s: Sample) j = s.A[j] * s.A[j] - Sample.square s.W[j]

    let private strict =
        Samples.structural "margin" "|a_j(0)| > ||w_j(0)|| for all j, so that t_n is finite" (fun s ->
            [ 0 .. Sample.neurons s - 1 ] |> List.forall (fun j -> (margin s j).Sign > 0))

    let private converges =
        Samples.structural
            "convergence"
            "each x_i has an active neuron with a_j y_i > 0: for orthogonal inputs the loss converges to 0"
            (fun s ->
                [ 0 .. Sample.points s - 1 ]
                |> List.forall (fun i -> pairs s |> List.exists (fun (j, k) -> k = i && isRight s (j, i))))

    let hypotheses = [
        Samples.hypotheses[0]
        Samples.hypotheses[1]
        Assumptions.orthogonal
        strict
        converges
    ]

    /// One input 1, label 1, neurons (a, w).
    let one (neurons: ((int * int) * (int * int)) list) =
        Samples.make [ [ 1, 1 ] ] [ 1, 1 ] (List.map fst neurons) (neurons |> List.map (fun (_, w) -> [ w ]))

    /// Inputs along the axes; weights from tiny to large beside the labels.
    let generator =
        gen {
            let! n = Gen.choose (1, 3)
            let! p = Gen.choose (n, n + 2)

            let! lengths =
                Gen.listOfLength n (Gen.elements [ Q.half; Q.int 1; Q.int 1; Q.int 2 ])

            let! labels = Gen.listOfLength n (Gen.elements [ 1; 1; 2; -1; -3 ])
            let! signs = Gen.listOfLength p (Gen.elements [ 1; -1 ])
            let! raw = Gen.listOfLength p (Gen.listOfLength n (Gen.choose (-1, 6)))
            let! scale = Gen.elements [ Q.int 1; Q.frac 1 10; Q.frac 1 30; Q.frac 1 100 ]
            let! more = Gen.elements [ Q.frac 11 10; Q.int 2; Q.int 4 ]

            // The first n neurons serve one point each.
            let served j (row: int list) = if j < n then List.updateAt j (1 + abs row[j]) row else row

            let weights =
                raw |> List.mapi (fun j row -> served j row |> List.map (fun w -> scale * Q.int w))

            let size (w: Rational list) =
                Sample.sum (w |> List.map (fun (x: Rational) -> x.Abs())) + scale

            return {
                X = List.init n (fun i -> List.init n (fun k -> if i = k then lengths[i] else Rational.Zero))
                Y = labels |> List.map Q.int
                A =
                    weights
                    |> List.mapi (fun j w ->
                        let sign = if j < n then sign labels[j] else signs[j]
                        Q.int sign * more * size w)
                W = weights
            }
        }
