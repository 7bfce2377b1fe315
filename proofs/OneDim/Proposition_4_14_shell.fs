module internal ReluProofs.Proofs.OneDim.Proposition_4_14_shell

open System.Numerics
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Data, the exponents a1 + a2 and a, and a root whose power m makes all powers of the construction rational.
type private Shell = {
    Data: (Rational * Rational) list
    /// a1 + a2.
    Scale: Rational
    /// a.
    Level: Rational
    Root: int
}

/// (a1 + a2 - 1)/2, the order of the remaining weights.
let private remaining (s: Shell) = (s.Scale - Rational.One) / Rational.Two

let private denominator (s: Shell) =
    [ s.Scale; s.Level; remaining s ]
    |> List.fold
        (fun common r -> common * r.Denominator / BigInteger.GreatestCommonDivisor(common, r.Denominator))
        BigInteger.One

let private width (s: Shell) =
    int (BigInteger.Pow(BigInteger s.Root, int (denominator s)))

let private power (s: Shell) (exponent: Rational) =
    (Rational.OfInt s.Root).Pow(int (exponent * Rational.OfInteger(denominator s)).Numerator)

let private instance (s: Shell) : Instance = {
    X = List.map fst s.Data
    Y = List.map snd s.Data
    Alpha = power s s.Scale
    Beta = Rational.Zero
    M = width s
}

/// b_1 = X_S^T Y/||X_S||^2 and b_2 = X_{S^c}^T Y/||X_{S^c}||^2.
let private ratios (i: Instance) =
    Instance.p i / Instance.squareP i, Instance.q i / Instance.squareN i

/// kappa^2 = min(|b_1|, |b_2|)/2.
let private kappaSquared (i: Instance) =
    let b1, b2 = ratios i
    Rational.Min(b1.Abs(), b2.Abs()) / Rational.Two

/// A rational multiple of kappa strictly between `low` and `high`, by bisection on squares.
let private multipleOfKappa (i: Instance) (low: Rational) (high: Rational) =
    let square = kappaSquared i

    let rec search (below: Rational) (above: Rational) =
        let middle = (below + above) / Rational.Two
        let m2 = middle * middle

        if m2 <= low * low * square then search middle above
        elif m2 >= high * high * square then search below middle
        else middle

    search Rational.Zero (square + Rational.One)

/// What a variant of the statement says.
[<NoComparison; NoEquality>]
type private Stated = {
    /// The order of the norm, minus a.
    Order: Rational
    /// The order of the remaining weights, minus that of the paper.
    Remaining: Rational
    Dimension: int -> int
}

let private printed = {
    Order = Rational.Zero
    Remaining = Rational.Zero
    Dimension = fun m -> 2 * m - 2
}

/// How far into its interval a coordinate is, near both ends and inside.
let private position =
    Gen.elements [ Q.frac 1 1000; Q.frac 1 3; Q.half; Q.frac 4 5; Q.frac 999 1000 ]

let private point (context: CheckContext) (stated: Stated) (s: Shell) (i: Instance) (k: int) =
    let draw name j = context.Draw(position, name, 1000 * k + j)
    let between (low: Rational) (high: Rational) t = low + t * (high - low)
    let b1, b2 = ratios i
    let level = power s s.Level
    let small = power s (remaining s + stated.Remaining)
    let u1 = between level (Rational.Two * level) (draw "u1" 0)
    let u2 = -(between level (Rational.Two * level) (draw "u2" 0))
    // Rational numbers inside (kappa/2, kappa) and (0, kappa), near the ends.
    let inner = multipleOfKappa i (Q.frac 1 2) (Q.frac 51 100)
    let outer = multipleOfKappa i (Q.frac 99 100) Rational.One

    let rest = [
        for j in 3 .. i.M ->
            let u = -small * between inner outer (draw "u" j)
            let w = small * between -outer outer (draw "w" j)
            u, w
    ]

    let sum =
        rest |> List.fold (fun (total: Rational) (u, w) -> total + u * w) Rational.Zero

    (u1, i.Alpha * b1 / u1) :: (u2, (i.Alpha * b2 - sum) / u2) :: rest

