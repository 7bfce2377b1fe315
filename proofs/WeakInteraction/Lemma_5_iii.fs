module internal ReluProofs.Proofs.WeakInteraction.Lemma_5_iii

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The instance with eps = 1 - P(I).
let private exactly (d: Draw) probability = {
    d with
        Failure = Rational.One - probability
}

/// p <= upper log(n/eps), with eps = 1 - P(I).
let private belowUpper (upper: int) (d: Draw) probability context =
    if Draw.compareRatio d (Q.frac d.Neurons upper) >= 0 then
        Outcome.Holds Strength.Enclosed
    else
        Event.fails context "more neurons than stated" d probability (sprintf "p <= %d log(n/eps)" upper) "and p >" []

/// (n/eps)^times <= e^(p + 2), the lower end of the interval, with eps = 1 - P(I).
let private aboveLower (d: Draw) probability context =
    if Draw.compareRatio d (Q.frac (d.Neurons + 2) 3) <= 0 then
        Outcome.Holds Strength.Enclosed
    else
        Event.fails
            context
            "fewer neurons than stated"
            d
            probability
            (sprintf "p >= 3 log(n/eps) - 2 where eps = %O" d.Failure)
            "and p is smaller:"
            [
                Event.positiveFailure
                Terms.fact "P(I) = 1 - eps" (Draw.term d) Relation.Equal Event.oneMinusFailure
                yield! Event.ratioAbove "p < 3 log(n/eps) - 2" d (d.Neurons + 2) 3
            ]

let private within upper lower =
    Event.check (fun d probability context ->
        let d = exactly d probability
        Outcome.All [ belowUpper upper d probability context; lower d probability context ])

/// p >= factor log_2(n/eps) - 6.
let private aboveBinary (factor: int) (d: Draw) probability context =
    if (Draw.ratio d).Pow factor <= Rational.Two.Pow(d.Neurons + 6) then
        Outcome.Holds Strength.Exact
    else
        Event.fails context "fewer neurons than stated" d probability "p >= 2 log_2(n/eps) - 6" "and p is smaller:" []

let private literal =
    Reading<Draw>(
        Name = Reading.Literal,
        Statement =
            "for all eps > 0 and all non-zero inputs and labels: P(I) = 1 - eps implies 3 log(n/eps) - 2 <= p <= 4 log(n/eps)",
        Check = within 4 aboveLower,
        Added = [],
        Note = Start.convention + "; eps is 1 - P(I), computed exactly"
    )

let private likely =
    Hypothesis<Draw>("likely", "eps = 1 - P(I) <= 3/8", (fun d -> Draw.closedForm d >= Q.frac 5 8), null)

let private repaired =
    Reading<Draw>(
        Name = "2 log_2(n/eps) - 6 <= p",
        Statement =
            "for orthogonal inputs: P(I) = 1 - eps with eps <= 3/8 implies 2 log_2(n/eps) - 6 <= p <= 4 log(n/eps)",
        Check = within 4 (aboveBinary 2),
        Added = [ Draws.orthogonalInputs; likely ]
    )

let claim: IClaim =
    Claim<Draw>(
        Id = "weakint/lem-5.iii",
        Title = "the number of neurons at a given probability of I",
        File = "proofs/WeakInteraction/Lemma_5_iii.fs",
        Family = Draws.free,
        Source = Source("weakint", "Lemma 5, last line", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one point, one neuron", Draws.orthogonal 1 0 1 (Q.int 1), true)
            BoundaryRow("three points, one neuron", Draws.orthogonal 3 0 1 (Q.int 1), false)
            BoundaryRow("an antipodal pair that one neuron cannot serve", Draws.antipodal 1 (Q.int 1), true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant "p <= 3 log(n/eps)" repaired (within 3 (aboveBinary 2))
            Mutation.constant "6 log_2(n/eps) - 6 <= p" repaired (within 4 (aboveBinary 6))
            Mutation.dropping repaired Draws.orthogonalInputs.Name
        ]
    )
