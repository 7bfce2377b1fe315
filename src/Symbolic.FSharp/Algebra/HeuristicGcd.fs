namespace ReluProofs.Symbolic.Algebra

open System.Collections.Generic
open System.Numerics
open ReluProofs.Kernel

/// Greatest common divisors by evaluation at large integers: a gcd of integers whose digits are the coefficients of the gcd.
/// The answer is checked by division and is then right for certain; where the check fails or the integers become too
/// long there is no answer (Char, Geddes, Gonnet, GCDHEU: heuristic polynomial gcd algorithm, 1989).
module internal HeuristicGcd =

    /// Integer coefficients by monomial, none of them 0.
    type private Terms = Map<Monomial, BigInteger>

    [<Literal>]
    let private MaxBits = 200_000L

    [<Literal>]
    let private MaxAttempts = 3

    let private gcd (a: BigInteger) b = BigInteger.GreatestCommonDivisor(a, b)

    let private content (a: Terms) =
        a |> Map.fold (fun known _ c -> gcd known c) BigInteger.Zero

    let private scaleDown (k: BigInteger) (a: Terms) : Terms = if k.IsOne then a else a |> Map.map (fun _ c -> c / k)

    let private norm (a: Terms) =
        a
        |> Map.fold (fun (known: BigInteger) _ c -> BigInteger.Max(known, BigInteger.Abs c)) BigInteger.Zero

    let private collect (terms: seq<Monomial * BigInteger>) : Terms =
        let sums = Dictionary<Monomial, BigInteger>()

        for m, c in terms do
            sums[m] <-
                match sums.TryGetValue m with
                | true, known -> known + c
                | false, _ -> c

        sums
        |> Seq.filter (fun pair -> not pair.Value.IsZero)
        |> Seq.map (fun pair -> pair.Key, pair.Value)
        |> Map.ofSeq

    /// Whether b divides a, over the integers.
    let private divides (b: Terms) (a: Terms) : bool =
        let rest = Dictionary<Monomial, BigInteger>()

        // Largest monomials first.
        let order = SortedSet<Monomial>(Comparer<Monomial>.Create(fun x y -> compare y x))

        for KeyValue(m, c) in a do
            rest[m] <- c
            order.Add m |> ignore

        let (KeyValue(lead, leadCoefficient)) = Seq.last b
        let mutable right = true

        while right && order.Count > 0 do
            let top = Seq.head order
            let mutable remainder = BigInteger.Zero

            match top.TryDivide lead with
            | None -> right <- false
            | Some factor ->
                let quotient = BigInteger.DivRem(rest[top], leadCoefficient, &remainder)

                if not remainder.IsZero then
                    right <- false
                else
                    for KeyValue(m, c) in b do
                        let monomial = Monomial.Product(m, factor)

                        let value =
                            match rest.TryGetValue monomial with
                            | true, known -> known - quotient * c
                            | false, _ -> -quotient * c

                        if value.IsZero then
                            rest.Remove monomial |> ignore
                            order.Remove monomial |> ignore
                        else
                            rest[monomial] <- value
                            order.Add monomial |> ignore

        right

    let private degree name (a: Terms) =
        a |> Map.fold (fun d (m: Monomial) _ -> max d (m.Exponent name)) 0

    let private evaluate name (at: BigInteger) (a: Terms) : Terms =
        let powers = Array.init (degree name a + 1) (fun k -> BigInteger.Pow(at, k))
        a |> Map.toSeq |> Seq.map (fun (m, c) -> m.Without name, c * powers[m.Exponent name]) |> collect

    /// The polynomial in one more parameter whose value at `at` this is, with coefficients of least absolute value.
    let private expand name (at: BigInteger) (a: Terms) : Terms =
        let half = at / BigInteger 2

        let rec digits k (c: BigInteger) =
            seq {
                if not c.IsZero then
                    let rest = BigInteger.Remainder(c, at)

                    let digit =
                        if rest > half then rest - at
                        elif rest < -half then rest + at
                        else rest

                    if not digit.IsZero then
                        k, digit

                    yield! digits (k + 1) ((c - digit) / at)
            }

        a
        |> Map.toSeq
        |> Seq.collect (fun (m, c) ->
            digits 0 c |> Seq.map (fun (k, d) -> Monomial.Product(m, Monomial.Power(name, k)), d))
        |> collect

    /// The gcd, integer content included.
    let rec private search (names: string list) (a: Terms) (b: Terms) : Terms option =
        let k, l = content a, content b
        let common = gcd k l
        let a, b = scaleDown k a, scaleDown l b

        let found =
            match names with
            | [] -> Some(Map.ofList [ Monomial.One, BigInteger.One ])
            | name :: rest when degree name a = 0 && degree name b = 0 -> search rest a b
            | name :: rest ->
                let rec attempt number (at: BigInteger) =
                    let bits = at.GetBitLength() * int64 (1 + max (degree name a) (degree name b))

                    if number = MaxAttempts || bits > MaxBits then
                        None
                    else
                        let x, y = evaluate name at a, evaluate name at b

                        let candidate =
                            if x.IsEmpty || y.IsEmpty then
                                None
                            else
                                search rest x y
                                |> Option.map (fun g ->
                                    let g = expand name at g
                                    scaleDown (content g) g)

                        match candidate with
                        | Some g when divides g a && divides g b -> Some g
                        | _ -> attempt (number + 1) (at * BigInteger 73794 / BigInteger 27011)

                attempt 0 (BigInteger 2 * BigInteger.Min(norm a, norm b) + BigInteger 29)

        found
        |> Option.map (fun g ->
            if common.IsOne then
                g
            else
                g |> Map.map (fun _ c -> common * c))

    let private integral (a: Polynomial) : Terms =
        let denominator =
            a.Terms
            |> Map.fold
                (fun (known: BigInteger) _ (c: Rational) -> known / gcd known c.Denominator * c.Denominator)
                BigInteger.One

        let scaled =
            a.Terms |> Map.map (fun _ c -> c.Numerator * (denominator / c.Denominator))

        scaleDown (content scaled) scaled

    /// The common divisor of largest degree up to a constant factor, of two polynomials that are not zero; nothing when
    /// it was not found.
    let tryGcd (a: Polynomial) (b: Polynomial) : Polynomial option =
        let names = Seq.append a.Variables b.Variables |> Seq.distinct |> List.ofSeq

        search names (integral a) (integral b)
        |> Option.map (fun g -> g |> Map.toSeq |> Seq.map (fun (m, c) -> m, Rational.OfInteger c) |> Polynomial.OfTerms)
