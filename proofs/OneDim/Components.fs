namespace ReluProofs.Proofs.OneDim

open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Derivations
open ReluProofs.Verify.Checking

// The set of minimisers with given side sums is cut into closed cells by a sign for each u_j: on a cell u_j >= 0 where the sign is
// + and u_j <= 0 where it is -. Every cell is path-connected, by the legs below, and two cells meet exactly when the neurons on
// which they agree can carry both sums (all others are then put to u_j = 0). So the components of the set are those of the
// graph of cells, whatever the numbers are. Cells that meet are joined by flips of one sign, through cells that meet as well.

/// The closed cells of a set of minimisers, and how they hang together.
module internal Cells =

    type Cell = int list

    /// Whether some neurons with these signs can carry both sums.
    let private carries needP needN (signs: int seq) =
        (not needP || Seq.contains 1 signs) && (not needN || Seq.contains -1 signs)

    /// All cells of width m that are not empty, given which of the two sums are not 0.
    let all (m: int) (needP: bool) (needN: bool) : Cell list =
        let rec signs k : Cell list =
            if k = 0 then
                [ [] ]
            else
                [
                    for rest in signs (k - 1) do
                        1 :: rest
                        -1 :: rest
                ]

        signs m |> List.filter (carries needP needN)

    /// The neurons on which two cells agree.
    let agreeing (a: Cell) (b: Cell) =
        List.zip a b
        |> List.indexed
        |> List.filter (fun (_, (s, t)) -> s = t)
        |> List.map (fun (j, (s, _)) -> j, s)

    /// Whether two closed cells have a common point.
    let meet needP needN a b = carries needP needN (agreeing a b |> Seq.map snd)

    let private neighbours needP needN (cell: Cell) : Cell list =
        cell |> List.mapi (fun j s -> List.updateAt j -s cell) |> List.filter (meet needP needN cell)

    /// A shortest chain of cells that meet, from one to the other; None where there is none.
    let chain needP needN (start: Cell) (goal: Cell) : Cell list option =
        let reached = Dictionary<Cell, Cell list>()
        let queue = Queue<Cell>()
        reached[start] <- [ start ]
        queue.Enqueue start

        while queue.Count > 0 && not (reached.ContainsKey goal) do
            let cell = queue.Dequeue()

            for next in neighbours needP needN cell do
                if not (reached.ContainsKey next) then
                    reached[next] <- next :: reached[cell]
                    queue.Enqueue next

        match reached.TryGetValue goal with
        | true, backwards -> Some(List.rev backwards)
        | _ -> None

    /// The number of connected components of the union of all cells.
    let components (m: int) (needP: bool) (needN: bool) =
        let seen = HashSet<Cell>()

        let rec flood (queue: Cell list) =
            match queue with
            | [] -> ()
            | cell :: rest -> flood ((neighbours needP needN cell |> List.filter seen.Add) @ rest)

        all m needP needN
        |> List.sumBy (fun cell ->
            if seen.Add cell then
                flood [ cell ]
                1
            else
                0)

