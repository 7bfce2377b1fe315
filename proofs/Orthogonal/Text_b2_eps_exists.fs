module internal ReluProofs.Proofs.Orthogonal.Text_b2_eps_exists

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private one = Rational.One
let private three = Rational.OfInt 3
let private real (x: Rational) = RealAlgebraic.OfRational x

/// The three inequalities of B.2 at an epsilon, with bound 1 - epsilon + shift.
let private holdsAt (shift: Rational) (i: Instance) (epsilon: Rational) =
    let growth = one + three * epsilon
    let bound = real (one - epsilon - shift)
    let alpha, beta = GrowthRate.printed Positive i, GrowthRate.printed Negative i
    let plus, minus = Setting.squares Positive i, Setting.squares Negative i

    real (growth * (one - alpha)) <= bound
    && real growth * RealAlgebraic.Sqrt(minus / plus) <= bound
    && (RealAlgebraic.One + real (three * epsilon) * RealAlgebraic.Sqrt(plus / minus)) * real (one - beta)
       <= bound

/// 2^-200 is far below what the generator's labels need.
let private candidates = Seq.init 200 (fun k -> Rational.Half.Pow(k + 1))

/// The condition is monotone in epsilon, so the last candidate decides.
let private exists (shift: Rational) =
    Check<Instance>(fun i _ ->
        match candidates |> Seq.tryFind (holdsAt shift i) with
        | Some _ -> Facts.holds
        | None -> Facts.fails "some epsilon > 0 is admissible" "no 2^-k with k <= 200 is" "is not")

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for r > 1 and labels of both signs there is epsilon > 0 with (1 + 3 epsilon) max(1 - alpha, ||D_-||/||D_+||) <= 1 - epsilon and (1 + 3 r epsilon)(1 - beta) <= 1 - epsilon",
        Check = exists Rational.Zero,
        Added = [],
        Note = "alpha and beta as printed in B.2"
    )

let private axes (y: int list) = Generator.axes (y |> List.map Rational.OfInt) 0

/// Without labels of one sign alpha or beta is the minimum of nothing.
let private bothSigns =
    Hypotheses.structural Hypotheses.bothSigns.Name Hypotheses.bothSigns.Text (fun i ->
        Hypotheses.bothSigns.Holds.Invoke i)

/// Labels of both signs with r > 1, where two labels allow it.
let private generator =
    gen {
        let! i = Generator.points
        let! last = Generator.magnitude
        let flipped = i.Y |> List.map (fun y -> -y)

        let y =
            if Setting.squares Positive i > Setting.squares Negative i then
                i.Y
            else
                flipped

        let isOneSided = y |> List.forall (fun y -> y.Sign > 0)

        return {
            i with
                M = 0
                Y =
                    (if isOneSided && y.Length > 1 then
                         -(Rational.Min(last, y[1] / Rational.Two)) :: List.tail y
                     else
                         y)
        }
    }

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/b2-eps-exists",
        Title = "an admissible epsilon exists",
        File = "proofs/Orthogonal/Text_b2_eps_exists.fs",
        Family =
            Generator.family
                "orthonormal labelled points of both signs"
                (Hypotheses.standing @ [ bothSigns; Hypotheses.positiveLarger ])
                [ axes [ 2; -1 ]; axes [ 3; 4; -1 ]; axes [ 5; 1; 1; -1; -1 ] ]
                generator,
        Source = Source("orthogonal", "B.2", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("two labels", axes [ 2; -1 ], true)
            BoundaryRow("||D_+|| hardly larger", axes [ 1000; -999 ], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.dropping literal Hypotheses.positiveLarger.Name
            Mutation.constant "the bound 9/10 - epsilon" literal (exists (Rational.Create(1, 10)))
        ]
    )
