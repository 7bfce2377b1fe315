module internal ReluProofs.Proofs.WeakInteraction.Theorem_1_eq6

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private algebraic (r: Rational) = RealAlgebraic.OfRational r

let private good =
    Samples.structural "I" "the event I of Lemma 5: each x_i has an active neuron with a_j y_i > 0" (fun s ->
        Seq.forall
            (fun i ->
                Seq.exists
                    (fun j -> Sample.active s j i && (s.A[j] * s.Y[i]).Sign > 0)
                    (seq { 0 .. Sample.neurons s - 1 }))
            (seq { 0 .. Sample.points s - 1 }))

let private enough =
    Samples.structural "p" "p >= 4 log(n/eps) for some eps < 1" (fun s ->
        Elementary.Exp(Q.frac (Sample.neurons s) 4, 64).Lower > Rational.OfInt(Sample.points s))

/// The smallest |1 - r_i/y_i| = |h(x_i)/y_i|.
let private progress (s: Sample) =
    s.Y |> List.mapi (fun i y -> (Sample.output s i / y).Abs()) |> List.min

let private facts (s: Sample) (factor: Term) =
    let shortest, longest, smallest, _ = AssumptionFacts.extremes s
    let n = Sample.points s
    let length = AssumptionFacts.length s

    let constant =
        factor * length shortest * Term.Sqrt(length longest) / length longest
        * AssumptionFacts.label smallest

    [
        yield! AssumptionFacts.both s
        for i in 0 .. n - 1 do
            Terms.fact
                (sprintf "mu < (C/n) |1 - r_%d/y_%d|" (i + 1) (i + 1))
                (Term.Number n * SampleTerms.curvature s)
                Relation.Less
                (constant * Term.Abs(Term.Number 1 - SampleTerms.residual i / Term.Label i))
    ]

/// mu >= factor (C/n) min_i |1 - r_i/y_i| with C = (C_x^-)^2 C_y^- / C_x^+.
let private bounded (factor: Sample -> RealAlgebraic) =
    Curvature.check (fun s mu context ->
        let longest = Sample.longest s

        let bound =
            context.Stated(factor s)
            * RealAlgebraic.Sqrt longest
            * algebraic (
                Sample.shortest s / longest * Sample.smallestLabel s * progress s / Rational.OfInt(Sample.points s)
            )

        let slack = algebraic mu - bound

        if slack.Sign >= 0 then
            Outcome.Holds(Strength.Exact, slack)
        else
            Outcome.Fails(
                Witness(
                    sprintf "mu >= %O" bound,
                    sprintf "mu = %O" mu,
                    "<",
                    Strength.Exact,
                    "the same from the kernel's gradient, where there is no kink",
                    CertificateDraft(
                        context.Claim,
                        context.Statement,
                        "the curvature at time 0 is below the bound",
                        SampleTerms.certified s,
                        SampleTerms.standing s @ facts s (Term.Number(factor s))
                    )
                )
            ))

let private constantly (r: Rational) = bounded (fun _ -> algebraic r)

/// At the end of a run mu < (C/n) min_i |1 - r_i/y_i|, with C/n = 1/2 for the inputs of the trials.
let private isBelow (run: ReluProofs.Numeric.Flows.Trajectory) = Trial.lateCurvature run < 0.5 * Trial.progress run

let private literal =
    Reading<StateOrLaw>(
        Name = Reading.Literal,
        Statement =
            "under Assumptions 1 and 2, for p >= 4 log(n/eps): with probability at least 1 - eps over the initialisation, for all t >= 0, mu(t) >= (C/n) min_i |1 - r_i(t)/y_i| with C = (C_x^-)^2 C_y^- / C_x^+",
        Check =
            StateOrLaw.atLaws (
                Check<Trial>(fun t _ ->
                    Trial.atMost isBelow "have mu(t) < (C/n) min_i |1 - r_i(t)/y_i| at a late time" t)
            ),
        Added = [],
        Note =
            "on drawn starts for unit inputs at <x_1, x_2> = 3/5 and labels 1, at a late time: there the right side is near C/n = 1/2, and mu near 1/sqrt(5) = 0.447; "
            + Start.convention
    )

