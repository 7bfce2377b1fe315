namespace ReluProofs.Symbolic.FSharp.Tests

open System
open System.Collections.Generic
open FsCheck.FSharp
open Xunit
open ReluProofs.Kernel
open ReluProofs.Symbolic.Derivations
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Optimise
open ReluProofs.Symbolic.FSharp.Tests.Generators

module OneDimensionalOptimumTests =

    let private r (text: string) = Rational.Parse text
    let private vector (texts: string list) = ExactVector(texts |> List.map r)

    let private solve points labels alpha beta width =
        OneDimensionalOptimum.Solve(vector points, vector labels, r alpha, r beta, width)

    /// Data with at least one point of each sign, zeros and repetitions included; all widths up to 4; beta = 0 included.
    let private optimum =
        gen {
            let! magnitudes = Gen.listOfLength 2 (Gen.elements [ 1; 2; 3 ])
            let! extraCount = Gen.choose (0, 2)
            let! extra = Gen.listOfLength extraCount (Gen.choose (-2, 2))
            let points = magnitudes[0] :: -magnitudes[1] :: extra
            let! labels = Gen.listOfLength points.Length rational
            let! alpha = Gen.elements [ "1/2"; "1"; "2"; "3" ]
            let! beta = Gen.elements [ "0"; "1/9"; "1/2"; "1"; "3" ]
            let! width = Gen.choose (1, 4)

            return
                OneDimensionalOptimum.Solve(
                    ExactVector(points |> List.map Rational.OfInt),
                    ExactVector labels,
                    r alpha,
                    r beta,
                    width
                )
        }

    let private network (weights: (RealAlgebraic * RealAlgebraic) list) =
        TwoLayerNetwork(
            weights |> List.map fst,
            weights |> List.map (fun (_, u) -> [| u |] :> IReadOnlyList<RealAlgebraic>)
        )

    let private weightsOf (net: TwoLayerNetwork) = [
        for j in 0 .. net.Width - 1 -> net.OutputWeight j, net.HiddenWeight(j, 0)
    ]

    let private loss (o: OneDimensionalOptimum) (net: TwoLayerNetwork) = net.Loss(o.Constants, o.Data)
    let private number (x: Rational) = RealAlgebraic.OfRational x

    [<Fact>]
    let ``canonical members attain the minimum exactly and are contained`` () =
        check 100 optimum (fun o ->
            o.Splits
            |> Seq.forall (fun split ->
                let net = o.CanonicalMember split
                loss o net = number o.Minimum && o.Contains net))

    [<Fact>]
    let ``members with shared sides attain the minimum and are contained`` () =
        check 60 optimum (fun o ->
            let split = o.Splits[0]
            let needed = split.NeuronsNeeded
            let spare = o.Width - needed

            if spare = 0 || needed = 0 then
                true
            else
                let side =
                    if split.GammaP.IsZero then
                        DataSide.Negative
                    else
                        DataSide.Positive

                let rest =
                    if needed = 2 then
                        [ NeuronShare(DataSide.Negative, Rational.One) ]
                    else
                        []

                let shares =
                    [ NeuronShare(side, r "1/3"); NeuronShare(side, r "2/3") ]
                    @ rest
                    @ List.replicate (spare - 1) NeuronShare.Idle

                let net = o.Member(split, List.toArray shares)
                loss o net = number o.Minimum && o.Contains net)

    [<Fact>]
    let ``no random network has a smaller loss, and those that attain the minimum are exactly the contained ones`` () =
        let withNetwork =
            gen {
                let! o = optimum
                let! weights = Gen.listOfLength o.Width (Gen.zip rational rational)
                return o, network (weights |> List.map (fun (a, u) -> number a, number u))
            }

        check 300 withNetwork (fun (o, net) ->
            let order = (loss o net).CompareTo(number o.Minimum)
            order >= 0 && (order = 0) = o.Contains net)

    [<Fact>]
    let ``small changes of a member are judged as their loss says`` () =
        let perturbed =
            gen {
                let! o = optimum
                let! j = Gen.choose (0, o.Width - 1)
                let! da = Gen.elements [ "0"; "1/100"; "-1/100" ]
                let! du = Gen.elements [ "0"; "1/100"; "-1/100" ]
                let! flip = Gen.elements [ false; true ]
                return o, j, r da, r du, flip
            }

        check 150 perturbed (fun (o, j, da, du, flip) ->
            let weights =
                weightsOf (o.CanonicalMember o.Splits[0])
                |> List.mapi (fun i (a, u) ->
                    if i = j then
                        (if flip then -a else a) + number da, u + number du
                    else
                        a, u)

            let net = network weights
            (loss o net = number o.Minimum) = o.Contains net)

    [<Fact>]
    let ``the kernel certifies the minimum from the dual vectors`` () =
        check 80 optimum (fun o ->
            let instance =
                CertifiedInstance(
                    o.Data,
                    o.Constants,
                    Dictionary<string, Rational>(),
                    dict [ "best", o.CanonicalMember o.Splits[0] ] :?> IReadOnlyDictionary<string, TwoLayerNetwork>
                )

            let fact =
                Fact(
                    "the minimum",
                    Term.MinimumLoss(o.Width, "best", o.DualVectors),
                    Relation.Equal,
                    Term.Number o.Minimum
                )

            let result =
                Checker.Certify(CertificateDraft("onedim/test", "the minimum", "the minimum", instance, [ fact ]))

            if not result.IsValid then
                failwith result.Wrong

            true)

    [<Fact>]
    let ``the thresholds are those of the paper`` () =
        check 150 optimum (fun o ->
            let threshold (x: Rational) =
                let rest = x.Abs() - o.Alpha * o.Beta

                if rest.Sign <= 0 then
                    Rational.Zero
                else
                    Rational.OfInt x.Sign * rest

            o.ThresholdedPositive = threshold o.MomentPositive
            && o.ThresholdedNegative = threshold o.MomentNegative
            && o.GammaP = o.Alpha * threshold o.MomentPositive / o.EnergyPositive
            && o.GammaN = o.Alpha * threshold o.MomentNegative / o.EnergyNegative)

    [<Fact>]
    let ``a finite set has as many elements as it says`` () =
        // Every arrangement of the neurons each split needs, and nothing else, by the derivation's conditions.
        check 150 optimum (fun o ->
            if not o.Cardinality.HasValue then
                true
            else
                let arrangements (split: OptimalSplit) =
                    match split.NeuronsNeeded with
                    | 0 -> [ [] ]
                    | 1 -> [ weightsOf (o.CanonicalMember split) ]
                    | _ ->
                        let weights = weightsOf (o.CanonicalMember split)
                        [ weights; List.rev weights ]

                let members = o.Splits |> Seq.collect arrangements |> Seq.toList

                members.Length = o.Cardinality.Value
                && o.ConnectedComponents = o.Cardinality.Value
                && (members |> List.forall (fun weights -> weights.IsEmpty || o.Contains(network weights))))

    [<Fact>]
    let ``a single neuron uses the better side and the set is not empty`` () =
        // p = 2, q = 1, P = N = 1: the paper calls this set empty.
        let o = solve [ "1"; "-1" ] [ "2"; "-1" ] "1" "1/2" 1
        Assert.Equal(2, o.CriticalWidth)
        Assert.Equal(1, o.Splits.Count)
        Assert.Equal(r "3/2", o.Splits[0].GammaP)
        Assert.Equal(Rational.Zero, o.Splits[0].GammaN)
        Assert.Equal(Nullable 1, o.Cardinality)
        // 5/2 - (3/2)^2/2
        Assert.Equal(r "11/8", o.Minimum)

    [<Fact>]
    let ``a single neuron may tie`` () =
        let o = solve [ "1"; "-1" ] [ "2"; "-2" ] "1" "1/2" 1
        Assert.Equal(2, o.Splits.Count)
        Assert.Equal(Nullable 2, o.Cardinality)
        Assert.Equal(2, o.ConnectedComponents)
        let free = solve [ "1"; "-1" ] [ "2"; "-2" ] "1" "0" 1
        Assert.Equal(2, free.ConnectedComponents)
        Assert.False free.Cardinality.HasValue

    [<Theory>]
    [<InlineData("0", 1, 1)>]
    [<InlineData("0", 2, 2)>]
    [<InlineData("0", 3, 1)>]
    [<InlineData("1/2", 1, 1)>]
    [<InlineData("1/2", 2, 2)>]
    [<InlineData("1/2", 3, 1)>]
    [<InlineData("100", 2, 1)>]
    let ``connected components`` (beta: string) (width: int) (expected: int) =
        let o = solve [ "1"; "-1" ] [ "2"; "-1" ] "1" beta width
        Assert.Equal(expected, o.ConnectedComponents)
        Assert.Equal((expected = 1), o.IsConnected)

    [<Fact>]
    let ``the published figure's data`` () =
        // X = (1, -1), Y = (-2/3, 1/2), alpha = 3, beta = 1/9 (onedim, Figure 3).
        let o = solve [ "1"; "-1" ] [ "-2/3"; "1/2" ] "3" "1/9" 3
        Assert.Equal(r "-1", o.GammaP)
        Assert.Equal(r "-1/2", o.GammaN)

    [<Fact>]
    let ``bad input is refused with the argument named`` () =
        let refused (parameter: string) act =
            let error = Assert.ThrowsAny<ArgumentException>(Action act)
            Assert.Equal(parameter, error.ParamName)

        refused "points" (fun () -> solve [ "1"; "2" ] [ "1"; "1" ] "1" "1" 1 |> ignore)
        refused "points" (fun () -> solve [ "-1"; "0" ] [ "1"; "1" ] "1" "1" 1 |> ignore)
        refused "labels" (fun () -> solve [ "1"; "-1" ] [ "1" ] "1" "1" 1 |> ignore)
        refused "alpha" (fun () -> solve [ "1"; "-1" ] [ "1"; "1" ] "0" "1" 1 |> ignore)
        refused "beta" (fun () -> solve [ "1"; "-1" ] [ "1"; "1" ] "1" "-1" 1 |> ignore)
        refused "width" (fun () -> solve [ "1"; "-1" ] [ "1"; "1" ] "1" "1" 0 |> ignore)

    [<Fact>]
    let ``shares that do not fit are refused`` () =
        let o = solve [ "1"; "-1" ] [ "2"; "-1" ] "1" "1/2" 2
        let split = o.Splits[0]
        let member' shares = o.Member(split, Array.ofList shares) |> ignore
        let positive, negative = DataSide.Positive, DataSide.Negative
        let half = NeuronShare(positive, Rational.Half)
        Assert.Throws<ArgumentException>(fun () -> member' [ half ]) |> ignore

        Assert.Throws<ArgumentException>(fun () -> member' [ half; NeuronShare(negative, Rational.One) ])
        |> ignore

        Assert.Throws<ArgumentException>(fun () -> member' [ half; half ]) |> ignore

    [<Fact>]
    let ``Lemma A.2's formula is the derived one for all parameters`` () =
        let stated =
            PiecewiseFormula.Parse(
                "p > alpha*beta",
                "alpha*(p - alpha*beta)/P",
                "-alpha*beta <= p <= alpha*beta",
                "0",
                "p < -alpha*beta",
                "alpha*(p + alpha*beta)/P"
            )

        let derived = OneDimensionalOptimum.PositiveFormula true

        let agreement =
            derived.AgreesWith(stated, OneDimensionalOptimum.FormulaHypotheses true)

        Assert.True(agreement.IsProved, agreement.Reason)

        for wrong in
            [
                [|
                    "p > alpha*beta"
                    "alpha*(p - beta)/P"
                    "-alpha*beta <= p <= alpha*beta"
                    "0"
                    "p < -alpha*beta"
                    "alpha*(p + alpha*beta)/P"
                |]
                [|
                    "p > beta"
                    "alpha*(p - alpha*beta)/P"
                    "-beta <= p <= beta"
                    "0"
                    "p < -beta"
                    "alpha*(p + alpha*beta)/P"
                |]
                [|
                    "p > alpha*beta"
                    "alpha*(p - alpha*beta)/P"
                    "-alpha*beta <= p <= alpha*beta"
                    "0"
                    "p < -alpha*beta"
                    "alpha*(p - alpha*beta)/P"
                |]
            ] do
            let refuted =
                derived.AgreesWith(PiecewiseFormula.Parse wrong, OneDimensionalOptimum.FormulaHypotheses true)

            Assert.Equal(AgreementKind.Refuted, refuted.Kind)

    [<Fact>]
    let ``without weight decay the formula is least squares`` () =
        let agreement =
            (OneDimensionalOptimum.NegativeFormula false)
                .AgreesWith(PiecewiseFormula.Parse("", "alpha*q/N"), OneDimensionalOptimum.FormulaHypotheses false)

        Assert.True(agreement.IsProved, agreement.Reason)

    [<Fact>]
    let ``the hypotheses of the formula are needed`` () =
        let derived = OneDimensionalOptimum.PositiveFormula true
        let agreement = derived.AgreesWith(derived, Guard.Parse "alpha > 0, P > 0, N > 0")
        Assert.False agreement.IsProved

    [<Fact>]
    let ``descriptions name the sets`` () =
        let o = solve [ "1"; "-1" ] [ "2"; "-1" ] "1" "1/2" 2
        Assert.Contains("finite: 2 elements", o.DescriptionText)

        Assert.Equal(
            @"\left\{ (u_j, \omega_j)_{j=1}^{2} : "
            + @"\textstyle\sum_{u_j > 0} u_j^2 = \tfrac{3}{2},\ \omega_j = u_j\ (u_j > 0),\ "
            + @"\textstyle\sum_{u_j < 0} u_j^2 = \tfrac{1}{2},\ \omega_j = u_j\ (u_j < 0),\ "
            + @"\omega_j = 0\ (u_j = 0) \right\}",
            o.DescriptionLatex
        )

        Assert.Equal("onedim-regularised", o.DerivationName)
        let zero = solve [ "1"; "-1" ] [ "2"; "-1" ] "1" "9" 2
        Assert.Equal(@"\{ (0, 0)_{j=1}^{2} \}", zero.DescriptionLatex)
        let free = solve [ "1"; "-1" ] [ "2"; "-1" ] "1" "0" 2
        Assert.Contains("2 connected components", free.DescriptionText)
        Assert.Equal("onedim-unregularised", free.DerivationName)

    [<Theory>]
    [<InlineData("2",
                 "-1",
                 "sum_{u_j > 0} u_j^2 = 1,\\ \\omega_j = u_j\\ (u_j > 0),\\ u_j \\geq 0",
                 "no neuron has u < 0")>]
    [<InlineData("1",
                 "2",
                 "u_j \\leq 0,\\ \\textstyle\\sum_{u_j < 0} u_j^2 = 1,\\ \\omega_j = -u_j\\ (u_j < 0)",
                 "no neuron has u > 0")>]
    let ``a side without neurons has no sum`` (above: string, below: string, clauses: string, words: string) =
        let o = solve [ "1"; "-1" ] [ above; below ] "1" "1" 2
        Assert.Contains(clauses + @",\ \omega_j = 0\ (u_j = 0) \right\}", o.DescriptionLatex)
        Assert.Contains(words, o.DescriptionText)
