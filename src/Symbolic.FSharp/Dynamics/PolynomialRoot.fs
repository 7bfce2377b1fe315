namespace ReluProofs.Symbolic.Dynamics

open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra

/// Square roots of rational functions that are squares of rational functions.
module internal PolynomialRoot =

    /// r with r^2 = p, term by term from the leading one, or nothing.
    let private ofPolynomial (p: Polynomial) : Polynomial option =
        if p.IsZero then
            Some p
        else
            let halved (m: Monomial) =
                if m.Powers |> List.forall (fun (_, e) -> e % 2 = 0) then
                    Some {
                        Powers = m.Powers |> List.map (fun (name, e) -> name, e / 2)
                    }
                else
                    None

            let monomial, coefficient = p.Leading

            match halved monomial, coefficient.TrySqrt() with
            | Some head, root when root.HasValue ->
                let lead = Polynomial.OfTerms [ head, root.Value ]

                let rec refine (known: Polynomial) =
                    let rest = p - known * known

                    if rest.IsZero then
                        Some known
                    else
                        let m, c = rest.Leading

                        match m.TryDivide head with
                        // The terms of the root descend.
                        | Some next when compare next head < 0 && compare next (snd (smallest known)) < 0 ->
                            refine (known + Polynomial.OfTerms [ next, c / (Rational.Two * root.Value) ])
                        | _ -> None

                and smallest (known: Polynomial) =
                    let (KeyValue(m, c)) = known.Terms |> Seq.head
                    c, m

                refine lead
            | _ -> None

    let tryOf (f: RationalFunction) : RationalFunction option =
        match ofPolynomial f.Numerator, ofPolynomial f.Denominator with
        | Some p, Some q -> Some(RationalFunction.Create(p, q))
        | _ -> None
