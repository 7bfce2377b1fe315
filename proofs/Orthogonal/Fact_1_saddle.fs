module internal ReluProofs.Proofs.Orthogonal.Fact_1_saddle

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private negative = Setting.members Negative

/// One idle neuron grows along -D_-.
let private escape (sign: int) i t =
    let key = Setting.scaled Rational.MinusOne (Setting.key Negative i)

    i.Theta |> List.mapi (fun j neuron -> if j = i.M - 1 then Saddle.grown sign t key else neuron)

/// theta_S is critical, its loss that of the negative labels alone, it falls to second order along -D_- and rises elsewhere.
let private isStrictSaddle (share: Rational) (escapeSign: int) (rises: bool) =
    Check<Instance>(fun i _ ->
        let theta = i.Theta

        let plateau = share * Setting.squares Negative i / (Rational.Two * Setting.count i)

        let falls =
            Saddle.hasSign i theta (escape escapeSign i) -1 && Saddle.isQuadratic i theta (escape escapeSign i)

        let hasRise = Saddle.hasSign i theta (escape 1 i) 1

        if not (Saddle.isCritical i theta) then
            Facts.fails "the gradient vanishes" (sprintf "||grad L||^2 = %O" (Setting.gradientSquared i theta)) ">"
        elif Setting.loss i theta <> plateau then
            Facts.fails (sprintf "L = %O" plateau) (sprintf "L = %O" (Setting.loss i theta)) "<>"
        elif not falls || hasRise <> rises then
            Facts.fails
                "the loss falls to second order on one curve and rises on another"
                (sprintf "falls: %b, rises: %b" falls hasRise)
                "is not"
        else
            Facts.holds)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "theta_S, with w_j collinear with D_+ on S_{+,1}, the sum of ||w_j||^2 = n||D_+||, and 0 elsewhere, is a strict saddle point of L other than 0",
        Check = isStrictSaddle Rational.One -1 true,
        Added = [],
        Note =
            "critical with relu'(0) = 0; strict: the loss falls like t^2 when an idle neuron with a_j < 0 grows along -D_-; L(theta_S) is the loss of the negative labels alone"
    )

/// The last neuron is idle: a member of S_{-,1}.
let private idle =
    Hypotheses.structural "S_-" "S_{-,1} is not empty: a neuron is idle" (fun i ->
        i.M >= 2 && (List.last i.Theta).A.IsZero && Setting.isBalanced (List.last i.Theta))

let private aligned =
    Hypotheses.own
        "theta_S"
        "the other neurons are 0 or aligned with D_+, with sum of ||w_j||^2 = n||D_+||"
        (fun i ->
            let key = Setting.key Positive i

            let mass =
                i.Theta |> Seq.map (fun neuron -> Setting.normSquared neuron.W) |> Setting.sum

            i.Theta
            |> List.forall (fun neuron ->
                let inner = Setting.dot neuron.W key

                Setting.isBalanced neuron
                && neuron.A.Sign >= 0
                && inner.Sign >= 0
                && inner * inner = Setting.normSquared neuron.W * Setting.normSquared key)
            && mass * mass = Setting.count i * Setting.count i * Setting.normSquared key)
        (fun i -> {
            i with
                Theta =
                    i.Theta
                    |> List.map (fun neuron -> {
                        A = Rational.Two * neuron.A
                        W = Setting.scaled Rational.Two neuron.W
                    })
        })

/// The positive labels of a minimal interpolator stay fitted, its negative neurons are taken away.
let private generator =
    gen {
        let! i = Interpolation.grouped
        let positive = i.Theta |> List.filter (fun neuron -> neuron.A.Sign > 0)
        let! more = Gen.choose (1, 2)

        let dead = {
            A = Rational.Zero
            W = List.replicate (Setting.dimension i) Rational.Zero
        }

        let theta = positive @ List.replicate more dead

        return {
            i with
                Theta = theta
                M = theta.Length
        }
    }

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/fact-1-saddle",
        Title = "the intermediate point is a strict saddle",
        File = "proofs/Orthogonal/Fact_1_saddle.fs",
        Family =
            Generator.family
                "orthonormal labelled points and theta_S"
                [
                    Hypotheses.width
                    yield! Hypotheses.standing
                    Hypotheses.bothSigns
                    idle
                    aligned
                ]
                [
                    Generator.state [ 1; -2 ] [ 1, [ 1; 0 ]; 0, [ 0; 0 ] ]
                    Generator.state [ 4; -1 ] [ 2, [ 2; 0 ]; 0, [ 0; 0 ] ]
                ]
                generator,
        Source = Source("orthogonal", "Fact 1", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one label a sign", Generator.state [ 4; -1 ] [ 2, [ 2; 0 ]; 0, [ 0; 0 ] ], true)
            BoundaryRow("the negative label is larger", Generator.state [ 1; -2 ] [ 1, [ 1; 0 ]; 0, [ 0; 0 ] ], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.sign
                "it falls when a positive neuron grows along -D_-"
                literal
                (isStrictSaddle Rational.One 1 true)
            Mutation.constant
                "its loss is half that of the negative labels"
                literal
                (isStrictSaddle Rational.Half -1 true)
            Mutation.quantifier "it rises nowhere" literal (isStrictSaddle Rational.One -1 false)
            Mutation.dropping literal "theta_S"
        ]
    )
