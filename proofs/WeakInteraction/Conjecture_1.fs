module internal ReluProofs.Proofs.WeakInteraction.Conjecture_1

open System.Collections.Generic
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// n = d = 1, x = 1, y = 7, and p neurons w_j = +-1, |a_j| = 1 or 2, fair and independent, with independent fair signs of a_j.
type private OnePoint = { Neurons: int; Failure: Rational }

/// The label, so large that every active neuron with a_j = -2 dies.
let private label = 7

/// The limit of the curvature. In the time s of the flow a_j + w_j grows as e^s and a_j - w_j shrinks as e^-s, the same s for all active
/// neurons, and r > 0 for ever. A neuron with a_j = -1 stays at a_j + w_j = 0 and never dies; one with a_j = -2 dies at
/// T = e^(2s) = 3, which is passed: with A = (1/p) sum (a_j + w_j)^2 and B = (1/p) sum (a_j - w_j)^2 over the others the end has
/// A T - B/T = 4 y = 28, and A <= 9. So mu = A T + B/T there has mu^2 = 16 y^2 + 4 A B. Of the active neurons h have a_j = 1, g
/// have a_j = 2 and m have a_j = -1: p A = 4 h + 9 g and p B = g + 4 m, and A B tells limits apart.
let private product (h: int) (g: int) (m: int) = (4 * h + 9 * g) * (g + 4 * m)

let private known = Memory<int, (int * Rational) list>()

/// The probability of each value of p^2 A B, where the loss converges: some active neuron has a_j > 0.
let private atoms (o: OnePoint) =
    known.Get(
        o.Neurons,
        fun () ->
            let p = o.Neurons

            [
                for served in 1..p do
                    let some = Binomial.Probability(p, served, Q.frac 1 4)

                    for g in 0..served do
                        let split = Binomial.Probability(served, g, Rational.Half)

                        for m in 0 .. p - served do
                            product (served - g) g m, some * split * Binomial.Probability(p - served, m, Q.frac 1 6)
            ]
            |> List.groupBy fst
            |> List.map (fun (key, all) -> key, Sample.sum (List.map snd all))
            |> List.sortBy fst
    )

let private certified (o: OnePoint) =
    CertifiedInstance(
        Dataset(ExactMatrix [ ExactVector [ Rational.One ] ], ExactVector [ Rational.OfInt label ]),
        ModelConstants(Q.half, Rational.Create(1, o.Neurons), Rational.Zero),
        Dictionary(dict [ "p", Rational.OfInt o.Neurons; "epsilon", o.Failure ]),
        Dictionary()
    )

/// The loss does not converge: no active neuron has a_j > 0.
let private unserved (o: OnePoint) = (Q.frac 3 4).Pow o.Neurons

/// At every width the largest atom is at most 1/2: given all but |a_j| of an active neuron with a_j > 0, its two equally likely values
/// give different limits. So no C_1 helps.
let private oneValue =
    Check<OnePoint>(fun o context ->
        let all = atoms o
        let largest = all |> List.map snd |> List.max
        let total = Sample.sum (List.map snd all)

        if total <> Rational.One - unserved o then
            Outcome.EnginesDisagree(sprintf "the atoms add to %O" total)
        elif largest > Rational.Half then
            Outcome.EnginesDisagree(sprintf "an atom of %O, above 1/2" largest)
        elif largest >= Rational.One - o.Failure then
            Outcome.Holds Strength.Exact
        else
            let value key =
                Term.Number(16 * label * label) + Term.Number(4 * key) / (Term.Parameter "p" * Term.Parameter "p")

            Outcome.Fails(
                Witness(
                    sprintf "with probability at least %O, <mu_inf> is one number" (Rational.One - o.Failure),
                    sprintf "every value of <mu_inf> has probability at most %O" largest,
                    "<",
                    Strength.Exact,
                    null,
                    CertificateDraft(
                        context.Claim,
                        context.Statement,
                        "the limit of the curvature takes several values",
                        certified o,
                        [
                            Terms.fact "p" (Term.Parameter "p") Relation.Equal (Term.Number o.Neurons)
                            Terms.fact "eps > 0" (Term.Parameter "epsilon") Relation.Greater (Term.Number 0)
                            for (first, _), (second, _) in List.pairwise all do
                                Terms.fact "two values of mu^2 differ" (value first) Relation.Less (value second)
                            for key, probability in all do
                                Terms.fact
                                    (sprintf "the value with p^2 A B = %d is not likely enough" key)
                                    (Term.Number probability)
                                    Relation.Less
                                    (Term.Number 1 - Term.Parameter "epsilon")
                        ]
                    )
                )
            ))

/// The loss converges with probability at least 1 - bound eps, and <mu_inf> > 0 then is C_2 of the drawn weights.
let private converges (bound: Rational) =
    Check<OnePoint>(fun o _ ->
        let slack = bound * o.Failure - unserved o

        if slack.Sign >= 0 then
            Outcome.Holds(Strength.Exact, RealAlgebraic.OfRational slack)
        else
            Outcome.Fails(
                Witness(
                    sprintf "the loss converges with probability at least %O" (Rational.One - bound * o.Failure),
                    sprintf "it does with probability %O" (Rational.One - unserved o),
                    "<",
                    Strength.Exact,
                    null,
                    null
                )
            ))

