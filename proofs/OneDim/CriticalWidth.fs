namespace ReluProofs.Proofs.OneDim

open FsCheck.FSharp
open ReluProofs.Verify.Claims

/// Families for the statements with m >= M* and with m = M*.
module internal CriticalWidth =

    /// m >= M*.
    let atLeast =
        Hypotheses.widthAtLeast "m>=M*" "m >= M* = 1[S(X_S^T Y) <> 0] + 1[S(X_{S^c}^T Y) <> 0]" Instance.criticalWidth

    let familyAtLeast =
        Families.regularisedWith atLeast (fun i ->
            Gen.elements [ 0; 0; 1; 3 ]
            |> Gen.map (fun more -> {
                i with
                    M = max 1 (Instance.criticalWidth i + more)
            }))

    /// m = M* > 0.
    let equal =
        Hypothesis<Instance>(
            "m=M*",
            "m = M* > 0",
            (fun i -> i.M = Instance.criticalWidth i),
            (fun i -> { i with M = i.M + 1 })
        )

    let familyEqual =
        Families.regularisedWith equal (Generator.atWidth Instance.criticalWidth)
