namespace ReluProofs.Proofs.Orthogonal

open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Verify.Checking

/// The quantities of `orthogonal` as terms the kernel evaluates, and the outcomes its checks give.
module internal Facts =

    let private zero = Term.Number 0
    let number (n: int) = Term.Number n

    let fact name left relation right = Fact(name, left, relation, right)

    let private overEntries i term =
        Term.Sum [ for e in 0 .. Setting.dimension i - 1 -> term e ]

    let private overPoints i term = Term.Sum [ for k in 0 .. Setting.points i - 1 -> term k ]

    /// Inner product <x_k, x_l>.
    let inner i k l =
        overEntries i (fun e -> Term.Point(k, e) * Term.Point(l, e))

    /// Inner product <w_j, x_k>.
    let preactivation i net j k =
        overEntries i (fun e -> Term.HiddenWeight(net, j, e) * Term.Point(k, e))

    /// 1 where <w_j, x_k> > 0, else 0.
    let active i net j k = Term.Sign(Term.Relu(preactivation i net j k))

    /// ||w_j||^2.
    let hiddenSquared i net j =
        overEntries i (fun e -> Term.HiddenWeight(net, j, e) * Term.HiddenWeight(net, j, e))

    let residual net k = Term.Output(net, k) - Term.Label k

    /// Inner product <D_j, x_k>.
    let directionAt i net j k =
        overPoints i (fun l -> -(active i net j l * residual net l * inner i l k))
        / number (Setting.points i)

    /// Inner product <D_j, w_j>.
    let directionAlong i net j =
        overPoints i (fun l -> -(active i net j l * residual net l * preactivation i net j l))
        / number (Setting.points i)

    /// ||D_j||^2.
    let directionSquared i net j =
        overEntries i (fun e ->
            let entry =
                overPoints i (fun l -> -(active i net j l * residual net l * Term.Point(l, e)))
                / number (Setting.points i)

            entry * entry)

    /// ||grad L||^2 with relu'(0) = 0.
    let gradientSquared i net width =
        Term.Sum [
            for j in 0 .. width - 1 do
                let along = directionAlong i net j
                along * along
                Term.OutputWeight(net, j) * Term.OutputWeight(net, j) * directionSquared i net j
        ]

    /// The sum of y_k^2 over a class.
    let squares side (_: Instance) ks =
        let part k =
            match side with
            | Positive -> Term.Relu(Term.Label k)
            | Negative -> Term.Relu(-(Term.Label k))

        Term.Sum [ for k in ks -> part k * part k ]

    let all i = [ 0 .. Setting.points i - 1 ]

    /// ||D||, for orthonormal points.
    let keyNorm side i =
        Term.Sqrt(squares side i (all i)) / number (Setting.points i)

    let orthonormal i = [
        for k in 0 .. Setting.points i - 1 do
            for l in k .. Setting.points i - 1 do
                fact
                    (sprintf "<x_%d, x_%d>" (k + 1) (l + 1))
                    (inner i k l)
                    Relation.Equal
                    (number (if k = l then 1 else 0))
    ]

    /// Assumption 1 and the constants of the model.
    let setting i = [
        fact "c is 1/(2n)" (Term.LossConstant * number (2 * Setting.points i)) Relation.Equal (number 1)
        fact "s is 1" Term.OutputScale Relation.Equal (number 1)
        fact "there is no weight decay" Term.WeightDecay Relation.Equal zero
        yield! orthonormal i
    ]

    /// Assumptions 1 and 2 and the constants of the model, for the head of most certificates.
    let standing i = [
        yield! setting i
        for k in 0 .. Setting.points i - 1 do
            fact (sprintf "y_%d is not 0" (k + 1)) (Term.Abs(Term.Label k)) Relation.Greater zero
        fact
            "the sums of squares of positive and of negative labels differ"
            (Term.Abs(squares Positive i (all i) - squares Negative i (all i)))
            Relation.Greater
            zero
    ]

    let balanced i net width = [
        for j in 0 .. width - 1 do
            fact
                (sprintf "neuron %d is balanced" (j + 1))
                (Term.OutputWeight(net, j) * Term.OutputWeight(net, j))
                Relation.Equal
                (hiddenSquared i net j)
    ]

    let interpolates i net = [
        for k in 0 .. Setting.points i - 1 do
            fact (sprintf "%s fits label %d" net (k + 1)) (Term.Output(net, k)) Relation.Equal (Term.Label k)
    ]

    let certified i (parameters: (string * Rational) list) (networks: (string * TwoLayerNetwork) list) =
        CertifiedInstance(Setting.data i, Setting.constants i, Dictionary(dict parameters), Dictionary(dict networks))

    /// The relation that holds between two terms, as a fact.
    let compared name (instance: CertifiedInstance) (left: Term) (right: Term) =
        let order = (left.Evaluate instance).CompareTo(right.Evaluate instance)

        fact
            name
            left
            (if order < 0 then Relation.Less
             elif order > 0 then Relation.Greater
             else Relation.Equal)
            right

    let holds = Outcome.Holds Strength.Exact
    let holdsBy (slack: RealAlgebraic) = Outcome.Holds(Strength.Exact, slack)

    /// A contradiction by exact arithmetic, for statements no reading of which is refuted.
    let fails stated actual relation =
        Outcome.Fails(Witness(stated, actual, relation, Strength.Exact, null, null))

    /// A contradiction the kernel certifies.
    let refuted (context: CheckContext) title instance facts stated actual relation =
        Outcome.Fails(
            Witness(
                stated,
                actual,
                relation,
                Strength.Exact,
                null,
                CertificateDraft(context.Claim, context.Statement, title, instance, facts)
            )
        )
