module internal ReluProofs.Proofs.WeakInteraction.Theorem_2_exist

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// A group-initialised network and epsilon.
type private Part = { Start: Sample; Epsilon: Rational }

let private sum (s: Sample) j (term: int -> Rational) = Groups.members s j |> Seq.map term |> Sample.sum

/// Whether L^j(0) >= (epsilon/2) ||D_j||^2 for all j. The groups have flows of their own, along which L^j does not increase and tends to 0,
/// so this is what decides whether L^j takes the value.
let private attained (factor: Rational) =
    Check<Part>(fun q context ->
        let s = q.Start
        let r = Sample.residuals s

        seq {
            for j in 0 .. Sample.neurons s - 1 do
                let start = sum s j (fun i -> r[i] * r[i])
                let wanted = factor * q.Epsilon * Groups.labels s j

                if start >= wanted then
                    Outcome.Holds(Strength.Exact, RealAlgebraic.OfRational(start - wanted))
                else
                    let total (term: int -> Term) =
                        Term.Sum [
                            for i in Groups.members s j do
                                term i * term i
                        ]

                    Outcome.Fails(
                        Witness(
                            sprintf "L^j takes the value eps/2 ||D_j||^2 for j = %d" (j + 1),
                            sprintf "L^j/(||D_j||^2/2) starts at %O and does not increase" (start / Groups.labels s j),
                            "<",
                            Strength.Exact,
                            null,
                            CertificateDraft(
                                context.Claim,
                                context.Statement,
                                "the loss of a group that starts below the wanted part",
                                CertifiedInstance(
                                    Sample.data s,
                                    Sample.constants s,
                                    System.Collections.Generic.Dictionary(dict [ "epsilon", q.Epsilon ]),
                                    System.Collections.Generic.Dictionary(dict [ "theta", Sample.network s ])
                                ),
                                [
                                    yield! SampleTerms.standing s
                                    Terms.fact "eps > 0" (Term.Parameter "epsilon") Relation.Greater (Term.Number 0)
                                    Terms.fact "eps < 1" (Term.Parameter "epsilon") Relation.Less (Term.Number 1)
                                    Terms.fact
                                        "L^j(0) < eps/2 ||D_j||^2"
                                        (total SampleTerms.residual)
                                        Relation.Less
                                        (Term.Parameter "epsilon" * total Term.Label)
                                ]
                            )
                        )
                    )
        }
        |> Outcome.All)

let private quiet =
    Hypothesis<Part>(
        "quiet",
        "the initial output on each group is at most (1 - sqrt(eps)) of the labels in norm, as for all large n",
        (fun q ->
            let s = q.Start

            [ 0 .. Sample.neurons s - 1 ]
            |> List.forall (fun j ->
                let output = sum s j (fun i -> Sample.output s i * Sample.output s i)
                let share = RealAlgebraic.One - RealAlgebraic.Sqrt q.Epsilon
                share * share * RealAlgebraic.OfRational(Groups.labels s j) >= RealAlgebraic.OfRational output)),
        (fun q -> {
            q with
                Start = {
                    q.Start with
                        A = q.Start.A |> List.map (fun a -> a * Q.int 3)
                        W = q.Start.W |> List.map (List.map (fun w -> w * Q.int 3))
                }
        })
    )

let private literal =
    Reading<Part>(
        Name = Reading.Literal,
        Statement =
            "for all epsilon in ]0, 1[ there are times t_n^j(eps) >= 0 with L^j(t_n^j(eps)) = (eps/2) ||D_j^n||^2",
        Check = attained Rational.One,
        Added = [],
        Note =
            "for all n, though (12) is asymptotic; L^j(0) is below (eps/2) ||D_j||^2 when the initial output already fits the group in part"
    )

let private repaired =
    Reading<Part>(
        Name = "small initial output",
        Statement = "the same when the initial output on each group is at most (1 - sqrt(eps)) of the labels in norm",
        Check = attained Rational.One,
        Added = [ quiet ],
        Note = "the output at the start is of the order 1/sqrt(k_n), so this holds for all large n"
    )

