module internal ReluProofs.Proofs.Orthogonal.Lemma_13

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// A point theta, the start that defines S_{+,1} and S_{-,1}, and delta = lambda^{epsilon'}.
type private Point = { State: Instance; Delta: Rational }

let private one = Rational.One
let private int (n: int) = Rational.OfInt n
let private sides = [ Positive; Negative ]

let private norm side (i: Instance) = (Setting.rationalKeyNorm side i).Value

let private members (i: Instance) =
    sides |> List.map (fun side -> side, Setting.aligned side i)

let private norms (p: Point) =
    (Setting.rationalKeyNorm Positive p.State).IsSome
    && (Setting.rationalKeyNorm Negative p.State).IsSome

/// B with |h(x_k) - y_k| <= B sqrt(delta) for delta <= 1 under (i)-(iii) and (iv) with -D_-; sqrt(2/||D||) <= 1/2 + 1/||D||.
let private growth (i: Instance) =
    let n = Setting.count i

    let part side =
        let d = norm side i

        if d.IsZero then
            n
        else
            let largest =
                Setting.members side i
                |> List.map (fun k -> i.Y[k].Abs())
                |> List.reduce (fun a b -> Rational.Max(a, b))

            largest / d + n * (d + one) * (Rational.Half + d.Inverse())

    part Positive + part Negative + int i.M

/// The largest delta at which B^2 delta/2 <= sqrt(delta).
let private threshold (i: Instance) = Rational.Min(one, int 4 / (growth i).Pow 4)

let private structural name text holds = Hypothesis<Point>(name, text, (fun p -> holds p), null)

let private needed name text holds broken =
    Hypothesis<Point>(name, text, (fun p -> holds p), (fun p -> broken p))

/// The cosine of w_j with D_+ or D_- times its norm, <w_j, D>/||w_j||.
let private projection side (i: Instance) j =
    Setting.dot i.Theta[j].W (Setting.key side i) / i.Theta[j].A.Abs()

/// (iv) with the given signs of D_+ and D_-.
let private isAligned (signs: (Side * int) list) (p: Point) =
    signs
    |> List.forall (fun (side, sign) ->
        Setting.aligned side p.State
        |> List.forall (fun j ->
            not p.State.Theta[j].A.IsZero
            && (int sign * projection side p.State j - norm side p.State).Abs() <= p.Delta))

let private printedSigns = [ Positive, 1; Negative, 1 ]

let private printed =
    needed
        "(iv)"
        "(iv) as printed: |<w_j, D_+>/||w_j|| - ||D_+||| <= lambda^{epsilon'} on S_{+,1}, |<w_j, D_->/||w_j|| - ||D_-||| <= lambda^{epsilon'} on S_{-,1}"
        (isAligned printedSigns)
        id

let private turn (p: Point) = {
    p with
        State = {
            p.State with
                Theta =
                    p.State.Theta
                    |> List.map (fun neuron -> {
                        neuron with
                            W = Setting.scaled Rational.MinusOne neuron.W
                    })
        }
}

let private corrected =
    needed
        "(iv) with -D_-"
        "|<w_j, D_+>/||w_j|| - ||D_+||| <= lambda^{epsilon'} on S_{+,1}, |<w_j, -D_->/||w_j|| - ||D_-||| <= lambda^{epsilon'} on S_{-,1}"
        (isAligned [ Positive, 1; Negative, -1 ])
        turn

let private massFact (i: Instance) side =
    let name = if side = Positive then "S_{+,1}" else "S_{-,1}"

    Facts.fact
        (sprintf "(iii) for %s" name)
        (Term.Abs(
            Term.Sum [ for j in Setting.aligned side i -> Facts.hiddenSquared i "theta" j ]
            / Facts.number (Setting.points i)
            - Facts.keyNorm side i
        ))
        Relation.LessOrEqual
        (Term.Parameter "lambda^epsilon'")