/// The rank of the derivative of the two constraints in (u, w), the first neuron being P and all others N.
let private rank (neurons: (Rational * Rational) list) =
    let row isP =
        neurons
        |> List.mapi (fun j (u, w) ->
            if (j = 0) = isP then
                [ w; u ]
            else
                [ Rational.Zero; Rational.Zero ])
        |> List.concat
        |> ExactVector

    ExactMatrix([ row true; row false ]).Rank()

let private points = 4

/// phi_a*(m) at this width: its points are minimisers, the derivative of the constraints has full rank there, and the squared
/// norm is between 2 and 8 + b_1^2 + (|b_2| + kappa^2)^2 + 2 kappa^2 times m^(2a).
let private shell (stated: Stated) =
    Check<Shell>(fun s context ->
        let i = instance s
        let b1, b2 = ratios i
        let kappa = kappaSquared i
        let low = Rational.Two

        let high =
            let second = b2.Abs() + kappa
            Rational.OfInt 8 + b1 * b1 + second * second + Rational.Two * kappa

        let fails stated actual =
            Outcome.Fails(Witness(stated, actual, "is not", Strength.Exact, null, null))

        // m^(2 order) by integer powers: Order may make it irrational.
        let against (square: Rational) (bound: Rational) =
            Regime.compare (BigInteger i.M) (Rational.Two * (s.Level + stated.Order)) (square / bound)

        Seq.init points (fun k ->
            let neurons = point context stated s i k

            let sum side =
                neurons
                |> List.filter (fun (u, _) -> u.Sign = side)
                |> List.fold (fun (total: Rational) (u, w) -> total + u * w) Rational.Zero

            let square =
                neurons |> List.fold (fun (total: Rational) (u, w) -> total + u * u + w * w) Rational.Zero

            let dimension = 2 * i.M - rank neurons

            if sum 1 <> Instance.plainP i || sum -1 <> Instance.plainN i then
                Outcome.EnginesDisagree "a constructed point is not in phi*(m)"
            elif dimension <> stated.Dimension i.M then
                fails (sprintf "dim phi_a*(m) = %d" (stated.Dimension i.M)) (sprintf "it is %d" dimension)
            elif against square low > 0 then
                fails
                    (sprintf "||phi||^2 >= 2 m^(2 (%O))" (s.Level + stated.Order))
                    (sprintf "at m = %d it is %O" i.M square)
            elif against square high < 0 then
                fails
                    (sprintf "||phi||^2 <= %O m^(2 (%O))" high (s.Level + stated.Order))
                    (sprintf "at m = %d it is %O" i.M square)
            else
                Outcome.Holds Strength.Exact)
        |> Outcome.All)

let private literal =
    Reading<Shell>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, all sufficiently large m and every a >= (a1+a2)/2 there is a subset phi_a*(m) of phi*(m) of dimension 2m - 2 all of whose points have norm Theta(m^a)",
        Check = shell printed,
        Added = [],
        Note =
            "decided on the subset of the proof, from m = 3 on, with constants free of m: 2 m^(2a) <= ||phi||^2 <= (8 + b_1^2 + (|b_2| + kappa^2)^2 + 2 kappa^2) m^(2a); the main text prints alpha_1 + alpha_2, the appendix a_1 + a_2; widths that make all powers rational"
    )

let private lift (h: Hypothesis<Instance>) =
    Hypothesis<Shell>(h.Name, h.Text, (fun s -> h.Holds.Invoke(instance s)), null)

let private level =
    Hypothesis<Shell>(
        "a",
        "a >= (a1+a2)/2",
        (fun s -> Rational.Two * s.Level >= s.Scale),
        (fun s -> {
            s with
                Level = (s.Scale - Rational.Two) / Rational.Two
        })
    )

