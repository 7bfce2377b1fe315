namespace ReluProofs.Proofs.OneDim

open System
open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Proofs

/// The quantities of `onedim` as terms the kernel evaluates, so that a certificate needs none of our own formulas.
module internal Terms =

    let alpha = Term.Parameter "alpha"
    let beta = Term.Parameter "beta"

    let private sumOver (i: Instance) (term: int -> Term) = Term.Sum [ for k in 0 .. i.X.Length - 1 -> term k ]

    let private positivePart k = Term.Relu(Term.Point(k, 0))
    let private negativePart k = -Term.Relu(-Term.Point(k, 0))

    /// X_S^T Y.
    let p i = sumOver i (fun k -> positivePart k * Term.Label k)

    /// X_{S^c}^T Y.
    let q i = sumOver i (fun k -> negativePart k * Term.Label k)

    /// ||X_S||^2.
    let squareP i = sumOver i (fun k -> positivePart k * positivePart k)

    /// ||X_{S^c}||^2.
    let squareN i = sumOver i (fun k -> negativePart k * negativePart k)

    /// S_{alpha beta}(b).
    let soft b = Term.Sign b * Term.Relu(Term.Abs b - alpha * beta)

    /// alpha S_{alpha beta}(X_S^T Y) / ||X_S||^2.
    let gammaP i = alpha * soft (p i) / squareP i

    /// alpha S_{alpha beta}(X_{S^c}^T Y) / ||X_{S^c}||^2.
    let gammaN i = alpha * soft (q i) / squareN i

    /// alpha X_S^T Y / ||X_S||^2.
    let plainP i = alpha * p i / squareP i

    /// alpha X_{S^c}^T Y / ||X_{S^c}||^2.
    let plainN i = alpha * q i / squareN i

    /// The sum over u_j >= 0 of term(u_j, w_j); a summand with u_j = 0 must vanish.
    let private overNeurons (name: string) (width: int) (term: Term -> Term -> Term) =
        Term.Sum [
            for j in 0 .. width - 1 -> term (Term.HiddenWeight(name, j, 0)) (Term.OutputWeight(name, j))
        ]

    /// The sum over u_j >= 0 of u_j w_j.
    let sumP name width = overNeurons name width (fun u w -> Term.Relu u * w)

    /// The sum over u_j <= 0 of u_j w_j.
    let sumN name width = overNeurons name width (fun u w -> -(Term.Relu(-u) * w))

    /// The sum over u_j >= 0 of u_j^2.
    let energyP name width =
        overNeurons name width (fun u _ -> Term.Relu u * Term.Relu u)

    /// The sum over u_j <= 0 of u_j^2.
    let energyN name width =
        overNeurons name width (fun u _ -> Term.Relu(-u) * Term.Relu(-u))

    let private zero = Term.Number 0

    /// The constants and hypotheses of the common setting, for the head of every certificate.
    let standing (regularised: bool) (i: Instance) = [
        Terms.fact "m is the width" (Term.Parameter "m") Relation.Equal (Term.Number i.M)
        Terms.fact "c is 1/2" Term.LossConstant Relation.Equal (Term.Number Rational.Half)
        Terms.fact "s is 1/alpha" (Term.OutputScale * alpha) Relation.Equal (Term.Number 1)
        if regularised then
            Terms.fact "rho is beta/2" (Term.Number 2 * Term.WeightDecay) Relation.Equal beta
            Terms.fact "beta > 0" beta Relation.Greater zero
        else
            Terms.fact "there is no weight decay" Term.WeightDecay Relation.Equal zero
        Terms.fact "X has a positive entry" (squareP i) Relation.Greater zero
        Terms.fact "X has a negative entry" (squareN i) Relation.Greater zero
        Terms.fact "X_S^T Y is not 0" (Term.Abs(p i)) Relation.Greater zero
        Terms.fact "X_{S^c}^T Y is not 0" (Term.Abs(q i)) Relation.Greater zero
    ]

    /// Both thresholds are passed: S(X_S^T Y) and S(X_{S^c}^T Y) are not 0, so M* = 2.
    let bothThresholdsPassed (i: Instance) = [
        Terms.fact "|X_S^T Y| > alpha beta" (Term.Abs(p i)) Relation.Greater (alpha * beta)
        Terms.fact "|X_{S^c}^T Y| > alpha beta" (Term.Abs(q i)) Relation.Greater (alpha * beta)
    ]

    /// On which sides the threshold is passed, so what M* is.
    let criticalWidth (i: Instance) =
        let side name (term: Term) (inner: Rational) =
            if inner.Abs() > Instance.threshold i then
                Terms.fact (sprintf "|%s| > alpha beta" name) (Term.Abs term) Relation.Greater (alpha * beta)
            else
                Terms.fact (sprintf "|%s| <= alpha beta" name) (Term.Abs term) Relation.LessOrEqual (alpha * beta)

        [ side "X_S^T Y" (p i) (Instance.p i); side "X_{S^c}^T Y" (q i) (Instance.q i) ]

    /// The instance with its networks, as the kernel takes it.
    let certified (regularised: bool) (i: Instance) (networks: (string * TwoLayerNetwork) list) =
        let parameters = Dictionary<string, Rational>()
        parameters["alpha"] <- i.Alpha
        parameters["m"] <- Rational.OfInt i.M

        if regularised then
            parameters["beta"] <- i.Beta

        let named = Dictionary<string, TwoLayerNetwork>()

        for name, network in networks do
            named[name] <- network

        let constants =
            if regularised then
                Instance.constants i
            else
                Instance.unregularised i

        CertifiedInstance(Instance.data i, constants, parameters, named)
