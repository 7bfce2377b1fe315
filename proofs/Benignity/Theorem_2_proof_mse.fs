module internal ReluProofs.Proofs.Benignity.Theorem_2_proof_mse

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// How often the interval of the least eigenvalue is halved for the slack.
let private halvings = 10

/// A number that the least eigenvalue does not exceed, at most `known`, which it does not exceed either.
let private ceiling h (known: Rational) =
    let rec halve count (low: Rational) (high: Rational) =
        if count = 0 then
            high
        else
            let middle = (low + high) / Rational.Two

            if Covariance.isPositiveDefinite (Covariance.shifted -middle h) then
                halve (count - 1) middle high
            else
                halve (count - 1) low middle

    halve halvings Rational.Zero known

/// Whether ||z||_H^2 <= ||H z||^2/mu for the least or the largest eigenvalue mu of H, z = v_* - u_*, and ||H z|| = lambda.
/// With r = ||H z||^2/||z||_H^2 the former says mu <= r: mu_min <= r unless H - r I is positive definite, mu_max <= r only if
/// r I - H is not indefinite.
let private bounded largest (power: int) =
    Check<Regularised>(fun r _ ->
        let h = Regularised.matrix r
        let z = Covariance.subtract (Regularised.teacher r) (Regularised.optimum r)
        let image = Covariance.times h z
        let squared = Regularised.squaredDecay r

        if Covariance.dot image image <> squared then
            Outcome.EnginesDisagree "||H(v_* - u_*)|| is not lambda for u_* = (H + mu I)^-1 H v_*"
        else
            // lambda^(2 power) in place of lambda^2, for even powers of the root.
            let ratio = squared.Pow power / Covariance.dot z image

            let holds =
                if largest then
                    Covariance.isPositiveDefinite (Covariance.shifted ratio (Covariance.negated h))
                else
                    not (Covariance.isPositiveDefinite (Covariance.shifted -ratio h))

            if holds && largest then
                Outcome.Holds Strength.Exact
            elif holds then
                Slack.holds Strength.Exact (Slack.below (squared.Pow power / ceiling h ratio - Covariance.dot z image))
            else
                Outcome.Fails(
                    Witness(
                        "||v_* - u_*||_H^2 <= the stated bound",
                        sprintf
                            "||v_* - u_*||_H^2 = %.6g, lambda^2 = %.6g"
                            ((Covariance.dot z image).ToDouble())
                            (squared.ToDouble()),
                        ">",
                        Strength.Exact,
                        null,
                        null
                    )
                ))

let private literal =
    Reading<Regularised>(
        Name = Reading.Literal,
        Statement = "by Equation (6), ||v_* - u_*||_H^2 <= ||H(v_* - u_*)||^2/mu_min = lambda^2/mu_min",
        Check = bounded false 1,
        Added = [],
        Note = "for every lambda for which (6) has a solution"
    )

let private at d mu = { Data = Teacher.atCentres d; Mu = mu }

let claim: IClaim =
    Claim<Regularised>(
        Id = "benignity/thm-2-proof-mse",
        Title = "from (6) to the mean square error",
        File = "proofs/Benignity/Theorem_2_proof_mse.fs",
        Family = RegularisedFamily.make [] 6 [ Rational.OfInt 1000; Rational.One; Q.frac 1 10 ],
        Source = Source("benignity", "end of Appendix D", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("the centres, a small lambda", at 3 (Q.frac 1 1_000_000), true)
            BoundaryRow("a large multiplier", at 3 (Rational.OfInt 1000), true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "lambda^2/mu_max" literal (bounded true 1)
            Mutation.exponent "lambda^4/mu_min" literal (bounded false 2)
        ]
    )
