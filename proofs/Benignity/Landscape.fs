namespace ReluProofs.Proofs.Benignity

open System.Numerics
open System.Threading
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Numeric.Cones
open ReluProofs.Numeric.Convex
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Labelled points with lambda, a width and the fraction eps of cones that may be bad.
type internal Landscape = { Data: Labelled; Failure: Rational }

/// Theorem 1: the proportions of good and bad cones at a width, and the widths it asks for.
module internal Landscape =

    let private analyses =
        Memory<struct (Rational list list * Rational list * Rational), LandscapeAnalysis>()

    /// Patterns, certified minimum and good cones of (Reg-lambda), once for each problem.
    let analysis (i: Labelled) =
        analyses.Get(
            struct (i.X, i.Y, i.Lambda),
            fun () ->
                LandscapeAnalysis.Run(
                    Labelled.data i,
                    Labelled.constants i,
                    false,
                    ConvexSettings.Default,
                    CancellationToken.None
                )
        )

    /// min(n^d, 2^n).
    let smallest (i: Labelled) =
        BigInteger.Min(
            BigInteger.Pow(BigInteger(Labelled.points i), Labelled.dimension i),
            BigInteger.Pow(BigInteger 2, Labelled.points i)
        )

    /// The constant that Omega is read with: min(n^d, 2^n) is at least a fourth of the number of neuron cones, for any inputs.
    let constant = 4

    /// m >= 4 min(n^d, 2^n) log(n / eps), decided by enclosures of the exponential function.
    let private isWide (i: Landscape) =
        let ratio = Q.int (Labelled.points i.Data) / i.Failure

        let exponent =
            Q.int i.Data.M / (Q.int constant * Rational.OfInteger(smallest i.Data))

        let rec decide bits =
            let e = Elementary.Exp(exponent, bits)

            if e.Lower >= ratio then true
            elif e.Upper < ratio then false
            else decide (2 * bits)

        decide 64

    /// The least width that the theorem asks for.
    let least (i: Landscape) =
        let at m = { i with Data = { i.Data with M = m } }

        let rec search low high =
            if high - low <= 1 then
                high
            else
                let middle = (low + high) / 2

                if isWide (at middle) then
                    search low middle
                else
                    search middle high

        at (search 0 (int (smallest i.Data) * constant * 40))

    let private hypotheses = [
        Hypothesis<Landscape>("eps", "0 < eps < 1", (fun i -> i.Failure.Sign > 0 && i.Failure < Rational.One), null)
        Hypothesis<Landscape>("lambda", "lambda > 0", (fun i -> i.Data.Lambda.Sign > 0), null)
        Hypothesis<Landscape>(
            "m",
            "m >= 4 min(n^d, 2^n) log(n / eps)",
            isWide,
            (fun i -> {
                i with
                    Data = {
                        i.Data with
                            M = max 1 (i.Data.M / 16)
                    }
            })
        )
    ]

    let make x y lambda failure =
        least {
            Data = Labelled.make x y lambda 1
            Failure = failure
        }

    let edges = [
        make [ [ 1 ] ] [ 1 ] (Q.frac 1 10) (Q.frac 1 1000)
        make [ [ 1 ] ] [ 1 ] (Q.frac 1 10) (Q.frac 999 1000)
        make [ [ 1 ] ] [ 1 ] (Q.int 10) Q.half
        make [ [ 1 ] ] [ 0 ] (Q.frac 1 10) Q.half
        make [ [ 1 ]; [ 2 ] ] [ 1; 1 ] (Q.frac 1 10) Q.half
        make [ [ 1 ]; [ -1 ] ] [ 1; 1 ] (Q.frac 1 10) (Q.frac 1 20)
        make [ [ 0 ] ] [ 1 ] (Q.frac 1 10) Q.half
        make [ [ 1; 0 ]; [ 0; 1 ] ] [ 1; -1 ] (Q.frac 1 10) (Q.frac 1 1000)
        make [ [ 1; 0 ]; [ 0; 1 ] ] [ 1; 1 ] (Q.frac 1 10) (Q.frac 1 1000)
        make [ [ 1; 0 ]; [ 1; 1 ]; [ 0; 1 ] ] [ 1; -1; 2 ] (Q.frac 1 100) (Q.frac 1 20)
    ]

    let private generator =
        gen {
            let! n = Gen.choose (1, 4)
            let! d = Gen.choose (1, 2)

            let! x =
                Gen.listOfLength n (Gen.listOfLength d (Gen.choose (-3, 3) |> Gen.map Q.int))
            // Ties: a repeated or an antipodal point.
            let! tie = Gen.elements [ 0; 0; 0; 0; 1; -1 ]
            let! y = Gen.listOfLength n (Gen.elements [ 1; -1; 2; -3; 1; -2; 0 ])

            let! lambda =
                Gen.elements [ Q.frac 1 100; Q.frac 1 10; Q.frac 1 1000; Q.int 1; Q.int 10 ]

            let! failure = Gen.elements [ Q.frac 1 100; Q.frac 1 20; Q.half; Q.frac 9 10 ]

            return
                least {
                    Data = {
                        X =
                            if tie <> 0 && n > 1 then
                                (x[1] |> List.map (fun c -> Q.int tie * c)) :: x.Tail
                            else
                                x
                        Y = y |> List.map Q.int
                        Lambda = lambda
                        M = 1
                    }
                    Failure = failure
                }
        }

    let private shrink (i: Landscape) : Landscape seq =
        seq {
            for data in Labelled.shrink i.Data do
                least { i with Data = data }

            if i.Failure <> Q.half then
                least { i with Failure = Q.half }
        }

    let family =
        Family<Landscape>(
            "labelled points and the width of Theorem 1",
            hypotheses,
            edges,
            Arb.fromGenShrink (generator, shrink),
            (fun i -> Labelled.size i.Data),
            (fun i -> [| yield! Labelled.describe i.Data; NamedValue.Of("eps", i.Failure) |]),
            (fun i -> sprintf "n%s" (if Labelled.points i.Data < 3 then "<=2" else ">=3")),
            Cost = 8
        )

    /// The proportion of good cones of (Reg-lambda) at a width: an enclosure, exact where its ends are equal.
    let good (i: Labelled) (m: int) =
        let found = (analysis i).Good.At m
        found.Low, found.High

    /// A lower bound on the proportion of good cones that needs no program: a minimiser has at most n neurons, merged to one a cone, and all
    /// their rows are drawn with at least this probability (Lemma 2).
    let collected (neuronCones: int) (i: Labelled) (m: int) =
        (CouponCollector.Uniform(neuronCones, min neuronCones (Labelled.points i))).Probability.Evaluate m

    /// Compares a lower and an upper bound of a proportion with what is stated to be at most or at least.
    let private decided stated (low: Rational) (high: Rational) (least: Rational) =
        if low >= least then
            Outcome.Holds(Strength.Enclosed, RealAlgebraic.OfRational(low - least))
        elif high < least then
            Outcome.Fails(
                Witness(
                    stated,
                    sprintf "the proportion is at most %.6g" (high.ToDouble()),
                    "<",
                    Strength.Enclosed,
                    null,
                    null
                )
            )
        else
            Outcome.TooClose(sprintf "%s, and it lies in [%.6g, %.6g]" stated (low.ToDouble()) (high.ToDouble()))

    /// At least 1 - bound(eps) of the cones of width width(i) contain a global minimum of (Reg-lambda). `excluded` is what is said of the others.
    let regularised excluded (width: Landscape -> int) (bound: Rational -> Rational) =
        Check<Landscape>(fun i _ ->
            let m = width i
            let low, high = good i.Data m

            let known =
                if m >= Labelled.points i.Data then
                    collected (analysis i.Data).Good.NeuronConeCount i.Data m
                else
                    Rational.Zero

            if known > high then
                Outcome.EnginesDisagree "the good cones are fewer than those that have all rows of a minimiser"
            else
                let required = Rational.One - bound i.Failure
                decided (sprintf "%s at least %O" excluded required) (Rational.Max(low, known)) high required)

    /// The literal statements of (i) and (ii) are about the same cones: a local minimum of (Reg-lambda) restricted to a closed cone is a
    /// minimum of a convex program in a_i w_i, so a cone has a bad one exactly when it contains no global minimum.
    let mutants
        (literal: Reading<Landscape>)
        (check: (Landscape -> int) -> (Rational -> Rational) -> Check<Landscape>)
        = [
        Mutation.constant "the constant 1/2 in place of 4" literal (check (fun i -> max 1 (i.Data.M / 8)) id)
        Mutation.quantifier "without the logarithm" literal (check (fun i -> int (smallest i.Data) * constant) id)
        Mutation.exponent "outside a fraction eps^3" literal (check (fun i -> i.Data.M) (fun eps -> eps * eps * eps))
    ]
