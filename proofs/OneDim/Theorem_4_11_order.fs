module internal ReluProofs.Proofs.OneDim.Theorem_4_11_order

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// K m^(2 kappa) <= ||theta||^2 <= 2 K m^(2 kappa) at every width, for the stated order kappa.
let private ordered (twice: Regime -> Rational) =
    Check<Regime>(fun r _ ->
        match OptimalNorm.first r with
        | None -> Outcome.EnginesDisagree "alpha beta does not become small"
        | Some m ->
            let k = OptimalNorm.constant r

            OptimalNorm.roots r m
            |> Seq.map (fun root ->
                let width = Regime.widthAt r root

                match OptimalNorm.norms (Regime.at r root) with
                | Error why -> Outcome.EnginesDisagree why
                | Ok squares ->
                    let outside (square: Rational) =
                        Regime.compare width (twice r) (square / k) > 0
                        || Regime.compare width (twice r) (square / (Rational.Two * k)) < 0

                    match squares |> List.tryFind outside with
                    | None -> Outcome.Holds Strength.Exact
                    | Some square ->
                        Outcome.Fails(
                            Witness(
                                sprintf "||theta||^2 is between %O and %O times m^(%O)" k (Rational.Two * k) (twice r),
                                sprintf "at m = %O a minimiser has ||theta||^2 = %O" width square,
                                "is not",
                                Strength.Exact,
                                null,
                                null
                            )
                        ))
            |> Outcome.All)

let private literal =
    Reading<Regime>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y under Assumption 4.3, the norm of the elements of Theta*(m) is Theta(m^{(a1+a2)/2}) as m tends to infinity",
        Check = ordered (fun r -> r.Scale),
        Added = [],
        Note =
            "the main text prints alpha_1 + alpha_2, the appendix a_1 + a_2; the constants depend on the data, and hold from the first m >= 2 at which alpha beta is at most half of both inner products"
    )

let private family = Regime.underAssumption

let claim: IClaim =
    Claim<Regime>(
        Id = "onedim/thm-4.11-order",
        Title = "growth of that norm",
        File = "proofs/OneDim/Theorem_4_11_order.fs",
        Family = family,
        Source = Source("onedim", "Theorem 4.11 = A.21", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("a constant scale", family.Edges[0], true)
            BoundaryRow("a growing scale, thresholds met exactly at small m", family.Edges[4], true)
            BoundaryRow("a falling scale", family.Edges[5], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.exponent "m^{a1+a2}" literal (ordered (fun r -> Rational.Two * r.Scale))
            Mutation.sign "m^{-(a1+a2)/2}" literal (ordered (fun r -> -r.Scale))
            Mutation.exponent "m^{d/2}" literal (ordered (fun r -> r.Decay))
            Mutation.constant "m^{(a1+a2)/2 + 1/4}" literal (ordered (fun r -> r.Scale + Q.half))
        ]
    )
