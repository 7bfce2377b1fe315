module internal ReluProofs.Proofs.Orthogonal.Assumption_3_prob

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The limit m -> infinity of the closed form: a sum of c b^m with 0 <= b <= 1.
let private limit =
    AlignedDraw.check (fun d _ ->
        let terms = (AlignedDraw.formula d).Terms

        if terms |> Seq.exists (fun t -> t.Base.Sign < 0 || t.Base > Rational.One) then
            Facts.fails "the probability converges" "a base is outside [0, 1]" "does not"
        else
            let value =
                terms
                |> Seq.filter (fun t -> t.Base = Rational.One)
                |> Seq.map (fun t -> t.Coefficient)
                |> Setting.sum

            if value = Rational.One then
                Facts.holds
            else
                Facts.fails "the limit is 1" (sprintf "it is %O" value) "is not")

/// P >= bound at the width of the draw.
let private atLeast (bound: AlignedDraw -> Rational) =
    AlignedDraw.check (fun d probability ->
        if probability >= bound d then
            Facts.holds
        else
            Facts.fails (sprintf "P >= %O" (bound d)) (sprintf "P = %O" probability) "<")

let private literal =
    Reading<AlignedDraw>(
        Name = Reading.Literal,
        Statement =
            "for all data and an initialisation (4): the probability that S_{+,1} and S_{-,1} are both non-empty tends to 1 as m goes to infinity",
        Check = limit,
        Added = [],
        Note =
            "the exact probability, a sum of c b^m with rational c and b; it depends on the numbers of positive and of negative labels alone"
    )

let private generator =
    gen {
        let! positive = Gen.choose (0, 12)
        let! negative = Gen.choose (0, 12)
        let! m = Gen.choose (1, 80)
        return AlignedDraw.at positive negative m Rational.Half
    }

let claim: IClaim =
    Claim<AlignedDraw>(
        Id = "orthogonal/asm-3-prob",
        Title = "probability of Assumption 3",
        File = "proofs/Orthogonal/Assumption_3_prob.fs",
        Family =
            AlignedDraw.family
                "orthonormal labelled points and a width"
                []
                [ AlignedDraw.at 1 0 1 Rational.Half; AlignedDraw.at 0 3 2 Rational.Half ]
                generator,
        Source = Source("orthogonal", "Sec. 2.2, sentence after Assumption 3", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one label", AlignedDraw.at 1 0 1 Rational.Half, true)
            BoundaryRow("labels of both signs", AlignedDraw.at 1 1 2 Rational.Half, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.quantifier "at every width" literal (atLeast (fun _ -> Rational.One))
            Mutation.exponent "at least 1 - 2^-m" literal (atLeast (fun d -> Rational.One - Rational.Half.Pow d.Width))
        ]
    )
