module internal ReluProofs.Proofs.Orthogonal.Proposition_2_if

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// What the proof needs at every state: on each kink a solution can stay, and the loss decreases at the speed of the field, which
/// bounds theta on bounded times (Groenwall), so that the solution with all kinks kept goes on for ever.
let private goesOn (slope: Rational) =
    Check<Selected>(fun given _ ->
        let s = { given with Slope = slope }

        match Selected.kinks s |> List.tryFind (Selected.isStuck s) with
        | Some(j, k) ->
            Facts.fails
                "a solution goes on from this state"
                (sprintf "at <w_%d, x_%d> = 0 no solution leaves the kink or stays on it" (j + 1) (k + 1))
                "does not"
        | None ->
            let squares =
                Selected.field s |> List.map (fun v -> v.A * v.A + Setting.normSquared v.W) |> Setting.sum

            if Selected.kinks s |> List.exists (fun pair -> not (Selected.isAtRest s pair)) then
                Outcome.TooClose "a solution leaves a kink, and where it goes needs its solution"
            elif Selected.lossDerivative s <> -squares then
                Facts.fails
                    "the loss falls at the speed of the squared field"
                    (sprintf "it changes at %O, and the squared field is %O" (Selected.lossDerivative s) squares)
                    "does not"
            else
                Facts.holds)

let private literal =
    Reading<Selected>(
        Name = Reading.Literal,
        Statement =
            "under Assumption 1: the ODE (39) with sigma_0 = 0 has a solution on [0, infinity), from every start",
        Check = goesOn Rational.Zero,
        Added = [],
        Note =
            "decided state by state: a solution that keeps a neuron on the kinks it meets can always be continued, and stays bounded on bounded times since the loss decreases"
    )

let private generator =
    gen {
        let! neuron = Gen.elements [ Generator.balancedNeuron; Generator.freeNeuron ]
        let! i = Generator.scattered (Generator.parameters neuron)
        let! plain = Generator.parameters neuron
        let! keep = Gen.elements [ true; true; true; false ]

        return {
            State = (if keep then plain else i)
            Slope = Rational.Zero
        }
    }

let claim: IClaim =
    Claim<Selected>(
        Id = "orthogonal/prop-2-if",
        Title = "global solutions for sigma_0 = 0",
        File = "proofs/Orthogonal/Proposition_2_if.fs",
        Family =
            Selected.family
                "orthonormal labelled points and any parameters"
                [ Selected.on Hypotheses.width; Selected.on Hypotheses.orthonormal ]
                [
                    Selected.at [ 1 ] [ -1, [ 0 ] ] 0 1
                    Selected.at [ 1 ] [ 1, [ 0 ] ] 0 1
                    Selected.at [ 1; -1 ] [ 1, [ 0; 1 ]; 2, [ 1; 0 ] ] 0 1
                    Selected.at [ 0 ] [ 0, [ 0 ] ] 0 1
                    // Correlated points: <w, x_1> = 0 is pushed back from both sides.
                    {
                        Selected.at [ -4; 4 ] [ 1, [ 0; 1 ] ] 0 1 with
                            State = {
                                Generator.state [ -4; 4 ] [ 1, [ 0; 1 ] ] with
                                    X = [ [ Rational.One; Rational.Zero ]; [ Rational.Half; Rational.One ] ]
                            }
                    }
                ]
                generator,
        Source = Source("orthogonal", "Proposition 2, if", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("on a kink, pushed below", Selected.at [ 1 ] [ -1, [ 0 ] ] 0 1, true)
            BoundaryRow("on a kink, pushed above", Selected.at [ 1 ] [ 1, [ 0 ] ] 0 1, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "sigma_0 = 1" literal (goesOn Rational.One)
            Mutation.constant "sigma_0 = 1/2" literal (goesOn Rational.Half)
            Mutation.dropping literal Hypotheses.orthonormal.Name
        ]
    )
