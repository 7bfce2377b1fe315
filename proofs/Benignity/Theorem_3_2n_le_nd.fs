module internal ReluProofs.Proofs.Benignity.Theorem_3_2n_le_nd

open System.Collections.Generic
open System.Numerics
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private powers (i: Inputs) =
    let n, d = Patterns.points i, Patterns.dimension i
    BigInteger.Pow(BigInteger 2, n), BigInteger.Pow(BigInteger n, d)

/// The inputs are orthogonal, and the two powers, multiplied out by the kernel.
let private draft (context: CheckContext) (i: Inputs) =
    let n, d = Patterns.points i, Patterns.dimension i

    let inner j k =
        Term.Sum [ for c in 0 .. d - 1 -> Term.Point(j, c) * Term.Point(k, c) ]

    let power count (k: int) = Term.Product(List.replicate count (Term.Number k))

    CertificateDraft(
        context.Claim,
        context.Statement,
        "orthogonal inputs with 2^n > n^d",
        CertifiedInstance(
            Dataset(ExactMatrix(i.X |> List.map ExactVector), ExactVector.Zero n),
            ModelConstants(Rational.One, Rational.One, Rational.Zero),
            Dictionary(),
            Dictionary()
        ),
        [
            for j in 0 .. n - 1 do
                for k in 0 .. j - 1 do
                    Terms.fact
                        (sprintf "x_%d and x_%d are orthogonal" (k + 1) (j + 1))
                        (inner k j)
                        Relation.Equal
                        (Term.Number 0)
            Terms.fact "2^n > n^d" (power n 2) Relation.Greater (power d n)
        ]
    )

let private atMost (left: Inputs -> BigInteger) (right: Inputs -> BigInteger) =
    Check<Inputs>(fun i context ->
        let smaller, larger = left i, right i

        if smaller <= larger then
            Outcome.Holds(Strength.Exact, RealAlgebraic.OfRational(Rational.OfInteger(larger - smaller)))
        else
            Outcome.Fails(
                Witness(
                    sprintf "%O <= %O" smaller larger,
                    sprintf "n = %d and d = %d" (Patterns.points i) (Patterns.dimension i),
                    ">",
                    Strength.Exact,
                    null,
                    draft context i
                )
            ))

let private literal =
    Reading<Inputs>(
        Name = Reading.Literal,
        Statement = "for all orthogonal inputs x_1, ..., x_n of R^d, 2^n <= n^d",
        Check = atMost (powers >> fst) (powers >> snd),
        Added = [],
        Note = "orthogonal inputs that are not 0 have n <= d"
    )

let private severalPoints =
    Hypothesis<Inputs>("n>=2", "n >= 2", (fun i -> Patterns.points i >= 2), (fun i -> { X = [ i.X.Head ] }))

let private repaired =
    Reading<Inputs>(
        Name = "from two inputs on",
        Statement = "the same for n >= 2 inputs, none of them 0",
        Check = atMost (powers >> fst) (powers >> snd),
        Added = [ severalPoints ]
    )

let private edges = InputFamilies.orthogonal.Edges

let claim: IClaim =
    Claim<Inputs>(
        Id = "benignity/thm-3-2n-le-nd",
        Title = "2^n <= n^d in the orthogonal case",
        File = "proofs/Benignity/Theorem_3_2n_le_nd.fs",
        Family = InputFamilies.orthogonal,
        Source = Source("benignity", "Appendix E, paragraph after Theorem 3", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one input", edges[0], false)
            BoundaryRow("two inputs of the plane: equality", edges[2], true)
            BoundaryRow("three inputs", edges[3], true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired severalPoints.Name
            Mutation.constant
                "3^n"
                repaired
                (atMost (fun i -> BigInteger.Pow(BigInteger 3, Patterns.points i)) (powers >> snd))
            Mutation.exponent
                "n^(d-1)"
                repaired
                (atMost (powers >> fst) (fun i ->
                    BigInteger.Pow(BigInteger(Patterns.points i), Patterns.dimension i - 1)))
        ]
    )
