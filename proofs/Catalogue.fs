namespace ReluProofs.Proofs

open System.Collections.Generic
open ReluProofs.Proofs.Benignity
open ReluProofs.Proofs.OneDim
open ReluProofs.Proofs.WeakInteraction
open ReluProofs.Verify.Claims

/// All claims, by paper and in the order of the paper.
[<AbstractClass; Sealed>]
type Catalogue private () =

    static let onedim = [
        Remark_3_2.claim
        Theorem_4_1.claim
        Theorem_4_2.claim
        Lemma_a_2.claim
        Theorem_4_4_1.claim
        Theorem_4_5_1.claim
        Theorem_4_5_2.claim
        Theorem_4_5_3.claim
        Proposition_4_7.claim
        Proposition_4_9.claim
        Theorem_4_11_norm.claim
        Proposition_4_12.claim
        Figure_3.claim
        Figure_4.claim
        Figure_5.claim
        Figure_6.claim
    ]

    static let benignity = [
        Text_sec3_coupon_set.claim
        Figure_1_count.claim
        Figure_2_count.claim
        Figure_3_count.claim
        Lemma_2.claim
        Text_appC_q_bound.claim
    ]

    static let weakint = [
        Theorem_1_eq6.claim
        Equation_7.claim
        Lemma_5_i.claim
        Lemma_5_ii.claim
        Lemma_5_iii.claim
        Lemma_5_exact.claim
        Equation_13.claim
        Equation_14_a.claim
        Lemma_6_upper.claim
        Lemma_6_lower.claim
        Lemma_6_sq.claim
    ]

    /// Every claim the tool knows.
    static member All: IReadOnlyList<IClaim> = Array.ofList (onedim @ benignity @ weakint)
