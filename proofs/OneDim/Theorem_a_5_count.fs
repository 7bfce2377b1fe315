module internal ReluProofs.Proofs.OneDim.Theorem_a_5_count

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The non-zero ones of the two printed neurons.
let private printed (i: Instance) =
    let neuron side (gamma: Rational) =
        let root = RealAlgebraic.OfInt side * RealAlgebraic.Sqrt(gamma.Abs())
        root, RealAlgebraic.OfInt gamma.Sign * root

    [ neuron 1 (Instance.gammaP i); neuron -1 (Instance.gammaN i) ]
    |> List.filter (fun (u, _) -> not u.IsZero)

/// The neurons of every minimiser found are among the stated ones, and there are no more minimisers than stated.
let private counted (allowed: Instance -> (RealAlgebraic * RealAlgebraic) list) (within: int -> int -> bool) =
    Optimum.withOptimum Regularised (fun o context ->
        let fails stated actual =
            Outcome.Fails(Witness(stated, actual, "is not", Strength.Exact, Optimum.numericText o, null))

        let found = EveryMinimiser.found context o |> Seq.toList
        let neurons = allowed o.Instance

        let distinct =
            found |> List.map Optimum.describeNetwork |> List.distinct |> List.length

        let stray =
            found
            |> List.tryFind (fun theta ->
                EveryMinimiser.neurons theta |> List.exists (fun neuron -> not (List.contains neuron neurons)))

        match stray with
        | Some theta ->
            fails
                "every neuron of a minimiser is one of the stated ones"
                (sprintf "theta = %s is a minimiser" (Optimum.describeNetwork theta))
        | None when not o.Derived.Cardinality.HasValue -> fails "Theta*(m) is finite" "it is infinite"
        | None when distinct > o.Derived.Cardinality.Value ->
            Outcome.EnginesDisagree(sprintf "%d exact minimisers, derived are %d" distinct o.Derived.Cardinality.Value)
        | None when within o.Derived.Cardinality.Value o.Derived.CriticalWidth -> Outcome.Holds Strength.Exact
        | None ->
            fails
                (sprintf "the number of minimisers for M* = %d is as stated" o.Derived.CriticalWidth)
                (sprintf "it is %d" o.Derived.Cardinality.Value))

let private atMostPower count width = count <= pown 2 width

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha, beta > 0 with m = M* > 0, every neuron of an element of Theta*(M*) is a non-zero element of { (sqrt|gamma_P*|, sign(gamma_P*) sqrt|gamma_P*|), (-sqrt|gamma_N*|, -sign(gamma_N*) sqrt|gamma_N*|) }, and |Theta*(m)| <= 2^{M*}",
        Check = counted printed atMostPower,
        Added = [],
        Note = "the bound is not attained: there are exactly M* minimisers"
    )

/// The true number, which makes the printed bound strict.
let private sharp =
    Reading<Instance>(
        Name = "the exact number",
        Statement = "the same with |Theta*(M*)| = M*",
        Check = counted printed (fun count width -> count = width),
        Added = []
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/thm-a.5-count",
        Title = "cardinality bound at the critical width",
        File = "proofs/OneDim/Theorem_a_5_count.fs",
        Family = CriticalWidth.familyEqual,
        Source = Source("onedim", "proof of Theorem A.5 (3)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one threshold met exactly, one neuron", Given.pair 2 1 (Q.int 1) (Q.int 1) 1, true)
            BoundaryRow("both passed, two neurons", Given.pair 1 1 (Q.int 1) Q.half 2, true)
            BoundaryRow("the two neurons have one size", Given.pair 1 -1 (Q.int 1) Q.half 2, true)
        ],
        Repairs = [ sharp ],
        Mutants = [
            Mutation.quantifier
                "exactly 2^{M*} minimisers"
                literal
                (counted printed (fun count width -> count = pown 2 width))
            Mutation.constant
                "at most 2^{M*-1} - 1"
                literal
                (counted printed (fun count width -> count <= pown 2 (width - 1) - 1))
            Mutation.sign
                "second neuron with its output weight negated"
                literal
                (counted (fun i -> printed i |> List.map (fun (u, w) -> if u.Sign < 0 then u, -w else u, w)) atMostPower)
            Mutation.dropping literal "m=M*"
        ]
    )
