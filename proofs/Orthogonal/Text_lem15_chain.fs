module internal ReluProofs.Proofs.Orthogonal.Text_lem15_chain

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private sides = [ Positive; Negative ]

/// The sum of ||w_j||^2 over S_{+,1} or S_{-,1}.
let private squares side (i: Instance) =
    Setting.aligned side i |> Seq.map (fun j -> Setting.normSquared i.Start[j].W) |> Setting.sum

/// The larger distance of (iii), |(1/n) sum ||w_j||^2 - ||D|||: no smaller lambda^{epsilon'} satisfies (iii).
let private gap (i: Instance) =
    sides
    |> List.map (fun side -> (squares side i / Setting.count i - (Setting.rationalKeyNorm side i).Value).Abs())
    |> List.reduce (fun a b -> Rational.Max(a, b))

/// factor sqrt(sum of ||w_j||^2) <= sqrt(m/n) (sqrt(||D_+||) + sqrt(lambda^{epsilon'})) for every lambda^{epsilon'} > 0 that (iii)
/// allows, with factor^2 rational; all sides are divided by sqrt(m). The right side increases with lambda^{epsilon'}, so that
/// the statement holds exactly when the right side is not smaller at the infimum, the gap.
let private bounded (factorSquared: Instance -> Rational) (isGapKept: bool) =
    Check<Instance>(fun i context ->
        let norm = (Setting.rationalKeyNorm Positive i).Value
        let left = RealAlgebraic.Sqrt(factorSquared i * squares Positive i)
        let n = Setting.count i

        let rightAt (scale: Rational) =
            let off = if isGapKept then scale else Rational.Zero
            RealAlgebraic.Sqrt(norm / n) + RealAlgebraic.Sqrt(off / n)

        let least = gap i

        if left <= rightAt least then
            Facts.holdsBy (rightAt least - left)
        else
            // The largest 10^-k above the gap, from 10^-3 on, at which the statement still fails; there is one, as it fails at the gap.
            let scale =
                Seq.initInfinite (fun k -> least + Rational.Create(1, 10).Pow(k + 3))
                |> Seq.find (fun scale -> left > rightAt scale)

            let right = rightAt scale
            let net = "theta"

            let total side =
                Term.Sum [ for j in Setting.aligned side i -> Facts.hiddenSquared i net j ]

            let count = Facts.number (Setting.points i)
            let lambda = Term.Parameter "lambda^epsilon'"

            Facts.refuted
                context
                "the third member of the chain is smaller than the second"
                (Facts.certified i [ "lambda^epsilon'", scale ] [ net, Setting.network i.Start ])
                (Facts.standing i
                 @ [
                     Facts.fact "lambda^epsilon' > 0" lambda Relation.Greater (Facts.number 0)
                     for side, name in [ Positive, "(iii), S_{+,1}"; Negative, "(iii), S_{-,1}" ] do
                         Facts.fact
                             name
                             (Term.Abs(total side / count - Facts.keyNorm side i))
                             Relation.LessOrEqual
                             lambda
                     Facts.fact
                         "the middle of the chain exceeds its end; both are multiplied by sqrt(n/m)"
                         (Term.Sqrt(total Positive))
                         Relation.Greater
                         (Term.Sqrt(Term.Number norm) + Term.Sqrt lambda)
                     Facts.fact "||D_+||" (Term.Number norm) Relation.Equal (Facts.keyNorm Positive i)
                 ])
                (sprintf "the left side, divided by sqrt(m), is at most %O at lambda^epsilon' = %O" right scale)
                (sprintf "it is %O" left)
                ">")

let private inverseCount (i: Instance) = (Setting.count i).Inverse()

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "under (iii): sqrt(m/n) sqrt(sum over S_{+,1} of ||w_j||^2) <= sqrt(m/n) (sqrt(||D_+||) + lambda^(epsilon'/2))",
        Check = bounded inverseCount true,
        Added = [],
        Note =
            "the second inequality of the chain, for every lambda^{epsilon'} > 0 that both halves of (iii) allow; the sum is about n||D_+||, so a factor sqrt(n) is lost"
    )

let private repaired =
    Reading<Instance>(
        Name = "sqrt(m)/n",
        Statement =
            "the first member of the chain is bounded by its last: (sqrt(m)/n) sqrt(sum over S_{+,1} of ||w_j||^2) <= sqrt(m/n) (sqrt(||D_+||) + lambda^(epsilon'/2))",
        Check = bounded (fun i -> (inverseCount i).Pow 2) true,
        Added = []
    )

let private centred =
    Hypotheses.structural "norms" "||D_+|| and ||D_-|| are rational, D_+ is not 0" (fun i ->
        sides |> List.forall (fun side -> (Setting.rationalKeyNorm side i).IsSome)
        && not (Setting.members Positive i).IsEmpty)

/// (i), at theta^{t_3}.
let private balanced =
    Hypotheses.structural "(i)" "(i): |a_j| = ||w_j|| for all j" (fun i -> i.Start |> List.forall Setting.isBalanced)

/// "For lambda small enough", the lemma's words.
let private smallest = Rational.Create(1, 100)

let private small =
    Hypotheses.structural "small" "(ii), (iii) hold with some lambda^epsilon' < 1/100: lambda is small" (fun i ->
        sides |> List.forall (fun side -> (Setting.rationalKeyNorm side i).IsSome)
        && gap i < smallest
        && [ 0 .. i.M - 1 ]
           |> List.forall (fun j ->
               sides |> List.exists (fun side -> List.contains j (Setting.aligned side i))
               || Setting.normSquared i.Start[j].W < smallest * smallest))

let private edge y theta =
    let i = Generator.state y theta
    { i with Start = i.Theta; Theta = [] }

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/lem15-chain",
        Title = "the chain of norms in the proof of Lemma 15",
        File = "proofs/Orthogonal/Text_lem15_chain.fs",
        Family =
            Generator.family
                "balanced points near a minimiser"
                [ Hypotheses.width; yield! Hypotheses.standing; centred; balanced; small ]
                [ edge [ 1 ] [ 1, [ 1 ] ]; edge [ 4; -1 ] [ 2, [ 2; 0 ]; -1, [ 0; 1 ] ] ]
                (Gen.frequency [ 3, NearMinimiser.generator true; 1, NearMinimiser.generator false ]
                 |> Gen.map (fun i -> { i with Theta = [] })),
        Source = Source("orthogonal", "B.6, proof of Lemma 15, second display", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one label", edge [ 1 ] [ 1, [ 1 ] ], true)
            BoundaryRow("two labels", edge [ 4; -1 ] [ 2, [ 2; 0 ]; -1, [ 0; 1 ] ], false)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.exponent "sqrt(m/n) in place of sqrt(m)/n" repaired (bounded inverseCount true)
            Mutation.constant "without lambda^(epsilon'/2)" repaired (bounded (fun i -> (inverseCount i).Pow 2) false)
        ]
    )
