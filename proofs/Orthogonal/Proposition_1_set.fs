module internal ReluProofs.Proofs.Orthogonal.Proposition_1_set

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private real (x: Rational) = RealAlgebraic.OfRational x

/// Equality <w_j, +-D> = ||w_j|| ||D|| for the non-zero neurons of a side. Of balanced neurons: ||w_j|| is |a_j|.
let private collinear (i: Instance) side =
    let d = Setting.scaled (Rational.OfInt(Setting.signOf side)) (Setting.key side i)

    i.Theta
    |> List.filter (fun neuron -> neuron.A.Sign = Setting.signOf side)
    |> List.forall (fun neuron ->
        let inner = Setting.dot neuron.W d
        // Both sides squared, with the sign kept.
        inner.Sign >= 0 && inner * inner = Setting.normSquared neuron.W * Setting.normSquared d)

/// The sum of ||w_j||^2 over the neurons of a side.
let private mass (i: Instance) side =
    i.Theta
    |> Seq.filter (fun neuron -> neuron.A.Sign = Setting.signOf side)
    |> Seq.map (fun neuron -> Setting.normSquared neuron.W)
    |> Setting.sum

let private fitted (factor: RealAlgebraic) (i: Instance) side =
    real (mass i side) = factor * real (Setting.count i) * Setting.keyNorm side i

let private isBalanced (i: Instance) = i.Theta |> List.forall Setting.isBalanced

let private printed i =
    isBalanced i
    && [ Positive; Negative ]
       |> List.forall (fun side -> collinear i side && fitted RealAlgebraic.One i side)

/// theta is in the stated set if and only if it is a minimiser.
let private equals (isMember: Instance -> bool) =
    Check<Instance>(fun i _ ->
        match isMember i, Interpolation.isMinimiser i with
        | true, false ->
            Facts.fails "theta is in the set of minimisers" "it does not interpolate with the smallest norm" "is not"
        | false, true -> Facts.fails "theta is not in the set" "it is a minimiser" "is"
        | _ -> Facts.holds)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "the minimisers of ||theta||^2 subject to L(theta) = 0 are the balanced theta with <w_j, D_+> = ||w_j|| ||D_+|| on S_+^theta, the sum of ||w_j||^2 over S_+^theta = n||D_+||, <w_j, -D_-> = ||w_j|| ||D_-|| on S_-^theta, the sum of ||w_j||^2 over S_-^theta = n||D_-||",
        Check = equals printed,
        Added = [],
        Note =
            "the sums are printed over S_+ and S_-, read as S_+^theta and S_-^theta; a minimiser is recognised by interpolating and meeting a dual lower bound; where one neuron has to fit both signs both sets are empty"
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/prop-1-set",
        Title = "description of the minimisers",
        File = "proofs/Orthogonal/Proposition_1_set.fs",
        Family =
            Generator.family
                "orthonormal labelled points, interpolators of all kinds and points near them"
                [ Hypotheses.width; Hypotheses.orthonormal ]
                (Interpolation.edges @ [ Generator.state [ 1 ] [ 1, [ -1 ] ] ])
                Interpolation.any,
        Source = Source("orthogonal", "Proposition 1, displayed set", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one label, one neuron", Generator.state [ 1 ] [ 1, [ 1 ] ], true)
            BoundaryRow(
                "labels of one sign, a neuron of the other sign",
                Generator.state [ 1 ] [ 1, [ 1 ]; -1, [ -1 ] ],
                true
            )
            BoundaryRow("an interpolator in two pieces", Generator.state [ 1; 1 ] [ 1, [ 1; 0 ]; 1, [ 0; 1 ] ], true)
            BoundaryRow("one neuron for both signs", Generator.state [ 2; -1 ] [ 1, [ 1; 0 ] ], true)
            BoundaryRow("a label 0", Generator.state [ 0 ] [ 0, [ 0 ] ], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.quantifier
                "only neurons collinear with D_+ and -D_-"
                literal
                (equals (fun i -> isBalanced i && [ Positive; Negative ] |> List.forall (collinear i)))
            Mutation.quantifier
                "only the sums"
                literal
                (equals (fun i -> isBalanced i && [ Positive; Negative ] |> List.forall (fitted RealAlgebraic.One i)))
            Mutation.constant
                "sums n||D||/2"
                literal
                (equals (fun i ->
                    isBalanced i
                    && [ Positive; Negative ]
                       |> List.forall (fun side -> collinear i side && fitted (real Rational.Half) i side)))
            Mutation.sign
                "collinear with +D_-"
                literal
                (equals (fun i ->
                    printed {
                        i with
                            Theta =
                                i.Theta
                                |> List.map (fun neuron ->
                                    if neuron.A.Sign < 0 then
                                        {
                                            neuron with
                                                W = Setting.scaled Rational.MinusOne neuron.W
                                        }
                                    else
                                        neuron)
                    }))
            Mutation.quantifier
                "the only minimiser has one neuron a sign"
                literal
                (equals (fun i ->
                    printed i
                    && [ 1; -1 ]
                       |> List.forall (fun s -> (i.Theta |> List.filter (fun neuron -> neuron.A.Sign = s)).Length <= 1)))
        ]
    )
