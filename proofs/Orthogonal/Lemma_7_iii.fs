module internal ReluProofs.Proofs.Orthogonal.Lemma_7_iii

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// A neuron of S_{+,1} and a negative label with <w_j^0, x_k> < 0.
let private inactive (i: Instance) =
    List.allPairs (Setting.aligned Positive i) (Setting.members Negative i)
    |> List.tryFind (fun (j, k) -> (Setting.dot i.Start[j].W i.X[k]).Sign < 0)

let private stated = "at t_{+1}, for all j in S_{+,1} and y_k < 0: <w_j, x_k> <= 0"

/// At the end of phase +1: no neuron of these sees a point of these, as decided by the events of the flow.
let private unseen neurons side =
    PhaseClaim.atAlignment Positive stated (fun run state ->
        [
            for j in neurons run do
                for k in Setting.members side run.Instance do
                    let cosine = state.PreactivationCosine(j, k)

                    // An active preactivation is positive beyond its error, an inactive one 0 or negative by the event itself.
                    if cosine <= 0.0 then
                        { Value = 1.0; Error = 0.0 }
                    else
                        {
                            Value = -cosine
                            Error = run.Error + 1e-15
                        }
        ]
        |> SmallScale.all)

let private facts (i: Instance) (j: int) (k: int) =
    let start = "theta^0"
    let number = Facts.number

    [
        yield! Facts.standing i
        yield! Facts.balanced i start i.M
        Facts.fact (sprintf "s_%d = 1" (j + 1)) (Term.OutputWeight(start, j)) Relation.Greater (number 0)
        for l in Setting.members Positive i do
            Facts.fact (sprintf "y_%d > 0" (l + 1)) (Term.Label l) Relation.Greater (number 0)

            Facts.fact
                (sprintf "<w_%d, x_%d> >= 0, so that neuron %d is in S_{+,1}" (j + 1) (l + 1) (j + 1))
                (Facts.preactivation i start j l)
                Relation.GreaterOrEqual
                (number 0)
        for l in Setting.members Negative i do
            Facts.fact (sprintf "y_%d < 0" (l + 1)) (Term.Label l) Relation.Less (number 0)
        Facts.fact
            (sprintf "<w_%d^0, x_%d> < 0" (j + 1) (k + 1))
            (Facts.preactivation i start j k)
            Relation.Less
            (number 0)
        Facts.fact
            "its derivative, by (11), is 0 as long as it is negative: it stays what it is"
            (Term.OutputWeight(start, j) * Facts.directionAt i start j k)
            Relation.Equal
            (number 0)
    ]

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for lambda <= lambda*, at t_{+1} = -epsilon ln(lambda)/||D_+||, for all j in S_{+,1} and y_k < 0: <w_j, x_k> = 0",
        Check =
            Check<Instance>(fun i context ->
                match inactive i with
                | Some(j, k) ->
                    let instance = Facts.certified i [] [ "theta^0", Setting.network i.Start ]

                    Facts.refuted
                        context
                        "a preactivation that starts below 0 stays there, at every scale lambda"
                        instance
                        (facts i j k)
                        (sprintf "<w_%d, x_%d> = 0" (j + 1) (k + 1))
                        (sprintf "it is %O lambda at all times" (Setting.dot i.Start[j].W i.X[k]))
                        "<"
                | None -> (unseen (PhaseTimes.aligned Positive) Negative).Invoke(i, context)),
        Added = [],
        Note =
            "the proof calls the case <w_j^0, x_k> < 0 clear by Lemma 6, which keeps the preactivation negative and not 0"
    )

let private repaired =
    Reading<Instance>(
        Name = "not positive",
        Statement =
            "for lambda <= lambda*, at t_{+1}, for all j in S_{+,1} and y_k < 0: <w_j, x_k> <= 0: the neuron is not active on x_k",
        Check = unseen (PhaseTimes.aligned Positive) Negative,
        Added = [],
        Note = PhaseClaim.note
    )

let private hidden =
    SmallStart.at [ Rational.Two; Rational.MinusOne ] [ 1, [ 4; -3 ]; -1, [ 3; 4 ] ]

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/lem-7-iii",
        Title = "deactivation of negative labels",
        File = "proofs/Orthogonal/Lemma_7_iii.fs",
        Family = SmallStart.phases,
        Source = Source("orthogonal", "Lemma 7 (iii)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("inactive from the start", hidden, false)
            BoundaryRow("active at the start", SmallStart.smallest, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.sign "y_k > 0" repaired (unseen (PhaseTimes.aligned Positive) Positive)
            Mutation.quantifier "all j" repaired (unseen PhaseTimes.everyone Negative)
        ]
    )
