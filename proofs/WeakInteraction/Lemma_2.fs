module internal ReluProofs.Proofs.WeakInteraction.Lemma_2

open ReluProofs.Proofs.OneDim
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The integral of mu by Simpson's rule between the integrator's own times, with this many panels a step.
let private integral (t: ReluProofs.Numeric.Flows.Trajectory) panels =
    let mu time side = SampleFlow.curvature t (t.At(min time t.EndTime, side))

    t.Times
    |> Seq.pairwise
    |> Seq.sumBy (fun (a, b) ->
        let h = (b - a) / float panels

        Seq.sum (
            seq {
                for k in 0 .. panels - 1 do
                    let left = a + float k * h

                    h / 6.0
                    * (mu left ReluProofs.Numeric.Flows.Side.Right
                       + 4.0 * mu (left + h / 2.0) ReluProofs.Numeric.Flows.Side.Right
                       + mu (left + h) ReluProofs.Numeric.Flows.Side.Left)
            }
        ))

/// log L(0) - log L(t) = factor (integral of mu), within the errors of the quadrature and of the flow.
let private equals (factor: float) =
    Check<Sample>(fun s _ ->
        let t = SampleFlow.run s (SampleFlow.horizon s)

        if not (SampleFlow.isFollowed t) then
            Outcome.Discarded "solution"
        else
            let fine, coarse = integral t 32, integral t 16
            let first, last = (t.At 0.0).Loss, t.Final.Loss
            let fall = log (first / last)

            let error =
                10.0 * abs (fine - coarse)
                + 10.0 * t.Error.Value.Loss / last
                + 1e-9 * (1.0 + abs fall)
                + SampleFlow.error t * (1.0 + abs fine)

            let gap = abs (fall - factor * fine)

            if gap <= error then
                if error <= 1e-4 * (1e-3 + abs fall) || fall = 0.0 then
                    Outcome.Holds Strength.Numeric
                else
                    Outcome.TooClose(sprintf "the error %.2g is not small beside log L(0)/L(t) = %.6g" error fall)
            elif gap > 10.0 * error then
                Outcome.Fails(
                    Witness(
                        sprintf "log L(0)/L(t) = %.10g" (factor * fine),
                        sprintf "it is %.10g at t = %.4g" fall t.EndTime,
                        "is not",
                        Strength.Numeric,
                        sprintf "the errors add to %.2g" error,
                        null
                    )
                )
            else
                Outcome.TooClose(sprintf "the gap %.2g is within ten times the error %.2g" gap error))

let private solution =
    Sample.structural "kinks" "<w_j, x_i> is not 0 for all j and i at the start" (fun s -> (Field.kinks s).IsEmpty)

let private literal =
    Reading<Sample>(
        Name = Reading.Literal,
        Statement =
            "for L(theta_0) > 0, t > 0: L(theta_t) = L(theta_0) exp(-<mu(t)> t), <mu(t)> the average of mu over [0, t]",
        Check = equals 1.0,
        Added = [],
        Note =
            "the integral of mu by quadrature along the integrated flow, for a time of two e-foldings at the initial curvature; runs that reach a kink where (3) has no solution are discarded"
    )

let claim: IClaim =
    Claim<Sample>(
        Id = "weakint/lem-2",
        Title = "the loss is the exponential of the average curvature",
        File = "proofs/WeakInteraction/Lemma_2.fs",
        Family =
            SampleFlow.family
                8
                "data and parameters"
                (Sample.hypotheses @ [ solution ])
                (Sample.edges |> List.filter (fun s -> (Field.kinks s).IsEmpty))
                Sample.general,
        Source = Source("weakint", "Lemma 2", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one input, one neuron", Sample.one (1, 1) (1, 1) (1, 1), true)
            BoundaryRow("a neuron that is not active: a critical point", Sample.one (1, 1) (1, 1) (-1, 1), true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "exp(-2 <mu> t)" literal (equals 2.0)
            Mutation.sign "exp(<mu> t)" literal (equals -1.0)
        ]
    )
