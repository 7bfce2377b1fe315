namespace ReluProofs.Proofs.Benignity

open System.Numerics
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Families of instances that contain data of Appendix D.
module internal RegularisedFamily =

    /// The hypotheses of the data, for instances that contain data.
    let onData (get: 'T -> TeacherData) (set: TeacherData -> 'T -> 'T) : Hypothesis<'T> list =
        Teacher.family.Hypotheses
        |> Seq.map (fun h ->
            match h.Break with
            | null -> Hypothesis<'T>(h.Name, h.Text, (fun t -> h.Holds.Invoke(get t)), null)
            | change ->
                Hypothesis<'T>(
                    h.Name,
                    h.Text,
                    (fun t -> h.Holds.Invoke(get t)),
                    (fun t -> set (change.Invoke(get t)) t)
                ))
        |> List.ofSeq

    let positive =
        Hypothesis<Regularised>("lambda > 0", "lambda > 0", (fun r -> r.Mu.Sign > 0), null)

    let private power (e: int) = (Rational.OfInt 10).Pow e

    /// Multipliers over many orders of magnitude.
    let multipliers = [
        Q.frac 1 1000
        Q.frac 1 4000
        Q.frac 3 100_000
        power -6
        Q.frac 7 3 * power -9
        power -20
        power -100
    ]

    /// Data of up to `largest` dimensions, at the centres or near them.
    let data largest =
        Teacher.family.Instances.Generator |> Gen.filter (fun t -> Teacher.dimension t <= largest)

    let private generator largest more =
        gen {
            let! t = data largest
            let! mu = Gen.elements (multipliers @ more)
            return { Data = t; Mu = mu }
        }

    let private shrink (r: Regularised) =
        seq {
            for t in Teacher.family.Instances.Shrinker r.Data do
                { r with Data = t }

            for mu in multipliers do
                if InstanceSize.Complexity mu < InstanceSize.Complexity r.Mu then
                    { r with Mu = mu }
        }

    /// Data and a multiplier of (6).
    /// hypotheses: those beyond the data's; more: further multipliers, for hypotheses that allow large ones.
    let make (hypotheses: Hypothesis<Regularised> list) largest (more: Rational list) =
        Family<Regularised>(
            "data of Appendix D with a regularisation parameter",
            onData _.Data (fun t r -> { r with Data = t }) @ [ positive ] @ hypotheses,
            [
                for d in 3..largest do
                    {
                        Data = Teacher.atCentres d
                        Mu = power -6
                    }
                for mu in more @ [ power -100 ] do
                    { Data = Teacher.atCentres 3; Mu = mu }
            ],
            Arb.fromGenShrink (generator largest more, shrink),
            (fun r -> InstanceSize(Teacher.dimension r.Data, 0, Teacher.dimension r.Data, Regularised.complexity r)),
            (fun r -> [| yield! Regularised.describe r |]),
            (fun r -> sprintf "d=%d" (Teacher.dimension r.Data)),
            Cost = 5
        )
