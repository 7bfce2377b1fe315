namespace ReluProofs.Kernel

open System
open System.Collections.Generic

/// What makes a dual vector feasible on one closed cone {w : (2D - I) X w >= 0} for one sign of the output weight: z >= 0 with
/// ||sign s X^T D v - ((2D - I) X)^T z|| <= 2 rho. Evidence, not trusted.
[<Sealed; AllowNullLiteral(false)>]
type ConeMultiplier(dual: int, pattern: string, sign: int, values: ExactVector) =
    /// Which of the dual vectors, 0-based.
    member _.Dual = dual
    /// The cone: one character a point, '+' active, '-' inactive.
    member _.Pattern = pattern
    /// 1 for output weights a >= 0, -1 for a <= 0.
    member _.Sign = sign
    /// z, one entry a point.
    member _.Values = values

/// Lower bounds on the loss over all networks of a given width, by weak duality on each choice of activation cones.
///
/// On closed cones with patterns D_1..D_m, a_j w_j = g_j gives rho (a_j^2 + ||w_j||^2) >= 2 rho ||g_j||, and for any v,
/// c r^2 >= v r - v^2/(4c). So L >= -<v, y> - ||v||^2/(4c) whenever sign(a_j) <s X^T D_j v, w> >= -2 rho ||w|| for all w in the cone
/// of every neuron. ||s X^T D_j v|| <= 2 rho is enough for both signs. So is, for one sign, a multiplier z >= 0 of the cone:
/// <((2D_j - I) X)^T z, w> = <z, (2D_j - I) X w> >= 0 there.
[<AbstractClass; Sealed>]
type internal LowerBound private () =

    static let sumOf (data: Dataset) (weight: int -> Rational) =
        Seq.init data.Count id
        |> Seq.fold (fun sum k -> sum + weight k * data.Points.Row k) (ExactVector.Zero data.Dimension)

    static let pull (data: Dataset) (v: ExactVector) (pattern: ActivationPattern) =
        sumOf data (fun k -> if pattern.IsActive k then v[k] else Rational.Zero)

    /// ||u|| <= 2 rho.
    static let isShort (constants: ModelConstants) (u: ExactVector) =
        u.NormSquared() <= Rational.OfInt 4 * constants.WeightDecay * constants.WeightDecay

    /// Whether the dual vector is feasible on the whole cone for both signs, whatever the cone's constraints.
    static let feasible (constants: ModelConstants) (data: Dataset) (v: ExactVector) (pattern: ActivationPattern) =
        isShort constants (constants.OutputScale * pull data v pattern)

    /// Throws unless the multiplier shows its dual vector feasible on its cone for its sign.
    static let confirm
        (constants: ModelConstants)
        (data: Dataset)
        (v: ExactVector)
        (pattern: ActivationPattern)
        (multiplier: ConeMultiplier)
        =
        let z = multiplier.Values

        if z.Length <> data.Count || z.Entries |> Seq.exists (fun x -> x.Sign < 0) then
            invalidArg "multipliers" "a multiplier has one entry a point, none of them negative"

        let outward = sumOf data (fun k -> if pattern.IsActive k then z[k] else -z[k])

        let sign = Rational.OfInt multiplier.Sign

        if not (isShort constants (sign * constants.OutputScale * pull data v pattern - outward)) then
            invalidArg
                "multipliers"
                (sprintf
                    "dual vector %d is not shown feasible on the cone %O for the sign %d"
                    multiplier.Dual
                    pattern
                    multiplier.Sign)

    /// Claims speak of a few points; more would exhaust the stack before the effort.
    static let maxPoints = 200

    static let maxPatterns = 2000

    /// The smallest best bound over all choices of `size` more places out of `rest`. `covering` are the duals feasible
    /// on everything chosen so far, best bound first.
    static let rec smallest
        (places: string[])
        (chosen: int list)
        size
        (rest: int list)
        (covering: (Rational * bool[]) list)
        : Rational =
        match covering with
        | [] ->
            let names = chosen |> Seq.rev |> Seq.map (fun i -> places[i]) |> String.concat ", "

            invalidArg "duals" (sprintf "no dual vector is feasible on the activation patterns %s" names)
        | (best, _) :: _ when size = 0 -> best
        | _ ->
            let rec over (rest: int list) (least: Rational voption) =
                match rest with
                | head :: tail when rest.Length >= size ->
                    Effort.SpendOn(int64 covering.Length, 1L)
                    let kept = covering |> List.filter (fun (_, covered) -> covered[head])
                    let bound = smallest places (head :: chosen) (size - 1) tail kept

                    over
                        tail
                        (match least with
                         | ValueSome other -> ValueSome(Rational.Min(other, bound))
                         | ValueNone -> ValueSome bound)
                | _ -> least.Value

            over rest ValueNone

    /// The multipliers of each dual vector, pattern and sign, every one of them confirmed.
    static let confirmed constants data (duals: ExactVector[]) (patterns: ActivationPattern[]) multipliers =
        let shown = HashSet<struct (int * int * int)>()
        let cones = Dictionary<string, int>(StringComparer.Ordinal)
        patterns |> Array.iteri (fun p pattern -> cones[string pattern] <- p)

        for multiplier: ConeMultiplier in multipliers do
            let i, sign = multiplier.Dual, multiplier.Sign

            match cones.TryGetValue multiplier.Pattern with
            | true, p when i >= 0 && i < duals.Length && (sign = 1 || sign = -1) && shown.Add(struct (i, p, sign)) ->
                confirm constants data duals[i] patterns[p] multiplier
            | _ ->
                invalidArg
                    (nameof multipliers)
                    "a multiplier belongs to a dual vector, a full-dimensional cone and a sign, once to each"

        shown

    static let patternsOf (data: Dataset) =
        if data.Count > maxPoints then
            invalidArg (nameof data) (sprintf "a minimum over networks is proved for at most %d points" maxPoints)

        let patterns = ActivationPatterns.OpenCells data.Points |> Seq.toArray

        if patterns.Length > maxPatterns then
            invalidArg (nameof data) (sprintf "a minimum over networks is proved for at most %d cones" maxPatterns)

        patterns

    /// The value -<v, y> - ||v||^2/(4c) of a dual vector v of length n.
    static member DualValue(constants: ModelConstants, data: Dataset, v: ExactVector) : Rational =
        -(v.Dot data.Labels) - v.NormSquared() / (Rational.OfInt 4 * constants.LossConstant)

    /// The smallest value of the dual vectors used, a lower bound on the loss of every network of width <= `width`.
    /// Throws ArgumentException when some choice of `width` activation cones, and signs where they matter, has no dual vector in the
    /// list that is feasible there, or a multiplier shows nothing.
    static member OverWidth
        (
            constants: ModelConstants,
            data: Dataset,
            width: int,
            duals: IReadOnlyList<ExactVector>,
            multipliers: IReadOnlyList<ConeMultiplier>
        ) : Rational =
        if width < 1 then
            raise (ArgumentOutOfRangeException(nameof width, "the width is at least 1"))

        let patterns = patternsOf data
        let duals = Seq.toArray duals
        let shown = confirmed constants data duals patterns multipliers

        // A neuron is in a closed cone and has one of the signs; these are told apart where a multiplier is for one of them alone.
        let oneSided =
            HashSet(
                seq {
                    for struct (i, p, sign) in shown do
                        if not (shown.Contains(struct (i, p, -sign))) then
                            p
                }
            )

        let places = [|
            for p, pattern in Array.indexed patterns do
                if oneSided.Contains p then
                    string pattern + " for a >= 0", p, [ 1 ]
                    string pattern + " for a <= 0", p, [ -1 ]
                else
                    string pattern, p, [ 1; -1 ]
        |]

        let covers (v: ExactVector) i =
            let whole = patterns |> Array.map (feasible constants data v)

            places
            |> Array.map (fun (_, p, signs) ->
                whole[p]
                || (shown.Count > 0 && signs |> List.forall (fun sign -> shown.Contains(struct (i, p, sign)))))

        let scored =
            duals
            |> Seq.mapi (fun i v -> LowerBound.DualValue(constants, data, v), covers v i)
            |> Seq.sortWith (fun (x, _) (y, _) -> y.CompareTo x)
            |> Seq.toList

        let names = places |> Array.map (fun (name, _, _) -> name)
        smallest names [] (min width places.Length) [ 0 .. places.Length - 1 ] scored

    /// The value of a dual vector, a lower bound on the loss of every network, of any width, whose neurons all lie in other closed
    /// cones than this one or have an output weight of the other sign. Throws ArgumentException when the vector is not feasible there.
    static member Outside
        (
            constants: ModelConstants,
            data: Dataset,
            cone: string,
            sign: int,
            dual: ExactVector,
            multipliers: IReadOnlyList<ConeMultiplier>
        ) : Rational =
        let patterns = patternsOf data

        if not ((sign = 1 || sign = -1) && patterns |> Array.exists (fun pattern -> string pattern = cone)) then
            invalidArg (nameof cone) "what is left out is a full-dimensional cone and a sign"

        let shown = confirmed constants data [| dual |] patterns multipliers

        for p, pattern in Array.indexed patterns do
            let isWhole = feasible constants data dual pattern

            for other in [ 1; -1 ] do
                let isLeftOut = string pattern = cone && other = sign

                if not (isLeftOut || isWhole || shown.Contains(struct (0, p, other))) then
                    invalidArg
                        (nameof dual)
                        (sprintf "the dual vector is not feasible on the cone %O for the sign %d" pattern other)

        LowerBound.DualValue(constants, data, dual)
