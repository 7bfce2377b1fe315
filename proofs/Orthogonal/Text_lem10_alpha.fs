module internal ReluProofs.Proofs.Orthogonal.Text_lem10_alpha

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for every k_j with y_{k_j} > 0: (1/n) sqrt(sum over k <> k_j, y_k > 0 of y_k^2) <= (1 - alpha) ||D_+||, with alpha the smallest y_k^2/(2 ||D_+||^2) over y_k > 0",
        Check = GrowthRate.check Positive (GrowthRate.printed Positive) 1,
        Added = [],
        Note = "B.2 assumes labels of both signs and ||D_+|| > ||D_-||, so that r is defined"
    )

let private repaired =
    Reading<Instance>(
        Name = "normalised alpha",
        Statement = "the same with alpha the smallest y_k^2/(2 n^2 ||D_+||^2) over y_k > 0",
        Check = GrowthRate.check Positive (GrowthRate.normalised Positive) 1,
        Added = []
    )

let private labels (y: int list) = Generator.axes (y |> List.map Rational.OfInt) 0

let private adjusted =
    Adjustable.integerTowards
        5
        "the power of n under alpha"
        0
        (sprintf "the same with alpha the smallest y_k^2/(2 n^%d ||D_+||^2) over y_k > 0")
        (fun k -> GrowthRate.check Positive (fun i -> GrowthRate.printed Positive i / (Setting.count i).Pow k) 1)

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/lem10-alpha",
        Title = "growth bound of idle + neurons",
        File = "proofs/Orthogonal/Text_lem10_alpha.fs",
        Family = Generator.data (Hypotheses.standing @ [ Hypotheses.bothSigns; Hypotheses.positiveLarger ]),
        Source = Source("orthogonal", "B.4, second point, with B.2", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one label a sign", labels [ 2; -1 ], false)
            BoundaryRow("two equal labels of this sign", labels [ 1; 1; -1 ], false)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant
                "four times alpha"
                repaired
                (GrowthRate.check Positive (fun i -> Rational.OfInt 4 * GrowthRate.normalised Positive i) 1)
            Mutation.exponent "(1 - alpha)^4" repaired (GrowthRate.check Positive (GrowthRate.normalised Positive) 4)
        ],
        Thresholds = [ adjusted ]
    )
