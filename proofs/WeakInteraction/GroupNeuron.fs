namespace ReluProofs.Proofs.WeakInteraction

open System.Collections.Generic
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// The neuron of one group under the group initialisation (Sec. A.4), at one time: Y = sqrt(k_n) ||D||, n points, p groups,
/// alignment c0 and squared norm q0 at the start. The time t is given by E = exp(Y t/n), which takes every value >= 1.
type internal GroupNeuron = {
    Y: Rational
    N: Rational
    P: Rational
    C0: Rational
    Q0: Rational
    E: Rational
}

/// The printed functions and their exact derivatives. Written once for numbers and for the kernel's terms; h is exp(c t) for
/// the rate c, and sinh, cosh of c t are (h -+ 1/h)/2.
module internal GroupFormula =

    let inline private twice x = x + x

    /// 2 (sinh + c0 cosh) and 2 (cosh + c0 sinh) at h.
    let inline private parts one c0 h =
        h - one / h + c0 * (h + one / h), h + one / h + c0 * (h - one / h)

    /// The alignment (sinh + c0 cosh)/(cosh + c0 sinh).
    let inline alignment one c0 h =
        let above, below = parts one c0 h
        above / below

    /// Its derivative at rate c: the derivative of sinh is c cosh, that of cosh is c sinh.
    let inline alignmentDerivative one c0 h rate =
        let above, below = parts one c0 h
        rate * (below * below - above * above) / (below * below)

    /// The left minus the right side of (52) for the alignment with exponential h at rate c.
    let inline alignmentResidual one y n c0 h rate =
        let s = alignment one c0 h
        alignmentDerivative one c0 h rate - y / n * (one - s * s)

    /// The squared norm of (55), p Y q0 (cosh + c0 sinh)/(p Y + q0 (sinh + c0 (cosh - 1))), h = exp(c t).
    let inline squaredNorm one y p c0 q0 h =
        let above, below = parts one c0 h
        p * y * q0 * below / (twice (p * y) + q0 * (above - twice c0))

    /// Its derivative at rate c by the quotient rule.
    let inline squaredNormDerivative one y p c0 q0 h rate =
        let above, below = parts one c0 h
        let bottom = twice (p * y) + q0 * (above - twice c0)
        p * y * q0 * rate * (above * bottom - below * q0 * below) / (bottom * bottom)

    /// The left minus the right side of q' = (2/n) q (Y S - q/p), the norm along the flow, for the true alignment S.
    let inline normResidual one y n p c0 q0 h rate s =
        let q = squaredNorm one y p c0 q0 h
        squaredNormDerivative one y p c0 q0 h rate - twice one / n * q * (y * s - q / p)

