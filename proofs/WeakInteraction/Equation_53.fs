module internal ReluProofs.Proofs.WeakInteraction.Equation_53

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Dynamics
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Whether the printed alignment with rate kappa Y/n solves (52), by its exact derivative at the instance; the numeric side
/// integrates (52) from the same start without the closed form.
let private solves (kappa: int) (start: GroupNeuron -> Rational) =
    Check<GroupNeuron>(fun g context ->
        let h = GroupNeuron.exponential kappa g
        let rate = Rational.OfInt kappa * g.Y / g.N
        let c0 = start g

        let residual = GroupFormula.alignmentResidual Rational.One g.Y g.N c0 h rate

        let value = GroupFormula.alignment Rational.One c0 h

        let integrated, error =
            let speed = g.Y.ToDouble() / g.N.ToDouble()

            GroupNeuron.integrate
                (fun _ s -> [| speed * (1.0 - s[0] * s[0]) |])
                [| g.C0.ToDouble() |]
                (GroupNeuron.time g)

        let off = abs (integrated[0] - value.ToDouble())

        if residual.IsZero && c0 = g.C0 then
            if off > 1e-9 + 100.0 * error[0] then
                Outcome.EnginesDisagree(
                    sprintf "the residual is 0, and the integrated alignment %.12g differs by %.2g" integrated[0] off
                )
            else
                Outcome.Holds Strength.Exact
        else
            let terms = GroupNeuron.certified g

            let power =
                let raised = Term.Product(List.replicate (abs kappa) GroupNeuron.e)
                if kappa < 0 then Term.Number 1 / raised else raised

            let residualTerm =
                GroupFormula.alignmentResidual
                    (Term.Number 1)
                    GroupNeuron.y
                    GroupNeuron.n
                    (Term.Number c0)
                    power
                    (Term.Number kappa * GroupNeuron.y / GroupNeuron.n)

            Outcome.Fails(
                Witness(
                    sprintf "the alignment at E = exp(Y t/n) = %O is %O, and (52) holds there" g.E value,
                    sprintf "the left minus the right side of (52) is %O" residual,
                    "is not 0",
                    Strength.Exact,
                    sprintf "(52) integrated by Runge-Kutta gives the alignment %.10g +- %.1g" integrated[0] error[0],
                    (if residual.IsZero then
                         null
                     else
                         CertificateDraft(
                             context.Claim,
                             context.Statement,
                             "the printed alignment does not solve (52)",
                             terms,
                             GroupNeuron.facts
                             @ [
                                 Fact(
                                     "the derivative of the printed alignment is not the right side of (52)",
                                     residualTerm,
                                     (if residual.Sign > 0 then
                                          Relation.Greater
                                      else
                                          Relation.Less),
                                     Term.Number 0
                                 )
                             ]
                         ))
                )
            ))

let private literal =
    Reading<GroupNeuron>(
        Name = Reading.Literal,
        Statement =
            "for all c0 in [0, 1] and t >= 0, the solution of (52), S' = (sqrt(k_n) ||D||/n)(1 - S^2), S(0) = c0, is S = (sinh(c t) + c0 cosh(c t))/(cosh(c t) + c0 sinh(c t)) with c = 2 sqrt(k_n) ||D||/n",
        Check = solves 2 (fun g -> g.C0),
        Added = [],
        Note = "Y stands for sqrt(k_n) ||D||; where c0 = 1 both sides are constant and any rate is right"
    )

let private repaired =
    Reading<GroupNeuron>(
        Name = "c = sqrt(k_n) ||D||/n",
        Statement = "the same with c = sqrt(k_n) ||D||/n",
        Check = solves 1 (fun g -> g.C0),
        Added = [],
        Proof =
            VerifiedSolution(
                "group-alignment",
                @"\frac{\sinh(ct)+c_0\cosh(ct)}{\cosh(ct)+c_0\sinh(ct)},\ c=\sqrt{k_n}\|D\|/n",
                OdeProblem.Scalar("S", "Y/n*(1 - S^2)", "c0", "Y > 0, n > 0, 0 <= c0, c0 <= 1"),
                "(sinh(Y/n*t) + c0*cosh(Y/n*t))/(cosh(Y/n*t) + c0*sinh(Y/n*t))"
            )
    )

let private adjusted =
    Adjustable.integer
        "the factor k of the rate c = k sqrt(k_n) ||D||/n"
        2
        (sprintf "the same with c = %d sqrt(k_n) ||D||/n")
        (fun k -> solves k (fun g -> g.C0))

let claim: IClaim =
    Claim<GroupNeuron>(
        Id = "weakint/eq-53",
        Title = "alignment in closed form",
        File = "proofs/WeakInteraction/Equation_53.fs",
        Family = GroupNeuron.family false,
        Source = Source("weakint", "Eq. (53), Sec. A.4", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("orthogonal at the start", GroupNeuron.at Rational.Zero Rational.Two, false)
            BoundaryRow("aligned at the start", GroupNeuron.at Rational.One Rational.Two, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutant<GroupNeuron>
                .Of(MutationKind.Constant, "rate 3 sqrt(k_n) ||D||/n", repaired, solves 3 (fun g -> g.C0))
            Mutant<GroupNeuron>.Of(MutationKind.Sign, "-c0 in place of c0", repaired, solves 1 (fun g -> -g.C0))
        ],
        Thresholds = [ adjusted ]
    )
