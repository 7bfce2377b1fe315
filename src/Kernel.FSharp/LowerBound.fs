namespace ReluProofs.Kernel

open System
open System.Collections.Generic

/// Lower bounds on the loss over all networks of a given width, by weak duality on each choice of activation cones.
///
/// On closed cones with patterns D_1..D_m, a_j w_j = g_j gives rho (a_j^2 + ||w_j||^2) >= 2 rho ||g_j||, and for any v,
/// c r^2 >= v r - v^2/(4c). So L >= -<v, y> - ||v||^2/(4c) whenever ||s X^T D_j v|| <= 2 rho for every D_j in use.
[<AbstractClass; Sealed>]
type internal LowerBound private () =

    static let feasible (constants: ModelConstants) (data: Dataset) (v: ExactVector) (pattern: ActivationPattern) =
        let sum =
            Seq.init data.Count id
            |> Seq.filter pattern.IsActive
            |> Seq.fold (fun sum k -> sum + v[k] * data.Points.Row k) (ExactVector.Zero data.Dimension)

        let s, rho = constants.OutputScale, constants.WeightDecay
        s * s * sum.NormSquared() <= Rational.OfInt 4 * rho * rho

    /// Claims speak of a few points; more would exhaust the stack before the effort.
    static let maxPoints = 200

    static let maxPatterns = 2000

    /// The smallest best bound over all choices of `size` more patterns out of `rest`. `covering` are the duals feasible
    /// on everything chosen so far, best bound first.
    static let rec smallest
        (patterns: ActivationPattern[])
        (chosen: int list)
        size
        (rest: int list)
        (covering: (Rational * bool[]) list)
        : Rational =
        match covering with
        | [] ->
            let names =
                chosen |> Seq.rev |> Seq.map (fun i -> string patterns[i]) |> String.concat ", "

            invalidArg "duals" (sprintf "no dual vector is feasible on the activation patterns %s" names)
        | (best, _) :: _ when size = 0 -> best
        | _ ->
            let rec over (rest: int list) (least: Rational voption) =
                match rest with
                | head :: tail when rest.Length >= size ->
                    Effort.SpendOn(int64 covering.Length, 1L)
                    let kept = covering |> List.filter (fun (_, covered) -> covered[head])
                    let bound = smallest patterns (head :: chosen) (size - 1) tail kept

                    over
                        tail
                        (match least with
                         | ValueSome other -> ValueSome(Rational.Min(other, bound))
                         | ValueNone -> ValueSome bound)
                | _ -> least.Value

            over rest ValueNone

    /// The value -<v, y> - ||v||^2/(4c) of a dual vector v of length n.
    static member DualValue(constants: ModelConstants, data: Dataset, v: ExactVector) : Rational =
        -(v.Dot data.Labels) - v.NormSquared() / (Rational.OfInt 4 * constants.LossConstant)

    /// The smallest value of the dual vectors used, a lower bound on the loss of every network of width <= `width`.
    /// Throws ArgumentException when some choice of `width` activation cones has no feasible dual vector in the list.
    static member OverWidth
        (constants: ModelConstants, data: Dataset, width: int, duals: IReadOnlyList<ExactVector>)
        : Rational =
        if width < 1 then
            raise (ArgumentOutOfRangeException(nameof width, "the width is at least 1"))

        if data.Count > maxPoints then
            invalidArg (nameof data) (sprintf "a minimum over networks is proved for at most %d points" maxPoints)

        let patterns = ActivationPatterns.OpenCells data.Points |> Seq.toArray

        if patterns.Length > maxPatterns then
            invalidArg (nameof data) (sprintf "a minimum over networks is proved for at most %d cones" maxPatterns)

        let scored =
            duals
            |> Seq.map (fun v ->
                LowerBound.DualValue(constants, data, v), patterns |> Array.map (feasible constants data v))
            |> Seq.sortWith (fun (x, _) (y, _) -> y.CompareTo x)
            |> Seq.toList

        smallest patterns [] (min width patterns.Length) [ 0 .. patterns.Length - 1 ] scored
