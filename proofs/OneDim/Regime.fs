namespace ReluProofs.Proofs.OneDim

open System.Numerics
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Data with hyper-parameters that depend on the width, for statements about all large widths: alpha = m^{a1+a2} and
/// beta = Factor m^{-d}. Remark 3.1 has Factor = 1, a constant weight decay d = 0.
type internal Regime = {
    Data: (Rational * Rational) list
    /// a1 + a2.
    Scale: Rational
    /// d.
    Decay: Rational
    Factor: Rational
}

/// What such hyper-parameters do at every width, decided by comparing integer powers.
module internal Regime =

    /// The instance with alpha = 1 and beta = Factor, for the quantities that do not depend on m.
    let data (r: Regime) : Instance = {
        X = List.map fst r.Data
        Y = List.map snd r.Data
        Alpha = Rational.One
        Beta = r.Factor
        M = 1
    }

    /// X_S^T Y and X_{S^c}^T Y.
    let inner (r: Regime) = Instance.p (data r), Instance.q (data r)

    /// alpha beta = Factor m^e with this e.
    let exponent (r: Regime) = r.Scale - r.Decay

    /// The order of m^e and b >= 0, exactly: m^{n/k} against b is m^n against b^k.
    let compare (m: BigInteger) (e: Rational) (b: Rational) =
        (Rational.OfInteger m).Pow(int e.Numerator).CompareTo(b.Pow(int e.Denominator))

    /// |b| > alpha beta at width m: the soft threshold of b is not 0.
    let passes (r: Regime) (m: BigInteger) (b: Rational) = compare m (exponent r) (b.Abs() / r.Factor) < 0

    /// M*(m) = 1[|X_S^T Y| > alpha beta] + 1[|X_{S^c}^T Y| > alpha beta].
    let criticalWidth (r: Regime) (m: BigInteger) =
        let p, q = inner r
        let count b = if passes r m b then 1 else 0
        count p + count q

    let private doublings = 4000

    /// The least m >= 1 with a property that, once it holds, keeps holding; None if it does not hold up to 2^4000.
    let firstWidth (holds: BigInteger -> bool) : BigInteger option =
        let rec bisect (below: BigInteger) (above: BigInteger) =
            if above - below <= BigInteger.One then
                above
            else
                let middle = (below + above) / BigInteger 2

                if holds middle then
                    bisect below middle
                else
                    bisect middle above

        let rec climb (below: BigInteger) (m: BigInteger) step =
            if holds m then Some(bisect below m)
            elif step = doublings then None
            else climb m (BigInteger 2 * m) (step + 1)

        climb BigInteger.Zero BigInteger.One 0

    let private commonDenominator (r: Regime) =
        let p, q = r.Scale.Denominator, r.Decay.Denominator
        p * q / BigInteger.GreatestCommonDivisor(p, q)

    /// m = root^q with q the least common denominator of the exponents, which makes alpha and beta rational.
    let widthAt (r: Regime) (root: BigInteger) = BigInteger.Pow(root, int (commonDenominator r))

    /// The least root whose width is at least m.
    let rootFor (r: Regime) (m: BigInteger) = (firstWidth (fun root -> widthAt r root >= m)).Value

    /// A minimum over networks of the line does not depend on how many neurons there are beyond two, so a wider network is
    /// handed on with this width.
    let private widest = 1_000_000

    /// The instance at the width root^q.
    let at (r: Regime) (root: BigInteger) : Instance =
        let power (e: Rational) =
            let onRoot = e * Rational.OfInteger(commonDenominator r)
            (Rational.OfInteger root).Pow(int onRoot.Numerator)

        {
            data r with
                Alpha = power r.Scale
                Beta = r.Factor * power -r.Decay
                M = int (BigInteger.Min(widthAt r root, BigInteger widest))
        }

    let private lift (h: Hypothesis<Instance>) =
        Hypothesis<Regime>(h.Name, h.Text, (fun r -> h.Holds.Invoke(data r)), null)

    /// The hypotheses on the data.
    let standing =
        List.map lift [ Hypotheses.positivePoint; Hypotheses.negativePoint; Hypotheses.nonTrivial ]

    /// d > a1 + a2.
    let assumption =
        Hypothesis<Regime>(
            "A4.3",
            "Assumption 4.3: d > a1 + a2",
            (fun r -> r.Decay > r.Scale),
            (fun r -> {
                r with
                    Decay = r.Scale - Rational.One
            })
        )

    let private shrink (r: Regime) : Regime seq =
        seq {
            for k in 0 .. r.Data.Length - 1 do
                { r with Data = List.removeAt k r.Data }

            for scale in [ Rational.Zero; Rational.One ] do
                for decay in [ Rational.Zero; Rational.One; Rational.Two ] do
                    { r with Scale = scale; Decay = decay }

            { r with Factor = Rational.One }

            for smaller in Shrinking.steps (data r) do
                if smaller.X.Length = r.Data.Length then
                    {
                        r with
                            Data = List.zip smaller.X smaller.Y
                    }
        }

    /// Data on the points 1 and -1.
    let pair y1 y2 scale decay = {
        Data = [ Q.int 1, y1; Q.int -1, y2 ]
        Scale = scale
        Decay = decay
        Factor = Rational.One
    }

    /// A family of data with the exponents and factors of a generator.
    let family hypotheses edges (exponents: Gen<Rational * Rational * Rational>) =
        let generator =
            gen {
                let! i = Families.unregularised.Instances.Generator
                let! scale, decay, factor = exponents

                return {
                    Data = List.zip i.X i.Y
                    Scale = scale
                    Decay = decay
                    Factor = factor
                }
            }

        Family<Regime>(
            "one-dimensional data with width-dependent hyper-parameters, all widths",
            standing @ hypotheses,
            edges,
            Arb.fromGenShrink (generator, shrink),
            (fun r ->
                let size = Instance.size (data r)

                InstanceSize(
                    size.Points,
                    1,
                    1,
                    size.Numbers + InstanceSize.Complexity r.Scale + InstanceSize.Complexity r.Decay
                )),
            (fun r -> [
                NamedValue.Of("X", Instance.points (data r))
                NamedValue.Of("Y", Instance.labels (data r))
                NamedValue.Of("a1+a2", r.Scale)
                NamedValue.Of("d", r.Decay)
                if r.Factor <> Rational.One then
                    NamedValue.Of("beta m^d", r.Factor)
            ]),
            (fun r ->
                sprintf
                    "e%s"
                    (match (exponent r).Sign with
                     | 1 -> ">0"
                     | 0 -> "=0"
                     | _ -> "<0"))
        )

    let private anyExponent =
        Gen.elements [
            Q.int 0
            Q.half
            Q.frac -1 2
            Q.int 1
            Q.int -1
            Q.int 2
            Q.frac 2 3
            Q.frac -3 2
        ]

    let private margin =
        Gen.elements [ Q.half; Q.int 1; Q.int 2; Q.frac 3 2; Q.frac 1 3; Q.frac 1 10 ]

    /// Exponents with d - (a1 + a2) = sign times a positive number.
    let exponents (sign: int) =
        Gen.map2 (fun (scale: Rational) gap -> scale, scale + Q.int sign * gap, Rational.One) anyExponent margin

    /// Assumption 4.3, thresholds met exactly, at the first width and later, and tied sides.
    let underAssumption =
        family
            [ assumption ]
            [
                pair (Q.int 2) (Q.int 2) (Q.int 0) (Q.int 1)
                pair (Q.int 1) (Q.int 1) (Q.int 0) (Q.int 1)
                pair (Q.int 2) (Q.int 1) (Q.int 0) (Q.int 1)
                pair Q.half (Q.int 1) (Q.int 0) (Q.int 1)
                pair Q.half (Q.frac 1 3) (Q.int 1) (Q.int 2)
                pair (Q.frac 1 4) Q.half (Q.frac -1 2) (Q.int 0)
                pair (Q.frac 1 1000) (Q.int 5) Q.half (Q.int 1)
                pair (Q.int 3) (Q.int -3) (Q.int 1) (Q.frac 3 2)
            ]
            (exponents 1)
