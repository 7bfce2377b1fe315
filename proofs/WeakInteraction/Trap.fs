namespace ReluProofs.Proofs.WeakInteraction

open System
open ReluProofs.Kernel
open ReluProofs.Numeric.Flows
open ReluProofs.Proofs
open ReluProofs.Verify.Checking

/// A point that no neuron will ever fit again, for two points x_i and x_k. At some time no neuron is active on x_i, and those active on
/// x_k have sigma a_j c <= 0 with sigma the sign of r_k and c = <x_i, x_k>. From then on x_k alone moves the neurons: r_k' = -kappa r_k
/// with kappa >= 0, so r_k keeps its sign; a_j keeps its own, as a_j^2 - ||w_j||^2 >= 0 does not change; and <w_j, x_i>' is a positive
/// multiple of a_j r_k c <= 0 for the neurons active on x_k, and 0 for the others. So h(x_i) = 0 for ever, and L >= y_i^2/4.
module internal Trap =

    let private theta = "theta"

    /// The kernel's order of Taylor steps and the fineness of its grid: more than enough for a few neurons.
    let private order, private bits = 16, 64

    /// The sign of c.
    let private correlation (s: Sample) = (Sample.dot s.X[0] s.X[1]).Sign

    let private neurons (s: Sample) = [ 0 .. Sample.neurons s - 1 ]

    /// A quantity of the moving network at a time.
    let private along (s: Sample) (t: Rational) (quantity: Term) =
        Term.Flow(quantity, theta, Rational.OfInt(Sample.neurons s), t, t, order, bits)

    let private activeOn (s: Sample) i j = Term.Relu(SampleTerms.preactivation s j i)

    let private signed (sign: int) (term: Term) = Term.Number sign * term

    /// What is to be shown at time t of the point i, with sigma the sign of the other's residual: quantities that are 0 or below.
    let private shown (s: Sample) i sigma = [
        "no neuron is active on it", Term.Sum [ for j in neurons s -> activeOn s i j ]

        let k = 1 - i

        if correlation s <> 0 then
            sprintf "a_j r_%d <x_1, x_2> <= 0 for the neurons active on x_%d" (k + 1) (k + 1),
            Term.Sum [
                for j in neurons s ->
                    Term.Relu(signed (sigma * correlation s) (Term.OutputWeight(theta, j))) * activeOn s k j
            ]
    ]

    let private residual k sigma = signed -sigma (SampleTerms.residual k)

    let private isEnclosed (s: Sample) t (quantity: Term) isStrict =
        try
            let upper =
                (TrajectoryEnclosure.Upper(SampleTerms.certified s, along s t quantity)).Sign

            upper < 0 || upper = 0 && not isStrict
        with :? InvalidOperationException ->
            false

    /// Whether doubles show it, before the kernel is asked.
    let private isLikely (s: Sample) (state: FlowState) i sigma =
        let k = 1 - i

        neurons s
        |> List.forall (fun j ->
            state.Preactivation(j, i) <= 0.0
            && (state.Preactivation(j, k) <= 0.0 || float (sigma * correlation s) * state.OutputWeight j <= 0.0))

    /// The first time between activation changes at which doubles show a trap, the point, and the sign of the other's residual.
    let private likely (s: Sample) (run: Trajectory) =
        seq {
            for t in SampleFlow.betweenEvents run do
                let state = run.At(t.ToDouble())

                for i in [ 0; 1 ] do
                    let sigma = sign (state.Residual(1 - i))

                    if sigma <> 0 && isLikely s state i sigma then
                        t, i, sigma
        }
        |> Seq.tryHead

    let private draft (context: CheckContext) (s: Sample) (t: Rational) i sigma =
        CertificateDraft(
            context.Claim,
            context.Statement,
            "along the flow no neuron stays active on a point, and none will be again",
            SampleTerms.certified s,
            [
                yield! SampleTerms.standing s
                yield! AssumptionFacts.both s
                for k in [ 0; 1 ] do
                    Terms.fact
                        (sprintf "at t = 0 a neuron with a_j y_%d > 0 is active on x_%d" (k + 1) (k + 1))
                        (Term.Sum [
                            for j in neurons s -> Term.Relu(Term.OutputWeight(theta, j) * Term.Label k) * activeOn s k j
                        ])
                        Relation.Greater
                        (Term.Number 0)
                for what, quantity in shown s i sigma do
                    Terms.fact
                        (sprintf "x_%d at t = %O: %s" (i + 1) t what)
                        (along s t quantity)
                        Relation.LessOrEqual
                        (Term.Number 0)
                Terms.fact
                    (sprintf "r_%d at t = %O has the sign %d" (2 - i) t sigma)
                    (along s t (residual (1 - i) sigma))
                    Relation.Less
                    (Term.Number 0)
                Terms.fact
                    "the sign of <x_1, x_2>"
                    (Term.Sign(SampleTerms.innerPoints s 0 1))
                    Relation.Equal
                    (Term.Number(correlation s))
            ]
        )

    /// The facts that a point is trapped along a run from a start that satisfies Assumptions 1 and 2; null where the kernel does not
    /// enclose them at the first time at which they seem to hold, or there are more or fewer than two points.
    let certificate (context: CheckContext) (s: Sample) (run: Trajectory) : CertificateDraft | null =
        match (if Sample.points s = 2 then likely s run else None) with
        | Some(t, i, sigma) when
            isEnclosed s t (Term.Sum(shown s i sigma |> List.map snd)) false
            && isEnclosed s t (residual (1 - i) sigma) true
            ->
            draft context s t i sigma
        | _ -> null
