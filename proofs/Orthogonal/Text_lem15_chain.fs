module internal ReluProofs.Proofs.Orthogonal.Text_lem15_chain

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The sum of ||w_j||^2 over S_{+,1}.
let private squares (i: Instance) =
    Setting.aligned Positive i |> Seq.map (fun j -> Setting.normSquared i.Start[j].W) |> Setting.sum

/// The distance of (iii), |(1/n) sum ||w_j||^2 - ||D_+|||, which is the smallest lambda^{epsilon'} that (iii) allows.
let private gap (i: Instance) =
    (squares i / Setting.count i - (Setting.rationalKeyNorm Positive i).Value).Abs()

/// factor sqrt(sum of ||w_j||^2) <= sqrt(m/n) (sqrt(||D_+||) + sqrt(gap)), with factor^2 rational; all sides are divided by
/// sqrt(m).
let private bounded (factorSquared: Instance -> Rational) (isGapKept: bool) =
    Check<Instance>(fun i context ->
        let norm = (Setting.rationalKeyNorm Positive i).Value
        let left = RealAlgebraic.Sqrt(factorSquared i * squares i)
        let n = Setting.count i
        let off = if isGapKept then gap i else Rational.Zero
        let right = RealAlgebraic.Sqrt(norm / n) + RealAlgebraic.Sqrt(off / n)

        if left <= right then
            Facts.holdsBy (right - left)
        else
            let net = "theta"
            let members = Setting.aligned Positive i
            let total = Term.Sum [ for j in members -> Facts.hiddenSquared i net j ]
            let count = Facts.number (Setting.points i)
            let lambda = Term.Parameter "lambda^epsilon'"

            Facts.refuted
                context
                "the third member of the chain is smaller than the second"
                (Facts.certified i [ "lambda^epsilon'", gap i ] [ net, Setting.network i.Start ])
                (Facts.standing i
                 @ [
                     Facts.fact
                         "(iii)"
                         (Term.Abs(total / count - Facts.keyNorm Positive i))
                         Relation.LessOrEqual
                         lambda
                     Facts.fact
                         "the middle of the chain exceeds its end; both are multiplied by sqrt(n/m)"
                         (Term.Sqrt total)
                         Relation.Greater
                         (Term.Sqrt(Term.Number norm) + Term.Sqrt lambda)
                     Facts.fact "||D_+||" (Term.Number norm) Relation.Equal (Facts.keyNorm Positive i)
                 ])
                (sprintf "the left side, divided by sqrt(m), is at most %O" right)
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
            "the second inequality of the chain, with the smallest lambda^{epsilon'} that (iii) allows; the sum is about n||D_+||, so a factor sqrt(n) is lost"
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
    Hypotheses.structural "norms" "||D_+|| is rational" (fun i ->
        (Setting.rationalKeyNorm Positive i).IsSome && not (Setting.members Positive i).IsEmpty)

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
                [ Hypotheses.width; yield! Hypotheses.standing; centred ]
                [ edge [ 1 ] [ 1, [ 1 ] ]; edge [ 4; -1 ] [ 2, [ 2; 0 ]; -1, [ 0; 1 ] ] ]
                (NearMinimiser.generator false |> Gen.map (fun i -> { i with Theta = [] })),
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
