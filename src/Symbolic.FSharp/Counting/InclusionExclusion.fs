namespace ReluProofs.Symbolic.Counting

open System
open System.Collections.Generic
open System.Numerics
open ReluProofs.Kernel

/// Signed counts of unions: for events "some coupon of group g is drawn", inclusion-exclusion needs, for every set S of
/// groups, only (-1)^|S| and the probability of the union of its coupons.
module internal InclusionExclusion =

    /// Beyond this many distinct unions a computation is refused rather than left to run for hours.
    [<Literal>]
    let MaxUnions = 2_000_000

    let private add (table: Dictionary<'key, BigInteger>) key (count: BigInteger) =
        match table.TryGetValue key with
        | true, known -> table[key] <- known + count
        | false, _ ->
            if table.Count >= MaxUnions then
                raise (
                    InvalidOperationException "inclusion-exclusion needs more than 2000000 distinct unions of groups"
                )

            table[key] <- count

    let private dropZeros (table: Dictionary<'key, BigInteger>) =
        for key in table.Keys |> Seq.filter (fun k -> table[k].IsZero) |> Seq.toArray do
            table.Remove key |> ignore

    /// Groups that contain another group are hit whenever that one is: only minimal ones matter.
    let private minimal (groups: Set<int> list) =
        let distinct = List.distinct groups
        distinct |> List.filter (fun g -> not (distinct |> List.exists (Set.isProperSuperset g)))

    /// Groups that share coupons, directly or through others, stay together.
    let rec private components (groups: Set<int> list) =
        match groups with
        | [] -> []
        | first :: rest ->
            let rec grow (members: Set<int> list) (reach: Set<int>) others =
                match others |> List.partition (fun g -> not (Set.isEmpty (Set.intersect g reach))) with
                | [], apart -> members, apart
                | joined, apart -> grow (joined @ members) (Set.unionMany (reach :: joined)) apart

            let together, apart = grow [ first ] first rest
            together :: components apart

    /// The sum over sets S of groups of (-1)^|S| z^(probability of the union of S), as probability to coefficient.
    let unions (weights: Rational[]) (groups: Set<int> list) : seq<KeyValuePair<Rational, BigInteger>> =
        let groups = minimal groups

        // Coupons in exactly the same groups are one coupon; classes are numbered, unions of classes are bit masks.
        let ofComponent (groups: Set<int> list) =
            let classes =
                Set.unionMany groups
                |> Set.toList
                |> List.groupBy (fun coupon -> groups |> List.map (Set.contains coupon))
                |> List.map (fun (membership, coupons) ->
                    membership, coupons |> List.fold (fun (sum: Rational) c -> sum + weights[c]) Rational.Zero)
                |> List.toArray

            let masks =
                groups
                |> List.mapi (fun g _ ->
                    classes
                    |> Seq.indexed
                    |> Seq.filter (fun (_, (membership, _)) -> membership[g])
                    |> Seq.fold (fun mask (i, _) -> mask ||| (BigInteger.One <<< i)) BigInteger.Zero)

            let mutable table = Dictionary<BigInteger, BigInteger>()
            table[BigInteger.Zero] <- BigInteger.One

            for mask in masks do
                let next = Dictionary<BigInteger, BigInteger>(table)

                for KeyValue(union, count) in table do
                    add next (union ||| mask) -count

                dropZeros next
                table <- next

            let byProbability = Dictionary<Rational, BigInteger>()

            for KeyValue(union, count) in table do
                let probability =
                    classes
                    |> Seq.indexed
                    |> Seq.filter (fun (i, _) -> not ((union >>> i).IsEven))
                    |> Seq.fold (fun (sum: Rational) (_, (_, weight)) -> sum + weight) Rational.Zero

                add byProbability probability count

            byProbability

        // Disjoint components multiply.
        let mutable total = Dictionary<Rational, BigInteger>()
        total[Rational.Zero] <- BigInteger.One

        for component' in components groups do
            let part = ofComponent component'
            let next = Dictionary<Rational, BigInteger>()

            for KeyValue(p, c) in total do
                for KeyValue(q, d) in part do
                    add next (p + q) (c * d)

            dropZeros next
            total <- next

        total
