module internal ReluProofs.Proofs.OneDim.Figure_4

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private setting = {
    X = [ Q.int 1; Q.int -1 ]
    Y = [ Q.frac -4 9; Q.frac 1 18 ]
    Alpha = Q.int 3
    Beta = Q.frac 1 27
    M = 3
}

/// The drawn surface is the part u_i >= 0 of the sphere ||u||^2 = 1 with w_i = -u_i; its boundary has some u_i = 0.
let private surface (i: Instance) =
    StatedSet.balanced i.M (Rational.MinusOne, Term.Number -1) (Rational.Zero, Term.Number 0)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for X = (1, -1), Y = (-4/9, 1/18), alpha = 3, beta = 3^-3, m = 3: gamma_P* = -1, gamma_N* = 0, and the surface { u >= 0, ||u|| = 1, w = -u } with its boundary consists of global optima",
        Check =
            Figure.caption (Q.int -1) (Q.int 0) (fun o context ->
                Seq.singleton ((OptimumSet.equals Regularised surface).Invoke(o.Instance, context))),
        Added = []
    )

let claim: IClaim =
    Figure.claim
        "onedim/fig-4"
        "proofs/OneDim/Figure_4.fs"
        "Figure 4 caption"
        "caption values"
        setting
        literal
        (Q.int -1)
        (Q.int 0)
        (Q.int -1, Q.int 0)
