namespace ReluProofs.Kernel

open System.Numerics

/// Square roots of big integers, rounded down.
module internal IntegerRoot =

    /// The largest r with r*r <= n, for n >= 0.
    let floorSqrt (n: BigInteger) : BigInteger =
        // Even a small root takes some divisions.
        Effort.SpendOn(8L * Effort.Words n, 10L + Effort.Words n)

        if n.IsZero then
            n
        else
            // Newton's iteration falls monotonically from any start above the root.
            let start = BigInteger.One <<< (int ((n.GetBitLength() + 1L) / 2L))

            let rec descend (r: BigInteger) =
                let next = (r + n / r) >>> 1
                if next >= r then r else descend next

            descend start

    let isSquare (n: BigInteger) =
        let r = floorSqrt n
        r * r = n
