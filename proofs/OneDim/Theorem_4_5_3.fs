module internal ReluProofs.Proofs.OneDim.Theorem_4_5_3

open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Decides at an instance whether the set of minimisers is finite with at most the given number of elements: sampled exact
/// minimisers must not exceed the derived number, and the derived number not the stated one.
let private finite (atMost: Instance -> int option) =
    Optimum.withOptimum Regularised (fun o context ->
        let distinct =
            Optimum.minimisers context o |> Seq.map Optimum.describeNetwork |> Seq.distinct |> Seq.length

        let refuted actual =
            Outcome.Fails(
                Witness("Theta*(m) is finite", actual, "is not", Strength.Exact, Optimum.numericText o, null)
            )

        let cardinality = o.Derived.Cardinality

        if not cardinality.HasValue then
            refuted (sprintf "Theta*(m) is infinite; %d different minimisers were constructed exactly" distinct)
        elif distinct > cardinality.Value then
            Outcome.EnginesDisagree(sprintf "%d different exact minimisers, derived are %d" distinct cardinality.Value)
        else
            match atMost o.Instance with
            | Some bound when cardinality.Value > bound -> refuted (sprintf "it has %d elements" cardinality.Value)
            | _ -> Outcome.Holds Strength.Exact)

let private atCriticalWidth =
    Hypothesis<Instance>(
        "m=M*",
        "m = M* > 0",
        (fun i -> i.M = Instance.criticalWidth i),
        (fun i -> { i with M = i.M + 1 })
    )

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha, beta > 0 with m = M* > 0, the set of global minimisers of L is finite",
        Check = finite (fun _ -> None),
        Added = []
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/thm-4.5-3",
        Title = "width equal to the critical width",
        File = "proofs/OneDim/Theorem_4_5_3.fs",
        Family = Families.regularisedWith atCriticalWidth (Generator.atWidth Instance.criticalWidth),
        Source = Source("onedim", "Theorem 4.5(3) = A.5(3)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one threshold met exactly, one neuron", Given.pair 2 1 (Q.int 1) (Q.int 1) 1, true)
            BoundaryRow("both passed, two neurons", Given.pair 1 1 (Q.int 1) Q.half 2, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.dropping literal "m=M*"
            Mutation.quantifier "exactly one minimiser" literal (finite (fun _ -> Some 1))
        ]
    )
