namespace ReluProofs.Symbolic.Counting

open System
open System.Numerics
open ReluProofs.Kernel

/// Exact probabilities of sign events at initialisation, for m independent neurons (w_j, a_j) and inputs x_k that are
/// orthogonal (non-zero, of any norms), or repeat or negate the members of such a family.
/// Used of the law: w_j is rotation-invariant without an atom at 0, so that the signs of its inner products with
/// orthogonal inputs are independent and fair (reflecting w_j in one input's hyperplane flips one sign and keeps the law;
/// no inner product is 0, almost surely), and the sign of a_j is fair and independent of w_j.
[<AbstractClass; Sealed>]
type SignEvents private () =

    static let need (name: string) (n: int) =
        if n < 0 then
            raise (ArgumentOutOfRangeException(name, "a count is not negative"))

    static let needProbability (name: string) (p: Rational) =
        if p.Sign < 0 || p > Rational.One then
            raise (ArgumentOutOfRangeException(name, "a probability lies between 0 and 1"))

    static let least limit failure (probability: int -> Rational) =
        if (failure: Rational).Sign < 0 then
            raise (ArgumentOutOfRangeException(nameof failure, "a probability is not negative"))

        need (nameof limit) limit

        match MonotoneSearch.least limit (fun m -> probability m >= Rational.One - failure) with
        | Some m -> Nullable m
        | None -> Nullable()

    /// For the demands of one label sign: the signed number of sets U of demands, by the probability that a neuron of the
    /// right output sign meets none of U.
    static let avoidance (oneSided: int) (twoSided: int) =
        // A line contributes 1 - z if it is asked for one side, 1 - 2 z if for both, where z = 1/2 is the probability to miss
        // a side; the sets with both sides of a line are left out here, since no neuron misses both.
        let sets = [
            for i in 0..oneSided do
                for j in 0..twoSided do
                    let count =
                        Binomial.Coefficient(oneSided, i)
                        * Binomial.Coefficient(twoSided, j)
                        * BigInteger.Pow(BigInteger 2, j)

                    Rational.OfInteger(if (i + j) % 2 = 0 then count else -count), Rational.Half.Pow(i + j)
        ]

        // All signed sets together cancel, unless there is no demand at all; those left out avoid with probability 0.
        let total =
            if oneSided + twoSided = 0 then
                Rational.One
            else
                Rational.Zero

        let counted =
            sets |> List.fold (fun (sum: Rational) (c, _) -> sum + c) Rational.Zero

        (total - counted, Rational.Zero) :: sets

    /// The probability that every point with a positive label has a neuron with a_j > 0 active on it, and every point with a
    /// negative label one with a_j < 0, on `positive` + `negative` orthogonal inputs: the event I of weakint, Lemma 5.
    /// Derived by conditioning on the number h of neurons with a_j > 0: points are then covered independently, so
    /// P = 2^-m sum_h C(m,h) (1 - 2^-h)^positive (1 - 2^-(m-h))^negative. Throws ArgumentOutOfRangeException for a negative
    /// count.
    static member GoodInitialisation(neurons: int, positive: int, negative: int) : Rational =
        SignEvents.GoodInitialisation(neurons, positive, negative, Rational.Half, Rational.Half)

    /// As above, with the probability of a_j > 0 and of <w_j, x_k> > 0 (independent over j and k) given, as for labels or
    /// activations that are not fair. Throws ArgumentOutOfRangeException for a negative count or a probability outside [0, 1].
    static member GoodInitialisation
        (neurons: int, positive: int, negative: int, positiveOutput: Rational, active: Rational)
        : Rational =
        need (nameof neurons) neurons
        need (nameof positive) positive
        need (nameof negative) negative
        needProbability (nameof positiveOutput) positiveOutput
        needProbability (nameof active) active
        let idle = Rational.One - active

        let rec sum (total: Rational) h =
            if h > neurons then
                total
            else
                let covered =
                    (Rational.One - idle.Pow h).Pow positive * (Rational.One - idle.Pow(neurons - h)).Pow negative

                sum (total + Binomial.Probability(neurons, h, positiveOutput) * covered) (h + 1)

        sum Rational.Zero 0

    /// The same probability in closed form, as a function of the number of neurons m:
    /// sum_{i,j} (-1)^(i+j) C(positive,i) C(negative,j) ((2^-i + 2^-j)/2)^m.
    /// Derived by inclusion-exclusion over the points that stay uncovered: one neuron covers none of i positive and j negative
    /// points if it has a_j > 0 and misses the i, or a_j < 0 and misses the j. Throws ArgumentOutOfRangeException for a
    /// negative count.
    static member GoodInitialisationFormula(positive: int, negative: int) : ExponentialSum =
        SignEvents.GoodInitialisationFormula(positive, negative, 0, 0)

    /// The closed form for points on orthogonal lines: `positive` and `negative` lines carry points of that label on one side
    /// only, `positiveTwoSided` and `negativeTwoSided` lines on both sides (antipodal points). Repeating a point changes
    /// nothing; a line with labels of both signs counts once for each sign, since no neuron serves both (what a neuron with
    /// a_j > 0 does is irrelevant to negative labels). A zero point is never active, so with one the probability is 0.
    /// Throws ArgumentOutOfRangeException for a negative count.
    static member GoodInitialisationFormula
        (positive: int, negative: int, positiveTwoSided: int, negativeTwoSided: int)
        : ExponentialSum =
        need (nameof positive) positive
        need (nameof negative) negative
        need (nameof positiveTwoSided) positiveTwoSided
        need (nameof negativeTwoSided) negativeTwoSided

        ExponentialSum(
            seq {
                for c, u in avoidance positive positiveTwoSided do
                    for d, v in avoidance negative negativeTwoSided do
                        c * d, Rational.Half * (u + v)
            }
        )

    /// The smallest number of neurons whose GoodInitialisation is at least 1 - failure; null when none up to `limit` is.
    /// More neurons never hurt, so a bisection finds it. Throws ArgumentOutOfRangeException for a negative argument.
    static member LeastNeurons(positive: int, negative: int, failure: Rational, limit: int) : Nullable<int> =
        need (nameof positive) positive
        need (nameof negative) negative
        least limit failure (fun m -> SignEvents.GoodInitialisation(m, positive, negative))

    /// The probability that every one of `points` orthogonal inputs has an active neuron, whatever its output sign:
    /// (1 - 2^-m)^points, the intermediate event of weakint, equation (14). Throws ArgumentOutOfRangeException for a negative
    /// count.
    static member EveryPointActive(neurons: int, points: int) : Rational =
        need (nameof neurons) neurons
        need (nameof points) points
        (Rational.One - Rational.Half.Pow neurons).Pow points

    /// The bound 1 - points (3/4)^m of weakint, equation (13): the union bound on GoodInitialisation. Throws
    /// ArgumentOutOfRangeException for a negative count.
    static member UnionBound(neurons: int, points: int) : Rational =
        need (nameof neurons) neurons
        need (nameof points) points
        Rational.One - Rational.OfInt points * (Rational.Create(3, 4)).Pow neurons

    /// The probability, as a function of the number of neurons, of orthogonal, Assumption 3: some neuron with a_j > 0 is active
    /// on all `positive` points of positive label, and some neuron with a_j < 0 on all `negative` points of negative label. A
    /// coupon collector with two disjoint groups of probabilities 2^-(positive+1) and 2^-(negative+1). Throws
    /// ArgumentOutOfRangeException for a negative count.
    static member AlignedNeurons(positive: int, negative: int) : ExponentialSum =
        need (nameof positive) positive
        need (nameof negative) negative
        let first, second = Rational.Half.Pow(positive + 1), Rational.Half.Pow(negative + 1)
        (CouponCollector.Create([| first; second |], [| [| 0 |]; [| 1 |] |])).Probability

    /// The smallest number of neurons for which AlignedNeurons is at least 1 - failure; null when none up to `limit` is.
    /// Throws ArgumentOutOfRangeException for a negative argument.
    static member LeastAlignedNeurons(positive: int, negative: int, failure: Rational, limit: int) : Nullable<int> =
        let probability = SignEvents.AlignedNeurons(positive, negative)
        least limit failure probability.Evaluate
