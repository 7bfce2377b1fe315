module internal ReluProofs.Proofs.Orthogonal.Lemma_3_iii

open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Proofs.Orthogonal.PhaseClaim

let private stated =
    "at t_2, for all j outside S_{+,1}: ||w_j|| <= 2 c lambda^epsilon"

let private smallAt epsilon neurons (power: Run -> float) =
    SmallScale.laddered
        epsilon
        SmallScale.phasePowers
        Until.Fitted
        stated
        (PhaseTimes.atTime
            PhaseTimes.second
            (isSmall neurons (fun run -> ln2 + PhaseTimes.logLargest run + PhaseTimes.log (power run) run)))

let private small = smallAt SmallScale.epsilon
let private printed (run: Run) = run.Epsilon

let private literal =
    literal ("for lambda <= lambda*: " + stated) (small (PhaseTimes.idle [ Positive ]) printed)

let private asPrinted =
    Reading<Instance>(
        Name = "any epsilon that B.2 admits",
        Statement = "for every epsilon that B.2 admits with alpha as printed, and lambda <= lambda*: " + stated,
        Check = smallAt SmallScale.epsilonAsPrinted (PhaseTimes.idle [ Positive ]) printed,
        Added = [],
        Note =
            "epsilon is the first of 1/2, 1/3, ... that B.2 admits; the printed alpha is n^2 too large (orthogonal/lem10-alpha), so that B.2 admits an epsilon for which an idle neuron on one point outgrows the bound"
    )

let claim: IClaim =
    claimRead
        "orthogonal/lem-3-iii"
        "phase 2, idle neurons"
        "proofs/Orthogonal/Lemma_3_iii.fs"
        "Lemma 3 (iii) = Lemma 10 (ii)"
        literal
        [ asPrinted ] [ two; idle; close ] [
            Mutation.exponent "2 c lambda" literal (small (PhaseTimes.idle [ Positive ]) (fun _ -> 1.0))
            Mutation.quantifier "all j" literal (small PhaseTimes.everyone printed)
        ]
