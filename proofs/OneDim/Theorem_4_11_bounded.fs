module internal ReluProofs.Proofs.OneDim.Theorem_4_11_bounded

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// beta/2 ||theta||^2 <= L(theta) <= L(0) = ||Y||^2/2 at a minimiser: this bound needs no closed form.
let private coercive (i: Instance) = (Instance.labels i).NormSquared() / i.Beta

let private within (bound: Instance -> Rational) (o: Optimum) (theta: TwoLayerNetwork) =
    let limit = bound o.Instance

    if theta.NormSquared() <= RealAlgebraic.OfRational limit then
        None
    else
        Some {
            Stated = sprintf "||theta||^2 <= %O for every global minimiser" limit
            Actual = sprintf "||theta||^2 = %O" (theta.NormSquared())
            Facts =
                fun _ -> [
                    Terms.fact "theta is longer" (Term.NormSquared "theta") Relation.Greater (Term.Number limit)
                ]
        }

let private bounded (bound: Instance -> Rational) =
    Scaling.check (fun s o context -> EveryMinimiser.outcome (Scaling.facts s) (within bound) o context)

/// A minimiser of l with one neuron stretched, (k u, w/k), which changes no output, is a minimiser of l as well.
let private stretched (i: Instance) (theta: TwoLayerNetwork) =
    let k = Rational.One + coercive i + theta.NormSquared().TryRational().Value
    let exact (r: Rational) = RealAlgebraic.OfRational r

    match EveryMinimiser.neurons theta |> List.tryFindIndex (fun (u, _) -> u.Abs() = RealAlgebraic.One) with
    | None -> theta
    | Some j ->
        EveryMinimiser.neurons theta
        |> List.mapi (fun n (u, w) -> if n = j then exact k * u, exact (k.Inverse()) * w else u, w)
        |> Members.network

/// The same bound for the minimisers of l.
let private unregularised =
    Scaling.check (fun _ o context ->
        match Optimum.solve Unregularised context o.Instance with
        | Error why -> Outcome.EnginesDisagree why
        | Ok plain ->
            let theta = stretched o.Instance (Optimum.simplest plain plain.Derived.Splits[0])

            match within coercive o theta with
            | Some broken when EveryMinimiser.isMinimiser plain theta ->
                Outcome.Fails(
                    Witness(
                        "the set of minimisers of l is bounded",
                        sprintf "theta = %s is one, and %s" (Optimum.describeNetwork theta) broken.Actual,
                        "is not",
                        Strength.Exact,
                        Optimum.numericText plain,
                        null
                    )
                )
            | _ -> Outcome.Holds Strength.Exact)

let private literal =
    Reading<Scaling>(
        Name = Reading.Literal,
        Statement = "under Assumption 4.3, for sufficiently large m, Theta*(m) is bounded",
        Check = bounded coercive,
        Added = [],
        Note =
            "for each m, with ||theta||^2 <= ||Y||^2/beta: beta/2 ||theta||^2 <= L(theta) <= L(0). It is not said that one bound serves all m, and none does for a1 + a2 > 0"
    )

let claim: IClaim =
    Claim<Scaling>(
        Id = "onedim/thm-4.11-bounded",
        Title = "regularised optimum is bounded",
        File = "proofs/OneDim/Theorem_4_11_bounded.fs",
        Family = Scaling.family,
        Source = Source("onedim", "Theorem 4.11 = A.21", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("both sums non-zero from m = 1 on, m = 1", Scaling.edges[0], true)
            BoundaryRow("alpha beta = 1/2, where half the bound is attained", Scaling.edges[4], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "||theta||^2 <= ||Y||^2/(4 beta)" literal (bounded (fun i -> coercive i / Q.int 4))
            Mutation.exponent "||theta||^2 <= ||Y||^2 beta" literal (bounded (fun i -> coercive i * i.Beta * i.Beta))
            Mutation.quantifier "Theta*(m) is the origin" literal (bounded (fun _ -> Rational.Zero))
            Mutation.quantifier "the minimisers of l are bounded" literal unregularised
        ]
    )
