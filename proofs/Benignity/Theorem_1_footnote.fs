module internal ReluProofs.Proofs.Benignity.Theorem_1_footnote

open System.Numerics
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// A function on finitely many points of the line, a radius, a point by its number, and which points the subset has.
type private Restricted = {
    Places: Rational list
    Values: Rational list
    Radius: Rational
    Point: int
    Subset: bool list
}

/// Whether the point has the least value among those within the radius that are allowed.
let private isLocalMinimum (allowed: int -> bool) (r: Restricted) =
    [ 0 .. r.Places.Length - 1 ]
    |> List.forall (fun k ->
        not (allowed k)
        || (r.Places[k] - r.Places[r.Point]).Abs() > r.Radius
        || r.Values[k] >= r.Values[r.Point])

let private implies premise conclusion =
    Check<Restricted>(fun r _ ->
        if not (premise r) || conclusion r then
            Outcome.Holds Strength.Exact
        else
            Outcome.Fails(
                Witness(
                    "a local minimum of the one problem is one of the other",
                    sprintf "the point %O is not" r.Places[r.Point],
                    "is not",
                    Strength.Enclosed,
                    null,
                    null
                )
            ))

let private everywhere = isLocalMinimum (fun _ -> true)

let private restricted (r: Restricted) = isLocalMinimum (fun k -> List.item k r.Subset) r

let private literal =
    Reading<Restricted>(
        Name = Reading.Literal,
        Statement =
            "a local minimum of a function on Theta is a local minimum of its restriction to any subset of Theta with this point",
        Check = implies everywhere restricted,
        Added = [],
        Note = "tested for functions on finite sets of points, with the neighbourhood of one radius for both"
    )

let private make places values radius point subset = {
    Places = places |> List.map Q.int
    Values = values |> List.map Q.int
    Radius = Q.int radius
    Point = point
    Subset = subset
}

let private generator =
    gen {
        let! count = Gen.choose (1, 6)
        let! places = Gen.listOfLength count (Gen.choose (-4, 4))
        let! values = Gen.listOfLength count (Gen.choose (-2, 2))
        let! radius = Gen.choose (0, 4)
        let! point = Gen.choose (0, count - 1)
        let! subset = Gen.listOfLength count (Gen.elements [ true; false ])
        return make places values radius point (List.updateAt point true subset)
    }

let private shrink (r: Restricted) : Restricted seq =
    seq {
        for k in 0 .. r.Places.Length - 1 do
            if k <> r.Point then
                {
                    r with
                        Places = List.removeAt k r.Places
                        Values = List.removeAt k r.Values
                        Subset = List.removeAt k r.Subset
                        Point = if k < r.Point then r.Point - 1 else r.Point
                }
    }

let private contains =
    Hypothesis<Restricted>("contains", "the subset contains the point", (fun r -> List.item r.Point r.Subset), null)

let claim: IClaim =
    Claim<Restricted>(
        Id = "benignity/thm-1-footnote",
        Title = "local minima of restrictions",
        File = "proofs/Benignity/Theorem_1_footnote.fs",
        Family =
            Family<Restricted>(
                "functions on finite sets, and subsets",
                [ contains ],
                [
                    make [ 0 ] [ 0 ] 1 0 [ true ]
                    make [ 0; 1 ] [ 0; -1 ] 1 0 [ true; false ]
                    make [ 0; 1 ] [ 0; 0 ] 1 0 [ true; true ]
                ],
                Arb.fromGenShrink (generator, shrink),
                (fun r ->
                    InstanceSize(
                        r.Places.Length,
                        0,
                        0,
                        r.Radius :: r.Places @ r.Values
                        |> List.fold (fun total x -> total + InstanceSize.Complexity x) BigInteger.Zero
                    )),
                (fun r -> [|
                    NamedValue.Of("points", ExactVector r.Places)
                    NamedValue.Of("values", ExactVector r.Values)
                    NamedValue.Of("radius", r.Radius)
                    NamedValue.Of("point", r.Point + 1)
                    NamedValue.Of(
                        "subset",
                        ExactVector(r.Subset |> List.map (fun kept -> if kept then Rational.One else Rational.Zero))
                    )
                |]),
                (fun r -> if everywhere r then "a local minimum" else "none")
            ),
        Source = Source("benignity", "Footnote 1, Section 3", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one point", make [ 0 ] [ 0 ] 1 0 [ true ], true)
            BoundaryRow("a better point outside the subset", make [ 0; 1 ] [ 0; -1 ] 1 0 [ true; false ], true)
            BoundaryRow("equal values", make [ 0; 1 ] [ 0; 0 ] 1 0 [ true; true ], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.quantifier "the converse" literal (implies restricted everywhere)
            Mutation.sign
                "a local maximum of the restriction"
                literal
                (implies everywhere (fun r ->
                    restricted {
                        r with
                            Values = r.Values |> List.map (~-)
                    }))
        ]
    )
