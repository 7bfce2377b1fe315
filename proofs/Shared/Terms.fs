namespace ReluProofs.Proofs

open System
open ReluProofs.Kernel

/// What every certificate is written in: named relations between terms the kernel evaluates.
module internal Terms =

    /// left R right, named.
    let fact name left relation right = Fact(name, left, relation, right)

    /// Two terms that differ at the instance, as a strict relation.
    let differ name (instance: CertifiedInstance) (left: Term) (right: Term) =
        let relation =
            if left.Evaluate instance < right.Evaluate instance then
                Relation.Less
            else
                Relation.Greater

        fact name left relation right

    /// The value of a term, or why it has none.
    let tryEvaluate (instance: CertifiedInstance) (term: Term) : Result<RealAlgebraic, string> =
        try
            Ok(term.Evaluate instance)
        with
        | :? InvalidOperationException as error -> Error error.Message
        | :? ArgumentException as error -> Error error.Message
