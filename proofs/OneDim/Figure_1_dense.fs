module internal ReluProofs.Proofs.OneDim.Figure_1_dense

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private exact (r: Rational) = RealAlgebraic.OfRational r

/// The squared radius of the sphere that contains Theta*(m).
let private radius (i: Instance) =
    Rational.Two * ((Instance.gammaP i).Abs() + (Instance.gammaN i).Abs())

let private radiusTerm i =
    Term.Number 2 * (Term.Abs(Terms.gammaP i) + Term.Abs(Terms.gammaN i))

/// The least squared norm of an unregularised optimum.
let private least (i: Instance) =
    Rational.Two * ((Instance.plainP i).Abs() + (Instance.plainN i).Abs())

let private dead = RealAlgebraic.Zero, RealAlgebraic.Zero

/// A point outside the sphere around which a ball contains no unregularised optimum: on phi*(m) the sum h of all u_j w_j is
/// c_1 + c_2, and within the distance e of theta it changes by at most e ||theta|| + e^2/2.
let private isolated (o: Optimum) (context: CheckContext) =
    let i = o.Instance
    let sum = Instance.plainP i + Instance.plainN i

    // The least integer t with t^2 >= |c_1 + c_2| + 1 and 2 t^2 > the squared radius, up to a factor of 2.
    let rec size (t: Rational) =
        if t * t >= sum.Abs() + Rational.One && Rational.Two * t * t > radius i then
            t
        else
            size (Rational.Two * t)

    let t = size Rational.One
    let distance = (Rational.OfInt 4 * t).Inverse()

    let theta = Members.network ((exact t, exact t) :: List.replicate (i.M - 1) dead)

    let instance = Terms.certified true i [ "theta", theta ]
    let products = Terms.sumP "theta" i.M + Terms.sumN "theta" i.M
    let e = Term.Number distance

    Outcome.Fails(
        Witness(
            "global optima of l are dense outside the sphere that contains Theta*(m)",
            sprintf
                "theta = %s is outside it, and no global optimum of l is within %O of it"
                (Optimum.describeNetwork theta)
                distance,
            "is not",
            Strength.Exact,
            Optimum.numericText o,
            CertificateDraft(
                context.Claim,
                context.Statement,
                "a ball outside the sphere that contains no optimum",
                instance,
                Terms.standing true i
                @ Terms.bothThresholdsPassed i
                @ [
                    Terms.fact
                        "alpha beta < 1: alpha = m^(a1+a2) and beta = m^(-d) with d > a1 + a2"
                        (Terms.alpha * Terms.beta)
                        Relation.Less
                        (Term.Number 1)
                    Terms.fact
                        "theta is outside the sphere of squared radius 2 (|gamma_P*| + |gamma_N*|)"
                        (Term.NormSquared "theta")
                        Relation.Greater
                        (radiusTerm i)
                    Terms.fact
                        "h(theta) is farther from c_1 + c_2 than e ||theta|| + e^2/2"
                        (Term.Abs(products - (Terms.plainP i + Terms.plainN i)))
                        Relation.Greater
                        (e * Term.Sqrt(Term.NormSquared "theta") + e * e / Term.Number 2)
                ]
            )
        )
    )

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y under Assumption 4.3 and all sufficiently large m, the global optima phi*(m) are dense in the region outside the sphere that contains Theta*(m)",
        Check = Optimum.withOptimum Regularised isolated,
        Added = [],
        Note =
            "'densely scattered out'; phi*(m) is closed and of dimension 2m - 2, so it is dense in no open set. m is sufficiently large, as in Proposition 4.12, once both thresholds are passed and m >= 2; at every such m, alpha and beta there is a ball without optima"
    )

