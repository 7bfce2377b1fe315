namespace ReluProofs.Proofs.Orthogonal

open System
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

/// Lemma 9: until the end of the alignment no neuron of S_{+,1} or S_{-,1} has collapsed.
module internal Survival =

    let private samples = 200

    /// The least ln||w_j|| over [0, until], between samples by the fastest rate there is, against a bound.
    let private least until logBound (run: Run) j : Margin =
        let logs = [|
            for state in PhaseTimes.between samples 0.0 until run -> state.LogHiddenNorm j
        |]

        // Nothing grows or shrinks faster than the natural rate while the output is this small.
        let fall = 1.01 * run.Trajectory.NaturalRate * until / float samples / 2.0
        let upper = Array.min logs - logBound

        let lower =
            (logs |> Array.pairwise |> Array.map (fun (a, b) -> (a + b) / 2.0) |> Array.min) - fall - logBound

        {
            Value = (upper + lower) / 2.0
            Error = (upper - lower) / 2.0 + run.Error + 1e-12 * abs logBound
        }

    /// For all t <= the end of the alignment of a side: ||w_j|| > factor c_ lambda^(1 + exponent) for j in its S.
    let survives side stated (factor: float) (exponent: Run -> float) =
        PhaseClaim.atAlignment side stated (fun run _ ->
            let until = PhaseTimes.alignment side run

            let bound =
                Math.Log factor + PhaseTimes.logSmallest run + PhaseTimes.log (1.0 + exponent run) run

            PhaseTimes.aligned side run |> List.map (least until bound run) |> SmallScale.all)

    /// One part of the lemma.
    let claim id title file locus side stated (exponent: Run -> float) : IClaim =
        let literal =
            PhaseClaim.literal ("for lambda <= lambda*: " + stated) (survives side stated 0.5 exponent)

        PhaseClaim.claim id title file locus literal [ PhaseClaim.two; PhaseClaim.idle; PhaseClaim.close ] [
            Mutation.constant "2 c_ lambda^1" literal (survives side stated 2.0 (fun _ -> 0.0))
            Mutation.sign "the exponent's sign" literal (survives side stated 0.5 (fun run -> -(exponent run)))
        ]
