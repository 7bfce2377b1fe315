module internal ReluProofs.Proofs.Orthogonal.Theorem_1_sym

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private negated i = {
    i with
        Y = i.Y |> List.map (fun y -> -y)
}

/// Whether ||D_+|| > ||D_-||, from the vectors.
let private isLarger i =
    Setting.normSquared (Setting.key Positive i) > Setting.normSquared (Setting.key Negative i)

/// The norms differ, by a factor of more than `factor`, and exactly one of the labels y and -y has the larger D_+.
let private ordered (factor: Rational) i =
    let plus, minus =
        Setting.normSquared (Setting.key Positive i), Setting.normSquared (Setting.key Negative i)

    let n = Setting.count i

    if n * n * plus <> Setting.squares Positive i || n * n * minus <> Setting.squares Negative i then
        Outcome.EnginesDisagree "n^2 ||D||^2 is not the sum of the squared labels"
    elif plus = minus || Rational.Max(plus, minus) <= factor * Rational.Min(plus, minus) then
        Facts.fails "the norms differ" (sprintf "||D_+||^2 = %O, ||D_-||^2 = %O" plus minus) "do not"
    elif isLarger i = isLarger (negated i) then
        Facts.fails "exactly one of y and -y has r > 1" "it is not so" "is not"
    else
        Facts.holds

let private ratio =
    Check<Instance>(fun i context ->
        match [ Positive; Negative ] |> List.tryFind (fun side -> (Setting.members side i).IsEmpty) with
        | Some side ->
            Facts.refuted
                context
                "one of D_+ and D_- is 0, so r or its counterpart for -y divides by 0"
                (Facts.certified i [] [])
                (Facts.standing i
                 @ [
                     Facts.fact "||D||^2" (Facts.squares side i (Facts.all i)) Relation.Equal (Facts.number 0)
                 ])
                "r = ||D_+||/||D_-|| is a number other than 1, and greater than 1 for y or for -y"
                (if side = Negative then
                     "D_- = 0, so r is not defined"
                 else
                     "D_+ = 0, so r = 0, and r is not defined for -y")
                "is not"
        | None -> ordered Rational.One i)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement = "Assumption 2 implies that r = ||D_+||/||D_-|| is not 1, and by symmetry we can assume r > 1",
        Check = ratio,
        Added = []
    )

let private repaired =
    Reading<Instance>(
        Name = "both signs",
        Statement = "the same for labels of both signs",
        Check = ratio,
        Added = [ Hypotheses.bothSigns ]
    )

let private compared =
    Reading<Instance>(
        Name = "norms compared",
        Statement = "Assumption 2 implies ||D_+|| <> ||D_-||, and exactly one of y and -y has ||D_+|| > ||D_-||",
        Check = Check<Instance>(fun i _ -> ordered Rational.One i),
        Added = []
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/thm-1-sym",
        Title = "r > 1 without loss of generality",
        File = "proofs/Orthogonal/Theorem_1_sym.fs",
        Family = Generator.data Hypotheses.standing,
        Source = Source("orthogonal", "Sec. 4.1 and B.2", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one positive label", Generator.axes [ Rational.One ] 0, false)
            BoundaryRow("two labels", Generator.axes [ Rational.One; -Rational.Two ] 0, true)
        ],
        Repairs = [ repaired; compared ],
        Mutants = [
            Mutation.dropping repaired "signs"
            Mutation.dropping repaired "A2 sums"
            Mutation.constant
                "the larger norm is more than twice the smaller"
                repaired
                (Check<Instance>(fun i _ -> ordered (Rational.OfInt 4) i))
        ]
    )
