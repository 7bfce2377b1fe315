namespace ReluProofs.Proofs.Orthogonal

open System.Collections.Generic
open ReluProofs.Kernel

/// The one flow of the paper that is solved exactly: one label, one balanced neuron with the sign of the label, active on the
/// point. With z = <w, x> and a^2 - z^2 constant, z and |a| grow as long as |a| z < |y|, so |a| z -> |y| for every lambda with
/// |a^0| z^0 < |y|; the part of w orthogonal to x is constant and of order lambda. As lambda -> 0 the limit tends to
/// a = +-sqrt(|y|), w = sqrt(|y|) x.
module internal SingleLabel =

    /// Whether the instance's start is of this kind.
    let isSolved (i: Instance) =
        i.X.Length = 1
        && i.Start.Length = 1
        && i.Start.Head.A.Sign = i.Y.Head.Sign
        && (Setting.dot i.Start.Head.W i.X.Head).Sign > 0

    /// lim_{lambda -> 0} lim_{t -> infinity} theta^t.
    let limit (i: Instance) =
        let root = RealAlgebraic.Sqrt(i.Y.Head.Abs())

        TwoLayerNetwork(
            [ RealAlgebraic.OfInt i.Y.Head.Sign * root ],
            [
                i.X.Head |> List.map (fun x -> RealAlgebraic.OfRational x * root) :> IReadOnlyList<RealAlgebraic>
            ]
        )

    /// The limit fits the label with the smallest norm 2n(||D_+|| + ||D_-||).
    let facts (i: Instance) = [
        yield! Facts.standing i
        yield! Facts.interpolates i "limit"
        Facts.fact
            "the limit has the smallest norm 2n(||D_+|| + ||D_-||)"
            (Term.NormSquared "limit")
            Relation.Equal
            (Facts.number (2 * Setting.points i) * (Facts.keyNorm Positive i + Facts.keyNorm Negative i))
    ]

    /// The only neuron has the sign of the label and is active on the point.
    let startFacts (i: Instance) = [
        Facts.fact
            "the only neuron has the sign of the only label"
            (Term.Sign(Term.OutputWeight("start", 0)))
            Relation.Equal
            (Term.Sign(Term.Label 0))
        Facts.fact "it is active on the point" (Facts.preactivation i "start" 0 0) Relation.Greater (Facts.number 0)
    ]
