module internal ReluProofs.Proofs.Benignity.Theorem_3_typical_max

open System.Collections.Generic
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// The labels y_1, ..., y_n.
type private Labels = { Y: Rational list }

let private count (sign: int) (l: Labels) = l.Y |> List.filter (fun y -> y.Sign = sign) |> List.length

let private largest (l: Labels) = max (count 1 l) (count -1 l)

let private nonZero =
    Hypothesis<Labels>(
        "labels",
        "y_k <> 0 for all k",
        (fun l -> l.Y |> List.forall (fun y -> not y.IsZero)),
        (fun l -> {
            Y = l.Y |> List.map (fun _ -> Rational.Zero)
        })
    )

let private make ys = { Y = List.map Q.int ys }

let private generator =
    gen {
        let! n = Gen.choose (1, 12)
        let! ys = Gen.listOfLength n (Gen.elements [ 1; -1; 2; -3; 7 ])
        return make ys
    }

let private family =
    Family<Labels>(
        "labels that are not 0",
        [ Hypothesis<Labels>("n", "n >= 1", (fun l -> not l.Y.IsEmpty), null); nonZero ],
        [
            make [ 1 ]
            make [ 1; -1 ]
            make [ 1; 1 ]
            make [ 1; -1; -1 ]
            make [ 1; -1; 1; -1 ]
        ],
        Arb.fromGenShrink (
            generator,
            fun l ->
                seq {
                    for k in 0 .. l.Y.Length - 1 do
                        { Y = List.removeAt k l.Y }

                    for k in 0 .. l.Y.Length - 1 do
                        {
                            Y = List.updateAt k (Q.int l.Y[k].Sign) l.Y
                        }
                }
        ),
        (fun l ->
            InstanceSize(
                l.Y.Length,
                0,
                0,
                l.Y |> List.fold (fun total y -> total + InstanceSize.Complexity y) System.Numerics.BigInteger.Zero
            )),
        (fun l -> [| NamedValue.Of("y", ExactVector l.Y) |]),
        (fun l -> if l.Y.Length % 2 = 0 then "n even" else "n odd")
    )

/// The larger number of labels of one sign, counted by the kernel from the labels.
let private term (l: Labels) (sign: int) =
    Term.Sum [
        for k in 0 .. l.Y.Length - 1 -> Term.Sign(Term.Relu(Term.Number sign * Term.Label k))
    ]

let private exceeds strictly (part: Rational) =
    Check<Labels>(fun l context ->
        let bound = part * Rational.OfInt l.Y.Length
        let slack = Rational.OfInt(largest l) - bound

        if slack.Sign > 0 || (slack.IsZero && not strictly) then
            Outcome.Holds(Strength.Exact, RealAlgebraic.OfRational slack)
        else
            let below sign =
                Terms.fact
                    (sprintf "the number of %s labels is not larger" (if sign > 0 then "positive" else "negative"))
                    (term l sign)
                    Relation.LessOrEqual
                    (Term.Number bound)

            Outcome.Fails(
                Witness(
                    sprintf "the maximum is larger than %O" bound,
                    sprintf "it is %d" (largest l),
                    "<=",
                    Strength.Exact,
                    null,
                    CertificateDraft(
                        context.Claim,
                        context.Statement,
                        "labels of both signs in equal numbers",
                        CertifiedInstance(
                            Dataset(
                                ExactMatrix(l.Y |> List.map (fun _ -> ExactVector [ Rational.One ])),
                                ExactVector l.Y
                            ),
                            ModelConstants(Rational.One, Rational.One, Rational.Zero),
                            Dictionary(),
                            Dictionary()
                        ),
                        [
                            for k in 0 .. l.Y.Length - 1 do
                                Terms.fact
                                    (sprintf "y_%d is not 0" (k + 1))
                                    (Term.Abs(Term.Label k))
                                    Relation.Greater
                                    (Term.Number 0)
                            below 1
                            below -1
                        ]
                    )
                )
            ))

let private literal =
    Reading<Labels>(
        Name = Reading.Literal,
        Statement = "for labels y_k <> 0: max(card {k : y_k > 0}, card {k : y_k < 0}) is larger than n/2",
        Check = exceeds true Q.half,
        Added = [],
        Note = "'larger than' is read strictly"
    )

let private repaired =
    Reading<Labels>(Name = "at least n/2", Statement = "it is at least n/2", Check = exceeds false Q.half, Added = [])

let claim: IClaim =
    Claim<Labels>(
        Id = "benignity/thm-3-typical-max",
        Title = "the more frequent sign of the labels",
        File = "proofs/Benignity/Theorem_3_typical_max.fs",
        Family = family,
        Source = Source("benignity", "Appendix E, paragraph after Theorem 3", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one label", make [ 1 ], true)
            BoundaryRow("two labels of one sign", make [ 1; 1 ], true)
            BoundaryRow("two labels of both signs", make [ 1; -1 ], false)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant "at least 2n/3" repaired (exceeds false (Q.frac 2 3))
            Mutation.dropping repaired nonZero.Name
        ]
    )
