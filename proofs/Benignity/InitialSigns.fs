namespace ReluProofs.Proofs.Benignity

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Data of Appendix D and a width.
type internal Draw = { Data: TeacherData; Width: int }

/// The random initialisation of Assumption 2 (a): which neurons belong to I_+.
module internal InitialSigns =

    /// A bound on the error of angles and of their sums, which are below 10, in doubles.
    let private rounding = 1e-13

    let private angle (a: Rational list) (b: Rational list) =
        acos (max -1.0 (min 1.0 ((Covariance.dot a b).ToDouble())))

    /// Bounds of p, the probability that a uniform direction is active on no point. With three points it is the area of a spherical
    /// triangle, by Girard 1/2 - (sum of the three angles)/(4 pi); further points make it smaller, but it stays positive for
    /// independent points.
    let inactive (t: TeacherData) =
        let angles = angle t.X[0] t.X[1] + angle t.X[0] t.X[2] + angle t.X[1] t.X[2]

        let triangle = 0.5 - angles / (4.0 * System.Math.PI)
        (if Teacher.dimension t = 3 then triangle - rounding else 0.0), triangle + rounding

    let private width = Hypothesis<Draw>("m", "m >= 1", (fun d -> d.Width >= 1), null)

    /// The points are independent, as Proposition 1 (a) has it.
    let private independent =
        Hypothesis<Draw>(
            "independent",
            "the points are linearly independent",
            (fun d -> Teacher.isIndependent d.Data),
            null
        )

    let at d m = {
        Data = Teacher.atCentres d
        Width = m
    }

    let family =
        Family<Draw>(
            "data of Appendix D and a width",
            RegularisedFamily.onData _.Data (fun t d -> { d with Data = t }) @ [ width; independent ],
            [ at 3 1; at 3 2; at 3 50; at 4 1; at 6 3 ],
            Arb.fromGenShrink (
                gen {
                    let! t = RegularisedFamily.data 6
                    let! m = Gen.frequency [ 3, Gen.choose (1, 4); 1, Gen.choose (5, 200) ]
                    return { Data = t; Width = m }
                },
                fun d ->
                    seq {
                        for t in Teacher.family.Instances.Shrinker d.Data do
                            { d with Data = t }

                        if d.Width > 1 then
                            { d with Width = 1 }
                            { d with Width = d.Width - 1 }
                    }
            ),
            (fun d ->
                InstanceSize(
                    Teacher.dimension d.Data,
                    d.Width,
                    Teacher.dimension d.Data,
                    Regularised.complexity { Data = d.Data; Mu = Rational.One }
                )),
            (fun d -> [|
                for k, x in List.indexed d.Data.X do
                    NamedValue.Of(sprintf "x_%d" (k + 1), ExactVector x)
                NamedValue.Of("m", d.Width)
            |]),
            (fun d -> sprintf "d=%d" (Teacher.dimension d.Data)),
            Cost = 5
        )

    /// A power of a number between the bounds is at most the stated base to the same power: p in [low, high], and base(p) = intercept +
    /// slope p. The half-space of one point holds with probability 1/2, so p <= 1/2 exactly.
    let atMost (stated: string) (intercept: Rational) (slope: Rational) (bound: Rational) =
        Check<Draw>(fun d _ ->
            let low, high = inactive d.Data

            if d.Data.X |> List.exists (fun x -> (Covariance.dot x x).IsZero) then
                Outcome.TooClose "a point is 0: no half-space belongs to it"
            elif low > 0.5 then
                Outcome.EnginesDisagree "the spherical triangle is larger than a half-sphere"
            else
                let value p = intercept.ToDouble() + slope.ToDouble() * p
                let exactly p = intercept + slope * p
                let worst = Rational.Max(exactly Rational.Zero, exactly Rational.Half)

                let fails p =
                    Outcome.Fails(
                        Witness(
                            stated,
                            sprintf
                                "the probability is %.6g^m, with the probability %.6g of a direction active on no point"
                                (value p)
                                p,
                            ">",
                            Strength.Numeric,
                            "the area of a spherical triangle, by Girard's formula",
                            null
                        )
                    )

                let limit = bound.ToDouble()
                let least, most = min (value low) (value high), max (value low) (value high)
                let power x = x ** float d.Width

                // Relative to the bound, which is tiny for many neurons.
                let slack =
                    Slack.ofMargin (power limit * (1.0 - power ((most + rounding) / limit) - rounding))

                if worst <= bound then
                    Slack.holds Strength.Exact slack
                else if most < limit - rounding then
                    Slack.holds Strength.Numeric slack
                elif least > limit + rounding then
                    fails (0.5 * (low + high))
                else
                    Outcome.TooClose
                        "the area of the spherical polytope is only bounded above in four and more dimensions")
