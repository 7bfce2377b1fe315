module internal ReluProofs.Proofs.Orthogonal.Remark_width_exponential

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// m >= (1 - failure) 2^(numerator n/2 + 1).
let private wide (numerator: int) =
    AlignedDraw.check (fun d _ ->
        let power = Rational.Two.Pow(numerator * AlignedDraw.points d + 2)

        let slack =
            RealAlgebraic.OfInt d.Width
            - RealAlgebraic.OfRational(Rational.One - d.Failure) * RealAlgebraic.Sqrt power

        if slack.Sign >= 0 then
            Facts.holdsBy slack
        else
            Facts.fails (sprintf "m >= (1 - %O) 2^(%d n/2 + 1)" d.Failure numerator) (sprintf "m = %d" d.Width) "<")

let private literal =
    Reading<AlignedDraw>(
        Name = Reading.Literal,
        Statement =
            "for an isotropic initialisation: if Assumption 3 holds with probability at least 1 - failure then m >= (1 - failure) 2^(n/2 + 1)",
        Check = wide 1,
        Added = [],
        Note =
            "'exponential in n' is read as m >= a c^n with constants a > 0 and c > 1 for a fixed failure probability; c = sqrt(2) serves since a union bound gives P <= m 2^-(max(n_+, n_-) + 1)"
    )

let private likely =
    Hypothesis<AlignedDraw>(
        "likely",
        "Assumption 3 holds with probability at least 1 - failure, and failure < 1",
        (fun d ->
            d.Failure.Sign > 0
            && d.Failure < Rational.One
            && (AlignedDraw.formula d).Evaluate d.Width >= Rational.One - d.Failure),
        (fun d -> { d with Width = 1 })
    )

let private widest = 5000

let private generator =
    gen {
        let! positive = Gen.choose (0, 6)
        let! negative = Gen.choose (0, 6)

        let! failure =
            Gen.elements [
                Rational.Half
                Rational.Create(1, 10)
                Rational.Create(9, 10)
                Rational.Create(99, 100)
            ]

        let least = SignEvents.LeastAlignedNeurons(positive, negative, failure, widest)
        let! more = Gen.elements [ 0; 0; 1; 50 ]

        return AlignedDraw.at positive negative ((if least.HasValue then least.Value else widest) + more) failure
    }

let claim: IClaim =
    Claim<AlignedDraw>(
        Id = "orthogonal/rem-width-exponential",
        Title = "a width exponential in n",
        File = "proofs/Orthogonal/Remark_width_exponential.fs",
        Family =
            AlignedDraw.family
                "orthonormal labelled points, a width and a failure probability"
                [ likely ]
                [
                    AlignedDraw.at 1 0 4 Rational.Half
                    AlignedDraw.at 3 3 40 Rational.Half
                    AlignedDraw.at 6 6 1000 Rational.Half
                ]
                generator,
        Source = Source("orthogonal", "Sec. 3.2, the overparameterisation regime", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one label", AlignedDraw.at 1 0 4 Rational.Half, true)
            BoundaryRow("three labels of each sign", AlignedDraw.at 3 3 40 Rational.Half, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.exponent "2^(n + 1) in place of 2^(n/2 + 1)" literal (wide 2)
            Mutation.dropping literal likely.Name
        ]
    )
