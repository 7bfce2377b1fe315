module internal ReluProofs.Proofs.Orthogonal.Remark_origin_saddle

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private origin i =
    List.replicate i.M {
        A = Rational.Zero
        W = List.replicate (Setting.dimension i) Rational.Zero
    }

/// All rays on which one neuron grows along +-x_k, with either sign.
let private rays i = [
    for k in 0 .. Setting.points i - 1 do
        for direction in [ 1; -1 ] do
            for sign in [ 1; -1 ] do
                fun t -> Saddle.grown sign t (Setting.scaled (Rational.OfInt direction) i.X[k]) :: List.tail (origin i)
]

/// Every selection of the kernel's subdifferential at 0 vanishes, and the loss changes with each of these signs somewhere
/// in every neighbourhood, and with no other.
let private isSaddle (falls: bool) (rises: bool) =
    Check<Instance>(fun i _ ->
        let theta = origin i
        let network = Setting.network theta

        let vanishes =
            Seq.init i.M (fun j -> network.ClarkeSubdifferential(Setting.constants i, Setting.data i, j))
            |> Seq.forall (fun slopes ->
                slopes.OutputDerivative.IsZero
                && slopes.HiddenVertices |> Seq.forall (Array.forall (fun entry -> entry.IsZero)))

        let along sign =
            rays i |> List.exists (fun ray -> Saddle.hasSign i theta ray sign)

        if not vanishes then
            Facts.fails "0 is a critical point" "the gradient is not 0" "is not"
        elif along -1 <> falls || along 1 <> rises then
            Facts.fails
                "0 is neither a local minimum nor a local maximum"
                (sprintf "the loss falls on a ray: %b, it rises on a ray: %b" (along -1) (along 1))
                "is not"
        else
            Facts.holds)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement = "for all m >= 1 and all labels that are not all 0, theta = 0 is a saddle point of L",
        Check = isSaddle true true,
        Added = [],
        Note =
            "a saddle is a critical point that is neither a local minimum nor a local maximum; the loss is compared at scales 1e-12 and 1e-15 of rays on which it is a polynomial"
    )

let private labelled =
    Hypotheses.own "y" "some label is not 0" (fun i -> i.Y |> List.exists (fun y -> not y.IsZero)) (fun i -> {
        i with
            Y = i.Y |> List.map (fun _ -> Rational.Zero)
    })

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/rem-origin-saddle",
        Title = "the origin is a saddle",
        File = "proofs/Orthogonal/Remark_origin_saddle.fs",
        Family = Generator.widths [ Hypotheses.width; Hypotheses.orthonormal; labelled ],
        Source = Source("orthogonal", "Sec. 3.2, the initial alignment phenomenon", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one label, one neuron", Generator.axes [ Rational.One ] 1, true)
            BoundaryRow("one label is 0", Generator.axes [ Rational.Zero; Rational.MinusOne ] 1, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.dropping literal "y"
            Mutation.quantifier "0 is a local minimum" literal (isSaddle false true)
            Mutation.quantifier "0 is a local maximum" literal (isSaddle true false)
        ]
    )
