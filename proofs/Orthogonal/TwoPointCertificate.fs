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

    /// A draft about gradient descent on the loss with this c from a draw.
    let draft (context: CheckContext) constant draw title facts =
        CertificateDraft(context.Claim, context.Statement, title, instance constant draw, balanced :: facts)
