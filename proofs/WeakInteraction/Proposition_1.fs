module internal ReluProofs.Proofs.WeakInteraction.Proposition_1

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private algebraic (r: Rational) = RealAlgebraic.OfRational r

/// ||w_j||^2 on the points where neuron j is active, in orthogonal coordinates.
let private activeSquare (s: Sample) j =
    Sample.sum (
        seq {
            for i in 0 .. Sample.points s - 1 do
                if Sample.active s j i then
                    (Sample.dot s.W[j] s.X[i]).Pow 2 / Sample.square s.X[i]
        }
    )

/// The constant of (51) without its first part, which is a time: the larger of 2 (C_x^+)^2 max_i (1/p) sum_j (a_j^2 - ||w_j^+||^2) 1_{j,i}
/// and 12 (C_x^+)^2 C_y^+/C_x^-. Between two changes of activation a_j^2 - ||w_j^+||^2 is constant.
let private constant (s: Sample) =
    let longest = Sample.longest s

    let margins =
        [ 0 .. Sample.points s - 1 ]
        |> List.map (fun i ->
            Sample.sum (
                seq {
                    for j in 0 .. Sample.neurons s - 1 do
                        if Sample.active s j i then
                            s.A[j] * s.A[j] - activeSquare s j
                }
            )
            / Rational.OfInt(Sample.neurons s))
        |> List.max

    let first = algebraic (Rational.Two * longest * margins)

    let second =
        algebraic (Q.int 12 * longest * Sample.largestLabel s) / Sample.shortest s
        * RealAlgebraic.Sqrt(Sample.shortest s)

    if first > second then first else second

/// Every neuron active on x_i has the sign of y_i.
let private isExtinct (s: Sample) =
    Seq.allPairs (seq { 0 .. Sample.neurons s - 1 }) (seq { 0 .. Sample.points s - 1 })
    |> Seq.forall (fun (j, i) -> not (Sample.active s j i) || (s.A[j] * s.Y[i]).Sign > 0)

/// factor mu <= C sqrt(p/n) max_i |1 - r_i/y_i| + C/n.
let private bounded (factor: Rational) =
    Curvature.check (fun s mu _ ->
        let n, p = Sample.points s, Sample.neurons s

        let progress =
            s.Y |> List.mapi (fun i y -> (Sample.output s i / y).Abs()) |> List.max

        let scale =
            RealAlgebraic.Sqrt(Rational.Create(p, n)) * algebraic progress + algebraic (Rational.Create(1, n))

        let slack = constant s * scale - algebraic (factor * mu)

        if slack.Sign >= 0 then
            Outcome.Holds(Strength.Exact, slack)
        else
            Outcome.Fails(
                Witness(sprintf "mu <= %O" (constant s * scale), sprintf "mu = %O" mu, ">", Strength.Exact, null, null)
            ))

let private static' factor =
    let inside = bounded factor

    Check<Sample>(fun s context ->
        if isExtinct s then
            inside.Invoke(s, context)
        else
            Outcome.TooClose
                "a neuron of the wrong sign is active; that it is extinct by a time C n with C independent of n, for d large, is Lemma 7 and needs the flow")

let private extinct =
    Hypothesis<Sample>(
        "extinct",
        "every neuron active on x_i has the sign of y_i, as Lemma 7 has it for t >= t_n",
        isExtinct,
        null
    )

let private literal =
    Reading<Sample>(
        Name = Reading.Literal,
        Statement =
            "for orthogonal inputs, Assumption 1, d large enough and p >= 4 log(n/eps), with probability 1 - eps there is C, depending on the initialisation and the constants of the data alone, with mu(t) <= C sqrt(p/n) max_i |1 - r_i(t)/y_i| + C/n for all t >= C n",
        Check = static' Rational.One,
        Added = [],
        Note =
            "at states without active neurons of the wrong sign the bound is decided with the constant of (51); the time of their extinction is not"
    )

