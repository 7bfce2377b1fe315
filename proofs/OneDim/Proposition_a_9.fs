module internal ReluProofs.Proofs.OneDim.Proposition_a_9

open ReluProofs.Kernel
open ReluProofs.Numeric.Networks
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Balancing every neuron lowers L by beta/2 times the sum of (|u_j| - |w_j|)^2, so at a numerical minimiser that sum is at
/// most its distance from the minimum.
let private numericIsBalanced (o: Optimum) =
    let excess (theta: NumericNetwork) =
        Seq.init theta.Width (fun j ->
            let u = Rational.OfDouble(theta.HiddenWeight(j, 0))
            let off = u.Abs() - Rational.OfDouble(theta.OutputWeight j).Abs()
            off * off)
        |> Seq.fold (fun (sum: Rational) square -> sum + square) Rational.Zero

    o.Numeric.Minimisers
    |> Seq.forall (fun found -> o.Instance.Beta * excess found.Network <= Rational.Two * (found.Loss - o.Numeric.Lower))

let private ratio stated (k: Rational) =
    EveryMinimiser.everyNeuron stated (fun (u, w) -> u.Abs() = RealAlgebraic.OfRational k * w.Abs()) (fun u w -> [
        Terms.fact "|u_i| is not |w_i|" (Term.Abs(Term.Abs u - Term.Abs w)) Relation.Greater (Term.Number 0)
    ])

let private balanced = ratio "|u_i| = |w_i| for all i" Rational.One

let private withNumbers =
    Optimum.withOptimum Regularised (fun o context ->
        if numericIsBalanced o then
            balanced.Invoke(o.Instance, context)
        else
            Outcome.EnginesDisagree "a numerical minimiser could be improved by balancing")

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha, beta > 0 and all m >= 1, every (u_i, w_i)_{i=1}^m in Theta*(m) has |u_i| = |w_i| for all i",
        Check = withNumbers,
        Added = [],
        Note = "Theta*(m) is the set of global minimisers of L, also for m < M*"
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/prop-a.9",
        Title = "balancedness of regularised optima",
        File = "proofs/OneDim/Proposition_a_9.fs",
        Family = Families.regularised,
        Source = Source("onedim", "Proposition A.9", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("both thresholds passed, one neuron", Given.pair 1 1 (Q.int 1) Q.half 1, true)
            BoundaryRow("more neurons than needed", Given.pair 1 1 (Q.int 1) Q.half 3, true)
            BoundaryRow("both thresholds met exactly: the origin", Given.pair 1 1 (Q.int 1) (Q.int 1) 1, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "|u_i| = 2 |w_i|" literal (ratio "|u_i| = 2 |w_i| for all i" Rational.Two)
            Mutation.sign
                "u_i = w_i"
                literal
                (EveryMinimiser.everyNeuron "u_i = w_i for all i" (fun (u, w) -> u = w) (fun _ _ -> []))
            Mutation.quantifier
                "all active neurons have one size"
                literal
                (EveryMinimiser.has Regularised (fun _ theta ->
                    let sizes =
                        EveryMinimiser.neurons theta
                        |> List.map (fun (u, _) -> u.Abs())
                        |> List.filter (fun size -> not size.IsZero)

                    if sizes |> List.forall (fun size -> size = sizes.Head) then
                        None
                    else
                        Some {
                            Stated = "all active neurons have one size"
                            Actual = "its neurons have two"
                            Facts = fun _ -> []
                        }))
            Mutation.dropping literal "beta"
        ]
    )
