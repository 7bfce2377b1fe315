namespace ReluProofs.Proofs.OneDim

open System.Numerics
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The widths at which Theorem 4.6 changes its case: M_, the first with M*(m) >= 1, and M^-, the first with M*(m) = 2.
module internal Phases =

    let private regime (s: Scaling) : Regime = {
        Data = s.Data
        Scale = s.Scale
        Decay = s.Decay
        Factor = Rational.One
    }

    let private first level (s: Scaling) =
        let r = regime s
        Regime.firstWidth (fun m -> Regime.criticalWidth r m >= level)

    /// M_.
    let lower s = first 1 s

    /// M^-.
    let upper s = first 2 s

    let private width (s: Scaling) = BigInteger(Scaling.width s)

    let private one, two = BigInteger.One, BigInteger 2

    /// m < M_.
    let isBelow s =
        match lower s with
        | Some lower -> width s < lower
        | None -> true

    /// M_ = M^- = m = 1.
    let isBothAtOne s = width s = one && lower s = Some one && upper s = Some one

    /// M_ <= m = 1 < M^-, or M_ <= M^- <= m = 2.
    let isFinite s =
        match lower s, upper s with
        | Some lower, Some upper ->
            (lower <= one && width s = one && one < upper) || (lower <= upper && upper <= two && width s = two)
        | _ -> false

    /// None of the first three cases of Theorem 4.6.
    let isOther s = not (isBelow s) && not (isBothAtOne s) && not (isFinite s)

    let private inner (s: Scaling) =
        let i = Scaling.instance s
        (Instance.p i).Abs(), (Instance.q i).Abs(), Instance.threshold i

    let private scaledBy (factor: Rational) (s: Scaling) = {
        s with
            Data = s.Data |> List.map (fun (x, y) -> x, factor * y)
    }

    let private share = Gen.map2 Q.frac (Gen.choose (1, 9)) (Gen.choose (9, 12))

    let private scaleTo
        (bound: Rational -> Rational -> Rational)
        (target: Rational -> Rational -> Rational)
        (s: Scaling)
        =
        let p, q, threshold = inner s
        let size = bound p q

        share
        |> Gen.map (fun k ->
            if size.Sign > 0 then
                scaledBy (target threshold k / size) s
            else
                s)

    /// Labels so small that neither side passes its threshold at this width; met exactly at times.
    let belowBoth (s: Scaling) =
        scaleTo (fun p q -> Rational.Max(p, q)) (fun threshold k -> Rational.Min(k, Rational.One) * threshold) s

    let private clearing (margin: Rational) =
        scaleTo (fun p q -> Rational.Min(p, q)) (fun threshold k -> (Rational.One + margin * k) * threshold)

    /// Labels so large that both sides pass.
    let aboveBoth (s: Scaling) = clearing Rational.One s

    /// The same, at times by far: the first widths have both sides pass even where thresholds grow with the width.
    let farAboveBoth (s: Scaling) =
        Gen.elements [ 1; 3; 10 ] |> Gen.bind (fun margin -> clearing (Q.int margin) s)

    /// Labels so that the larger side passes and the smaller does not, where they differ.
    let between (s: Scaling) =
        scaleTo (fun p q -> Rational.Min(p, q)) (fun threshold k -> Rational.Min(k, Rational.One) * threshold) s
        |> Gen.map (fun scaled ->
            let p, q, threshold = inner scaled
            let larger = Rational.Max(p, q)

            // Raise the points of the larger side until it passes.
            if larger > threshold || larger.IsZero then
                scaled
            else
                let factor = Rational.Two * threshold / larger
                let raises (x: Rational) = if p >= q then x.Sign > 0 else x.Sign < 0

                {
                    scaled with
                        Data = scaled.Data |> List.map (fun (x, y) -> x, (if raises x then factor * y else y))
                })

    /// A hypothesis on the phase, with how to leave it.
    let hypothesis name text holds leave =
        Hypothesis<Scaling>(name, text, (fun s -> holds s), (fun s -> leave s))

    /// A width of one or two neurons with integer exponents.
    let narrow (m: int) (s: Scaling) = {
        s with
            Root = m
            Scale = Rational.OfInteger s.Scale.Numerator
            Decay = Rational.OfInteger s.Scale.Numerator + Rational.One
    }

    /// A claim's check of the instance at this width.
    let at (check: Check<Instance>) =
        Check<Scaling>(fun s context -> check.Invoke(Scaling.instance s, context))

    let edge y1 y2 (scale: int) (decay: int) root = {
        Data = [ Q.int 1, y1; Q.int -1, y2 ]
        Scale = Q.int scale
        Decay = Q.int decay
        Root = root
    }
