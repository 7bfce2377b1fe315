module internal ReluProofs.Proofs.Benignity.Equation_6

open System.Numerics
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Data of Appendix D and lambda.
type private Decayed = { Data: TeacherData; Lambda: Rational }

let private multiply (p: Rational list) (q: Rational list) = [
    for k in 0 .. p.Length + q.Length - 2 ->
        seq { max 0 (k - q.Length + 1) .. min k (p.Length - 1) }
        |> Seq.fold (fun (sum: Rational) i -> sum + p[i] * q[k - i]) Rational.Zero
]

/// det(H + mu I) and the entries of det(H + mu I) (H + mu I)^-1 b as polynomials in mu, lowest power first (Faddeev-LeVerrier).
let private resolvent (h: Rational list list) (b: Rational list) =
    let d = h.Length
    let minus = Covariance.negated h
    let zero = h |> List.map (List.map (fun _ -> Rational.Zero))

    let rec steps k (m: Rational list list) (c: Rational) =
        // m is M_k, c the coefficient of mu^(d - k + 1).
        if k > d then
            [], [ c ]
        else
            let next = Covariance.shifted c (Covariance.product minus m)

            let trace =
                Covariance.product minus next
                |> List.mapi (fun i row -> row[i])
                |> List.fold (fun (sum: Rational) x -> sum + x) Rational.Zero

            let vectors, coefficients = steps (k + 1) next (-trace / Rational.OfInt k)
            Covariance.times next b :: vectors, c :: coefficients

    let vectors, coefficients = steps 1 zero Rational.One
    List.rev coefficients, List.rev vectors |> List.transpose

/// lambda^2 det^2 - mu^2 |det (H + mu I)^-1 H v_*|^2: its roots are the mu with |mu| ||u|| = lambda, u = (H + mu I)^-1 H v_*.
let private polynomial (i: Decayed) =
    let h = Covariance.matrix i.Data
    let target = Covariance.times h (Teacher.teacher (Teacher.dimension i.Data))
    let determinant, entries = resolvent h target

    let squares =
        entries
        |> List.map (fun p -> multiply p p)
        |> List.transpose
        |> List.map (List.fold (fun (sum: Rational) x -> sum + x) Rational.Zero)

    let shifted = Rational.Zero :: Rational.Zero :: squares

    let square =
        multiply determinant determinant |> Covariance.scale (i.Lambda * i.Lambda)

    let length = max shifted.Length square.Length
    let padded (p: Rational list) = p @ List.replicate (length - p.Length) Rational.Zero
    List.map2 (fun (a: Rational) b -> a - b) (padded square) (padded shifted)

/// The solutions of (6), by their multiplier mu = lambda/||u||; `roots` counts the roots of one sign.
let private unique (roots: Rational list -> int) aligned =
    Check<Decayed>(fun i _ ->
        let count = roots (polynomial i)
        let h = Covariance.matrix i.Data
        let target = Covariance.times h (Teacher.teacher (Teacher.dimension i.Data))
        // lambda = mu ||u|| grows with mu from 0 to ||H v_*||, so there is one solution below and none from there on.
        let expected =
            if i.Lambda * i.Lambda < Covariance.dot target target then
                1
            else
                0

        if aligned && count <> expected then
            Outcome.EnginesDisagree(
                sprintf "Sturm's theorem counts %d solutions, the monotonicity of lambda in mu %d" count expected
            )
        elif count = 1 then
            Outcome.Holds Strength.Exact
        else
            Outcome.Fails(
                Witness("there is exactly one u_*", sprintf "there are %d" count, "is not", Strength.Exact, null, null)
            ))

let private small =
    Hypothesis<Decayed>(
        "lambda",
        "0 < lambda < mu_min, as lambda <= mu_min alpha^eps with alpha < 1",
        (fun i -> Regularised.isBelow Rational.One (i.Lambda * i.Lambda) (Covariance.matrix i.Data)),
        (fun i -> { i with Lambda = Rational.One })
    )

let private power (e: int) = (Rational.OfInt 10).Pow e

let private lambdas = [
    Q.frac 3 1000
    Q.frac 1 1000
    Q.frac 1 3000
    power -6
    Q.frac 2 7 * power -12
    power -50
]

let private at d lambda = {
    Data = Teacher.atCentres d
    Lambda = lambda
}

let private family =
    Family<Decayed>(
        "data of Appendix D with a regularisation parameter",
        RegularisedFamily.onData _.Data (fun t i -> { i with Data = t })
        @ [
            Hypothesis<Decayed>("lambda > 0", "lambda > 0", (fun i -> i.Lambda.Sign > 0), null)
            small
        ],
        [ at 3 (Q.frac 3 1000); at 3 (power -6); at 3 (power -50); at 4 (power -6) ],
        Arb.fromGenShrink (
            gen {
                let! t = RegularisedFamily.data 4
                let! lambda = Gen.elements lambdas
                return { Data = t; Lambda = lambda }
            },
            fun i ->
                seq {
                    for t in Teacher.family.Instances.Shrinker i.Data do
                        { i with Data = t }

                    if i.Lambda <> power -6 then
                        { i with Lambda = power -6 }
                }
        ),
        (fun i ->
            InstanceSize(
                Teacher.dimension i.Data,
                0,
                Teacher.dimension i.Data,
                List.concat i.Data.X
                |> List.fold (fun total x -> total + InstanceSize.Complexity x) (InstanceSize.Complexity i.Lambda)
            )),
        (fun i -> [|
            for k, x in List.indexed i.Data.X do
                NamedValue.Of(sprintf "x_%d" (k + 1), ExactVector x)
            NamedValue.Of("lambda", i.Lambda)
        |]),
        (fun i -> sprintf "d=%d" (Teacher.dimension i.Data)),
        Cost = 20
    )

let private literal =
    Reading<Decayed>(
        Name = Reading.Literal,
        Statement =
            "for small enough eta and 0 < lambda <= mu_min alpha^eps there is exactly one u_* parallel to H(v_* - u_*), of the same direction, with ||H(v_* - u_*)|| = lambda",
        Check = unique RealRoots.positive true,
        Added = [],
        Note =
            "decided for lambda < mu_min and eta = 10^-6; there is exactly one u_* for 0 < lambda < ||H v_*||, and none for larger lambda"
    )

let claim: IClaim =
    Claim<Decayed>(
        Id = "benignity/eq-6",
        Title = "Equation (6) defines u_*",
        File = "proofs/Benignity/Equation_6.fs",
        Family = family,
        Source = Source("benignity", "Equation (6)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("the centres, lambda just below mu_min", at 3 (Q.frac 3 1000), true)
            BoundaryRow("the centres, a tiny lambda", at 3 (power -50), true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.sign "u_* and H(v_* - u_*) of opposite directions" literal (unique RealRoots.negative false)
            Mutation.dropping literal small.Name
        ]
    )
