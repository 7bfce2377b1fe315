namespace ReluProofs.Proofs

open System
open System.Collections.Concurrent
open System.Collections.Generic

/// Values that are computed once for each key, also when several threads ask for one at once. One whose computation was cancelled is
/// computed again.
type internal Memory<'Key, 'Value when 'Key: equality and 'Key: not null>() =
    let kept = ConcurrentDictionary<'Key, Lazy<'Value>>()

    /// The value of a key.
    member _.Get(key: 'Key, compute: unit -> 'Value) : 'Value =
        let entry = kept.GetOrAdd(key, (fun _ -> Lazy<'Value>(compute)))

        try
            entry.Value
        with _ ->
            kept.TryRemove(KeyValuePair(key, entry)) |> ignore
            reraise ()
