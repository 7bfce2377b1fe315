module internal ReluProofs.Proofs.Orthogonal.Text_sec5_f1

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private one = Rational.One

/// The data of Sec. 5: (-1/2, 1) with label -1 and (2, 1) with label 1.
let private toy = {
    X = [ [ Rational.Create(-1, 2); one ]; [ Rational.Two; one ] ]
    Y = [ Rational.MinusOne; one ]
    M = 0
    Theta = []
    Start = []
}

/// The norm of the learned function is at most the mass of its two units along x_1 and x_2, sum |y_k|/||x_k||: unit directions
/// x_k/||x_k||, each inactive on the other, orthogonal, point.
let private learned (i: Instance) =
    List.map2 (fun x (y: Rational) -> RealAlgebraic.Sqrt(y * y / Setting.normSquared x)) i.X i.Y
    |> List.fold (+) RealAlgebraic.Zero

/// beta of the linear interpolator <beta, x>, sum y_k x_k/||x_k||^2 for orthogonal points that span the plane.
let private linear (i: Instance) =
    List.map2 (fun x (y: Rational) -> Setting.scaled (y / Setting.normSquared x) x) i.X i.Y
    |> List.reduce Setting.plus

/// factor * learned < the norm of the linear interpolator. On the line {(x, 1)} its slope beta_1 at both ends needs units of total
/// mass at least 2 |beta_1|, as a unit (u_1, u_2) of mass 1 has a slope of at most 1 at one end and 0 at the other; as a function
/// on the plane it needs 2 ||beta||, which is more.
let private smaller (isMeasureSigned: bool) (factor: Rational) (isReversed: bool) =
    Check<Instance>(fun i context ->
        let negative = i.Y |> List.tryFindIndex (fun y -> y.Sign < 0)

        match negative with
        | Some k when not isMeasureSigned ->
            Facts.refuted
                context
                "a positive measure gives a function f >= 0, and both functions take the negative label"
                (Facts.certified i [] [])
                [
                    Facts.fact "the points are orthogonal" (Facts.inner i 0 1) Relation.Equal (Facts.number 0)
                    Facts.fact
                        (sprintf "y_%d < 0 <= f(x_%d) for every f with a finite norm" (k + 1) (k + 1))
                        (Term.Label k)
                        Relation.Less
                        (Facts.number 0)
                ]
                "the learned function has a smaller F_1 norm than the linear interpolator"
                "neither function has a finite one"
                "is not"
        | _ ->
            let beta = linear i

            if List.exists2 (fun x y -> Setting.dot beta x <> y) i.X i.Y then
                Outcome.EnginesDisagree "the linear function does not interpolate"
            else
                let left = RealAlgebraic.OfRational factor * learned i
                let right = RealAlgebraic.OfRational(Rational.Two * beta.Head.Abs())
                let slack = if isReversed then left - right else right - left

                if slack.Sign > 0 then
                    Facts.holdsBy slack
                else
                    Facts.fails "the learned function has the smaller norm" (sprintf "%O and %O" left right) "is not")

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "the function learned from (-1/2, 1), -1 and (2, 1), 1 has a smaller F_1 norm, the smallest mass of a positive measure on the sphere that represents it, than the linear interpolator",
        Check = smaller false one false,
        Added = []
    )

let private repaired =
    Reading<Instance>(
        Name = "signed measure",
        Statement =
            "the same with a signed measure and its total variation, for functions on the plane and for functions on the line {(x, 1)}",
        Check = smaller true one false,
        Added = [],
        Note =
            "the learned function is the limit of small initialisation, with a unit along each of the two points, as in Figure 2d; slack is 2 |beta_1| - sum |y_k|/||x_k||"
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/sec5-f1",
        Title = "norm of the learned function and of the linear interpolator",
        File = "proofs/Orthogonal/Text_sec5_f1.fs",
        Family =
            Family<Instance>(
                "the data of Sec. 5",
                [
                    Hypotheses.structural
                        "orthogonal"
                        "the two points are orthogonal and end in the coordinate 1"
                        (fun i ->
                            i.X.Length = 2
                            && i.X |> List.forall (fun x -> x.Length = 2 && x[1] = one)
                            && (Setting.dot i.X[0] i.X[1]).IsZero)
                ],
                [ toy ],
                Arb.fromGen (Gen.constant toy),
                Setting.size,
                Setting.describe,
                (fun _ -> "toy"),
                IsExhaustive = true
            ),
        Source = Source("orthogonal", "Sec. 5, third paragraph", Declared.Theorem),
        Literal = literal,
        Boundary = [ BoundaryRow("the two points of Sec. 5", toy, false) ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant "half the norm of the linear interpolator" repaired (smaller true Rational.Two false)
            Mutation.sign "a larger norm" repaired (smaller true one true)
        ]
    )
