namespace ReluProofs.Symbolic.Counting

open System
open System.Collections.Generic
open ReluProofs.Kernel

/// Independent draws from one finite distribution, and groups of coupons of which at least one each has to be drawn. Groups
/// may overlap: one draw then serves several. Everything is exact, by inclusion-exclusion over the groups:
/// P(all groups hit in N draws) = sum over sets S of groups of (-1)^|S| (1 - P(union of S))^N.
/// Coupons in the same groups are merged, groups that contain another are dropped, groups connected by no coupon are
/// convolved, so equal weights cost little; k overlapping groups of unequal weights cost up to 2^k.
/// Uses: benignity, Lemma 2 (Appendix C) and Theorem 1.
[<Sealed; AllowNullLiteral(false)>]
type CouponCollector private (probability: ExponentialSum, groupProbabilities: Rational[], expected: Nullable<Rational>)
    =

    static let needDistribution (weights: Rational[]) =
        if weights |> Array.exists (fun w -> w.Sign < 0) then
            raise (ArgumentOutOfRangeException(nameof weights, "the weight of a coupon is not negative"))

        if weights |> Array.fold (fun (sum: Rational) w -> sum + w) Rational.Zero > Rational.One then
            raise (ArgumentOutOfRangeException(nameof weights, "the weights of the coupons sum to at most 1"))

    static let toGroups (weights: Rational[]) (groups: seq<IReadOnlyList<int>>) =
        let groups = groups |> Seq.map (fun g -> Set.ofSeq g) |> Seq.toList

        for group in groups do
            for coupon in group do
                if coupon < 0 || coupon >= weights.Length then
                    raise (ArgumentOutOfRangeException(nameof groups, sprintf "there is no coupon %d" coupon))

        groups

    static let build (unions: seq<KeyValuePair<Rational, Numerics.BigInteger>>) groupProbabilities =
        let terms = [|
            for KeyValue(p, count) in unions do
                Rational.OfInteger count, Rational.One - p
        |]

        // The expected number of draws is the sum over N of the probability that N draws do not suffice.
        let expected =
            if groupProbabilities |> Array.exists (fun (p: Rational) -> p.IsZero) then
                Nullable()
            else
                terms
                |> Seq.filter (fun (_, b) -> b < Rational.One)
                |> Seq.fold (fun (sum: Rational) (c, b) -> sum - c / (Rational.One - b)) Rational.Zero
                |> Nullable

        CouponCollector(ExponentialSum terms, groupProbabilities, expected)

    static let needFailure (failure: Rational) =
        if failure.Sign < 0 then
            raise (ArgumentOutOfRangeException(nameof failure, "a probability is not negative"))

    /// Coupons with the given probabilities (they may sum to less than 1: the rest of the draws gives nothing) and groups
    /// of 0-based coupon numbers. A group without coupons is never hit. Throws ArgumentOutOfRangeException for a negative
    /// weight, a sum above 1 or a coupon that does not exist, InvalidOperationException beyond 2000000 distinct unions.
    static member Create
        (weights: IReadOnlyList<Rational>, groups: IReadOnlyList<IReadOnlyList<int>>)
        : CouponCollector =
        let weights = Seq.toArray weights
        needDistribution weights
        let sets = toGroups weights groups

        let probabilities =
            sets |> List.map (Seq.fold (fun (sum: Rational) c -> sum + weights[c]) Rational.Zero)

        build (InclusionExclusion.unions weights sets) (Array.ofList probabilities)

    /// `coupons` equally likely coupons, of which `wanted` particular ones have to be drawn. Throws ArgumentOutOfRangeException
    /// unless coupons >= 1 and 0 <= wanted <= coupons.
    static member Uniform(coupons: int, wanted: int) : CouponCollector =
        if coupons < 1 then
            raise (ArgumentOutOfRangeException(nameof coupons, "there is at least one coupon"))

        if wanted < 0 || wanted > coupons then
            raise (ArgumentOutOfRangeException(nameof wanted, "between none and all of the coupons are wanted"))

        let unions =
            Seq.init (wanted + 1) (fun i ->
                let count = Binomial.Coefficient(wanted, i)
                KeyValuePair(Rational.Create(i, coupons), (if i % 2 = 0 then count else -count)))

        build unions (Array.create wanted (Rational.Create(1, coupons)))

    /// The probability that N draws hit every group, as a function of N.
    member _.Probability: ExponentialSum = probability

    /// The probability that one draw hits each group, in the order given.
    member _.GroupProbabilities: IReadOnlyList<Rational> = groupProbabilities

    /// The expected number of draws until every group is hit; null when some group is never hit.
    member _.ExpectedDraws: Nullable<Rational> = expected

    /// The smallest number of draws that hit every group with probability at least 1 - failure; null when no number up to
    /// `limit` does. The probability grows with the draws, so a bisection finds it. Throws ArgumentOutOfRangeException for
    /// a negative failure or limit.
    member _.LeastDraws(failure: Rational, limit: int) : Nullable<int> =
        needFailure failure

        if limit < 0 then
            raise (ArgumentOutOfRangeException(nameof limit, "a number of draws is not negative"))

        match MonotoneSearch.least limit (fun n -> probability.Evaluate n >= Rational.One - failure) with
        | Some n -> Nullable n
        | None -> Nullable()

    /// The probability, as a function of the number of draws, that at least one alternative is complete, an alternative being
    /// a list of groups that all have to be hit: inclusion-exclusion over the alternatives, and over the groups in each
    /// union of them. Costs 2^alternatives. No alternative: 0. Throws as Create does, and ArgumentOutOfRangeException for
    /// more than 20 alternatives.
    static member ProbabilityOfSome
        (weights: IReadOnlyList<Rational>, alternatives: IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>>)
        : ExponentialSum =
        if alternatives.Count > 20 then
            raise (ArgumentOutOfRangeException(nameof alternatives, "at most 20 alternatives"))

        let weights = Seq.toArray weights
        needDistribution weights
        let alternatives = alternatives |> Seq.map (toGroups weights) |> Seq.toArray

        ExponentialSum(
            seq {
                for chosen in 1 .. (1 <<< alternatives.Length) - 1 do
                    let members =
                        [ 0 .. alternatives.Length - 1 ] |> List.filter (fun i -> (chosen >>> i) % 2 = 1)

                    let sign =
                        if members.Length % 2 = 1 then
                            Rational.One
                        else
                            Rational.MinusOne

                    let groups = members |> List.collect (fun i -> alternatives[i])

                    for KeyValue(p, count) in InclusionExclusion.unions weights groups do
                        sign * Rational.OfInteger count, Rational.One - p
            }
        )