let private enough =
    Hypothesis<OnePoint>(
        "p",
        "p >= 4 log(n/eps)",
        (fun o -> Elementary.Exp(Q.frac o.Neurons 4, 64).Lower >= o.Failure.Inverse()),
        (fun o -> {
            o with
                Failure = o.Failure / Q.int 1000
        })
    )

let private literal =
    Reading<OnePoint>(
        Name = Reading.Literal,
        Statement =
            "for orthogonal inputs there are C_1 and C_2, numbers that the data and the law of the initialisation fix, such that for p >= C_1 log(n/eps), with probability at least 1 - eps, the loss converges to 0 and <mu_inf> = C_2/sqrt(n)",
        Check = oneValue,
        Added = [],
        Note =
            "with one input; 'equal' is taken at its word. The largest atom is at most 1/2 at every width, so no C_1 and C_2 serve; "
            + Start.convention
    )

let private repaired =
    Reading<OnePoint>(
        Name = "one input, C_2 of the drawn weights",
        Statement =
            "for n = 1 and this law: if p >= 4 log(n/eps) then with probability at least 1 - eps the loss converges to 0 and <mu_inf> = C_2 > 0, where C_2 depends on the drawn weights",
        Check = converges Rational.One,
        Added = [ enough ],
        Note = "C_2 = sqrt(16 y^2 + 4 A B)"
    )

let private order =
    Reading<OnePoint>(
        Name = "the order 1/sqrt(n)",
        Statement =
            "for orthogonal inputs there are C_1 and 0 < c <= C that the data's constants and the law of the initialisation fix, such that for p >= C_1 log(n/eps), with probability at least 1 - eps, the loss converges to 0 and c <= sqrt(n) <mu_inf> <= C",
        Check =
            Check<OnePoint>(fun _ _ ->
                Outcome.TooClose
                    "one input says nothing of the order in n: flows for growing n would speak for or against it, as those of Figure 5 do, and a proof would decide"),
        Added = [],
        Note =
            "the text before the conjecture: \"with high probability, the asymptotic curvature is always of the order 1/sqrt(n)\""
    )

let private at p failure = { Neurons = p; Failure = failure }

let private generator =
    gen {
        let! p = Gen.frequency [ 3, Gen.choose (1, 10); 1, Gen.choose (11, 24) ]
        let! bottom = Gen.choose (2, 200)
        let! top = Gen.choose (1, bottom - 1)
        let! isTight = Gen.elements [ true; false ]
        // Just what p >= 4 log(1/eps) allows for, or anything.
        let tight = Rational.OfDouble(System.Math.Exp(-(float p) / 4.0)) * Q.frac 1001 1000

        return
            at
                p
                (if isTight && tight < Rational.One then
                     tight
                 else
                     Q.frac top bottom)
    }

let claim: IClaim =
    Claim<OnePoint>(
        Id = "weakint/conj-1",
        Title = "the asymptotic curvature is C_2/sqrt(n)",
        File = "proofs/WeakInteraction/Conjecture_1.fs",
        Family =
            Family<OnePoint>(
                "p neurons for one input, and eps",
                [
                    Hypothesis<OnePoint>("sizes", "p >= 1", (fun o -> o.Neurons >= 1), null)
                    Hypothesis<OnePoint>(
                        "eps",
                        "0 < eps < 1",
                        (fun o -> o.Failure.Sign > 0 && o.Failure < Rational.One),
                        null
                    )
                ],
                [ at 1 (Q.frac 1 4); at 1 (Q.frac 9 10); at 4 (Q.frac 1 4); at 20 (Q.frac 1 4) ],
                Arb.fromGenShrink (
                    generator,
                    fun o ->
                        seq {
                            for p in [ 1; 2; o.Neurons - 1 ] do
                                { o with Neurons = p }

                            for failure in [ Q.half; Q.frac 1 3; Q.frac 1 4 ] do
                                { o with Failure = failure }
                        }
                ),
                (fun o -> InstanceSize(1, o.Neurons, 1, InstanceSize.Complexity o.Failure)),
                (fun o -> [| NamedValue.Of("p", o.Neurons); NamedValue.Of("eps", o.Failure) |]),
                (fun o -> if o.Neurons = 1 then "p=1" else "p>1")
            ),
        Source = Source("weakint", "Conjecture 1, Eq. (11)", Declared.Conjecture),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron, eps = 1/4", at 1 (Q.frac 1 4), false)
            BoundaryRow("one neuron, eps = 9/10", at 1 (Q.frac 9 10), true)
            BoundaryRow("20 neurons, eps = 1/4", at 20 (Q.frac 1 4), false)
        ],
        Repairs = [ repaired; order ],
        Mutants = [
            Mutation.dropping repaired enough.Name
            Mutation.exponent
                "with probability at least 1 - eps^2"
                repaired
                (Check<OnePoint>(fun o context ->
                    (converges Rational.One)
                        .Invoke(
                            {
                                o with
                                    Failure = o.Failure * o.Failure
                            },
                            context
                        )))
            Mutation.quantifier "C_2 is one number" repaired oneValue
        ]
    )
