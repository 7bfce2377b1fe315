namespace ReluProofs.Proofs.Orthogonal

open ReluProofs.Kernel
open ReluProofs.Verify.Checking

/// Saddle points, decided exactly: the gradient vanishes, and the loss both falls and rises in every neighbourhood.
module internal Saddle =

    /// A neuron of a given sign along u at scale t: a = sign t, w = t u.
    let grown (sign: int) (t: Rational) u = {
        A = Rational.OfInt sign * t
        W = Setting.scaled t u
    }

    /// Scales at which the loss is compared.
    let scales = [ 12; 15 ] |> List.map (fun e -> (Rational.OfInt 10).Pow -e)

    let private change i theta (move: Rational -> Neuron list) t = Setting.loss i (move t) - Setting.loss i theta

    /// Whether the loss changes with this sign along a curve, at all scales small enough.
    let hasSign i theta move (sign: int) =
        scales |> List.forall (fun t -> (change i theta move t).Sign = sign)

    /// Whether the change is of second order: its quotient by t^2 stays away from 0.
    let isQuadratic i theta move =
        let quotient t = change i theta move t / (t * t)
        let last = List.last scales

        (quotient last).Abs() > Rational.Half * (quotient (last * Rational.Two)).Abs()
        && not (quotient last).IsZero
        && (quotient last).Abs() < Rational.Two * (quotient (last * Rational.Two)).Abs()

    let isCritical i theta = (Setting.gradientSquared i theta).IsZero
