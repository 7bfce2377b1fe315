namespace ReluProofs.Proofs.OneDim

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// The captions of Figures 3-6: one setting each, with printed values of gamma_P* and gamma_N*.
module internal Figure =

    /// The one setting of a caption.
    let family (setting: Instance) =
        Family<Instance>(
            "the caption's data and hyper-parameters",
            [ Hypotheses.scale; Hypotheses.width ],
            [ setting ],
            Arb.fromGen (Gen.constant setting),
            Instance.size,
            Instance.describe true,
            (fun _ -> "the caption"),
            true
        )

    let private differs (o: Optimum) (context: CheckContext) name (printed: Rational) (actual: Rational) term =
        let instance = Terms.certified true o.Instance []

        Outcome.Fails(
            Witness(
                sprintf "%s = %O" name printed,
                sprintf "%s = %O" name actual,
                (if actual < printed then "<" else ">"),
                Strength.Exact,
                Optimum.numericSumsText o,
                CertificateDraft(
                    context.Claim,
                    context.Statement,
                    sprintf "%s is not the printed number" name,
                    instance,
                    Terms.standing true o.Instance
                    @ [
                        Terms.differ (sprintf "%s is not the printed number" name) instance term (Term.Number printed)
                    ]
                )
            )
        )

    /// gamma_P* and gamma_N* are the printed numbers, and whatever else the caption says holds.
    let caption (printedP: Rational) (printedN: Rational) (others: Optimum -> CheckContext -> Outcome seq) =
        Optimum.withOptimum Regularised (fun o context ->
            let onP, onN = o.Derived.GammaP, o.Derived.GammaN

            if onP <> Instance.gammaP o.Instance || onN <> Instance.gammaN o.Instance then
                Outcome.EnginesDisagree "the derived gamma_P*, gamma_N* are not the values of the printed formula"
            else
                seq {
                    if onP = printedP then
                        Outcome.Holds Strength.Exact
                    else
                        differs o context "gamma_P*" printedP onP (Terms.gammaP o.Instance)

                    if onN = printedN then
                        Outcome.Holds Strength.Exact
                    else
                        differs o context "gamma_N*" printedN onN (Terms.gammaN o.Instance)

                    yield! others o context
                }
                |> Outcome.All)

    /// The derived optimum at the caption's setting, beside what is printed of it.
    let numbers id (setting: Instance) (printedP: Rational, printedN: Rational) =
        Figures.declare "the caption's one setting" "the same, exactly; the seed changes nothing" None (fun run ->
            seq {
                run.Begin "the optimum at the caption's setting"

                match Optimum.solve Regularised (Figures.context id run) setting with
                | Error why -> invalidOp why
                | Ok o ->
                    let row series printed found =
                        Figures.row
                            [
                                NamedValue.Of("alpha", setting.Alpha)
                                NamedValue.Of("beta", setting.Beta)
                                NamedValue.Of("m", setting.M)
                            ]
                            series
                            printed
                            found

                    row "gamma_P*" (string printedP) (Figures.exact o.Derived.GammaP)
                    row "gamma_N*" (string printedN) (Figures.exact o.Derived.GammaN)
                    row "critical width M*" "" (Figures.whole o.Derived.CriticalWidth)
                    row "components of Theta*(m)" "" (Figures.whole o.Derived.ConnectedComponents)
            })

    let nothingElse (_: Optimum) (_: CheckContext) : Outcome seq = Seq.empty

    /// A claim about a caption whose numbers are right, with the mutants every caption has.
    let claim
        id
        file
        locus
        title
        (setting: Instance)
        (literal: Reading<Instance>)
        (onP: Rational)
        (onN: Rational)
        (printed: Rational * Rational)
        : IClaim =
        Claim<Instance>(
            Id = id,
            Title = title,
            File = file,
            Family = family setting,
            Source = Source("onedim", locus, Declared.Figure),
            Literal = literal,
            Boundary = [ BoundaryRow("the caption's setting", setting, true) ],
            Repairs = [],
            Mutants = [
                Mutation.sign "gamma_P* negated" literal (caption -onP onN nothingElse)
                Mutation.constant "gamma_N* off by 1/100" literal (caption onP (onN + Q.frac 1 100) nothingElse)
            ],
            Figure = numbers id setting printed
        )
