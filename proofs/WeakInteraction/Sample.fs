namespace ReluProofs.Proofs.WeakInteraction

open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Proofs

/// Data and parameters of the paper's Section 2: h(x) = 1/p sum_j a_j relu(<w_j, x>), L = 1/(2n) sum_i r_i^2, r_i = y_i - h(x_i).
type internal Sample = {
    X: Rational list list
    Y: Rational list
    A: Rational list
    W: Rational list list
}

module internal Sample =

    let sum (xs: Rational seq) = xs |> Seq.fold (fun (s: Rational) x -> s + x) Rational.Zero

    let dot (u: Rational list) (v: Rational list) = sum (List.map2 (fun (a: Rational) b -> a * b) u v)

    let square u = dot u u

    let points (s: Sample) = s.Y.Length
    let neurons (s: Sample) = s.A.Length
    let dimension (s: Sample) = s.X.Head.Length

    /// 1_{j,i}, with 0 at a kink.
    let active (s: Sample) j i = (dot s.W[j] s.X[i]).Sign > 0

    let private relu (r: Rational) = Rational.Max(r, Rational.Zero)

    let output (s: Sample) i =
        sum (List.map2 (fun (a: Rational) w -> a * relu (dot w s.X[i])) s.A s.W) / Rational.OfInt(neurons s)

    let residuals (s: Sample) = s.Y |> List.mapi (fun i y -> y - output s i)

    let loss (s: Sample) = square (residuals s) / Rational.OfInt(2 * points s)

    /// X P_j R.
    let pull (s: Sample) j =
        let r = residuals s

        List.init (dimension s) (fun k ->
            sum (
                seq {
                    for i in 0 .. points s - 1 do
                        if active s j i then
                            r[i] * s.X[i].[k]
                }
            ))

    /// mu = p ||grad L||^2 / L with sigma'(0) = 0, from the gradients written out.
    let curvature (s: Sample) =
        let total =
            sum (
                seq {
                    for j in 0 .. neurons s - 1 do
                        let pulled = pull s j
                        let onWeight = dot s.W[j] pulled
                        s.A[j] * s.A[j] * square pulled + onWeight * onWeight
                }
            )

        total / (Rational.OfInt(points s * points s * neurons s) * loss s)

    let private algebraic (r: Rational) = RealAlgebraic.OfRational r

    let constants (s: Sample) =
        ModelConstants(Rational.Create(1, 2 * points s), Rational.Create(1, neurons s), Rational.Zero)

    let data (s: Sample) =
        Dataset(ExactMatrix(s.X |> List.map ExactVector), ExactVector s.Y)

    let network (s: Sample) =
        TwoLayerNetwork(
            s.A |> List.map algebraic,
            s.W |> List.map (fun w -> w |> List.map algebraic :> IReadOnlyList<RealAlgebraic>)
        )

    /// The same from the kernel's gradient; none at a kink.
    let kernelCurvature (s: Sample) =
        let net, data, constants = network s, data s, constants s

        let kink =
            s.W |> List.exists (fun w -> s.X |> List.exists (fun x -> (dot w x).IsZero))

        if kink then
            None
        else
            let squares =
                Seq.init (neurons s) (fun j ->
                    let part = net.ClarkeSubdifferential(constants, data, j)

                    Seq.append [ part.OutputDerivative ] part.HiddenVertices[0]
                    |> Seq.fold (fun sum z -> sum + z * z) RealAlgebraic.Zero)
                |> Seq.fold (+) RealAlgebraic.Zero

            Some(algebraic (Rational.OfInt(neurons s) / loss s) * squares)

    /// (1/p) sum_j term_j 1_{j,i} for each i.
    let private averages (term: int -> Rational) (s: Sample) = [
        for i in 0 .. points s - 1 ->
            sum (
                seq {
                    for j in 0 .. neurons s - 1 do
                        if active s j i then
                            term j
                }
            )
            / Rational.OfInt(neurons s)
    ]

    /// max_i (1/p) sum_j (a_j^2 + ||w_j||^2) 1_{j,i}.
    let largestEnergy (s: Sample) =
        s |> averages (fun j -> s.A[j] * s.A[j] + square s.W[j]) |> List.max

    /// min_i (1/p) sum_j a_j^2 1_{j,i}.
    let smallestOutput (s: Sample) = s |> averages (fun j -> s.A[j] * s.A[j]) |> List.min

    let shortest (s: Sample) = s.X |> List.map square |> List.min
    let longest (s: Sample) = s.X |> List.map square |> List.max
    let smallestLabel (s: Sample) = s.Y |> List.map (fun y -> y.Abs()) |> List.min
    let largestLabel (s: Sample) = s.Y |> List.map (fun y -> y.Abs()) |> List.max

    let rec private determinant zero add multiply negate (rows: 'T list list) : 'T =
        match rows with
        | [] -> failwith "a determinant of nothing"
        | [ [ only ] ] -> only
        | first :: rest ->
            first
            |> List.mapi (fun k entry ->
                let minor =
                    determinant zero add multiply negate (rest |> List.map (List.removeAt k))

                let product = multiply entry minor
                if k % 2 = 0 then product else negate product)
            |> List.fold add zero

    /// The leading principal minors of t I - M and t I + M, for M = X^T X - D_X: all positive exactly when ||M|| < t.
    let minors inner zero add multiply negate n (t: 'T) = [
        for sign in [ negate; id ] do
            for k in 1..n do
                determinant zero add multiply negate [
                    for i in 0 .. k - 1 -> [ for j in 0 .. k - 1 -> if i = j then t else sign (inner i j) ]
                ]
    ]

    /// Whether ||X^T X - D_X|| < t, exactly.
    let normBelow (s: Sample) (t: RealAlgebraic) =
        minors (fun i j -> algebraic (dot s.X[i] s.X[j])) RealAlgebraic.Zero (+) (*) (~-) (points s) t
        |> List.forall (fun (m: RealAlgebraic) -> m.Sign > 0)
