module internal ReluProofs.Proofs.Benignity.Lemma_2

open System.Numerics
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// r draws from q equally likely coupons, p of them wanted.
type private Draws = {
    Coupons: int
    Wanted: int
    Draws: int
    Failure: Rational
}

/// e^(draws/coupons) compared with p/eps, by enclosures.
let private isEnough (d: Draws) =
    let ratio = Rational.OfInt d.Wanted / d.Failure

    let rec decide bits =
        let e = Elementary.Exp(Q.frac d.Draws d.Coupons, bits)

        if e.Lower >= ratio then true
        elif e.Upper < ratio then false
        else decide (2 * bits)

    decide 64

let private enough =
    Hypothesis<Draws>("r", "r >= q ln(p/eps)", isEnough, (fun d -> { d with Draws = d.Draws / 3 }))

/// The smallest r with r >= q ln(p/eps).
let private least coupons wanted failure =
    let rec search low high =
        // low draws are not enough, high ones are.
        if high - low <= 1 then
            high
        else
            let middle = (low + high) / 2

            if
                isEnough {
                    Coupons = coupons
                    Wanted = wanted
                    Draws = middle
                    Failure = failure
                }
            then
                search low middle
            else
                search middle high

    search 0 (20 * coupons)

let private tight coupons wanted failure = {
    Coupons = coupons
    Wanted = wanted
    Draws = least coupons wanted failure
    Failure = failure
}

let private generator =
    gen {
        let! coupons = Gen.frequency [ 3, Gen.choose (1, 6); 2, Gen.choose (7, 30) ]
        let! wanted = Gen.choose (1, coupons)

        let! failure =
            Gen.elements [ Q.frac 1 1000; Q.frac 1 20; Q.frac 1 5; Q.half; Q.frac 9 10; Q.frac 999 1000 ]

        let! more = Gen.frequency [ 4, Gen.constant 0; 1, Gen.choose (1, 10) ]
        let d = tight coupons wanted failure
        return { d with Draws = d.Draws + more }
    }

let private shrink (d: Draws) : Draws seq =
    seq {
        for coupons in 1 .. min 6 (d.Coupons - 1) do
            tight coupons (min coupons d.Wanted) d.Failure

        for wanted in 1 .. d.Wanted - 1 do
            tight d.Coupons wanted d.Failure

        { d with Draws = d.Draws - 1 }
        { d with Failure = Q.half }
    }

let private structural name text (holds: Draws -> bool) = Hypothesis<Draws>(name, text, holds, null)

let private family =
    Family<Draws>(
        "coupons, wanted coupons, draws and eps",
        [
            structural "eps" "0 < eps < 1" (fun d -> d.Failure.Sign > 0 && d.Failure < Rational.One)
            structural "p" "1 <= p <= q" (fun d -> 1 <= d.Wanted && d.Wanted <= d.Coupons)
            structural "N" "r is a natural number" (fun d -> d.Draws >= 0)
            enough
        ],
        [
            tight 1 1 Q.half
            tight 1 1 (Q.frac 999 1000)
            tight 2 1 (Q.frac 999 1000)
            tight 2 2 Q.half
            tight 30 1 (Q.frac 9 10)
            tight 30 30 (Q.frac 1 20)
        ],
        Arb.fromGenShrink (generator, shrink),
        (fun d -> InstanceSize(d.Coupons, d.Draws, d.Wanted, InstanceSize.Complexity d.Failure)),
        (fun d -> [|
            NamedValue.Of("q", d.Coupons)
            NamedValue.Of("p", d.Wanted)
            NamedValue.Of("r", d.Draws)
            NamedValue.Of("eps", d.Failure)
        |]),
        (fun d -> if d.Wanted = d.Coupons then "p=q" else "p<q")
    )

/// The probability by counting surjections onto the wanted coupons: draws that miss none of them, over q^r.
let private byCounting (d: Draws) =
    let favourable =
        Seq.init (d.Wanted + 1) (fun i ->
            let count =
                Binomial.Coefficient(d.Wanted, i) * BigInteger.Pow(BigInteger(d.Coupons - i), d.Draws)

            if i % 2 = 0 then count else -count)
        |> Seq.fold (+) BigInteger.Zero

    Rational.Create(favourable, BigInteger.Pow(BigInteger d.Coupons, d.Draws))

let private atLeast (bound: Rational -> Rational) =
    Check<Draws>(fun d _ ->
        let probability =
            (CouponCollector.Uniform(d.Coupons, d.Wanted)).Probability.Evaluate d.Draws

        let slack = probability - (Rational.One - bound d.Failure)

        if probability <> byCounting d then
            Outcome.EnginesDisagree "two routes to the probability of all wanted coupons"
        elif slack.Sign >= 0 then
            Outcome.Holds(Strength.Exact, RealAlgebraic.OfRational slack)
        else
            Outcome.Fails(
                Witness(
                    sprintf "the probability is at least %O" (Rational.One - bound d.Failure),
                    sprintf "it is %O" probability,
                    "<",
                    Strength.Enclosed,
                    null,
                    null
                )
            ))

let private literal =
    Reading<Draws>(
        Name = Reading.Literal,
        Statement =
            "for Z_1, ..., Z_r uniform on [q], eps in (0, 1), p <= q and r >= q ln(p/eps): [p] is a subset of {Z_1, ..., Z_r} with probability at least 1 - eps",
        Check = atLeast id,
        Added = []
    )

let claim: IClaim =
    Claim<Draws>(
        Id = "benignity/lem-2",
        Title = "coupon collector",
        File = "proofs/Benignity/Lemma_2.fs",
        Family = family,
        Source = Source("benignity", "Lemma 2, Appendix C", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one coupon", tight 1 1 Q.half, true)
            BoundaryRow("one coupon, eps near 1", tight 1 1 (Q.frac 999 1000), true)
            BoundaryRow("all of thirty", tight 30 30 (Q.frac 1 20), true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.dropping literal enough.Name
            Mutation.constant "1 - eps/2" literal (atLeast (fun eps -> Q.half * eps))
            Mutation.exponent "1 - eps^2" literal (atLeast (fun eps -> eps * eps))
        ]
    )
