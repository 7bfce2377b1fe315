module internal ReluProofs.Proofs.Benignity.Proposition_2_b

open System
open ReluProofs.Kernel
open ReluProofs.Numeric.Convex
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The scales of lambda that 'sufficiently small' is tried at.
let private scales = [ Q.frac 1 100_000; Q.frac 1 1_000_000; Q.frac 1 10_000_000 ]

let private problem (t: TeacherData) =
    let d = Teacher.dimension t

    Dataset(ExactMatrix(t.X |> List.map ExactVector), ExactVector [ for k in 0 .. d - 1 -> Teacher.label t k ])

/// A lower bound on L*, the least of c ||X u - y||^2 + 2 lambda ||u|| over all u, by weak duality: any v with ||X^T v|| <= 2 lambda gives
/// v^T y - ||v||^2 / (4 c). A good v comes from a floating-point u; the bound is exact whatever it is.
let private linearOptimum (data: Dataset) (lambda: Rational) =
    let n, d = data.Count, data.Dimension

    let x = Array.init n (fun k -> Array.init d (fun c -> data.Points[k, c].ToDouble()))

    let y = Array.init n (fun k -> data.Labels[k].ToDouble())
    let weight = lambda.ToDouble()
    let c = 1.0 / float n

    let u =
        Array.init d (fun i ->
            if i = 0 then 0.8
            elif i = 2 then 0.6
            else 0.0)

    // Fixed point of the optimality condition, a ridge regression with the factor lambda / ||u||.
    for _ in 1..200 do
        let norm = sqrt (Array.sumBy (fun z -> z * z) u)

        let rows =
            Array.init d (fun i ->
                Array.init (d + 1) (fun j ->
                    if j = d then
                        c * Seq.sum (seq { for k in 0 .. n - 1 -> x[k].[i] * y[k] })
                    else
                        c * Seq.sum (seq { for k in 0 .. n - 1 -> x[k].[i] * x[k].[j] })
                        + (if i = j then weight / norm else 0.0)))

        for p in 0 .. d - 1 do
            for i in 0 .. d - 1 do
                if i <> p then
                    let factor = rows[i].[p] / rows[p].[p]

                    for j in p..d do
                        rows[i].[j] <- rows[i].[j] - factor * rows[p].[j]

        for i in 0 .. d - 1 do
            u[i] <- rows[i].[d] / rows[i].[i]

    let residual =
        ExactVector [
            for k in 0 .. n - 1 ->
                Rational.OfDouble(2.0 * c * (y[k] - Seq.sum (seq { for i in 0 .. d - 1 -> x[k].[i] * u[i] })))
        ]

    let pull =
        Seq.fold (fun sum k -> sum + residual[k] * data.Points.Row k) (ExactVector.Zero d) (seq { 0 .. n - 1 })

    let bound = Rational.Two * lambda

    // Shrunk into the dual ball, by a factor that is surely small enough.
    let factor =
        let ratio =
            Math.Sqrt((bound * bound / pull.NormSquared()).ToDouble()) * (1.0 - 1e-14)

        Rational.OfDouble(min 1.0 ratio)

    let v = factor * residual

    if (factor * pull).NormSquared() > bound * bound then
        Rational.Zero
    else
        v.Dot data.Labels - v.NormSquared() * Q.int n / Q.int 4

/// The minimum over networks is below L*, at each of these values of lambda.
let private below isLess (lambdas: Rational list) =
    Check<TeacherData>(fun t context ->
        let data = problem t

        lambdas
        |> Seq.map (fun lambda ->
            let constants = ModelConstants(Q.frac 1 data.Count, Rational.One, lambda)

            let minimum =
                CertifiedOptimum.Solve(data, constants, ConvexSettings.Default, context.Cancellation)

            let linear = linearOptimum data lambda

            let fails actual =
                Outcome.Fails(
                    Witness(
                        sprintf "the minimum is below L* at lambda = %O" lambda,
                        actual,
                        "is not",
                        Strength.Enclosed,
                        null,
                        null
                    )
                )

            if minimum.Upper < linear then
                if isLess then
                    Outcome.Holds(Strength.Enclosed, RealAlgebraic.OfRational((linear - minimum.Upper) / lambda))
                else
                    fails "it is below"
            elif minimum.Lower.Sign > 0 && minimum.Network.Width <= 1 then
                fails "one neuron attains it"
            elif minimum.Network.Width = 0 then
                fails "the zero network attains it"
            else
                Outcome.TooClose(sprintf "the two are not separated at lambda = %O" lambda))
        |> Outcome.All)

let private literal =
    Reading<TeacherData>(
        Name = Reading.Literal,
        Statement =
            "for eta and lambda small enough and m >= 2: the minimum of L_lambda over networks is below L*_lambda = min over u of ||v_* - u||_H^2 + 2 lambda ||u||",
        Check = below true scales,
        Added = [],
        Note =
            "decided for eta = 10^-6 and lambda = 10^-5, 10^-6, 10^-7 (at 10^-3 one neuron is a global minimum for d >= 4); the minimum is bounded from above by a network, over all widths, and L* from below by duality. The proof's network has two neurons"
    )

let private family =
    let all = Teacher.family

    Family<TeacherData>(
        all.Name,
        all.Hypotheses,
        all.Edges,
        all.Instances,
        all.Size,
        all.Describe,
        all.Classify,
        Cost = 20
    )

let claim: IClaim =
    Claim<TeacherData>(
        Id = "benignity/prop-2-b",
        Title = "the aligned networks are no global minima",
        File = "proofs/Benignity/Proposition_2_b.fs",
        Family = family,
        Source = Source("benignity", "Proposition 2 (b), Appendix D", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("the centres, d = 3", Teacher.atCentres 3, true)
            BoundaryRow("next to the centres, d = 5", Teacher.atCentres 5, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.sign "the minimum is not below L*" literal (below false scales)
            Mutation.constant "lambda = 10^-3 in place of smaller ones" literal (below true [ Q.frac 1 1000 ])
        ]
    )
