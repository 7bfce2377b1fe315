module internal ReluProofs.Proofs.OneDim.Theorem_a_1_reduction

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private fails stated actual =
    Outcome.Fails(Witness(stated, actual, "is not", Strength.Exact, null, null))

/// The sum of u_j w_j over the neurons on one side, those with u_j = 0 included.
let private sum (keeps: int -> bool) (neurons: (int * int) list) =
    neurons
    |> List.filter (fun (u, _) -> keeps (sign u))
    |> List.sumBy (fun (u, w) -> u * w)
    |> Rational.OfInt

/// ||f(X) - Y||^2 of small integer weights, zeros among them, against the function of the two sums.
let private identity (context: CheckContext) (keepsN: int -> bool) (i: Instance) k =
    let draw name j = context.Draw(Gen.choose (-2, 2), name, 100 * k + j)
    let neurons = [ for j in 1 .. i.M -> draw "u" j, draw "w" j ]
    let onP, onN = sum (fun s -> s >= 0) neurons, sum keepsN neurons

    let theta =
        neurons |> List.map (fun (u, w) -> RealAlgebraic.OfInt u, RealAlgebraic.OfInt w) |> Members.network

    // The kernel's loss has the factor 1/2.
    let left =
        RealAlgebraic.OfInt 2 * theta.Loss(Instance.unregularised i, Instance.data i)

    let right = ConvexObjective.squares i onP onN

    if left = RealAlgebraic.OfRational right then
        Outcome.Holds Strength.Exact
    else
        fails (sprintf "||f(X) - Y||^2 = %O" right) (sprintf "theta = %s has %O" (Optimum.describeNetwork theta) left)

/// The function of two variables is smallest at the stated point and nowhere else: the second differences of a quadratic do not
/// depend on the point, so values one step away in four directions give its slopes and curvatures exactly.
let private minimisedAt (onP: Rational) (onN: Rational) (i: Instance) =
    let f a b = ConvexObjective.squares i (onP + a) (onN + b)
    let zero, step = Rational.Zero, Rational.One
    let centre = f zero zero
    let right, left, up, down = f step zero, f -step zero, f zero step, f zero -step
    let slopes = [ right - left; up - down ]
    let twice = centre + centre
    let curvatures = [ right + left - twice; up + down - twice ]
    let mixed = f step step - right - up + centre

    if slopes |> List.exists (fun slope -> not slope.IsZero) then
        fails (sprintf "it is smallest at (%O, %O)" onP onN) "its slope there is not 0"
    elif not mixed.IsZero then
        Outcome.EnginesDisagree "the two variables do not decouple"
    elif curvatures |> List.exists (fun curvature -> curvature.Sign <= 0) then
        fails "it is smallest there only" "it is not strictly convex"
    else
        Outcome.Holds Strength.Exact

let private networksTried = 8

let private reduction keepsN (onP: Instance -> Rational) (onN: Instance -> Rational) =
    Check<Instance>(fun i context ->
        if not (Instance.isDefined i) then
            Optimum.undefined i
        else
            seq {
                for k in 1..networksTried do
                    identity context keepsN i k

                minimisedAt (onP i) (onN i) i
            }
            |> Outcome.All)

let private nonPositive s = s <= 0

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all theta, X, Y, alpha and m >= 1, with gamma_P = sum over u_i >= 0 of u_i w_i and gamma_N = sum over u_i <= 0 of u_i w_i: ||1/alpha sum_j (X u_j)_+ w_j - Y||^2 = ||gamma_P X_S/alpha + gamma_N X_{S^c}/alpha - Y||^2, and the right-hand side is minimised over R^2 exactly at (alpha X_S^T Y/||X_S||^2, alpha X_{S^c}^T Y/||X_{S^c}||^2)",
        Check = reduction nonPositive Instance.plainP Instance.plainN,
        Added = [],
        Note = "that some theta of width m attains that point is not part of it; for m = 1 none does (Theorem 4.1)"
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/thm-a.1-reduction",
        Title = "loss as a function of two sums",
        File = "proofs/OneDim/Theorem_a_1_reduction.fs",
        Family = Families.unregularised,
        Source = Source("onedim", "proof of Theorem A.1", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron", Given.plain 1 1 1, true)
            BoundaryRow("labels of both signs, two neurons", Given.plain 2 -3 2, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.sign "gamma_N over u_i >= 0" literal (reduction (fun s -> s >= 0) Instance.plainP Instance.plainN)
            Mutation.constant
                "gamma_P* doubled"
                literal
                (reduction nonPositive (fun i -> Rational.Two * Instance.plainP i) Instance.plainN)
            Mutation.exponent
                "alpha squared in gamma_N*"
                literal
                (reduction nonPositive Instance.plainP (fun i -> i.Alpha * Instance.plainN i))
        ]
    )