/// Exact paths inside the set of minimisers, and the number of its components.
module internal Components =

    type private Neurons = (RealAlgebraic * RealAlgebraic) list

    let private zero = RealAlgebraic.Zero
    let private exact (r: Rational) = RealAlgebraic.OfRational r

    /// The square or the value of a weight that is known to be rational.
    let private rational (x: RealAlgebraic) = x.TryRational().Value

    let private cellOf (theta: Neurons) : Cells.Cell =
        theta |> List.map (fun (u, _) -> if u.Sign < 0 then -1 else 1)

    let private needs (split: OptimalSplit) = not split.GammaP.IsZero, not split.GammaN.IsZero

    let private sumOf (split: OptimalSplit) side = if side > 0 then split.GammaP else split.GammaN

    /// A point that two cells share: the first neuron of each side on which they agree carries the side's sum alone.
    let private common (problem: Problem) (split: OptimalSplit) (a: Cells.Cell) (b: Cells.Cell) : Neurons =
        let carrier side =
            Cells.agreeing a b |> List.tryFind (fun (_, s) -> s = side) |> Option.map fst

        let onP, onN = carrier 1, carrier -1

        a
        |> List.mapi (fun j s ->
            let gamma = sumOf split s

            if gamma.IsZero || (if s > 0 then onP else onN) <> Some j then
                zero, zero
            else
                match problem with
                | Regularised ->
                    let u = RealAlgebraic.OfInt s * RealAlgebraic.Sqrt(gamma.Abs())
                    u, RealAlgebraic.OfInt gamma.Sign * u
                | Unregularised -> RealAlgebraic.OfInt s, exact (Rational.OfInt s * gamma))

    /// Points of one leg, which stays in one cell, for the given times, its ends included.
    type private Leg = Rational -> Neurons

    let private mix (t: Rational) (a: Rational) (b: Rational) = (Rational.One - t) * a + t * b

    /// With weight decay: the squares of the u_j move linearly, so each side keeps its sum of squares, and w_j = +-u_j moves along.
    let private squares (split: OptimalSplit) (cell: Cells.Cell) (a: Neurons) (b: Neurons) : Leg list = [
        fun t ->
            List.zip3 cell a b
            |> List.map (fun (s, (u, _), (v, _)) ->
                let square = mix t (rational (u * u)) (rational (v * v))
                let hidden = RealAlgebraic.OfInt s * RealAlgebraic.Sqrt square
                hidden, RealAlgebraic.OfInt (sumOf split s).Sign * hidden)
    ]

    /// The output weights w_j = gamma u_j/(sum of the side's u^2), which give the side the sum gamma whatever its u are.
    let private proportional (split: OptimalSplit) (cell: Cells.Cell) (hidden: Rational list) : Neurons =
        let energy side =
            List.zip cell hidden
            |> List.fold (fun (sum: Rational) (s, u) -> if s = side then sum + u * u else sum) Rational.Zero

        let onP, onN = energy 1, energy -1

        List.zip cell hidden
        |> List.map (fun (s, u) ->
            let gamma, side = sumOf split s, (if s > 0 then onP else onN)

            exact u, (if side.IsZero then zero else exact (gamma * u / side)))

    let private hiddenOf (theta: Neurons) = theta |> List.map (fun (u, _) -> rational u)

    /// Without weight decay: first the output weights move linearly to the proportional ones, then the hidden weights move
    /// linearly, then the output weights move to their end.
    let private sums (split: OptimalSplit) (cell: Cells.Cell) (a: Neurons) (b: Neurons) : Leg list =
        let outputs (from: Neurons) (towards: Neurons) : Leg =
            fun t ->
                List.zip from towards
                |> List.map (fun ((u, w), (_, v)) -> u, exact (mix t (rational w) (rational v)))

        let straightened theta = proportional split cell (hiddenOf theta)

        [
            outputs a (straightened a)
            fun t -> proportional split cell (List.map2 (mix t) (hiddenOf a) (hiddenOf b))
            outputs (straightened b) b
        ]

    /// Inside a leg; a leg begins where the one before it ends.
    let private inside = Rational.Create(1, 3)

    /// The legs of a path between two members with the same sums; None when they are in different components.
    let private path (problem: Problem) (split: OptimalSplit) (a: Neurons) (b: Neurons) : Leg list option =
        let needP, needN = needs split

        Cells.chain needP needN (cellOf a) (cellOf b)
        |> Option.map (fun cells ->
            let stops =
                [ a ] @ (List.pairwise cells |> List.map (fun (c, d) -> common problem split c d)) @ [ b ]

            let legs =
                match problem with
                | Regularised -> squares split
                | Unregularised -> sums split

            List.zip cells (List.pairwise stops) |> List.collect (fun (cell, (p, q)) -> legs cell p q))

    /// What is wrong with a path: it does not join the two, jumps, or a point of it is no minimiser.
    let private fault (o: Optimum) (a: Neurons) (b: Neurons) (legs: Leg list) =
        let starts, ends =
            legs |> List.map (fun leg -> leg Rational.Zero), legs |> List.map (fun leg -> leg Rational.One)

        if starts <> a :: List.truncate (ends.Length - 1) ends || List.last ends <> b then
            Some "a constructed path jumps, or does not join its ends"
        else
            a :: List.collect (fun (leg: Leg) -> [ leg inside; leg Rational.One ]) legs
            |> List.tryFind (fun point -> not (EveryMinimiser.isMinimiser o (Members.network point)))
            |> Option.map (fun point ->
                sprintf
                    "a constructed path leaves the set of minimisers at %s"
                    (Optimum.describeNetwork (Members.network point)))

    /// The number of components of the set of minimisers: no path changes the split.
    let count (o: Optimum) =
        o.Derived.Splits
        |> Seq.sumBy (fun split ->
            let needP, needN = needs split

            // Without a sum there is the origin alone, or, without weight decay, everything with u_j w_j = 0 on both sides.
            if o.Problem = Regularised && not needP && not needN then
                1
            else
                Cells.components o.Instance.M needP needN)

    let private splitOf (o: Optimum) (theta: Neurons) =
        o.Derived.Splits
        |> Seq.find (fun split ->
            let sum side =
                theta
                |> List.filter (fun (u, _) -> u.Sign = side)
                |> List.fold (fun (total: RealAlgebraic) (u, w) -> total + u * w) zero

            sum 1 = exact split.GammaP && sum -1 = exact split.GammaN)

    /// How two minimisers are related: joined by a path, in different components, or, as a fault of ours, by a wrong path.
    type Relation =
        | Joined
        | Apart
        | Wrong of string

    let relate (o: Optimum) (a: TwoLayerNetwork) (b: TwoLayerNetwork) : Relation =
        let left, right = EveryMinimiser.neurons a, EveryMinimiser.neurons b
        let split = splitOf o left

        if not (obj.ReferenceEquals(split, splitOf o right)) then
            Apart
        else
            match path o.Problem split left right with
            | None -> Apart
            | Some legs ->
                match fault o left right legs with
                | None -> Joined
                | Some why -> Wrong why

    /// Members used at an instance: the simplest of each split, with its neurons in another order, and random ones.
    let private sample (context: CheckContext) (o: Optimum) =
        let all = Optimum.minimisers context o |> Seq.truncate 4 |> Seq.toList
        let turned = Members.network (List.rev (EveryMinimiser.neurons all.Head))
        all @ [ turned ]

    let private described (theta: TwoLayerNetwork) = Optimum.describeNetwork theta

    let private apart (o: Optimum) (context: CheckContext) stated actual (a: TwoLayerNetwork) (b: TwoLayerNetwork) =
        let regularised = (o.Problem = Regularised)

        let hidden name (theta: TwoLayerNetwork) =
            EveryMinimiser.neurons theta
            |> List.mapi (fun j (u, _) ->
                Terms.fact
                    (sprintf "the sign of u_%d of %s" (j + 1) name)
                    (Term.Sign(Term.HiddenWeight(name, j, 0)))
                    Relation.Equal
                    (Term.Number u.Sign))

        Outcome.Fails(
            Witness(
                stated,
                sprintf "%s: no path joins %s and %s" actual (described a) (described b),
                "is not",
                Strength.Exact,
                Optimum.numericText o,
                CertificateDraft(
                    context.Claim,
                    context.Statement,
                    "two global minimisers whose signs no path of minimisers can change",
                    Terms.certified regularised o.Instance [ "theta", a; "other", b ],
                    Terms.standing regularised o.Instance
                    @ (if regularised then Terms.criticalWidth o.Instance else [])
                    @ [ Optimum.minimumFact o "theta"; Optimum.minimumFact o "other" ]
                    @ hidden "theta" a
                    @ hidden "other" b
                )
            )
        )

    /// The set of minimisers has the stated number of components: counted, and sampled members joined by exact paths.
    let outcome (stated: Optimum -> int) (o: Optimum) (context: CheckContext) =
        let number = count o
        let members = sample context o
        let relations = members.Tail |> List.map (fun b -> b, relate o members.Head b)

        let wrong =
            relations
            |> List.tryPick (fun (_, relation) ->
                match relation with
                | Wrong why -> Some why
                | _ -> None)

        let separated =
            relations |> List.tryFind (fun (_, relation) -> relation = Apart) |> Option.map fst

        if number <> o.Derived.ConnectedComponents then
            Outcome.EnginesDisagree(
                sprintf "%d components of cells, derived are %d" number o.Derived.ConnectedComponents
            )
        elif wrong.IsSome then
            Outcome.EnginesDisagree wrong.Value
        elif number = 1 && separated.IsSome then
            Outcome.EnginesDisagree "two members of a connected set have no path"
        elif number = stated o then
            Outcome.Holds Strength.Exact
        else
            let statement = sprintf "the number of connected components is %d" (stated o)
            let actual = sprintf "it is %d" number

            match separated with
            | Some other -> apart o context statement actual members.Head other
            | None -> Outcome.Fails(Witness(statement, actual, "is not", Strength.Exact, Optimum.numericText o, null))

    /// The set of minimisers of the problem has the stated number of components.
    let has problem (stated: Optimum -> int) = Optimum.withOptimum problem (outcome stated)

    /// The set of minimisers of the problem is connected.
    let connected problem = has problem (fun _ -> 1)
