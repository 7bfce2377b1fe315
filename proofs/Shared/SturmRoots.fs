namespace ReluProofs.Proofs

open ReluProofs.Symbolic.Algebra
open ReluProofs.Verify.Claims

/// Real roots for the engine, isolated by the symbolic side.
[<Sealed>]
type SturmRoots() =
    interface IRealRoots with
        member _.Isolate(coefficients, width) = [|
            for root in RealRoots.Isolate(coefficients, width) -> struct (root.Low, root.High)
        |]
