namespace ReluProofs.Proofs.WeakInteraction

open System.Collections.Generic
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Two whitened, sub-Gaussian laws of unit inputs in dimension d, E[x x^T] = I/d: a coordinate vector with either sign, or
/// independent entries +-1/sqrt(d) with fair signs.
type internal InputLaw =
    | Coordinate
    | FairSigns

/// Two inputs drawn from a law, labels with |y_i| in [ratio, 1], a candidate for the constant C, eps and p.
type internal RandomPair = {
    Law: InputLaw
    Dimension: int
    Ratio: Rational
    Constant: Rational
    Failure: Rational
    Neurons: int
}

module internal RandomPair =

    let private one = Rational.One

    /// The probability that (4) fails for labels of sizes ratio and 1, its hardest case: |<x_1, x_2>| >= ratio/sqrt(2). On axes,
    /// inputs are orthogonal or collinear; signs give |S| >= d ratio/sqrt(2) for a sum S of d fair signs.
    let interacting (r: RandomPair) =
        match r.Law with
        | Coordinate -> Rational.Create(1, r.Dimension)
        | FairSigns ->
            let d = r.Dimension

            seq { 0..d }
            |> Seq.filter (fun k ->
                let sum = Rational.OfInt(2 * k - d)
                Rational.Two * sum * sum >= Rational.OfInt(d * d) * r.Ratio * r.Ratio)
            |> Seq.map (fun k -> Binomial.Probability(d, k, Rational.Half))
            |> Sample.sum

    /// d >= C (n^2 + n log(1/eps)) with n = 2.
    let isLarge (r: RandomPair) =
        // exp((d/C - 4)/2) >= 1/eps.
        let power =
            (Rational.OfInt r.Dimension / r.Constant - Rational.OfInt 4) / Rational.Two

        if power > Rational.OfInt 100_000 then
            true
        else
            Elementary.Exp(power, 64).Lower >= r.Failure.Inverse()

    /// What makes the axes fail for every C, beside the instance: with n = 2, d = 20 C^2 and eps = 2^-8C, d is large enough, as
    /// C (4 + 2 log(1/eps)) <= (4 + 11.2) C^2 with log 2 < 7/10 and C >= 1; and 1/eps = (16^C)^2 >= (1 + 15 C)^2 > 225 C^2. A
    /// smaller C asks for more.
    let everyConstant (share: int) = [
        Terms.fact
            "for every C >= 1, d = 20 C^2 is large enough for eps = 2^-8C: 4 + 16 * 7/10 <= 20"
            (Term.Number 4 + Term.Number 16 * Term.Number(Q.frac 7 10))
            Relation.LessOrEqual
            (Term.Number 20)
        Terms.fact
            (sprintf "and 1/(%d d) > eps there, as 1/eps >= (1 + 15 C)^2: 15^2 > %d * 20" share share)
            (Term.Number 225)
            Relation.Greater
            (Term.Number(share * 20))
    ]

    let certified (r: RandomPair) =
        CertifiedInstance(
            Dataset(ExactMatrix [], ExactVector []),
            ModelConstants(one, one, Rational.Zero),
            Dictionary(dict [ "d", Rational.OfInt r.Dimension; "epsilon", r.Failure; "C", r.Constant ]),
            Dictionary()
        )

    /// The instance: 1/(share d) > eps, and d >= C (4 + 2 log(1/eps)) through e^k >= 1/eps for a whole k.
    let facts (share: int) (r: RandomPair) = [
        let power =
            (Rational.OfInt r.Dimension / r.Constant - Rational.OfInt 4) / Rational.Two

        let whole =
            int (System.Numerics.BigInteger.Divide(power.Numerator, power.Denominator))

        Terms.fact "eps > 0" (Term.Parameter "epsilon") Relation.Greater (Term.Number 0)

        Terms.fact
            (sprintf "d >= C (4 + 2 * %d)" whole)
            (Term.Parameter "d")
            Relation.GreaterOrEqual
            (Term.Parameter "C" * Term.Number(4 + 2 * whole))

        Terms.fact
            (sprintf "%d >= log(1/eps), as e > 271/100" whole)
            (Event.power whole (Term.Number(Q.frac 271 100)) * Term.Parameter "epsilon")
            Relation.GreaterOrEqual
            (Term.Number 1)

        Terms.fact
            (sprintf "1/(%d d) > eps" share)
            (Term.Number share * Term.Parameter "d" * Term.Parameter "epsilon")
            Relation.Less
            (Term.Number 1)

        yield! everyConstant share
    ]

    /// Whether those facts show it: the whole k must do.
    let isShown (share: int) (r: RandomPair) =
        let power =
            (Rational.OfInt r.Dimension / r.Constant - Rational.OfInt 4) / Rational.Two

        let whole = System.Numerics.BigInteger.Divide(power.Numerator, power.Denominator)

        power.Sign > 0
        && whole < System.Numerics.BigInteger 10_000
        && (Q.frac 271 100).Pow(int whole) * r.Failure >= one
        && Rational.OfInt(share * r.Dimension) * r.Failure < one

    let private hypothesis name text holds =
        Hypothesis<RandomPair>(name, text, (fun r -> holds r), null)

    let large =
        Hypothesis<RandomPair>("d", "d >= C (n^2 + n log(1/eps)), n = 2", isLarge, (fun r -> { r with Dimension = 2 }))

    let signs =
        Hypothesis<RandomPair>(
            "signs",
            "the entries of the inputs are +-1/sqrt(d) with independent fair signs",
            (fun r -> r.Law = FairSigns),
            null
        )

    let constant =
        hypothesis "C" "C >= 2 (C_y^+/C_y^-)^2" (fun r -> r.Constant * r.Ratio * r.Ratio >= Rational.Two)

    let size (r: RandomPair) =
        InstanceSize(
            2,
            r.Neurons,
            r.Dimension,
            InstanceSize.Complexity r.Ratio
            + InstanceSize.Complexity r.Constant
            + InstanceSize.Complexity r.Failure
        )

    let describe withNeurons (r: RandomPair) : IReadOnlyList<NamedValue> = [|
        NamedValue("law", [| (if r.Law = Coordinate then "axes" else "signs") |], false)
        NamedValue.Of("d", r.Dimension)
        NamedValue.Of("C_y^-/C_y^+", r.Ratio)
        NamedValue.Of("C", r.Constant)
        NamedValue.Of("eps", r.Failure)
        if withNeurons then
            NamedValue.Of("p", r.Neurons)
    |]

    let private shrink (r: RandomPair) =
        seq {
            for d in [ r.Dimension / 2; r.Dimension - 1 ] do
                { r with Dimension = d }

            for p in [ 1; r.Neurons / 2; r.Neurons - 1 ] do
                { r with Neurons = p }

            { r with Ratio = one }
            { r with Constant = one }

            for k in [ 2; 4; 8; 10; 16; 20; 32; 64; 100 ] do
                {
                    r with
                        Failure = Rational.Create(1, k)
                }
        }

    let at law dimension constant failure neurons = {
        Law = law
        Dimension = dimension
        Ratio = one
        Constant = constant
        Failure = failure
        Neurons = neurons
    }

    /// Dimensions at and above the border of the hypothesis.
    let private generator =
        gen {
            let! law = Gen.elements [ Coordinate; FairSigns; FairSigns ]
            let! ratio = Gen.elements [ one; one; Q.half; Q.frac 2 3 ]
            let! bits = Gen.choose (1, 10)
            let! factor = Gen.elements [ one; one; Rational.Two ]

            let constant =
                match law with
                | Coordinate -> factor
                | FairSigns -> factor * Rational.Two / (ratio * ratio)

            // log(1/eps) < 0.7 bits for eps = 2^-bits.
            let least = constant * (Rational.OfInt 4 + Q.frac 14 10 * Rational.OfInt bits)

            let dimension =
                int (System.Numerics.BigInteger.Divide(least.Numerator, least.Denominator)) + 1

            let! stretch = Gen.elements [ 1; 1; 2 ]
            // p >= 8 log(2/eps).
            let! more = Gen.choose (0, 3)

            return {
                Law = law
                Dimension = stretch * dimension
                Ratio = ratio
                Constant = constant
                Failure = Rational.Half.Pow bits
                Neurons = int (System.Math.Ceiling(5.6 * float (bits + 1))) + more
            }
        }

    let family withNeurons more edges =
        Family<RandomPair>(
            "two random inputs with labels, a candidate C, and eps",
            [
                hypothesis "sizes" "d, p >= 1, 0 < C_y^- <= C_y^+, C >= 1, 0 < eps < 1" (fun r ->
                    r.Dimension >= 1
                    && r.Neurons >= 1
                    && r.Ratio.Sign > 0
                    && r.Ratio <= one
                    && r.Constant >= one
                    && r.Failure.Sign > 0
                    && r.Failure < one)
                large
                yield! more
            ],
            edges,
            Arb.fromGenShrink (generator, shrink),
            size,
            describe withNeurons,
            (fun r -> if r.Law = Coordinate then "axes" else "signs")
        )
