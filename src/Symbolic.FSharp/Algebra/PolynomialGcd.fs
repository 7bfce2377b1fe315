namespace ReluProofs.Symbolic.Algebra

open System.Numerics
open ReluProofs.Kernel

/// Greatest common divisors by primitive polynomial remainder sequences, one parameter at a time
/// (Knuth, The Art of Computer Programming, volume 2, section 4.6.1).
module internal PolynomialGcd =

    let private exactly (a: Polynomial) (b: Polynomial) : Polynomial =
        match a.TryDivideExactly b with
        | null -> invalidOp "a content or a common divisor divides"
        | quotient -> quotient

    /// The scalar multiple with leading coefficient 1.
    let private monic (a: Polynomial) = if a.IsZero then a else a.LeadingCoefficient.Inverse() * a

    /// The scalar multiple with coprime integer coefficients: those of remainders would otherwise grow without need.
    let private integral (a: Polynomial) =
        if a.IsZero then
            a
        else
            let coefficients = a.Terms |> Map.toList |> List.map snd

            let lcm (x: BigInteger) (y: BigInteger) = x / BigInteger.GreatestCommonDivisor(x, y) * y

            let denominator =
                coefficients |> List.fold (fun d c -> lcm d c.Denominator) BigInteger.One

            let numerator =
                coefficients
                |> List.fold (fun d c -> BigInteger.GreatestCommonDivisor(d, c.Numerator)) BigInteger.Zero

            Rational.Create(denominator, numerator) * a

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

    and private primitive name (a: Polynomial) =
        if a.IsZero then
            a
        else
            integral (exactly a (content name a))

    /// Whether a common divisor is seen to be free of the parameter, by giving the others values at which both degrees
    /// stay: the image of a common divisor keeps its degree there and divides both images.
    and private coprimeIn name (a: Polynomial) (b: Polynomial) : bool =
        let others =
            Seq.append a.Variables b.Variables |> Seq.distinct |> Seq.filter (fun v -> v <> name) |> Seq.toList

        let image (offset: int) (p: Polynomial) =
            others
            |> List.indexed
            |> List.fold
                (fun (p: Polynomial) (i, v) ->
                    p.Substitute(v, Polynomial.Constant(Rational.OfInt(offset + (i + 1) * (i + 2)))))
                p

        not others.IsEmpty
        && [ 3; 8 ]
           |> List.exists (fun offset ->
               let p, q = image offset a, image offset b

               p.DegreeIn name = a.DegreeIn name && q.DegreeIn name = b.DegreeIn name && (gcd p q).IsConstant)

    /// The common divisor of primitive parts in a parameter that both contain.
    and private primitiveGcd name (a: Polynomial) (b: Polynomial) : Polynomial =
        let rec remainders (p: Polynomial) (q: Polynomial) =
            if q.IsZero then
                p
            elif q.DegreeIn name = 0 then
                Polynomial.One
            else
                remainders q (primitive name (pseudoRemainder name p q))

        let p, q = primitive name a, primitive name b

        if p.DegreeIn name >= q.DegreeIn name then
            remainders p q
        else
            remainders q p

    /// The common divisor of largest degree, leading coefficient 1; gcd(0, 0) = 0.
    and gcd (a: Polynomial) (b: Polynomial) : Polynomial =
        if a.IsZero then
            monic b
        elif b.IsZero then
            monic a
        elif a.IsConstant || b.IsConstant then
            Polynomial.One
        elif not (isNull (a.TryDivideExactly b)) then
            monic b
        elif not (isNull (b.TryDivideExactly a)) then
            monic a
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

            if coprimeIn name a b then
                common
            else
                monic (common * primitiveGcd name a b)

    /// The common multiple of smallest degree, leading coefficient 1.
    let lcm (a: Polynomial) (b: Polynomial) : Polynomial =
        if a.IsZero || b.IsZero then
            Polynomial.Zero
        else
            monic (exactly a (gcd a b) * b)
