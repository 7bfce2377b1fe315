module internal ReluProofs.Proofs.OneDim.Theorem_4_11_norm

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The square of the printed norm, 2 alpha (|S(X_S^T Y)|/||X_S||^2 + |S(X_{S^c}^T Y)|/||X_{S^c}||^2).
let private printed (i: Instance) : Mutation.Value =
    Rational.Two * ((Instance.gammaP i).Abs() + (Instance.gammaN i).Abs()),
    Term.Number 2 * (Term.Abs(Terms.gammaP i) + Term.Abs(Terms.gammaN i))

let private everyMinimiserHas (square: Instance -> Mutation.Value) =
    Scaling.check (fun s o context ->
        let i = o.Instance
        let value, term = square i

        Optimum.minimisers context o
        |> Seq.map (fun theta ->
            let actual = theta.NormSquared()

            if actual = RealAlgebraic.OfRational value then
                Outcome.Holds Strength.Exact
            else
                let instance = Terms.certified true i [ "theta", theta ]

                Outcome.Fails(
                    Witness(
                        sprintf "||theta||^2 = %O for every global minimiser theta" value,
                        sprintf
                            "theta = %s is a global minimiser with ||theta||^2 = %O"
                            (Optimum.describeNetwork theta)
                            actual,
                        (if actual < RealAlgebraic.OfRational value then "<" else ">"),
                        Strength.Exact,
                        Optimum.numericText o,
                        CertificateDraft(
                            context.Claim,
                            context.Statement,
                            "a global minimiser of another norm",
                            instance,
                            Terms.standing true i
                            @ Scaling.facts s
                            @ Terms.bothThresholdsPassed i
                            @ [
                                Optimum.minimumFact o "theta"
                                Terms.differ
                                    "the squared norm of theta is not as stated"
                                    instance
                                    (Term.NormSquared "theta")
                                    term
                            ]
                        )
                    )
                ))
        |> Outcome.All)

let private literal =
    Reading<Scaling>(
        Name = Reading.Literal,
        Statement =
            "under Assumption 4.3 there is m_0 such that for all m >= m_0 every theta* in Theta*(m) has ||theta*|| = sqrt(2 alpha (|S_{alpha beta}(X_S^T Y)|/||X_S||^2 + |S_{alpha beta}(X_{S^c}^T Y)|/||X_{S^c}||^2))",
        Check = everyMinimiserHas printed,
        Added = [ Scaling.widthTwo ],
        Note =
            "m_0 = max(2, M^-) serves, M^- the first m at which both thresholded sums are non-zero (Proposition A.19)"
    )

let private fromFirst =
    Reading<Scaling>(
        Name = "from the first width of Proposition A.19 on",
        Statement = "the same with m_0 = M^-, the first m at which both thresholded sums are non-zero",
        Check = everyMinimiserHas printed,
        Added = [],
        Note =
            "the proof asks no more of m than this; M^- may be 1, and one neuron serves only one of the two sides, so m_0 = M^- fails where m_0 = 2 holds"
    )

let claim: IClaim =
    Claim<Scaling>(
        Id = "onedim/thm-4.11-norm",
        Title = "norm of every regularised optimum",
        File = "proofs/OneDim/Theorem_4_11_norm.fs",
        Family = Scaling.family,
        Source = Source("onedim", "Theorem 4.11 = A.21", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("M^- = 1, m = 2", Scaling.edges[1], true)
            BoundaryRow("m = M^- = 2", Phases.edge (Q.int 1) (Q.int -1) 0 1 2, true)
            BoundaryRow("m = M^- = 3, a growing scale", Phases.edge Q.half (Q.int 2) 1 2 3, true)
            BoundaryRow("m = M^- = 1, below m_0", Scaling.edges[0], false)
        ],
        Repairs = [ fromFirst ],
        Mutants = [
            Mutation.constant "factor 1 in place of 2" literal (everyMinimiserHas (printed >> Mutation.scaled Q.half))
            Mutation.exponent
                "alpha^2 under the root"
                literal
                (everyMinimiserHas (fun i -> Mutation.timesAlpha i (printed i)))
            Mutation.sign
                "threshold added"
                literal
                (everyMinimiserHas (fun i ->
                    let t = Instance.threshold i

                    let value =
                        Rational.Two
                        * i.Alpha
                        * (((Instance.p i).Abs() + t) / Instance.squareP i
                           + ((Instance.q i).Abs() + t) / Instance.squareN i)

                    value, Term.Number value))
            Mutation.dropping literal Scaling.widthTwo.Name
        ]
    )
