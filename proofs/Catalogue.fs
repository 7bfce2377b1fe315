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
        Theorem_4_4_2.claim
        Theorem_4_4_3.claim
        Theorem_4_5_1.claim
        Theorem_4_5_2.claim
        Theorem_4_5_3.claim
        Theorem_a_5_count.claim
        Theorem_4_5_4.claim
        Theorem_a_5_omega.claim
        Theorem_4_6_monotone.claim
        Theorem_4_6_1.claim
        Theorem_4_6_2.claim
        Theorem_4_6_3.claim
        Theorem_4_6_4.claim
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
        Lemma_a_15.claim
        Lemma_a_16.claim
        Lemma_a_17.claim
        Corollary_a_18.claim
        Proposition_a_19.claim
        Proposition_4_10.claim
        Theorem_4_11_bounded.claim
        Theorem_4_11_norm.claim
        Theorem_4_11_order.claim
        Proposition_4_12.claim
        Proposition_4_13.claim
        Proposition_4_14_unbounded.claim
        Proposition_4_14_shell.claim
        Proposition_5_2.claim
        Theorem_5_3_rate.claim
        Theorem_5_3_limits.claim
        Theorem_5_5_bound.claim
        Theorem_5_5_O1.claim
        Figure_1_radii.claim
        Figure_1_dense.claim
        Figure_2.claim
        Figure_3.claim
        Figure_4.claim
        Figure_5.claim
        Figure_6.claim
    ]

    static let orthogonal = [
        Orthogonal.Lemma_1a.claim
        Orthogonal.Assumption_3_prob.claim
        Orthogonal.Theorem_1_sym.claim
        Orthogonal.Remark_width_requirement.claim
        Orthogonal.Equation_8.claim
        Orthogonal.Remark_origin_saddle.claim
        Orthogonal.Remark_asm3_necessary.claim
        Orthogonal.Remark_width_exponential.claim
        Orthogonal.Fact_1_window.claim
        Orthogonal.Fact_1_saddle.claim
        Orthogonal.Lemma_5.claim
        Orthogonal.Text_sec5_orth.claim
        Orthogonal.Text_sec5_f1.claim
        Orthogonal.Figure_2_caption.claim
        Orthogonal.Text_b1_open.claim
        Orthogonal.Text_b2_eps_exists.claim
        Orthogonal.Equation_11.claim
        Orthogonal.Text_lem10_alpha.claim
        Orthogonal.Text_lem11_beta.claim
        Orthogonal.Lemma_16.claim
        Orthogonal.Lemma_13.claim
        Orthogonal.Lemma_14.claim
        Orthogonal.Lemma_15.claim
        Orthogonal.Text_lem15_chain.claim
        Orthogonal.Proposition_1_kkt.claim
        Orthogonal.Proposition_1_value.claim
        Orthogonal.Proposition_1_set.claim
        Orthogonal.Text_prop1_example.claim
        Orthogonal.Proposition_2_if.claim
        Orthogonal.Proposition_2_onlyif.claim
        Orthogonal.Text_appD_display.claim
    ]

    static let benignity = [
        Benignity.Text_sec3_coupon_set.claim
        Benignity.Figure_1_count.claim
        Benignity.Figure_2_count.claim
        Benignity.Figure_3_count.claim
        Benignity.Lemma_2.claim
        Benignity.Text_appC_q_bound.claim
        Benignity.Proposition_1_a.claim
        Benignity.Proposition_1_b.claim
        Benignity.Proposition_1_c.claim
        Benignity.Theorem_3_typical_max.claim
        Benignity.Theorem_3_2n_le_nd.claim
    ]

    static let weakint = [
        WeakInteraction.Text_sec2_flow.claim
        WeakInteraction.Lemma_1_i.claim
        WeakInteraction.Lemma_1_ii.claim
        WeakInteraction.Equation_5.claim
        WeakInteraction.Lemma_2.claim
        WeakInteraction.Theorem_1_conv.claim
        WeakInteraction.Theorem_1_rate.claim
        WeakInteraction.Theorem_1_eq6.claim
        WeakInteraction.Lemma_3.claim
        WeakInteraction.Lemma_3_fn5.claim
        WeakInteraction.Corollary_1.claim
        WeakInteraction.Equation_7.claim
        WeakInteraction.Proposition_1.claim
        WeakInteraction.Proposition_2_upper.claim
        WeakInteraction.Proposition_2_lower.claim
        WeakInteraction.Conjecture_1.claim
        WeakInteraction.Lemma_4.claim
        WeakInteraction.Theorem_2_pieces.claim
        WeakInteraction.Theorem_2_times.claim
        WeakInteraction.Theorem_2_count.claim
        WeakInteraction.Theorem_2_exist.claim
        WeakInteraction.Theorem_2_ratio.claim
        WeakInteraction.Theorem_2_window.claim
        WeakInteraction.Theorem_2_Cgt1.claim
        WeakInteraction.Figure_1.claim
        WeakInteraction.Figure_2_left.claim
        WeakInteraction.Figure_2_right.claim
        WeakInteraction.Figure_3.claim
        WeakInteraction.Figure_4.claim
        WeakInteraction.Figure_5.claim
        WeakInteraction.Lemma_5_i.claim
        WeakInteraction.Lemma_5_ii.claim
        WeakInteraction.Lemma_5_iii.claim
        WeakInteraction.Lemma_5_exact.claim
        WeakInteraction.Equation_13.claim
        WeakInteraction.Equation_14_a.claim
        WeakInteraction.Lemma_6_upper.claim
        WeakInteraction.Lemma_6_lower.claim
        WeakInteraction.Lemma_6_sq.claim
        WeakInteraction.Lemma_7_i.claim
        WeakInteraction.Lemma_7_ii.claim
        WeakInteraction.Equation_53.claim
        WeakInteraction.Equation_55.claim
        WeakInteraction.Proposition_3.claim
        WeakInteraction.Text_c2_antipodal.claim
        WeakInteraction.Text_fn_6.claim
    ]

    /// Every claim the tool knows.
    static member All: IReadOnlyList<IClaim> =
        Array.ofList (onedim @ orthogonal @ weakint @ benignity)
