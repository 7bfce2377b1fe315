namespace ReluProofs.Proofs

open ReluProofs.Verify.Claims

/// The kinds of false variation of a statement, each named by what it changes.
module internal Mutation =

    let constant change reading check =
        Mutant<'T>.Of(MutationKind.Constant, change, reading, check)

    let sign change reading check = Mutant<'T>.Of(MutationKind.Sign, change, reading, check)

    let exponent change reading check =
        Mutant<'T>.Of(MutationKind.Exponent, change, reading, check)

    let quantifier change reading check =
        Mutant<'T>.Of(MutationKind.Quantifier, change, reading, check)

    let dropping reading hypothesis = Mutant<'T>.Dropping(reading, hypothesis)
