module internal ReluProofs.Proofs.Benignity.Theorem_1_stronger_notion

open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The zero network is a local minimum of (Reg-lambda) just when no direction pays for its norm, which for orthogonal inputs means that
/// neither sign of labels is fitted.
let private isLocalMinimum (i: Labelled) =
    not (OrthogonalLandscape.isUsed 1 i || OrthogonalLandscape.isUsed -1 i)

/// Whether the zero network is a local minimum in the closed cone of rows of one output sign that are active at the first points,
/// `active` of them: at orthogonal points the best direction of such rows lowers the loss, to first order, by 2/n times the root of
/// the sum of y_k^2 ||x_k||^2 over the active labels of the sign, and costs 2 lambda.
let private isRestrictedLocalMinimum (i: Labelled) (sign: int, active: int) =
    let gain =
        List.zip i.X i.Y
        |> List.truncate active
        |> List.filter (fun (_, y) -> y.Sign = sign)
        |> List.fold (fun (sum: Rational) (x, y) -> sum + y * y * Labelled.dot x x) Rational.Zero

    let cost = Q.int (Labelled.points i) * i.Lambda
    gain <= cost * cost

let private everywhere i (_: int * int) = isLocalMinimum i

/// Rows active at none, at some and at all points, of either output sign.
let private cones (i: Labelled) = [
    for sign in [ 1; -1 ] do
        for active in 0 .. Labelled.points i do
            sign, active
]

/// For one point 1 of the line: the networks (a, w) = (t, t), as close to the zero network as one likes, with a smaller loss.
let private draft (context: CheckContext) (i: Labelled) : CertificateDraft | null =
    if i.X = [ [ Rational.One ] ] && i.M = 1 && i.Y[0].Sign > 0 && i.Y[0] > i.Lambda then
        let network (t: Rational) =
            TwoLayerNetwork(
                [ RealAlgebraic.OfRational t ],
                [ [| RealAlgebraic.OfRational t |] :> IReadOnlyList<RealAlgebraic> ]
            )

        // t^2 (t^2 - 2 y + 2 lambda) < 0 for all these t: the loss falls from 0 on.
        let limit = Rational.Min(Rational.One, i.Y[0] - i.Lambda)

        let steps = [ for k in 1..3 -> sprintf "step%d" k, limit * (Q.frac 1 10).Pow k ]

        CertificateDraft(
            context.Claim,
            context.Statement,
            "a local minimum of the closed cone, near which networks outside the cone have smaller losses",
            Labelled.certified i [
                yield "zero", Labelled.zeroNetwork i
                for name, t in steps do
                    yield name, network t
            ],
            [
                yield! Labelled.setting i
                Terms.fact
                    "the zero network is on the boundary of the cone w < 0, whose outputs are all 0"
                    (Term.Output("zero", 0))
                    Relation.Equal
                    (Term.Number 0)
                Terms.fact
                    "so its loss is the least in the closed cone: that of the labels alone"
                    (Term.Loss "zero")
                    Relation.Equal
                    (Term.LossConstant * Term.Label 0 * Term.Label 0)
                for name, _ in steps do
                    Terms.fact
                        (sprintf "the network %s has a smaller loss" name)
                        (Term.Loss name)
                        Relation.Less
                        (Term.Loss "zero")
            ]
        )
    else
        null

/// In every cone: a local minimum of the one problem is one of the other.
let private implies (premise: Labelled -> int * int -> bool) (conclusion: Labelled -> int * int -> bool) =
    Check<Labelled>(fun i context ->
        if cones i |> List.forall (fun cone -> not (premise i cone) || conclusion i cone) then
            Outcome.Holds Strength.Exact
        else
            let certificate = draft context i

            Outcome.Fails(
                Witness(
                    "the zero network, a local minimum of the one problem, is one of the other",
                    "arbitrarily close to it there are networks with smaller losses",
                    "is not",
                    (if isNull certificate then
                         Strength.Enclosed
                     else
                         Strength.Exact),
                    null,
                    certificate
                )
            ))

let private literal =
    Reading<Labelled>(
        Name = Reading.Literal,
        Statement =
            "a local minimum of (Reg-lambda) restricted to a closed activation cone that contains it is a local minimum of (Reg-lambda)",
        Check = implies isRestrictedLocalMinimum everywhere,
        Added = [],
        Note =
            "'the notion of bad local minimum in Theorem 1 is restricted to the closed cone, which is a stronger notion'; tested at the zero network, which lies in every closed cone, and the cones of rows active at none, some or all points"
    )

let private repaired =
    Reading<Labelled>(
        Name = "the weaker notion",
        Statement =
            "the converse, of Footnote 1: a local minimum of (Reg-lambda) is a local minimum restricted to any closed cone that contains it; so excluding the restricted ones is the stronger statement",
        Check = implies everywhere isRestrictedLocalMinimum,
        Added = []
    )

let private point y lambda = Labelled.make [ [ 1 ] ] [ y ] lambda 1

let claim: IClaim =
    Claim<Labelled>(
        Id = "benignity/thm-1-stronger-notion",
        Title = "restricted local minima as a stronger notion",
        File = "proofs/Benignity/Theorem_1_stronger_notion.fs",
        Family =
            Labelled.family
                "orthogonal labelled points, none of them 0"
                [
                    OrthogonalLandscape.orthogonal
                    Labelled.structural "m" "m >= 1" (fun i -> i.M >= 1)
                    Labelled.structural "lambda" "lambda > 0" (fun i -> i.Lambda.Sign > 0)
                    // Rows active at no point exist for points that are not 0.
                    Labelled.structural "x" "x_k <> 0" (fun i ->
                        i.X |> List.forall (fun x -> not (Labelled.isZeroPoint x)))
                ]
                [
                    point 1 Q.half
                    point 1 Rational.One
                    point -1 Q.half
                    point 0 Q.half
                    yield!
                        OrthogonalLandscape.edges |> List.filter (fun i -> not (List.exists Labelled.isZeroPoint i.X))
                ]
                OrthogonalLandscape.generator
                OrthogonalLandscape.classify
                2,
        Source = Source("benignity", "Section 3, paragraph after Theorem 1", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one label above lambda", point 1 Q.half, false)
            BoundaryRow("one label at lambda", point 1 Rational.One, true)
            BoundaryRow("a label 0", point 0 Q.half, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.quantifier "in both directions" repaired (implies isRestrictedLocalMinimum everywhere)
            Mutation.sign
                "a restricted local minimum is no local minimum"
                repaired
                (implies isRestrictedLocalMinimum (fun i cone -> not (everywhere i cone)))
            Mutation.constant
                "a local minimum for the double of the labels"
                repaired
                (implies everywhere (fun i ->
                    isRestrictedLocalMinimum {
                        i with
                            Y = i.Y |> List.map (fun y -> Q.int 2 * y)
                    }))
        ]
    )
