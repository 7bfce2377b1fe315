namespace ReluProofs.Proofs.OneDim

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

/// Exact instances over the whole range of the common setting, edges first, and how to make them small.
module internal Generator =

    let private rational = Q.frac
    let private power (e: int) = (Rational.OfInt 10).Pow e

    /// A number other than 0 of one of three kinds: a small integer, a small fraction, something far from 1.
    let private magnitude =
        Gen.frequency [
            5, Gen.choose (1, 3) |> Gen.map Rational.OfInt
            3, Gen.map2 rational (Gen.choose (1, 12)) (Gen.choose (2, 9))
            1, Gen.map2 (fun n e -> Rational.OfInt n * power e) (Gen.choose (1, 9)) (Gen.elements [ -9; -4; 3; 7 ])
        ]

    let private signed =
        Gen.map2 (fun (m: Rational) negative -> if negative then -m else m) magnitude (Gen.elements [ true; false ])

    let private label = Gen.frequency [ 6, signed; 1, Gen.constant Rational.Zero ]

    /// n >= 2 points: one positive, one negative, then anything: zero, repeated and antipodal points included.
    let private points =
        gen {
            let! right = magnitude
            let! left = magnitude
            let! more = Gen.frequency [ 3, Gen.constant 0; 2, Gen.choose (1, 4) ]

            let! others =
                Gen.frequency [
                    4, signed
                    1, Gen.constant Rational.Zero
                    1, Gen.elements [ right; -right; left; -left ]
                ]
                |> Gen.listOfLength more

            let! order = Gen.shuffle (right :: -left :: others)
            return List.ofArray order
        }

    /// beta relative to the data, so that both thresholds, one, or none are passed, and equality occurs.
    let private decay (x: Rational list) (y: Rational list) (alpha: Rational) =
        let probe = {
            X = x
            Y = y
            Alpha = alpha
            Beta = Rational.One
            M = 1
        }

        let p, q = (Instance.p probe).Abs(), (Instance.q probe).Abs()
        let low, high = Rational.Min(p, q), Rational.Max(p, q)

        let at (b: Rational) = if b.Sign > 0 then b / alpha else Rational.One

        Gen.frequency [
            4, magnitude
            4, Gen.map2 (fun n d -> at (low * rational n (n + d))) (Gen.choose (1, 9)) (Gen.choose (1, 9))
            1, Gen.constant (at low)
            2, Gen.map (fun n -> at ((low * rational (10 - n) 10) + (high * rational n 10))) (Gen.choose (1, 9))
            1, Gen.constant (at high)
            1, Gen.map (fun n -> at (high * rational (10 + n) 10)) (Gen.choose (1, 40))
        ]

    let private scale =
        Gen.frequency [
            3, Gen.constant Rational.One
            3, magnitude
            1, Gen.elements [ power -6; power 6 ]
        ]

    let private width =
        Gen.frequency [ 3, Gen.constant 1; 3, Gen.constant 2; 3, Gen.choose (3, 6) ]

    /// Points, labels, alpha, beta and m, none of them tied to a statement.
    let instance =
        gen {
            let! x = points
            let! free = Gen.listOfLength x.Length label
            let! mirrored = Gen.frequency [ 7, Gen.constant false; 1, Gen.constant true ]

            // Mirrored data tie the two sides, which random data never do.
            let x, y =
                if mirrored then
                    [ x.Head; -x.Head ], [ free.Head; free.Head ]
                else
                    x, free

            let! alpha = scale
            let! beta = decay x y alpha
            let! m = width

            return {
                X = x
                Y = y
                Alpha = alpha
                Beta = beta
                M = m
            }
        }

    let private make x y alpha beta m = {
        X = x |> List.map Rational.OfInt
        Y = y |> List.map Rational.OfInt
        Alpha = alpha
        Beta = beta
        M = m
    }

    /// An instance on the points 1 and -1.
    let pair y1 y2 alpha beta m = make [ 1; -1 ] [ y1; y2 ] alpha beta m

    let private one, half = Rational.One, Rational.Half

    /// Smallest sizes, ties, thresholds met exactly, labels of one sign, zero, repeated and antipodal points, extreme numbers.
    let edges = [|
        pair 1 1 one half 1
        pair 1 1 one half 2
        pair 1 1 one half 3
        pair 1 2 one half 1
        pair 2 1 one half 1
        pair -2 1 one half 1
        pair 2 1 one half 2
        pair 1 -1 one half 2
        // The threshold is met exactly: on both sides, on one.
        pair 1 1 one one 1
        pair 1 1 one one 2
        pair 2 1 one one 1
        pair 2 1 one one 2
        pair 1 2 one one 3
        // Nothing passes the threshold.
        pair 1 1 one (Rational.OfInt 2) 1
        pair 1 1 one (Rational.OfInt 2) 3
        // Zero, repeated and antipodal points; labels that cancel on one side are outside the hypotheses.
        make [ 1; 0; -1 ] [ 1; 3; 1 ] one half 1
        make [ 1; 0; -1 ] [ 1; 3; 1 ] one half 2
        make [ 1; 1; -1; -1 ] [ 2; 1; 1; 3 ] one half 2
        make [ 2; -2; 1; -1; 0 ] [ 1; -1; 3; 2; -5 ] (Rational.OfInt 2) (rational 1 4) 4
        make [ 1; 1; -1 ] [ 1; -1; 1 ] one half 2
        // Far from 1.
        {
            make [ 1; -1 ] [ 1; 1 ] (power 6) (power -7) 2 with
                X = [ power 5; -(power -5) ]
        }
        {
            make [ 1; -1 ] [ 1; 1 ] (power -6) (power 5) 1 with
                Y = [ power 3; power -3 ]
        }
    |]

    /// Simpler numbers to try in place of one, most simplifying first.
    let private simpler (r: Rational) =
        let truncated =
            Rational.OfInteger(System.Numerics.BigInteger.Divide(r.Numerator, r.Denominator))

        [
            Rational.Zero
            Rational.One
            Rational.MinusOne
            Rational.Two
            -Rational.Two
            Rational.Half
            -Rational.Half
            -r
            truncated
            truncated + Rational.OfInt r.Sign
            Rational.OfInteger(r.Numerator)
            r / Rational.Two
        ]
        |> List.distinct
        |> List.filter (fun s -> s <> r)

    let private replaceAt k value items =
        items |> List.mapi (fun j item -> if j = k then value else item)

    /// Fewer points, fewer neurons, then simpler numbers: one at a time, two labels together, two hyper-parameters together.
    let shrink (i: Instance) : Instance seq =
        seq {
            for k in 0 .. i.X.Length - 1 do
                {
                    i with
                        X = List.removeAt k i.X
                        Y = List.removeAt k i.Y
                }

            for m in 1 .. i.M - 1 do
                { i with M = m }

            {
                i with
                    X = i.X |> List.map (fun x -> Rational.OfInt x.Sign)
                    Y = i.Y |> List.map (fun y -> Rational.OfInt y.Sign)
                    Alpha = one
                    Beta = half
            }

            {
                i with
                    X = i.X |> List.map (fun x -> Rational.OfInt x.Sign)
            }

            for alpha in simpler i.Alpha do
                { i with Alpha = alpha }
                // Keeping alpha beta keeps both thresholds.
                if not alpha.IsZero then
                    {
                        i with
                            Alpha = alpha
                            Beta = i.Alpha * i.Beta / alpha
                    }

            for beta in simpler i.Beta do
                { i with Beta = beta }

            for k in 0 .. i.X.Length - 1 do
                for x in simpler i.X[k] do
                    { i with X = replaceAt k x i.X }
                    // Keeping x y keeps the inner products.
                    if not x.IsZero then
                        {
                            i with
                                X = replaceAt k x i.X
                                Y = replaceAt k (i.X[k] * i.Y[k] / x) i.Y
                        }

                for y in simpler i.Y[k] do
                    { i with Y = replaceAt k y i.Y }

            let small = [ 1; -1; 2; -2 ] |> List.map Rational.OfInt

            for j in 0 .. i.X.Length - 1 do
                for k in j + 1 .. i.X.Length - 1 do
                    for a in small do
                        for b in small do
                            {
                                i with
                                    Y = i.Y |> replaceAt j a |> replaceAt k b
                            }

            for beta in [ one; half; rational 1 4 ] do
                for k in 0 .. i.X.Length - 1 do
                    for y in small do
                        {
                            i with
                                Beta = beta
                                Y = replaceAt k y i.Y
                        }
        }

    let private classify (i: Instance) =
        if Instance.isDefined i then
            sprintf "M*=%d,m%s" (Instance.criticalWidth i) (if i.M < 3 then "=" + string i.M else ">=3")
        else
            "undefined"

    let private family withBeta hypotheses edges generator =
        Family<Instance>(
            "one-dimensional data with a positive and a negative point",
            hypotheses,
            edges,
            Arb.fromGenShrink (generator, shrink),
            Instance.size,
            Instance.describe withBeta,
            classify
        )

    let private withoutDecay (i: Instance) = { i with Beta = Rational.Zero }

    /// An instance of the unregularised loss on the points 1 and -1.
    let plain y1 y2 m = pair y1 y2 one Rational.Zero m

    /// Data, alpha and width for the unregularised loss; beta plays no part.
    let unregularised =
        family false Hypotheses.standing (edges |> Array.map withoutDecay) (Gen.map withoutDecay instance)

    /// Data, alpha, beta and width for the regularised loss.
    let regularised = family true Hypotheses.regularised edges instance

    /// A family with one more hypothesis; most of its instances are first pushed towards it.
    let private aimed
        (general: Family<Instance>)
        (hypothesis: Hypothesis<Instance>)
        (towards: Instance -> Gen<Instance>)
        =
        let generator =
            gen {
                let! i = general.Instances.Generator
                let! pushed = towards i
                return! Gen.frequency [ 1, Gen.constant i; 9, Gen.constant pushed ]
            }

        Family<Instance>(
            general.Name,
            [ yield! general.Hypotheses; hypothesis ],
            general.Edges,
            Arb.fromGenShrink (generator, shrink),
            general.Size,
            general.Describe,
            general.Classify
        )

    /// The unregularised family with one more hypothesis.
    let unregularisedWith hypothesis towards = aimed unregularised hypothesis towards

    /// The regularised family with one more hypothesis.
    let regularisedWith hypothesis towards = aimed regularised hypothesis towards

    /// alpha beta as a multiple of a bound on |X_S^T Y| and |X_{S^c}^T Y|.
    let private withThreshold (bound: Instance -> Rational) (multiple: Gen<Rational>) (i: Instance) =
        let b = bound i

        multiple |> Gen.map (fun k -> if b.Sign > 0 then { i with Beta = k * b / i.Alpha } else i)

    let private larger i = Rational.Max((Instance.p i).Abs(), (Instance.q i).Abs())

    let private smaller i = Rational.Min((Instance.p i).Abs(), (Instance.q i).Abs())

    /// No threshold is passed: alpha beta is the larger of the two inner products or more.
    let aboveBothThresholds =
        withThreshold larger (Gen.frequency [ 1, Gen.constant one; 3, Gen.map (fun r -> one + r) magnitude ])

    /// Both thresholds are passed: alpha beta is below the smaller of the two.
    let belowBothThresholds =
        withThreshold smaller (Gen.map2 (fun n d -> rational n (n + d)) (Gen.choose (1, 9)) (Gen.choose (1, 9)))

    /// The width is the one asked for.
    let atWidth (width: Instance -> int) (i: Instance) = Gen.constant { i with M = max 1 (width i) }
