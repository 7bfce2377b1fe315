namespace ReluProofs.Symbolic.Derivations

open System
open System.Collections.Generic

/// All derivations. Each is built, and its witnesses are searched, when it is first asked for.
[<AbstractClass; Sealed>]
type Derivations private () =

    /// Name, script, and how to build it anew.
    static let known: (string * Lazy<Script> * (unit -> Script)) list = [
        "soft-threshold", SoftThreshold.script, SoftThreshold.build
        "norm-balancing", NormBalancing.script, NormBalancing.build
        "neuron-merging", NeuronMerging.script, NeuronMerging.build
        "cone-program", ConeProgram.script, ConeProgram.build
        "onedim-regularised", OneDimensional.regularised, (fun () -> OneDimensional.build true)
        "onedim-unregularised", OneDimensional.unregularised, (fun () -> OneDimensional.build false)
        "min-norm-orthogonal",
        OrthogonalInterpolation.script,
        (fun () -> OrthogonalInterpolation.forPoints OrthogonalInterpolation.MaxPoints)
        "regularised-orthogonal",
        OrthogonalRegularised.script,
        (fun () -> OrthogonalRegularised.forPoints OrthogonalRegularised.MaxPoints)
        "alignment-tanh", SphereAlignment.script, SphereAlignment.build
        "logistic-growth", LogisticGrowth.script, LogisticGrowth.build
        "saddle-loss", SaddleLoss.script, SaddleLoss.build
        "escape-time", EscapeTime.script, EscapeTime.build
        "group-alignment", GroupAlignment.script, GroupAlignment.build
        "group-norm", GroupNorm.script, GroupNorm.build
        "average-curvature", AverageCurvature.script, AverageCurvature.build
        "good-initialisation",
        GoodInitialisation.script,
        (fun () -> GoodInitialisation.forPoints GoodInitialisation.MaxPoints)
    ]

    static let all =
        known |> List.map (fun (name, script, _) -> name, lazy (Derivation script.Value)) |> List.toArray

    /// In an order in which each rests on earlier ones only. Builds them all.
    static member All: IReadOnlyList<Derivation> =
        Array.AsReadOnly(all |> Array.map (fun (_, derivation) -> derivation.Value))

    /// The names, in the order of All.
    static member Names: IReadOnlyList<string> = Array.AsReadOnly(Array.map fst all)

    /// The derivation with this name. Throws KeyNotFoundException when there is none.
    static member Find(name: string) : Derivation =
        match all |> Array.tryFind (fun (known, _) -> String.Equals(known, name, StringComparison.Ordinal)) with
        | Some(_, found) -> found.Value
        | None ->
            let names = String.Join(", ", Derivations.Names)
            raise (KeyNotFoundException(sprintf "there is no derivation '%s'; known are %s" name names))

    /// Derivation `index` of All, built anew: its witnesses are searched again. Only for those who time it; lemmas that it
    /// applies are not built anew.
    static member BuildAnew(index: int) : Derivation =
        if index < 0 || index >= known.Length then
            raise (ArgumentOutOfRangeException(nameof index))

        let _, _, build = known[index]
        Derivation(build ())
