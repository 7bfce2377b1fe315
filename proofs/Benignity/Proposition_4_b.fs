module internal ReluProofs.Proofs.Benignity.Proposition_4_b

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private value (r: RealAlgebraic) = r.TryRational().Value

/// (scale/d) sum of (y_k - f(x_k)) x_k over the active points and each set of points on a kink.
let private pulls (scale: Rational) (s: TeacherState) (outputs: Rational list) n =
    let d = Teacher.dimension s.Data
    let w = TeacherState.hidden n

    let part k x =
        Covariance.scale (scale / Rational.OfInt d * (Teacher.label s.Data k - outputs[k])) x

    let zero = Teacher.teacher d |> Covariance.scale Rational.Zero

    let active, kinks =
        s.Data.X
        |> List.indexed
        |> List.filter (fun (_, x) -> (Covariance.dot w x).Sign >= 0)
        |> List.partition (fun (_, x) -> (Covariance.dot w x).Sign > 0)

    let sure =
        active |> List.fold (fun total (k, x) -> Covariance.add total (part k x)) zero

    kinks
    |> List.fold (fun sums (k, x) -> sums @ (sums |> List.map (fun total -> Covariance.add total (part k x)))) [ sure ]

/// All four formulas, for each vertex of Clarke's subdifferential as the kernel computes it. Convex combinations follow, since the
/// formulas are linear in the field.
let private holds (scale: Rational) (decay: Rational) =
    Check<TeacherState>(fun s _ ->
        let network, data, constants =
            TeacherState.network s, TeacherState.dataset s, TeacherState.constants s

        let outputs = [
            for k in 0 .. data.Count - 1 -> value (network.Output(constants, data.Points.Row k))
        ]

        let wrong =
            seq {
                for j, n in List.indexed s.Neurons do
                    let field = network.ClarkeSubdifferential(constants, data, j)
                    let w, a, size = TeacherState.hidden n, TeacherState.output n, TeacherState.norm n
                    let unit = Covariance.scale (size.Inverse()) w
                    let sign = Rational.OfInt n.Sign
                    let shrinking = decay * s.Lambda
                    let candidates = pulls scale s outputs n
                    let aDot = -(value field.OutputDerivative)

                    for vertex in field.HiddenVertices do
                        let wDot = vertex |> Array.map (fun x -> -(value x)) |> Array.toList

                        let g =
                            Covariance.scale (a.Inverse()) (Covariance.add wDot (Covariance.scale shrinking w))

                        let logarithmic = Covariance.dot unit wDot / size

                        let turning =
                            Covariance.scale
                                (size.Inverse())
                                (Covariance.subtract wDot (Covariance.scale (Covariance.dot unit wDot) unit))

                        let stated =
                            Covariance.scale
                                sign
                                (Covariance.subtract g (Covariance.scale (Covariance.dot unit g) unit))

                        if not (List.contains g candidates) then
                            "w' = a g - 2 lambda w", j
                        elif aDot <> Covariance.dot w g - shrinking * a then
                            "a' = <w, g> - 2 lambda a", j
                        elif turning <> stated then
                            "(w/||w||)' = s (g - w <w, g>/||w||^2)", j
                        elif logarithmic <> sign * Covariance.dot unit g - shrinking then
                            "(ln ||w||)' = s <w/||w||, g> - 2 lambda", j
            }

        match Seq.tryHead wrong with
        | None -> Outcome.Holds Strength.Exact
        | Some(formula, j) ->
            Outcome.Fails(
                Witness(formula, sprintf "it is not so for neuron %d" (j + 1), "is not", Strength.Exact, null, null)
            ))

let private literal =
    Reading<TeacherState>(
        Name = Reading.Literal,
        Statement =
            "for balanced neurons: w' = a g - 2 lambda w, a' = <w, g> - 2 lambda a, (w/||w||)' = s (g - w <w, g>/||w||^2) and (ln ||w||)' = s <w/||w||, g> - 2 lambda, with g in (2/d) sum_k (y_k - f(x_k)) dsigma(<w, x_k>) x_k",
        Check = holds Rational.Two Rational.Two,
        Added = [],
        Note = "state by state, with the subdifferentials of the kernel, at kinks for each of their vertices"
    )

let claim: IClaim =
    Claim<TeacherState>(
        Id = "benignity/prop-4-b",
        Title = "the equations of the neurons",
        File = "proofs/Benignity/Proposition_4_b.fs",
        Family = TeacherState.family 8,
        Source = Source("benignity", "Proposition 4 (b)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("an inactive neuron", TeacherState.edges[1], true)
            BoundaryRow("neurons on the kink of x_1", TeacherState.edges[2], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "g with the factor 1/d" literal (holds Rational.One Rational.Two)
            Mutation.constant "decay at the rate lambda" literal (holds Rational.Two Rational.One)
            Mutation.sign "2 lambda w in place of -2 lambda w" literal (holds Rational.Two -Rational.Two)
            Mutation.dropping literal TeacherState.balanced.Name
        ]
    )
