namespace ReluProofs.Proofs

open System.Collections.Generic
open ReluProofs.Proofs.OneDim
open ReluProofs.Verify.Claims

/// All claims, by paper and in the order of the paper.
[<AbstractClass; Sealed>]
type Catalogue private () =

    static let onedim = [
        Remark_3_2.claim
        Remark_3_4.claim
        Text_text_collapse.claim
        Assumption_4_3_equiv.claim
        Theorem_4_1.claim
        Theorem_a_1_reduction.claim
        Theorem_4_2.claim
        Lemma_a_2.claim
        Equation_15_16.claim
        Equation_17.claim
        Equation_18.claim
        Equation_19_21.claim
        Theorem_4_4_1.claim
        Theorem_4_5_1.claim
        Theorem_4_5_2.claim
        Theorem_4_5_3.claim
        Theorem_a_5_count.claim
        Theorem_a_5_omega.claim
        Theorem_4_6_monotone.claim
        Equation_8_minimal.claim
        Text_text_4_3_inactive.claim
        Proposition_4_7.claim
        Proposition_a_7_cones.claim
        Remark_4_8.claim
        Proposition_4_9.claim
        Equation_11.claim
        Proposition_a_9.claim
        Proposition_a_9_r.claim
        Definition_a_10.claim
        Definition_a_11.claim
        Lemma_a_14.claim
        Lemma_a_16.claim
        Proposition_a_19.claim
        Theorem_4_11_bounded.claim
        Theorem_4_11_norm.claim
        Theorem_4_11_order.claim
        Proposition_4_12.claim
        Figure_3.claim
        Figure_4.claim
        Figure_5.claim
        Figure_6.claim
    ]

    static let orthogonal = [
        Orthogonal.Lemma_1a.claim
        Orthogonal.Theorem_1_sym.claim
        Orthogonal.Equation_8.claim
        Orthogonal.Remark_origin_saddle.claim
        Orthogonal.Fact_1_window.claim
        Orthogonal.Fact_1_saddle.claim
        Orthogonal.Text_sec5_orth.claim
        Orthogonal.Figure_2_caption.claim
        Orthogonal.Text_b1_open.claim
        Orthogonal.Equation_11.claim
        Orthogonal.Text_ode_tanh.claim
        Orthogonal.Text_ineq_tanh.claim
        Orthogonal.Text_lem7_exponent.claim
        Orthogonal.Text_ode_logistic.claim
        Orthogonal.Text_lem10_uplus_lower.claim
        Orthogonal.Text_lem10_alpha.claim
        Orthogonal.Text_lem11_beta.claim
        Orthogonal.Lemma_16.claim
        Orthogonal.Text_ode_lncosh.claim
        Orthogonal.Text_lem12_rhodiff.claim
        Orthogonal.Lemma_14.claim
        Orthogonal.Proposition_1_kkt.claim
        Orthogonal.Proposition_1_value.claim
        Orthogonal.Proposition_1_set.claim
        Orthogonal.Text_prop1_example.claim
        Orthogonal.Text_appD_display.claim
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
        WeakInteraction.Lemma_2.claim
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
        WeakInteraction.Equation_53.claim
        WeakInteraction.Equation_54.claim
        WeakInteraction.Equation_55.claim
        WeakInteraction.Equation_57.claim
        WeakInteraction.Equation_69.claim
        WeakInteraction.Equation_70.claim
    ]

    /// Every claim the tool knows.
    static member All: IReadOnlyList<IClaim> =
        Array.ofList (onedim @ orthogonal @ weakint @ benignity)