let private three = Hypothesis<Shell>("m3", "m >= 3", (fun s -> width s >= 3), null)

let private exponents = [ Q.int 0; Q.int 1; Q.int -1; Q.half; Q.int 2; Q.frac 3 2 ]

let private generator =
    gen {
        let! i = Families.unregularised.Instances.Generator
        let! scale = Gen.elements exponents
        let! above = Gen.elements [ Q.int 0; Q.int 0; Q.half; Q.int 1; Q.int 2 ]
        let! root = Gen.choose (2, 9)

        let s = {
            Data = List.zip i.X i.Y
            Scale = scale
            Level = scale / Rational.Two + above
            Root = root
        }

        // Keeps the width below 100.
        return
            match int (denominator s) with
            | 1 -> s
            | 2 -> s
            | _ -> { s with Root = 2 + root % 2 }
    }

let private shrink (s: Shell) =
    seq {
        for smaller in Shrinking.steps (instance s) do
            if smaller.X.Length <= s.Data.Length then
                {
                    s with
                        Data = List.zip smaller.X smaller.Y
                }

        for root in 2 .. s.Root - 1 do
            { s with Root = root }

        for scale in [ Q.int 0; Q.int 1 ] do
            for level in [ Q.int 0; Q.half; Q.int 1 ] do
                { s with Scale = scale; Level = level }
    }

let private edge scale level root = {
    Data = [ Q.int 1, Q.int 1; Q.int -1, Q.int 1 ]
    Scale = scale
    Level = level
    Root = root
}

let private family =
    Family<Shell>(
        "one-dimensional data with a width-dependent scale and a norm's order",
        [
            lift Hypotheses.positivePoint
            lift Hypotheses.negativePoint
            lift Hypotheses.nonTrivial
            three
            level
        ],
        [
            edge (Q.int 1) Q.half 3
            edge (Q.int 1) (Q.int 2) 5
            edge (Q.int 0) (Q.int 0) 2
            edge (Q.int -1) (Q.frac -1 2) 3
        ],
        Arb.fromGenShrink (generator, shrink),
        (fun s ->
            let size = Instance.size (instance s)
            InstanceSize(size.Points, width s, 1, size.Numbers + InstanceSize.Complexity s.Level)),
        (fun s -> [
            NamedValue.Of("X", Instance.points (instance s))
            NamedValue.Of("Y", Instance.labels (instance s))
            NamedValue.Of("a1+a2", s.Scale)
            NamedValue.Of("a", s.Level)
            NamedValue.Of("m", width s)
        ]),
        (fun s ->
            if Rational.Two * s.Level = s.Scale then
                "a = (a1+a2)/2"
            else
                "a > (a1+a2)/2")
    )

let claim: IClaim =
    Claim<Shell>(
        Id = "onedim/prop-4.14-shell",
        Title = "every norm scale carries a full-dimensional piece of optima",
        File = "proofs/OneDim/Proposition_4_14_shell.fs",
        Family = family,
        Source = Source("onedim", "Proposition 4.14 second part = A.24", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("the smallest width, a = (a1+a2)/2", family.Edges[0], true)
            BoundaryRow("a constant scale, a = 0", family.Edges[2], true)
            BoundaryRow("a falling scale", family.Edges[3], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.exponent "norm of order m^(a + 1)" literal (shell { printed with Order = Rational.One })
            Mutation.exponent
                "norm of order m^(a - 1)"
                literal
                (shell {
                    printed with
                        Order = Rational.MinusOne
                })
            Mutation.exponent
                "remaining weights of order m^((a1+a2+1)/2)"
                literal
                (shell {
                    printed with
                        Remaining = Rational.One
                })
            Mutation.constant
                "dimension 2m - 1"
                literal
                (shell {
                    printed with
                        Dimension = fun m -> 2 * m - 1
                })
            Mutation.dropping literal "a"
        ]
    )
