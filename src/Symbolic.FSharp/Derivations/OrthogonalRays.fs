namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Derivations.Write
open ReluProofs.Symbolic.Derivations.OrthogonalLabels

/// The symbols of one neuron and of the sums so far.
[<NoComparison>]
type internal RaySetting = {
    Fold: int
    OutputWeight: RationalFunction
    Remainder: RationalFunction
    Cost: RationalFunction
    Coordinates: RationalFunction list
    Active: RationalFunction list
    Inactive: RationalFunction list
    Parts: Reference list list
    Running: RationalFunction list
    RunningNorm: RationalFunction
    RunningPlus: RationalFunction
    RunningMinus: RationalFunction
}

/// What networks compute whose neurons all lie on the two rays of a dual vector.
module internal OrthogonalRays =

    /// For every m, if each neuron has z_k = |a| alpha_k (a >= 0) or |a| beta_k (a < 0), no orthogonal part, and
    /// a (1 - norm^2) = 0: F_k = A+ alpha_k - A- beta_k for each k; A+ (1 - sum alpha^2) = 0; the same for -; T = A+ + A-.
    let prove (proof: ProofBuilder) (setting: RaySetting) (alpha: DualSide) (beta: DualSide) : Reference list =
        let a, e = setting.OutputWeight, setting.Remainder
        let z, g, h = setting.Coordinates, setting.Active, setting.Inactive
        let each f = [ 0 .. z.Length - 1 ] |> List.map f

        let invariants (f: RationalFunction list) (t: RationalFunction) plus minus =
            each (fun k -> zero (f[k] - plus * alpha.Entries[k] + minus * beta.Entries[k]))
            @ [
                zero (plus * (one - alpha.Square))
                zero (minus * (one - beta.Square))
                zero (t - plus - minus)
            ]

        let before =
            invariants setting.Running setting.RunningNorm setting.RunningPlus setting.RunningMinus

        let onRay b (own: DualSide) =
            each (fun k -> zero (z[k] - b * own.Entries[k])) @ [ zero e; zero (a * (one - own.Square)) ]

        let kind (b: RationalFunction) (fact: SignCondition) (own: DualSide) plus minus =
            let given = onRay b own

            let active =
                each (fun k ->
                    let facts = [ fact; given[k] ]

                    let product =
                        proof.Entail(
                            [ fact ],
                            [ own.Signs[k] ],
                            nonNegative (b * own.Entries[k]),
                            "the ray points into the active half-space"
                        )

                    let sign = proof.Entail(facts, [ product ], nonNegative z[k], "so z ≥ 0 on it")

                    let inactive =
                        proof.Entail(
                            facts,
                            sign :: setting.Parts[k],
                            zero h[k],
                            factors [ h[k] ],
                            "its negative part vanishes"
                        )

                    proof.Entail(
                        facts,
                        [ inactive; setting.Parts[k].[0] ],
                        zero (g[k] - b * own.Entries[k]),
                        "g = z on the ray"
                    ))

            let norms =
                each (fun k ->
                    proof.Entail(
                        [ given[k] ],
                        [],
                        zero (z[k] * z[k] - b * b * own.Entries[k] * own.Entries[k]),
                        factors [ z[k] + b * own.Entries[k] ],
                        "the square of a coordinate on the ray"
                    ))

            let increase =
                proof.Entail(given, norms, zero (setting.Cost - a * a), factors [ a; e ], "a balanced neuron costs a²")

            let after =
                invariants
                    (each (fun k -> setting.Running[k] + a * g[k]))
                    (setting.RunningNorm + setting.Cost)
                    (setting.RunningPlus + plus)
                    (setting.RunningMinus + minus)

            let n = z.Length

            let proofs =
                List.zip before after
                |> List.mapi (fun i (known, wanted) ->
                    let facts, cited =
                        if i < n then [ given[i] ], [ active[i] ]
                        elif i < n + 2 then [ given[n + 1] ], []
                        else given, [ increase ]

                    proof.Entail(fact :: facts @ [ known ], cited, wanted, factors [ a ], "one more neuron on its ray"))

            given, proofs

        let none = RationalFunction.Zero
        let givenPlus, proofsPlus = kind a (nonNegative a) alpha (a * a) none
        let givenMinus, proofsMinus = kind -a (positive -a) beta none (a * a)

        proof.Induction(
            setting.Fold,
            [],
            [ givenPlus; givenMinus ],
            before,
            [ proofsPlus; proofsMinus ],
            "networks on the rays, for every m"
        )
