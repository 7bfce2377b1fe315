module internal ReluProofs.Proofs.Orthogonal.Text_prop1_example

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private sides = [ Positive; Negative ]

/// The network with w = +-sqrt(n/||D||) D and the given output weight for each side.
let private network (output: Rational -> Rational -> RealAlgebraic) i =
    let n = Setting.count i

    let neuron side =
        let norm = (Setting.rationalKeyNorm side i).Value
        let sign = RealAlgebraic.OfInt(Setting.signOf side)
        let scale = sign * RealAlgebraic.Sqrt(n / norm)

        sign * output n norm, Setting.key side i |> List.map (fun x -> scale * RealAlgebraic.OfRational x)

    let neurons = sides |> List.map neuron

    TwoLayerNetwork(
        neurons |> Seq.map fst,
        neurons |> Seq.map (fun (_, w) -> w :> System.Collections.Generic.IReadOnlyList<_>)
    )

let private fits output =
    Check<Instance>(fun i context ->
        let example = network output i

        seq {
            for k in 0 .. Setting.points i - 1 do
                let value = example.Output(Setting.constants i, ExactVector i.X[k])

                if value = RealAlgebraic.OfRational i.Y[k] then
                    Facts.holds
                else
                    let instance = Facts.certified i [] [ "example", example ]

                    Facts.refuted
                        context
                        "the printed network does not interpolate"
                        instance
                        (Facts.standing i
                         @ [
                             for j, side in List.indexed sides do
                                 Facts.fact
                                     (sprintf "a_%d^2 is n ||D||^2" (j + 1))
                                     (Term.OutputWeight("example", j) * Term.OutputWeight("example", j))
                                     Relation.Equal
                                     (Facts.squares side i (Facts.all i) / Facts.number (Setting.points i))

                                 Facts.fact
                                     (sprintf "||w_%d||^2 is n ||D||" (j + 1))
                                     (Facts.hiddenSquared i "example" j)
                                     Relation.Equal
                                     (Term.Sqrt(Facts.squares side i (Facts.all i)))
                             Facts.compared "output against label" instance (Term.Output("example", k)) (Term.Label k)
                         ])
                        (sprintf "h(x_%d) = %O" (k + 1) i.Y[k])
                        (sprintf "h(x_%d) = %O" (k + 1) value)
                        "<>"
        }
        |> Outcome.All)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "W = (sqrt(n/||D_+||) D_+, -sqrt(n/||D_-||) D_-, 0, ...), a = (sqrt(n) ||D_+||, -sqrt(n) ||D_-||, 0, ...) satisfies h(x_k) = y_k for all k",
        Check = fits (fun n norm -> RealAlgebraic.OfRational norm * RealAlgebraic.Sqrt n),
        Added = [],
        Note =
            "the two readings differ in the extent of a radical only, so a slip of the conversion is possible; the printed W has the root over the norm"
    )

let private repaired =
    Reading<Instance>(
        Name = "root over the norm",
        Statement = "the same with a = (sqrt(n ||D_+||), -sqrt(n ||D_-||), 0, ...)",
        Check = fits (fun n norm -> RealAlgebraic.Sqrt(n * norm)),
        Added = []
    )

let private labels (y: int list) = Generator.axes (y |> List.map Rational.OfInt) 0

let private exactNorms =
    Hypotheses.structural
        "exact"
        "||D_+|| and ||D_-|| are rational, so that the weights are square roots of rationals"
        (fun i -> (Setting.rationalKeyNorm Positive i).IsSome && (Setting.rationalKeyNorm Negative i).IsSome)

let private nonZero =
    Hypotheses.structural "D" "D_+ and D_- are not 0: the weights divide by their norms" (fun i ->
        Hypotheses.bothSigns.Holds.Invoke i)

let private adjusted =
    Adjustable.integer
        "twice the power of ||D_+-|| in a"
        2
        (fun k -> sprintf "the same with a = (sqrt(n) ||D_+||^(%d/2), -sqrt(n) ||D_-||^(%d/2), 0, ...)" k k)
        (fun k -> fits (fun n norm -> RealAlgebraic.Sqrt(n * norm.Pow k)))

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/prop1-example",
        Title = "explicit interpolator",
        File = "proofs/Orthogonal/Text_prop1_example.fs",
        Family = Generator.rationalData (Hypotheses.standing @ [ nonZero; exactNorms ]),
        Source = Source("orthogonal", "proof of Proposition 1, first paragraph", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("||D_+|| = 1, ||D_-|| = 1/2", labels [ 2; -1 ], false)
            BoundaryRow("||D_+|| = 5/3", labels [ 3; 4; -3 ], false)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant
                "output weights doubled"
                repaired
                (fits (fun n norm -> RealAlgebraic.OfInt 2 * RealAlgebraic.Sqrt(n * norm)))
            Mutation.exponent "without n" repaired (fits (fun _ norm -> RealAlgebraic.Sqrt norm))
        ],
        Thresholds = [ adjusted ]
    )
