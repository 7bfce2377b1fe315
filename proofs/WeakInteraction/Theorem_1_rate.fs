module internal ReluProofs.Proofs.WeakInteraction.Theorem_1_rate

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

// A sample here is the end of a trajectory, where h(x_i) = y_i for all i. The residuals obey r' = -(1/n) M r with
// M_ik = (1/p) sum_j 1_ji 1_jk (<w_j, x_i><w_j, x_k> + a_j^2 <x_i, x_k>). Where all inequalities are strict and M is positive definite, the
// trajectories from a neighbourhood converge nearby with loss 0, and for almost all of them <mu_inf> is 2/n times the smallest
// eigenvalue of M at their end.

let private algebraic (r: Rational) = RealAlgebraic.OfRational r

/// p M.
let private kernel (s: Sample) i k =
    Sample.sum (
        seq {
            for j in 0 .. Sample.neurons s - 1 do
                if Sample.active s j i && Sample.active s j k then
                    Sample.dot s.W[j] s.X[i] * Sample.dot s.W[j] s.X[k] + s.A[j] * s.A[j] * Sample.dot s.X[i] s.X[k]
        }
    )

let rec private determinant (rows: RealAlgebraic list list) =
    match rows with
    | [] -> RealAlgebraic.One
    | first :: rest ->
        first
        |> List.indexed
        |> List.fold
            (fun (sum: RealAlgebraic) (k, x) ->
                if x.IsZero then
                    sum
                else
                    let minor = x * determinant (rest |> List.map (List.removeAt k))
                    if k % 2 = 0 then sum + minor else sum - minor)
            RealAlgebraic.Zero

/// C of the theorem.
let private constant (s: Sample) =
    let longest = Sample.longest s

    RealAlgebraic.Sqrt longest * algebraic (Sample.shortest s / longest * Sample.smallestLabel s)

/// A direction of small curvature: the smallest eigenvector of M in floating point, rounded.
let private direction (s: Sample) =
    let n = Sample.points s
    let m = Array2D.init n n (fun i k -> (kernel s i k).ToDouble())
    let trace = Seq.sum (seq { for i in 0 .. n - 1 -> m[i, i] })

    let step (v: float[]) =
        let moved =
            Array.init n (fun i -> trace * v[i] - Seq.sum (seq { for k in 0 .. n - 1 -> m[i, k] * v[k] }))

        let largest = moved |> Array.map abs |> Array.max

        if largest > 0.0 then
            moved |> Array.map (fun x -> x / largest)
        else
            v

    let start = Array.init n (fun i -> 1.0 - 0.37 * float i)

    (start, seq { 1..400 })
    ||> Seq.fold (fun v _ -> step v)
    |> Array.map (fun x -> Q.frac (int (round (64.0 * x))) 64)
    |> List.ofArray

let private preactivation (s: Sample) j i =
    Term.Sum [
        for k in 0 .. Sample.dimension s - 1 -> Term.HiddenWeight("theta", j, k) * Term.Point(i, k)
    ]

/// p v^T M v.
let private form (s: Sample) (v: Rational list) =
    Term.Sum [
        for j in 0 .. Sample.neurons s - 1 do
            let onWeight =
                Term.Sum [ for i, x in List.indexed v -> Term.Number x * Term.Relu(preactivation s j i) ]

            onWeight * onWeight

            let a = Term.OutputWeight("theta", j)

            for k in 0 .. Sample.dimension s - 1 do
                let entry =
                    Term.Sum [
                        for i, x in List.indexed v ->
                            Term.Number x * Term.Sign(Term.Relu(preactivation s j i)) * Term.Point(i, k)
                    ]

                a * a * entry * entry
    ]

