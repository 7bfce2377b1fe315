namespace ReluProofs.Proofs.Orthogonal

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Interpolators of the smallest norm and balanced points near them. The centre of a ball stands in Start, a point of it in
/// Theta; all norms of neurons, and ||D_+|| and ||D_-||, are rational.
module internal NearMinimiser =

    let private int (n: int) = Rational.OfInt n
    let private one = Rational.One

    let private group side =
        gen {
            let! shape = Gen.elements NeuronGroup.shapes
            let! neurons = Gen.frequency [ 2, Gen.constant 1; 1, Gen.constant 2 ]
            let! sizes = Gen.listOfLength neurons Generator.magnitude

            return {
                Side = side
                Shape = shape
                Sizes = sizes
            }
        }

    /// Interpolators of the smallest norm, with ||D_+|| >= ||D_-||.
    let centre =
        gen {
            let! first = group Positive
            let! second = group Negative
            let! idle = Gen.frequency [ 2, Gen.constant 0; 1, Gen.constant 1 ]

            let both =
                if NeuronGroup.mass first >= NeuronGroup.mass second then
                    [ first; second ]
                else
                    [ { second with Side = Positive }; { first with Side = Negative } ]

            let! groups = Gen.frequency [ 1, Gen.constant [ first ]; 6, Gen.constant both ]
            let! i = NeuronGroup.build groups idle
            return { i with Start = i.Theta }
        }

    /// A balanced neuron at a distance of about e, relative to its size: scaled, turned in a coordinate plane, or born.
    let private nudged (e: Rational) (i: Instance) (neuron: Neuron) =
        gen {
            let d = Setting.dimension i
            let! s = Generator.sign
            let! output = Generator.sign
            let! k = Gen.choose (0, i.X.Length - 1)
            let! p = Gen.choose (0, d - 1)
            let! q = Gen.choose (0, d - 1)
            let square = one + e * e
            let cosine, sine = (one - e * e) / square, s * Rational.Two * e / square

            let turned =
                if p = q then
                    neuron.W
                else
                    neuron.W
                    |> List.mapi (fun l x ->
                        if l = p then cosine * neuron.W[p] - sine * neuron.W[q]
                        elif l = q then sine * neuron.W[p] + cosine * neuron.W[q]
                        else x)

            if neuron.A.IsZero then
                return!
                    Gen.frequency [
                        1, Gen.constant neuron
                        2,
                        Gen.constant {
                            A = output * e
                            W = Setting.scaled (s * e) i.X[k]
                        }
                    ]
            else
                return!
                    Gen.frequency [
                        1, Gen.constant neuron
                        2,
                        Gen.constant {
                            A = (one + s * e) * neuron.A
                            W = Setting.scaled (one + s * e) neuron.W
                        }
                        2, Gen.constant { neuron with W = turned }
                    ]
        }

    /// A list of neurons near another one.
    let near (e: Rational) (i: Instance) (theta: Neuron list) =
        theta
        |> List.map (nudged e i)
        |> List.fold (fun all next -> Gen.map2 (fun done' neuron -> done' @ [ neuron ]) all next) (Gen.constant [])

    let private small = Gen.choose (1, 6) |> Gen.map (fun e -> (int 10).Pow -e)

    /// A point near a minimiser, or near a point that is itself near one.
    let generator exactCentre =
        gen {
            let! i = centre
            let! first = small

            let! start =
                if exactCentre then
                    Gen.constant i.Start
                else
                    near first i i.Start

            let! second = small
            let! theta = near second i start
            return { i with Start = start; Theta = theta }
        }

    let private distanceSquared (i: Instance) =
        List.map2
            (fun (a: Neuron) (b: Neuron) ->
                (a.A - b.A).Pow 2 + Setting.normSquared (Setting.plus a.W (Setting.scaled Rational.MinusOne b.W)))
            i.Start
            i.Theta
        |> Setting.sum

    /// n ||D||.
    let private whole side i = Setting.count i * (Setting.rationalKeyNorm side i).Value

    /// The radius within which, for one class of labels, neurons of the centre that keep at least half of n ||D|| stay active on
    /// the whole class: ||w||^2 >= ||w^0||^2 - 2 R ||w^0||, and <w, x_k> >= <w^0, x_k> - R.
    let private radiusOf side (i: Instance) =
        let labels = Setting.members side i

        let margins =
            Setting.aligned side i
            |> List.map (fun j ->
                let neuron = i.Start[j]

                labels
                |> List.map (fun k -> Setting.dot neuron.W i.X[k])
                |> List.reduce (fun a b -> Rational.Min(a, b)),
                neuron.A.Abs())

        margins
        |> List.map (fun (border, _) ->
            let kept = margins |> List.filter (fun (m, _) -> m >= border) |> List.map snd
            let squares = kept |> Seq.map (fun t -> t * t) |> Setting.sum

            Rational.Min(
                border / Rational.Two,
                (squares - whole side i / Rational.Two) / (Rational.Two * Setting.sum kept)
            ))
        |> List.fold (fun (best: Rational) r -> Rational.Max(best, r)) Rational.Zero

    let private radius (i: Instance) =
        [ Positive; Negative ]
        |> List.filter (fun side -> not (Setting.members side i).IsEmpty)
        |> List.map (fun side -> radiusOf side i)
        |> List.reduce (fun a b -> Rational.Min(a, b))

    let private balancedCentre =
        Hypotheses.structural
            "centre"
            "the centre is balanced, with the width of theta; ||D_+|| and ||D_-|| are rational"
            (fun i ->
                i.Start.Length = i.Theta.Length
                && List.forall Setting.isBalanced i.Start
                && (Setting.rationalKeyNorm Positive i).IsSome
                && (Setting.rationalKeyNorm Negative i).IsSome)

    /// The ball is small enough for the centre, in numbers.
    let ball =
        Hypotheses.own
            "ball"
            "theta lies in the ball around the centre whose radius R keeps half of n ||D|| active on each class of labels"
            (fun i ->
                let r = radius i
                r.Sign > 0 && distanceSquared i <= r * r)
            (fun i -> {
                i with
                    Theta =
                        i.Theta
                        |> List.map (fun neuron -> {
                            neuron with
                                W = Setting.scaled Rational.MinusOne neuron.W
                        })
            })

    let lossy =
        Hypotheses.structural "loss" "L(theta) > 0" (fun i -> (Setting.loss i i.Theta).Sign > 0)

    let hypotheses = [
        Hypotheses.width
        yield! Hypotheses.standing
        Hypotheses.balanced
        balancedCentre
        lossy
        ball
    ]

    /// ||grad L||^2 >= bound L.
    let bounded (bound: Instance -> RealAlgebraic) =
        Check<Instance>(fun i context ->
            let left = RealAlgebraic.OfRational(Setting.gradientSquared i i.Theta)

            let right =
                context.Stated(bound i) * RealAlgebraic.OfRational(Setting.loss i i.Theta)

            if left >= right then
                Facts.holdsBy (left - right)
            else
                Facts.fails (sprintf "||grad L||^2 >= %O" right) (sprintf "||grad L||^2 = %O" left) "<")

    let times (k: int) (x: RealAlgebraic) = RealAlgebraic.OfRational(Rational.OfInt k) * x

    let private at (y: int list) (start: (int * int list) list) (numerator: int) (denominator: int) =
        let centre = Generator.state y start
        let k = Rational.Create(numerator, denominator)

        {
            centre with
                Start = centre.Theta
                Theta =
                    centre.Theta
                    |> List.mapi (fun j neuron ->
                        if j = centre.M - 1 then
                            {
                                A = k * neuron.A
                                W = Setting.scaled k neuron.W
                            }
                        else
                            neuron)
        }

    /// A minimiser of the labels 4 and -1 with its last neuron scaled, and one of the label 4 alone.
    let edges = [
        at [ 4; -1 ] [ 2, [ 2; 0 ]; -1, [ 0; 1 ] ] 11 10
        at [ 4; -1 ] [ 2, [ 2; 0 ]; -1, [ 0; 1 ] ] 5 4
        at [ 4 ] [ 2, [ 2 ] ] 9 10
        at [ 9; -1 ] [ 3, [ 3; 0 ]; -1, [ 0; 1 ] ] 9 10
    ]
