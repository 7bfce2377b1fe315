namespace ReluProofs.Proofs.OneDim

open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// One exact instance of the common setting of `onedim` (Sec. 3): n labelled points of the line, alpha, beta and the
/// width m.
type internal Instance = {
    X: Rational list
    Y: Rational list
    Alpha: Rational
    Beta: Rational
    M: int
}

/// The quantities of the paper at an instance. X_S keeps the points x >= 0 and X_{S^c} the points x <= 0.
module internal Instance =

    let private zero = Rational.Zero

    let private sumOver (side: Rational -> bool) (term: Rational -> Rational -> Rational) (i: Instance) =
        List.fold2 (fun (sum: Rational) x y -> if side x then sum + term x y else sum) zero i.X i.Y

    let private nonNegative (x: Rational) = x.Sign >= 0
    let private nonPositive (x: Rational) = x.Sign <= 0

    /// X_S^T Y.
    let p i = sumOver nonNegative (fun x y -> x * y) i

    /// X_{S^c}^T Y.
    let q i = sumOver nonPositive (fun x y -> x * y) i

    /// ||X_S||^2.
    let squareP i = sumOver nonNegative (fun x _ -> x * x) i

    /// ||X_{S^c}||^2.
    let squareN i = sumOver nonPositive (fun x _ -> x * x) i

    /// alpha beta, the threshold of the paper's soft-thresholding operator.
    let threshold (i: Instance) = i.Alpha * i.Beta

    /// S_c(b) = sign(b) max(|b| - c, 0), as printed under Theorem 4.2.
    let soft (c: Rational) (b: Rational) = Rational.OfInt b.Sign * Rational.Max(b.Abs() - c, zero)

    /// alpha S_{alpha beta}(X_S^T Y) / ||X_S||^2, as printed.
    let gammaP i = i.Alpha * soft (threshold i) (p i) / squareP i

    /// alpha S_{alpha beta}(X_{S^c}^T Y) / ||X_{S^c}||^2, as printed.
    let gammaN i = i.Alpha * soft (threshold i) (q i) / squareN i

    /// alpha X_S^T Y / ||X_S||^2, the first right-hand side of Eq. (6).
    let plainP i = i.Alpha * p i / squareP i

    /// alpha X_{S^c}^T Y / ||X_{S^c}||^2, the second right-hand side of Eq. (6).
    let plainN i = i.Alpha * q i / squareN i

    /// M* = 1[S(X_S^T Y) <> 0] + 1[S(X_{S^c}^T Y) <> 0].
    let criticalWidth i =
        let counts (b: Rational) = if (soft (threshold i) b).IsZero then 0 else 1
        counts (p i) + counts (q i)

    let points (i: Instance) = ExactVector i.X
    let labels (i: Instance) = ExactVector i.Y

    let data (i: Instance) = Dataset(ExactMatrix.Column(points i), labels i)

    /// c = 1/2, s = 1/alpha, rho = beta/2.
    let constants (i: Instance) =
        ModelConstants(Rational.Half, i.Alpha.Inverse(), i.Beta / Rational.Two)

    /// The constants of the unregularised loss, Eq. (3).
    let unregularised (i: Instance) = ModelConstants(Rational.Half, i.Alpha.Inverse(), zero)

    /// Whether every term of the statements is defined: both norms in the denominators are non-zero.
    let isDefined i = not (squareP i).IsZero && not (squareN i).IsZero

    let describe (withBeta: bool) (i: Instance) : IReadOnlyList<NamedValue> = [|
        NamedValue.Of("X", points i)
        NamedValue.Of("Y", labels i)
        NamedValue.Of("alpha", i.Alpha)
        if withBeta then
            NamedValue.Of("beta", i.Beta)
        NamedValue.Of("m", i.M)
    |]

    let size (i: Instance) =
        let numbers =
            i.Alpha :: i.Beta :: (i.X @ i.Y) |> List.sumBy (fun number -> InstanceSize.Complexity number)

        InstanceSize(i.X.Length, i.M, 1, numbers)

    /// The numbers of an instance.
    let coordinates (withBeta: bool) =
        Coordinates.ofRecord<Instance>
            (fun name ->
                if name = "X" || name = "Y" then
                    name
                else
                    Coordinates.small name)
            (if withBeta then [] else [ "Beta" ])

/// The hypotheses of the common setting, by the names the claim files use.
module internal Hypotheses =

    let private hypothesis name text holds = Hypothesis<Instance>(name, text, (fun i -> holds i), null)

    let private needed name text holds broken =
        Hypothesis<Instance>(name, text, (fun i -> holds i), (fun i -> broken i))

    let scale = hypothesis "alpha" "alpha > 0" (fun i -> i.Alpha.Sign > 0)

    let width = hypothesis "m" "m >= 1" (fun i -> i.M >= 1)

    let positivePoint =
        needed "X+" "X has at least one positive entry" (fun i -> i.X |> List.exists (fun x -> x.Sign > 0)) (fun i -> {
            i with
                X = i.X |> List.map (fun x -> -(x.Abs()))
        })

    let negativePoint =
        needed "X-" "X has at least one negative entry" (fun i -> i.X |> List.exists (fun x -> x.Sign < 0)) (fun i -> {
            i with
                X = i.X |> List.map (fun x -> x.Abs())
        })

    let nonTrivial =
        needed
            "XY"
            "0 < min{|X_S^T Y|, |X_{S^c}^T Y|}"
            (fun i -> not (Instance.p i).IsZero && not (Instance.q i).IsZero)
            (fun i -> {
                i with
                    Y = List.map2 (fun (x: Rational) y -> if x.Sign > 0 then Rational.Zero else y) i.X i.Y
            })

    /// Structural for a statement about L: Eq. (5) is defined with it, and Theorem 4.1 covers beta = 0 separately.
    let decay =
        needed "beta" "beta > 0" (fun i -> i.Beta.Sign > 0) (fun i -> { i with Beta = Rational.Zero })

    /// The standing assumptions of Sec. 3.
    let standing = [ scale; width; positivePoint; negativePoint; nonTrivial ]

    /// The standing assumptions with beta > 0.
    let regularised = standing @ [ decay ]

    let widthAtLeast bound text (least: Instance -> int) =
        needed bound text (fun i -> i.M >= least i) (fun i -> { i with M = max 1 (least i - 1) })

    let private further text holds = Hypothesis<Instance>(text, text, (fun i -> holds i), null)

    /// What one would think of first when a statement of this setting fails.
    let natural = [
        further "no label is 0" (fun i -> i.Y |> List.forall (fun y -> not y.IsZero))
        further "the labels have one sign" (fun i ->
            i.Y |> List.forall (fun y -> y.Sign >= 0) || i.Y |> List.forall (fun y -> y.Sign <= 0))
        further "labels of both signs occur" (fun i ->
            i.Y |> List.exists (fun y -> y.Sign > 0) && i.Y |> List.exists (fun y -> y.Sign < 0))
        further "the points are distinct" (fun i -> (List.distinct i.X).Length = i.X.Length)
        further "no point is 0" (fun i -> i.X |> List.forall (fun x -> not x.IsZero))
        further "alpha beta < min{|X_S^T Y|, |X_{S^c}^T Y|}" (fun i ->
            Instance.threshold i < Rational.Min((Instance.p i).Abs(), (Instance.q i).Abs()))
        further "m >= M*" (fun i -> Instance.isDefined i && i.M >= Instance.criticalWidth i)
        further "m <> M*" (fun i -> Instance.isDefined i && i.M <> Instance.criticalWidth i)
    ]
