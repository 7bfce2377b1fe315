module internal ReluProofs.Proofs.Orthogonal.Lemma_8_iii

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private stated =
    "at t_{-1}, for all j in S_{-,1} and all k with y_k > 0: <w_j, x_k> = 0"

/// The neurons of S on one side, each with the points whose label has a sign.
let private pairs members sign (i: Instance) = [
    for j in Setting.aligned members i do
        for k in Setting.members sign i -> j, k
]

/// No pair is active at t_{-1}: its slope is 0 and its pre-activation is at most 0.
let private inactive members sign =
    PhaseClaim.atAlignment Negative "at t_{-1} no pre-activation is positive" (fun run state ->
        pairs members sign run.Instance
        |> List.map (fun (j, k) ->
            let cosine = state.PreactivationCosine(j, k)

            if state.Slope(j, k) = 0.0 && cosine <= run.Error then
                { Value = 1.0; Error = 0.0 }
            else
                { Value = -cosine; Error = run.Error })
        |> SmallScale.all)

let private start = "theta^0"

/// Eq. (11): <w_j, x_k> does not move while it is negative, whatever lambda is.
let private refuted (context: CheckContext) (i: Instance) (j, k) =
    let product = Facts.preactivation i start j k

    Facts.refuted
        context
        "a negative pre-activation of S_{-,1} rests"
        (Facts.certified i [] [ start, Setting.network i.Start ])
        [
            yield! Facts.standing i
            yield! Facts.balanced i start i.M
            Facts.fact "s_j = -1" (Term.OutputWeight(start, j)) Relation.Less (Facts.number 0)
            for l in Setting.members Negative i do
                Facts.fact
                    (sprintf "w_%d is active on x_%d, y_%d < 0" (j + 1) (l + 1) (l + 1))
                    (Facts.preactivation i start j l)
                    Relation.Greater
                    (Facts.number 0)
            Facts.fact (sprintf "y_%d > 0" (k + 1)) (Term.Label k) Relation.Greater (Facts.number 0)
            Facts.fact "the pre-activation is negative" product Relation.Less (Facts.number 0)
            Facts.fact "its slope is 0, so that it rests" (Facts.active i start j k) Relation.Equal (Facts.number 0)
        ]
        (sprintf "<w_%d, x_%d> = 0 at t_{-1}" (j + 1) (k + 1))
        (sprintf
            "it is lambda times %O at all times: by (11) a negative pre-activation does not move"
            (Setting.dot i.Start[j].W i.X[k]))
        "<"

let private deactivated =
    let flow = inactive Negative Positive

    Check<Instance>(fun i context ->
        pairs Negative Positive i
        |> List.tryFind (fun (j, k) -> (Setting.dot i.Start[j].W i.X[k]).Sign < 0)
        |> function
            | Some pair -> refuted context i pair
            | None -> flow.Invoke(i, context))

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement = "for lambda <= lambda*: " + stated,
        Check = deactivated,
        Added = [],
        Note = PhaseClaim.note
    )

let private repaired =
    Reading<Instance>(
        Name = "at most 0",
        Statement = "for lambda <= lambda*: at t_{-1}, for all j in S_{-,1} and all k with y_k > 0: <w_j, x_k> <= 0",
        Check = inactive Negative Positive,
        Added = [],
        Note =
            "equal to 0 where <w_j^0, x_k> >= 0; the proof's \"by Lemma 6, there is nothing to prove\" is about the other case"
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/lem-8-iii",
        Title = "deactivation of positive labels",
        File = "proofs/Orthogonal/Lemma_8_iii.fs",
        Family = SmallStart.phases,
        Source = Source("orthogonal", "Lemma 8 (iii)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("negative at the start", SmallStart.smallest, false)
            BoundaryRow("positive at the start", SmallStart.idle, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.sign "for y_k < 0" repaired (inactive Negative Negative)
            Mutation.quantifier "j in S_{+,1}" repaired (inactive Positive Positive)
        ]
    )