let private after =
    Reading<Sample>(
        Name = "after extinction",
        Statement =
            "at every state with orthogonal inputs, Assumption 1 and no active neuron of the wrong sign: mu <= C sqrt(p/n) max_i |1 - r_i/y_i| + C/n with C = max(2 (C_x^+)^2 max_i (1/p) sum_j (a_j^2 - ||w_j^+||^2) 1_{j,i}, 12 (C_x^+)^2 C_y^+/C_x^-)",
        Check = static' Rational.One,
        Added = [ extinct ],
        Note =
            "with C at the present state: a_j^2 - ||w_j^+||^2 changes when a neuron becomes inactive on a point, while the paper's C depends on the initialisation and the constants of the data alone. ||w_j^+|| is the norm on the points where the neuron is active; (49) takes it for ||w_j||"
    )

/// Orthogonal inputs of lengths 1/2, 1 and 2 along the axes; mostly without active neurons of the wrong sign.
let private generator =
    gen {
        let! n = Gen.choose (1, 4)
        let! p = Gen.choose (1, 4)

        let! lengths =
            Gen.listOfLength n (Gen.elements [ Q.half; Q.int 1; Q.int 1; Q.int 2 ])

        let! labels = Gen.listOfLength n (Gen.elements [ 1; 1; 2; -1; -3 ])
        let! signs = Gen.listOfLength p (Gen.elements [ 1; -1 ])
        let! raw = Gen.listOfLength p (Gen.listOfLength n (Gen.choose (-2, 6)))
        let! scale = Gen.elements [ Q.int 1; Q.half; Q.frac 1 10 ]
        let! margin = Gen.elements [ Q.int 1; Q.int 1; Q.int 2 ]
        let! mixed = Gen.frequency [ 4, Gen.constant false; 1, Gen.constant true ]

        let weights =
            List.map2
                (fun (sign: int) row ->
                    List.map2
                        (fun (y: int) (w: int) -> scale * Q.int (if mixed || sign * y > 0 then w else min w 0))
                        labels
                        row)
                signs
                raw

        let above (w: Rational list) =
            let size = Sample.sum (w |> List.map (fun (x: Rational) -> x.Abs())) + Q.frac 1 100

            // The sum of the entries is at least the norm, and close to it for few entries.
            margin * size

        return {
            X = List.init n (fun i -> List.init n (fun k -> if i = k then lengths[i] else Rational.Zero))
            Y = labels |> List.map Q.int
            A = List.map2 (fun (sign: int) w -> Q.int sign * above w) signs weights
            W = weights
        }
    }

let private wrong = Samples.make [ [ 1, 1 ] ] [ 1, 1 ] [ -1, 1 ] [ [ 1, 1 ] ]

/// The output is twice the label.
let private tight = Samples.make [ [ 1, 1 ] ] [ 1, 1 ] [ 2, 1 ] [ [ 1, 1 ] ]

let claim: IClaim =
    Claim<Sample>(
        Id = "weakint/prop-1",
        Title = "upper bound on the curvature for orthogonal inputs",
        File = "proofs/WeakInteraction/Proposition_1.fs",
        Family =
            Samples.family
                "orthogonal inputs, dominating output weights"
                (Samples.hypotheses @ [ Assumptions.orthogonal; Assumptions.first ])
                [ Samples.one (1, 1) (1, 1) (1, 1); wrong; tight; Samples.edges[8] ]
                generator,
        Source = Source("weakint", "Proposition 1, Eq. (8)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one point, one neuron", Samples.one (1, 1) (1, 1) (1, 1), true)
            BoundaryRow("one point, past its label", tight, true)
        ],
        Repairs = [ after ],
        Mutants = [
            Mutation.constant "50 mu in place of mu" after (static' (Q.int 50))
            Mutation.quantifier
                "without the first term"
                after
                (Curvature.check (fun s mu _ ->
                    if algebraic mu <= constant s / Q.int (Sample.points s * 12) then
                        Outcome.Holds Strength.Exact
                    else
                        Outcome.Fails(Witness("mu <= C/(12 n)", sprintf "mu = %O" mu, ">", Strength.Exact, null, null))))
        ]
    )
