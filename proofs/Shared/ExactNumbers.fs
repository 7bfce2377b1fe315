namespace ReluProofs.Proofs

open ReluProofs.Kernel

/// Short ways to write exact numbers.
module internal Q =
    let int (n: int) = Rational.OfInt n
    let frac (n: int) (d: int) = Rational.Create(n, d)
    let half = Rational.Half
