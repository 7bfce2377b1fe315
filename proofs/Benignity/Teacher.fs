namespace ReluProofs.Proofs.Benignity

open System.Numerics
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Unit points x_1, ..., x_d of R^d near the centres of Appendix D.
type internal TeacherData = { X: Rational list list }

/// The data of Appendix D: the centres, the teacher, and points near the centres (Assumption 1 (a)).
module internal Teacher =

    /// The threshold eta for which the parts of Proposition 1 are decided: they are stated for small enough eta.
    let eta = Q.frac 1 1_000_000

    let dimension (t: TeacherData) = t.X.Head.Length

    let private dot (a: Rational list) (b: Rational list) =
        List.fold2 (fun (sum: Rational) x y -> sum + x * y) Rational.Zero a b

    /// v_* = 4/5 e_1 + 3/5 e_3.
    let teacher d = [
        for k in 1..d ->
            match k with
            | 1 -> Q.frac 4 5
            | 3 -> Q.frac 3 5
            | _ -> Rational.Zero
    ]

    /// The inner product of v_* and the point with index k, which starts at 0.
    let label (t: TeacherData) k = dot (teacher (dimension t)) t.X[k]

    /// The inner product of a vector and the centre with index k, which starts at 0.
    let private withCentre (k: int) (x: Rational list) : RealAlgebraic =
        let ofRational (r: Rational) = RealAlgebraic.OfRational r

        match k with
        | 0 -> ofRational x[0]
        | 1
        | 2 ->
            let second = if k = 1 then -x[1] else x[1]
            ofRational (Q.frac 8 9 * x[0] + Q.frac 4 9 * second + Q.frac 1 9 * x[2])
        | _ -> ofRational (Q.frac 8 9 * x[0]) + ofRational (x[k] / Q.int 9) * RealAlgebraic.Sqrt(Q.int 17)

    /// A rational unit vector at the centre, or within 1e-12 of it where the centre is irrational.
    let private centre d k = [
        for c in 0 .. d - 1 ->
            match k, c with
            | 0, 0 -> Rational.One
            | 1, 1 -> Q.frac -4 9
            | 2, 1 -> Q.frac 4 9
            | (1 | 2), 0 -> Q.frac 8 9
            | (1 | 2), 2 -> Q.frac 1 9
            | k, c when k >= 3 && (c = 0 || c = k) ->
                // tan of half the angle whose cosine is 8/9 is 1/sqrt(17).
                let half = Q.frac 528 2177
                let square = half * half

                if c = 0 then
                    (Rational.One - square) / (Rational.One + square)
                else
                    Rational.Two * half / (Rational.One + square)
            | _ -> Rational.Zero
    ]

    /// The centres themselves for d = 3; for larger d rational unit vectors next to them.
    let atCentres d = {
        X = [ for k in 0 .. d - 1 -> centre d k ]
    }

    let private rotate p q (t: Rational) (x: Rational list) =
        let square = t * t
        let cosine = (Rational.One - square) / (Rational.One + square)
        let sine = Rational.Two * t / (Rational.One + square)

        x
        |> List.mapi (fun c value ->
            if c = p then cosine * x[p] - sine * x[q]
            elif c = q then sine * x[p] + cosine * x[q]
            else value)

    let private moved (x: Rational list) =
        gen {
            let! p = Gen.choose (0, x.Length - 2)
            let! q = Gen.choose (p + 1, x.Length - 1)
            let! k = Gen.choose (-2, 2)
            return rotate p q (Q.frac k 4000) x
        }

    let private generator =
        gen {
            let! d = Gen.choose (3, 6)

            let! x =
                atCentres d |> fun t -> t.X |> List.map (moved >> Gen.bind moved) |> Gen.sequenceToList

            return { X = x }
        }

    let private shrink (t: TeacherData) =
        seq {
            for d in 3 .. dimension t - 1 do
                atCentres d

            let centres = atCentres (dimension t)

            for k in 0 .. dimension t - 1 do
                if t.X[k] <> centres.X[k] then
                    { X = List.updateAt k centres.X[k] t.X }
        }

    let private unit =
        Hypothesis<TeacherData>(
            "unit",
            "n = d >= 3 unit points of R^d",
            (fun t ->
                dimension t >= 3 && t.X.Length = dimension t && t.X |> List.forall (fun x -> dot x x = Rational.One)),
            null
        )

    let near =
        Hypothesis<TeacherData>(
            "near",
            "x_k^T c_k > 1 - eta for the centres c_k and eta = 10^-6",
            (fun t ->
                t.X
                |> List.indexed
                |> List.forall (fun (k, x) -> (withCentre k x - RealAlgebraic.OfRational(Rational.One - eta)).Sign > 0)),
            (fun t -> {
                X = t.X |> List.map (fun _ -> t.X.Head |> List.map (~-))
            })
        )

    let family =
        Family<TeacherData>(
            "unit points near the centres of Appendix D",
            [ unit; near ],
            [ for d in 3..6 -> atCentres d ],
            Arb.fromGenShrink (generator, shrink),
            (fun t ->
                InstanceSize(
                    dimension t,
                    0,
                    dimension t,
                    List.concat t.X |> List.fold (fun total x -> total + InstanceSize.Complexity x) BigInteger.Zero
                )),
            (fun t -> [|
                for k, x in List.indexed t.X do
                    NamedValue.Of(sprintf "x_%d" (k + 1), ExactVector x)
            |]),
            (fun t -> sprintf "d=%d" (dimension t))
        )

    /// Whether the points are linearly independent.
    let isIndependent (t: TeacherData) =
        ExactMatrix(t.X |> List.map ExactVector).Rank() = dimension t

    /// The vector with inner product 1 with the point of index k and 0 with all others; the points are independent.
    let dual (t: TeacherData) (k: int) : Rational list =
        let d = dimension t

        let rows =
            t.X
            |> List.mapi (fun j x ->
                Array.append (List.toArray x) [| (if j = k then Rational.One else Rational.Zero) |])
            |> List.toArray

        for column in 0 .. d - 1 do
            let pivot =
                seq { column .. d - 1 } |> Seq.find (fun i -> not rows[i].[column].IsZero)

            let chosen =
                rows[pivot] |> Array.map (fun (x: Rational) -> x / rows[pivot].[column])

            rows[pivot] <- rows[column]
            rows[column] <- chosen

            for i in 0 .. d - 1 do
                if i <> column then
                    let factor = rows[i].[column]
                    rows[i] <- Array.map2 (fun (x: Rational) y -> x - factor * y) rows[i] chosen

        [ for i in 0 .. d - 1 -> rows[i].[d] ]

    /// Squared cosine of the angle of two vectors, with the sign of their inner product.
    let signedSquareCosine (a: Rational list) (b: Rational list) =
        let inner = dot a b
        Rational.OfInt inner.Sign * inner * inner / (dot a a * dot b b)

    /// The statement holds at the points, with a slack where it is an inequality.
    let check stated (slack: TeacherData -> Rational option) =
        Check<TeacherData>(fun t _ ->
            match slack t with
            | Some gap when gap.Sign > 0 -> Outcome.Holds(Strength.Exact, RealAlgebraic.OfRational gap)
            | Some gap ->
                Outcome.Fails(
                    Witness(stated, sprintf "the slack is %.6g" (gap.ToDouble()), "is not", Strength.Exact, null, null)
                )
            | None ->
                Outcome.Fails(
                    Witness(stated, "the points are linearly dependent", "is not", Strength.Exact, null, null)
                ))
