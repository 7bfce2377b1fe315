module internal ReluProofs.Proofs.WeakInteraction.Lemma_3

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Assumption 2 holds with probability at least 1 - eps^power.
let private likely (power: int) =
    Check<RandomPair>(fun r context ->
        let probability = RandomPair.interacting r
        let slack = r.Failure.Pow power - probability

        if slack.Sign >= 0 then
            Outcome.Holds(Strength.Exact, RealAlgebraic.OfRational slack)
        else
            let fails (draft: CertificateDraft | null) =
                Outcome.Fails(
                    Witness(
                        sprintf "Assumption 2 holds with probability at least 1 - %O" (r.Failure.Pow power),
                        sprintf "it fails with probability %O" probability,
                        "<",
                        Strength.Exact,
                        null,
                        draft
                    )
                )

            match r.Law with
            | Coordinate when RandomPair.isShown 1 r ->
                fails (
                    CertificateDraft(
                        context.Claim,
                        context.Statement,
                        "two inputs on the axes are collinear with probability 1/d, and then ||X^T X - D_X|| = 1",
                        RandomPair.certified r,
                        RandomPair.facts 1 r
                    )
                )
            | Coordinate -> Outcome.TooClose "eps is at the border of what d allows for"
            | FairSigns when RandomPair.constant.Holds.Invoke r -> fails null
            | FairSigns -> Outcome.TooClose "a larger C may serve")

let private literal =
    Reading<RandomPair>(
        Name = Reading.Literal,
        Statement =
            "for all sub-Gaussian, centred laws of the inputs with E[x x^T] = (lambda^2/d) I and compactly supported laws of the labels there is C, depending on the constants of the data alone, such that d >= C (n^2 + n log(1/eps)) gives Assumption 2 with probability 1 - eps",
        Check = likely 1,
        Added = [],
        Note =
            "every law on the axes is bounded, so sub-Gaussian, but not uniformly in d, and C may not depend on its sub-Gaussian norm, as the C of (34) does; the certificate's facts for every C show that no C serves"
    )

let private repaired =
    Reading<RandomPair>(
        Name = "independent signs, n = 2",
        Statement =
            "for n = 2 and inputs with independent entries +-lambda/sqrt(d): d >= C (n^2 + n log(1/eps)) with C = 2 (C_y^+/C_y^-)^2 gives Assumption 2 with probability 1 - eps",
        Check = likely 1,
        Added = [ RandomPair.signs; RandomPair.constant ],
        Note =
            "the probability is an exact binomial sum; (38) has C_y^-/C_y^+ in the place of C_y^+/C_y^-. Laws with a bounded sub-Gaussian norm and more inputs are not decided here"
    )

let private smallest = RandomPair.at Coordinate 20 Rational.One (Q.frac 1 32) 1

let claim: IClaim =
    Claim<RandomPair>(
        Id = "weakint/lem-3",
        Title = "random data satisfy Assumption 2",
        File = "proofs/WeakInteraction/Lemma_3.fs",
        Family =
            RandomPair.family false [] [
                smallest
                RandomPair.at Coordinate 80 Rational.Two (Q.frac 1 1024) 1
                RandomPair.at FairSigns 12 Rational.Two Q.half 1
            ],
        Source = Source("weakint", "Lemma 3", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("inputs on the axes, C = 1", smallest, false)
            BoundaryRow("inputs on the axes, a large eps", RandomPair.at Coordinate 20 Rational.One Q.half 1, true)
            BoundaryRow("independent signs", RandomPair.at FairSigns 12 Rational.Two Q.half 1, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired RandomPair.signs.Name
            Mutation.dropping repaired RandomPair.large.Name
            Mutation.exponent "with probability 1 - eps^4" repaired (likely 4)
        ]
    )
