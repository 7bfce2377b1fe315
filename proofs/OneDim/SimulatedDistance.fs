namespace ReluProofs.Proofs.OneDim

open System
open FsCheck.FSharp
open ReluProofs.Verify.Checking

// On each side the optimum nearest to the start with the start's signs solves: minimise |(u, w) - (u_0, w_0)|^2 subject to
// sum u_j w_j = B. In p = (u + w)/sqrt(2), q = (u - w)/sqrt(2) the constraint is (|p|^2 - |q|^2)/2 = B, and the solution is
// p_0/(1 - t), q_0/(1 + t) for the t in (-1, 1) that satisfies it, which is found by bisection.

/// The squared distance of a random start from the unregularised optima with its signs, simulated: an upper estimate of the
/// distance, found without any of the bounds.
module internal SimulatedDistance =

    let private starts = 9
    let private bisections = 60
    let private widths = [ 64; 1024 ]

    /// Independent standard normal numbers (Box and Muller).
    let private normals (context: CheckContext) (count: int) start =
        let uniforms =
            context.Draw(Gen.listOfLength (2 * count) (Gen.choose (1, 1_000_000)), sprintf "start %d" count, start)

        [|
            for pair in List.chunkBySize 2 uniforms ->
                let first, second = float pair[0] / 1e6, float pair[1] / 1e6
                sqrt (-2.0 * log first) * cos (2.0 * Math.PI * second)
        |]

    let private side (p: float) (q: float) (target: float) =
        let value t =
            (p / ((1.0 - t) * (1.0 - t)) - q / ((1.0 + t) * (1.0 + t))) / 2.0 - target

        let rec bisect low high k =
            let middle = (low + high) / 2.0

            if k = 0 then middle
            elif value middle > 0.0 then bisect low middle (k - 1)
            else bisect middle high (k - 1)

        let t = bisect -1.0 1.0 bisections
        let onP, onQ = t / (1.0 - t), t / (1.0 + t)
        p * onP * onP + q * onQ * onQ

    let private squaredDistance context (m: int) (deviation: float) (targetP: float) (targetN: float) start =
        let values = normals context (2 * m) start |> Array.map (fun x -> deviation * x)

        let neurons =
            Array.init m (fun j ->
                let u, w = values[j], values[m + j]
                u > 0.0, (u + w) * (u + w) / 2.0, (u - w) * (u - w) / 2.0)

        let sums isP =
            let ofSide = neurons |> Array.filter (fun (positive, _, _) -> positive = isP)
            Array.sumBy (fun (_, p, _) -> p) ofSide, Array.sumBy (fun (_, _, q) -> q) ofSide

        let (p, q), (r, s) = sums true, sums false
        side p q targetP + side r s targetN

    /// Medians over some starts at two widths, in words, for alpha = m^scale, tau = m^-b and the two ratios b_1 and b_2.
    let text (context: CheckContext) (scale: float) (b: float) (ratioP: float) (ratioN: float) =
        widths
        |> List.map (fun m ->
            let width = float m
            let alpha = Math.Pow(width, scale)

            let median =
                Array.init starts (squaredDistance context m (Math.Pow(width, -b)) (alpha * ratioP) (alpha * ratioN))
                |> Array.sort
                |> fun sorted -> sorted[starts / 2]

            sprintf "%.2g at m = %d" median m)
        |> String.concat ", "
        |> sprintf "median squared distance of %d simulated starts: %s" starts
