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

    /// max(sign * g, 0) of a formula g, by cases: each guard together with the sign of its value.
    let private part (sign: int) (g: PiecewiseFormula) =
        PiecewiseFormula [
            for case in g.Cases do
                let value = if sign < 0 then -case.Value else case.Value
                let guard condition = Guard(Seq.append case.Guard.Conditions [ condition ])
                FormulaCase(guard (SignCondition.NonNegative value), value)
                FormulaCase(guard (SignCondition.Positive -value), RationalFunction.Zero)
        ]

    /// A printed variable of (9): `above` beyond the upper threshold, `below` beyond the lower one, 0 between them.
    let private variable moment above below =
        formula [
            sprintf "%s > alpha*beta" moment
            above
            sprintf "-alpha*beta <= %s <= alpha*beta" moment
            "0"
            sprintf "%s < -alpha*beta" moment
            below
        ]

    /// Eq. (10) in the squared norms and inner products is ||Y||^2/2 and one side each of `cone-program`, with
    /// k = P/alpha^2, c = p/alpha, v = v_1, t = t_1 and k = N/alpha^2, c = q/alpha, v = -t_2, t = -v_2.
    let private separates () : string | null =
        let side energy moment v t =
            sprintf
                "%s/(2*alpha^2)*((%s) - (%s))^2 - %s/alpha*((%s) - (%s)) + beta*((%s) + (%s))"
                energy
                v
                t
                moment
                v
                t
                v
                t

        let square energy moment g =
            sprintf "(%s)^2*%s/alpha^2 - 2*(%s)*%s/alpha" g energy g moment

        let program =
            sprintf "(%s + %s + Y)/2 + beta*(v1 + t1 - v2 - t2)" (square "P" "p" "v1 - t1") (square "N" "q" "v2 - t2")

        let difference =
            Expression.Parse program
            - Expression.Parse(sprintf "Y/2 + %s + %s" (side "P" "p" "v1" "t1") (side "N" "q" "-t2" "-v2"))

        if difference.IsZero then
            null
        else
            "the program does not separate into its two sides as claimed"

    /// The solution of (9) in Proposition 4.9: v_1 = max(gamma_P*, 0), t_1 = max(-gamma_P*, 0), and, both non-positive,
    /// v_2 = min(gamma_N*, 0), t_2 = min(-gamma_N*, 0).
    let coneProgram: IProof =
        let onP () = OneDimensionalOptimum.PositiveFormula true

        let onN () = OneDimensionalOptimum.NegativeFormula true

        let is printed (derived: unit -> PiecewiseFormula) () = agrees true printed (derived ()) ()

        let minus (f: PiecewiseFormula) = f.Map(fun value -> -value)

        DerivationProof(
            "cone-program",
            @"v_1^* = (\gamma_P^*)^+,\quad t_1^* = (\gamma_P^*)^-,\quad v_2^* = -(\gamma_N^*)^-,\quad t_2^* = -(\gamma_N^*)^+",
            [
                decouples
                separates
                is (variable "p" "alpha*(p - alpha*beta)/P" "0") (onP >> part 1)
                is (variable "p" "0" "-alpha*(p + alpha*beta)/P") (onP >> part -1)
                is (variable "q" "0" "alpha*(q + alpha*beta)/N") (onN >> part -1 >> minus)
                is (variable "q" "alpha*(-q + alpha*beta)/N" "0") (onN >> part 1 >> minus)
                // The derived sides are the soft threshold with the parameters of the two sides.
                yield! sides true (softened "P" "p") (softened "N" "q")
            ]
        )
