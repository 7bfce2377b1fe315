namespace ReluProofs.Proofs.WeakInteraction

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Bounds on the local-PL curvature mu by ||X^T X - D_X||, decided exactly.
module internal Curvature =

    let check (decide: Sample -> Rational -> CheckContext -> Outcome) =
        Check<Sample>(fun s context ->
            let mu = Sample.curvature s

            match Sample.kernelCurvature s with
            | Some other when other <> RealAlgebraic.OfRational mu ->
                Outcome.EnginesDisagree(sprintf "mu = %O, and %O from the kernel's gradient" mu other)
            | _ -> decide s mu context)

    /// What stands beside the norm: a number, its term, and its name.
    type Side = RealAlgebraic * Term * string

    let private times (k: Rational) (x: RealAlgebraic) = RealAlgebraic.OfRational k * x

    let private lengthTerm (s: Sample) (value: Rational) =
        let i = s.X |> List.findIndex (fun x -> Sample.square x = value)
        SampleTerms.innerPoints s i i

    /// C_x^+ or C_x^- to a power.
    let power (k: int) largest (s: Sample) : Side =
        let value = if largest then Sample.longest s else Sample.shortest s
        let term = Term.Product(List.replicate (abs k) (lengthTerm s value))

        RealAlgebraic.Sqrt(value.Pow k),
        Term.Sqrt(if k < 0 then Term.Number 1 / term else term),
        sprintf "(%s)^%d" (if largest then "C_x^+" else "C_x^-") k

    /// C_x^+ or C_x^-, squared or not.
    let length squared largest (s: Sample) : Side =
        let value = if largest then Sample.longest s else Sample.shortest s
        let name = if largest then "C_x^+" else "C_x^-"
        let term = lengthTerm s value

        if squared then
            RealAlgebraic.OfRational value, term, sprintf "(%s)^2" name
        else
            RealAlgebraic.Sqrt value, Term.Sqrt term, name

    let private fails (s: Sample) (mu: Rational) (context: CheckContext) stated relation facts =
        Outcome.Fails(
            Witness(
                stated,
                sprintf "mu = %O" mu,
                relation,
                Strength.Exact,
                "the same from the kernel's gradient, where there is no kink",
                CertificateDraft(
                    context.Claim,
                    context.Statement,
                    "the bound on the curvature fails",
                    SampleTerms.certified s,
                    SampleTerms.standing s @ facts
                )
            )
        )

    /// How often the interval of the norm is halved for the slack.
    let private halvings = 8

    /// A number that the norm is not below, at least `known`, which it is not below either.
    let private floor (s: Sample) (known: Rational) =
        let above =
            seq {
                for i, x in List.indexed s.X do
                    for j, y in List.indexed s.X do
                        if i <> j then
                            (Sample.dot x y).Abs().ToDouble()
            }
            |> Seq.sum
            |> Rational.OfDouble

        let rec halve count (low: Rational) (high: Rational) =
            if count = 0 || low >= high then
                low
            else
                let middle = (low + high) / Rational.Two

                if Sample.normBelow s (RealAlgebraic.OfRational middle) then
                    halve (count - 1) low middle
                else
                    halve (count - 1) middle high

        halve halvings known above

    /// With a weight K >= 0, mu <= (2/n)(c + ||X^T X - D_X||) K, or mu >= (2/n)(c - ||X^T X - D_X||) K for `lower`; both say
    /// that the norm is at least some t.
    let bounded lower (side: Sample -> Side) (weight: Sample -> Rational) =
        check (fun s mu context ->
            let c, term, name = side s
            let k = context.Stated(weight s)

            let stated =
                sprintf
                    "mu %s (2/n)(%s %s ||X^T X - D_X||) K with %s = %O and K = %O"
                    (if lower then ">=" else "<=")
                    name
                    (if lower then "-" else "+")
                    name
                    c
                    k

            if k.IsZero then
                if lower || mu.IsZero then
                    Outcome.Holds Strength.Exact
                else
                    fails s mu context stated ">" [
                        Terms.fact "mu > 0, and K = 0" (SampleTerms.curvature s) Relation.Greater (Term.Number 0)
                    ]
            else
                let factor = Rational.OfInt(Sample.points s) / (Rational.Two * k)
                let needed = RealAlgebraic.OfRational(factor * mu)

                let t = if lower then c - needed else needed - c

                if t.Sign <= 0 || not (Sample.normBelow s t) then
                    // The bound holds by (2K/n)(||X^T X - D_X|| - t).
                    match t.TryRational() with
                    | rational when rational.HasValue ->
                        let norm = floor s (Rational.Max(rational.Value, Rational.Zero))
                        Slack.holds Strength.Exact (Slack.below ((norm - rational.Value) / factor))
                    | _ -> Outcome.Holds Strength.Exact
                else
                    let scaled = Term.Number factor * SampleTerms.curvature s
                    let border = if lower then term - scaled else scaled - term

                    fails
                        s
                        mu
                        context
                        stated
                        (if lower then "<" else ">")
                        (SampleTerms.normBelow
                            s
                            (sprintf "||X^T X - D_X|| is below %s" (if lower then "c - n mu/(2K)" else "n mu/(2K) - c"))
                            border))

    /// The paper's upper bounds: the largest mean of a_j^2 + ||w_j||^2 over the active neurons.
    let upper squared = bounded false (length squared true) Sample.largestEnergy

    /// The paper's lower bounds: the smallest mean of a_j^2 over the active neurons.
    let lower squared = bounded true (length squared false) Sample.smallestOutput

    let scaledWeight (k: Rational) (weight: Sample -> Rational) s = k * weight s

    /// Both checks.
    let both (first: Check<Sample>) (second: Check<Sample>) =
        Check<Sample>(fun s context ->
            Outcome.All(
                seq {
                    first.Invoke(s, context)
                    second.Invoke(s, context)
                }
            ))
