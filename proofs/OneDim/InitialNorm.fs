namespace ReluProofs.Proofs.OneDim

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting

// ||theta_0||^2 = tau^2 chi^2 with 2m degrees of freedom = 2 tau^2 G for G with the Gamma(m) distribution, and
// P(G > x) = e^-x sum over k < m of x^k/k!. So sqrt(2)/2 m^((1-2 b)/2) <= ||theta_0|| <= 3 sqrt(2)/2 m^((1-2 b)/2) is
// m/4 <= G <= 9m/4, whatever b is. By Chernoff's bound P(G >= r m) <= (r e^(1-r))^m for r > 1, and P(G <= r m) likewise for r < 1.

/// The probability that the norm of the initial parameters is where Proposition 5.2 says, for b_1 = b_2.
module internal InitialNorm =

    let private real (r: Rational) = RealNumber.Of r

    /// P(G > x) for G with the Gamma(m) distribution.
    let tail (m: int) (x: Rational) =
        let sum =
            List.foldBack
                (fun k (rest: Rational) -> Rational.One + x * rest / Rational.OfInt k)
                [ 1 .. m - 1 ]
                Rational.One

        RealNumber.Exp(real -x) * real sum

    /// P(G < low or G > high).
    let outside (m: int) (low: Rational) (high: Rational) = RealNumber.Of 1 - tail m low + tail m high

    /// (r e^(1-r))^m, Chernoff's bound.
    let chernoff (r: Rational) (m: int) =
        real (r.Pow m) * RealNumber.Exp(real (Rational.OfInt m * (Rational.One - r)))

    let private low, high = Q.frac 1 4, Q.frac 9 4

    /// The probability that the norm is not in the printed interval.
    let failure (m: int) =
        let width = Rational.OfInt m
        outside m (low * width) (high * width)

    /// 2 exp(-C m) for C = 5/4 - log(9/4).
    let bound (m: int) = RealNumber.Of 2 * chernoff high m

    let private holds (left: RealNumber) (right: RealNumber) = Bound.AtMost(left, right).Outcome = BoundOutcome.Holds

    /// Both Chernoff factors are below 1, that of the upper end is the larger, and the bound is seen to hold at some widths: then
    /// the failure probability is at most 2 exp(-C m) for all m, and its sum over all m is at most 4.
    let isExponentiallySmall =
        lazy
            (let factor = chernoff high 1

             holds (chernoff low 1) factor
             && holds (RealNumber.Of 2 * factor / (RealNumber.Of 1 - factor)) (RealNumber.Of 4)
             && [ 1; 2; 3; 10; 40 ] |> List.forall (fun m -> holds (failure m) (bound m)))
