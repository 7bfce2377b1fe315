namespace ReluProofs.Symbolic.Derivations

open System
open System.Collections.Generic
open ReluProofs.Kernel

/// The exact optimum of a shallow ReLU network at pairwise orthogonal data: the closed forms of `min-norm-orthogonal` or
/// `regularised-orthogonal`, evaluated. The bound holds for every width; it is attained from WidthNeeded on.
[<Sealed; AllowNullLiteral(false)>]
type OrthogonalOptimum private (data: Dataset, constants: ModelConstants, regularised: bool) =
    let scale = constants.OutputScale
    let decay, lossConstant = constants.WeightDecay, constants.LossConstant
    let indices = [ 0 .. data.Count - 1 ]
    let point k : ExactVector = data.Points.Row k
    let label k : Rational = data.Labels[k]

    /// (s ||x_k||)^2.
    let energy k = scale * scale * (point k).NormSquared()

    let threshold () =
        if regularised then
            decay / (lossConstant * energy 0)
        else
            Rational.Zero

    let side sign =
        let own = indices |> List.filter (fun k -> (label k).Sign = sign)

        let square =
            own |> List.fold (fun (sum: Rational) k -> sum + label k * label k / energy k) Rational.Zero

        let ray =
            own
            |> List.fold
                (fun sum k -> sum + ((label k).Abs() * scale / energy k) * point k)
                (ExactVector.Zero data.Dimension)

        OrthogonalSide(sign, square, threshold (), ray)

    let positive, negative = side 1, side -1
    let sides = [ positive; negative ]
    let used = sides |> List.filter (fun s -> s.IsUsed)
    let ofLabel k = if (label k).Sign < 0 then negative else positive
    let number (r: Rational) = RealAlgebraic.OfRational r

    let value =
        if regularised then
            let labels = number (lossConstant * data.Labels.NormSquared())

            sides |> List.fold (fun rest s -> rest - number (lossConstant * energy 0) * s.Size * s.Size) labels
        else
            positive.LabelNorm + negative.LabelNorm

    let dual =
        indices
        |> List.map (fun k ->
            let entry = number (label k / energy k) * (ofLabel k).InverseScale

            if regularised then
                number (-(Rational.Two * decay)) * entry
            else
                entry)
        |> List.toArray

    let outputs =
        indices
        |> List.map (fun k ->
            let s = ofLabel k
            number (label k) * s.Size * s.InverseScale)
        |> List.toArray

    let nested = used |> List.filter (fun s -> not s.IsRepresentable)

    let canonical: TwoLayerNetwork | null =
        if nested.IsEmpty then
            let neuron (s: OrthogonalSide) =
                let root = RealAlgebraic.Sqrt(s.Size.TryRational().Value)

                let hidden =
                    s.Ray.ToReadOnlyList() |> Seq.map (fun x -> number x * s.InverseScale * root) |> Seq.toArray

                number (Rational.OfInt s.Sign) * root, hidden :> IReadOnlyList<RealAlgebraic>

            let neurons = used |> List.map neuron
            TwoLayerNetwork(neurons |> List.map fst, neurons |> List.map snd)
        else
            null

    let onRay (network: TwoLayerNetwork) j =
        let a = network.OutputWeight j
        let s = if a.Sign < 0 then negative else positive

        Seq.init data.Dimension id
        |> Seq.forall (fun i -> network.HiddenWeight(j, i) = a.Abs() * s.InverseScale * number s.Ray[i])

    let sizeOf (network: TwoLayerNetwork) sign =
        Seq.init network.Width network.OutputWeight
        |> Seq.filter (fun a -> a.Sign = sign)
        |> Seq.fold (fun (sum: RealAlgebraic) a -> sum + a * a) RealAlgebraic.Zero

    static let check (data: Dataset) =
        for k in 0 .. data.Count - 1 do
            if (data.Points.Row k).IsZero then
                invalidArg (nameof data) (sprintf "point %d is zero" (k + 1))

            for l in 0 .. k - 1 do
                let product = (data.Points.Row l).Dot(data.Points.Row k)

                if not product.IsZero then
                    invalidArg
                        (nameof data)
                        (sprintf
                            "points %d and %d are not orthogonal: their inner product is %O"
                            (l + 1)
                            (k + 1)
                            product)

        if data.Count = 0 then
            invalidArg (nameof data) "there is at least one point"

    /// The least (1/2) sum (a_j^2 + ||w_j||^2) over sum_j a_j relu(w_j . x_k) = y_k. Throws ArgumentException when two
    /// points are not orthogonal (naming the pair), a point is zero, or there is none.
    static member Interpolate(data: Dataset) : OrthogonalOptimum =
        check data
        OrthogonalOptimum(data, ModelConstants(Rational.Half, Rational.One, Rational.Zero), false)

    /// The least c sum (f(x_k) - y_k)^2 + rho ||theta||^2. Throws ArgumentException as Interpolate, when the points do not
    /// have one norm, or when s or rho is not positive.
    static member Regularise(data: Dataset, constants: ModelConstants) : OrthogonalOptimum =
        check data

        for k in 1 .. data.Count - 1 do
            if (data.Points.Row k).NormSquared() <> (data.Points.Row 0).NormSquared() then
                invalidArg
                    (nameof data)
                    (sprintf "points 1 and %d have different norms; with weight decay one norm is needed" (k + 1))

        if constants.OutputScale.Sign <= 0 || constants.WeightDecay.Sign <= 0 then
            invalidArg (nameof constants) "the output scale and the weight decay are positive"

        OrthogonalOptimum(data, constants, true)

    member _.Data = data

    /// The constants of the model; for interpolation c = 1/2, s = 1 and rho = 0.
    member _.Constants = constants

    member _.IsRegularised = regularised

    /// Which derivation the values come from.
    member _.DerivationName =
        if regularised then
            "regularised-orthogonal"
        else
            "min-norm-orthogonal"

    /// Whether the derivation covers this many points.
    member _.IsProved =
        data.Count
        <= (if regularised then
                OrthogonalRegularised.MaxPoints
            else
                OrthogonalInterpolation.MaxPoints)

    /// The least half squared norm of an interpolator, or the least regularised loss.
    member _.Value: RealAlgebraic = value

    /// Interpolation: v_k = y_k/(||x_k||^2 R) with |sum v_k relu(u . x_k)| at most ||u|| for all u and sum v_k y_k the
    /// value. With weight decay: v_k = 2 c (f(x_k) - y_k) at the optimum, whose dual value -v.y - ||v||^2/(4c) is the value.
    member _.DualVector: IReadOnlyList<RealAlgebraic> = Array.AsReadOnly dual

    /// f(x_k) of every minimiser.
    member _.Outputs: IReadOnlyList<RealAlgebraic> = Array.AsReadOnly outputs

    /// The labels > 0.
    member _.Positive = positive

    /// The labels < 0.
    member _.Negative = negative

    /// The least width that attains the value: the number of signs in use.
    member _.WidthNeeded = used.Length

    /// A minimiser with one neuron for each sign in use; null when its weights would need nested roots.
    member _.CanonicalMinimiser: TwoLayerNetwork | null = canonical

    /// Why there is no canonical minimiser; empty when there is one.
    member _.MissingMinimiser =
        match nested with
        | [] -> ""
        | s :: _ -> sprintf "the output weight is the square root of %O, a nested root" s.Size

    /// Whether a network attains the value, decided exactly from the derived description of the minimisers. A network of
    /// another dimension does not, the empty one excepted.
    member _.Contains(network: TwoLayerNetwork) : bool =
        (network.Width = 0 || network.Dimension = data.Dimension)
        && Seq.init network.Width id |> Seq.forall (onRay network)
        && sizeOf network 1 = positive.Size
        && sizeOf network -1 = negative.Size

    /// The value and the minimisers in words.
    member _.Description = OrthogonalText.unicode regularised value positive negative

    /// The value and the minimisers in LaTeX, without dollar signs.
    member _.Latex = OrthogonalText.latex regularised value positive negative
