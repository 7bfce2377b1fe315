namespace ReluProofs.Proofs.Benignity

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// A network of Theta_{u_*}: a_i^2 = share_i ||u_*||, w_i = a_i u_*/||u_*||.
type internal RankOne = {
    Base: Regularised
    Shares: Rational list
}

module internal RankOne =

    let total (shares: Rational list) =
        shares |> List.fold (fun (sum: Rational) s -> sum + s) Rational.Zero

    let member' =
        Hypothesis<RankOne>(
            "theta",
            "theta in Theta_{u_*}: a_i = ||w_i||, w_i = a_i u_*/||u_*||, and the a_i^2 sum to ||u_*||",
            (fun i ->
                not i.Shares.IsEmpty
                && i.Shares |> List.forall (fun s -> s.Sign >= 0)
                && total i.Shares = Rational.One),
            (fun i -> {
                i with
                    Shares = Rational.One :: i.Shares
            })
        )

    /// lambda < part mu_min, in words.
    let small (name: string) (part: Rational) =
        Hypothesis<RankOne>(
            "lambda",
            name,
            (fun i ->
                i.Base.Mu.Sign > 0
                && Regularised.isBelow part (Regularised.squaredDecay i.Base) (Regularised.matrix i.Base)),
            (fun i -> {
                i with
                    Base = { i.Base with Mu = Rational.OfInt 1000 }
            })
        )

    let at d (mu: Rational) shares = {
        Base = { Data = Teacher.atCentres d; Mu = mu }
        Shares = shares
    }

    let splits = [
        [ Rational.One ]
        [ Rational.Half; Rational.Half ]
        [ Rational.One; Rational.Zero ]
        [ Q.frac 1 7; Q.frac 2 7; Q.frac 4 7 ]
        [ Q.frac 1 1000; Rational.Zero; Q.frac 999 1000 ]
    ]

    /// Networks of rank 1 with lambda below a part of mu_min.
    let family (small: Hypothesis<RankOne>) (more: Hypothesis<RankOne> list) =
        let inner = RegularisedFamily.make [] 6 []

        Family<RankOne>(
            "data of Appendix D, lambda, and a network of rank 1",
            RegularisedFamily.onData _.Base.Data (fun t i -> {
                i with
                    Base = { i.Base with Data = t }
            })
            @ [ small; member' ]
            @ more,
            [
                at 3 (Q.frac 1 1_000_000) splits.Head
                for shares in splits do
                    at 3 (Q.frac 1 1000) shares
                at 6 (Q.frac 1 1_000_000) splits[1]
            ],
            Arb.fromGenShrink (
                gen {
                    let! r = inner.Instances.Generator
                    let! shares = Gen.elements splits
                    return { Base = r; Shares = shares }
                },
                fun i ->
                    seq {
                        for r in inner.Instances.Shrinker i.Base do
                            { i with Base = r }

                        if i.Shares <> splits.Head then
                            { i with Shares = splits.Head }
                    }
            ),
            (fun i ->
                let d = Teacher.dimension i.Base.Data
                InstanceSize(d, i.Shares.Length, d, Regularised.complexity i.Base)),
            (fun i -> [|
                yield! Regularised.describe i.Base
                NamedValue.Of("a_i^2/||u_*||", ExactVector i.Shares)
            |]),
            (fun i -> sprintf "d=%d" (Teacher.dimension i.Base.Data)),
            Cost = 5
        )
