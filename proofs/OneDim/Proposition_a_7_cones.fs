module internal ReluProofs.Proofs.OneDim.Proposition_a_7_cones

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

let private fails stated actual =
    Outcome.Fails(Witness(stated, actual, "is not", Strength.Exact, null, null))

let private diagonal (holds: int -> bool) (i: Instance) = i.X |> List.map (fun x -> if holds x.Sign then 1 else 0)

let private onP = diagonal (fun s -> s >= 0)
let private onN = diagonal (fun s -> s <= 0)
let private identity = diagonal (fun _ -> true)

/// All patterns 1[X u >= 0]: u matters through its sign only.
let private patterns (i: Instance) =
    [ 1; -1; 0 ] |> List.map (fun u -> diagonal (fun s -> s * u >= 0) i) |> List.distinct |> List.sort

/// (2 D - I) X v >= 0.
let private inCone (i: Instance) (d: int list) (v: Rational) =
    List.forall2 (fun (x: Rational) entry -> (Q.int (2 * entry - 1) * x * v).Sign >= 0) i.X d

let private values = [ Q.int -3; Q.int -1; Q.frac -1 7; Q.int 0; Q.frac 1 7; Q.int 1; Q.int 3 ]

/// The patterns are the stated ones, and each cone's condition on a number (the six are independent) is the stated one.
let private cones (stated: (Instance -> int list) list) (allowed: (int -> bool) list) =
    Check<Instance>(fun i _ ->
        let printed = stated |> List.map (fun d -> d i) |> List.distinct |> List.sort

        let wrong =
            List.zip [ onP; onN; identity ] allowed
            |> List.tryPick (fun (d, allows) ->
                values |> List.tryFind (fun v -> inCone i (d i) v <> allows v.Sign) |> Option.map (fun v -> d i, v))

        if printed <> patterns i then
            fails (sprintf "the patterns are %A" printed) (sprintf "they are %A" (patterns i))
        else
            match wrong with
            | None -> Outcome.Holds Strength.Exact
            | Some(d, v) ->
                fails
                    "(2 D_i - I) X v_i >= 0 iff v_1 >= 0, v_2 <= 0, v_3 = 0"
                    (sprintf "v = %O with D = %A is an exception" v d))

let private printed = [ onP; onN; identity ]

let private signs: (int -> bool) list = [ (fun s -> s >= 0); (fun s -> s <= 0); (fun s -> s = 0) ]

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all X with a positive and a negative entry, { Diag(1[X u >= 0]) : u in R } = { D(S), D(S^c), I_n }, and (2 D_i - I_n) X v_i >= 0, (2 D_i - I_n) X t_i >= 0 for i = 1, 2, 3 iff v_1, t_1 >= 0, v_2, t_2 <= 0, v_3 = t_3 = 0",
        Check = cones printed signs,
        Added = [],
        Note = "v_i and t_i obey the same conditions, so one number a cone stands for both"
    )

/// Only X matters, and nothing is asked of the labels.
let private family =
    let general = Families.unregularised

    Family<Instance>(
        "points of the line",
        [ Hypotheses.positivePoint; Hypotheses.negativePoint ],
        general.Edges,
        general.Instances,
        Instance.size,
        (fun i -> [ NamedValue.Of("X", Instance.points i) ]),
        (fun i ->
            if i.X |> List.exists (fun x -> x.IsZero) then
                "with 0"
            else
                "without 0")
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/prop-a.7-cones",
        Title = "the three cones",
        File = "proofs/OneDim/Proposition_a_7_cones.fs",
        Family = family,
        Source = Source("onedim", "proof of Proposition A.7, Eq. (27)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("two points", Given.plain 1 1 1, true)
            BoundaryRow(
                "a zero point",
                {
                    Given.plain 1 1 1 with
                        X = [ Q.int 1; Q.int 0; Q.int -1 ]
                        Y = [ Q.int 1; Q.int 2; Q.int 1 ]
                },
                true
            )
        ],
        Repairs = [],
        Mutants = [
            Mutation.quantifier "without I_n" literal (cones [ onP; onN ] signs)
            Mutation.sign "v_2 >= 0" literal (cones printed [ (fun s -> s >= 0); (fun s -> s >= 0); (fun s -> s = 0) ])
            Mutation.quantifier
                "v_3 >= 0 allowed"
                literal
                (cones printed [ (fun s -> s >= 0); (fun s -> s <= 0); (fun s -> s >= 0) ])
            Mutation.dropping literal "X-"
        ]
    )
