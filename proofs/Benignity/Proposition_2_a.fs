module internal ReluProofs.Proofs.Benignity.Proposition_2_a

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// L_lambda at theta and the stated value, both without roots: a_i w_i = share_i u_* and lambda ||u_*|| = mu ||u_*||^2.
let private values (i: RankOne) (penalty: Rational) =
    let u = Regularised.optimum i.Base
    let v = Regularised.teacher i.Base
    let d = Rational.OfInt(Teacher.dimension i.Base.Data)
    let size = Covariance.dot u u

    let misfit =
        i.Base.Data.X
        |> List.map (fun x ->
            let preactivation = Covariance.dot u x

            let output =
                i.Shares
                |> List.fold
                    (fun (sum: Rational) s -> sum + s * Rational.Max(preactivation, Rational.Zero))
                    Rational.Zero

            let residual = output - Covariance.dot v x
            residual * residual)
        |> RankOne.total

    let loss = misfit / d + Rational.Two * i.Base.Mu * size * RankOne.total i.Shares
    loss, Regularised.gap i.Base + penalty * i.Base.Mu * size

let private equal (penalty: Rational) (scale: RankOne -> Rational) =
    Check<RankOne>(fun i _ ->
        let loss, stated =
            values
                {
                    i with
                        Shares = i.Shares |> List.map (fun s -> scale i * s)
                }
                penalty

        if loss = stated then
            Outcome.Holds Strength.Exact
        else
            Outcome.Fails(
                Witness(
                    "L_lambda(theta) = ||v_* - u_*||_H^2 + 2 lambda ||u_*||",
                    sprintf "L_lambda(theta) - L_lambda^* = %.6g" ((loss - stated).ToDouble()),
                    "is not",
                    Strength.Exact,
                    null,
                    null
                )
            ))

let private small = RankOne.small "0 < lambda < mu_min/2" Rational.Half

let private literal =
    Reading<RankOne>(
        Name = Reading.Literal,
        Statement =
            "for small enough eta and lambda, every theta in Theta_{u_*} has L_lambda(theta) = ||v_* - u_*||_H^2 + 2 lambda ||u_*||",
        Check = equal Rational.Two (fun _ -> Rational.One),
        Added = [],
        Note =
            "with eta = 10^-6 and lambda < mu_min/2: then ||v_* - u_*|| <= lambda/mu_min < 1/2 < v_*^T x_k, so u_*^T x_k > 0"
    )

let claim: IClaim =
    Claim<RankOne>(
        Id = "benignity/prop-2-a",
        Title = "the regularised loss of the networks of rank 1",
        File = "proofs/Benignity/Proposition_2_a.fs",
        Family = RankOne.family small [],
        Source = Source("benignity", "Proposition 2 (a)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron", RankOne.at 3 (Q.frac 1 1000) RankOne.splits.Head, true)
            BoundaryRow("a zero neuron", RankOne.at 3 (Q.frac 1 1000) RankOne.splits[2], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant
                "lambda ||u_*|| in place of 2 lambda ||u_*||"
                literal
                (equal Rational.One (fun _ -> Rational.One))
            Mutation.constant
                "the a_i^2 sum to ||u_*||/m"
                literal
                (equal Rational.Two (fun i -> Q.frac 1 i.Shares.Length))
            Mutation.dropping literal RankOne.member'.Name
        ]
    )
