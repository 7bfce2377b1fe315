module internal ReluProofs.Proofs.OneDim.Proposition_4_12

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// phi* balanced has the smallest norm among the minimisers of l with its sums, so it is tried beside random ones.
let private plainMinimisers (context: CheckContext) (plain: Optimum) =
    seq {
        for split in plain.Derived.Splits do
            (Members.fewest plain.Instance.M split.GammaP split.GammaN).Value

        yield! Optimum.minimisers context plain
    }

/// ||phi*||^2 >= k ||theta*||^2 or, with `reversed`, the other way round, for all pairs tried.
let private outside (k: Rational) (reversed: bool) =
    Scaling.check (fun s o context ->
        match Optimum.solve Unregularised context o.Instance with
        | Error why -> Outcome.EnginesDisagree why
        | Ok plain ->
            let i = o.Instance
            let thetas = Optimum.minimisers context o |> Seq.toArray

            seq {
                for phi in plainMinimisers context plain do
                    for theta in thetas do
                        let difference =
                            phi.NormSquared() - RealAlgebraic.OfRational k * theta.NormSquared()

                        let slack = if reversed then -difference else difference

                        if slack.Sign >= 0 then
                            Outcome.Holds(Strength.Exact, slack)
                        else
                            Outcome.Fails(
                                Witness(
                                    "||phi*||^2 >= ||theta*||^2 for all minimisers phi* of l and theta* of L",
                                    sprintf
                                        "phi* = %s has ||phi*||^2 = %O, theta* = %s has ||theta*||^2 = %O"
                                        (Optimum.describeNetwork phi)
                                        (phi.NormSquared())
                                        (Optimum.describeNetwork theta)
                                        (theta.NormSquared()),
                                    "<",
                                    Strength.Exact,
                                    Optimum.numericText o,
                                    CertificateDraft(
                                        context.Claim,
                                        context.Statement,
                                        "an unregularised minimiser inside the sphere",
                                        Terms.certified true i [ "phi", phi; "theta", theta ],
                                        Terms.standing true i
                                        @ Scaling.facts s
                                        @ [
                                            Optimum.minimumFact o "theta"
                                            Terms.fact
                                                "phi is shorter than theta"
                                                (Term.NormSquared "phi")
                                                Relation.Less
                                                (Term.NormSquared "theta")
                                        ]
                                    )
                                )
                            )
            }
            |> Outcome.All)

let private literal =
    Reading<Scaling>(
        Name = Reading.Literal,
        Statement =
            "under Assumption 4.3, for sufficiently large m, ||phi*|| >= ||theta*|| for all phi* in phi*(m) and all theta* in Theta*(m)",
        Check = outside Rational.One false,
        Added = [],
        Note =
            "more is checked than 'sufficiently large' asks: from the first m at which both thresholded sums are non-zero, which may be m = 1; slack is the difference of the squared norms"
    )

let claim: IClaim =
    Claim<Scaling>(
        Id = "onedim/prop-4.12",
        Title = "unregularised optima lie outside the sphere",
        File = "proofs/OneDim/Proposition_4_12.fs",
        Family = Scaling.family,
        Source = Source("onedim", "Proposition 4.12 = A.22", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("m = 1, both sums non-zero", Scaling.edges[0], true)
            BoundaryRow("m = 2", Scaling.edges[1], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.sign "<= in place of >=" literal (outside Rational.One true)
            Mutation.constant "||phi*||^2 >= 4 ||theta*||^2" literal (outside (Q.int 4) false)
        ]
    )
