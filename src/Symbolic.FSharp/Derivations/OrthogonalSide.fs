namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Kernel

/// The optimum of the labels of one sign on orthogonal data.
[<Sealed; AllowNullLiteral(false)>]
type OrthogonalSide internal (sign: int, normSquared: Rational, threshold: Rational, ray: ExactVector) =
    let norm = RealAlgebraic.Sqrt normSquared

    let size =
        let left = norm - RealAlgebraic.OfRational threshold
        if left.Sign > 0 then left else RealAlgebraic.Zero

    /// 1/max(R, threshold); 0 without labels and threshold.
    let inverseScale =
        if size.Sign > 0 then norm / normSquared
        elif threshold.IsZero then RealAlgebraic.Zero
        else RealAlgebraic.OfRational(threshold.Inverse())

    /// 1 or -1.
    member _.Sign = sign

    /// R^2: the sum of (y_k/(s ||x_k||))^2 over the labels of this sign.
    member _.LabelNormSquared = normSquared

    /// R.
    member _.LabelNorm = norm

    /// What R is soft-thresholded at: rho/(c s^2 ||x||^2), or 0 for interpolation.
    member _.Threshold = threshold

    /// max(R - threshold, 0): what the a_j^2 of this sign sum to in every minimiser.
    member _.Size = size

    /// A positive multiple of the hidden weights of every active neuron of this sign (0 without labels): the sum of
    /// |y_k| x_k/(s ||x_k||^2) over the labels of this sign. Its norm is R.
    member _.Ray = ray

    /// Whether a minimiser has an active neuron of this sign.
    member _.IsUsed = size.Sign > 0

    /// Whether the output weight sqrt(Size) of a single neuron is a multiple of the square root of a rational number.
    member _.IsRepresentable = size.IsRational

    member internal _.InverseScale = inverseScale