/// L <= factor delta^(1/root).
let private bounded (factor: Rational) (root: int) =
    Check<Point>(fun p context ->
        let i = p.State
        let loss = Setting.loss i i.Theta
        let below = (loss / factor).Pow root

        if below <= p.Delta then
            Facts.holdsBy (RealAlgebraic.OfRational(p.Delta - below))
        else
            let delta = Term.Parameter "lambda^epsilon'"
            let n = Setting.points i

            let inS =
                members i
                |> List.collect (fun (side, js) -> [
                    for j in js do
                        Facts.fact
                            (sprintf "s_%d" (j + 1))
                            (Term.Sign(Term.OutputWeight("start", j)))
                            Relation.Equal
                            (Facts.number (Setting.signOf side))

                        for k in Setting.members side i do
                            Facts.fact
                                (sprintf "neuron %d starts in the cone of label %d" (j + 1) (k + 1))
                                (Facts.preactivation i "start" j k)
                                Relation.GreaterOrEqual
                                (Facts.number 0)

                        let along =
                            Term.Sum [
                                for k in Setting.members side i -> Term.Label k * Facts.preactivation i "theta" j k
                            ]
                            / (Facts.number n * Term.Sqrt(Facts.hiddenSquared i "theta" j))

                        Facts.fact
                            (sprintf "(iv) as printed for neuron %d" (j + 1))
                            (Term.Abs(along - Facts.keyNorm side i))
                            Relation.LessOrEqual
                            delta
                ])

            let others = [
                for j in 0 .. i.M - 1 do
                    if members i |> List.forall (fun (_, js) -> not (List.contains j js)) then
                        Facts.fact
                            (sprintf "(ii) for neuron %d" (j + 1))
                            (Facts.hiddenSquared i "theta" j)
                            Relation.LessOrEqual
                            (delta * delta)
            ]

            Facts.refuted
                context
                "a point with (i)-(iv) and a large loss"
                (Facts.certified i [ "lambda^epsilon'", p.Delta ] [
                    "theta", Setting.network i.Theta
                    "start", Setting.network i.Start
                ])
                (Facts.standing i
                 @ Facts.balanced i "theta" i.M
                 @ inS
                 @ others
                 @ [
                     massFact i Positive
                     massFact i Negative
                     Facts.fact
                         "the loss is above lambda^{epsilon'/2}"
                         (Term.Loss "theta" * Term.Loss "theta")
                         Relation.Greater
                         delta
                 ])
                (sprintf "L(theta) <= sqrt(%O)" p.Delta)
                (sprintf "L(theta) = %O" loss)
                ">")

let private literal =
    Reading<Point>(
        Name = Reading.Literal,
        Statement = "for theta with (i)-(iv) and lambda small enough: L(theta) <= lambda^(epsilon'/2)",
        Check = bounded one 2,
        Added = [ printed ],
        Note =
            "(iv) as printed turns the neurons of S_{-,1} to D_-, where they are inactive on all negative labels; with exact norms and directions the conditions hold for every lambda, and the loss does not depend on lambda. 'Small enough' is lambda^{epsilon'} <= 4/B^4 with the B of the corrected proof"
    )

let private repaired =
    Reading<Point>(
        Name = "-D_- in (iv)",
        Statement = "the same with <w_j, -D_->/||w_j|| in the second half of (iv)",
        Check = bounded one 2,
        Added = [ corrected ],
        Note =
            "the proof drops the neurons of S_{-,1} at positive labels; they add at most n(||D_-|| + delta) sqrt(2 delta/||D_-||), which the threshold allows for; slack is lambda^{epsilon'} - L^2"
    )

let private on (h: Hypothesis<Instance>) = structural h.Name h.Text (fun p -> h.Holds.Invoke p.State)

let private hypotheses = [
    on Hypotheses.width
    yield! Hypotheses.standing |> List.map on
    on Hypotheses.balanced
    structural
        "start"
        "the start is balanced and not 0, and a_j has its sign s_j or is 0; ||D_+|| and ||D_-|| are rational"
        (fun p ->
            p.State.Start.Length = p.State.Theta.Length
            && List.forall2
                (fun (start: Neuron) (now: Neuron) ->
                    Setting.isBalanced start && not start.A.IsZero && (now.A.IsZero || now.A.Sign = start.A.Sign))
                p.State.Start
                p.State.Theta
            && norms p)
    structural "(ii)" "(ii): ||w_j|| <= lambda^{epsilon'} off S_{+,1} and S_{-,1}" (fun p ->
        let inside = members p.State |> List.collect snd

        p.State.Theta
        |> List.indexed
        |> List.forall (fun (j, neuron) -> List.contains j inside || neuron.A.Abs() <= p.Delta))
    structural "(iii)" "(iii): |(1/n) sum ||w_j||^2 - ||D||| <= lambda^{epsilon'} for both sets" (fun p ->
        members p.State
        |> List.forall (fun (side, js) ->
            let mass = js |> Seq.map (fun j -> p.State.Theta[j].A.Pow 2) |> Setting.sum
            (mass / Setting.count p.State - norm side p.State).Abs() <= p.Delta))
    needed
        "lambda"
        "lambda small enough: lambda^{epsilon'} <= 4/B^4"
        (fun p -> p.Delta.Sign > 0 && p.Delta <= threshold p.State)
        (fun p -> {
            p with
                Delta = int 2 * threshold p.State
        })
]

