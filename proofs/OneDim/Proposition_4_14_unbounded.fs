module internal ReluProofs.Proofs.OneDim.Proposition_4_14_unbounded

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The printed family phi(t), with a factor on w_2, and its stated squared norm.
[<NoComparison; NoEquality>]
type private Ray = {
    SecondOutput: int
    SquaredNorm: Rational -> Rational -> Rational -> Rational
}

let private printed = {
    SecondOutput = -1
    SquaredNorm = fun t c1 c2 -> Rational.Two * t * t + (c1 * c1 + c2 * c2) / (t * t)
}

let private exact (r: Rational) = RealAlgebraic.OfRational r

let private phi (ray: Ray) (i: Instance) (t: Rational) =
    let c1, c2 = Instance.plainP i, Instance.plainN i

    [ t, c1 / t; -t, Rational.OfInt ray.SecondOutput * c2 / t ]
    |> List.map (fun (u, w) -> exact u, exact w)
    |> fun active -> Members.network (active @ List.replicate (i.M - 2) (RealAlgebraic.Zero, RealAlgebraic.Zero))

let private times =
    [ 1, 1; 1, 2; 7, 3; 1000, 1; 1, 1_000_000; 1_000_000_000, 1 ] |> List.map (fun (n, d) -> Q.frac n d)

let private unbounded (ray: Ray) =
    Optimum.withOptimum Unregularised (fun o _ ->
        let i = o.Instance

        let fails stated actual =
            Outcome.Fails(Witness(stated, actual, "is not", Strength.Exact, null, null))

        if i.M < 2 then
            fails "phi(t) has two active neurons" "m = 1"
        else
            times
            |> Seq.map (fun t ->
                let theta = phi ray i t
                let square = ray.SquaredNorm t (Instance.plainP i) (Instance.plainN i)

                if not (EveryMinimiser.isMinimiser o theta) then
                    fails (sprintf "phi(%O) is a global minimiser of l" t) "its loss is larger than the minimum"
                elif theta.NormSquared() <> exact square then
                    fails (sprintf "||phi(%O)||^2 = %O" t square) (sprintf "it is %O" (theta.NormSquared()))
                elif square < Rational.Two * t * t then
                    fails "||phi(t)||^2 grows at least like 2 t^2" (sprintf "at t = %O it is %O" t square)
                else
                    Outcome.Holds Strength.Exact)
            |> Outcome.All)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y and alpha > 0 and all sufficiently large m, phi*(m) is unbounded: with c_1 = alpha X_S^T Y/||X_S||^2 and c_2 = alpha X_{S^c}^T Y/||X_{S^c}||^2, the points phi(t) with (u_1, w_1) = (t, c_1/t), (u_2, w_2) = (-t, -c_2/t) and all others (0, 0) are in it for all t > 0, and ||phi(t)||^2 = 2t^2 + (c_1^2 + c_2^2)/t^2",
        Check = unbounded printed,
        Added = [],
        Note = "the proof has m > 2; ||phi(t)||^2 >= 2 t^2 for every t"
    )

let private three =
    Hypothesis<Instance>("m3", "m > 2", (fun i -> i.M > 2), (fun i -> { i with M = 1 }))

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/prop-4.14-unbounded",
        Title = "unregularised optimum is unbounded",
        File = "proofs/OneDim/Proposition_4_14_unbounded.fs",
        Family = Families.unregularisedWith three (fun i -> Generator.atWidth (fun i -> 3 + i.M % 3) i),
        Source = Source("onedim", "Proposition 4.14 first part = A.24", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("the smallest width of the proof", Given.plain 1 1 3, true)
            BoundaryRow("labels of both signs", Given.plain 1 -1 3, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.sign "w_2 = c_2/t" literal (unbounded { printed with SecondOutput = 1 })
            Mutation.constant
                "||phi(t)||^2 = t^2 + (c_1^2 + c_2^2)/t^2"
                literal
                (unbounded {
                    printed with
                        SquaredNorm = fun t c1 c2 -> t * t + (c1 * c1 + c2 * c2) / (t * t)
                })
            Mutation.exponent
                "||phi(t)||^2 = 2t^2 + (c_1^2 + c_2^2)/t"
                literal
                (unbounded {
                    printed with
                        SquaredNorm = fun t c1 c2 -> Rational.Two * t * t + (c1 * c1 + c2 * c2) / t
                })
            Mutation.dropping literal "m3"
        ]
    )