/// The norms of the optima fill the half-line from `least` on: no sampled one is smaller, a balanced one attains it, and a ray of
/// optima on which the norm is continuous starts there and passes every level.
let private norms (least: Instance -> Rational) =
    Optimum.withOptimum Unregularised (fun o context ->
        let i = o.Instance
        let from = exact (least i)

        let fails stated actual =
            Outcome.Fails(Witness(stated, actual, "is not", Strength.Exact, null, null))

        let balanced = (Members.fewest i.M (Instance.plainP i) (Instance.plainN i)).Value

        // u_1 = t u, w_1 = w/t for the first neuron of the balanced optimum, t >= 1.
        let stretched (t: Rational) =
            match EveryMinimiser.neurons balanced with
            | (u, w) :: rest -> Members.network ((exact t * u, w / t) :: rest)
            | [] -> balanced

        let small =
            EveryMinimiser.found context o |> Seq.tryFind (fun phi -> phi.NormSquared() < from)

        let ray = [ 1; 2; 1000 ] |> List.map (fun t -> stretched (Rational.OfInt t))

        if small.IsSome then
            fails
                (sprintf "every optimum has ||phi||^2 >= %O" (least i))
                (sprintf "phi = %s has %O" (Optimum.describeNetwork small.Value) (small.Value.NormSquared()))
        elif ray |> List.exists (fun phi -> not (EveryMinimiser.isMinimiser o phi)) then
            Outcome.EnginesDisagree "a point of the ray is no optimum"
        elif balanced.NormSquared() <> from then
            fails
                (sprintf "the least squared norm is %O" (least i))
                (sprintf "every optimum has at least %O" (balanced.NormSquared()))
        elif ray |> List.pairwise |> List.exists (fun (a, b) -> a.NormSquared() >= b.NormSquared()) then
            Outcome.EnginesDisagree "the norm does not grow on the ray"
        elif exact (radius i) >= from then
            fails (sprintf "%O is above the squared radius" (least i)) (sprintf "the squared radius is %O" (radius i))
        else
            Outcome.Holds Strength.Exact)

let private repaired =
    Reading<Instance>(
        Name = "every norm",
        Statement =
            "for all such m the norms of the elements of phi*(m) are exactly the numbers with R^2 >= 2 alpha (|X_S^T Y|/||X_S||^2 + |X_{S^c}^T Y|/||X_{S^c}||^2), which is larger than the squared radius of the sphere that contains Theta*(m)",
        Check = norms least,
        Added = []
    )

let private two =
    Hypothesis<Instance>("m2", "m >= 2", (fun i -> i.M >= 2), (fun i -> { i with M = 1 }))

/// With alpha = m^(a1+a2) and beta = m^-d, d > a1 + a2 is alpha beta < 1 for m >= 2.
let private assumption =
    Hypothesis<Instance>(
        "A4.3",
        "Assumption 4.3: alpha beta = m^(a1+a2-d) < 1",
        (fun i -> Instance.threshold i < Rational.One),
        (fun i -> { i with Beta = i.Alpha.Inverse() })
    )

let private bothPassed =
    Hypothesis<Instance>(
        "m large",
        "S(X_S^T Y) and S(X_{S^c}^T Y) are both non-zero",
        (fun i -> Instance.criticalWidth i = 2),
        (fun i -> {
            i with
                Y = List.map2 (fun (x: Rational) y -> if x.Sign > 0 then y / Q.int 1_000_000 else y) i.X i.Y
        })
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/fig-1-dense",
        Title = "optima 'densely scattered' outside the sphere",
        File = "proofs/OneDim/Figure_1_dense.fs",
        Family =
            (Families.regularisedWith two (fun i -> Generator.belowBothThresholds { i with M = 2 + i.M % 3 }))
                .With([ assumption; bothPassed ]),
        Source = Source("onedim", "Figures 1, 2 captions; Sec. 4.5 and 5.1 text", Declared.Figure),
        Literal = literal,
        Boundary = [
            BoundaryRow("two neurons", Given.pair 1 1 (Q.int 1) Q.half 2, false)
            BoundaryRow("labels of both signs, three neurons", Given.pair 3 -2 (Q.int 1) Q.half 3, false)
            BoundaryRow("a large scale", Given.pair 1 2 (Q.int 100) (Q.frac 1 1000) 4, false)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant "from the radius of Theta*(m) on" repaired (norms radius)
            Mutation.constant "from twice that squared norm on" repaired (norms (fun i -> Rational.Two * least i))
        ]
    )
