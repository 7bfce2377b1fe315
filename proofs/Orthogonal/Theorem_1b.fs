module internal ReluProofs.Proofs.Orthogonal.Theorem_1b

open System
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private stated =
    "the end of the flow comes as close to theta* as asked, relative to ||theta*||: " + Vanishing.Asked

let private tends (prediction: Instance -> float array array) =
    Check<Instance>(fun i _ ->
        let rows = prediction i
        let size = rows |> Array.sumBy (Array.sumBy (fun x -> x * x)) |> sqrt

        Vanishing.Decide(
            stated,
            fun e ->
                let run = SmallScale.atExponent i e

                if run.Error < infinity then
                    let distance, error = LimitNetwork.distance rows run run.Trajectory.Final
                    struct (distance / size, error / size)
                else
                    struct (1.0, infinity)
        ))

let private both = LimitNetwork.weights [ Positive; Negative ]

/// The sums of squares in equal shares.
let private shared (i: Instance) =
    let rows = both i

    for side in [ Positive; Negative ] do
        let members = Setting.aligned side i
        let total = members |> List.sumBy (fun j -> rows[j][0] ** 2.0)

        for j in members do
            if rows[j][0] <> 0.0 then
                let factor = sqrt (total / float members.Length) / abs (rows[j][0])
                rows[j] <- rows[j] |> Array.map (fun x -> factor * x)

    rows

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "under Assumptions 1-3, along fixed (g, s): lim_{lambda -> 0} lim_{t -> infinity} theta^t = theta* in argmin_{L(theta) = 0} ||theta||^2",
        Check = tends both,
        Added = [],
        Note =
            "theta* is exhibited in closed form from (g, s) alone, by the straight lines of the linear phase: S_{+,1} along D_+, S_{-,1} along -D_-, the sums of squares n||D_+|| and n||D_-||, which makes it a member of the set of Proposition 1; it is compared with the integrated end of the flow"
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/thm-1b",
        Title = "implicit bias",
        File = "proofs/Orthogonal/Theorem_1b.fs",
        Family = SmallStart.all,
        Source = Source("orthogonal", "Theorem 1, Eq. (7)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one point", SmallStart.all.Edges[0], true)
            BoundaryRow("several neurons a sign", SmallStart.parts, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.quantifier "equal shares" literal (tends shared)
            Mutation.quantifier "S_{-,1} stays small" literal (tends (LimitNetwork.weights [ Positive ]))
            Mutation.dropping literal "generic"
        ]
    )
