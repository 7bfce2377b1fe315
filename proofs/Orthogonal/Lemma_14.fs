module internal ReluProofs.Proofs.Orthogonal.Lemma_14

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private mass (i: Instance) js =
    (js |> Seq.map (fun j -> Setting.normSquared i.Theta[j].W) |> Setting.sum) / Setting.count i

/// ||grad L||^2 >= factor L min{masses of the two sets}^power.
let private bound (sets: Side -> Instance -> int list) (factor: int) (power: int) =
    Check<Instance>(fun i context ->
        let plus, minus = sets Positive i, sets Negative i
        let loss = Setting.loss i i.Theta
        let smaller = Rational.Min(mass i plus, mass i minus)
        let left = Setting.gradientSquared i i.Theta
        let right = Rational.OfInt factor * loss * smaller.Pow power

        if left >= right then
            Facts.holdsBy (RealAlgebraic.OfRational(left - right))
        else
            let instance =
                Facts.certified i [] [ "theta", Setting.network i.Theta; "start", Setting.network i.Start ]

            let membership side js = [
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
            ]

            let massTerm js =
                Term.Sum [ for j in js -> Facts.hiddenSquared i "theta" j ] / Facts.number (Setting.points i)

            let smallerTerm =
                if mass i plus <= mass i minus then
                    plus, minus
                else
                    minus, plus

            Facts.refuted
                context
                "the gradient is too small"
                instance
                (Facts.standing i
                 @ Facts.balanced i "start" i.M
                 @ Facts.balanced i "theta" i.M
                 @ membership Positive plus
                 @ membership Negative minus
                 @ [
                     Facts.fact
                         "which of the two sums is smaller"
                         (massTerm (fst smallerTerm))
                         Relation.LessOrEqual
                         (massTerm (snd smallerTerm))
                     Facts.fact
                         "the gradient is below the bound"
                         (Facts.gradientSquared i "theta" i.M)
                         Relation.Less
                         (Facts.number 2 * Term.Loss "theta" * massTerm (fst smallerTerm))
                 ])
                (sprintf "||grad L||^2 >= %O" right)
                (sprintf "||grad L||^2 = %O" left)
                "<")

/// The neurons of theta that are active at all labels of their sign.
let private activeNow side (i: Instance) =
    let labels = Setting.members side i

    i.Theta
    |> List.indexed
    |> List.filter (fun (_, neuron) ->
        neuron.A.Sign = Setting.signOf side
        && labels |> List.forall (fun k -> (Setting.dot neuron.W i.X[k]).Sign > 0))
    |> List.map fst

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all balanced theta: ||grad L||^2 >= 2 L min{(1/n) sum over S_{-,1} of ||w_j||^2, (1/n) sum over S_{+,1} of ||w_j||^2}, with S_{+,1}, S_{-,1} of (5)-(6), defined by the initial weights",
        Check = bound Setting.aligned 2 1,
        Added = [],
        Note =
            "the signs s_j of theta are those of the start, as Lemma 1 has them; slack is the difference of the two sides"
    )

let private repaired =
    Reading<Instance>(
        Name = "active at theta",
        Statement =
            "the same with S_{+,1} = {j : s_j = 1, <w_j, x_k> > 0 for all y_k > 0} and S_{-,1} = {j : s_j = -1, <w_j, x_k> > 0 for all y_k < 0}, taken at theta",
        Check = bound activeNow 2 1,
        Added = []
    )

let private signs =
    Hypotheses.structural "s" "the initial weights are balanced and not 0, and a_j has their sign s_j or is 0" (fun i ->
        i.Start.Length = i.Theta.Length
        && List.forall2
            (fun (start: Neuron) (now: Neuron) ->
                Setting.isBalanced start && not start.A.IsZero && (now.A.IsZero || now.A.Sign = start.A.Sign))
            i.Start
            i.Theta)

let private generator =
    gen {
        let! i = Generator.parameters Generator.balancedNeuron
        let! fresh = Gen.listOfLength i.M (Generator.balancedNeuron i)
        let! kept = Gen.frequency [ 1, Gen.constant true; 1, Gen.constant false ]

        let start =
            List.map2
                (fun (now: Neuron) (other: Neuron) ->
                    let candidate = if kept && not now.A.IsZero then now else other

                    let w = if candidate.A.IsZero then i.X.Head else candidate.W

                    let size = (Setting.normSquared w).TrySqrt().Value

                    {
                        A = (if now.A.Sign < 0 then -size else size)
                        W = w
                    })
                i.Theta
                fresh

        return { i with Start = start }
    }

let private withStart (start: Instance) (i: Instance) = { i with Start = start.Theta }

let private dead =
    Generator.state [ 1 ] [ 1, [ -1 ]; -1, [ -1 ] ]
    |> withStart (Generator.state [ 1 ] [ 1, [ 1 ]; -1, [ 1 ] ])

let private apart =
    Generator.state [ 2; -1 ] [ 1, [ 1; 0 ]; -1, [ 0; 1 ] ]
    |> withStart (Generator.state [ 2; -1 ] [ 1, [ 1; 0 ]; -1, [ 0; 1 ] ])

let private allFitted =
    Generator.state [ 4; -1 ] [ 2, [ 2; 0 ]; -1, [ 0; 1 ] ]
    |> withStart (Generator.state [ 4; -1 ] [ 1, [ 1; 0 ]; -1, [ 0; 1 ] ])

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/lem-14",
        Title = "global inequality on balanced parameters",
        File = "proofs/Orthogonal/Lemma_14.fs",
        Family =
            Generator.family
                "orthonormal labelled points, initial and current balanced parameters"
                [ Hypotheses.width; yield! Hypotheses.standing; Hypotheses.balanced; signs ]
                [ dead; apart; allFitted ]
                generator,
        Source = Source("orthogonal", "Lemma 14, Eq. (31)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("a neuron that has died", dead, false)
            BoundaryRow("one neuron for each label", apart, true)
            BoundaryRow("all labels fitted", allFitted, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant "5 in place of 2" repaired (bound activeNow 5 1)
            Mutation.exponent "the minimum squared" repaired (bound activeNow 2 2)
            Mutation.quantifier
                "all neurons of a sign"
                repaired
                (bound
                    (fun side i -> [ 0 .. i.M - 1 ] |> List.filter (fun j -> i.Theta[j].A.Sign = Setting.signOf side))
                    2
                    1)
        ]
    )
