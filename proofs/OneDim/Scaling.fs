namespace ReluProofs.Proofs.OneDim

open System.Numerics
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Data with the width-dependent hyper-parameters of Remark 3.1: alpha = m^{a1+a2}, beta = m^{-d}. The width is a power
/// of `Root` that makes both exact.
type internal Scaling = {
    Data: (Rational * Rational) list
    /// a1 + a2.
    Scale: Rational
    /// d.
    Decay: Rational
    /// m = Root^q, q the least common denominator of the exponents.
    Root: int
}

module internal Scaling =

    let private commonDenominator (s: Scaling) =
        let p, q = s.Scale.Denominator, s.Decay.Denominator
        p * q / BigInteger.GreatestCommonDivisor(p, q)

    let width (s: Scaling) =
        int (BigInteger.Pow(BigInteger s.Root, int (commonDenominator s)))

    /// m^exponent, exactly.
    let private power (s: Scaling) (exponent: Rational) =
        let onRoot = exponent * Rational.OfInteger(commonDenominator s)
        (Rational.OfInt s.Root).Pow(int onRoot.Numerator)

    let instance (s: Scaling) : Instance = {
        X = List.map fst s.Data
        Y = List.map snd s.Data
        Alpha = power s s.Scale
        Beta = power s -s.Decay
        M = width s
    }

    /// alpha^q = m^p for the exponent p/q = a1 + a2, and the same for beta and -d, as facts without division.
    let facts (s: Scaling) =
        let times count term = Term.Product(List.replicate count term)

        let tie name term (exponent: Rational) =
            let left = times (int exponent.Denominator) term
            let powered = times (int (BigInteger.Abs exponent.Numerator)) (Term.Parameter "m")

            if exponent.Sign >= 0 then
                Terms.fact name left Relation.Equal powered
            else
                Terms.fact name (Term.Product [ left; powered ]) Relation.Equal (Term.Number 1)

        [
            tie (sprintf "alpha = m^(%O)" s.Scale) Terms.alpha s.Scale
            tie (sprintf "beta = m^(-(%O))" s.Decay) Terms.beta -s.Decay
        ]

    let private on (holds: Instance -> bool) (s: Scaling) = holds (instance s)

    let private lift (h: Hypothesis<Instance>) =
        Hypothesis<Scaling>(h.Name, h.Text, (fun s -> h.Holds.Invoke(instance s)), null)

    /// d > a1 + a2.
    let assumption =
        Hypothesis<Scaling>(
            "A4.3",
            "Assumption 4.3: d > a1 + a2",
            (fun s -> s.Decay > s.Scale),
            (fun s -> {
                s with
                    Decay = s.Scale - Rational.One
            })
        )

    /// The first m at which both thresholded sums are non-zero, and all after it (Proposition A.19).
    let largeWidth =
        Hypothesis<Scaling>(
            "m large",
            "m is at least the first width at which S(X_S^T Y) and S(X_{S^c}^T Y) are both non-zero",
            (fun s -> Instance.criticalWidth (instance s) = 2),
            (fun s -> {
                s with
                    Data = s.Data |> List.map (fun (x, y) -> x, (if x.Sign > 0 then y / Q.int 1000 else y))
            })
        )

    let private generator =
        gen {
            let! i = Families.unregularised.Instances.Generator

            let! scale =
                Gen.elements [ Q.int 0; Q.half; Q.int 1; Q.frac -1 2; Q.int -1; Q.int 2 ]

            let! margin = Gen.elements [ Q.half; Q.int 1; Q.int 2; Q.frac 3 2 ]
            let! root = Gen.frequency [ 3, Gen.constant 1; 4, Gen.choose (2, 3) ]
            // Labels large enough that few widths are too small.
            let! boost = Gen.elements [ Q.int 1; Q.int 4; Q.int 100 ]

            return {
                Data = List.zip i.X (i.Y |> List.map (fun y -> boost * y))
                Scale = scale
                Decay = scale + margin
                Root = root
            }
        }

    let private shrink (s: Scaling) =
        seq {
            for k in 0 .. s.Data.Length - 1 do
                { s with Data = List.removeAt k s.Data }

            for root in 1 .. s.Root - 1 do
                { s with Root = root }

            for scale in [ Q.int 0; Q.int 1 ] do
                for decay in [ Q.int 1; Q.int 2 ] do
                    { s with Scale = scale; Decay = decay }

            for smaller in Shrinking.steps (instance s) do
                if smaller.X.Length = s.Data.Length then
                    {
                        s with
                            Data = List.zip smaller.X smaller.Y
                    }
        }

    let private edge y1 y2 scale decay root = {
        Data = [ Q.int 1, y1; Q.int -1, y2 ]
        Scale = scale
        Decay = decay
        Root = root
    }

    let edges = [
        edge (Q.int 2) (Q.int 2) (Q.int 0) (Q.int 1) 1
        edge (Q.int 2) (Q.int 2) (Q.int 0) (Q.int 1) 2
        edge (Q.int 2) (Q.int 3) (Q.int 0) (Q.int 1) 1
        edge (Q.int 2) (Q.int 2) (Q.int 1) (Q.int 2) 3
        edge (Q.int 1) (Q.int 1) Q.half (Q.int 1) 2
        edge (Q.int 1) (Q.int -1) (Q.frac -1 2) Q.half 2
        edge (Q.int 1) (Q.int 1) (Q.int 0) (Q.int 1) 1
    ]

    let private standing =
        List.map lift [
            Hypotheses.scale
            Hypotheses.positivePoint
            Hypotheses.negativePoint
            Hypotheses.nonTrivial
        ]

    let private familyOf hypotheses edges generator =
        Family<Scaling>(
            "one-dimensional data with width-dependent hyper-parameters",
            hypotheses,
            edges,
            Arb.fromGenShrink (generator, shrink),
            (fun s ->
                let i = instance s
                let size = Instance.size i

                InstanceSize(
                    size.Points,
                    size.Neurons,
                    1,
                    size.Numbers + InstanceSize.Complexity s.Scale + InstanceSize.Complexity s.Decay
                )),
            (fun s ->
                let i = instance s

                [
                    NamedValue.Of("X", Instance.points i)
                    NamedValue.Of("Y", Instance.labels i)
                    NamedValue.Of("a1+a2", s.Scale)
                    NamedValue.Of("d", s.Decay)
                    NamedValue.Of("m", i.M)
                ]),
            (fun s -> if s.Root = 1 then "m=1" else "m>=2")
        )

    let family = familyOf (standing @ [ assumption; largeWidth ]) edges generator

    /// The same data and exponents under further hypotheses; most instances are first pushed towards them.
    let familyWith hypotheses edges (towards: Scaling -> Gen<Scaling>) =
        let pushed =
            gen {
                let! s = generator
                let! aimed = towards s
                return! Gen.frequency [ 1, Gen.constant s; 9, Gen.constant aimed ]
            }

        familyOf (standing @ [ assumption ] @ hypotheses) edges pushed

    let widthTwo =
        Hypothesis<Scaling>("m2", "m >= 2", on (fun i -> i.M >= 2), (fun s -> { s with Root = 1 }))

    /// A check of the instance at this width; the kernel's certificate is told the exponents as well.
    let check (inner: Scaling -> Optimum -> CheckContext -> Outcome) =
        Check<Scaling>(fun s context ->
            let atWidth = Optimum.withOptimum Regularised (fun o c -> inner s o c)
            atWidth.Invoke(instance s, context))
