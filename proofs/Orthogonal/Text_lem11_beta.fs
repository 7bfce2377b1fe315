module internal ReluProofs.Proofs.Orthogonal.Text_lem11_beta

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for every k_j with y_{k_j} < 0: (1/n) sqrt(sum over k <> k_j, y_k < 0 of y_k^2) <= (1 - beta) ||D_-||, with beta the smallest y_k^2/(2 ||D_-||^2) over y_k < 0",
        Check = GrowthRate.check Negative (GrowthRate.printed Negative) 1,
        Added = [],
        Note = "B.2 assumes labels of both signs and ||D_+|| > ||D_-||, so that r is defined"
    )

let private repaired =
    Reading<Instance>(
        Name = "normalised beta",
        Statement = "the same with beta the smallest y_k^2/(2 n^2 ||D_-||^2) over y_k < 0",
        Check = GrowthRate.check Negative (GrowthRate.normalised Negative) 1,
        Added = []
    )

let private labels (y: int list) = Generator.axes (y |> List.map Rational.OfInt) 0

let private adjusted =
    Adjustable.integerTowards
        5
        "the power of n under beta"
        0
        (sprintf "the same with beta the smallest y_k^2/(2 n^%d ||D_-||^2) over y_k < 0")
        (fun k -> GrowthRate.check Negative (fun i -> GrowthRate.printed Negative i / (Setting.count i).Pow k) 1)

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/lem11-beta",
        Title = "growth bound of idle - neurons",
        File = "proofs/Orthogonal/Text_lem11_beta.fs",
        Family = Generator.data (Hypotheses.standing @ [ Hypotheses.bothSigns; Hypotheses.positiveLarger ]),
        Source = Source("orthogonal", "B.5, second point, with B.2", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one label a sign", labels [ 2; -1 ], false)
            BoundaryRow("two equal labels of this sign", labels [ 2; -1; -1 ], false)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant
                "four times beta"
                repaired
                (GrowthRate.check Negative (fun i -> Rational.OfInt 4 * GrowthRate.normalised Negative i) 1)
            Mutation.exponent "(1 - beta)^4" repaired (GrowthRate.check Negative (GrowthRate.normalised Negative) 4)
        ],
        Thresholds = [ adjusted ]
    )
