namespace ReluProofs.Proofs.OneDim

open ReluProofs.Kernel
open ReluProofs.Proofs

/// Instances written down: small ones for boundary rows, and the edges that every run begins with.
module internal Given =

    let private rational = Q.frac
    let private power (e: int) = (Rational.OfInt 10).Pow e
    let private one, half = Rational.One, Rational.Half

    let private make x y alpha beta m = {
        X = x |> List.map Rational.OfInt
        Y = y |> List.map Rational.OfInt
        Alpha = alpha
        Beta = beta
        M = m
    }

    /// An instance on the points 1 and -1.
    let pair y1 y2 alpha beta m = make [ 1; -1 ] [ y1; y2 ] alpha beta m

    /// An instance of the unregularised loss on the points 1 and -1.
    let plain y1 y2 m = pair y1 y2 one Rational.Zero m

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
