namespace ReluProofs.Symbolic.Dynamics

open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra

/// Antiderivatives, searched in two classes. Untrusted: solutions built from them are verified by substitution.
module internal ElementaryIntegral =

    let private time = ElementaryFunction.TimeName

    /// t^k exp(x), whose exponent has the constant rate x' (not 0).
    let rec private powerTimesExponential (k: int) (rate: ElementaryFunction) (e: ElementaryFunction) =
        let head = ElementaryFunction.Time.Pow k * e / rate

        if k = 0 then
            head
        else
            head - Rational.OfInt k * powerTimesExponential (k - 1) rate e / rate

    /// The integral from 0 to t of a sum of terms (constant) t^k exp(r t), exponents of either sign, and of constant
    /// multiples of unknown functions.
    let tryIntegrate (forcings: IReadOnlyList<string>) (f: ElementaryFunction) : ElementaryFunction option =
        let exponentials =
            f.Generators
            |> Map.toList
            |> List.choose (fun (name, g) ->
                match g with
                | Exponential x -> Some(name, x)
                | _ -> None)

        let denominator = f.Body.Denominator
        let names = exponentials |> List.map fst
        let moving = time :: names

        // The denominator may hold powers of exponentials as a factor, nothing else that moves.
        let lowest =
            names
            |> List.map (fun name -> name, denominator.Terms |> Seq.map (fun t -> t.Key.Exponent name) |> Seq.min)

        let monomial =
            lowest
            |> List.fold
                (fun (product: Polynomial) (name, k) -> product * (Polynomial.Variable name).Pow k)
                Polynomial.One

        match denominator.TryDivideExactly monomial with
        | null -> None
        | fixedPart ->
            let stays =
                fixedPart.Variables
                |> Seq.forall (fun v -> not (List.contains v moving) && not (Seq.contains v forcings))

            if not stays || exponentials.Length <> f.Generators.Count then
                None
            else
                let term (m: Monomial, c: Rational) =
                    let k = m.Exponent time

                    let exponent =
                        exponentials
                        |> List.fold
                            (fun (sum: ElementaryFunction) (name, x) ->
                                let power = m.Exponent name - (lowest |> List.find (fun (n, _) -> n = name) |> snd)
                                sum + Rational.OfInt power * x)
                            ElementaryFunction.Zero

                    let forced = m.Powers |> List.filter (fun (name, _) -> Seq.contains name forcings)

                    let rest =
                        (Monomial.Power(time, 1) :: (names |> List.map (fun n -> Monomial.Power(n, 1))))
                        |> List.collect (fun n -> n.Powers)
                        |> List.fold (fun (kept: Monomial) (name, _) -> kept.Without name) m

                    let rest =
                        forced |> List.fold (fun (kept: Monomial) (name, _) -> kept.Without name) rest

                    let constant =
                        ElementaryFunction.OfRationalFunction(
                            RationalFunction.Create(Polynomial.OfTerms [ rest, c ], fixedPart)
                        )

                    let rate = exponent.Derivative()

                    match forced with
                    | [ name, 1 ] when k = 0 && exponent.IsZero -> Some(constant * ElementaryFunction.IntegralOf name)
                    | _ :: _ -> None
                    | [] when exponent.IsZero ->
                        Some((Rational.OfInt(k + 1)).Inverse() * (constant * ElementaryFunction.Time.Pow(k + 1)))
                    | [] when rate.IsRational && not rate.DependsOnTime && not rate.IsZero ->
                        Some(constant * powerTimesExponential k rate (ElementaryFunction.Exp exponent))
                    | [] -> None

                let parts = f.Body.Numerator.Terms |> Map.toList |> List.map term

                if List.forall Option.isSome parts then
                    let sum = parts |> List.choose id |> List.fold (+) ElementaryFunction.Zero
                    Some(sum - sum.AtZero())
                else
                    None

    /// Larger residues do not occur in formulas that people write.
    [<Literal>]
    let private MaxResidue = 6

    /// exp of the integral from 0 to t, where the integrand is a sum of logarithmic derivatives n p'/p, with integers n, and
    /// of what tryIntegrate knows without exponentials. The p with residue n is gcd(B, A - n B') for an integrand A/B
    /// (Rothstein 1976, Trager 1976; Bronstein, Symbolic Integration I, section 5.6).
    let tryExponentialOfIntegral (forcings: IReadOnlyList<string>) (f: ElementaryFunction) : ElementaryFunction option =
        let bottom =
            ElementaryFunction(RationalFunction.OfPolynomial f.Body.Denominator, f.Generators)

        let moves (p: Polynomial) =
            p.Variables |> Seq.exists (fun v -> v = time || f.Generators.ContainsKey v)

        let residues =
            if not (moves f.Body.Denominator) then
                []
            else
                match ElementaryFunction.Unify [ f; bottom.Derivative() ] with
                | [ whole; slope ], _ when whole.Equals f.Body ->
                    [
                        for n in 1..MaxResidue do
                            n
                            -n
                    ]
                    |> List.choose (fun n ->
                        let difference =
                            f.Body.Numerator * slope.Denominator - Rational.OfInt n * slope.Numerator

                        let p = PolynomialGcd.gcd f.Body.Denominator difference
                        if moves p then Some(n, p) else None)
                | _ -> []

        let factor p =
            ElementaryFunction(RationalFunction.OfPolynomial p, f.Generators)

        let rest =
            residues
            |> List.fold
                (fun (rest: ElementaryFunction) (n, p) ->
                    let e = factor p
                    rest - Rational.OfInt n * (e.Derivative() / e))
                f

        match tryIntegrate forcings rest with
        | Some integral when integral.Generators |> Map.forall (fun _ g -> g.IsIntegral) ->
            let product =
                residues
                |> List.fold
                    (fun (product: ElementaryFunction) (n, p) ->
                        let e = factor p
                        let start = e.AtZero()
                        product * (e / start).Pow n)
                    (ElementaryFunction.Exp integral)

            Some product
        | _ -> None