let private everyState =
    Reading<StateOrLaw>(
        Name = "at every state",
        Statement =
            "under Assumptions 1 and 2, on the event I: for all t >= 0, mu(t) >= (C/n) min_i |1 - r_i(t)/y_i| with C = (C_x^-)^2 C_y^- / C_x^+",
        Check = StateOrLaw.atStates (constantly Rational.One),
        Added = [],
        Note =
            "decided exactly at t = 0, for initialisations inside the event on which the theorem is proved; a strict inequality stays in a neighbourhood, so a counterexample has a positive probability, which eps may cover"
    )

let private enoughPoints =
    StateOrLaw.on (Samples.structural "n" "n = 1 or n >= 4" (fun s -> Sample.points s = 1 || Sample.points s >= 4))

let private smallerConstant =
    Reading<StateOrLaw>(
        Name = "constant (2 - sqrt 2) C",
        Statement = "at every state on the event I: mu >= (2 - sqrt 2) (C/n) min_i |1 - r_i/y_i|",
        Check = StateOrLaw.atStates (bounded (fun _ -> algebraic Rational.Two - RealAlgebraic.Sqrt Rational.Two)),
        Added = [],
        Note = "from Eqs. (7), (24) and (29)"
    )

let private manyPoints =
    Reading<StateOrLaw>(
        Name = "n not 2 or 3",
        Statement = "at every state on the event I, for n = 1 and n >= 4: mu >= (C/n) min_i |1 - r_i/y_i|",
        Check = StateOrLaw.atStates (constantly Rational.One),
        Added = [ enoughPoints ],
        Note = "2 (1 - 1/sqrt(n)) >= 1 from n = 4 on"
    )

/// Two unit inputs with <x_1, x_2> = 3/5, three equal neurons that serve both.
let private twoPoints y1 y2 =
    Samples.make
        [ [ 1, 1; 0, 1 ]; [ 3, 5; 4, 5 ] ]
        [ y1; y2 ]
        (List.replicate 3 (9, 8))
        (List.replicate 3 [ 1, 1; 1, 2 ])

let private edges = [
    Samples.one (1, 1) (1, 1) (1, 1)
    Samples.one (2, 1) (1, 1) (1, 1)
    twoPoints (17, 16) (19, 16)
    twoPoints (35, 32) (37, 32)
    Samples.make
        [ [ 1, 1; 0, 1 ]; [ 0, 1; 1, 1 ] ]
        [ 1, 1; 1, 1 ]
        (List.replicate 3 (2, 1))
        (List.replicate 3 [ 1, 1; 1, 1 ])
]

/// How much of C is left.
let private adjusted =
    Adjustable.towards
        (Q.frac 1 4)
        "the factor of C"
        Rational.One
        (sprintf "the same with %O C in place of C")
        (fun k -> StateOrLaw.atStates (constantly k))

let claim: IClaim =
    Claim<StateOrLaw>(
        Id = "weakint/thm-1.eq6",
        Title = "pointwise lower bound on the curvature",
        File = "proofs/WeakInteraction/Theorem_1_eq6.fs",
        Family =
            StateOrLaw.family
                "drawn starts, and states, on weakly interacting data with dominating output weights"
                (Samples.hypotheses @ [ Assumptions.first; Assumptions.second; enough; good ])
                edges
                StateOrLaw.rates
                Samples.dominated
                Samples.shrink,
        Source = Source("weakint", "Theorem 1, Eq. (6)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("12 neurons of length 1/10", Law StateOrLaw.rates[0], false)
            BoundaryRow("12 neurons of length 1/100", Law StateOrLaw.rates[1], false)
            BoundaryRow("20 neurons of length 1/10", Law StateOrLaw.rates[2], false)
        ],
        Repairs = [ everyState; smallerConstant; manyPoints ],
        Mutants = [
            Mutation.constant
                "C in place of (2 - sqrt 2) C"
                smallerConstant
                (StateOrLaw.atStates (constantly Rational.One))
            Mutation.constant
                "5 C in place of (2 - sqrt 2) C"
                smallerConstant
                (StateOrLaw.atStates (constantly (Q.int 5)))
        ],
        Thresholds = [ adjusted ]
    )
