module internal ReluProofs.Proofs.Orthogonal.Text_b1_open

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private isIn (isStrict: bool) (labels: int list) (i: Instance) w =
    labels
    |> List.forall (fun k ->
        let inner = (Setting.dot w i.X[k]).Sign
        if isStrict then inner > 0 else inner >= 0)

/// Points whose products with the points of a class are 0, 1 or -1 in every combination of two labels.
let private candidates (labels: int list) (i: Instance) =
    let origin = List.replicate (Setting.dimension i) Rational.Zero
    let all = labels |> List.fold (fun total k -> Setting.plus total i.X[k]) origin

    [
        origin
        all
        for k in labels do
            i.X[k]
            Setting.plus all (Setting.scaled Rational.MinusOne i.X[k])
    ]

/// A candidate in the set on the border of x_k has members of the complement in every neighbourhood, w - t x_k; off all
/// borders, points as far away as half its smallest product belong to the set as well.
let private isOpen (isStrict: bool) =
    Check<Instance>(fun i context ->
        seq {
            for side in [ Positive; Negative ] do
                let labels = Setting.members side i

                for w in candidates labels i do
                    if isIn isStrict labels i w then
                        match labels |> List.tryFind (fun k -> (Setting.dot w i.X[k]).IsZero) with
                        | None ->
                            let margin =
                                labels
                                |> List.fold
                                    (fun (least: Rational) k -> Rational.Min(least, Setting.dot w i.X[k]))
                                    Rational.One

                            let moved = [
                                for x in i.X do
                                    for step in [ Rational.Half; -Rational.Half ] do
                                        Setting.plus w (Setting.scaled (step * margin) x)
                            ]

                            if moved |> List.forall (isIn isStrict labels i) then
                                Facts.holds
                            else
                                Facts.fails "the sets are open" "a member has outsiders around it" "are not"
                        | Some k ->
                            let name = if side = Positive then "S_+" else "S_-"

                            let neuron = { A = Rational.One; W = w }

                            Facts.refuted
                                context
                                "a member with outsiders w - t x_k in every neighbourhood: their product with x_k is -t < 0"
                                (Facts.certified i [] [ "member", Setting.network [ neuron ] ])
                                (Facts.standing i
                                 @ [
                                     for l in labels do
                                         Facts.fact
                                             (sprintf "w belongs to the set, by x_%d" (l + 1))
                                             (Facts.preactivation i "member" 0 l)
                                             Relation.GreaterOrEqual
                                             (Facts.number 0)
                                     Facts.fact
                                         (sprintf "w is on the border of x_%d" (k + 1))
                                         (Facts.preactivation i "member" 0 k)
                                         Relation.Equal
                                         (Facts.number 0)
                                     Facts.fact
                                         (sprintf "w - t x_%d is outside for every t > 0" (k + 1))
                                         (-(Facts.inner i k k))
                                         Relation.Less
                                         (Facts.number 0)
                                 ])
                                (name + " is open")
                                (sprintf
                                    "w = (%s) is in %s, and w - t x_%d is not, for every t > 0"
                                    (w |> List.map string |> String.concat ", ")
                                    name
                                    (k + 1))
                                "is not"
        }
        |> Outcome.All)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "S_+ = {w : 1[<w, x_k> >= 0] >= 1[y_k > 0] for all k} and S_- = {w : 1[<w, x_k> >= 0] >= 1[y_k < 0] for all k} are open subsets of R^d",
        Check = isOpen false,
        Added = []
    )

let private repaired =
    Reading<Instance>(
        Name = "strict",
        Statement = "the same with <w, x_k> > 0 in place of <w, x_k> >= 0",
        Check = isOpen true,
        Added = []
    )

/// The set has no border point outside it: 0 is a limit of its members.
let private isClosed =
    Check<Instance>(fun i _ ->
        let labels = Setting.members Positive i
        let origin = List.replicate (Setting.dimension i) Rational.Zero

        if isIn true labels i origin then
            Facts.holds
        else
            Facts.fails "the sets are closed" "0 is a limit of members of S_+ and no member" "is not")

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/b1-open",
        Title = "S_+ and S_- are open",
        File = "proofs/Orthogonal/Text_b1_open.fs",
        Family = Generator.data Hypotheses.standing,
        Source = Source("orthogonal", "B.1", Declared.Theorem),
        Literal = literal,
        Boundary = [ BoundaryRow("one label", Generator.axes [ Rational.One ] 0, false) ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.sign ">= in place of >" repaired (isOpen false)
            Mutation.quantifier "they are closed" repaired isClosed
        ]
    )
