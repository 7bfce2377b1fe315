module internal ReluProofs.Proofs.OneDim.Equation_18

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The certified minimum of L against the convex minimum, which the values around the printed point must not undercut.
let private atLeast (bound: Instance -> Rational) (comparison: Rational -> bool) =
    Optimum.withOptimum Regularised (fun o _ ->
        let i = o.Instance
        let onP, onN = Instance.gammaP i, Instance.gammaN i
        let value = ConvexObjective.regularised i onP onN
        let unit = Rational.Max(Rational.One, i.Alpha)

        let undercut =
            List.allPairs [ -1; 0; 1 ] [ -1; 0; 1 ]
            |> List.exists (fun (a, b) ->
                [ unit; unit / Q.int 1_000_000 ]
                |> List.exists (fun step ->
                    ConvexObjective.regularised i (onP + Q.int a * step) (onN + Q.int b * step) < value))

        let slack = o.Derived.Minimum - bound i

        if undercut then
            Outcome.EnginesDisagree "the convex problem has a smaller value than at (gamma_P*, gamma_N*)"
        elif comparison slack then
            Outcome.Holds(Strength.Exact, RealAlgebraic.OfRational slack)
        else
            Outcome.Fails(
                Witness(
                    sprintf "the minimum of L against %O" (bound i),
                    sprintf "the minimum of L over width %d is %O" i.M o.Derived.Minimum,
                    (if slack.Sign < 0 then "<" else ">"),
                    Strength.Exact,
                    Optimum.numericText o,
                    null
                )
            ))

let private printed (i: Instance) =
    ConvexObjective.regularised i (Instance.gammaP i) (Instance.gammaN i)

let private notNegative (slack: Rational) = slack.Sign >= 0

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha, beta > 0 and m >= 1, min over theta of L(theta) >= min over gamma_P, gamma_N of 1/2 ||gamma_P X_S/alpha + gamma_N X_{S^c}/alpha - Y||^2 + beta (|gamma_P| + |gamma_N|) = 1/2 ||gamma_P* X_S/alpha + gamma_N* X_{S^c}/alpha - Y||^2 + beta (|gamma_P*| + |gamma_N*|)",
        Check = atLeast printed notNegative,
        Added = [],
        Note = "equality from m >= M* on; strict for m < M*"
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/eq-18",
        Title = "non-convex minimum is at least the convex minimum",
        File = "proofs/OneDim/Equation_18.fs",
        Family = Families.regularised,
        Source = Source("onedim", "Eq. (18), proof of Theorem A.3", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("m < M*: strict", Given.pair 1 1 (Q.int 1) Q.half 1, true)
            BoundaryRow("m = M*: equal", Given.pair 1 1 (Q.int 1) Q.half 2, true)
            BoundaryRow("thresholds met exactly: equal", Given.pair 1 1 (Q.int 1) (Q.int 1) 1, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.quantifier "= for all m" literal (atLeast printed (fun slack -> slack.IsZero))
            Mutation.sign "<= in place of >=" literal (atLeast printed (fun slack -> slack.Sign <= 0))
            Mutation.quantifier "> for all m" literal (atLeast printed (fun slack -> slack.Sign > 0))
            Mutation.constant
                "2 beta on the right"
                literal
                (atLeast
                    (fun i ->
                        let more = Mutation.doubledDecay i
                        ConvexObjective.regularised more (Instance.gammaP i) (Instance.gammaN i))
                    notNegative)
        ]
    )
