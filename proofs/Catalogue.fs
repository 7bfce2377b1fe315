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
        Orthogonal.Text_lem10_alpha.claim
        Orthogonal.Text_lem11_beta.claim
        Orthogonal.Lemma_16.claim
        Orthogonal.Lemma_14.claim
        Orthogonal.Proposition_1_kkt.claim
        Orthogonal.Proposition_1_value.claim
        Orthogonal.Proposition_1_set.claim
        Orthogonal.Text_prop1_example.claim
        Orthogonal.Text_appD_display.claim
    ]

    /// Every claim the tool knows.
    static member All: IReadOnlyList<IClaim> = Array.ofList (onedim @ orthogonal)
