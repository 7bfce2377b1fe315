module internal ReluProofs.Proofs.WeakInteraction.Lemma_4

open System.Collections.Generic
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// n = d = 1, x = 1: w_j = +-1 and |a_j| = 2^k with probability (1 - q) q^k, k >= 0, with independent fair signs; Assumption 1 holds. Then
/// mu(0) = (2/p) sum_j Z_j with Z = (a^2 + w^2) 1_{w > 0}, a mean of independent numbers whatever the label.
type private Law = { Tail: Rational }

/// E |a|^(2k) = (1 - q)/(1 - 4^k q), finite for 4^k q < 1.
let private moment (k: int) (law: Law) =
    (Rational.One - law.Tail) / (Rational.One - (Q.int 4).Pow k * law.Tail)

let private isFinite (k: int) (law: Law) = (Q.int 4).Pow k * law.Tail < Rational.One

/// The variance of Z, where it is finite: E Z^2 = (E a^4 + 2 E a^2 + 1)/2.
let private variance (law: Law) =
    let mean = (moment 1 law + Rational.One) * Rational.Half
    (moment 2 law + Rational.Two * moment 1 law + Rational.One) * Rational.Half - mean * mean

/// The variance of Z summed up term by term, the second route: |a| is cut where what is left of E a^4, at most (16 q)^last/(1 - 16 q),
/// is below `neglected`, so the sum falls short of the variance by no more than three times that.
let private neglected = 1e-9

let private summed (law: Law) =
    let ratio = ((Q.int 16) * law.Tail).ToDouble()
    let last = int (ceil (log (neglected * (1.0 - ratio)) / log ratio))

    let terms (k: int) =
        (Rational.One - law.Tail) * law.Tail.Pow k, (Q.int 4).Pow k + Rational.One

    let mean, square =
        [ 0..last ]
        |> List.map terms
        |> List.fold
            (fun (mean: Rational, square: Rational) (weight, z) ->
                mean + Rational.Half * weight * z, square + Rational.Half * weight * z * z)
            (Rational.Zero, Rational.Zero)

    square - mean * mean

/// sqrt(p) times a centred mean of independent copies of Z has a normal limit exactly when E Z^2 is finite; its variance is then that of
/// Z, times `factor`.
let private normal (factor: Rational) =
    Check<Law>(fun law context ->
        if isFinite 2 law then
            let exact, second = variance law, summed law

            if ((exact - second).ToDouble() |> abs) > 3.0 * neglected then
                Outcome.EnginesDisagree(
                    sprintf "the variance is %g, and %g summed up" (exact.ToDouble()) (second.ToDouble())
                )
            elif (variance law).Sign > 0 && factor = Rational.One then
                Outcome.Holds Strength.Exact
            else
                Outcome.Fails(
                    Witness(
                        sprintf "the limit has the variance %O" (factor * variance law),
                        sprintf "it is %O" (variance law),
                        "is not",
                        Strength.Exact,
                        null,
                        null
                    )
                )
        else
            let q = Term.Parameter "q"

            Outcome.Fails(
                Witness(
                    "sqrt(p)((2/n) mu(0) - beta_0) tends to a normal law",
                    sprintf
                        "E a^2 = %O and E a^4 is infinite; with a mean of independent copies of infinite variance, no centring gives a normal limit at the scale sqrt(p)"
                        (moment 1 law),
                    "does not",
                    Strength.Exact,
                    null,
                    CertificateDraft(
                        context.Claim,
                        context.Statement,
                        "a law of the output weights with finite variance and infinite fourth moment",
                        CertifiedInstance(
                            Dataset(ExactMatrix [ ExactVector [ Rational.One ] ], ExactVector [ Rational.One ]),
                            ModelConstants(Rational.Half, Rational.One, Rational.Zero),
                            Dictionary(dict [ "q", law.Tail ]),
                            Dictionary()
                        ),
                        [
                            Terms.fact "0 < q" q Relation.Greater (Term.Number 0)
                            Terms.fact
                                "E a^2 = (1 - q) sum (4 q)^k is finite"
                                (Term.Number 4 * q)
                                Relation.Less
                                (Term.Number 1)
                            Terms.fact
                                "the terms (1 - q)(16 q)^k of E a^4 do not fall"
                                (Term.Number 16 * q)
                                Relation.GreaterOrEqual
                                (Term.Number 1)
                        ]
                    )
                )
            ))

let private fourth =
    Hypothesis<Law>("fourth", "E |a_j|^4 is finite", isFinite 2, (fun _ -> { Tail = Q.frac 1 8 }))

let private literal =
    Reading<Law>(
        Name = Reading.Literal,
        Statement =
            "for every law of the neurons with finite covariance, as p grows: sqrt(p)((2/n) mu(0) - beta_0) tends in law to N(0, gamma_0^2)",
        Check = normal Rational.One,
        Added = [],
        Note =
            "with one input, where mu(0) is a mean over the neurons; mu(0) holds |a_j|^2, so a variance needs fourth moments. The factor 2/n beside mu(0) belongs to beta_0 and gamma_0"
    )

let private repaired =
    Reading<Law>(
        Name = "finite fourth moments",
        Statement = "for n = 1 and these laws: the same when E |a_j|^4 is finite",
        Check = normal Rational.One,
        Added = [ fourth ],
        Note =
            "the central limit theorem, with the variance in closed form and summed up; several inputs are not decided here"
    )

let private at n d = { Tail = Q.frac n d }

let claim: IClaim =
    Claim<Law>(
        Id = "weakint/lem-4",
        Title = "curvature at initialisation, large width",
        File = "proofs/WeakInteraction/Lemma_4.fs",
        Family =
            Family<Law>(
                "laws of the output weight with a geometric tail",
                [
                    Hypothesis<Law>("law", "0 < q < 1", (fun law -> law.Tail.Sign > 0 && law.Tail < Rational.One), null)
                    Hypothesis<Law>("covariance", "E |a_j|^2 is finite", isFinite 1, null)
                ],
                [ at 1 8; at 1 16; at 1 17; at 1 100; at 6 25 ],
                Arb.fromGenShrink (
                    gen {
                        let! bottom = Gen.choose (5, 60)
                        let! top = Gen.choose (1, max 1 ((bottom - 1) / 4))
                        return at top bottom
                    },
                    fun _ -> Seq.map (fun d -> at 1 d) [ 5; 6; 8; 16 ]
                ),
                (fun law -> InstanceSize(1, 1, 1, InstanceSize.Complexity law.Tail)),
                (fun law -> [| NamedValue.Of("q", law.Tail) |]),
                (fun law ->
                    if isFinite 2 law then
                        "fourth moment"
                    else
                        "no fourth moment")
            ),
        Source = Source("weakint", "Lemma 4", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("q = 1/16: the fourth moment is just infinite", at 1 16, false)
            BoundaryRow("q = 3/49: the fourth moment is barely finite", at 3 49, true)
            BoundaryRow("a light tail", at 1 100, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant "twice the variance" repaired (normal Rational.Two)
            Mutation.dropping repaired fourth.Name
        ]
    )
