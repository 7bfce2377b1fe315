module internal ReluProofs.Proofs.WeakInteraction.Lemma_1_ii

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private fails stated actual =
    Outcome.Fails(Witness(stated, actual, "<", Strength.Exact, null, null))

/// n^2 K^2 with K = (1/n) sum_i |r_i| ||x_i||, from above: (sum)^2 <= n sum of squares.
let private growth (s: Sample) =
    let squares =
        List.map2 (fun (r: Rational) x -> r * r * Sample.square x) (Sample.residuals s) s.X

    Rational.OfInt(Sample.points s) * Sample.sum squares

/// |a_j| >= k ||w_j|| at the start and for ever, with the sign of a_j: a_j^2 - ||w_j||^2 is constant, and |a_j'| <= K ||w_j|| <= K |a_j|
/// with K bounded along the flow, so a_j(t) is at least |a_j(0)| e^(-K t) in size.
let private persists (k: Rational) =
    Check<Sample>(fun s _ ->
        let n = Rational.OfInt(Sample.points s)

        seq {
            for j in 0 .. Sample.neurons s - 1 do
                let a, w = s.A[j], s.W[j]
                let slope = n * Field.output s j
                let drift = a * Field.output s j - Sample.dot w (Field.hidden s j)

                // d/dt (a^2 - k^2 w^2) is (1 - k^2) 2 a a'.
                let falls = (Rational.One - k * k) * a * Field.output s j

                if a * a < k * k * Sample.square w then
                    fails "|a_j| >= k ||w_j||" (sprintf "it is not so at t = 0 for j = %d" (j + 1))
                elif a * a = k * k * Sample.square w && falls.Sign < 0 then
                    fails "|a_j| >= k ||w_j||" (sprintf "the two are equal and |a_j| falls behind, j = %d" (j + 1))
                elif not drift.IsZero || slope * slope > growth s * a * a then
                    fails "|a_j'| <= K |a_j|" (sprintf "a_j = %O has the derivative %O" a (slope / n))
                else
                    Outcome.Holds Strength.Exact
        }
        |> Outcome.All)

/// The same with the integrated flow beside it.
let private withFlow =
    Check<Sample>(fun s context ->
        let t = SampleFlow.run s (SampleFlow.horizon s)
        let final = t.Final

        let flips j = final.OutputSign j * s.A[j].Sign < 0

        let isUnsure j =
            abs (final.OutputWeight j) <= SampleFlow.error t * (s.A[j].Abs().ToDouble() + final.HiddenNorm j)

        match (persists Rational.One).Invoke(s, context) with
        | outcome when outcome.Kind <> OutcomeKind.Holds || not (SampleFlow.isFollowed t) -> outcome
        | outcome ->
            match [ 0 .. Sample.neurons s - 1 ] |> List.tryFind (fun j -> flips j && not (isUnsure j)) with
            | Some j -> Outcome.EnginesDisagree(sprintf "a_%d changes its sign along the integrated flow" (j + 1))
            | None -> outcome)

let private nonDecreasing =
    Check<Sample>(fun s _ ->
        seq {
            for j in 0 .. Sample.neurons s - 1 do
                if (s.A[j] * Field.output s j).Sign < 0 then
                    fails "|a_j| does not decrease" (sprintf "|a_%d| decreases" (j + 1))
                else
                    Outcome.Holds Strength.Exact
        }
        |> Outcome.All)

let private dominated =
    Hypothesis<Sample>(
        "A1",
        "Assumption 1: |a_j| >= ||w_j|| for all j",
        (fun s -> List.forall2 (fun (a: Rational) w -> a * a >= Sample.square w) s.A s.W),
        (fun s -> {
            s with
                A = s.A |> List.map (fun a -> a / Q.int 100)
        })
    )

let private literal =
    Reading<Sample>(
        Name = Reading.Literal,
        Statement =
            "along (3): if |a_j(0)| >= ||w_j(0)|| then a_j(t) keeps its sign and |a_j(t)| >= ||w_j(t)|| for all t >= 0",
        Check = withFlow,
        Added = [],
        Note =
            "by the inequality of Gronwall that the check establishes at every parameter, with the conserved a_j^2 - ||w_j||^2; equality |a_j| = ||w_j|| included"
    )

/// Norms 3-4-5, so that |a_j| = ||w_j|| can be met.
let private balanced =
    Samples.make [ [ 1, 1; 0, 1 ]; [ 1, 2; 1, 1 ] ] [ 1, 1; -1, 1 ] [ 5, 1; -5, 1 ] [ [ 3, 1; 4, 1 ]; [ 4, 1; 3, 1 ] ]

let private dying = Samples.make [ [ 1, 1 ] ] [ -3, 1 ] [ 1, 1 ] [ [ 1, 1 ] ]

let claim: IClaim =
    Claim<Sample>(
        Id = "weakint/lem-1.ii",
        Title = "sign of a_j and dominance persist",
        File = "proofs/WeakInteraction/Lemma_1_ii.fs",
        Family =
            SampleFlow.family
                4
                "data and dominating output weights"
                (Samples.hypotheses @ [ dominated ])
                [
                    balanced
                    dying
                    Samples.one (1, 1) (1, 1) (1, 1)
                    Samples.one (1, 1) (0, 1) (0, 1)
                    Samples.one (1, 1) (1, 1) (0, 1)
                ]
                Samples.dominated,
        Source = Source("weakint", "Lemma 1, second part", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("|a| = ||w||, pulled towards 0", dying, true)
            BoundaryRow("|a| = ||w||, two signs", balanced, true)
            BoundaryRow("a neuron at 0", Samples.one (1, 1) (0, 1) (0, 1), true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "|a_j| >= 2 ||w_j||" literal (persists Rational.Two)
            Mutation.sign "|a_j| does not decrease" literal nonDecreasing
            Mutation.dropping literal dominated.Name
        ]
    )
