module internal ReluProofs.Proofs.OneDim.Lemma_a_15

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

type private Neurons = (RealAlgebraic * RealAlgebraic) list

/// The printed path from a minimiser, its neurons k and l with w_k w_l > 0 and u_k u_l > 0 merged: the second neuron's factor,
/// sqrt(1 - t) as printed, is given as the square of it.
[<NoComparison; NoEquality>]
type private Path = {
    Remaining: Rational -> Rational
    /// By how many the number of zero neurons grows.
    Idle: int
    /// What the sum of the four squares is, as a multiple of |u_1 w_1| + |u_2 w_2|.
    Squares: Rational
}

let private printed = {
    Remaining = fun t -> Rational.One - t
    Idle = 1
    Squares = Rational.Two
}

let private rational (x: RealAlgebraic) = x.TryRational().Value

/// a / sqrt(d) for d > 0.
let private over (a: Rational) (d: Rational) = RealAlgebraic.OfRational(a / d) * RealAlgebraic.Sqrt d

let private at (path: Path) (k: int) (l: int) (theta: Neurons) (t: Rational) : Neurons =
    let (u1, w1), (u2, w2) = theta[k], theta[l]
    let s = RealAlgebraic.OfInt w1.Sign
    let numerator = rational (u1 * w1.Abs()) + t * rational (u2 * w2.Abs())
    let size = (rational (u1 * w1) + t * rational (u2 * w2)).Abs()
    let second, rest = (rational (u2 * w2)).Abs(), path.Remaining t

    theta
    |> List.updateAt k (over numerator size, RealAlgebraic.Sqrt size * s)
    |> List.updateAt
        l
        (RealAlgebraic.Sqrt rest * over (rational (u2 * w2.Abs())) second, RealAlgebraic.Sqrt(rest * second) * s)

let private mergeable (theta: Neurons) =
    List.allPairs [ 0 .. theta.Length - 1 ] [ 0 .. theta.Length - 1 ]
    |> List.tryFind (fun (k, l) ->
        let (u1, w1), (u2, w2) = theta[k], theta[l]
        k < l && (w1 * w2).Sign > 0 && (u1 * u2).Sign > 0)

let private times = [ Rational.Zero; Q.frac 1 3; Q.frac 3 4; Rational.One ]

let private idle (theta: Neurons) = theta |> List.filter Permutations.isInactive |> List.length

let private squares (theta: Neurons) =
    theta |> List.fold (fun (sum: RealAlgebraic) (u, w) -> sum + u * u + w * w) RealAlgebraic.Zero

/// What the displays say that fails on the path at a step of the merging, and where the step ends.
let private step (o: Optimum) (path: Path) (theta: Neurons) k l : string option * Neurons =
    let points = times |> List.map (fun t -> t, at path k l theta t)
    let last = snd (List.last points)
    let pair (point: Neurons) = [ point[k]; point[l] ]

    let product (j: int) = (fst theta[j] * snd theta[j]).Abs()
    let total = RealAlgebraic.OfRational path.Squares * (product k + product l)

    let fault =
        if snd points.Head <> theta then
            Some "C(0) is not the given minimiser"
        elif idle last <> idle theta + path.Idle then
            Some(sprintf "C(1) has %d zero neurons, C(0) has %d" (idle last) (idle theta))
        else
            points
            |> List.tryPick (fun (t, point) ->
                if not (EveryMinimiser.isMinimiser o (Members.network point)) then
                    Some(sprintf "C(%O) is no global minimiser" t)
                elif squares (pair point) <> total || squares (pair theta) <> total then
                    Some(sprintf "the sum of the four squares at t = %O is not as displayed" t)
                else
                    None)

    fault, last

/// Merges until no pair is left; the end is a minimal optimal solution with M* active neurons.
let rec private merge (o: Optimum) (path: Path) (theta: Neurons) : string option =
    match mergeable theta with
    | Some(k, l) ->
        match step o path theta k l with
        | Some fault, _ -> Some fault
        | None, next -> merge o path next
    | None ->
        let theta = Members.network theta

        if not (MinimalSet.satisfies MinimalSet.opposite theta) then
            Some "the end of the path is not in Theta*_min(m)"
        elif MinimalSet.active theta <> Instance.criticalWidth o.Instance then
            Some(sprintf "the end of the path has %d active neurons" (MinimalSet.active theta))
        else
            None

let private merging (path: Path) =
    Optimum.withOptimum Regularised (fun o context ->
        Optimum.minimisers context o
        |> Seq.map (fun theta ->
            match merge o path (EveryMinimiser.neurons theta) with
            | None -> Outcome.Holds Strength.Exact
            | Some fault ->
                Outcome.Fails(
                    Witness(
                        "C(t) is a path in Theta*(m) from theta to a minimal optimal solution",
                        sprintf "theta = %s: %s" (Optimum.describeNetwork theta) fault,
                        "is not",
                        Strength.Exact,
                        null,
                        null
                    )
                ))
        |> Outcome.All)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha, beta > 0 and m >= M*, every element of Theta*(m) is joined to one of Theta*_min(m) by a path in Theta*(m): while w_1 w_2 > 0 and u_1 u_2 > 0 for some pair, C(t) = ((u_1|w_1| + t u_2|w_2|)/sqrt|u_1 w_1 + t u_2 w_2|, sqrt|u_1 w_1 + t u_2 w_2| s), (sqrt(1-t) u_2|w_2|/sqrt|u_2 w_2|, sqrt((1-t)|u_2 w_2|) s), the others fixed, starts there, stays in Theta*(m), keeps the four squares at 2|u_1 w_1| + 2|u_2 w_2|, and ends with one more zero neuron",
        Check = merging printed,
        Added = [],
        Note = "minimisers whose squared weights are rational; the path is followed at four times a step, to its end"
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/lem-a.15",
        Title = "merging path of the second proof",
        File = "proofs/OneDim/Lemma_a_15.fs",
        Family = CriticalWidth.familyAtLeast,
        Source = Source("onedim", "Lemma A.15", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron, nothing to merge", Given.pair 2 1 (Q.int 1) (Q.int 1) 1, true)
            BoundaryRow("only the origin", Given.pair 1 1 (Q.int 1) (Q.int 2) 3, true)
            BoundaryRow("M* = 1, three neurons", Given.pair 2 1 (Q.int 1) (Q.int 1) 3, true)
            BoundaryRow("M* = 2, five neurons, labels of both signs", Given.pair 1 -1 (Q.int 1) Q.half 5, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.exponent
                "1 - t in place of sqrt(1 - t)"
                literal
                (merging {
                    printed with
                        Remaining = fun t -> (Rational.One - t) * (Rational.One - t)
                })
            Mutation.sign
                "sqrt(1 + t) in place of sqrt(1 - t)"
                literal
                (merging {
                    printed with
                        Remaining = fun t -> Rational.One + t
                })
            Mutation.constant
                "the four squares sum to |u_1 w_1| + |u_2 w_2|"
                literal
                (merging { printed with Squares = Rational.One })
            Mutation.quantifier "two more zero neurons a step" literal (merging { printed with Idle = 2 })
        ]
    )
