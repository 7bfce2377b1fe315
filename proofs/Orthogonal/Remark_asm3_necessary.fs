module internal ReluProofs.Proofs.Orthogonal.Remark_asm3_necessary

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private sides = [ Positive; Negative ]

/// Some neuron of the sign could be a positive multiple of D_+ or -D_- in the end: pre-activations that start below 0 stay
/// there (Lemma 6), so it must start in the cone of every label of its sign.
let private canServe side (i: Instance) =
    let labels = Setting.members side i

    labels.IsEmpty
    || i.Start
       |> List.exists (fun neuron ->
           neuron.A.Sign = Setting.signOf side
           && labels |> List.forall (fun k -> (Setting.dot neuron.W i.X[k]).Sign >= 0))

/// (7) fails. Where a class of labels has no neuron that can be along its D in the end, no minimiser can be reached.
let private fails (isEveryStart: bool) =
    Check<Instance>(fun i context ->
        if sides |> List.exists (fun side -> not (canServe side i)) then
            Facts.holds
        elif isEveryStart then
            Facts.fails "(7) fails" "a minimiser is compatible with the start" "is not known to"
        elif SingleLabel.isSolved i then
            let zero = Facts.number 0

            Facts.refuted
                context
                "one label and one neuron: S_{+,1} or S_{-,1} is empty, and the flow tends to the minimiser"
                (Facts.certified i [ "m", Rational.OfInt i.M ] [
                    "limit", SingleLabel.limit i
                    "start", Setting.network i.Start
                ])
                (SingleLabel.facts i
                 @ SingleLabel.startFacts i
                 @ [
                     Facts.fact "there is one neuron" (Term.Parameter "m") Relation.Equal (Facts.number 1)
                     Facts.fact
                         "so no neuron has the other sign"
                         (Term.Sign(Term.OutputWeight("start", 0)) * Term.Sign(Term.Label 0))
                         Relation.Greater
                         zero
                 ])
                "the limit is no interpolator of the smallest norm"
                "the flow is solved exactly and tends to one"
                "is"
        else
            Outcome.TooClose
                "a minimiser is compatible with the signs that the flow keeps; whether the flow tends to it needs its solution")

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "under Assumptions 1 and 2 and a balanced start: if S_{+,1} or S_{-,1} is empty then (7) fails, lim lim theta^t is no interpolator of the smallest norm",
        Check = fails false,
        Added = [],
        Note = "with labels of one sign, one of the sets is empty as soon as no neuron has the other sign"
    )

let private repaired =
    Reading<Instance>(
        Name = "labels of both signs",
        Statement = "the same for labels of both signs",
        Check = fails false,
        Added = [ Hypotheses.bothSigns ],
        Note =
            "by the description of the minimisers in Proposition 1 and Lemma 6: a class of labels is fitted with the smallest norm by multiples of D_+ or -D_- alone, which are active on the whole class"
    )

let private started =
    Hypotheses.structural "start" "the start is balanced and not 0, and off all kinks" (fun i ->
        i.Start.Length = i.M
        && i.Start
           |> List.forall (fun neuron ->
               Setting.isBalanced neuron
               && not neuron.A.IsZero
               && i.X |> List.forall (fun x -> not (Setting.dot neuron.W x).IsZero)))

let private empty =
    Hypotheses.structural "empty" "Assumption 3 is violated: S_{+,1} or S_{-,1} is empty" (fun i ->
        sides |> List.exists (fun side -> (Setting.aligned side i).IsEmpty))

/// Mostly starts of the family; some with both sets, for the variation that drops the hypothesis.
let private generator =
    let any =
        gen {
            let! i = Generator.parameters Generator.balancedNeuron
            return { i with Start = i.Theta; Theta = [] }
        }
        |> Gen.filter started.Holds.Invoke

    Gen.frequency [ 3, any |> Gen.filter empty.Holds.Invoke; 1, any ]

let private start y neurons =
    let i = Generator.state y neurons
    { i with Start = i.Theta; Theta = [] }

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/rem-asm3-necessary",
        Title = "necessity of Assumption 3",
        File = "proofs/Orthogonal/Remark_asm3_necessary.fs",
        Family =
            Generator.family
                "orthonormal labelled points and a balanced start"
                [ Hypotheses.width; yield! Hypotheses.standing; started; empty ]
                [
                    start [ 1 ] [ 1, [ 1 ] ]
                    start [ 2; -1 ] [ 5, [ 3; 4 ]; 5, [ -3; 4 ] ]
                    start [ 2; 1; -1 ] [ 3, [ 2; -1; 2 ]; -3, [ 2; 1; 2 ] ]
                    start [ 2; 1; -1 ] [ 3, [ 2; -1; 2 ]; 3, [ -2; 1; 2 ]; -3, [ 2; 1; -2 ] ]
                    start [ -1 ] [ 1, [ 1 ] ]
                ]
                generator,
        Source = Source("orthogonal", "Sec. 3.2, the overparameterisation regime", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one label, one neuron that serves it", start [ 1 ] [ 1, [ 1 ] ], false)
            BoundaryRow("one label, one neuron of the other sign", start [ -1 ] [ 1, [ 1 ] ], true)
            BoundaryRow("no neuron serves the negative label", start [ 2; -1 ] [ 5, [ 3; 4 ]; 5, [ -3; 4 ] ], true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired Hypotheses.bothSigns.Name
            Mutant<Instance>(
                MutationKind.Quantifier,
                "for every start, whether Assumption 3 holds or not",
                Reading<Instance>(Name = "every start", Statement = "(7) fails", Check = fails true, Added = []),
                empty.Name
            )
        ]
    )
