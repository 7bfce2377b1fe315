namespace ReluProofs.Kernel

open System
open System.Numerics

/// Counts the work of exact arithmetic on this thread, so that the checker can give up on a hostile certificate. The count
/// is in steps and not in seconds: what is refused is the same on every machine. Outside `Within` nothing is counted.
[<AbstractClass; Sealed>]
type internal Effort private () =

    [<ThreadStatic; DefaultValue>]
    static val mutable private isLimited: bool

    [<ThreadStatic; DefaultValue>]
    static val mutable private remaining: int64

    /// How many 64-bit words a number takes.
    static member Words(n: BigInteger) = n.GetBitLength() / 64L + 1L

    static member Spend(steps: int64) =
        if Effort.isLimited then
            Effort.remaining <- Effort.remaining - steps

            if Effort.remaining < 0L then
                Effort.remaining <- 0L

                raise (
                    InvalidOperationException "it asks for more arithmetic than the checker does for one certificate"
                )

    /// The work of multiplying or dividing two numbers of these sizes; a fixed part stands for everything around it.
    static member SpendOn(words: int64, otherWords: int64) =
        if Effort.isLimited then
            Effort.Spend(16L + words * otherWords)

    /// Does the work, which throws InvalidOperationException after `steps` steps.
    static member Within(steps: int64, work: unit -> 'result) : 'result =
        let before = struct (Effort.isLimited, Effort.remaining)

        try
            Effort.isLimited <- true
            Effort.remaining <- steps
            work ()
        finally
            let struct (isLimited, remaining) = before
            Effort.isLimited <- isLimited
            Effort.remaining <- remaining
