namespace ReluProofs.Symbolic.Algebra

open System.Numerics
open ReluProofs.Kernel

/// Linear relations over Q between exponents. exp(x1), ..., exp(xk) are algebraically independent over the field of
/// rational functions exactly when x1, ..., xk are linearly independent over Q (Ax, On Schanuel's conjectures, 1971, for
/// exponents without constant term; Hermite for the rest), and that is decided here by linear algebra.
module internal ElementaryBasis =

    /// The exponents as rows of rational numbers, over one denominator.
    let private rows (exponents: RationalFunction list) : Map<Monomial, Rational> list =
        let common =
            exponents
            |> List.fold (fun lcm (x: RationalFunction) -> PolynomialGcd.lcm lcm x.Denominator) Polynomial.One

        exponents |> List.map (fun x -> (x * RationalFunction.OfPolynomial common).Numerator.Terms)

    /// Numbers q with x = q1 b1 + ... + qk bk, if there are any. The b are linearly independent.
    let combination (basis: RationalFunction list) (x: RationalFunction) : Rational list option =
        let vectors = rows (basis @ [ x ])
        let columns, target = List.take basis.Length vectors, List.last vectors

        let monomials =
            vectors |> List.collect (fun v -> v |> Map.toList |> List.map fst) |> List.distinct

        let at (v: Map<Monomial, Rational>) m = Map.tryFind m v |> Option.defaultValue Rational.Zero

        let work =
            monomials
            |> List.map (fun m -> Array.ofList ((columns |> List.map (fun c -> at c m)) @ [ at target m ]))
            |> Array.ofList

        let mutable rank = 0

        for column in 0 .. basis.Length - 1 do
            match seq { rank .. work.Length - 1 } |> Seq.tryFind (fun i -> not (work[i].[column].IsZero)) with
            | None -> ()
            | Some pivot ->
                let chosen = work[pivot]
                work[pivot] <- work[rank]
                work[rank] <- chosen |> Array.map (fun c -> c / chosen[column])

                for i in 0 .. work.Length - 1 do
                    if i <> rank && not (work[i].[column].IsZero) then
                        let factor = work[i].[column]
                        work[i] <- Array.map2 (fun (a: Rational) b -> a - factor * b) work[i] work[rank]

                rank <- rank + 1

        let solvable =
            seq { rank .. work.Length - 1 } |> Seq.forall (fun i -> work[i].[basis.Length].IsZero)

        if solvable && rank = basis.Length then
            Some [ for i in 0 .. rank - 1 -> work[i].[basis.Length] ]
        else
            None

    /// Exponents, independent over Q, of which all given ones are integer combinations.
    let ofExponents (exponents: RationalFunction list) : RationalFunction list =
        let extend basis x =
            match combination basis x with
            | None -> basis @ [ x ]
            | Some coefficients ->
                List.map2
                    (fun (b: RationalFunction) (q: Rational) -> (Rational.OfInteger q.Denominator).Inverse() * b)
                    basis
                    coefficients

        // A later refinement keeps earlier combinations integral, so one pass is enough.
        List.fold extend [] exponents

    /// Whether no exponent is a rational combination of the others.
    let independent (exponents: RationalFunction list) : bool =
        let rec check basis rest =
            match rest with
            | [] -> true
            | x :: more -> (combination basis x).IsNone && check (basis @ [ x ]) more

        check [] exponents

    /// The integers of a combination. Throws InvalidOperationException when they are none or too large to be exponents.
    let integers (coefficients: Rational list) : int list =
        coefficients
        |> List.map (fun q ->
            if not q.IsInteger || BigInteger.Abs q.Numerator > BigInteger 10_000 then
                invalidOp (sprintf "the rates of the exponentials have a ratio %O that is too unequal to work with" q)

            int q.Numerator)
