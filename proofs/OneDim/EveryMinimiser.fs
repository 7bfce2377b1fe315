namespace ReluProofs.Proofs.OneDim

open ReluProofs.Kernel
open ReluProofs.Verify.Checking

/// How a minimiser breaks a statement about all of them.
[<NoComparison; NoEquality>]
type internal Violation = {
    Stated: string
    Actual: string
    /// What the kernel is shown beside the minimality of "theta".
    Facts: CertifiedInstance -> Fact list
}

/// The shape "every global minimiser ...", at an instance.
module internal EveryMinimiser =

    let private lossOf (o: Optimum) (theta: TwoLayerNetwork) =
        let constants =
            match o.Problem with
            | Regularised -> Instance.constants o.Instance
            | Unregularised -> Instance.unregularised o.Instance

        theta.Loss(constants, Instance.data o.Instance)

    /// Whether the loss of a network, evaluated exactly, is the certified minimum; nothing is asked of a formula.
    let isMinimiser (o: Optimum) (theta: TwoLayerNetwork) =
        theta.Width = o.Instance.M && lossOf o theta = RealAlgebraic.OfRational o.Derived.Minimum

    /// The neurons (u_j, w_j) of a network.
    let neurons (theta: TwoLayerNetwork) = [
        for j in 0 .. theta.Width - 1 -> theta.HiddenWeight(j, 0), theta.OutputWeight j
    ]

    /// The network with its last inactive neuron half awake: u = 1 alone, then w = 1 alone.
    let private halfAwake (theta: TwoLayerNetwork) =
        let all = neurons theta
        let zero, one = RealAlgebraic.Zero, RealAlgebraic.One

        match all |> List.tryFindIndexBack (fun neuron -> neuron = (zero, zero)) with
        | None -> []
        | Some j ->
            [ (one, zero); (zero, one) ]
            |> List.map (fun neuron -> Members.network (List.updateAt j neuron all))

    /// Constructed minimisers and changed ones, whether the change left them minimisers or not.
    let candidates (context: CheckContext) (o: Optimum) : TwoLayerNetwork seq =
        let minimisers = Optimum.minimisers context o |> Seq.toList

        let perturbed =
            minimisers |> List.mapi (fun k theta -> context.Draw(Members.perturbed theta, "perturbed", k))

        Seq.concat [ minimisers; perturbed; halfAwake minimisers.Head ]

    /// The candidates that attain the minimum.
    let found context o = candidates context o |> Seq.filter (isMinimiser o)

    let private witness (o: Optimum) (context: CheckContext) hypotheses (theta: TwoLayerNetwork) (broken: Violation) =
        let regularised = (o.Problem = Regularised)
        let instance = Terms.certified regularised o.Instance [ "theta", theta ]

        Outcome.Fails(
            Witness(
                broken.Stated,
                sprintf "theta = %s is a global minimiser and %s" (Optimum.describeNetwork theta) broken.Actual,
                "is not",
                Strength.Exact,
                Optimum.numericText o,
                CertificateDraft(
                    context.Claim,
                    context.Statement,
                    "a global minimiser that breaks the statement",
                    instance,
                    Terms.standing regularised o.Instance
                    @ hypotheses
                    @ [ Optimum.minimumFact o "theta" ]
                    @ broken.Facts instance
                )
            )
        )

    /// The outcome at an instance with further hypotheses as facts.
    let outcome hypotheses (violation: Optimum -> TwoLayerNetwork -> Violation option) (o: Optimum) context =
        found context o
        |> Seq.map (fun theta ->
            match violation o theta with
            | None -> Outcome.Holds Strength.Exact
            | Some broken -> witness o context hypotheses theta broken)
        |> Outcome.All

    /// No minimiser of the problem breaks the statement.
    let has problem violation = Optimum.withOptimum problem (outcome [] violation)

    /// The statement "every neuron of every minimiser ...", with what the kernel is shown of a neuron that is different.
    let everyNeuron stated (holds: RealAlgebraic * RealAlgebraic -> bool) (facts: Term -> Term -> Fact list) =
        has Regularised (fun _ theta ->
            neurons theta
            |> List.tryFindIndex (holds >> not)
            |> Option.map (fun j -> {
                Stated = stated
                Actual = sprintf "its neuron %d does not have that" (j + 1)
                Facts = fun _ -> facts (Term.HiddenWeight("theta", j, 0)) (Term.OutputWeight("theta", j))
            }))
