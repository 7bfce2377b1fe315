namespace ReluProofs.Proofs.Benignity

open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Numeric.Convex
open ReluProofs.Proofs

/// A closed activation cone of one neuron, and the sign of its output weight, that every global minimum of (Reg-lambda) needs: what
/// the kernel is shown of it.
[<NoComparison; NoEquality>]
type internal NecessaryCone = {
    Cone: ActivationPattern
    Sign: int
    /// Feasible on all other cones and signs, with a value above the minimum.
    Dual: ExactVector
    Multipliers: ConeMultiplier list
}

/// Upper bounds on the proportion of activation cones with a global minimum: those that leave out a necessary one have none.
module internal NecessaryCones =

    let private zero = Rational.Zero

    /// A little inside of what is feasible, in numbers of 53 bits.
    let private inward = Rational.One - Rational.Two.Pow -40

    let private rounded (r: Rational) = Rational.OfDouble(r.ToDouble())

    let private row (data: Dataset) (pattern: ActivationPattern) k =
        if pattern.IsActive k then
            data.Points.Row k
        else
            Rational.MinusOne * data.Points.Row k

    /// Subsets of at most so many of the items.
    let rec private subsets size items =
        match items with
        | _ when size = 0 -> [ [] ]
        | [] -> [ [] ]
        | first :: rest -> subsets size rest @ (subsets (size - 1) rest |> List.map (fun s -> first :: s))

    let private determinant (m: Rational list list) =
        let rec expand (rows: Rational list list) =
            match rows with
            | [] -> Rational.One
            | first :: rest ->
                first
                |> List.mapi (fun k entry ->
                    let minor = expand (rest |> List.map (List.removeAt k))
                    let part = entry * minor
                    if k % 2 = 0 then part else -part)
                |> List.fold (fun (sum: Rational) part -> sum + part) zero

        expand m

    /// z >= 0 with the shortest u - sum z_k n_k: the best of the least squares on at most d normals (few points, few dimensions).
    let private shortest (u: ExactVector) (normals: ExactVector list) =
        let solved (chosen: int list) =
            let n = chosen |> List.map (fun k -> normals[k])
            let gram = n |> List.map (fun a -> n |> List.map (fun b -> a.Dot b))
            let det = determinant gram

            if det.IsZero then
                None
            else
                // Cramer's rule: the Gram matrix is symmetric, so rows serve as columns.
                let right = n |> List.map (fun a -> a.Dot u)

                let z =
                    chosen |> List.mapi (fun i _ -> determinant (List.updateAt i right gram) / det)

                if z |> List.exists (fun x -> x.Sign < 0) then
                    None
                else
                    Some(List.zip chosen (z |> List.map rounded))

        let left (z: (int * Rational) list) =
            z |> List.fold (fun (u: ExactVector) (k, x) -> u - x * normals[k]) u

        let best =
            subsets u.Length [ 0 .. normals.Length - 1 ]
            |> List.choose solved
            |> List.minBy (fun z -> (left z).NormSquared())

        let z k =
            best |> List.tryFind (fun (i, _) -> i = k) |> Option.map snd |> Option.defaultValue zero

        ExactVector(Seq.init normals.Length z), left best

    let private isShort (constants: ModelConstants) (u: ExactVector) =
        u.NormSquared() <= Rational.OfInt 4 * constants.WeightDecay * constants.WeightDecay

    /// What shows the dual vector feasible on a cone for a sign: nothing, or a multiplier; None where it is not.
    let private shown
        (constants: ModelConstants)
        (data: Dataset)
        (dual: ExactVector)
        (pattern: ActivationPattern, sign)
        =
        let factor = Rational.OfInt sign * constants.OutputScale

        let pull =
            Seq.init data.Count id
            |> Seq.filter pattern.IsActive
            |> Seq.fold
                (fun (sum: ExactVector) k -> sum + factor * dual[k] * data.Points.Row k)
                (ExactVector.Zero data.Dimension)

        if isShort constants pull then
            Some []
        else
            let z, left = shortest pull (List.init data.Count (row data pattern))

            if isShort constants left then
                Some [ ConeMultiplier(0, string pattern, sign, z) ]
            else
                None

    /// The cones and signs without which the certified optimum is missed, each with its proof.
    let find (constants: ModelConstants) (data: Dataset) (optimum: OptimumResult) : NecessaryCone list =
        let program = RestrictedOptimum.Prepare(data, constants)

        let places = [
            for pattern in ActivationPatterns.OpenCells data.Points do
                for sign in [ 1; -1 ] do
                    pattern, sign
        ]

        let neuronCone (pattern: ActivationPattern, sign) = NeuronCone(Seq.init data.Count pattern.IsActive, sign)

        [
            for i, (pattern, sign) in List.indexed places do
                let others = List.removeAt i places
                let found = program.Solve(others |> List.map neuronCone)

                if found.Lower > optimum.Upper then
                    // The engine's dual vector is the kernel's with the other sign.
                    let dual =
                        ExactVector(found.Dual.ToReadOnlyList() |> Seq.map (fun v -> rounded (-(inward * v))))

                    let proofs = others |> List.map (shown constants data dual)

                    if proofs |> List.forall Option.isSome then
                        {
                            Cone = pattern
                            Sign = sign
                            Dual = dual
                            Multipliers = proofs |> List.choose id |> List.concat
                        }
        ]

    /// The probability that m uniform draws from q cones and signs hit k given ones, as a term.
    let private hitting (q: int) (k: int) (m: int) =
        let choose j =
            Seq.fold (fun (product: int) i -> product * (k - i) / (i + 1)) 1 (seq { 0 .. j - 1 })

        Term.Sum [
            for j in 0..k ->
                let missing = Term.Number(Q.frac (q - j) q)
                let sign = if j % 2 = 0 then 1 else -1
                Term.Number(sign * choose j) * Term.Product(List.replicate m missing)
        ]

    /// No two points are on a line through 0, so that their orthogonal lines cut the plane into 2n cones.
    let private generalPosition (data: Dataset) = [
        for k in 1 .. data.Count - 1 do
            for j in 0 .. k - 1 do
                Terms.fact
                    (sprintf "x_%d and x_%d are not on one line through 0" (j + 1) (k + 1))
                    (Term.Abs(Term.Point(j, 0) * Term.Point(k, 1) - Term.Point(j, 1) * Term.Point(k, 0)))
                    Relation.Greater
                    (Term.Number 0)
    ]

    let private best = "best"

    /// Facts that the proportion of the cones of width m with a global minimum is below a bound, for points of the plane; null where
    /// they do not show it.
    let below
        (claim: string, statement: string)
        (constants: ModelConstants)
        (data: Dataset)
        (optimum: OptimumResult)
        (m: int)
        (bound: Rational)
        : CertificateDraft | null =
        let necessary =
            if data.Dimension = 2 then
                find constants data optimum
            else
                []

        let q = 4 * data.Count

        let instance =
            CertifiedInstance(
                data,
                constants,
                Dictionary(dict [ "m", Q.int m; "q", Q.int q ]),
                Dictionary(dict [ best, optimum.Network.ToExact() ])
            )

        let proportion = hitting q necessary.Length m

        if necessary.IsEmpty || proportion.Evaluate instance >= RealAlgebraic.OfRational bound then
            null
        else
            CertificateDraft(
                claim,
                statement,
                sprintf "every global minimum needs %d cones, which too few choices of %d cones have" necessary.Length m,
                instance,
                [
                    Terms.fact "c is 1/n" (Term.LossConstant * Term.Number data.Count) Relation.Equal (Term.Number 1)
                    Terms.fact "s is 1" Term.OutputScale Relation.Equal (Term.Number 1)
                    Terms.fact "lambda is 1/100" (Term.Number 100 * Term.WeightDecay) Relation.Equal (Term.Number 1)
                    yield! generalPosition data
                    Terms.fact
                        "there are q = 4n cones with a sign"
                        (Term.Parameter "q")
                        Relation.Equal
                        (Term.Number(4 * data.Count))
                    for n in necessary do
                        Terms.fact
                            (sprintf
                                "networks without a neuron in the cone %O with a %s 0 lose more than 'best'"
                                n.Cone
                                (if n.Sign > 0 then ">=" else "<="))
                            (Term.Loss best)
                            Relation.Less
                            (Term.LossOutside(string n.Cone, n.Sign, n.Dual, n.Multipliers))
                    Terms.fact
                        (sprintf "m = %d draws of q hit all of these with a probability below %O" m bound)
                        proportion
                        Relation.Less
                        (Term.Number bound)
                ]
            )
