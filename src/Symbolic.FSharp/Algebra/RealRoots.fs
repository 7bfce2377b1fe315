namespace ReluProofs.Symbolic.Algebra

open System
open System.Collections.Generic
open ReluProofs.Kernel

/// Where a real root is: at both ends where they are equal, else strictly between them.
[<Struct>]
type RootInterval = { Low: Rational; High: Rational }

/// Real roots of polynomials in one variable with rational coefficients, lowest power first, isolated by Sturm's theorem.
[<AbstractClass; Sealed>]
type RealRoots private () =

    static let trimmed (p: Rational list) =
        List.rev p |> List.skipWhile (fun c -> c.IsZero) |> List.rev

    static let derivative (p: Rational list) =
        p |> List.mapi (fun k c -> Rational.OfInt k * c) |> List.tail

    static let value (p: Rational list) (x: Rational) =
        List.foldBack (fun (c: Rational) (sum: Rational) -> c + x * sum) p Rational.Zero

    /// Quotient and remainder of p divided by q, which is not 0.
    static let rec divided (p: Rational list) (q: Rational list) : Rational list * Rational list =
        let p = trimmed p

        if p.Length < q.Length then
            [], p
        else
            let factor = List.last p / List.last q
            let shift = p.Length - q.Length

            let rest =
                p
                |> List.mapi (fun k c -> if k < shift then c else c - factor * q[k - shift])
                |> List.take (p.Length - 1)

            let quotient, remainder = divided rest q
            // The lower powers of the quotient come from the rest.
            List.init (shift + 1) (fun k ->
                if k = shift then factor
                elif k < quotient.Length then quotient[k]
                else Rational.Zero),
            remainder

    static let normalised (p: Rational list) =
        let leading = (List.last p).Abs()
        p |> List.map (fun c -> c / leading)

    static let rec gcd (p: Rational list) (q: Rational list) =
        match trimmed q with
        | [] -> normalised p
        | q -> gcd q (snd (divided p (normalised q)))

    /// p, p', and the negated remainders.
    static let chain (p: Rational list) =
        let rec build (a: Rational list) (b: Rational list) =
            match trimmed b with
            | [] -> [ a ]
            | b ->
                let b = normalised b
                a :: build b (snd (divided a b) |> List.map (~-))

        build (normalised p) (derivative p)

    static let variations (sturm: Rational list list) (x: Rational) =
        sturm
        |> List.map (fun q -> (value q x).Sign)
        |> List.filter (fun s -> s <> 0)
        |> List.pairwise
        |> List.filter (fun (a, b) -> a <> b)
        |> List.length

    /// Every real root once, in increasing order, between two rational numbers no further apart than a width: equal ones where the root
    /// was met exactly, else the ends of an interval with no root at them.
    /// Errors: ArgumentException when all coefficients are 0 or the width is not positive.
    static member Isolate(coefficients: IReadOnlyList<Rational>, width: Rational) : IReadOnlyList<RootInterval> =
        let p = trimmed (List.ofSeq coefficients)

        if p.IsEmpty then
            raise (ArgumentException("the polynomial is 0", nameof coefficients))

        if width.Sign <= 0 then
            raise (ArgumentException("the width is not positive", nameof width))

        if p.Length = 1 then
            [||]
        else
            // Without repeated factors; the same roots.
            let free = fst (divided p (gcd p (derivative p)))
            let sturm = chain free
            let leading = (List.last free).Abs()

            // Cauchy's bound.
            let bound =
                (free |> List.fold (fun (most: Rational) c -> Rational.Max(most, c.Abs())) Rational.Zero) / leading
                + Rational.One

            /// The roots in ]low, high[, no root at either end.
            let rec search (low: Rational) (high: Rational) =
                match variations sturm low - variations sturm high with
                | 0 -> []
                | 1 when high - low <= width -> [ { Low = low; High = high } ]
                | _ ->
                    let middle = (low + high) * Rational.Half

                    if (value free middle).IsZero then
                        // A gap around the root that was met, with no other root in it and none at its ends.
                        let rec gap (radius: Rational) =
                            let a, b = middle - radius, middle + radius

                            if
                                (value free a).IsZero
                                || (value free b).IsZero
                                || variations sturm a - variations sturm b <> 1
                            then
                                gap (radius * Rational.Half)
                            else
                                a, b

                        let a, b = gap ((high - low) / Rational.OfInt 4)
                        search low a @ [ { Low = middle; High = middle } ] @ search b high
                    else
                        search low middle @ search middle high

            search -bound bound |> List.toArray :> _
