namespace ReluProofs.Proofs.OneDim

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking

/// A set of parameters as a statement describes it.
[<NoComparison; NoEquality>]
type internal StatedSet = {
    /// The set in words.
    Text: string
    /// Exact membership.
    Contains: TwoLayerNetwork -> bool
    /// For the named non-member, facts that show it is none; empty where the set is empty.
    Excludes: CertifiedInstance -> string -> TwoLayerNetwork -> Fact list
    /// Random exact members; None where there are none.
    Sample: Gen<TwoLayerNetwork option>
}

/// Sets of parameters in the forms the paper uses.
module internal StatedSet =

    let private neurons (theta: TwoLayerNetwork) = [
        for j in 0 .. theta.Width - 1 -> theta.HiddenWeight(j, 0), theta.OutputWeight j
    ]

    let private total (terms: RealAlgebraic list) =
        terms |> List.fold (fun (sum: RealAlgebraic) t -> sum + t) RealAlgebraic.Zero

    let private onSide direction (theta: TwoLayerNetwork) =
        neurons theta |> List.filter (fun (u, _) -> u.Sign = direction)

    let private sum direction theta =
        onSide direction theta |> List.map (fun (u, w) -> u * w) |> total

    let private energy direction theta =
        onSide direction theta |> List.map (fun (u, _) -> u * u) |> total

    let private differing instance facts =
        facts
        |> List.choose (fun (name, left: Term, right: Term) ->
            if left.Evaluate instance = right.Evaluate instance then
                None
            else
                Some(Terms.differ name instance left right))
        |> List.truncate 1

    /// No parameters at all.
    let empty = {
        Text = "the empty set"
        Contains = fun _ -> false
        Excludes = fun _ _ _ -> []
        Sample = Gen.constant None
    }

    /// The form of Eq. (6): the two sums of u_j w_j have given values. The terms say for the kernel how the paper prints them.
    let withSums (m: int) (onP: Rational, termP: Term) (onN: Rational, termN: Term) = {
        Text = sprintf "sum over u_j >= 0 of u_j w_j = %O and sum over u_j <= 0 of u_j w_j = %O" onP onN
        Contains =
            fun theta -> sum 1 theta = RealAlgebraic.OfRational onP && sum -1 theta = RealAlgebraic.OfRational onN
        Excludes =
            fun instance name theta ->
                differing instance [
                    "the sum over u_j >= 0 of u_j w_j is not as stated", Terms.sumP name theta.Width, termP
                    "the sum over u_j <= 0 of u_j w_j is not as stated", Terms.sumN name theta.Width, termN
                ]
        Sample = Members.withSums m onP onN
    }

    /// The form of Eq. (7) for given values in the place of gamma_P* and gamma_N*.
    let balanced (m: int) (onP: Rational, termP: Term) (onN: Rational, termN: Term) =
        let signOf (r: Rational) = RealAlgebraic.OfInt r.Sign

        {
            Text =
                sprintf
                    "sum over u_i >= 0 of u_i^2 = %O, sum over u_i <= 0 of u_i^2 = %O, w_i = sign(gamma) u_i"
                    (onP.Abs())
                    (onN.Abs())
            Contains =
                fun theta ->
                    energy 1 theta = RealAlgebraic.OfRational(onP.Abs())
                    && energy -1 theta = RealAlgebraic.OfRational(onN.Abs())
                    && neurons theta
                       |> List.forall (fun (u, w) ->
                           match u.Sign with
                           | 1 -> w = signOf onP * u
                           | -1 -> w = signOf onN * u
                           | _ -> w.IsZero)
            Excludes =
                fun instance name theta ->
                    let output j = Term.OutputWeight(name, j)

                    let printed (u: RealAlgebraic) j =
                        let hidden = Term.HiddenWeight(name, j, 0)

                        match u.Sign with
                        | 1 -> Term.Sign termP * hidden
                        | -1 -> Term.Sign termN * hidden
                        | _ -> Term.Number 0

                    differing
                        instance
                        ([
                            "the sum over u_i >= 0 of u_i^2 is not as stated",
                            Terms.energyP name theta.Width,
                            Term.Abs termP
                            "the sum over u_i <= 0 of u_i^2 is not as stated",
                            Terms.energyN name theta.Width,
                            Term.Abs termN
                         ]
                         @ (neurons theta
                            |> List.mapi (fun j (u, _) ->
                                sprintf "output weight %d is not as stated" (j + 1), output j, printed u j)))
            Sample = Members.balanced m onP onN
        }

    /// What is in at least one of the sets.
    let union (sets: StatedSet list) =
        match sets with
        | [ one ] -> one
        | _ -> {
            Text = sets |> List.map (fun set -> "{" + set.Text + "}") |> String.concat " or "
            Contains = fun theta -> sets |> List.exists (fun set -> set.Contains theta)
            Excludes = fun instance name theta -> sets |> List.collect (fun set -> set.Excludes instance name theta)
            Sample =
                if sets.IsEmpty then
                    Gen.constant None
                else
                    Gen.oneof (sets |> List.map (fun set -> set.Sample))
          }

    /// Of two sets, the one whose gain is larger at the instance, and both where the gains are equal.
    let better
        (onP: Instance -> StatedSet)
        (onN: Instance -> StatedSet)
        (gainP: Instance -> Rational)
        (gainN: Instance -> Rational)
        (i: Instance)
        =
        [
            if gainP i >= gainN i then
                onP i
            if gainN i >= gainP i then
                onN i
        ]
        |> union

