namespace ReluProofs.Proofs.Benignity

open ReluProofs.Kernel

/// Real roots of polynomials with rational coefficients, lowest power first, by Sturm's theorem.
module internal RealRoots =

    let private trimmed (p: Rational list) =
        List.rev p |> List.skipWhile (fun c -> c.IsZero) |> List.rev

    let private derivative (p: Rational list) =
        p |> List.mapi (fun k c -> Rational.OfInt k * c) |> List.tail

    /// The remainder of p divided by q, which is not 0.
    let rec private remainder (p: Rational list) (q: Rational list) =
        let p = trimmed p

        if p.Length < q.Length then
            p
        else
            let factor = List.last p / List.last q
            let shift = p.Length - q.Length

            // The leading terms cancel exactly.
            p
            |> List.mapi (fun k c -> if k < shift then c else c - factor * q[k - shift])
            |> List.take (p.Length - 1)
            |> fun rest -> remainder rest q

    /// p, p', and the negated remainders, each divided by the absolute value of its leading coefficient.
    let private chain (p: Rational list) =
        let normalised (q: Rational list) =
            let leading = (List.last q).Abs()
            q |> List.map (fun c -> c / leading)

        let rec build (a: Rational list) (b: Rational list) =
            match trimmed b with
            | [] -> [ a ]
            | b -> a :: build b (remainder a (normalised b) |> List.map (~-))

        let p = trimmed p
        build p (trimmed (derivative p)) |> List.map normalised

    let private variations (signs: int list) =
        signs
        |> List.filter (fun s -> s <> 0)
        |> List.pairwise
        |> List.filter (fun (a, b) -> a <> b)
        |> List.length

    /// The number of different positive roots; the polynomial is not 0 at 0.
    let positive (p: Rational list) =
        let sturm = chain p
        let atZero = sturm |> List.map (fun q -> q.Head.Sign)
        let atInfinity = sturm |> List.map (fun q -> (List.last q).Sign)
        variations atZero - variations atInfinity

    /// The number of different negative roots; the polynomial is not 0 at 0.
    let negative (p: Rational list) =
        p |> List.mapi (fun k c -> if k % 2 = 0 then c else -c) |> positive