let private facts (s: Sample) (factor: Term) (v: Rational list) =
    let n = Sample.points s
    let at pick (items: Rational list) = List.findIndex (fun x -> x = pick items) items

    let lengths, labels =
        s.X |> List.map Sample.square, s.Y |> List.map (fun y -> y.Abs())

    let length i = SampleTerms.innerPoints s i i
    let shortest, longest = length (at List.min lengths), length (at List.max lengths)

    let smallest, largest =
        Term.Abs(Term.Label(at List.min labels)), Term.Abs(Term.Label(at List.max labels))

    [
        for i in 0 .. n - 1 do
            Terms.fact
                (sprintf "h(x_%d) = y_%d at the end" (i + 1) (i + 1))
                (SampleTerms.residual i)
                Relation.Equal
                (Term.Number 0)

            Terms.fact (sprintf "C_x^- is a length, %d" (i + 1)) shortest Relation.LessOrEqual (length i)
            Terms.fact (sprintf "C_x^+ is a length, %d" (i + 1)) longest Relation.GreaterOrEqual (length i)
            Terms.fact (sprintf "C_y^- is a label, %d" (i + 1)) smallest Relation.LessOrEqual (Term.Abs(Term.Label i))
            Terms.fact (sprintf "C_y^+ is a label, %d" (i + 1)) largest Relation.GreaterOrEqual (Term.Abs(Term.Label i))
        for j in 0 .. Sample.neurons s - 1 do
            let a = Term.OutputWeight("theta", j)

            Terms.fact
                (sprintf "Assumption 1, neuron %d" (j + 1))
                (a * a)
                Relation.GreaterOrEqual
                (Term.Sum [
                    for k in 0 .. Sample.dimension s - 1 ->
                        Term.HiddenWeight("theta", j, k) * Term.HiddenWeight("theta", j, k)
                ])
        yield!
            SampleTerms.normBelow
                s
                "Assumption 2"
                (shortest * smallest * Term.Sqrt(Term.Number n) / (Term.Number n * largest))
        Terms.fact
            "the smallest eigenvalue of M is below C/2"
            (Term.Number 2 * form s v)
            Relation.Less
            (factor
             * Term.Number(Rational.OfInt(Sample.neurons s) * Sample.square v)
             * shortest
             * Term.Sqrt longest
             / longest
             * smallest)
    ]

/// 2/n times the smallest eigenvalue of M is at least factor C/n.
let private bounded (factor: RealAlgebraic) =
    Check<Sample>(fun s context ->
        let p = Rational.OfInt(Sample.neurons s)
        let n = Sample.points s
        let least = factor * constant s * algebraic (p / Rational.Two)

        let shifted =
            List.init n (fun i ->
                List.init n (fun k ->
                    let entry = algebraic (kernel s i k)
                    if i = k then entry - least else entry))

        let isDefinite =
            seq { 1..n }
            |> Seq.forall (fun k -> (determinant (shifted |> List.take k |> List.map (List.take k))).Sign > 0)

        if isDefinite then
            Outcome.Holds Strength.Exact
        else
            let v = direction s

            let value =
                Sample.sum (
                    seq {
                        for i in 0 .. n - 1 do
                            for k in 0 .. n - 1 do
                                v[i] * v[k] * kernel s i k
                    }
                )

            let slack = least * algebraic (Sample.square v) - algebraic value

            if slack.Sign <= 0 || (Sample.square v).IsZero then
                Outcome.TooClose "the smallest eigenvalue of M equals C/2 or is very near"
            else
                let quotient = Rational.Two * value / (p * Rational.OfInt n * Sample.square v)

                Outcome.Fails(
                    Witness(
                        sprintf "<mu_inf> >= %O" (factor * constant s / Rational.OfInt n),
                        sprintf "<mu_inf> <= %O at this end, about %.6g" quotient (quotient.ToDouble()),
                        "<",
                        Strength.Exact,
                        null,
                        CertificateDraft(
                            context.Claim,
                            context.Statement,
                            "an end of trajectories with a smaller rate",
                            SampleTerms.certified s,
                            facts s (Term.Number factor) v
                        )
                    )
                ))

let private one = RealAlgebraic.One

let private interpolates =
    Samples.structural "end" "h(x_i) = y_i for all i: the end of a trajectory that converges" (fun s ->
        Sample.residuals s |> List.forall _.IsZero)

let private served =
    Samples.structural "I" "each x_i has an active neuron with a_j y_i > 0" (fun s ->
        [ 0 .. Sample.points s - 1 ]
        |> List.forall (fun i ->
            [ 0 .. Sample.neurons s - 1 ]
            |> List.exists (fun j -> Sample.active s j i && (s.A[j] * s.Y[i]).Sign > 0)))

let private enough =
    Samples.structural "p" "p >= 4 log(n/eps) for some eps < 1" (fun s ->
        Elementary.Exp(Q.frac (Sample.neurons s) 4, 64).Lower > Rational.OfInt(Sample.points s))

/// C/n for the inputs of the trials: 1/2.
let private statedRate = 0.5

