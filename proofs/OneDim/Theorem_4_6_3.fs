module internal ReluProofs.Proofs.OneDim.Theorem_4_6_3

open FsCheck.FSharp
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The set of minimisers is finite, with at most the given number of elements, and sampled exact minimisers do not exceed it.
let private finite (atMost: int option) =
    Phases.at (
        Optimum.withOptimum Regularised (fun o context ->
            let distinct =
                Optimum.minimisers context o |> Seq.map Optimum.describeNetwork |> Seq.distinct |> Seq.length

            let refuted actual =
                Outcome.Fails(
                    Witness("Theta*(m) is finite", actual, "is not", Strength.Exact, Optimum.numericText o, null)
                )

            let cardinality = o.Derived.Cardinality

            if not cardinality.HasValue then
                refuted (sprintf "it is infinite; %d different minimisers were constructed exactly" distinct)
            elif distinct > cardinality.Value then
                Outcome.EnginesDisagree(
                    sprintf "%d different exact minimisers, derived are %d" distinct cardinality.Value
                )
            else
                match atMost with
                | Some bound when cardinality.Value > bound -> refuted (sprintf "it has %d elements" cardinality.Value)
                | _ -> Outcome.Holds Strength.Exact)
    )

let private literal =
    Reading<Scaling>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y under Assumption 4.3, if M_ <= m = 1 < M^- or M_ <= M^- <= m = 2, then Theta*(m) is a finite set",
        Check = finite None,
        Added = [],
        Note = "it has one element in the first case and two in the second"
    )

let private narrow =
    Phases.hypothesis "finite" "M_ <= m = 1 < M^- or M_ <= M^- <= m = 2" Phases.isFinite (fun s -> {
        s with
            Root = s.Root + 1
    })

let private towards (s: Scaling) =
    gen {
        let! two = Gen.elements [ true; false ]

        return!
            if two then
                Phases.farAboveBoth (Phases.narrow 2 s)
            else
                Phases.between { s with Root = 1 }
    }

let private edges = [
    Phases.edge (Q.int 2) (Q.int 1) 0 1 1
    Phases.edge (Q.int 1) (Q.int 2) 0 1 1
    Phases.edge (Q.int 2) (Q.int 2) 0 1 2
    Phases.edge (Q.int 1) (Q.int 1) 0 1 2
    Phases.edge (Q.int -1) (Q.int 2) 1 2 2
    // Between the thresholds 1 and 2 of the widths 1 and 2 where Assumption 4.3 fails by one: M*(1) = 2 and M*(2) = 1.
    Phases.edge (Q.frac 3 2) (Q.int 4) 0 1 2
]

let claim: IClaim =
    Claim<Scaling>(
        Id = "onedim/thm-4.6-3",
        Title = "finite cases",
        File = "proofs/OneDim/Theorem_4_6_3.fs",
        Family = Scaling.familyWith [ narrow ] edges towards,
        Source = Source("onedim", "Theorem 4.6(3)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("M_ = 1 < M^- = 2, m = 1, a threshold met exactly", edges[0], true)
            BoundaryRow("M_ = M^- = 1, m = 2", edges[2], true)
            BoundaryRow("M_ = M^- = m = 2", edges[3], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.dropping literal "finite"
            Mutation.dropping literal Scaling.assumption.Name
            Mutation.quantifier "exactly one minimiser" literal (finite (Some 1))
        ]
    )
