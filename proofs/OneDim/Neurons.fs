namespace ReluProofs.Proofs.OneDim

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Any parameters (u_j, w_j)_{j=1}^m and beta > 0, for statements that speak of no data.
type internal Neurons = {
    Weights: (Rational * Rational) list
    Decay: Rational
}

module internal Neurons =

    let private exact (r: Rational) = RealAlgebraic.OfRational r

    let network (n: Neurons) =
        n.Weights |> List.map (fun (u, w) -> exact u, exact w) |> Members.network

    /// The instance as the kernel takes it; the data, which play no part, are the points 1 and -1.
    let certified (n: Neurons) =
        Terms.certified true (Given.pair 1 1 Rational.One n.Decay n.Weights.Length) [ "theta", network n ]

    /// u_j and w_j as the kernel's terms.
    let weights (n: Neurons) = [
        for j in 0 .. n.Weights.Length - 1 -> Term.HiddenWeight("theta", j, 0), Term.OutputWeight("theta", j)
    ]

    let standing (n: Neurons) = [
        Terms.fact "m is the width" (Term.Parameter "m") Relation.Equal (Term.Number n.Weights.Length)
        Terms.fact "beta > 0" Terms.beta Relation.Greater (Term.Number 0)
    ]

    /// 1 for u_j <> 0 and 0 for u_j = 0.
    let isUsed (u: Term) = Term.Sign u * Term.Sign u

    let describe (n: Neurons) =
        n.Weights |> List.map (fun (u, w) -> sprintf "(%O, %O)" u w) |> String.concat ", "

    let private shrink (n: Neurons) : Neurons seq =
        let simpler (r: Rational) =
            [ Rational.Zero; Rational.One; Rational.MinusOne ] |> List.filter (fun s -> s <> r)

        seq {
            if n.Weights.Length > 1 then
                for j in 0 .. n.Weights.Length - 1 do
                    {
                        n with
                            Weights = List.removeAt j n.Weights
                    }

            { n with Decay = Rational.One }

            for j in 0 .. n.Weights.Length - 1 do
                let u, w = n.Weights[j]

                for s in simpler u do
                    {
                        n with
                            Weights = List.updateAt j (s, w) n.Weights
                    }

                for s in simpler w do
                    {
                        n with
                            Weights = List.updateAt j (u, s) n.Weights
                    }
        }

    let private generator =
        let number =
            Gen.frequency [
                6, Gen.choose (-2, 2) |> Gen.map Rational.OfInt
                1, Gen.map2 Q.frac (Gen.choose (-9, 9)) (Gen.choose (1, 7))
            ]

        // Balanced neurons are where equality is.
        let neuron =
            gen {
                let! u = number
                let! w = number
                let! sign = Gen.elements [ Rational.One; Rational.MinusOne ]
                return! Gen.elements [ u, w; u, sign * u; u, Rational.Zero ]
            }

        // Where all are balanced is where a whole chain of inequalities can be an equality.
        let balanced =
            Gen.map2
                (fun (u: Rational) (sign: Rational) -> u, sign * u)
                number
                (Gen.elements [ Rational.One; -Rational.One ])

        gen {
            let! m = Gen.choose (1, 5)

            let! weights =
                Gen.frequency [ 3, Gen.listOfLength m neuron; 1, Gen.listOfLength m balanced ]

            let! decay = Gen.elements [ Q.int 1; Q.half; Q.int 3; Q.frac 1 1000 ]
            return { Weights = weights; Decay = decay }
        }

    let private size (n: Neurons) =
        let numbers =
            n.Weights |> List.collect (fun (u, w) -> [ u; w ]) |> List.sumBy InstanceSize.Complexity

        InstanceSize(1, n.Weights.Length, 1, numbers + InstanceSize.Complexity n.Decay)

    /// Small integer weights and beta = 1.
    let small (weights: (int * int) list) = {
        Weights = weights |> List.map (fun (u, w) -> Rational.OfInt u, Rational.OfInt w)
        Decay = Rational.One
    }

    /// All neurons with weights in {-1, 0, 1}, alone, then pairs of some of them.
    let private edges =
        let range = [ -1; 0; 1 ]
        let all = List.allPairs range range

        [
            for neuron in all -> small [ neuron ]
            for a in [ 1, 1; 1, 0; -1, 1 ] do
                for b in all -> small [ a; b ]
        ]

    let family =
        Family<Neurons>(
            "any parameters and beta",
            [
                Hypothesis<Neurons>("m", "m >= 1", (fun n -> not n.Weights.IsEmpty), null)
                Hypothesis<Neurons>("beta", "beta > 0", (fun n -> n.Decay.Sign > 0), null)
            ],
            edges,
            Arb.fromGenShrink (generator, shrink),
            size,
            (fun n -> [
                NamedValue.Of("u", ExactVector(List.map fst n.Weights))
                NamedValue.Of("w", ExactVector(List.map snd n.Weights))
                NamedValue.Of("beta", n.Decay)
            ]),
            (fun n -> sprintf "m=%d" n.Weights.Length),
            Coordinates = Coordinates.ofRecord Coordinates.small []
        )

/// "left >= right, with equality if and only if ..." for all parameters.
[<NoComparison; NoEquality>]
type internal EqualityCase = {
    /// The name of the inequality.
    Name: string
    Left: Neurons -> Term
    Right: Neurons -> Term
    /// The stated condition for equality, in words.
    Condition: string
    Holds: Neurons -> bool
    /// Facts which show that the stated condition is not satisfied.
    Broken: Neurons -> Fact list
}

module internal EqualityCase =

    /// The inequality, and its equality case both ways.
    let check (e: EqualityCase) =
        Check<Neurons>(fun n context ->
            let instance = Neurons.certified n
            let left, right = e.Left n, e.Right n
            let a, b = left.Evaluate instance, context.Stated(right.Evaluate instance)

            let fails stated actual facts =
                Outcome.Fails(
                    Witness(
                        stated,
                        sprintf "theta = %s: the sides are %O and %O, %s" (Neurons.describe n) a b actual,
                        "is not",
                        Strength.Exact,
                        null,
                        CertificateDraft(
                            context.Claim,
                            context.Statement,
                            e.Name + " and its equality case",
                            instance,
                            Neurons.standing n @ facts
                        )
                    )
                )

            let condition = e.Holds n

            if a < b then
                fails (e.Name + " holds") "the left one is smaller" [
                    Terms.fact "the left side is smaller" left Relation.Less right
                ]
            elif a = b && not condition then
                fails
                    (sprintf "equality in %s only if %s" e.Name e.Condition)
                    "and the condition fails"
                    (Terms.fact "both sides are equal" left Relation.Equal right :: e.Broken n)
            elif a > b && condition then
                fails (sprintf "equality in %s if %s" e.Name e.Condition) "and the condition is satisfied" [
                    Terms.fact "the left side is larger" left Relation.Greater right
                ]
            else
                Outcome.Holds(Strength.Exact, a - b))

    /// Several of them at the same parameters.
    let all (cases: EqualityCase list) =
        let checks = cases |> List.map check

        Check<Neurons>(fun n context -> checks |> Seq.map (fun check -> check.Invoke(n, context)) |> Outcome.All)
