module internal ReluProofs.Proofs.OneDim.Remark_3_4

open System.Numerics
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private growing =
    Hypothesis<Regime>(
        "a1+a2>0",
        "a1 + a2 > 0",
        (fun r -> r.Scale.Sign > 0),
        (fun r -> {
            r with
                Scale = Rational.Zero
                Factor = r.Factor / Q.int 1000
        })
    )

/// Structural: what "constant" means.
let private constant =
    Hypothesis<Regime>("beta", "beta > 0 does not depend on m", (fun r -> r.Decay.IsZero && r.Factor.Sign > 0), null)

let private setting y1 y2 scale factor = {
    Regime.pair y1 y2 scale Rational.Zero with
        Factor = factor
}

let private family =
    Regime.family
        [ growing; constant ]
        [
            setting (Q.int 1) (Q.int 1) (Q.int 1) (Q.int 1)
            setting (Q.int 3) (Q.int 2) (Q.int 1) (Q.int 1)
            setting (Q.int 3) (Q.int 2) Q.half Q.half
            setting (Q.int 100) (Q.frac 1 100) (Q.frac 1 10) (Q.frac 1 1000)
        ]
        (Gen.map2
            (fun scale factor -> scale, Rational.Zero, factor)
            (Gen.elements [ Q.int 1; Q.half; Q.int 2; Q.frac 1 3; Q.frac 3 2; Q.frac 1 10 ])
            (Gen.elements [ Q.int 1; Q.half; Q.int 5; Q.frac 1 1000; Q.int 1000 ]))

let private literal =
    Reading<Regime>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, if a1 + a2 > 0 and beta is a constant, then Theta*(m) = { (0, 0)_{i=1}^m } for all sufficiently large m",
        Check = Collapse.holdsFrom (Collapse.first Rational.One),
        Added = [],
        Note =
            "the remark names no range of m and refers to the discussion of Assumption 4.3, where it is 'for all sufficiently large m'; widths that make alpha irrational lie between those solved, and alpha beta grows with m"
    )

let claim: IClaim =
    Claim<Regime>(
        Id = "onedim/rem-3.4",
        Title = "constant weight decay with growing scale collapses the regularised optimum",
        File = "proofs/OneDim/Remark_3_4.fs",
        Family = family,
        Source = Source("onedim", "Remark 3.4 (Sec. 3)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("collapsed from m = 1 on, thresholds met exactly", family.Edges[0], true)
            BoundaryRow("collapsed from m = 3 on, one threshold met exactly", family.Edges[1], true)
            BoundaryRow("a slowly growing scale", family.Edges[3], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.quantifier "for all m >= 1" literal (Collapse.holdsFrom (fun _ -> Some BigInteger.One))
            Mutation.sign
                "a1 + a2 < 0"
                literal
                (Collapse.holdsFrom (fun r -> Collapse.first Rational.One { r with Scale = -r.Scale }))
            Mutation.constant "from half the first threshold on" literal (Collapse.holdsFrom (Collapse.first Q.half))
            Mutation.dropping literal "a1+a2>0"
        ]
    )
