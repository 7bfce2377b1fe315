namespace ReluProofs.Symbolic.Derivations

open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra

/// Expectations of polynomials in independent fair coins, and of events of independent copies of them.
module internal CoinCalculus =

    /// A polynomial that is kept as a fraction with a constant denominator.
    let polynomial (e: RationalFunction) : Polynomial = e.Denominator.ConstantTerm.Inverse() * e.Numerator

    /// A polynomial with every power of a 0-1 variable replaced by the variable.
    let reduce (variables: Set<string>) (p: Polynomial) : Polynomial =
        p.Terms
        |> Map.toSeq
        |> Seq.map (fun (monomial, c) ->
            let lowered =
                monomial.Powers
                |> Seq.map (fun (name, exponent) ->
                    Monomial.Power(name, (if variables.Contains name then 1 else exponent)))
                |> Seq.fold (fun product power -> Monomial.Product(product, power)) Monomial.One

            lowered, c)
        |> Polynomial.OfTerms

    /// The expectation in fair coins: powers are lowered, and then every coin may be replaced by its mean.
    let mean (coins: Set<string>) (p: Polynomial) : RationalFunction =
        let halves = Dictionary<string, RationalFunction>()

        for name in coins do
            halves[name] <- RationalFunction.Constant Rational.Half

        (RationalFunction.OfPolynomial(reduce coins p)).Substitute halves

    /// The probability that several indicators are 1 in one copy.
    let private together (coins: Set<string>) (indicators: Polynomial list) =
        indicators |> List.fold (fun product v -> reduce coins (product * v)) Polynomial.One |> mean coins

    /// The expectation of a polynomial in events of copies: copies are independent, so the probability that a set of events
    /// happens is that of one copy to the power of their number.
    let meanOfEvents (coins: Set<string>) (copies: Copies) (p: Polynomial) : Result<RationalFunction, string> =
        let indicators = Map.ofList copies.Events
        let events = copies.Events |> List.map fst |> Set.ofList
        let known = Dictionary<string, RationalFunction>()

        let power (names: string list) =
            let key = String.concat " " names

            match known.TryGetValue key with
            | true, found -> Some found
            | _ ->
                let probability =
                    together coins (names |> List.map (fun name -> polynomial indicators[name]))

                let found =
                    if names.IsEmpty then
                        Some RationalFunction.One
                    else
                        copies.Powers
                        |> List.tryFind (fun (number, _) -> probability.Equals(RationalFunction.Constant number))
                        |> Option.map (fun (_, symbol) -> RationalFunction.Variable symbol)

                found |> Option.iter (fun value -> known[key] <- value)
                found

        let join total (monomial: Monomial, c: Rational) =
            let names =
                monomial.Powers |> Seq.map fst |> Seq.filter events.Contains |> Seq.sort |> List.ofSeq

            let rest =
                names |> List.fold (fun (left: Monomial) name -> left.Without name) monomial

            match total, power names with
            | Ok sum, Some value -> Ok(sum + RationalFunction.OfPolynomial(Polynomial.OfTerms [ rest, c ]) * value)
            | Error why, _ -> Error why
            | _, None -> Error "the power of a probability has no symbol"

        (reduce events p).Terms |> Map.toSeq |> Seq.fold join (Ok RationalFunction.Zero)
