namespace ReluProofs.Symbolic.Dynamics

open ReluProofs.Symbolic.Algebra

/// Tests f' = F(f, t) without reducing fractions: both sides are multiplied by all denominators, and what is left is one
/// polynomial identity. Reducing them first can take minutes where this takes milliseconds.
module internal SubstitutionTest =

    /// The derivatives of t and of the generators, as polynomials over one common denominator; nothing where logarithms
    /// occur, whose derivatives may need other generators.
    let private slopes (generators: Map<string, ElementaryGenerator>) =
        let slope (name, generator) =
            match generator with
            | Exponential x ->
                let rate = x.Derivative()

                if rate.IsRational then
                    Some(name, rate.Body * RationalFunction.Variable name)
                else
                    None
            | Integral integrand -> Some(name, RationalFunction.Variable integrand)
            | Logarithm _ -> None

        let all = generators |> Map.toList |> List.map slope

        if List.forall Option.isSome all then
            let all = (ElementaryFunction.TimeName, RationalFunction.One) :: List.choose id all

            let common =
                all |> List.fold (fun known (_, e) -> PolynomialGcd.lcm known e.Denominator) Polynomial.One

            let whole = RationalFunction.OfPolynomial common
            Some(all |> List.map (fun (name, e) -> name, (e * whole).Numerator), common)
        else
            None

    let private derivative (slopes: (string * Polynomial) list) (p: Polynomial) =
        slopes
        |> List.fold (fun (sum: Polynomial) (name, slope) -> sum + p.Derivative name * slope) Polynomial.Zero

    /// p with fractions in the place of the unknowns, multiplied by (denominator)^(degree) of each.
    let private cleared (unknowns: string list) (fractions: RationalFunction list) (p: Polynomial) =
        let degrees = unknowns |> List.map p.DegreeIn

        p.Terms
        |> Map.toSeq
        |> Seq.groupBy (fun (m, _) -> unknowns |> List.map m.Exponent)
        |> Seq.fold
            (fun (sum: Polynomial) (exponents, terms) ->
                let coefficient =
                    terms
                    |> Seq.map (fun (m, c) ->
                        unknowns |> List.fold (fun (kept: Monomial) name -> kept.Without name) m, c)
                    |> Polynomial.OfTerms

                let product =
                    List.zip3 exponents degrees fractions
                    |> List.fold
                        (fun (product: Polynomial) (e, d, f) -> product * f.Numerator.Pow e * f.Denominator.Pow(d - e))
                        coefficient

                sum + product)
            Polynomial.Zero,
        degrees

    /// Whether every equation holds identically. False where it does not, and where this way of testing does not apply.
    let holds (unknowns: string list) (sides: ElementaryFunction list) (proposed: ElementaryFunction list) : bool =
        let bodies, generators = ElementaryFunction.Unify(proposed @ sides)
        let fractions, sides = List.splitAt proposed.Length bodies

        match slopes generators with
        | None -> false
        | Some(slopes, common) ->
            let equation index (side: RationalFunction) =
                let f = fractions[index]

                let left =
                    derivative slopes f.Numerator * f.Denominator - f.Numerator * derivative slopes f.Denominator

                let top, topDegrees = cleared unknowns fractions side.Numerator
                let bottom, bottomDegrees = cleared unknowns fractions side.Denominator

                // left/(common f.Denominator^2) = top/bottom times powers of the denominators.
                let balance (left: Polynomial, right: Polynomial) (j, power) =
                    let b = fractions[j].Denominator

                    if power >= 0 then
                        left, right * b.Pow power
                    else
                        left * b.Pow -power, right

                let powers =
                    List.zip topDegrees bottomDegrees
                    |> List.mapi (fun j (d, e) -> j, e - d + (if j = index then 2 else 0))

                let left, right = List.fold balance (left * bottom, top * common) powers

                not bottom.IsZero && left.Equals right

            sides |> List.mapi equation |> List.forall id
