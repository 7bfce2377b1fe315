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

/// In the closed cone of rows that are active at no point all outputs are 0, so the zero network is its global minimum.
let private isRestrictedLocalMinimum (_: Labelled) = true

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

let private implies (premise: Labelled -> bool) (conclusion: Labelled -> bool) =
    Check<Labelled>(fun i context ->
        if not (premise i) || conclusion i then
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
        Check = implies isRestrictedLocalMinimum isLocalMinimum,
        Added = [],
        Note =
            "'the notion of bad local minimum in Theorem 1 is restricted to the closed cone, which is a stronger notion'; tested at the zero network and the cone of rows that are active at no point"
    )

let private repaired =
    Reading<Labelled>(
        Name = "the weaker notion",
        Statement =
            "the converse, of Footnote 1: a local minimum of (Reg-lambda) is a local minimum restricted to any closed cone that contains it; so excluding the restricted ones is the stronger statement",
        Check = implies isLocalMinimum isRestrictedLocalMinimum,
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
            Mutation.quantifier "in both directions" repaired (implies isRestrictedLocalMinimum isLocalMinimum)
            Mutation.sign
                "a restricted local minimum is no local minimum"
                repaired
                (implies isRestrictedLocalMinimum (fun i -> not (isLocalMinimum i)))
        ]
    )
