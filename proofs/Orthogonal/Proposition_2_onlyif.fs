module internal ReluProofs.Proofs.Orthogonal.Proposition_2_onlyif

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// A solution on [0, infinity) exists only for sigma_0 = only.
let private onlyFor (only: Rational) =
    Check<Selected>(fun s context ->
        let i = s.State

        if s.Slope = only then
            Facts.holds
        elif Selected.kinks s |> List.exists (Selected.isStuck s) then
            Facts.holds
        elif Selected.neverMeetsKinks s then
            let zero = Facts.number 0
            let net = "theta"

            Facts.refuted
                context
                "a start from which no kink is ever met, so that sigma_0 plays no part and the solution is global"
                (Facts.certified i [ "sigma_0", s.Slope ] [ net, Setting.network i.Theta ])
                (Facts.standing i
                 @ Facts.balanced i net i.M
                 @ [
                     Facts.fact "sigma_0 is not 0" (Term.Parameter "sigma_0") Relation.Greater zero
                     for j in 0 .. i.M - 1 do
                         for k in 0 .. Setting.points i - 1 do
                             let inner = Facts.preactivation i net j k

                             if (Setting.dot i.Theta[j].W i.X[k]).Sign < 0 then
                                 Facts.fact
                                     (sprintf "neuron %d rests on point %d" (j + 1) (k + 1))
                                     inner
                                     Relation.Less
                                     zero
                             else
                                 Facts.fact
                                     (sprintf "neuron %d is active on point %d" (j + 1) (k + 1))
                                     inner
                                     Relation.Greater
                                     zero

                                 Facts.fact
                                     (sprintf
                                         "a_%d y_%d > 0: it grows while h(x_%d)/y_%d < 1"
                                         (j + 1)
                                         (k + 1)
                                         (k + 1)
                                         (k + 1))
                                     (Term.OutputWeight(net, j) * Term.Label k)
                                     Relation.Greater
                                     zero
                     for k in 0 .. Setting.points i - 1 do
                         Facts.fact
                             (sprintf "h(x_%d)/y_%d < 1" (k + 1) (k + 1))
                             (Term.Output(net, k) * Term.Label k)
                             Relation.Less
                             (Term.Label k * Term.Label k)
                 ])
                "no solution on [0, infinity)"
                "no kink is ever met, and the solution is global"
                "exists"
        elif only <> Rational.Zero && s.Slope.IsZero then
            Facts.fails "no solution on [0, infinity)" "there is one by the other half of the proposition" "exists"
        else
            Outcome.TooClose "whether the flow meets a kink needs its solution")

let private offKinks =
    Hypothesis<Selected>(
        "off kinks",
        "<w_j, x_k> is not 0 for all j and k, as almost surely at the start",
        (fun s -> (Selected.kinks s).IsEmpty),
        null
    )

let private stuck =
    Hypothesis<Selected>(
        "kink",
        "the state is one at which the flow meets a kink: <w_j, x_k> = 0 and a_j (y_k - h(x_k)) < 0 for some j and k",
        (fun s ->
            Selected.kinks s
            |> List.exists (fun (j, k) -> (s.State.Theta[j].A * Selected.residual s k).Sign < 0)),
        null
    )

let private literal =
    Reading<Selected>(
        Name = Reading.Literal,
        Statement =
            "under Assumptions 1-3 and the balanced start (4), almost surely: if (39) has a solution on [0, infinity) then sigma_0 = 0",
        Check = onlyFor Rational.Zero,
        Added = [ offKinks ],
        Note =
            "the counterexample is an open set of starts; the proof assumes that some pre-activation reaches 0, which needs a neuron active on a label of the other sign. Read with all data and starts inside the equivalence it holds: for every sigma_0 other than 0 the reading below has starts without a solution"
    )

let private repaired =
    Reading<Selected>(
        Name = "once a kink is met",
        Statement =
            "at a state with <w_j, x_k> = 0 and a_j (y_k - h(x_k)) < 0 for some j and k: (39) has a solution from there on only if sigma_0 = 0",
        Check = onlyFor Rational.Zero,
        Added = [ stuck ]
    )

