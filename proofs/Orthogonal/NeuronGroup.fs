namespace ReluProofs.Proofs.Orthogonal

open FsCheck.FSharp
open ReluProofs.Kernel

/// Members of one class fitted together: a direction with a rational norm, and the norms of the neurons that share it.
type internal NeuronGroup = {
    Side: Side
    Shape: Rational list
    Sizes: Rational list
}

/// Balanced interpolators of orthonormal points whose neurons fit disjoint groups of labels.
module internal NeuronGroup =

    /// Directions with rational coordinates, of length 1.
    let shapes =
        [ [ 1 ], 1; [ 3; 4 ], 5; [ 1; 2; 2 ], 3; [ 1; 1; 1; 1 ], 2 ]
        |> List.map (fun (entries, norm) -> entries |> List.map (fun e -> Rational.Create(e, norm)))

    /// The sum of t_j^2 over the neurons, which is the norm of the group's labels.
    let mass (g: NeuronGroup) = g.Sizes |> Seq.map (fun t -> t * t) |> Setting.sum

    /// Points, their labels and w_j = t_j u for the direction u of each group, with neurons that are 0.
    let build (groups: NeuronGroup list) idle =
        gen {
            let n = groups |> List.sumBy (fun g -> g.Shape.Length)
            let! more = Gen.frequency [ 3, Gen.constant 0; 1, Gen.constant 1 ]
            let! x = Generator.frame n (n + more)
            let starts = groups |> List.scan (fun (at: int) g -> at + g.Shape.Length) 0
            let sign g = Rational.OfInt(Setting.signOf g.Side)

            let neurons =
                List.zip groups (List.truncate groups.Length starts)
                |> List.collect (fun (g, start) ->
                    let direction =
                        g.Shape
                        |> List.indexed
                        |> List.fold
                            (fun total (e, u) -> Setting.plus total (Setting.scaled u x[start + e]))
                            (List.replicate (n + more) Rational.Zero)

                    g.Sizes
                    |> List.map (fun t -> {
                        A = sign g * t
                        W = Setting.scaled t direction
                    }))

            let dead = {
                A = Rational.Zero
                W = List.replicate (n + more) Rational.Zero
            }

            let theta = neurons @ List.replicate idle dead

            return {
                X = x
                Y = groups |> List.collect (fun g -> g.Shape |> List.map (fun u -> sign g * mass g * u))
                M = theta.Length
                Theta = theta
                Start = []
            }
        }
