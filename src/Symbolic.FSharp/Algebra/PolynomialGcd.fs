namespace ReluProofs.Symbolic.Algebra

/// Greatest common divisors by primitive polynomial remainder sequences, one parameter at a time
/// (Knuth, The Art of Computer Programming, volume 2, section 4.6.1).
module internal PolynomialGcd =

    let private exactly (a: Polynomial) (b: Polynomial) : Polynomial =
        match a.TryDivideExactly b with
        | null -> invalidOp "a content or a common divisor divides"
        | quotient -> quotient

    /// The scalar multiple with leading coefficient 1.
    let private monic (a: Polynomial) = if a.IsZero then a else a.LeadingCoefficient.Inverse() * a

    let private leadingIn (name: string) (a: Polynomial) =
        let degree = a.DegreeIn name
        degree, (a.CoefficientsIn name)[degree]

    /// The remainder of lc(b)^k a by b in one parameter, for the k that avoids fractions.
    let rec private pseudoRemainder name (a: Polynomial) (b: Polynomial) : Polynomial =
        if a.IsZero || a.DegreeIn name < b.DegreeIn name then
            a
        else
            let degreeA, leadA = leadingIn name a
            let degreeB, leadB = leadingIn name b
            let shift = (Polynomial.Variable name).Pow(degreeA - degreeB)
            pseudoRemainder name (leadB * a - leadA * shift * b) b

    let rec private content name (a: Polynomial) : Polynomial =
        a.CoefficientsIn name
        |> Map.toSeq
        |> Seq.map snd
        |> Seq.fold (fun known coefficient -> gcd known coefficient) Polynomial.Zero

    and private primitive name (a: Polynomial) = if a.IsZero then a else exactly a (content name a)

    /// The common divisor of largest degree, leading coefficient 1; gcd(0, 0) = 0.
    and gcd (a: Polynomial) (b: Polynomial) : Polynomial =
        if a.IsZero then
            monic b
        elif b.IsZero then
            monic a
        elif a.IsConstant || b.IsConstant then
            Polynomial.One
        else
            match HeuristicGcd.tryGcd a b with
            | Some found -> monic found
            | None -> byRemainders a b

    and private byRemainders (a: Polynomial) (b: Polynomial) : Polynomial =
        let name = a.Variables[0]

        if b.DegreeIn name = 0 then
            gcd (content name a) b
        else
            let common = gcd (content name a) (content name b)

            let rec remainders (p: Polynomial) (q: Polynomial) =
                if q.IsZero then
                    p
                elif q.DegreeIn name = 0 then
                    Polynomial.One
                else
                    remainders q (primitive name (pseudoRemainder name p q))

            let p, q = primitive name a, primitive name b

            let last =
                if p.DegreeIn name >= q.DegreeIn name then
                    remainders p q
                else
                    remainders q p

            monic (common * last)

    /// The common multiple of smallest degree, leading coefficient 1.
    let lcm (a: Polynomial) (b: Polynomial) : Polynomial =
        if a.IsZero || b.IsZero then
            Polynomial.Zero
        else
            monic (exactly a (gcd a b) * b)

    /// Whether a polynomial is a constant other than 0.
    let isUnit (a: Polynomial) = a.IsConstant && not a.IsZero