let private assumption3 =
    Hypothesis<Selected>(
        "A3",
        "Assumption 3: S_{+,1} and S_{-,1} are not empty",
        (fun s ->
            let i = { s.State with Start = s.State.Theta }
            [ Positive; Negative ] |> List.forall (fun side -> not (Setting.aligned side i).IsEmpty)),
        null
    )

/// A neuron of a sign active on all labels of its sign, and on none of the others or on all.
let private serving side (isOnOthers: bool) (size: Rational) (i: Instance) =
    let unit' of' =
        let d = Setting.scaled (Rational.OfInt(Setting.signOf of')) (Setting.key of' i)

        Setting.scaled ((Setting.rationalKeyNorm of' i).Value.Inverse()) d

    let s = Rational.OfInt(Setting.signOf side)
    let own, others = Setting.members side i, Setting.members (Setting.other side) i
    let toward = Rational.OfInt(if isOnOthers then 1 else -1)

    if others.IsEmpty then
        {
            A = s * size
            W = Setting.scaled size (unit' side)
        }
    elif own.IsEmpty then
        {
            A = s * size
            W = Setting.scaled (toward * size) (unit' (Setting.other side))
        }
    else
        {
            A = s * Rational.OfInt 5 * size
            W =
                Setting.plus
                    (Setting.scaled (Rational.OfInt 3 * size) (unit' side))
                    (Setting.scaled (Rational.OfInt 4 * toward * size) (unit' (Setting.other side)))
        }

let private generator =
    gen {
        let! i = Generator.rationalPoints
        let! onOthers = Gen.elements [ false; false; true ]

        let! size =
            Gen.elements [ Rational.Create(1, 10); Rational.Create(1, 1000); Rational.Half ]

        let servants = [ serving Positive onOthers size i; serving Negative onOthers size i ]

        let! more = Gen.choose (0, 2)
        let! free = Gen.listOfLength more (Generator.balancedNeuron i)
        let nonZero = free |> List.filter (fun neuron -> not neuron.A.IsZero)

        let! slope =
            Gen.elements [ Rational.Zero; Rational.Half; Rational.One; Rational.Create(1, 10) ]

        let theta = servants @ nonZero

        return {
            State = {
                i with
                    Theta = theta
                    M = theta.Length
            }
            Slope = slope
        }
    }

let private nonZero =
    Hypothesis<Selected>(
        "non-zero",
        "no neuron is 0",
        (fun s -> s.State.Theta |> List.forall (fun neuron -> not neuron.A.IsZero)),
        null
    )

let private fromTwo = Selected.at [ 2 ] [ 1, [ 1 ]; -1, [ -1 ] ] 1 1

let claim: IClaim =
    Claim<Selected>(
        Id = "orthogonal/prop-2-onlyif",
        Title = "sigma_0 = 0 from global solutions",
        File = "proofs/Orthogonal/Proposition_2_onlyif.fs",
        Family =
            Selected.family
                "orthonormal labelled points, a balanced state and sigma_0"
                [
                    yield! Selected.on Hypotheses.width :: (Hypotheses.standing |> List.map Selected.on)
                    Selected.on Hypotheses.balanced
                    nonZero
                    assumption3
                    Selected.slope
                ]
                [
                    fromTwo
                    { fromTwo with Slope = Rational.Zero }
                    Selected.at [ 2; -1 ] [ 1, [ 1; 0 ]; -1, [ 0; 1 ] ] 1 2
                    Selected.at [ 2; 2; -1 ] [ 3, [ 2; 1; -2 ]; -1, [ 0; 0; 1 ] ] 1 1
                ]
                generator,
        Source = Source("orthogonal", "Proposition 2, only if", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one label, one neuron that serves it and one that rests", fromTwo, false)
            BoundaryRow("sigma_0 = 0", { fromTwo with Slope = Rational.Zero }, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant "sigma_0 = 1" repaired (onlyFor Rational.One)
            Mutation.dropping repaired stuck.Name
        ]
    )