let private generator =
    gen {
        let! i = NearMinimiser.centre
        let! k = Gen.choose (0, 3)
        let delta = threshold i / (int 3).Pow k
        let! share = Gen.elements [ int 20; int 1000 ]
        let size = share * (one + growth i)
        let! theta = NearMinimiser.near (delta / size) i i.Start
        let! turned = Gen.elements [ true; false; false ]

        // The idle neurons start on the border of no cone: their start is opposite to a label of their sign.
        let start =
            List.map2
                (fun (c: Neuron) (now: Neuron) ->
                    if not c.A.IsZero then
                        c
                    else
                        let s = if now.A.Sign < 0 then Rational.MinusOne else one

                        {
                            A = s
                            W =
                                Setting.scaled
                                    Rational.MinusOne
                                    i.X[i.Y |> List.tryFindIndex (fun y -> y.Sign = s.Sign) |> Option.defaultValue 0]
                        })
                i.Start
                theta

        let theta =
            theta
            |> List.map (fun neuron ->
                if turned && neuron.A.Sign < 0 && neuron.A.Abs() > delta then
                    {
                        neuron with
                            W = Setting.scaled Rational.MinusOne neuron.W
                    }
                else
                    neuron)

        return {
            State = { i with Theta = theta; Start = start }
            Delta = delta
        }
    }

let private base' = Generator.family "points" [] [] (NearMinimiser.generator true)

let private shrink (p: Point) =
    seq {
        for state in base'.Instances.Shrinker p.State do
            { p with State = state }

        for k in [ 2; 3; 4; 6; 8; 10 ] do
            { p with Delta = (int 10).Pow -k }
    }

let private edge y theta start =
    let i = Generator.state y theta
    let start = (Generator.state y start).Theta

    {
        State = { i with Start = start }
        Delta = (int 10).Pow -10
    }

let private printedEdge =
    edge [ 4; -1 ] [ 2, [ 2; 0 ]; -1, [ 0; -1 ] ] [ 1, [ 1; 0 ]; -1, [ 0; 1 ] ]

let private correctedEdge =
    edge [ 4; -1 ] [ 2, [ 2; 0 ]; -1, [ 0; 1 ] ] [ 1, [ 1; 0 ]; -1, [ 0; 1 ] ]

let claim: IClaim =
    Claim<Point>(
        Id = "orthogonal/lem-13",
        Title = "the loss at a nearly aligned point",
        File = "proofs/Orthogonal/Lemma_13.fs",
        Family =
            Family<Point>(
                "orthonormal labelled points, a nearly aligned balanced point, and lambda^{epsilon'}",
                hypotheses,
                [ printedEdge; correctedEdge ],
                Arb.fromGenShrink (generator, shrink),
                (fun p ->
                    let size = Setting.size p.State

                    InstanceSize(
                        size.Points,
                        size.Neurons,
                        size.Dimension,
                        size.Numbers + InstanceSize.Complexity p.Delta
                    )),
                (fun p -> [| yield! Setting.describe p.State; NamedValue.Of("lambda^epsilon'", p.Delta) |]),
                (fun p -> base'.Classify.Invoke p.State)
            ),
        Source = Source("orthogonal", "Lemma 13, Eq. (30)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("the negative neuron along D_-", printedEdge, false)
            BoundaryRow("the negative neuron along -D_-: a minimiser", correctedEdge, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired corrected.Name
            Mutation.sign "D_- in place of -D_-" literal (bounded one 2)
        ]
    )
