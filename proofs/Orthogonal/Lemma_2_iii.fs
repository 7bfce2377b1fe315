module internal ReluProofs.Proofs.Orthogonal.Lemma_2_iii

open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Proofs.Orthogonal.PhaseClaim

let private stated =
    "at t_1 = -epsilon ln(lambda)/||D_-||, for all j: ||w_j|| <= 2 c lambda^(1 - r epsilon)"

let private small (exponent: Run -> float) =
    isSmall PhaseTimes.everyone (fun run -> ln2 + PhaseTimes.logLargest run + PhaseTimes.log (exponent run) run)

let private printed (run: Run) = 1.0 - SmallScale.ratio run.Instance * run.Epsilon

let private literal =
    literal ("for lambda <= lambda*: " + stated) (atAlignment Negative stated (small printed))

let claim: IClaim =
    claim "orthogonal/lem-2-iii" "phase 1, small norms" "proofs/Orthogonal/Lemma_2_iii.fs" "Lemma 2 (iii)" literal [
        two
        idle
        close
    ] [
        Mutation.exponent "1 - epsilon" literal (atAlignment Negative stated (small (fun run -> 1.0 - run.Epsilon)))
        Mutation.exponent "lambda" literal (atAlignment Negative stated (small (fun _ -> 1.0)))
        Mutation.sign
            "at least"
            literal
            (atAlignment Negative stated (fun run state -> negated (small printed run state)))
    ]
