module internal ReluProofs.Proofs.WeakInteraction.Text_c2_antipodal

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Orthogonal lines with a point on each side: N_2 = 0 in (86); or starts drawn for two lines that are not orthogonal.
type Case =
    | Orthogonal of Start
    | Drawn of Trial

let private pairs =
    Hypothesis<Start>(
        "(86)",
        "each input has its antipode, and N_2 is at most the right side of (86)",
        (fun s ->
            s.Draw.Lines
            |> List.forall (fun l -> l.PositiveAhead + l.NegativeAhead = 1 && l.PositiveBehind + l.NegativeBehind = 1)),
        null
    )

let private likely = Theorem_1_conv.likely

let private atOrthogonal (check: Check<Start>) =
    Check<Case>(fun c context ->
        match c with
        | Orthogonal s -> check.Invoke(s, context)
        | Drawn _ -> Outcome.Discarded "N_2 = 0")

let private literal =
    Reading<Case>(
        Name = Reading.Literal,
        Statement =
            "Theorem 1 with antipodal inputs and (86) in place of Assumption 2: if p >= 4 log(n/eps) then the loss converges to 0 with probability at least 1 - eps",
        Check =
            Check<Case>(fun c context ->
                match c with
                | Orthogonal s -> (Start.independently (likely Rational.One)).Invoke(s, context)
                | Drawn t -> Trial.atMost Trial.isTrapped "come to rest with a point that no neuron is active on" t),
        Added = [],
        Note =
            Start.convention
            + ". As for Theorem 1, norms of any size and spread are allowed, and a neuron that is much larger than the others can drive them off a point for ever"
    )

let private orthogonalLines =
    Reading<Case>(
        Name = "N_2 = 0",
        Statement = "the same at N_2 = 0",
        Check = atOrthogonal (Start.independently (likely Rational.One)),
        Added = [],
        Note =
            "through the event I, whose probability is exact: a neuron is active on one point of a line at most, so that points interact through the output weights alone"
    )

let private marginally =
    Start.marginally "the loss converges to 0" Start.oneMinusFailure Start.enoughNeurons (likely Rational.One)

let private marginals =
    Reading<Case>(
        Name = "N_2 = 0, marginals alone",
        Statement = "the same at N_2 = 0 and every joint law with centred, rotation-invariant marginals",
        Check = atOrthogonal marginally,
        Added = [],
        Note = "as for Theorem 1"
    )

let private line (ahead: bool) (behind: bool) = {
    PositiveAhead = (if ahead then 1 else 0)
    NegativeAhead = (if ahead then 0 else 1)
    PositiveBehind = (if behind then 1 else 0)
    NegativeBehind = (if behind then 0 else 1)
}

let private at lines neurons failure isOpposed =
    Orthogonal(
        Start.at
            {
                Lines = lines
                Neurons = neurons
                Failure = failure
            }
            isOpposed
    )

let private smallest = at [ line true true ] 4 (Q.frac 3 4)

/// Twice the runs with which the size of the law was settled: the second half of the seeds was not looked at before.
let private trial = {
    Inputs = Antipodes
    Neurons = 80
    Law = SeldomLarge
    Runs = 32
}

let private generator =
    gen {
        let! d = Gen.frequency [ 3, Gen.choose (1, 4); 1, Gen.choose (5, 15) ]
        let sign = Gen.elements [ true; false ]
        let! lines = Gen.listOfLength d (Gen.map2 line sign sign)
        let! neurons = Gen.frequency [ 3, Gen.choose (1, 10); 1, Gen.choose (11, 40) ]
        let! factor = Gen.elements [ Q.int 1; Q.int 1; Q.frac 11 10; Q.int 3; Q.half ]
        let! isOpposed = Gen.elements [ true; false; false ]
        return at lines neurons (factor * Draws.tightAbove (2 * d) neurons) isOpposed
    }

let private draws = Start.family Draws.many

let private onDraws (h: Hypothesis<Start>) =
    let holds (c: Case) =
        match c with
        | Orthogonal s -> h.Holds.Invoke s
        | Drawn _ -> true

    match h.Break with
    | null -> Hypothesis<Case>(h.Name, h.Text, (fun c -> holds c), null)
    | breaks ->
        Hypothesis<Case>(
            h.Name,
            h.Text,
            (fun c -> holds c),
            fun c ->
                match c with
                | Orthogonal s -> Orthogonal(breaks.Invoke s)
                | Drawn _ -> c
        )

let claim: IClaim =
    Claim<Case>(
        Id = "weakint/c2-antipodal",
        Title = "Theorem 1 with antipodal inputs",
        File = "proofs/WeakInteraction/Text_c2_antipodal.fs",
        Family =
            Family<Case>(
                "orthogonal lines with a point on each side, p neurons of one of two laws, and eps; or starts drawn for two lines",
                [
                    for h in draws.Hypotheses do
                        onDraws h
                    onDraws pairs
                ],
                [
                    smallest true
                    smallest false
                    at [ line true false ] 8 (Q.frac 1 2) false
                    at [ line false true; line true true ] 8 (Q.frac 3 4) false
                    Drawn trial
                ],
                Arb.fromGenShrink (
                    generator,
                    fun c ->
                        match c with
                        | Orthogonal s -> draws.Instances.Shrinker s |> Seq.map Orthogonal
                        | Drawn _ -> Seq.empty
                ),
                (fun c ->
                    match c with
                    | Orthogonal s -> draws.Size.Invoke s
                    | Drawn t -> Trial.size t),
                (fun c ->
                    match c with
                    | Orthogonal s -> draws.Describe.Invoke s
                    | Drawn t -> Trial.describe t),
                (fun c ->
                    match c with
                    | Orthogonal s -> if s.IsOpposed then "opposed signs" else "independent signs"
                    | Drawn _ -> "N_2 > 0")
            ),
        Source = Source("weakint", "Appendix C.2, Eqs. (86)-(88)", Declared.Theorem),
        Literal = literal,
        Boundary = [ BoundaryRow("one line, independent signs", smallest false, true) ],
        Repairs = [ orthogonalLines; marginals ],
        Mutants = [
            Mutation.dropping orthogonalLines Draws.manyNeurons.Name
            Mutation.quantifier "for every joint law" orthogonalLines marginals.Check
            Mutation.constant
                "with probability at least 1 - eps/2"
                orthogonalLines
                (atOrthogonal (Start.independently (likely Q.half)))
        ]
    )
