namespace ReluProofs.Proofs.Orthogonal

open ReluProofs.Kernel
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The bounds behind the growth of idle neurons: dropping one label of a class shortens D by the factor 1 - alpha.
module internal GrowthRate =

    let private smallest side i =
        Setting.members side i
        |> Seq.map (fun k -> i.Y[k] * i.Y[k])
        |> Seq.reduce (fun a b -> Rational.Min(a, b))

    /// alpha as printed in B.2: the smallest y_k^2 / (2 ||D||^2) of the class.
    let printed side i =
        smallest side i / (Rational.Two * Setting.normSquared (Setting.key side i))

    /// The same without the n^2: the smallest y_k^2 over twice the sum of all.
    let normalised side i = smallest side i / (Rational.Two * Setting.squares side i)

    /// For every k_j of the class: (1/n) sqrt(sum of y_k^2 over the others) <= (1 - alpha)^power ||D||.
    let check side (alpha: Instance -> Rational) (power: int) =
        Check<Instance>(fun i context ->
            let n = Setting.points i

            seq {
                for dropped in Setting.members side i do
                    let rate = alpha i
                    let rest = Setting.members side i |> List.filter (fun k -> k <> dropped)

                    let left =
                        RealAlgebraic.Sqrt(rest |> Seq.map (fun k -> i.Y[k] * i.Y[k]) |> Setting.sum)
                        / Rational.OfInt n

                    let factor = context.Stated((Rational.One - rate).Pow power)
                    let right = RealAlgebraic.OfRational factor * Setting.keyNorm side i

                    if left <= right then
                        Facts.holdsBy (right - left)
                    else
                        let instance = Facts.certified i [ "alpha", rate ] []

                        let printedAlpha = [
                            for k in Setting.members side i do
                                Facts.fact
                                    (sprintf "alpha is at most the term of label %d" (k + 1))
                                    (Term.Parameter "alpha")
                                    Relation.LessOrEqual
                                    (Term.Label k * Term.Label k * Facts.number (n * n)
                                     / (Facts.number 2 * Facts.squares side i (Facts.all i)))
                        ]

                        Facts.refuted
                            context
                            "the bound fails"
                            instance
                            (Facts.standing i
                             @ printedAlpha
                             @ [
                                 Facts.fact
                                     "the left side is larger"
                                     (Term.Sqrt(Facts.squares side i rest) / Facts.number n)
                                     Relation.Greater
                                     ((Facts.number 1 - Term.Parameter "alpha") * Facts.keyNorm side i)
                             ])
                            (sprintf "at most %O" right)
                            (sprintf "%O, without label %d" left (dropped + 1))
                            ">"
            }
            |> Outcome.All)
