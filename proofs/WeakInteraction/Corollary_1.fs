module internal ReluProofs.Proofs.WeakInteraction.Corollary_1

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// On the axes with fair labels +-1: x_1 = x_2 and y_1 <> y_2 with probability 1/(4d), and no network fits that. For signs: the
/// probability that Assumption 2 fails, and the union bound 2 (3/4)^p on the event I, are together at most eps^power.
let private converges (power: int) =
    Check<RandomPair>(fun r context ->
        let failure = r.Failure.Pow power

        let fails (probability: Rational) (draft: CertificateDraft | null) =
            Outcome.Fails(
                Witness(
                    sprintf "the loss converges to 0 with probability at least 1 - %O" failure,
                    sprintf "it does not with probability %O" probability,
                    "<",
                    Strength.Exact,
                    null,
                    draft
                )
            )

        match r.Law with
        | Coordinate ->
            let probability = Rational.Create(1, 4 * r.Dimension)

            if probability <= failure then
                Outcome.TooClose "whether the loss converges to 0 needs the flow"
            elif RandomPair.isShown 4 r then
                fails
                    probability
                    (CertificateDraft(
                        context.Claim,
                        context.Statement,
                        "two inputs on the axes are equal, with labels of both signs, with probability 1/(4d), whatever p is",
                        RandomPair.certified r,
                        RandomPair.facts 4 r
                    ))
            else
                Outcome.TooClose "eps is at the border of what d allows for"
        | FairSigns ->
            let total =
                RandomPair.interacting r + SignEvents.UnionBound(r.Neurons, 0) - SignEvents.UnionBound(r.Neurons, 2)

            if total <= failure then
                Outcome.Holds(Strength.Exact, RealAlgebraic.OfRational(failure - total))
            elif RandomPair.constant.Holds.Invoke r then
                fails total null
            else
                Outcome.TooClose "a larger C may serve")

let private neurons =
    Hypothesis<RandomPair>(
        "p",
        "p >= 8 log(n/eps), n = 2",
        (fun r -> Elementary.Exp(Q.frac r.Neurons 8, 64).Lower >= Rational.Two / r.Failure),
        (fun r -> { r with Neurons = 1 })
    )

let private literal =
    Reading<RandomPair>(
        Name = Reading.Literal,
        Statement =
            "for data as in Lemma 3 and Assumption 1 there is C, depending on the constants of the data alone, such that for p >= 8 log(n/eps) and d >= C (n^2 + n log(1/eps)), with probability at least 1 - eps, the loss converges to 0 at an exponential rate of order 1/n",
        Check = converges 1,
        Added = [],
        Note =
            "for inputs on the axes and independent fair labels +-1, by data that no network fits; the certificate's facts for every C show that no C serves"
    )

let private repaired =
    Reading<RandomPair>(
        Name = "independent signs, n = 2, the two events",
        Statement =
            "for n = 2 and inputs with independent entries +-lambda/sqrt(d), C = 2 (C_y^+/C_y^-)^2: with probability at least 1 - eps Assumption 2 holds and the event I occurs, from which the proof concludes",
        Check = converges 1,
        Added = [ RandomPair.signs; RandomPair.constant ],
        Note =
            "P(I) by the union bound 1 - n (3/4)^p, with the independences of the proof; that the two events give convergence is Theorem 1"
    )

let private smallest = RandomPair.at Coordinate 20 Rational.One (Q.frac 1 128) 45

let claim: IClaim =
    Claim<RandomPair>(
        Id = "weakint/cor-1",
        Title = "convergence for random data",
        File = "proofs/WeakInteraction/Corollary_1.fs",
        Family =
            RandomPair.family true [ neurons ] [
                smallest
                RandomPair.at Coordinate 80 Rational.Two (Q.frac 1 1024) 61
                RandomPair.at FairSigns 12 Rational.Two Q.half 12
            ],
        Source = Source("weakint", "Corollary 1", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("inputs on the axes, C = 1", smallest, false)
            BoundaryRow("independent signs", RandomPair.at FairSigns 12 Rational.Two Q.half 12, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired RandomPair.signs.Name
            Mutation.dropping repaired RandomPair.large.Name
            Mutation.dropping repaired neurons.Name
            Mutation.exponent "with probability 1 - eps^4" repaired (converges 4)
        ]
    )