module internal GroupNeuron =

    let private one = Rational.One
    let private frac (n: int) (d: int) = Rational.Create(n, d)
    let private int (n: int) = Rational.OfInt n

    /// E^kappa: the exponential of a rate kappa Y/n.
    let exponential (kappa: int) (g: GroupNeuron) = g.E.Pow kappa

    let describe (withNorm: bool) (g: GroupNeuron) : IReadOnlyList<NamedValue> = [|
        NamedValue.Of("Y", g.Y)
        NamedValue.Of("n", g.N)
        if withNorm then
            NamedValue.Of("p", g.P)
        NamedValue.Of("c0", g.C0)
        if withNorm then
            NamedValue.Of("q0", g.Q0)
        NamedValue.Of("E", g.E)
    |]

    let private numbers (g: GroupNeuron) = [ g.Y; g.N; g.P; g.C0; g.Q0; g.E ]

    let private size (g: GroupNeuron) =
        InstanceSize(1, 1, 1, numbers g |> List.sumBy InstanceSize.Complexity)

    let private shrink (g: GroupNeuron) =
        seq {
            for simple in [ int 0; one; int 2; frac 1 2; int 3 ] do
                { g with Y = simple }
                { g with N = simple }
                { g with P = simple }
                { g with C0 = simple }
                { g with Q0 = simple }
                { g with E = simple }
        }

    let private positive = Gen.map2 frac (Gen.choose (1, 12)) (Gen.choose (1, 6))

    let private generator =
        gen {
            let! y = positive
            let! n = Gen.choose (1, 40)
            let! p = Gen.choose (1, n)

            let! c0 =
                Gen.frequency [ 4, Gen.map (fun k -> frac k 12) (Gen.choose (0, 12)); 1, Gen.constant one ]

            let! q0 =
                Gen.oneof [ positive; Gen.map (fun k -> (int 10).Pow -k) (Gen.choose (1, 8)) ]

            let! e =
                Gen.frequency [ 5, Gen.map (fun r -> one + r) positive; 1, Gen.constant one ]

            return {
                Y = y
                N = int n
                P = int p
                C0 = c0
                Q0 = q0
                E = e
            }
        }

    /// A neuron with Y = n = p = q0 = 1.
    let at c0 e = {
        Y = one
        N = one
        P = one
        C0 = c0
        Q0 = one
        E = e
    }

    let private needed name text holds broken =
        Hypothesis<GroupNeuron>(name, text, (fun g -> holds g), (fun g -> broken g))

    let family withNorm =
        Family<GroupNeuron>(
            "a group neuron at one time",
            [
                Hypothesis<GroupNeuron>(
                    "sizes",
                    "Y, q0 > 0; n >= p >= 1",
                    (fun g -> g.Y.Sign > 0 && g.Q0.Sign > 0 && g.P >= one && g.N >= g.P),
                    null
                )
                Hypothesis<GroupNeuron>("t", "t >= 0", (fun g -> g.E >= one), null)
                needed "c0" "c0 in [0, 1]" (fun g -> g.C0.Sign >= 0 && g.C0 <= one) (fun g -> {
                    g with
                        C0 = g.C0 + frac 3 2
                })
            ],
            [
                at (int 0) (int 2)
                at one (int 2)
                at (int 0) one
                at (frac 1 2) (int 3)
                {
                    at (frac 1 2) (int 2) with
                        N = int 8
                        P = int 2
                        Y = int 3
                }
            ],
            Arb.fromGenShrink (generator, shrink),
            size,
            describe withNorm,
            (fun g ->
                if g.C0 = one then "c0=1"
                elif g.E = one then "t=0"
                else "c0<1, t>0"),
            Coordinates = Coordinates.ofRecord id []
        )

    /// The parameters as the kernel takes them; there are no data.
    let certified (g: GroupNeuron) =
        let parameters = Dictionary<string, Rational>()

        for name, value in [ "Y", g.Y; "n", g.N; "p", g.P; "c0", g.C0; "q0", g.Q0; "E", g.E ] do
            parameters[name] <- value

        CertifiedInstance(
            Dataset(ExactMatrix [], ExactVector []),
            ModelConstants(one, one, Rational.Zero),
            parameters,
            Dictionary<string, TwoLayerNetwork>()
        )

    let private parameter (name: string) = Term.Parameter name

    let y, n, p, c0, q0, e =
        parameter "Y", parameter "n", parameter "p", parameter "c0", parameter "q0", parameter "E"

    /// The hypotheses, for the head of a certificate.
    let facts =
        let zero, unit = Term.Number 0, Term.Number 1

        [
            Fact("Y > 0", y, Relation.Greater, zero)
            Fact("n >= 1", n, Relation.GreaterOrEqual, unit)
            Fact("c0 >= 0", c0, Relation.GreaterOrEqual, zero)
            Fact("c0 <= 1", c0, Relation.LessOrEqual, unit)
            Fact("t >= 0, as E = exp(Y t/n) >= 1", e, Relation.GreaterOrEqual, unit)
        ]

    /// f(t) for f' = field(f), f(0) = start, by the classical Runge-Kutta method, and the difference to half as many steps.
    let integrate (field: float -> float[] -> float[]) (start: float[]) (time: float) =
        let run steps =
            let h = time / float steps

            let move (k: float) (direction: float[]) (point: float[]) =
                Array.map2 (fun x d -> x + k * d) point direction

            ((start, 0.0), seq { 1..steps })
            ||> Seq.fold (fun (f, t) _ ->
                let k1 = field t f
                let k2 = field (t + h / 2.0) (f |> move (h / 2.0) k1)
                let k3 = field (t + h / 2.0) (f |> move (h / 2.0) k2)
                let k4 = field (t + h) (f |> move h k3)
                f |> move (h / 6.0) k1 |> move (h / 3.0) k2 |> move (h / 3.0) k3 |> move (h / 6.0) k4, t + h)
            |> fst

        let fine, coarse = run 400, run 200
        fine, Array.map2 (fun (a: float) b -> abs (a - b)) fine coarse

    /// t from E = exp(Y t/n).
    let time (g: GroupNeuron) = g.N.ToDouble() / g.Y.ToDouble() * log (g.E.ToDouble())
