namespace ReluProofs.Symbolic.Derivations

open System
open ReluProofs.Kernel

/// Which data a neuron with hidden weight u sees.
type DataSide =
    /// u > 0: the points x > 0.
    | Positive = 1
    /// u < 0: the points x < 0.
    | Negative = -1
    /// u = 0: none.
    | None = 0

/// The two sums of products that a family of minimisers attains.
[<Sealed; AllowNullLiteral(false)>]
type OptimalSplit internal (gammaP: Rational, gammaN: Rational) =
    /// The sum of u_j w_j over u_j > 0.
    member _.GammaP = gammaP

    /// The sum of u_j w_j over u_j < 0.
    member _.GammaN = gammaN

    /// How many neurons it needs.
    member _.NeuronsNeeded =
        (if gammaP.IsZero then 0 else 1) + (if gammaN.IsZero then 0 else 1)

    member internal _.Sum(side: DataSide) =
        match side with
        | DataSide.Positive -> gammaP
        | DataSide.Negative -> gammaN
        | _ -> Rational.Zero

    override _.ToString() = sprintf "gammaP = %O, gammaN = %O" gammaP gammaN

/// What one neuron of a constructed minimiser carries.
[<Sealed; AllowNullLiteral(false)>]
type NeuronShare(side: DataSide, share: Rational, stretch: Rational) =
    do
        if not (Enum.IsDefined side) then
            raise (ArgumentOutOfRangeException(nameof side))

        if stretch.Sign <= 0 then
            raise (ArgumentOutOfRangeException(nameof stretch, "the stretch |u| is positive"))

    /// A neuron with a share of its side's sum of products.
    new(side: DataSide, share: Rational) = NeuronShare(side, share, Rational.One)

    /// A neuron with u = w = 0.
    static member Idle = NeuronShare(DataSide.None, Rational.Zero)

    member _.Side = side

    /// The part of the side's sum that this neuron carries; for side None, its output weight.
    member _.Share = share

    /// |u| of the neuron, used without weight decay only (with weight decay the neuron is balanced).
    member _.Stretch = stretch

/// What is known of the shape of a set of minimisers.
module internal OptimalShape =

    /// The number of elements if finite, and of connected components. `needed` is the critical width; `splits` the number
    /// of ways to use the two sides.
    let describe (regularised: bool) (width: int) (needed: int) (splits: int) : struct (Nullable<int> * int) =
        let onlyOneFits = min needed width

        if regularised then
            if needed = 0 then
                // Only the origin.
                struct (Nullable 1, 1)
            elif width > needed then
                // A spare neuron connects all arrangements.
                struct (Nullable(), 1)
            else
                // As many neurons as sides in use: each arrangement is one point.
                let arrangements = if onlyOneFits = 2 then 2 else 1
                struct (Nullable(arrangements * splits), arrangements * splits)
        elif needed = 2 && width = 1 then
            // One branch of a hyperbola for each side that attains the minimum.
            struct (Nullable(), splits)
        elif needed = 2 && width = 2 then
            // Which of the two neurons is positive cannot change.
            struct (Nullable(), 2)
        else
            struct (Nullable(), 1)
