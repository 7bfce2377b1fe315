namespace ReluProofs.Proofs.OneDim

open System.Numerics
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Data with width-dependent hyper-parameters and a random start u_i, w_i ~ N(0, m^(-2 b)), b = b_1 = b_2 (Assumption 5.1).
type internal Initialised = {
    Regime: Regime
    /// b_1 = b_2.
    Deviation: Rational
}

module internal Initialised =

    /// 1 - (a1 + a2) - 2 b_1.
    let gap (s: Initialised) = Rational.One - s.Regime.Scale - Rational.Two * s.Deviation

    let private lift (h: Hypothesis<Regime>) =
        Hypothesis<Initialised>(
            h.Name,
            h.Text,
            (fun s -> h.Holds.Invoke s.Regime),
            (if isNull h.Break then
                 null
             else
                 System.Func<Initialised, Initialised>(fun s -> {
                     s with
                         Regime = h.Break.Invoke s.Regime
                 }))
        )

    /// Assumption 5.1 is part of what an instance is.
    let private equalDeviations =
        Hypothesis<Initialised>("A5.1", "Assumption 5.1: b_1 = b_2", (fun _ -> true), null)

    let private deviations = [
        Q.int 0
        Q.half
        Q.frac 1 4
        Q.frac -1 4
        Q.frac -1 2
        Q.int 1
        Q.frac 3 4
        Q.frac 1 3
    ]

    let edge (scale: Rational) (decay: Rational) (deviation: Rational) = {
        Regime = Regime.pair (Q.int 1) (Q.int 1) scale decay
        Deviation = deviation
    }

    let private generator (shift: Initialised -> Gen<Initialised>) =
        gen {
            let! regime = Regime.underAssumption.Instances.Generator
            let! deviation = Gen.elements deviations
            let! s = Gen.frequency [ 1, Gen.constant None; 4, Gen.constant (Some()) ]

            let free = {
                Regime = regime
                Deviation = deviation
            }

            match s with
            | None -> return free
            | Some() -> return! shift free
        }

    /// The same with another a1 + a2, the distance to d kept.
    let withScale (scale: Rational) (s: Initialised) = {
        s with
            Regime = {
                s.Regime with
                    Scale = scale
                    Decay = scale + (s.Regime.Decay - s.Regime.Scale)
            }
    }

    let private shrink (s: Initialised) =
        seq {
            for smaller in Regime.underAssumption.Instances.Shrinker s.Regime do
                { s with Regime = smaller }

            for deviation in [ Q.int 0; Q.half; Q.frac -1 4 ] do
                { s with Deviation = deviation }
        }

    let private paperName (field: string) =
        match field with
        | "Regime" -> ""
        | "Data" -> "point"
        | "Scale" -> "a1+a2"
        | "Decay" -> "d"
        | "Factor" -> "beta m^d"
        | "Deviation" -> "b1"
        | other -> other

    /// All exponents under Assumptions 4.3 and 5.1, with further hypotheses.
    let familyWith hypotheses (edges: Initialised list) shift =
        Family<Initialised>(
            "one-dimensional data with width-dependent hyper-parameters and a random start, all widths",
            [
                yield! Regime.underAssumption.Hypotheses |> Seq.map lift
                equalDeviations
                yield! hypotheses
            ],
            edges,
            Arb.fromGenShrink (generator shift, shrink),
            (fun s ->
                let size = Regime.underAssumption.Size.Invoke s.Regime

                InstanceSize(size.Points, 1, 1, size.Numbers + InstanceSize.Complexity s.Deviation)),
            (fun s -> [
                yield! Regime.underAssumption.Describe.Invoke s.Regime
                NamedValue.Of("b1", s.Deviation)
            ]),
            (fun s ->
                match (gap s).Sign with
                | 1 -> "linear"
                | 0 -> "critical"
                | _ -> "condensed"),
            Coordinates = Coordinates.ofRecord paperName []
        )

    /// One instance of each regime, the exponents 0, the neural tangent kernel's, mean field's, and falling scales.
    let edges = [
        edge (Q.int 0) (Q.int 1) (Q.int 0)
        edge Q.half (Q.int 1) (Q.int 0)
        edge (Q.int 1) (Q.int 2) (Q.int 0)
        edge (Q.int 0) (Q.int 1) Q.half
        edge (Q.int 0) (Q.int 1) (Q.frac -1 4)
        edge (Q.int 2) (Q.int 3) (Q.int 0)
        edge (Q.frac -1 2) (Q.int 0) Q.half
        edge (Q.frac 3 2) (Q.int 2) (Q.int 0)
    ]

    /// Instances on the critical line a1 + a2 + 2 b_1 = 1, half of the time.
    let towardsCritical (s: Initialised) =
        Gen.elements [ s; withScale (Rational.One - Rational.Two * s.Deviation) s ]

    let family = familyWith [] edges towardsCritical

    // On the event of Proposition 5.2, m^(1-2b)/2 <= ||theta_0||^2 <= 9 m^(1-2b)/2; from some width on
    // K m^(a1+a2) <= ||theta*||^2 <= 2 K m^(a1+a2) for K = |p|/P + |q|/N. So with k_1^2 = 1/(4K) and k_2^2 = 9/(2K) the squared
    // ratio is between k_1^2 and k_2^2 times m^(1-a1-a2-2b).

    /// k_1^2 and k_2^2.
    let constants (s: Initialised) =
        let k = OptimalNorm.constant s.Regime
        (Rational.OfInt 4 * k).Inverse(), Q.frac 9 2 / k

    let private fails stated actual =
        Outcome.Fails(Witness(stated, actual, "is not", Strength.Exact, null, null))

    /// With probability at least 1 - 2 exp(-C m), k_1^2 m^e <= ||theta_0||^2/||theta*||^2 <= k_2^2 m^e at widths up to large ones,
    /// for the stated order e.
    let ratio (stated: Initialised -> Rational) (s: Initialised) =
        match OptimalNorm.first s.Regime with
        | None -> Outcome.EnginesDisagree "alpha beta does not become small"
        | Some _ when not InitialNorm.isExponentiallySmall.Value ->
            Outcome.TooClose "the failure probability is not seen to be exponentially small"
        | Some m ->
            let k = OptimalNorm.constant s.Regime
            let order = stated s
            // The order of ||theta_0||^2 divided by the stated order, which must be that of ||theta*||^2.
            let left = Rational.One - Rational.Two * s.Deviation - order

            OptimalNorm.roots s.Regime m
            |> List.indexed
            |> List.filter (fun (k, _) -> k % 2 = 1 || k = 0)
            |> Seq.map snd
            |> Seq.map (fun root ->
                let width = Regime.widthAt s.Regime root

                match OptimalNorm.norms (Regime.at s.Regime root) with
                | Error why -> Outcome.EnginesDisagree why
                | Ok squares ->
                    let outside (square: Rational) =
                        Regime.compare width left (square / (Rational.Two * k)) < 0
                        || Regime.compare width left (square / k) > 0

                    match squares |> List.tryFind outside with
                    | None -> Outcome.Holds Strength.Enclosed
                    | Some square ->
                        fails
                            (sprintf "the squared ratio is of order m^(%O)" order)
                            (sprintf
                                "at m = %O a minimiser of L has squared norm %O, the start about 2 m^(%O)"
                                width
                                square
                                (Rational.One - Rational.Two * s.Deviation)))
            |> Outcome.All
