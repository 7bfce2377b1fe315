namespace ReluProofs.Proofs.OneDim

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Verify.Checking

/// The shape "a minimiser is joined to its permutations by paths of minimisers", at an instance.
module internal Permutations =

    let private tried = 2
    let private sampled = 4

    /// The neurons (u_{pi(i)}, w_{rho(i)}) for two orders of the indices.
    let private reordered (theta: TwoLayerNetwork) (ofHidden: int list) (ofOutput: int list) =
        List.map2 (fun j k -> theta.HiddenWeight(j, 0), theta.OutputWeight k) ofHidden ofOutput
        |> Members.network

    /// Whether a neuron is (0, 0).
    let isInactive neuron = neuron = (RealAlgebraic.Zero, RealAlgebraic.Zero)

    /// Orders of the neurons: reversed, and random ones.
    let private orders (context: CheckContext) (m: int) =
        let indices = [ 0 .. m - 1 ]

        List.rev indices
        :: [
            for k in 1..tried -> context.Draw(Gen.shuffle indices, "order", k) |> List.ofArray
        ]

    let private refuted (o: Optimum) (context: CheckContext) stated actual facts networks =
        Outcome.Fails(
            Witness(
                stated,
                actual,
                "is not",
                Strength.Exact,
                Optimum.numericText o,
                CertificateDraft(
                    context.Claim,
                    context.Statement,
                    "a permutation of a minimiser that no path of minimisers reaches",
                    Terms.certified true o.Instance networks,
                    Terms.standing true o.Instance @ Terms.criticalWidth o.Instance @ facts
                )
            )
        )

    /// For every sampled minimiser with the property, every sampled order: the permuted network is a minimiser and an exact
    /// path joins the two. `outputs` says how the output weights are ordered when the hidden weights are ordered as given.
    let connected (has: TwoLayerNetwork -> bool) (outputs: int list -> int list) (o: Optimum) (context: CheckContext) =
        Optimum.minimisers context o
        |> Seq.filter has
        |> Seq.truncate sampled
        |> Seq.collect (fun theta ->
            orders context o.Instance.M
            |> Seq.map (fun order ->
                let permuted = reordered theta order (outputs order)

                let ends =
                    sprintf "%s and %s" (Optimum.describeNetwork theta) (Optimum.describeNetwork permuted)

                let networks = [ "theta", theta; "permuted", permuted ]
                let stated = "a path in Theta*(m) joins " + ends

                if not (EveryMinimiser.isMinimiser o permuted) then
                    refuted o context stated "the second is no global minimiser" [] networks
                else
                    match Components.relate o theta permuted with
                    | Components.Joined -> Outcome.Holds Strength.Exact
                    | Components.Wrong why -> Outcome.EnginesDisagree why
                    | Components.Apart ->
                        refuted
                            o
                            context
                            stated
                            "no such path exists"
                            [ Optimum.minimumFact o "theta"; Optimum.minimumFact o "permuted" ]
                            networks))
        |> Outcome.All
