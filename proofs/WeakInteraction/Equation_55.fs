module internal ReluProofs.Proofs.WeakInteraction.Equation_55

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Dynamics
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Whether the printed squared norm with rate kappa Y/n solves q' = (2/n) q (Y S - q/p) with the true alignment S, by its exact
/// derivative at the instance; the numeric side integrates alignment and norm together without any closed form.
let private solves (kappa: int) (groups: GroupNeuron -> Rational) =
    Check<GroupNeuron>(fun g context ->
        let h = GroupNeuron.exponential kappa g
        let rate = Rational.OfInt kappa * g.Y / g.N
        let s = GroupFormula.alignment Rational.One g.C0 g.E
        let p = groups g

        // The differential equation is the flow's: it has the true number of groups.
        let residual =
            let q = GroupFormula.squaredNorm Rational.One g.Y p g.C0 g.Q0 h

            GroupFormula.squaredNormDerivative Rational.One g.Y p g.C0 g.Q0 h rate
            - Rational.Two / g.N * q * (g.Y * s - q / g.P)

        let value = GroupFormula.squaredNorm Rational.One g.Y p g.C0 g.Q0 h

        let integrated, error =
            let y, n, groups = g.Y.ToDouble(), g.N.ToDouble(), g.P.ToDouble()

            GroupNeuron.integrate
                (fun _ f -> [| y / n * (1.0 - f[0] * f[0]); 2.0 / n * f[1] * (y * f[0] - f[1] / groups) |])
                [| g.C0.ToDouble(); g.Q0.ToDouble() |]
                (GroupNeuron.time g)

        let off = abs (integrated[1] - value.ToDouble())

        if residual.IsZero then
            // At t = 0 the value is q0 by the formula; elsewhere a zero residual must come with the integrated value.
            if g.C0 = Rational.One && off > (1e-9 + 100.0 * error[1]) * (1.0 + abs integrated[1]) then
                Outcome.EnginesDisagree(
                    sprintf "the residual is 0, and the integrated norm %.12g differs by %.2g" integrated[1] off
                )
            else
                Outcome.Holds Strength.Exact
        else
            let residualTerm =
                GroupFormula.normResidual
                    (Term.Number 1)
                    GroupNeuron.y
                    GroupNeuron.n
                    GroupNeuron.p
                    GroupNeuron.c0
                    GroupNeuron.q0
                    (Term.Product(List.replicate kappa GroupNeuron.e))
                    (Term.Number kappa * GroupNeuron.y / GroupNeuron.n)
                    (GroupFormula.alignment (Term.Number 1) GroupNeuron.c0 GroupNeuron.e)

            Outcome.Fails(
                Witness(
                    sprintf "||w||_+^2 = %O at E = exp(Y t/n) = %O, and the norm's equation holds there" value g.E,
                    sprintf "the left minus the right side of the norm's equation is %O" residual,
                    "is not 0",
                    Strength.Exact,
                    sprintf "the flow integrated by Runge-Kutta gives ||w||_+^2 = %.10g +- %.1g" integrated[1] error[1],
                    (if p <> g.P then
                         null
                     else
                         CertificateDraft(
                             context.Claim,
                             context.Statement,
                             "the printed squared norm does not solve the equation of the norm",
                             GroupNeuron.certified g,
                             GroupNeuron.facts
                             @ [
                                 Fact(
                                     "the derivative of the printed squared norm is not (2/n) q (Y S - q/p)",
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
            "for all c0 in [0, 1] and t >= 0, along the group-initialised flow ||w(t)||_+^2 = p Y q0 (cosh(c t) + c0 sinh(c t))/(p Y + q0 (sinh(c t) + c0 (cosh(c t) - 1))) with Y = sqrt(k_n) ||D||, q0 = ||w(0)||_+^2 and c = 2 Y/n",
        Check = solves 2 (fun g -> g.P),
        Added = [],
        Note =
            "the flow gives q' = (2/n) q (Y S - q/p) with the alignment S of (52); (54) prints it with ||D|| in the place of Y, which is the same for k_n = 1"
    )

let private aligned =
    Hypothesis<GroupNeuron>("c0=1", "c0 = 1", (fun g -> g.C0 = Rational.One), (fun g -> { g with C0 = Rational.Half }))

let private repaired =
    Reading<GroupNeuron>(
        Name = "aligned at the start",
        Statement = "the same for c0 = 1",
        Check = solves 2 (fun g -> g.P),
        Added = [ aligned ],
        Proof =
            VerifiedSolution(
                "group-norm-aligned",
                @"\frac{pYq_0e^{ct}}{pY+q_0(e^{ct}-1)},\ c=2Y/n",
                OdeProblem.Scalar("q", "2/n*q*(Y - q/p)", "q0", "Y > 0, n > 0, p > 0, q0 > 0"),
                "p*Y*q0*(cosh(2*Y/n*t) + sinh(2*Y/n*t))/(p*Y + q0*(sinh(2*Y/n*t) + cosh(2*Y/n*t) - 1))"
            )
    )

let claim: IClaim =
    Claim<GroupNeuron>(
        Id = "weakint/eq-55",
        Title = "norm of the group neuron in closed form",
        File = "proofs/WeakInteraction/Equation_55.fs",
        Family = GroupNeuron.family true,
        Source = Source("weakint", "Eq. (55) = (67), Sec. A.4", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("orthogonal at the start", GroupNeuron.at Rational.Zero Rational.Two, false)
            BoundaryRow("aligned at the start", GroupNeuron.at Rational.One Rational.Two, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutant<GroupNeuron>.Of(MutationKind.Constant, "rate Y/n", repaired, solves 1 (fun g -> g.P))
            Mutant<GroupNeuron>
                .Of(MutationKind.Constant, "p + 1 groups", repaired, solves 2 (fun g -> g.P + Rational.One))
            Mutant<GroupNeuron>.Dropping(repaired, "c0=1")
        ]
    )
