module internal ReluProofs.Proofs.WeakInteraction.Figure_1

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Figures
open ReluProofs.Verify.Instances

/// The figure's setting: two groups of the n points, with targets 1 and 2, neurons of norm 1 along the targets.
type private Setting = { Points: Rational }

let private bits = 256

/// L^j/(||D_j||^2/2) at the normalised time s from the closed form at alignment 1, ((pY - q0)/(pY + q0 (E - 1)))^2 with q0 = 1,
/// pY = sqrt(np) ||D|| and E = (np)^(||D|| s/2): from below and from above.
let private share (f: Setting) (norm: Rational) (s: Rational) =
    let size = Rational.Two * f.Points
    let root = Elementary.Root(size, 2, bits)
    let growth = Elementary.Power(size, norm * s / Rational.Two, bits)
    let one = Rational.One

    // Increasing in pY, decreasing in E.
    let at (y: Rational) (e: Rational) =
        let rest = (y - one) / (y + e - one)
        rest * rest

    at (norm * root.Lower) growth.Upper, at (norm * root.Upper) growth.Lower

let private norms = [ Q.int 1; Q.int 2 ]

/// L_n = (1/p) sum_j L^j.
let private loss f s =
    norms
    |> List.map (fun d ->
        let low, high = share f d s
        d * d / Q.int 4 * low, d * d / Q.int 4 * high)
    |> List.reduce (fun (a, b) (c, e) -> a + c, b + e)

let private within f s (value: Rational) (off: Rational) =
    let low, high = loss f s

    if low >= value - off && high <= value + off then
        Outcome.Holds Strength.Enclosed
    elif high < value - off || low > value + off then
        Outcome.Fails(
            Witness(
                sprintf "L_n(%O) = %O up to %O" s value off,
                sprintf "it is about %.6g" (low.ToDouble()),
                "is not",
                Strength.Enclosed,
                null,
                null
            )
        )
    else
        Outcome.TooClose(sprintf "L_n(%O) is near the border of what a picture shows" s)

/// What can be read off the picture: a fiftieth of its height.
let private resolution = Q.frac 1 40

/// Where the plateaus are looked at.
let private times = [ Q.frac 1 4; Q.frac 3 4; Q.frac 3 2 ]

/// The plateaus before, between and after the transitions, which lie within a tenth of k/||D_j||.
let private plateaus (k: Rational) (levels: Rational list) =
    Check<Setting>(fun f _ ->
        seq {
            for s, level in List.zip times levels do
                within f (k * s) level resolution

            for norm in norms do
                let before, _ = share f norm (k * Q.frac 9 10 / norm)
                let _, after = share f norm (k * Q.frac 11 10 / norm)

                if before > Q.half && after < Q.half then
                    Outcome.Holds Strength.Enclosed
                else
                    Outcome.Fails(
                        Witness(
                            sprintf "half of the loss of the group of norm %O is left near %O/||D||" norm k,
                            "it is not within a tenth of that time",
                            "is not",
                            Strength.Enclosed,
                            null,
                            null
                        )
                    )
        }
        |> Outcome.All)

let private levels = [ Q.frac 5 4; Q.frac 1 4; Rational.Zero ]

let private literal =
    Reading<Setting>(
        Name = Reading.Literal,
        Statement =
            "two groups with targets 1 and 2, aligned neurons of norm 1, n = 100 + floor(e^42): L_n falls from 5/4 to 1/4 near the normalised time 1/2 and from 1/4 to 0 near 1",
        Check = plateaus Rational.One levels,
        Added = [],
        Note =
            "regenerated from the exact solution of the group flow at alignment 1 by enclosures; levels to a fiftieth of the height, times to a tenth"
    )

let private large =
    let e = Elementary.Exp(Q.int 42, bits).Lower

    {
        Points = Q.int 100 + Rational.OfInteger(e.Numerator / e.Denominator)
    }

let private far =
    Hypothesis<Setting>(
        "n",
        "n = 100 + floor(e^42), as in the authors' script",
        (fun f -> f = large),
        (fun _ -> { Points = Q.int 100 })
    )

/// The curve at every twelfth of the normalised time, with the levels that the figure shows between its transitions.
let private curve (run: FigureRun) =
    seq {
        for k in 0..18 do
            run.Begin "the loss at normalised times"
            let s = Q.frac k 12
            let low, high = loss large s

            let printed =
                List.zip times levels
                |> List.tryFind (fun (time, _) -> time = s)
                |> Option.map (snd >> string)
                |> Option.defaultValue ""

            Figures.row [ NamedValue.Of("s", s) ] "L_n(s)" printed (Figures.enclosed low high)
    }

let claim: IClaim =
    Claim<Setting>(
        Id = "weakint/fig-1",
        Title = "two transitions",
        File = "proofs/WeakInteraction/Figure_1.fs",
        Family =
            Family<Setting>(
                "the figure's setting",
                [ far ],
                [ large ],
                Arb.fromGen (Gen.constant large),
                (fun f -> InstanceSize(1, 2, 1, InstanceSize.Complexity f.Points)),
                (fun f -> [| NamedValue.Of("n", f.Points) |]),
                (fun _ -> "figure"),
                IsExhaustive = true
            ),
        Source = Source("weakint", "Figure 1", Declared.Figure),
        Literal = literal,
        Boundary = [ BoundaryRow("the figure", large, true) ],
        Repairs = [],
        Mutants = [
            Mutation.constant "transitions near 2/||D_j||" literal (plateaus Rational.Two levels)
            Mutation.constant
                "the middle plateau at 1"
                literal
                (plateaus Rational.One [ Q.frac 5 4; Q.int 1; Rational.Zero ])
            Mutation.dropping literal far.Name
        ],
        Figure =
            Figures.declare
                "two groups, n = 100 + floor(e^42); the curve of the loss, no numbers"
                "the same n; 19 normalised times; the exact solution at alignment 1, enclosed"
                None
                curve
    )
