namespace ReluProofs.Proofs.OneDim

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Verify.Claims

/// The instances of the common setting as families: hypotheses, edges, random instances, simpler ones.
module internal Families =

    let private classify (i: Instance) =
        if Instance.isDefined i then
            sprintf "M*=%d,m%s" (Instance.criticalWidth i) (if i.M < 3 then "=" + string i.M else ">=3")
        else
            "undefined"

    let private family withBeta hypotheses edges generator =
        Family<Instance>(
            "one-dimensional data with a positive and a negative point",
            hypotheses,
            edges,
            Arb.fromGenShrink (generator, Shrinking.steps),
            Instance.size,
            Instance.describe withBeta,
            classify,
            Coordinates = Instance.coordinates withBeta,
            Natural = Hypotheses.natural
        )

    let private withoutDecay (i: Instance) = { i with Beta = Rational.Zero }

    /// Data, alpha and width for the unregularised loss; beta plays no part.
    let unregularised =
        family
            false
            Hypotheses.standing
            (Given.edges |> Array.map withoutDecay)
            (Gen.map withoutDecay Generator.instance)

    /// Data, alpha, beta and width for the regularised loss.
    let regularised = family true Hypotheses.regularised Given.edges Generator.instance

    /// A family with one more hypothesis; most of its instances are first pushed towards it.
    let private aimed
        (general: Family<Instance>)
        (hypothesis: Hypothesis<Instance>)
        (towards: Instance -> Gen<Instance>)
        =
        let generator =
            gen {
                let! i = general.Instances.Generator
                let! pushed = towards i
                return! Gen.frequency [ 1, Gen.constant i; 9, Gen.constant pushed ]
            }

        Family<Instance>(
            general.Name,
            [ yield! general.Hypotheses; hypothesis ],
            general.Edges,
            Arb.fromGenShrink (generator, Shrinking.steps),
            general.Size,
            general.Describe,
            general.Classify,
            Coordinates = general.Coordinates,
            Natural = general.Natural
        )

    /// The unregularised family with one more hypothesis.
    let unregularisedWith hypothesis towards = aimed unregularised hypothesis towards

    /// The regularised family with one more hypothesis.
    let regularisedWith hypothesis towards = aimed regularised hypothesis towards
