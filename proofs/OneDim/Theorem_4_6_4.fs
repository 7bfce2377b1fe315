module internal ReluProofs.Proofs.OneDim.Theorem_4_6_4

open FsCheck.FSharp
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Connected, and the case is the one of Theorem 4.5(4), m > M*(m) > 0.
let private connected (number: int) =
    let components = Phases.at (Components.has Regularised (fun _ -> number))

    Check<Scaling>(fun s context ->
        let i = Scaling.instance s
        let critical = Instance.criticalWidth i

        if i.M > critical && critical > 0 then
            components.Invoke(s, context)
        else
            Outcome.Fails(
                Witness(
                    "'otherwise' means m > M*(m) > 0",
                    sprintf "m = %d and M*(m) = %d" i.M critical,
                    "is not",
                    Strength.Exact,
                    null,
                    null
                )
            ))

let private literal =
    Reading<Scaling>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y under Assumption 4.3 and all m in none of the cases (1) to (3), Theta*(m) is path-connected",
        Check = connected 1,
        Added = [],
        Note = "these are the widths m > M*(m) > 0, which is checked at every instance"
    )

let private other =
    Phases.hypothesis
        "otherwise"
        "m >= M_, not M_ = M^- = m = 1, not M_ <= m = 1 < M^-, not M_ <= M^- <= m = 2"
        Phases.isOther
        (fun s ->
            Phases.narrow 2 {
                s with
                    Data = s.Data |> List.map (fun (x, y) -> x, Q.int 1000 * y)
            })

let private towards (s: Scaling) =
    gen {
        let! kind = Gen.choose (0, 2)

        return!
            match kind with
            | 0 -> Phases.between (Phases.narrow 2 s)
            | 1 -> Phases.between (Phases.narrow 3 s)
            | _ -> Phases.aboveBoth (if s.Root = 1 then Phases.narrow 4 s else Phases.narrow 3 s)
    }

let private edges = [
    Phases.edge (Q.int 2) Q.half 0 1 2
    Phases.edge Q.half (Q.int 2) 0 1 2
    Phases.edge (Q.int 2) (Q.int 2) 0 1 3
    Phases.edge (Q.int 2) (Q.frac 1 3) 0 1 3
    Phases.edge (Q.int -1) (Q.int 2) 1 2 4
]

let claim: IClaim =
    Claim<Scaling>(
        Id = "onedim/thm-4.6-4",
        Title = "remaining widths",
        File = "proofs/OneDim/Theorem_4_6_4.fs",
        Family = (Scaling.familyWith [ other ] edges towards).Costing 2,
        Source = Source("onedim", "Theorem 4.6(4)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("M_ = 1, m = 2 < M^- = 3, a threshold met exactly", edges[0], true)
            BoundaryRow("the same on the negative side", edges[1], true)
            BoundaryRow("M_ = M^- = 1, m = 3", edges[2], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.dropping literal "otherwise"
            Mutation.quantifier "two components" literal (connected 2)
        ]
    )
