module internal ReluProofs.Proofs.WeakInteraction.Equation_13

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// 4 >= 1/(1/3 - 1/18) >= 1/log(4/3), all that is left of the second chain for log(n/eps) > 0.
let private factors (first: Rational) =
    let middle = (Q.frac 1 3 - Q.half * Q.frac 1 9).Inverse()

    let last =
        Bound.AtMost(RealNumber.Of 1 / RealNumber.Log(RealNumber.Of(Q.frac 4 3)), RealNumber.Of middle)

    [
        if first >= middle then
            Slack.holds Strength.Exact (first - middle)
        else
            Outcome.Fails(Witness(sprintf "%O >= %O" first middle, "it is smaller", "<", Strength.Enclosed, null, null))

        match last.Outcome with
        | BoundOutcome.Holds -> Slack.ofBound last
        | BoundOutcome.Fails ->
            Outcome.Fails(Witness("1/(5/18) >= 1/log(4/3)", "it is smaller", "<", Strength.Enclosed, null, null))
        | _ -> Outcome.TooClose "1/(5/18) and 1/log(4/3)"
    ]

let private chain (first: Rational) (rate: Rational) =
    Check<Draw>(fun d context ->
        let union =
            Event.bounded false (fun d -> Rational.One - Rational.OfInt(Draw.points d) * rate.Pow d.Neurons)

        Outcome.All [ union.Invoke(d, context); yield! factors first ])

let private statement =
    "for all non-zero inputs and labels P(I) >= 1 - n (3/4)^p, and for n >= eps 4 log(n/eps) >= log(n/eps)/(1/3 - 1/2 1/3^2) >= log(n/eps)/log(4/3)"

let private union (d: Draw) =
    Rational.One - Rational.OfInt(Draw.points d) * (Q.frac 3 4).Pow d.Neurons

let private literal =
    Reading<Start>(
        Name = Reading.Literal,
        Statement = statement,
        Check = Start.independently (chain (Q.int 4) (Q.frac 3 4)),
        Added = [],
        Note = Start.convention
    )

let private marginals =
    Start.marginals
        (statement + ", for every joint law with centred, rotation-invariant marginals")
        "the event I occurs"
        union
        (fun d -> [
            Terms.fact
                "0 < 1 - n (3/4)^p"
                (Term.Number 0)
                Relation.Less
                (Term.Number 1 - Term.Parameter "n" * Event.power d.Neurons (Term.Number(Q.frac 3 4)))
        ])
        (chain (Q.int 4) (Q.frac 3 4))

let private at draw = Start.at draw false

let claim: IClaim =
    Claim<Start>(
        Id = "weakint/eq-13",
        Title = "union bound for the event I",
        File = "proofs/WeakInteraction/Equation_13.fs",
        Family = Start.family Draws.free,
        Source = Source("weakint", "Eq. (13) and the sentence after it", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one point: equality", at (Draws.orthogonal 1 0 1 (Q.int 1)), true)
            BoundaryRow("one neuron, labels of both signs: equality", at (Draws.orthogonal 1 1 2 (Q.int 1)), true)
            BoundaryRow("an antipodal pair", at (Draws.antipodal 2 (Q.int 1)), true)
        ],
        Repairs = [ marginals ],
        Mutants = [
            Mutation.constant "1 - n (2/3)^p" literal (Start.independently (chain (Q.int 4) (Q.frac 2 3)))
            Mutation.constant
                "7/2 log(n/eps) in place of 4 log(n/eps)"
                literal
                (Start.independently (chain (Q.frac 7 2) (Q.frac 3 4)))
            Mutation.sign "P(I) <= 1 - n (3/4)^p" literal (Start.independently (Event.bounded true union))
            Mutation.quantifier "for every joint law" literal marginals.Check
        ]
    )
