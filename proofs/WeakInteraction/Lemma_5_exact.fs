module internal ReluProofs.Proofs.WeakInteraction.Lemma_5_exact

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Claims

let private labels (positive: bool) (d: Draw) =
    d.Lines |> List.filter (fun l -> (Line.positiveSides l > 0) = positive) |> List.length

/// The sum over i <= n+ and j <= n- of sign(i, j) C(n+, i) C(n-, j) base(i, j)^p.
let private sum (sign: int -> int -> int) (shape: int -> int -> Rational) (d: Draw) =
    let positive, negative = labels true d, labels false d

    [
        for i in 0..positive do
            for j in 0..negative do
                Rational.OfInteger(Binomial.Coefficient(positive, i) * Binomial.Coefficient(negative, j))
                * Rational.OfInt(sign i j)
                * (shape i j).Pow d.Neurons
    ]
    |> List.fold (fun (total: Rational) x -> total + x) Rational.Zero

let private alternating i j = if (i + j) % 2 = 0 then 1 else -1

let private average i j = Q.half * (Q.half.Pow i + Q.half.Pow j)

let private equals (stated: Draw -> Rational) =
    Event.check (fun d probability context ->
        if stated d = probability then
            ReluProofs.Verify.Checking.Outcome.Holds ReluProofs.Verify.Checking.Strength.Exact
        else
            Event.fails context "another probability" d probability (sprintf "P(I) = %O" (stated d)) "and" [
                Terms.differ "P(I) is another number" (Draw.certified d) (Draw.term d) (Term.Number(stated d))
            ])

let private literal =
    Reading<Draw>(
        Name = Reading.Literal,
        Statement =
            "for orthogonal inputs with n+ positive and n- negative labels: P(I) = sum_{i <= n+, j <= n-} (-1)^(i+j) C(n+, i) C(n-, j) ((2^-i + 2^-j)/2)^p",
        Check = equals (sum alternating average),
        Added = [ Draws.orthogonalInputs ],
        Note = "the paper gives bounds only; compared with conditioning, and with enumeration for up to four points"
    )

let claim: IClaim =
    Claim<Draw>(
        Id = "weakint/lem-5.exact",
        Title = "exact probability of the event I",
        File = "proofs/WeakInteraction/Lemma_5_exact.fs",
        Family = Draws.free,
        Source = Source("weakint", "Lemma 5, proof", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one point, one neuron", Draws.orthogonal 1 0 1 (Q.int 1), true)
            BoundaryRow("two labels of different sign, one neuron", Draws.orthogonal 1 1 1 (Q.int 1), true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.sign "all terms added" literal (equals (sum (fun _ _ -> 1) average))
            Mutation.constant
                "3^-i in place of 2^-i"
                literal
                (equals (sum alternating (fun i j -> Q.half * ((Q.frac 1 3).Pow i + Q.half.Pow j))))
            Mutation.exponent
                "2^-(i+j) in place of the mean"
                literal
                (equals (sum alternating (fun i j -> Q.half.Pow(i + j))))
        ]
    )
