namespace ReluProofs.Proofs

open System.Collections.Generic
open ReluProofs.Proofs.OneDim
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
        Benignity.Text_sec3_coupon_set.claim
        Benignity.Figure_1_count.claim
        Benignity.Figure_2_count.claim
        Benignity.Figure_3_count.claim
        Benignity.Lemma_2.claim
        Benignity.Text_appC_q_bound.claim
        Benignity.Theorem_3_typical_max.claim
    ]

    static let weakint = [
        WeakInteraction.Theorem_1_eq6.claim
        WeakInteraction.Equation_7.claim
        WeakInteraction.Lemma_5_i.claim
        WeakInteraction.Lemma_5_ii.claim
        WeakInteraction.Lemma_5_iii.claim
        WeakInteraction.Lemma_5_exact.claim
        WeakInteraction.Equation_13.claim
        WeakInteraction.Equation_14_a.claim
        WeakInteraction.Lemma_6_upper.claim
        WeakInteraction.Lemma_6_lower.claim
        WeakInteraction.Lemma_6_sq.claim
    ]

    /// Every claim the tool knows.
    static member All: IReadOnlyList<IClaim> = Array.ofList (onedim @ benignity @ weakint)