/// The shape "the set of global minimisers equals ...": both inclusions, at an instance.
module internal OptimumSet =

    let private membersTried = 6

    let private witness (o: Optimum) (context: CheckContext) (stated: StatedSet) title actual networks facts =
        // Statements about m < M*, m = M* or m >= M* rest on it.
        let narrow =
            if o.Problem = Regularised then
                Terms.criticalWidth o.Instance
            else
                []

        let regularised = (o.Problem = Regularised)
        let instance = Terms.certified regularised o.Instance networks

        Outcome.Fails(
            Witness(
                "the minimisers are: " + stated.Text,
                actual,
                "is not",
                Strength.Exact,
                Optimum.numericText o,
                CertificateDraft(
                    context.Claim,
                    context.Statement,
                    title,
                    instance,
                    Terms.standing regularised o.Instance @ narrow @ facts instance
                )
            )
        )

    /// A minimiser must be in the stated set.
    let private minimiserIsStated o context (stated: StatedSet) (theta: TwoLayerNetwork) =
        if stated.Contains theta then
            Outcome.Holds Strength.Exact
        else
            witness
                o
                context
                stated
                "a global minimiser outside the stated set"
                (sprintf
                    "theta = %s is a global minimiser, with loss %O"
                    (Optimum.describeNetwork theta)
                    o.Derived.Minimum)
                [ "theta", theta ]
                (fun instance -> stated.Excludes instance "theta" theta @ [ Optimum.minimumFact o "theta" ])

    /// A member of the stated set must be a minimiser.
    let private statedIsMinimiser o context (stated: StatedSet) (theta: TwoLayerNetwork) =
        let constants =
            match o.Problem with
            | Regularised -> Instance.constants o.Instance
            | Unregularised -> Instance.unregularised o.Instance

        let loss = theta.Loss(constants, Instance.data o.Instance)

        if loss = RealAlgebraic.OfRational o.Derived.Minimum then
            Outcome.Holds Strength.Exact
        elif loss < RealAlgebraic.OfRational o.Derived.Minimum then
            Outcome.EnginesDisagree(
                sprintf "%s has loss %O, below the derived minimum" (Optimum.describeNetwork theta) loss
            )
        else
            let best = Optimum.simplest o o.Derived.Splits[0]

            witness
                o
                context
                stated
                "a member of the stated set that is no global minimiser"
                (sprintf
                    "theta = %s has loss %O, and %s has only %O"
                    (Optimum.describeNetwork theta)
                    loss
                    (Optimum.describeNetwork best)
                    o.Derived.Minimum)
                [ "theta", theta; "better", best ]
                (fun _ -> [
                    Terms.fact
                        "theta, a member of the stated set, has a larger loss than another network"
                        (Term.Loss "theta")
                        Relation.Greater
                        (Term.Loss "better")
                ])

    /// Both inclusions at one instance: exact minimisers and their perturbations against the stated set, and exact members of
    /// the stated set against the minimum.
    let equals (problem: Problem) (stated: Instance -> StatedSet) =
        Optimum.withOptimum problem (fun o context ->
            // The set that is stated for labels with the planted error, where there is one.
            let stated =
                stated {
                    o.Instance with
                        Y = o.Instance.Y |> List.map context.Stated
                }

            let perturbed =
                Optimum.minimisers context o
                |> Seq.mapi (fun k theta -> context.Draw(Members.perturbed theta, "perturbed", k))
                |> Seq.filter o.Derived.Contains

            let members =
                Seq.init membersTried (fun k -> context.Draw(stated.Sample, "member", k)) |> Seq.choose id

            Seq.concat [
                Optimum.minimisers context o |> Seq.map (minimiserIsStated o context stated)
                perturbed |> Seq.map (minimiserIsStated o context stated)
                members |> Seq.map (statedIsMinimiser o context stated)
            ]
            |> Outcome.All)
