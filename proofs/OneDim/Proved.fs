namespace ReluProofs.Proofs.OneDim

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Derivations
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Optimise
open ReluProofs.Verify.Claims

/// A derivation of the symbolic engine, with the comparison that ties its conclusion to the formulas a statement prints.
type internal DerivationProof(name: string, latex: string, ties: (unit -> string | null) list) =
    interface IProof with
        member _.Name = name
        member _.Latex = latex
        member _.Assumptions = [||]

        member _.Replay() : string | null =
            let replayed = Derivations.Find(name).Replay()

            if not replayed.IsValid then
                replayed.Reason
            else
                ties |> Seq.tryPick (fun tie -> Option.ofObj (tie ())) |> Option.toObj

/// The derivations behind the statements of `onedim`, tied to the printed formulas for all parameters.
module internal Proved =

    /// A printed formula in alpha, beta, the squared norms P and N and the inner products p = X_S^T Y, q = X_{S^c}^T Y.
    let formula (cases: string list) = PiecewiseFormula.Parse(List.toArray cases)

    /// alpha S_{alpha beta}(moment)/energy with the soft-thresholding operator written out.
    let private softened energy moment =
        formula [
            sprintf "%s > alpha*beta" moment
            sprintf "alpha*(%s - alpha*beta)/%s" moment energy
            sprintf "-alpha*beta <= %s <= alpha*beta" moment
            "0"
            sprintf "%s < -alpha*beta" moment
            sprintf "alpha*(%s + alpha*beta)/%s" moment energy
        ]

    let private plain energy moment =
        PiecewiseFormula.Everywhere(Expression.Parse(sprintf "alpha*%s/%s" moment energy))

    let private agrees regularised (printed: PiecewiseFormula) (derived: PiecewiseFormula) () : string | null =
        let agreement =
            printed.AgreesWith(derived, OneDimensionalOptimum.FormulaHypotheses regularised)

        if agreement.IsProved then null else agreement.ToString()

    let private sides regularised (onP: PiecewiseFormula) (onN: PiecewiseFormula) = [
        agrees regularised onP (OneDimensionalOptimum.PositiveFormula regularised)
        agrees regularised onN (OneDimensionalOptimum.NegativeFormula regularised)
    ]

    /// The two sums of Eq. (6) are those of the derived set of minimisers.
    let unregularisedSums: IProof =
        DerivationProof(
            "onedim-unregularised",
            @"\sum_{u_j>0} u_j\omega_j = \frac{\alpha p}{P},\quad \sum_{u_j<0} u_j\omega_j = \frac{\alpha q}{N}",
            sides false (plain "P" "p") (plain "N" "q")
        )

    /// gamma_P* and gamma_N* of Eq. (7) are those of the derived set of minimisers.
    let regularisedSums: IProof =
        DerivationProof(
            "onedim-regularised",
            @"\gamma_P^* = \alpha\,\mathcal S_{\alpha\beta}(p)/P,\quad \gamma_N^* = \alpha\,\mathcal S_{\alpha\beta}(q)/N",
            sides true (softened "P" "p") (softened "N" "q")
        )

    /// The residual of a point with one side's gamma, squared, is what that side adds to P, N, p, q and ||Y||^2; summing over
    /// the points decouples the two variables of Eq. (12).
    let private decouples () : string | null =
        let difference =
            Expression.Parse "(g*x/alpha - y)^2 - (g^2*x^2/alpha^2 - 2*g*x*y/alpha + y^2)"

        if difference.IsZero then
            null
        else
            "the squared residual of a point does not expand as claimed"

    /// Eq. (13) is the soft threshold of each side.
    let softThreshold: IProof =
        DerivationProof(
            "soft-threshold",
            @"\operatorname*{argmin}_g\ \tfrac s2 g^2 - c g + b|g| = \mathcal S_b(c)/s",
            decouples :: sides true (softened "P" "p") (softened "N" "q")
        )

    /// With both inner products within the threshold both derived sums are 0.
    let private vanishes energy moment (derived: PiecewiseFormula) () : string | null =
        let hypotheses =
            Guard.Parse(sprintf "alpha > 0, beta > 0, %s > 0, -alpha*beta <= %s, %s <= alpha*beta" energy moment moment)

        let agreement =
            derived.AgreesWith(PiecewiseFormula.Everywhere RationalFunction.Zero, hypotheses)

        if agreement.IsProved then null else agreement.ToString()

    /// gamma_P* = gamma_N* = 0 for M* = 0, which leaves the origin.
    let collapse: IProof =
        DerivationProof(
            "onedim-regularised",
            @"|p|,|q| \le \alpha\beta \Rightarrow \gamma_P^* = \gamma_N^* = 0",
            [
                vanishes "P" "p" (OneDimensionalOptimum.PositiveFormula true)
                vanishes "N" "q" (OneDimensionalOptimum.NegativeFormula true)
            ]
        )
