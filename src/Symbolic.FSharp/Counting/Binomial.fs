namespace ReluProofs.Symbolic.Counting

open System
open System.Numerics
open ReluProofs.Kernel

/// Factorials, binomial coefficients, power sums, and the binomial distribution, all exact.
[<AbstractClass; Sealed>]
type Binomial private () =

    static let notNegative (name: string) (n: int) =
        if n < 0 then
            raise (ArgumentOutOfRangeException(name, "a count is not negative"))

    static let probability (p: Rational) =
        if p.Sign < 0 || p > Rational.One then
            raise (ArgumentOutOfRangeException(nameof p, "a probability lies between 0 and 1"))

    /// P(first <= X <= last) for X ~ Bin(n, p), over the one denominator q^n of p = a/q.
    static let between (n: int) first last (p: Rational) =
        notNegative (nameof n) n
        probability p
        let a, q = p.Numerator, p.Denominator
        let first, last = max 0 first, min n last

        if first > last then
            Rational.Zero
        else
            let sum =
                Seq.init (last - first + 1) (fun i -> first + i)
                |> Seq.fold
                    (fun (sum: BigInteger, coefficient: BigInteger) k ->
                        sum + coefficient * BigInteger.Pow(a, k) * BigInteger.Pow(q - a, n - k),
                        coefficient * BigInteger(n - k) / BigInteger(k + 1))
                    (BigInteger.Zero, Binomial.Coefficient(n, first))
                |> fst

            Rational.Create(sum, BigInteger.Pow(q, n))

    /// n!. Throws ArgumentOutOfRangeException for n < 0.
    static member Factorial(n: int) : BigInteger =
        notNegative (nameof n) n
        Seq.fold (fun product (k: int) -> product * BigInteger k) BigInteger.One (seq { 2..n })

    /// The number of k-element subsets of n things; 0 for k < 0 and for k > n. Throws ArgumentOutOfRangeException for n < 0.
    static member Coefficient(n: int, k: int) : BigInteger =
        notNegative (nameof n) n

        if k < 0 || k > n then
            BigInteger.Zero
        else
            Seq.fold
                (fun (product: BigInteger) i -> product * BigInteger(n - i) / BigInteger(i + 1))
                BigInteger.One
                (seq { 0 .. min k (n - k) - 1 })

    /// The number of ways to choose k of n things with repetition, order ignored: C(n+k-1, k); 1 for k = 0. Throws
    /// ArgumentOutOfRangeException for n < 0 or k < 0.
    static member WithRepetition(n: int, k: int) : BigInteger =
        notNegative (nameof n) n
        notNegative (nameof k) k

        if k = 0 then
            BigInteger.One
        else
            Binomial.Coefficient(n + k - 1, k)

    /// C(n,0) + C(n,1) + ... + C(n,terms-1). Throws ArgumentOutOfRangeException for n < 0 or terms < 0.
    static member PartialRowSum(n: int, terms: int) : BigInteger =
        notNegative (nameof n) n
        notNegative (nameof terms) terms

        Seq.init (min terms (n + 1)) id
        |> Seq.fold
            (fun (sum: BigInteger, coefficient: BigInteger) k ->
                sum + coefficient, coefficient * BigInteger(n - k) / BigInteger(k + 1))
            (BigInteger.Zero, BigInteger.One)
        |> fst

    /// 1^exponent + 2^exponent + ... + n^exponent; 0 for n = 0. Throws ArgumentOutOfRangeException for n < 0 or
    /// exponent < 0.
    static member PowerSum(n: int, exponent: int) : BigInteger =
        notNegative (nameof n) n
        notNegative (nameof exponent) exponent
        Seq.fold (fun sum (i: int) -> sum + BigInteger.Pow(BigInteger i, exponent)) BigInteger.Zero (seq { 1..n })

    /// P(X = k) for X ~ Bin(n, p). Throws ArgumentOutOfRangeException for n < 0 or p outside [0, 1].
    static member Probability(n: int, k: int, p: Rational) : Rational = between n k k p

    /// P(X <= k) for X ~ Bin(n, p). Throws as Probability does.
    static member AtMost(n: int, k: int, p: Rational) : Rational = between n 0 k p

    /// P(X >= k) for X ~ Bin(n, p). Throws as Probability does.
    static member AtLeast(n: int, k: int, p: Rational) : Rational = between n k n p
