namespace ReluProofs.Proofs.Orthogonal

open System.Collections.Generic
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// A state of the ODE (39) and the slope sigma_0 = sigma'(0) it selects at kinks.
type internal Selected = { State: Instance; Slope: Rational }

/// The field of (39) at a state, and what it does at kinks.
module internal Selected =

    let private zero = Rational.Zero

    let private slopeAt (s: Selected) (z: Rational) =
        if z.Sign > 0 then Rational.One
        elif z.Sign < 0 then zero
        else s.Slope

    /// r_k = y_k - h(x_k).
    let residual (s: Selected) k = -(Setting.residual s.State s.State.Theta k)

    /// w_j' with the slope given at each pre-activation.
    let private hidden (slope: int -> Rational -> Rational) (s: Selected) (neuron: Neuron) =
        let i = s.State

        [ 0 .. Setting.points i - 1 ]
        |> List.fold
            (fun total k ->
                let z = Setting.dot neuron.W i.X[k]

                Setting.plus total (Setting.scaled (neuron.A * residual s k * slope k z / Setting.count i) i.X[k]))
            (List.replicate (Setting.dimension i) zero)

    /// (a_j', w_j') of (39).
    let field (s: Selected) : Neuron list =
        let i = s.State

        i.Theta
        |> List.map (fun neuron -> {
            A =
                (Seq.init (Setting.points i) (fun k -> residual s k * Setting.relu (Setting.dot neuron.W i.X[k]))
                 |> Setting.sum)
                / Setting.count i
            W = hidden (fun _ -> slopeAt s) s neuron
        })

    /// All pairs of a neuron and a point on its kink.
    let kinks (s: Selected) = [
        for j, neuron in List.indexed s.State.Theta do
            for k, x in List.indexed s.State.X do
                if (Setting.dot neuron.W x).IsZero then
                    j, k
    ]

    /// d<w_j, x_k>/dt below, on and above the kink of j at k, the other kinks of j with the slope sigma_0.
    let private speeds (s: Selected) (j, k) =
        let neuron = s.State.Theta[j]

        let speed here =
            let slope l z = if l = k then here else slopeAt s z
            Setting.dot (hidden slope s neuron) s.State.X[k]

        speed zero, speed s.Slope, speed Rational.One

    /// Whether no solution leaves the kink or stays on it: pushed back from above, not pushed away below, and not at rest on it.
    /// The speed below is read at the state; it is 0 nearby as well for orthonormal points, and positive nearby otherwise.
    let isStuck (s: Selected) (j, k) =
        let below, on, above = speeds s (j, k)

        let decoupled =
            s.State.X
            |> List.indexed
            |> List.forall (fun (l, x) -> l = k || (Setting.dot x s.State.X[k]).IsZero)

        above.Sign < 0 && not on.IsZero && (below.Sign > 0 || (below.IsZero && decoupled))

    /// Whether a solution stays on the kink.
    let isAtRest (s: Selected) pair =
        let _, on, _ = speeds s pair
        on.IsZero

    /// The derivative of the loss along the field, one-sided at kinks.
    let lossDerivative (s: Selected) =
        let i = s.State
        let moved = field s

        Seq.init (Setting.points i) (fun k ->
            let change =
                List.map2
                    (fun (neuron: Neuron) (v: Neuron) ->
                        let z = Setting.dot neuron.W i.X[k]
                        let dz = Setting.dot v.W i.X[k]

                        v.A * Setting.relu z
                        + neuron.A
                          * (if z.Sign > 0 then dz
                             elif z.Sign < 0 then zero
                             else Setting.relu dz))
                    i.Theta
                    moved
                |> Setting.sum

            -(residual s k) * change / Setting.count i)
        |> Setting.sum

    /// No kink, every active pair has s_j y_k > 0, and 0 <= h(x_k)/y_k < 1: for orthonormal points the active pairs grow, the
    /// others rest, and h(x_k)/y_k rises towards 1, so no kink is ever met and the solution is global whatever sigma_0 is.
    let neverMeetsKinks (s: Selected) =
        let i = s.State

        (kinks s).IsEmpty
        && i.Theta
           |> List.forall (fun neuron ->
               i.X
               |> List.indexed
               |> List.forall (fun (k, x) -> (Setting.dot neuron.W x).Sign < 0 || neuron.A.Sign * i.Y[k].Sign > 0))
        && i.X
           |> List.indexed
           |> List.forall (fun (k, _) -> (residual s k * Rational.OfInt i.Y[k].Sign).Sign > 0)

    let describe (s: Selected) : IReadOnlyList<NamedValue> = [|
        yield! Setting.describe s.State
        NamedValue.Of("sigma_0", s.Slope)
    |]

    let private base' =
        Generator.family "states" [] [] (Generator.parameters Generator.balancedNeuron)

    let private shrink (s: Selected) =
        seq {
            for state in base'.Instances.Shrinker s.State do
                { s with State = state }

            for slope in [ zero; Rational.One; Rational.Half ] do
                { s with Slope = slope }
        }

    let on (h: Hypothesis<Instance>) =
        match h.Break with
        | null -> Hypothesis<Selected>(h.Name, h.Text, (fun s -> h.Holds.Invoke s.State), null)
        | breaks ->
            Hypothesis<Selected>(
                h.Name,
                h.Text,
                (fun s -> h.Holds.Invoke s.State),
                (fun s -> { s with State = breaks.Invoke s.State })
            )

    let slope =
        Hypothesis<Selected>(
            "sigma_0",
            "sigma_0 in [0, 1]",
            (fun s -> s.Slope.Sign >= 0 && s.Slope <= Rational.One),
            null
        )

    let at y theta (numerator: int) denominator = {
        State = Generator.state y theta
        Slope = Rational.Create(numerator, denominator)
    }

    let family name hypotheses edges (generator: Gen<Selected>) =
        Family<Selected>(
            name,
            hypotheses,
            edges,
            Arb.fromGenShrink (generator, shrink),
            (fun s ->
                let size = Setting.size s.State

                InstanceSize(size.Points, size.Neurons, size.Dimension, size.Numbers + InstanceSize.Complexity s.Slope)),
            describe,
            (fun s -> if (kinks s).IsEmpty then "off the kinks" else "on a kink")
        )
