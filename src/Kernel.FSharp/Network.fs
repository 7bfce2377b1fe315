namespace ReluProofs.Kernel

open System
open System.Collections.Generic

/// The constants of the one model of all papers, f(x) = s sum_j a_j relu(<w_j, x>) and
/// L = c sum_k (f(x_k) - y_k)^2 + rho ||theta||^2.
[<Sealed; AllowNullLiteral(false)>]
type ModelConstants(lossConstant: Rational, outputScale: Rational, weightDecay: Rational) =
    do
        if lossConstant.Sign <= 0 then
            raise (ArgumentOutOfRangeException(nameof lossConstant, "the loss constant c is positive"))

        if weightDecay.Sign < 0 then
            raise (ArgumentOutOfRangeException(nameof weightDecay, "the weight decay rho is not negative"))

    /// c > 0.
    member _.LossConstant = lossConstant
    /// s.
    member _.OutputScale = outputScale
    /// rho >= 0.
    member _.WeightDecay = weightDecay

/// n labelled points of R^d.
[<Sealed; AllowNullLiteral(false)>]
type Dataset(points: ExactMatrix, labels: ExactVector) =
    do
        if points.RowCount <> labels.Length then
            invalidArg (nameof labels) "there is one label a point"

    /// n rows of length d.
    member _.Points = points
    /// n labels.
    member _.Labels = labels
    /// n.
    member _.Count = points.RowCount
    /// d.
    member _.Dimension = points.ColumnCount

/// The Clarke subdifferential of the loss in the variables (a_j, w_j) of one neuron: a point times a convex hull.
[<Sealed; AllowNullLiteral(false)>]
type NeuronSubdifferential internal (outputDerivative: RealAlgebraic, hiddenVertices: IReadOnlyList<RealAlgebraic[]>) =
    /// dL/da_j; the loss is differentiable in a_j.
    member _.OutputDerivative = outputDerivative

    /// Vectors of R^d whose convex hull is the w_j part: one gradient for each activation pattern realisable nearby
    /// (repetitions possible). A single vector where the loss is differentiable.
    member _.HiddenVertices = hiddenVertices

/// A two-layer ReLU network with exact weights: m output weights a_j and m hidden weights w_j of R^d.
[<Sealed; AllowNullLiteral(false)>]
type TwoLayerNetwork
    (outputWeights: IEnumerable<RealAlgebraic>, hiddenWeights: IEnumerable<IReadOnlyList<RealAlgebraic>>) =
    let a = Seq.toArray outputWeights
    let w = hiddenWeights |> Seq.map Seq.toArray |> Seq.toArray

    do
        if a.Length <> w.Length then
            invalidArg (nameof hiddenWeights) "there is one hidden weight vector a neuron"

        if w.Length > 0 && w |> Array.exists (fun row -> row.Length <> w[0].Length) then
            invalidArg (nameof hiddenWeights) "all hidden weight vectors have one length"

    let relu (z: RealAlgebraic) = if z.Sign > 0 then z else RealAlgebraic.Zero

    let scaled (r: Rational) (z: RealAlgebraic) = RealAlgebraic.OfRational r * z

    /// m.
    member _.Width = a.Length

    /// a_j.
    member _.OutputWeight(j: int) : RealAlgebraic = a[j]

    /// Entry i of w_j.
    member _.HiddenWeight(j: int, i: int) : RealAlgebraic = w[j].[i]

    /// d (0 for the empty network).
    member _.Dimension = if w.Length = 0 then 0 else w[0].Length

    /// The inner product of w_j and x. Throws ArgumentException when the lengths differ.
    member _.Preactivation(j: int, x: ExactVector) : RealAlgebraic =
        if x.Length <> w[j].Length then
            invalidArg (nameof x) "the point and the hidden weights have one length"

        Seq.fold2 (fun sum wi xi -> sum + scaled xi wi) RealAlgebraic.Zero w[j] x.Entries

    /// f(x) = s sum_j a_j relu(<w_j, x>).
    member this.Output(constants: ModelConstants, x: ExactVector) : RealAlgebraic =
        a
        |> Seq.mapi (fun j aj -> aj * relu (this.Preactivation(j, x)))
        |> Seq.fold (+) RealAlgebraic.Zero
        |> scaled constants.OutputScale

    /// ||theta||^2 = sum_j a_j^2 + ||w_j||^2.
    member _.NormSquared() : RealAlgebraic =
        Seq.append a (Seq.concat w) |> Seq.fold (fun sum z -> sum + z * z) RealAlgebraic.Zero

    /// L = c sum_k (f(x_k) - y_k)^2 + rho ||theta||^2.
    member this.Loss(constants: ModelConstants, data: Dataset) : RealAlgebraic =
        let squares =
            Seq.init data.Count (fun k ->
                let residual =
                    this.Output(constants, data.Points.Row k) - RealAlgebraic.OfRational data.Labels[k]

                residual * residual)
            |> Seq.fold (+) RealAlgebraic.Zero

        scaled constants.LossConstant squares + scaled constants.WeightDecay (this.NormSquared())

    /// The Clarke subdifferential of the loss in the variables of neuron j, kinks <w_j, x_k> = 0 included.
    member this.ClarkeSubdifferential(constants: ModelConstants, data: Dataset, j: int) : NeuronSubdifferential =
        let points = [| for k in 0 .. data.Count - 1 -> data.Points.Row k |]
        let preactivation = points |> Array.map (fun x -> this.Preactivation(j, x))

        let residual =
            points
            |> Array.mapi (fun k x -> this.Output(constants, x) - RealAlgebraic.OfRational data.Labels[k])

        let slope = scaled (Rational.Two * constants.LossConstant * constants.OutputScale)
        let decay = scaled (Rational.Two * constants.WeightDecay)

        let outputDerivative =
            Seq.fold2 (fun sum r z -> sum + r * relu z) RealAlgebraic.Zero residual preactivation
            |> slope
            |> fun z -> z + decay a[j]

        let kinks = [
            for k in 0 .. data.Count - 1 do
                if preactivation[k].IsZero then
                    k
        ]

        let gradient (active: int -> bool) =
            Array.init data.Dimension (fun i ->
                let sum =
                    Seq.init data.Count id
                    |> Seq.filter active
                    |> Seq.fold (fun sum k -> sum + scaled points[k].[i] residual[k]) RealAlgebraic.Zero

                slope (a[j] * sum) + decay w[j].[i])

        let nearby =
            ActivationPatterns.OpenCells(ExactMatrix(kinks |> Seq.map (fun k -> points[k])))

        let vertices =
            nearby
            |> Seq.map (fun pattern ->
                let atKink =
                    dict (kinks |> List.mapi (fun position k -> k, pattern.IsActive position))

                gradient (fun k ->
                    match atKink.TryGetValue k with
                    | true, active -> active
                    | false, _ -> preactivation[k].Sign > 0))
            |> Seq.toArray

        NeuronSubdifferential(outputDerivative, vertices)