let private literal =
    Reading<StateOrLaw>(
        Name = Reading.Literal,
        Statement =
            "under Assumptions 1 and 2, for p >= 4 log(n/eps): with probability at least 1 - eps over the initialisation the loss converges to 0 with <mu_inf> >= C/n, C = (C_x^-)^2 C_y^- / C_x^+",
        Check =
            StateOrLaw.atLaws (
                Check<Trial>(fun t _ ->
                    Trial.atMost (fun run -> Trial.lateCurvature run < statedRate) "have a rate below C/n = 1/2" t)
            ),
        Added = [],
        Note =
            "on drawn starts for unit inputs at <x_1, x_2> = 3/5 and labels 1, where small starts end with one direction for both points and the rate 1/sqrt(5) = 0.447; "
            + Start.convention
    )

let private everyEnd =
    Reading<StateOrLaw>(
        Name = "at every end",
        Statement =
            "under Assumptions 1 and 2, on the event of convergence: <mu_inf> >= C/n with C = (C_x^-)^2 C_y^- / C_x^+",
        Check = StateOrLaw.atStates (bounded one),
        Added = [],
        Note =
            "decided exactly at the ends of trajectories, where <mu_inf> is 2/n times the smallest eigenvalue of the kernel for almost every start nearby: with strict inequalities a counterexample has a neighbourhood of starts, so a positive probability, which eps may cover"
    )

let private enoughPoints =
    StateOrLaw.on (Samples.structural "n" "n = 1 or n >= 4" (fun s -> Sample.points s = 1 || Sample.points s >= 4))

let private smallerConstant =
    Reading<StateOrLaw>(
        Name = "constant (2 - sqrt 2) C",
        Statement = "at every end of a trajectory that converges: <mu_inf> >= (2 - sqrt 2) C/n",
        Check = StateOrLaw.atStates (bounded (algebraic Rational.Two - RealAlgebraic.Sqrt Rational.Two)),
        Added = [],
        Note = "from Eq. (7) at the end: 2 (1 - 1/sqrt(n)) >= 2 - sqrt 2 from n = 2 on"
    )

let private manyPoints =
    Reading<StateOrLaw>(
        Name = "n not 2 or 3",
        Statement = "at every end of a trajectory that converges, for n = 1 and n >= 4: <mu_inf> >= C/n",
        Check = StateOrLaw.atStates (bounded one),
        Added = [ enoughPoints ]
    )

let private complete (s: Sample) = {
    s with
        Y = List.init (Sample.points s) (Sample.output s)
}

/// Two unit inputs with <x_1, x_2> = 3/5 and three equal neurons that serve both.
let private twoPoints =
    Samples.make
        [ [ 1, 1; 0, 1 ]; [ 3, 5; 4, 5 ] ]
        [ 9, 8; 9, 8 ]
        (List.replicate 3 (9, 8))
        (List.replicate 3 [ 1, 1; 1, 2 ])

let private onePoint = complete (Samples.one (1, 1) (1, 1) (1, 1))

let private axes =
    complete (
        Samples.make
            [ [ 1, 1; 0, 1 ]; [ 0, 1; 1, 1 ] ]
            [ 1, 1; 1, 1 ]
            (List.replicate 3 (2, 1))
            (List.replicate 3 [ 1, 1; 1, 1 ])
    )

let claim: IClaim =
    Claim<StateOrLaw>(
        Id = "weakint/thm-1.rate",
        Title = "the asymptotic rate is at least C/n",
        File = "proofs/WeakInteraction/Theorem_1_rate.fs",
        Family =
            StateOrLaw.family
                "drawn starts, and ends of trajectories, on weakly interacting data"
                [
                    Samples.hypotheses[0]
                    Samples.hypotheses[1]
                    interpolates
                    Assumptions.first
                    Assumptions.second
                    served
                    enough
                ]
                [ onePoint; twoPoints; axes ]
                StateOrLaw.rates
                (Gen.map complete Samples.dominated)
                (Samples.shrink >> Seq.map complete),
        Source = Source("weakint", "Theorem 1, second conclusion", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("12 neurons of length 1/10", Law StateOrLaw.rates[0], false)
            BoundaryRow("12 neurons of length 1/100", Law StateOrLaw.rates[1], false)
            BoundaryRow("20 neurons of length 1/10", Law StateOrLaw.rates[2], false)
        ],
        Repairs = [ everyEnd; smallerConstant; manyPoints ],
        Mutants = [
            Mutation.constant "C/n" smallerConstant (StateOrLaw.atStates (bounded one))
            Mutation.constant "5 C/n" smallerConstant (StateOrLaw.atStates (bounded (algebraic (Q.int 5))))
            Mutation.dropping manyPoints enoughPoints.Name
        ]
    )
