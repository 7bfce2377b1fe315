module internal ReluProofs.Proofs.WeakInteraction.Equation_5

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// factor mu = -L'/L, with mu from the gradient and L' by the chain rule along the flow.
let private equals (factor: Sample -> Rational) =
    Curvature.check (fun s mu _ ->
        let left = factor s * mu
        let right = -(Field.lossDerivative s) / Sample.loss s

        if left = right then
            Outcome.Holds Strength.Exact
        else
            Outcome.Fails(
                Witness(sprintf "mu = %O" left, sprintf "-L'/L = %O" right, "is not", Strength.Exact, null, null)
            ))

let private offKinks =
    Samples.structural "kinks" "<w_j, x_i> is not 0 for all j and i, so that L is differentiable" (fun s ->
        (Field.kinks s).IsEmpty)

let private literal =
    Reading<Sample>(
        Name = Reading.Literal,
        Statement = "along (3), for L(theta) > 0: mu = p ||grad L||^2/L = -(dL/dt)/L",
        Check = equals (fun _ -> Rational.One),
        Added = []
    )

let private pushed =
    Samples.make [ [ 1, 1; 0, 1 ]; [ 1, 4; 1, 1 ] ] [ 1, 1; 1, 1 ] [ 1, 2 ] [ [ 0, 1; 1, 2 ] ]

let claim: IClaim =
    Claim<Sample>(
        Id = "weakint/eq-5",
        Title = "definition of the local-PL curvature",
        File = "proofs/WeakInteraction/Equation_5.fs",
        Family =
            Samples.family
                "data and parameters"
                (Samples.hypotheses @ [ offKinks ])
                (pushed :: Samples.edges)
                Samples.general,
        Source = Source("weakint", "Eq. (5)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one input, one neuron", Samples.one (1, 1) (1, 1) (1, 1), true)
            BoundaryRow("a neuron that is not active: a critical point", Samples.one (1, 1) (1, 1) (-1, 1), true)
            BoundaryRow("the same input with two labels", Samples.edges[5], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant
                "||grad L||^2/L without the factor p"
                literal
                (equals (fun s -> (Rational.OfInt(Sample.neurons s)).Inverse()))
            Mutation.sign "mu = (dL/dt)/L" literal (equals (fun _ -> Rational.MinusOne))
            Mutation.dropping literal offKinks.Name
        ]
    )
