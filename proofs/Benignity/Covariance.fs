namespace ReluProofs.Proofs.Benignity

open System.Numerics
open ReluProofs.Kernel
open ReluProofs.Verify.Instances

/// Exact linear algebra of the empirical covariance matrix H = (1/d) X X^T of Appendix D. Matrices are symmetric, row by row.
module internal Covariance =

    let dot (a: Rational list) (b: Rational list) =
        List.fold2 (fun (sum: Rational) x y -> sum + x * y) Rational.Zero a b

    let scale (k: Rational) (a: Rational list) = a |> List.map (fun x -> k * x)

    let add (a: Rational list) (b: Rational list) = List.map2 (fun (x: Rational) y -> x + y) a b

    let subtract (a: Rational list) (b: Rational list) = add a (scale Rational.MinusOne b)

    let times (m: Rational list list) (v: Rational list) = m |> List.map (fun row -> dot row v)

    let product (a: Rational list list) (b: Rational list list) =
        let columns = List.transpose b
        a |> List.map (fun row -> columns |> List.map (dot row))

    /// m + s I.
    let shifted (s: Rational) (m: Rational list list) =
        m |> List.mapi (fun i row -> List.updateAt i (row[i] + s) row)

    let negated (m: Rational list list) = m |> List.map (scale Rational.MinusOne)

    /// H.
    let matrix (t: TeacherData) =
        let d = Teacher.dimension t
        let columns = List.transpose t.X
        columns |> List.map (fun a -> columns |> List.map (fun b -> dot a b / Rational.OfInt d))

    /// Whether a symmetric matrix is positive definite: all pivots of its elimination are positive.
    let rec isPositiveDefinite (m: Rational list list) =
        match m with
        | [] -> true
        | (pivot :: rest) :: others when pivot.Sign > 0 ->
            others
            |> List.map (fun row -> subtract row.Tail (scale (row.Head / pivot) rest))
            |> isPositiveDefinite
        | _ -> false

    /// The solution of m u = b for a positive definite m.
    let rec solve (m: Rational list list) (b: Rational list) : Rational list =
        match m, b with
        | (pivot :: rest) :: others, first :: right ->
            let factors = others |> List.map (fun row -> row.Head / pivot)

            let inner =
                solve
                    (List.map2 (fun (row: Rational list) f -> subtract row.Tail (scale f rest)) others factors)
                    (List.map2 (fun (value: Rational) (f: Rational) -> value - f * first) right factors)

            (first - dot rest inner) / pivot :: inner
        | _ -> []

    /// The square of the norm of m.
    let energy (m: Rational list list) (v: Rational list) = dot v (times m v)

/// Data of Appendix D and a multiplier mu > 0: u_* = (H + mu I)^-1 H v_* solves (6) with lambda = mu ||u_*||, since then
/// H(v_* - u_*) = mu u_*. Every u_* is of this form, with mu = lambda / ||u_*||.
type internal Regularised = { Data: TeacherData; Mu: Rational }

module internal Regularised =

    let matrix r = Covariance.matrix r.Data

    let teacher r = Teacher.teacher (Teacher.dimension r.Data)

    /// u_*.
    let optimum r =
        let h = matrix r
        Covariance.solve (Covariance.shifted r.Mu h) (Covariance.times h (teacher r))

    /// lambda^2.
    let squaredDecay r =
        let u = optimum r
        r.Mu * r.Mu * Covariance.dot u u

    /// Whether lambda < part mu_min, by squares: H^2 - (lambda/part)^2 I is positive definite.
    let isBelow (part: Rational) (squared: Rational) (h: Rational list list) =
        Covariance.product h h
        |> Covariance.shifted (-squared / (part * part))
        |> Covariance.isPositiveDefinite

    /// The squared norm of v_* - u_* for H.
    let gap r =
        Covariance.energy (matrix r) (Covariance.subtract (teacher r) (optimum r))

    let complexity r =
        List.concat r.Data.X
        |> List.fold (fun total x -> total + InstanceSize.Complexity x) BigInteger.Zero
        |> fun total -> total + InstanceSize.Complexity r.Mu

    let describe r = [
        for k, x in List.indexed r.Data.X do
            NamedValue.Of(sprintf "x_%d" (k + 1), ExactVector x)
        NamedValue.Of("mu", r.Mu)
    ]