/// The output on group j has the norm |a_j| ||w_j||_+/p <= ||w_j||^2/p, and the labels sqrt(k_n) C_y^- at least.
let private many =
    Hypothesis<Part>(
        "n",
        "k_n >= (||w_j(0)||^2/((1 - sqrt(eps)) p C_y^-))^2 for all j: all large n, for labels away from 0 and fixed norms",
        (fun q ->
            let s = q.Start
            let share = RealAlgebraic.One - RealAlgebraic.Sqrt q.Epsilon
            let p = Sample.neurons s
            let size = Rational.OfInt(Sample.points s / p)
            let scale = Rational.OfInt p * Sample.smallestLabel s

            s.W
            |> List.forall (fun w ->
                share * share * RealAlgebraic.OfRational(size * scale * scale)
                >= RealAlgebraic.OfRational((Sample.square w).Pow 2))),
        null
    )

let private eventually =
    Reading<Part>(
        Name = "for all large n",
        Statement =
            "for all epsilon in ]0, 1[, labels away from 0 and norms ||w_j(0)|| that do not depend on n: there are such times for all large n",
        Check = attained Rational.One,
        Added = [ many ],
        Note = "(12) is asymptotic and the proof says 'by taking n large enough'; here with an explicit n"
    )

let private at y a w epsilon = {
    Start = Samples.make [ [ 1, 1 ] ] [ y ] [ a ] [ [ w ] ]
    Epsilon = epsilon
}

let private half = at (2, 1) (1, 1) (1, 1) Q.half

let private generator =
    gen {
        let! start = Groups.generator
        let! small = Gen.elements [ Q.int 1; Q.frac 1 4; Q.frac 1 30 ]
        let! k = Gen.choose (1, 19)

        return {
            Start = {
                start with
                    A = start.A |> List.map (fun a -> a * small)
                    W = start.W |> List.map (List.map (fun w -> w * small))
            }
            Epsilon = Q.frac k 20
        }
    }

let claim: IClaim =
    Claim<Part>(
        Id = "weakint/thm-2.exist",
        Title = "the times t_n^j(eps) exist",
        File = "proofs/WeakInteraction/Theorem_2_exist.fs",
        Family =
            Family<Part>(
                "a group-initialised network and epsilon",
                [
                    for h in Groups.hypotheses do
                        let holds (q: Part) = h.Holds.Invoke q.Start
                        Hypothesis<Part>(h.Name, h.Text, (fun q -> holds q), null)
                    Hypothesis<Part>(
                        "epsilon",
                        "0 < epsilon < 1",
                        (fun q -> q.Epsilon.Sign > 0 && q.Epsilon < Rational.One),
                        null
                    )
                ],
                [
                    half
                    at (1, 1) (1, 10) (1, 10) Q.half
                    at (1, 1) (2, 1) (2, 1) (Q.frac 9 10)
                ],
                Arb.fromGenShrink (
                    generator,
                    fun q ->
                        seq {
                            for s in Samples.shrink q.Start do
                                { q with Start = s }

                            for epsilon in [ Q.half; Q.frac 1 3; Q.frac 1 4 ] do
                                { q with Epsilon = epsilon }
                        }
                ),
                (fun q ->
                    let size = Samples.size q.Start

                    InstanceSize(
                        size.Points,
                        size.Neurons,
                        size.Dimension,
                        size.Numbers + InstanceSize.Complexity q.Epsilon
                    )),
                (fun q -> [| yield! Samples.describe q.Start; NamedValue.Of("eps", q.Epsilon) |]),
                (fun q -> sprintf "p=%d" (Sample.neurons q.Start))
            ),
        Source = Source("weakint", "Theorem 2, Eq. (12), first part", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("half of the label is fitted at the start", half, false)
            BoundaryRow("a small start", at (1, 1) (1, 10) (1, 10) Q.half, true)
            BoundaryRow("a start past the label", at (1, 1) (2, 1) (2, 1) (Q.frac 9 10), true)
        ],
        Repairs = [ eventually; repaired ],
        Mutants = [
            Mutation.constant "L^j = eps ||D_j||^2 for all large n" eventually (attained Rational.Two)
            Mutation.dropping eventually many.Name
            Mutation.constant "L^j = eps ||D_j||^2" repaired (attained Rational.Two)
            Mutation.dropping repaired quiet.Name
        ]
    )
