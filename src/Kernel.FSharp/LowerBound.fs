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

    static let rec subsets size (items: int list) =
        match size, items with
        | 0, _ -> [ Set.empty ]
        | _, [] -> []
        | _, head :: tail -> (subsets (size - 1) tail |> List.map (Set.add head)) @ subsets size tail

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

        let patterns = ActivationPatterns.OpenCells data.Points |> Seq.toArray

        let scored =
            duals
            |> Seq.map (fun v ->
                let covered =
                    patterns
                    |> Seq.indexed
                    |> Seq.filter (fun (_, pattern) -> feasible constants data v pattern)
                    |> Seq.map fst
                    |> Set.ofSeq

                LowerBound.DualValue(constants, data, v), covered)
            |> Seq.toArray

        subsets (min width patterns.Length) [ 0 .. patterns.Length - 1 ]
        |> List.map (fun chosen ->
            match scored |> Array.filter (fun (_, covered) -> Set.isSubset chosen covered) with
            | [||] ->
                let names = chosen |> Seq.map (fun i -> string patterns[i]) |> String.concat ", "
                invalidArg (nameof duals) (sprintf "no dual vector is feasible on the activation patterns %s" names)
            | bounds -> bounds |> Array.map fst |> Array.reduce (fun x y -> Rational.Max(x, y)))
        |> List.reduce (fun x y -> Rational.Min(x, y))
