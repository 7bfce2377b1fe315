namespace ReluProofs.Proofs.Orthogonal

open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// What the kernel proves of gradient descent in the experiment of Section 5: it repeats the steps in interval arithmetic.
module internal TwoPointCertificate =

    let private start = "start"
    let private step = Rational.Create(1, 1000)

    /// Weights are about 1e-7, and their intervals stay far below what a loss is compared with.
    let private bits = 128

    let private instance (constant: Rational) draw =
        let points =
            ExactMatrix [
                ExactVector [ Rational.Create(-1, 2); Rational.One ]
                ExactVector [ Rational.Two; Rational.One ]
            ]

        CertifiedInstance(
            Dataset(points, ExactVector [ Rational.MinusOne; Rational.One ]),
            ModelConstants(constant, Rational.One, Rational.Zero),
            Dictionary<string, Rational>(),
            dict [ start, TwoPointDescent.exactStart draw ] |> Dictionary
        )

    /// |a_j| = ||w_j|| for all neurons, as the initialisation (4) has it.
    let private balanced =
        let square (term: Term) = term * term

        let gap j =
            Term.Abs(
                square (Term.OutputWeight(start, j))
                - square (Term.HiddenWeight(start, j, 0))
                - square (Term.HiddenWeight(start, j, 1))
            )

        Fact(
            "|a_j| = ||w_j|| for all neurons",
            Term.Sum(Seq.init TwoPointDescent.width gap),
            Relation.Equal,
            Term.Number 0
        )

    let private along from until quantity = Term.Descent(quantity, start, step, from, until, bits)

    let private loss = Term.Loss start

    /// The loss is above a level at all iterations up to this one.
    let above level until =
        Fact(
            sprintf "the loss is above %O at all iterations up to %d" level until,
            along 0 until loss,
            Relation.Greater,
            Term.Number(level: Rational)
        )

    /// The loss is below a level at an iteration.
    let below level iteration =
        Fact(
            sprintf "the loss is below %O at iteration %d" level iteration,
            along iteration iteration loss,
            Relation.Less,
            Term.Number(level: Rational)
        )

    /// Neuron j is active on none of the points at these iterations.
    let inactive j from until =
        let inner k =
            Term.Sum(Seq.init 2 (fun i -> Term.HiddenWeight(start, j, i) * Term.Point(k, i)))

        Fact(
            sprintf "neuron %d is active on no point at iterations %d to %d" (j + 1) from until,
            along from until (Term.Relu(inner 0) + Term.Relu(inner 1)),
            Relation.LessOrEqual,
            Term.Number 0
        )

    /// w_1 x + w_2 of neuron j at the place x of the real line.
    let private at (place: Rational) j =
        Term.HiddenWeight(start, j, 0) * Term.Number place + Term.HiddenWeight(start, j, 1)

    /// At an iteration, the kinks of these neurons lie one in each of the intervals between successive places, where they change the
    /// slope of x -> h(x, 1), and no other neuron has its kink in any of these intervals.
    let kinks (neurons: int list) (places: Rational list) iteration =
        let first, last = List.head places, List.last places
        let now quantity = along iteration iteration quantity

        [
            for j, (low, high) in List.zip neurons (List.pairwise places) do
                let a = Term.OutputWeight(start, j)

                Fact(
                    sprintf
                        "after iteration %d the kink of neuron %d is between %O and %O, and a_%d is not 0"
                        iteration
                        (j + 1)
                        low
                        high
                        (j + 1),
                    now (a * a * at low j * at high j),
                    Relation.Less,
                    Term.Number 0
                )

            let others =
                [ 0 .. TwoPointDescent.width - 1 ] |> List.filter (fun j -> not (List.contains j neurons))

            Fact(
                sprintf "after iteration %d no other neuron has a kink between %O and %O" iteration first last,
                now (Term.Sum(others |> List.map (fun j -> Term.Relu(-(at first j * at last j))))),
                Relation.LessOrEqual,
                Term.Number 0
            )
        ]

    /// A draft about gradient descent on the loss with this c from a draw.
    let draft (context: CheckContext) constant draw title facts =
        CertificateDraft(context.Claim, context.Statement, title, instance constant draw, balanced :: facts)
