namespace ReluProofs.Proofs.OneDim

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs

/// Random exact instances over the whole range of the common setting, and how to push them towards a hypothesis.
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

    let private one = Rational.One

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
