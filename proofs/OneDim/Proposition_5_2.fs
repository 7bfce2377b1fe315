module internal ReluProofs.Proofs.OneDim.Proposition_5_2

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// A width and the exponent b_1 = b_2 of the initial standard deviation.
type private Start = { Width: int; Deviation: Rational }

/// The stated interval for the squared norm, in multiples of m^Order tau^2, and the stated failure probability.
[<NoComparison; NoEquality>]
type private Stated = {
    Low: Rational
    High: Rational
    /// The order of the squared ends divided by tau^2 = m^(-2 b_1).
    Order: int
    Failure: int -> RealNumber
}

let private printed = {
    Low = Q.frac 1 2
    High = Q.frac 9 2
    Order = 1
    Failure = InitialNorm.bound
}

let private within (stated: Stated) =
    Check<Start>(fun s _ ->
        let scale = (Rational.OfInt s.Width).Pow stated.Order / Rational.Two

        let failure = InitialNorm.outside s.Width (stated.Low * scale) (stated.High * scale)

        let bound = Bound.AtMost(failure, stated.Failure s.Width)

        match bound.Outcome with
        | BoundOutcome.Holds -> Slack.ofBound bound
        | BoundOutcome.Fails ->
            let value = failure.TryEnclose 64

            Outcome.Fails(
                Witness(
                    "the norm is outside with at most the stated probability",
                    sprintf "at m = %d it is outside with probability %.6g" s.Width ((nonNull value).Upper.ToDouble()),
                    ">",
                    Strength.Enclosed,
                    null,
                    null
                )
            )
        | _ -> Outcome.TooClose(sprintf "m = %d" s.Width))

let private literal =
    Reading<Start>(
        Name = Reading.Literal,
        Statement =
            "under Assumption 5.1 there is an absolute constant c > 0 such that for all m and b_1, P( sqrt(2)/2 m^((1-2b_1)/2) <= ||theta_0|| <= 3 sqrt(2)/2 m^((1-2b_1)/2) ) >= 1 - 2 exp(-c m/(2 kappa^2)), kappa being the sub-exponential norm of Z^2 - 1; so the probability tends to 1",
        Check = within printed,
        Added = [],
        Note =
            "decided for c = 2 kappa^2 (5/4 - log(9/4)), the constant of Chernoff's bound; the probability is exact, e^-x times a sum, and does not depend on b_1"
    )

let private family =
    Family<Start>(
        "a width and an exponent of the initial deviation",
        [
            Hypothesis<Start>("m", "m >= 1", (fun s -> s.Width >= 1), null)
            Hypothesis<Start>("A5.1", "Assumption 5.1: b_1 = b_2", (fun _ -> true), null)
        ],
        [
            for m in [ 1; 2; 3; 4; 10; 30; 100; 200 ] ->
                {
                    Width = m
                    Deviation = (if m % 3 = 0 then Q.half else Q.int 0)
                }
        ],
        Arb.fromGenShrink (
            Gen.map2
                (fun m b -> { Width = m; Deviation = b })
                (Gen.frequency [ 3, Gen.choose (1, 40); 1, Gen.choose (41, 160) ])
                (Gen.elements [ Q.int 0; Q.half; Q.frac -1 4; Q.int 1 ]),
            fun s ->
                seq {
                    for m in [ s.Width / 2; s.Width - 1 ] do
                        { s with Width = m }

                    { s with Deviation = Q.int 0 }
                }
        ),
        (fun s -> InstanceSize(1, s.Width, 1, InstanceSize.Complexity s.Deviation)),
        (fun s -> [ NamedValue.Of("m", s.Width); NamedValue.Of("b1", s.Deviation) ]),
        (fun s -> if s.Width <= 10 then "m<=10" else "m>10")
    )

let claim: IClaim =
    Claim<Start>(
        Id = "onedim/prop-5.2",
        Title = "norm of the initial parameter",
        File = "proofs/OneDim/Proposition_5_2.fs",
        Family = family,
        Source = Source("onedim", "Proposition 5.2 = B.1", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron", family.Edges[0], true)
            BoundaryRow("two hundred neurons", family.Edges[7], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant
                "exp(-m/2): a constant beyond the rate of the upper end"
                literal
                (within {
                    printed with
                        Failure = fun m -> RealNumber.Of 2 * RealNumber.Exp(RealNumber.Of(Q.frac -m 2))
                })
            Mutation.constant "lower end sqrt(2) m^((1-2b_1)/2)" literal (within { printed with Low = Rational.Two })
            Mutation.exponent "m^((2-2b_1)/2)" literal (within { printed with Order = 2 })
            Mutation.exponent "m^(-2b_1/2)" literal (within { printed with Order = 0 })
            Mutation.constant
                "1 - exp(-c m)/4"
                literal
                (within {
                    printed with
                        Failure = fun m -> InitialNorm.bound m / RealNumber.Of 8
                })
        ]
    )
