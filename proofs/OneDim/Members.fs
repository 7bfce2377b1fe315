namespace ReluProofs.Proofs.OneDim

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel

/// Random exact members of the sets that Theorems 4.1 and 4.2 speak of, over all their sign patterns.
module internal Members =

    type private Side =
        | Positive
        | Negative
        | Dead

    /// The network with the neurons (u_j, w_j).
    let network (neurons: (RealAlgebraic * RealAlgebraic) list) =
        TwoLayerNetwork(
            neurons |> List.map snd,
            neurons
            |> List.map (fun (u, _) -> [| u |] :> System.Collections.Generic.IReadOnlyList<RealAlgebraic>)
        )

    let private exact (r: Rational) = RealAlgebraic.OfRational r

    let private positive =
        Gen.map2 (fun n d -> Rational.Create((n: int), (d: int))) (Gen.choose (1, 6)) (Gen.choose (1, 4))

    let private signed =
        Gen.map2 (fun (r: Rational) negative -> if negative then -r else r) positive (Gen.elements [ true; false ])

    /// Sides for m neurons, at least one neuron on every side in `needed` and none but those and dead ones elsewhere.
    let private sides (m: int) (needed: Side list) (allowed: Side list) =
        gen {
            let! rest = Gen.listOfLength (m - needed.Length) (Gen.elements allowed)
            let! order = Gen.shuffle (needed @ rest)
            return List.ofArray order
        }

    let private needed (gammaP: Rational) (gammaN: Rational) = [
        if not gammaP.IsZero then
            Positive
        if not gammaN.IsZero then
            Negative
    ]

    /// Positive rationals, one for each neuron of a side, with sum 1.
    let private shares count =
        gen {
            let! raw = Gen.listOfLength count positive
            let total = raw |> List.fold (fun (sum: Rational) r -> sum + r) Rational.Zero
            return raw |> List.map (fun r -> r / total)
        }

    /// Gives each neuron of a side the next of the values made for that side.
    let private deal (layout: Side list) (onP: 'a list) (onN: 'a list) (dead: 'a list) =
        let rec go layout p n d =
            match layout, p, n, d with
            | [], _, _, _ -> []
            | Positive :: rest, value :: p, n, d -> value :: go rest p n d
            | Negative :: rest, p, value :: n, d -> value :: go rest p n d
            | Dead :: rest, p, n, value :: d -> value :: go rest p n d
            | _ -> invalidOp "there is one value a neuron"

        go layout onP onN dead

    let private count side layout = layout |> List.filter ((=) side) |> List.length

    /// Parameters of width m with sum over u_j >= 0 of u_j w_j = gammaP and sum over u_j <= 0 of u_j w_j = gammaN: cancelling
    /// products, unbalanced neurons and neurons with u_j = 0 included. None when m neurons cannot have them.
    let withSums (m: int) (gammaP: Rational) (gammaN: Rational) : Gen<TwoLayerNetwork option> =
        let needed = needed gammaP gammaN

        if m < needed.Length then
            Gen.constant None
        else
            let neurons gamma count =
                gen {
                    let! products = Gen.listOfLength (max 0 (count - 1)) signed

                    let last =
                        products |> List.fold (fun (rest: Rational) product -> rest - product) gamma

                    let! sizes = Gen.listOfLength count positive
                    return List.zip sizes (last :: products |> List.truncate count)
                }

            gen {
                let! layout = sides m needed [ Positive; Negative; Dead ]
                let! onP = neurons gammaP (count Positive layout)
                let! onN = neurons gammaN (count Negative layout)
                let! dead = Gen.listOfLength (count Dead layout) signed

                return
                    deal
                        layout
                        (onP |> List.map (fun (u, product) -> exact u, exact (product / u)))
                        (onN |> List.map (fun (u, product) -> exact -u, exact (-product / u)))
                        (dead |> List.map (fun w -> RealAlgebraic.Zero, exact w))
                    |> network
                    |> Some
            }

    /// Parameters of the form of Eq. (7) for given gamma_P and gamma_N. None when m neurons cannot have it.
    let balanced (m: int) (gammaP: Rational) (gammaN: Rational) : Gen<TwoLayerNetwork option> =
        let needed = needed gammaP gammaN

        if m < needed.Length then
            Gen.constant None
        else
            let neuron (direction: int) (gamma: Rational) (share: Rational) =
                let u = exact (Rational.OfInt direction) * RealAlgebraic.Sqrt(share * gamma.Abs())

                u, exact (Rational.OfInt gamma.Sign) * u

            gen {
                let! layout = sides m needed (Dead :: needed)
                let! onP = shares (count Positive layout)
                let! onN = shares (count Negative layout)

                return
                    deal
                        layout
                        (onP |> List.map (neuron 1 gammaP))
                        (onN |> List.map (neuron -1 gammaN))
                        (List.replicate (count Dead layout) (RealAlgebraic.Zero, RealAlgebraic.Zero))
                    |> network
                    |> Some
            }

    /// The member of Eq. (7) with the fewest neurons, the positive side first. Null when m neurons cannot have it.
    let fewest (m: int) (gammaP: Rational) (gammaN: Rational) : TwoLayerNetwork option =
        let active = [
            if not gammaP.IsZero then
                1, gammaP
            if not gammaN.IsZero then
                -1, gammaN
        ]

        if m < active.Length then
            None
        else
            let neurons =
                active
                |> List.map (fun (direction, gamma) ->
                    let u = exact (Rational.OfInt direction) * RealAlgebraic.Sqrt(gamma.Abs())

                    u, exact (Rational.OfInt gamma.Sign) * u)

            let dead =
                List.replicate (m - active.Length) (RealAlgebraic.Zero, RealAlgebraic.Zero)

            Some(network (neurons @ dead))

    /// The network with one neuron changed: doubled, sign-flipped, unbalanced, switched off, or a dead one woken up.
    let perturbed (theta: TwoLayerNetwork) : Gen<TwoLayerNetwork> =
        gen {
            let! j = Gen.choose (0, theta.Width - 1)
            let! kind = Gen.choose (0, 5)
            let! r = signed
            let u, w = theta.HiddenWeight(j, 0), theta.OutputWeight j
            let two = exact Rational.Two

            let changed =
                match kind with
                | 0 -> two * u, two * w
                | 1 -> u, -w
                | 2 -> -u, w
                | 3 -> two * u, exact Rational.Half * w
                | 4 -> RealAlgebraic.Zero, RealAlgebraic.Zero
                | _ -> u + exact r, w

            return
                [
                    for k in 0 .. theta.Width - 1 ->
                        if k = j then
                            changed
                        else
                            theta.HiddenWeight(k, 0), theta.OutputWeight k
                ]
                |> network
        }
