module internal ReluProofs.Proofs.OneDim.Theorem_4_6_1

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private zero = Rational.Zero, Term.Number 0

let private literal =
    Reading<Scaling>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y under Assumption 4.3 and all m < M_, Theta*(m) is the singleton { (0, 0)_{i=1}^m }",
        Check = Phases.at (OptimumSet.equals Regularised (fun i -> StatedSet.balanced i.M zero zero)),
        Added = [],
        Note = "at widths that make alpha and beta rational; M_ is found by comparing integer powers"
    )

let private below =
    Phases.hypothesis "m<M_" "m < M_ = min { m : M*(m) >= 1 }" Phases.isBelow (fun s -> {
        s with
            Data = s.Data |> List.map (fun (x, y) -> x, Q.int 1000 * y)
    })

let private edges = [
    Phases.edge (Q.int 1) (Q.int 1) 0 1 1
    Phases.edge Q.half Q.half 0 1 1
    Phases.edge Q.half (Q.frac 1 3) 0 1 2
    Phases.edge (Q.frac 1 3) (Q.frac 1 3) 1 2 3
    Phases.edge Q.half (Q.frac 2 3) 0 1 1
]

let claim: IClaim =
    Claim<Scaling>(
        Id = "onedim/thm-4.6-1",
        Title = "below the first critical width",
        File = "proofs/OneDim/Theorem_4_6_1.fs",
        Family = Scaling.familyWith [ below ] edges Phases.belowBoth,
        Source = Source("onedim", "Theorem 4.6(1)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("both thresholds met exactly, one neuron", edges[0], true)
            BoundaryRow("one neuron, M_ = 2", edges[4], true)
            BoundaryRow("three neurons, both thresholds met exactly", edges[3], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.dropping literal "m<M_"
            Mutation.quantifier
                "Theta*(m) is empty"
                literal
                (Phases.at (OptimumSet.equals Regularised (fun _ -> StatedSet.empty)))
        ]
    )
