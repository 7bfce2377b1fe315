namespace ReluProofs.Symbolic.Counting

open System
open System.Collections.Generic
open System.Numerics
open ReluProofs.Kernel

/// One activation pattern 1(<w, x_k> >= 0) of a point set, with a weight that has it.
[<Sealed; AllowNullLiteral(false)>]
type LiteralPattern internal (active: bool[], witness: ExactVector) =
    /// Whether <w, x_k> >= 0 for the point with 0-based index k. A zero point always is.
    member _.IsActive(k: int) : bool = active[k]

    /// The number of points.
    member _.Count = active.Length

    /// A weight w with this pattern, in a cone of it with the fewest non-zero <w, x_k>: 0 for the pattern of all points.
    member _.Witness = witness

    /// One character a point: '+' active, '-' inactive.
    override _.ToString() =
        String(active |> Array.map (fun a -> if a then '+' else '-'))

module internal HyperplaneFaces =

    /// A length t in (0, 1] such that start + s * direction, 0 < s <= t, keeps the sign of every non-zero <start, normal>.
    let private smallStep (normals: ExactVector list) (start: ExactVector) (direction: ExactVector) =
        (Rational.One, normals)
        ||> List.fold (fun step normal ->
            let distance, speed = (normal.Dot start).Abs(), (normal.Dot direction).Abs()

            if distance.IsZero || speed.IsZero then
                step
            else
                Rational.Min(step, distance / (Rational.Two * speed)))

    /// The part of a vector orthogonal to the others, by exact Gram-Schmidt.
    let private orthogonalPart (others: ExactVector list) (vector: ExactVector) =
        let remove (directions: ExactVector list) (v: ExactVector) =
            directions
            |> List.fold (fun (rest: ExactVector) (b: ExactVector) -> rest - (v.Dot b / b.NormSquared()) * b) v

        let basis =
            others
            |> List.fold
                (fun basis v ->
                    let part = remove basis v
                    if part.IsZero then basis else part :: basis)
                []

        remove basis vector

    /// All sign vectors (sign <w, normal_k>)_k, zeros included, each with a w in the span of the normals.
    let rec faces (normals: ExactVector list) (dimension: int) : (int list * ExactVector) list =
        match normals with
        | [] -> [ [], ExactVector.Zero dimension ]
        | last :: earlier when last.IsZero ->
            faces earlier dimension |> List.map (fun (signs, inside) -> 0 :: signs, inside)
        | last :: earlier ->
            let square = last.NormSquared()
            let projected = earlier |> List.map (fun x -> x - (x.Dot last / square) * last)
            let onPlane = Dictionary<int list, ExactVector>()

            for signs, inside in faces projected dimension do
                onPlane[signs] <- inside

            [
                for signs, inside in faces earlier dimension do
                    match onPlane.TryGetValue signs with
                    | false, _ ->
                        // The face misses the plane, so it lies on one side of it.
                        (inside.Dot last).Sign :: signs, inside
                    | true, meeting ->
                        0 :: signs, meeting

                        // The face leaves the plane on both sides, unless the planes it lies in already force it inside.
                        let zeros =
                            List.zip signs earlier |> List.filter (fun (s, _) -> s = 0) |> List.map snd

                        let direction = orthogonalPart zeros last

                        if not direction.IsZero then
                            let move = smallStep earlier meeting direction * direction
                            1 :: signs, meeting + move
                            -1 :: signs, meeting - move
            ]

/// How many activation patterns points have: the formulas for general position, exact enumeration for any points.
[<AbstractClass; Sealed>]
type ActivationCounts private () =

    static let faces (points: ExactMatrix) =
        let normals = [
            for k in points.RowCount - 1 .. -1 .. 0 do
                points.Row k
        ]

        HyperplaneFaces.faces normals points.ColumnCount
        |> List.map (fun (signs, inside) -> List.rev signs |> List.toArray, inside)

    /// Cover's count of the open activation patterns of `points` points in general position (any `dimension` of them
    /// independent) in R^dimension: 2 sum_{i < dimension} C(points-1, i), all 2^points when points <= dimension; 1 for no
    /// point. T. M. Cover, Geometrical and statistical properties of systems of linear inequalities, 1965, Theorem 1.
    /// Throws ArgumentOutOfRangeException for points < 0 or dimension < 1.
    static member Cover(points: int, dimension: int) : BigInteger =
        if points < 0 then
            raise (ArgumentOutOfRangeException(nameof points, "a count is not negative"))

        if dimension < 1 then
            raise (ArgumentOutOfRangeException(nameof dimension, "the dimension is at least 1"))

        if points = 0 then
            BigInteger.One
        else
            BigInteger 2 * Binomial.PartialRowSum(points - 1, dimension)

    /// The count when points repeat: points on one line through 0 (repeated, scaled or antipodal) are cut by one
    /// hyperplane, and zero points by none, so this is Cover's count for the number of distinct lines, if those are in
    /// general position. `lineOf` names the line of each point, a negative name meaning a zero point. Throws
    /// ArgumentOutOfRangeException for dimension < 1.
    static member CoverWithRepetition(lineOf: IReadOnlyList<int>, dimension: int) : BigInteger =
        let lines =
            lineOf |> Seq.filter (fun line -> line >= 0) |> Seq.distinct |> Seq.length

        ActivationCounts.Cover(lines, dimension)

    /// The number of patterns 1(<w, x_k> > 0) of full-dimensional cones, for the rows of any matrix: exact enumeration by the
    /// kernel's ActivationPatterns.OpenCells.
    static member OpenPatterns(points: ExactMatrix) : int = (ActivationPatterns.OpenCells points).Count

    /// The number of cones of every dimension (sign vectors in {-,0,+}) that the hyperplanes <w, x_k> = 0 cut out of the space.
    static member Faces(points: ExactMatrix) : int = (faces points).Length

    /// All patterns 1(<w, x_k> >= 0), k = 1..n, that some w has, boundaries and w = 0 included, each with such a w. Method: the
    /// cones of every dimension are enumerated by adding one point at a time (a cone meets the new hyperplane exactly when
    /// it occurs among the cones of the points projected on it, found recursively), and sign vectors that differ only
    /// between 0 and + are merged. Any points: repeated, antipodal, collinear, zero. Cost 2^n times the number of cones: for
    /// n up to about 8, or 12 in the plane. In general position the count is Cover's, plus one when the points lie in no open
    /// half-space: then w = 0 alone has the pattern of all points.
    static member LiteralPatterns(points: ExactMatrix) : IReadOnlyList<LiteralPattern> =
        faces points
        // Fewer non-zero signs first: the witness then lies in the smallest cone of the pattern.
        |> List.sortBy (fun (signs, _) -> signs |> Array.sumBy abs)
        |> List.map (fun (signs, inside) -> signs |> Array.map (fun s -> s >= 0), inside)
        |> List.distinctBy fst
        |> List.map LiteralPattern
        |> List.toArray
        :> IReadOnlyList<LiteralPattern>
