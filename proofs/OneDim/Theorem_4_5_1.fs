module internal ReluProofs.Proofs.OneDim.Theorem_4_5_1

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private zero = Rational.Zero, Term.Number 0

/// { (0, 0)_{i=1}^m }.
let private origin (i: Instance) = StatedSet.balanced i.M zero zero

let private collapsed =
    Hypothesis<Instance>(
        "M*=0",
        "S_{alpha beta}(X_S^T Y) = S_{alpha beta}(X_{S^c}^T Y) = 0",
        (fun i -> Instance.criticalWidth i = 0),
        (fun i -> {
            i with
                Beta = i.Beta / Rational.OfInt 16
        })
    )

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha, beta > 0 with M* = 0 and all m >= 1, the set of global minimisers of L is { (0, 0)_{i=1}^m }",
        Check = OptimumSet.equals Regularised origin,
        Added = [],
        Proof = Proved.collapse
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/thm-4.5-1",
        Title = "critical width zero",
        File = "proofs/OneDim/Theorem_4_5_1.fs",
        Family = Families.regularisedWith collapsed Generator.aboveBothThresholds,
        Source = Source("onedim", "Theorem 4.5(1) = A.5(1)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("both thresholds met exactly", Given.pair 1 1 (Q.int 1) (Q.int 1) 1, true)
            BoundaryRow("far above both", Given.pair 1 1 (Q.int 1) (Q.int 100) 3, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.dropping literal "M*=0"
            Mutation.constant
                "an optimum with one neuron of size 1"
                literal
                (OptimumSet.equals Regularised (fun i -> StatedSet.balanced i.M (Rational.One, Term.Number 1) zero))
        ]
    )
