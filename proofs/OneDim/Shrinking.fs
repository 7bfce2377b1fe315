namespace ReluProofs.Proofs.OneDim

open ReluProofs.Kernel
open ReluProofs.Proofs

/// How an instance of the common setting is made simpler.
module internal Shrinking =

    let private rational = Q.frac
    let private one, half = Rational.One, Rational.Half

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
    let steps (i: Instance) : Instance seq =
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
