namespace ReluProofs.Symbolic.Derivations

open System
open System.Collections.Generic

/// All derivations, built (and their witnesses searched) on first use.
[<AbstractClass; Sealed>]
type Derivations private () =

    static let all =
        lazy
            ([|
                Derivation SoftThreshold.script.Value
                Derivation NormBalancing.script.Value
                Derivation NeuronMerging.script.Value
                Derivation OneDimensional.regularised.Value
                Derivation OneDimensional.unregularised.Value
                Derivation OrthogonalInterpolation.script.Value
                Derivation OrthogonalRegularised.script.Value
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
