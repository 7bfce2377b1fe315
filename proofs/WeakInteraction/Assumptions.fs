namespace ReluProofs.Proofs.WeakInteraction

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

/// The paper's Assumptions 1 and 2, decided exactly.
module internal Assumptions =

    let private algebraic (r: Rational) = RealAlgebraic.OfRational r

    /// (C_x^-)^2 C_y^- / (sqrt(n) C_y^+).
    let interaction (s: Sample) =
        algebraic (
            Sample.shortest s * Sample.smallestLabel s
            / (Sample.largestLabel s * Rational.OfInt(Sample.points s))
        )
        * RealAlgebraic.Sqrt(Rational.OfInt(Sample.points s))

    let first =
        Samples.structural "A1" "Assumption 1: |a_j| >= ||w_j|| for all j" (fun s ->
            List.forall2 (fun (a: Rational) w -> a * a >= Sample.square w) s.A s.W)

    let second =
        Hypothesis<Sample>(
            "A2",
            "Assumption 2: ||X^T X - D_X|| < (C_x^-)^2 C_y^- / (sqrt(n) C_y^+)",
            (fun s -> Sample.normBelow s (interaction s)),
            (fun s -> {
                s with
                    X = s.X |> List.map (fun _ -> s.X.Head)
            })
        )

    let areOrthogonal (s: Sample) =
        Seq.allPairs (List.indexed s.X) (List.indexed s.X)
        |> Seq.forall (fun ((i, x), (k, z)) -> i = k || (Sample.dot x z).IsZero)

    let orthogonal =
        Samples.structural "orthogonal" "the inputs are orthogonal: ||X^T X - D_X|| = 0" areOrthogonal
