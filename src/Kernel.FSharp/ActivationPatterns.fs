namespace ReluProofs.Kernel

open System.Collections.Generic

/// One full-dimensional activation cone of a point set: which points are active on it, and a weight inside it.
[<Sealed; AllowNullLiteral(false)>]
type ActivationPattern internal (active: bool[], witness: ExactVector) =
    /// Whether point k is strictly active, <w, x_k> > 0, for the weights w of this cone. A zero point never is.
    member _.IsActive(k: int) : bool = active[k]

    /// The number of points.
    member _.Count = active.Length

    /// A weight w strictly inside the cone: no <w, x_k> with x_k <> 0 is zero.
    member _.Witness = witness

    /// One character a point: '+' active, '-' inactive.
    override _.ToString() =
        System.String(active |> Array.map (fun a -> if a then '+' else '-'))

module internal HyperplaneCells =

    /// A length t in (0, 1] such that moving from `start` by t * direction reaches none of the hyperplanes.
    let private smallStep (normals: ExactVector list) (start: ExactVector) (direction: ExactVector) =
        normals
        |> List.fold
            (fun (step: Rational) normal ->
                let speed = (normal.Dot direction).Abs()

                if speed.IsZero then
                    step
                else
                    Rational.Min(step, (normal.Dot start).Abs() / (Rational.Two * speed)))
            Rational.One

    /// Sign vectors of the open cells that the hyperplanes <w, normal> = 0 cut out of the space the normals span, each
    /// with a point inside. A zero normal leaves no open cell.
    let rec cells (normals: ExactVector list) (dimension: int) : (int list * ExactVector) list =
        match normals with
        | [] -> [ [], ExactVector.Zero dimension ]
        | last :: earlier ->
            if last.IsZero then
                []
            else
                let square = last.NormSquared()

                // The last hyperplane cuts exactly the cells that survive on it.
                let projected = earlier |> List.map (fun x -> x - (x.Dot last / square) * last)

                let onHyperplane = Dictionary<int list, ExactVector>()

                for signs, inside in cells projected dimension do
                    onHyperplane[signs] <- inside

                [
                    for signs, inside in cells earlier dimension do
                        match onHyperplane.TryGetValue signs with
                        | true, onPlane ->
                            let step = smallStep earlier onPlane last
                            (1 :: signs), onPlane + step * last
                            (-1 :: signs), onPlane - step * last
                        | false, _ -> ((inside.Dot last).Sign :: signs), inside
                ]

/// The activation patterns of a point set, enumerated exactly.
[<AbstractClass; Sealed>]
type ActivationPatterns private () =

    /// The patterns 1(<w, x_k> > 0) of all full-dimensional activation cones, for any points (repeated, antipodal,
    /// collinear or zero ones too). The closures of these cones cover the whole space.
    static member OpenCells(points: ExactMatrix) : IReadOnlyList<ActivationPattern> =
        // The recursion takes a list from its head, so the last point comes first.
        let indices = [
            for k in points.RowCount - 1 .. -1 .. 0 do
                if not (points.Row k).IsZero then
                    k
        ]

        HyperplaneCells.cells (indices |> List.map points.Row) points.ColumnCount
        |> List.map (fun (signs, inside) ->
            let active = Array.create points.RowCount false

            for k, sign in List.zip indices signs do
                active[k] <- sign > 0

            ActivationPattern(active, inside))
        |> List.toArray
        :> IReadOnlyList<ActivationPattern>
