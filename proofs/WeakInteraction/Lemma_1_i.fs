module internal ReluProofs.Proofs.WeakInteraction.Lemma_1_i

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// a_j^2 - k ||w_j||^2 does not change: half its derivative along (3) is a_j a_j' - k <w_j, w_j'>, which is 0 on every activation
/// pattern, kinks included. The integrated flow keeps it too.
let private conserved (k: Rational) =
    Check<Sample>(fun s _ ->
        seq {
            for j in 0 .. Sample.neurons s - 1 do
                let change = s.A[j] * Field.output s j - k * Sample.dot s.W[j] (Field.hidden s j)

                if change.IsZero then
                    Outcome.Holds Strength.Exact
                else
                    Outcome.Fails(
                        Witness(
                            "a_j^2 - ||w_j||^2 does not change",
                            sprintf "half its derivative is %O for j = %d" change (j + 1),
                            "<>",
                            Strength.Exact,
                            null,
                            null
                        )
                    )
        }
        |> Outcome.All)

let private withFlow =
    Check<Sample>(fun s context ->
        let t = SampleFlow.run s (SampleFlow.horizon s)
        let final = t.Final

        let moved j =
            let a, w = final.OutputWeight j, final.HiddenNorm j
            let start = (s.A[j] * s.A[j] - Sample.square s.W[j]).ToDouble()
            abs (a * a - w * w - start), (SampleFlow.error t) * (a * a + w * w + abs start) * 4.0

        match [ 0 .. Sample.neurons s - 1 ] |> List.tryFind (fun j -> fst (moved j) > snd (moved j)) with
        | Some j when SampleFlow.isFollowed t ->
            Outcome.EnginesDisagree(sprintf "the integrated flow moves a_j^2 - ||w_j||^2 by %g" (fst (moved j)))
        | _ -> (conserved Rational.One).Invoke(s, context))

let private literal =
    Reading<Sample>(
        Name = Reading.Literal,
        Statement = "along (3): a_j(t)^2 - ||w_j(t)||^2 = a_j(0)^2 - ||w_j(0)||^2 for all j and t >= 0",
        Check = withFlow,
        Added = [],
        Note =
            "the derivative is 0 at every parameter, so the quantity is constant along every absolutely continuous solution; its value along the integrated flow is compared"
    )

let claim: IClaim =
    Claim<Sample>(
        Id = "weakint/lem-1.i",
        Title = "layer balance is conserved",
        File = "proofs/WeakInteraction/Lemma_1_i.fs",
        Family = SampleFlow.family 4 "data and parameters" Samples.hypotheses Samples.edges Samples.general,
        Source = Source("weakint", "Lemma 1, first part; Sec. A.7, Eq. (75)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one input, one neuron", Samples.one (1, 1) (1, 1) (1, 1), true)
            BoundaryRow("a neuron that is not active", Samples.one (1, 1) (1, 1) (-1, 1), true)
            BoundaryRow("at a kink", Samples.one (1, 1) (1, 1) (0, 1), true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "a_j^2 - 2 ||w_j||^2" literal (conserved Rational.Two)
            Mutation.sign "a_j^2 + ||w_j||^2" literal (conserved Rational.MinusOne)
        ]
    )
