module internal ReluProofs.Proofs.Benignity.Proposition_3

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

/// A neuron is outside I_+ with probability 1 - (1 - p)/2 = 1/2 + p/2, independently; the other two properties fail with
/// probability 0, since hyperplanes and rays are null sets of the sphere in two and more dimensions.
let private within (bound: Rational) =
    InitialSigns.atMost (sprintf "I_+ is empty with probability at most (%O)^m" bound) Rational.Half Rational.Half bound

let private literal =
    Reading<Draw>(
        Name = Reading.Literal,
        Statement =
            "with probability at least 1 - (3/4)^m: I_+ is not empty, no w_i(0) is orthogonal to a point, and no w_i(0) with s_i = -1 has the direction of gamma",
        Check = within (Q.frac 3 4),
        Added = [],
        Note =
            "exactly 1 - ((1 + p)/2)^m, where p <= 1/2 is the probability of a direction that is active on no point; at the centres of d = 3, p = 0.351"
    )

let claim: IClaim =
    Claim<Draw>(
        Id = "benignity/prop-3",
        Title = "Proposition 3",
        File = "proofs/Benignity/Proposition_3.fs",
        Family = InitialSigns.family,
        Source = Source("benignity", "Proposition 3", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron, d = 3", InitialSigns.at 3 1, true)
            BoundaryRow("many neurons", InitialSigns.at 3 50, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "1 - (1/2)^m" literal (within (Q.frac 1 2))
            Mutation.constant "1 - (2/3)^m" literal (within (Q.frac 2 3))
        ]
    )
