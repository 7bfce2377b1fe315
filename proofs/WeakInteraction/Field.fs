namespace ReluProofs.Proofs.WeakInteraction

open ReluProofs.Kernel
open ReluProofs.Proofs

/// The right side of the flow (3) written out as in (75), and what it does at kinks.
module internal Field =

    /// a_j'.
    let output (s: Sample) j =
        let r = Sample.residuals s

        Sample.sum (
            seq {
                for i in 0 .. Sample.points s - 1 do
                    if Sample.active s j i then
                        r[i] * Sample.dot s.W[j] s.X[i]
            }
        )
        / Rational.OfInt(Sample.points s)

    /// w_j'.
    let hidden (s: Sample) j =
        Sample.pull s j |> List.map (fun x -> s.A[j] * x / Rational.OfInt(Sample.points s))

    /// The derivative of the loss along the flow by the chain rule, one-sided at kinks.
    let lossDerivative (s: Sample) =
        let r = Sample.residuals s

        Sample.sum (
            seq {
                for j in 0 .. Sample.neurons s - 1 do
                    let da, dw = output s j, hidden s j

                    for i in 0 .. Sample.points s - 1 do
                        let z, dz = Sample.dot s.W[j] s.X[i], Sample.dot dw s.X[i]

                        let change =
                            if z.Sign > 0 then da * z + s.A[j] * dz
                            elif z.Sign < 0 then Rational.Zero
                            else s.A[j] * Rational.Max(dz, Rational.Zero)

                        -(r[i] * change)
            }
        )
        / Rational.OfInt(Sample.points s * Sample.neurons s)

    let kinks (s: Sample) = [
        for j in 0 .. Sample.neurons s - 1 do
            for i in 0 .. Sample.points s - 1 do
                if (Sample.dot s.W[j] s.X[i]).IsZero then
                    j, i
    ]

    /// d<w_j, x_i>/dt with slope 0 at the kink of j at i, and what slope 1 adds, both times n; other kinks have slope 0.
    let speeds (s: Sample) (j, i) =
        let r = Sample.residuals s
        s.A[j] * Sample.dot (Sample.pull s j) s.X[i], s.A[j] * r[i] * Sample.square s.X[i]

    /// Whether no solution leaves the kink or stays on it, for the slope taken at kinks: near the kink <w_j, x_i> is pushed back
    /// from above, and pushed up from below (or at rest there, which only orthogonal inputs keep); at rest it is not. With a second
    /// kink of the neuron at a correlated input this is not decided.
    let isStuck (slope: Rational) (s: Sample) (j, i) =
        let below, more = speeds s (j, i)
        let isOrthogonal = Assumptions.areOrthogonal s

        let isAlone =
            kinks s |> List.filter (fun (other, _) -> other = j) |> List.length = 1

        (isAlone || isOrthogonal)
        && (below + more).Sign < 0
        && not (below + slope * more).IsZero
        && (below.Sign > 0 || (below.IsZero && isOrthogonal))
