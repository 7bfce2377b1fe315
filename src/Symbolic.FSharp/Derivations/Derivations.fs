namespace ReluProofs.Symbolic.Derivations

open System
open System.Collections.Generic

/// All derivations, built (and their witnesses searched) on first use.
[<AbstractClass; Sealed>]
type Derivations private () =

    static let builders: (unit -> Script) list = [
        SoftThreshold.build
        NormBalancing.build
        NeuronMerging.build
        fun () -> OneDimensional.build true
        fun () -> OneDimensional.build false
    ]

    static let all =
        lazy
            ([|
                Derivation SoftThreshold.script.Value
                Derivation NormBalancing.script.Value
                Derivation NeuronMerging.script.Value
                Derivation OneDimensional.regularised.Value
                Derivation OneDimensional.unregularised.Value
            |])

    /// In an order in which each rests on earlier ones only.
    static member All: IReadOnlyList<Derivation> = all.Value

    /// The derivation with this name. Throws KeyNotFoundException when there is none.
    static member Find(name: string) : Derivation =
        match all.Value |> Array.tryFind (fun d -> String.Equals(d.Name, name, StringComparison.Ordinal)) with
        | Some found -> found
        | None ->
            let names = String.Join(", ", all.Value |> Array.map (fun d -> d.Name))
            raise (KeyNotFoundException(sprintf "there is no derivation '%s'; known are %s" name names))

    /// All derivations built anew, in the same order, each when it is asked for: the witnesses are searched again. What a
    /// derivation applies is not built anew.
    static member BuildAnew: IEnumerable<Derivation> =
        builders |> Seq.map (fun build -> Derivation(build ()))
