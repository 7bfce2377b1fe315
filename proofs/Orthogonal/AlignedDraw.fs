namespace ReluProofs.Proofs.Orthogonal

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// What the probability of Assumption 3 depends on for orthonormal points and an isotropic initialisation: the numbers of
/// positive and of negative labels and the width; and a failure probability.
type internal AlignedDraw = {
    Positive: int
    Negative: int
    Width: int
    Failure: Rational
}

module internal AlignedDraw =

    let private one = Rational.One
    let points (d: AlignedDraw) = d.Positive + d.Negative

    /// The probability as a function of the width, in closed form.
    let formula (d: AlignedDraw) = SignEvents.AlignedNeurons(d.Positive, d.Negative)

    /// At the width of the draw, by conditioning on the number of neurons with s_j = 1: the second route.
    let private byConditioning (d: AlignedDraw) =
        let missed points (neurons: int) = (one - Rational.Half.Pow points).Pow neurons

        seq { 0 .. d.Width }
        |> Seq.map (fun h ->
            Binomial.Probability(d.Width, h, Rational.Half)
            * (one - missed d.Positive h)
            * (one - missed d.Negative (d.Width - h)))
        |> Setting.sum

    /// The widths up to which every draw is computed along both routes.
    let private compared = 60

    /// Decides with the exact probability at the width of the draw.
    let check (decide: AlignedDraw -> Rational -> Outcome) =
        Check<AlignedDraw>(fun d _ ->
            let probability = (formula d).Evaluate d.Width

            if d.Width <= compared && probability <> byConditioning d then
                Outcome.EnginesDisagree(
                    sprintf "inclusion-exclusion gives %O, conditioning %O" probability (byConditioning d)
                )
            else
                decide d probability)

    let private structural name text holds =
        Hypothesis<AlignedDraw>(name, text, (fun d -> holds d), null)

    let private sizes =
        structural "sizes" "n >= 1 labels that are not 0, m >= 1 neurons" (fun d ->
            d.Positive >= 0 && d.Negative >= 0 && points d >= 1 && d.Width >= 1)

    let private shrink (d: AlignedDraw) =
        seq {
            { d with Positive = d.Positive - 1 }
            { d with Negative = d.Negative - 1 }
            { d with Width = d.Width / 2 }
            { d with Width = d.Width - 1 }

            for failure in [ Rational.Half; Rational.Create(1, 10) ] do
                { d with Failure = failure }
        }

    let at positive negative m failure = {
        Positive = positive
        Negative = negative
        Width = m
        Failure = failure
    }

    let family name more edges generator =
        Family<AlignedDraw>(
            name,
            sizes :: more,
            edges,
            Arb.fromGenShrink (generator, shrink),
            (fun d -> InstanceSize(points d, d.Width, 0, InstanceSize.Complexity d.Failure)),
            (fun d -> [|
                NamedValue.Of("n_+", d.Positive)
                NamedValue.Of("n_-", d.Negative)
                NamedValue.Of("m", d.Width)
                NamedValue.Of("failure", d.Failure)
            |]),
            (fun d ->
                if d.Positive = 0 || d.Negative = 0 then
                    "one sign"
                else
                    "both signs")
        )
