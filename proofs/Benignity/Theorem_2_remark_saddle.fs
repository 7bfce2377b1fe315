module internal ReluProofs.Proofs.Benignity.Theorem_2_remark_saddle

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The outputs of two neurons with a_i w_i = first and second, at a point.
let private output (first: Rational list) (second: Rational list) x =
    Rational.Max(Covariance.dot first x, Rational.Zero)
    + Rational.Max(Covariance.dot second x, Rational.Zero)

/// With a zero neuron: the neuron of share s u_* gives up t x_2', and the zero neuron takes t (x_2' - its projection on x_3').
/// The outputs stay the same for all small t > 0, and half the squared norm of the network falls at the rate
/// ||x_2'|| (cos(u_*, x_2') - factor sin(x_2', x_3')).
let private lowered (factor: Rational) =
    Check<RankOne>(fun i _ ->
        let stated =
            "with a zero neuron, arbitrarily small changes keep the mean square error and lower the norm"

        let fails reason =
            Outcome.Fails(Witness(stated, reason, "is not", Strength.Exact, null, null))

        if not (i.Shares |> List.exists (fun s -> s.IsZero)) then
            Outcome.TooClose "without a zero neuron the remark says nothing of descent"
        elif not (Teacher.isIndependent i.Base.Data) then
            fails "the points are linearly dependent"
        else
            let u = Regularised.optimum i.Base
            let share = i.Shares |> List.find (fun s -> s.Sign > 0)
            let own = Covariance.scale share u
            let second, third = Teacher.dual i.Base.Data 1, Teacher.dual i.Base.Data 2

            let shortened =
                Covariance.subtract
                    second
                    (Covariance.scale (Covariance.dot second third / Covariance.dot third third) third)

            // Small enough that the neuron that shrinks stays active on x_2, which is exact for every smaller t as well.
            let step = Covariance.dot own i.Base.Data.X[1] / Rational.Two

            let same =
                i.Base.Data.X
                |> List.forall (fun x ->
                    output
                        (Covariance.subtract own (Covariance.scale step second))
                        (Covariance.scale step shortened)
                        x
                        =
                        Rational.Max(Covariance.dot own x, Rational.Zero))

            let inner = Covariance.dot u second
            let squared = factor * Covariance.dot u u * Covariance.dot shortened shortened

            if step.Sign <= 0 || not same then
                fails "the change of the two neurons changes an output"
            elif inner.Sign > 0 && inner * inner > squared then
                Outcome.Holds(Strength.Exact, RealAlgebraic.OfRational(inner * inner - squared))
            else
                fails "the norm does not fall along the change")

let private zero =
    Hypothesis<RankOne>(
        "zero neuron",
        "m >= 2, and a neuron is 0",
        (fun i -> i.Shares.Length >= 2 && i.Shares |> List.exists (fun s -> s.IsZero)),
        null
    )

let private small = RankOne.small "0 < lambda < mu_min/10" (Q.frac 1 10)

let private literal =
    Reading<RankOne>(
        Name = Reading.Literal,
        Statement =
            "the limits of Theorem 2 are local minima only if they contain no zero neuron; otherwise they are saddle points: arbitrarily small changes keep the mean square error and lower the norm",
        Check = lowered Rational.One,
        Added = [],
        Note =
            "for theta in Theta_{u_*}, which Lemma 5 says the limits are, eta = 10^-6 and lambda < mu_min/10; no such point is a local maximum, as the norm of a zero neuron can grow with the outputs kept"
    )

let claim: IClaim =
    Claim<RankOne>(
        Id = "benignity/thm-2-remark-saddle",
        Title = "zero neurons make the limit a saddle",
        File = "proofs/Benignity/Theorem_2_remark_saddle.fs",
        Family = RankOne.family small [ zero ],
        Source = Source("benignity", "Appendix D, remark after Theorem 2", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("two neurons, one of them 0", RankOne.at 3 (Q.frac 1 4000) RankOne.splits[2], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "by more than sqrt(2) sin of the angle of x_2' and x_3'" literal (lowered Rational.Two)
            Mutation.constant "by more than 3/2 of that sine" literal (lowered (Q.frac 9 4))
        ]
    )
