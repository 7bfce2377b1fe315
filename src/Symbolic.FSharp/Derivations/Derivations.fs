namespace ReluProofs.Symbolic.Derivations

open System
open System.Collections.Generic

/// All derivations, built (and their witnesses searched) on first use.
[<AbstractClass; Sealed>]
type Derivations private () =

    /// Each derivation, and how it is built anew.
    static let known: (Lazy<Script> * (unit -> Script)) list = [
        SoftThreshold.script, SoftThreshold.build
        NormBalancing.script, NormBalancing.build
        NeuronMerging.script, NeuronMerging.build
        OneDimensional.regularised, (fun () -> OneDimensional.build true)
        OneDimensional.unregularised, (fun () -> OneDimensional.build false)
    ]

    static let all =
        lazy (known |> List.map (fun (script, _) -> Derivation script.Value) |> List.toArray)

    /// In an order in which each rests on earlier ones only.
    static member All: IReadOnlyList<Derivation> = all.Value

    /// The derivation with this name. Throws KeyNotFoundException when there is none.
    static member Find(name: string) : Derivation =
        match all.Value |> Array.tryFind (fun d -> String.Equals(d.Name, name, StringComparison.Ordinal)) with
        | Some found -> found
        | None ->
            let names = String.Join(", ", all.Value |> Array.map (fun d -> d.Name))
            raise (KeyNotFoundException(sprintf "there is no derivation '%s'; known are %s" name names))

    /// Derivation `index` of All, built anew: its witnesses are searched again. Only for those who time it; lemmas that it
    /// applies are not built anew.
    static member BuildAnew(index: int) : Derivation =
        if index < 0 || index >= known.Length then
            raise (ArgumentOutOfRangeException(nameof index))

        let _, build = known[index]
        Derivation(build ())
