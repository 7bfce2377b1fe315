namespace ReluProofs.Proofs.WeakInteraction

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

/// The group initialisation (9) on orthonormal inputs: neuron j is active on the k inputs of group j alone, a_j = s_j ||w_j||, and
/// the labels of group j have the sign s_j. Inputs are coordinate vectors; d may exceed n.
module internal Groups =

    let private axis d i =
        List.init d (fun k -> if k = i then Rational.One else Rational.Zero)

    /// k.
    let size (s: Sample) = Sample.points s / max 1 (Sample.neurons s)

    let members (s: Sample) j =
        let k = size s
        [ j * k .. j * k + k - 1 ]

    /// ||w_j||_+^2.
    let inside (s: Sample) j =
        members s j |> Seq.map (fun i -> s.W[j].[i] * s.W[j].[i]) |> Sample.sum

    /// The square of a_j beyond the group's own inputs, ||w_j||^2 - ||w_j||_+^2: constant along the flow, as neuron j stays inactive
    /// on the other groups.
    let outside (s: Sample) j = s.A[j] * s.A[j] - inside s j

    /// k ||D_j||^2, the sum of the squares of the labels of the group.
    let labels (s: Sample) j =
        members s j |> Seq.map (fun i -> s.Y[i] * s.Y[i]) |> Sample.sum

    let hypotheses = [
        Samples.structural
            "orthonormal"
            "orthonormal inputs x_1, ..., x_n, taken as coordinate vectors, in p groups of k"
            (fun s ->
                let n, d = Sample.points s, Sample.dimension s
                n >= 1 && d >= n && n % Sample.neurons s = 0 && s.X = List.init n (axis d))
        Samples.structural "labels" "the labels of group j are not 0 and have the sign s_j" (fun s ->
            [ 0 .. Sample.neurons s - 1 ]
            |> List.forall (fun j ->
                members s j |> List.forall (fun i -> s.Y[i].Sign = s.A[j].Sign && not s.Y[i].IsZero)))
        Samples.structural "(9)" "<w_j, x_i> > 0 on group j, <w_j, x_i> <= 0 on the others, |a_j| = ||w_j||" (fun s ->
            [ 0 .. Sample.neurons s - 1 ]
            |> List.forall (fun j ->
                s.A[j] * s.A[j] = Sample.square s.W[j]
                && [ 0 .. Sample.points s - 1 ]
                   |> List.forall (fun i ->
                       let own = List.contains i (members s j)
                       if own then s.W[j].[i].Sign > 0 else s.W[j].[i].Sign <= 0)))
        Samples.structural "loss" "L(theta) > 0" (fun s -> (Sample.loss s).Sign > 0)
    ]

    /// Entries with a rational norm: on k own inputs, and on `more` others.
    let private tuples =
        dict [
            (1, 0), [ [ 1 ] ]
            (2, 0), [ [ 3; 4 ]; [ 12; 5 ] ]
            (3, 0), [ [ 1; 2; 2 ]; [ 6; 3; 2 ] ]
            (4, 0), [ [ 1; 1; 1; 1 ]; [ 1; 1; 3; 5 ] ]
            (1, 1), [ [ 3; 4 ]; [ 4; 3 ]; [ 12; 5 ] ]
            (2, 1), [ [ 1; 2; 2 ]; [ 6; 3; 2 ] ]
            (3, 1), [ [ 1; 1; 1; 1 ]; [ 5; 3; 1; 1 ] ]
            (4, 1), [ [ 1; 1; 1; 2; 3 ] ]
        ]

    let generator =
        gen {
            let! p, k = Gen.elements [ 1, 1; 1, 1; 1, 2; 2, 1; 2, 2; 1, 4; 1, 3; 3, 1 ]
            let n = p * k
            let! extra = Gen.elements [ 0; 1 ]
            let d = n + extra
            let! isInside = Gen.elements [ true; true; false ]
            let more = if isInside || d = k then 0 else 1

            let! shapes = Gen.listOfLength p (Gen.elements tuples[(k, more)])

            let! scales =
                Gen.listOfLength p (Gen.elements [ Q.frac 1 100; Q.frac 1 10; Q.frac 1 4; Q.half; Q.int 1; Q.int 3 ])

            let! signs = Gen.listOfLength p (Gen.elements [ 1; -1 ])

            let! sizes =
                Gen.listOfLength n (Gen.elements [ Q.int 1; Q.int 1; Q.int 2; Q.half; Q.int 20 ])

            let weights =
                List.zip3 [ 0 .. p - 1 ] shapes scales
                |> List.map (fun (j, shape, scale) ->
                    let own = [ j * k .. j * k + k - 1 ]
                    let other = [ 0 .. d - 1 ] |> List.tryFindBack (fun e -> not (List.contains e own))

                    List.init d (fun e ->
                        if List.contains e own then scale * Q.int shape[e - j * k]
                        elif more = 1 && Some e = other then -scale * Q.int shape[k]
                        else Rational.Zero))

            return {
                X = List.init n (axis d)
                Y = sizes |> List.mapi (fun i y -> Q.int signs[i / k] * y)
                W = weights
                A = List.map2 (fun (sign: int) w -> Q.int sign * ((Sample.square w).TrySqrt()).Value) signs weights
            }
        }
