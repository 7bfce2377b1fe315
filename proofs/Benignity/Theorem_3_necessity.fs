module internal ReluProofs.Proofs.Benignity.Theorem_3_necessity

open System.Numerics
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// More than the bound of the cones have a row of both kinds; the probability of missing rows is multiplied out by the kernel.
let private draft (context: CheckContext) (i: Labelled) (bound: Rational) =
    let missing (p: Rational) =
        Term.Product(List.replicate i.M (Term.Number(Rational.One - p)))

    let positive, negative =
        OrthogonalLandscape.share 1 i, OrthogonalLandscape.share -1 i

    CertificateDraft(
        context.Claim,
        context.Statement,
        "more cones than stated have a row with a >= 0 that is active at all positive labels and one with a < 0 that is active at all negative ones",
        Labelled.certified i [],
        [
            yield! OrthogonalLandscape.hypotheses false i
            Terms.fact
                "n m <= 2^n"
                (Term.Number(Labelled.points i) * Term.Parameter "m")
                Relation.LessOrEqual
                (Term.Product(List.replicate (Labelled.points i) (Term.Number 2)))
            Terms.fact
                "the probability that m uniform rows hit both kinds"
                (Term.Number 1 - missing positive - missing negative + missing (positive + negative))
                Relation.Greater
                (Term.Number bound)
        ]
    )

/// At most this fraction of the cones contains a global minimum of (min-norm), or of (Reg-lambda).
let private atMost (bound: Rational) =
    OrthogonalLandscape.compare (fun i context ->
        let actual =
            Rational.Max(OrthogonalLandscape.interpolating i, OrthogonalLandscape.fraction i)

        if actual <= bound then
            Outcome.Holds(Strength.Exact, RealAlgebraic.OfRational(bound - actual))
        else
            Outcome.Fails(
                Witness(
                    sprintf "at most %O of the cones contain a global minimum" bound,
                    sprintf "%.6g of them do" (actual.ToDouble()),
                    ">",
                    Strength.Exact,
                    null,
                    draft context i bound
                )
            ))

/// n m <= 2^n: for every constant c, m <= c 2^n once n is large.
let private narrow =
    Hypothesis<Labelled>(
        "m <= 2^n / n",
        "m <= 2^n / n, less than any constant times min(2^n, n^d) for large n",
        (fun i ->
            let n = Labelled.points i
            BigInteger(n) * BigInteger(i.M) <= BigInteger.Pow(BigInteger 2, n)),
        (fun i -> {
            i with
                M = 1 <<< min 9 (2 * Labelled.points i)
        })
    )

/// The paragraph goes on from Theorem 3's remark on typical data.
let private typical =
    Labelled.structural "y" "y_k <> 0, as the paragraph before assumes of typical data" (fun i ->
        i.Y |> List.forall (fun y -> not y.IsZero))

let private literal =
    Reading<Labelled>(
        Name = Reading.Literal,
        Statement =
            "for orthogonal inputs, all labels and lambda > 0 small enough: as soon as m <= 2^n / n, at most half of the activation cones contain a global minimum",
        Check = atMost Rational.Half,
        Added = [],
        Note =
            "'m <~ min(2^n, n^d)' is read with the vanishing constant 1/n, the weakest reading, and 'will not converge' as what it is concluded from: the cone the flow starts in contains no global minimum. With half of the labels of each sign the fraction at m = 2^n / n tends to 1, so that no constant helps"
    )

/// All labels but one have the same sign: the case in which Theorem 3 needs about 2^n neurons.
let private lopsided =
    Hypothesis<Labelled>(
        "one odd label",
        "all labels but one have the same sign",
        (fun i -> max (OrthogonalLandscape.count 1 i) (OrthogonalLandscape.count -1 i) = Labelled.points i - 1),
        null
    )

let private repaired =
    Reading<Labelled>(
        Name = "all labels but one of one sign",
        Statement = "the same where all labels but one have the same sign",
        Check = literal.Check,
        Added = [ lopsided ]
    )

let private widest n = max 2 ((1 <<< n) / n)

let private alternating n =
    Labelled.axes [ for k in 1..n -> if k % 2 = 1 then 1 else -1 ] (Q.frac 1 1000) (widest n)

let private oneOdd n =
    Labelled.axes [ for k in 1..n -> if k = 1 then -1 else 1 ] (Q.frac 1 1000) (widest n)

let private generator =
    gen {
        let! n = Gen.choose (2, 12)
        let! odd = Gen.elements [ true; false ]
        let! signs = Gen.listOfLength n (Gen.elements [ 1; -1 ])
        let! part = Gen.elements [ 1; 1; 3 ]

        let y =
            if odd then
                [ for k in 1..n -> if k = 1 then -1 else 1 ]
            else
                signs
                |> List.mapi (fun k s ->
                    if k = 0 then 1
                    elif k = 1 then -1
                    else s)

        return Labelled.axes y (Q.frac 1 1000) (max 2 (widest n / part))
    }

let private family =
    Labelled.family
        "orthogonal labelled points and a width below 2^n / n"
        [
            OrthogonalLandscape.orthogonal
            OrthogonalLandscape.width
            OrthogonalLandscape.trueRange
            OrthogonalLandscape.nonZeroPoints
            typical
            narrow
        ]
        [
            Labelled.axes [ 1; -1 ] (Q.frac 1 4) 2
            alternating 4
            alternating 10
            alternating 12
            oneOdd 2
            oneOdd 3
            oneOdd 8
            oneOdd 12
        ]
        generator
        (fun i ->
            if lopsided.Holds.Invoke i then
                "one odd label"
            else
                "other labels")
        4

let claim: IClaim =
    Claim<Labelled>(
        Id = "benignity/thm-3-necessity",
        Title = "2^n neurons as a necessary width",
        File = "proofs/Benignity/Theorem_3_necessity.fs",
        Family = family,
        Source = Source("benignity", "Appendix E, paragraph 'In other words'", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("two points", Labelled.axes [ 1; -1 ] (Q.frac 1 4) 2, true)
            BoundaryRow("six labels of each sign", alternating 12, false)
            BoundaryRow("eleven labels and one", oneOdd 12, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired lopsided.Name
            Mutation.dropping repaired narrow.Name
            Mutation.constant "at most a fifteenth of the cones" repaired (atMost (Q.frac 1 15))
        ]
    )
