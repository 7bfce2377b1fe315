namespace ReluProofs.Proofs.Orthogonal

open ReluProofs.Kernel
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Statements about d<w_j, x_k>/dt, compared with the flow itself, w_j' = a_j D_j.
module internal Preactivation =

    /// A stated rate of <w_j, x_k>: its value and the term that prints it.
    type Rate = Instance -> int -> int -> Rational * Term

    let private theta = "theta"

    let check (hypotheses: Instance -> Fact list) (stated: Rate) =
        Check<Instance>(fun i context ->
            seq {
                for j in 0 .. i.M - 1 do
                    let neuron = i.Theta[j]
                    let velocity = Setting.scaled neuron.A (Setting.direction i i.Theta neuron)

                    for k in 0 .. Setting.points i - 1 do
                        let actual = Setting.dot velocity i.X[k]
                        let value, term = stated i j k
                        let printed = context.Stated value

                        if printed = actual then
                            Facts.holds
                        else
                            let instance = Facts.certified i [] [ theta, Setting.network i.Theta ]

                            Facts.refuted
                                context
                                "the printed derivative is not that of the flow"
                                instance
                                (Facts.orthonormal i
                                 @ hypotheses i
                                 @ [
                                     Facts.compared
                                         "the flow's derivative against the printed one"
                                         instance
                                         (Term.OutputWeight(theta, j) * Facts.directionAt i theta j k)
                                         term
                                 ])
                                (sprintf "d<w_%d, x_%d>/dt = %O" (j + 1) (k + 1) printed)
                                (sprintf "a_j <D_j, x_k> = %O" actual)
                                "<>"
            }
            |> Outcome.All)

    let private isActive i j k = (Setting.dot i.Theta[j].W i.X[k]).Sign > 0

    /// factor * (h(x_k) - y_k)/n where <w_j, x_k> > 0, else 0.
    let residualTimes (factor: Instance -> int -> Rational * Term) : Rate =
        fun i j k ->
            let value, term = factor i j
            let n = Setting.points i

            (if isActive i j k then
                 value * Setting.residual i i.Theta k / Rational.OfInt n
             else
                 Rational.Zero),
            term * Facts.residual theta k * Facts.active i theta j k / Facts.number n

    let output (sign: int) i j =
        Rational.OfInt sign * i.Theta[j].A, Facts.number sign * Term.OutputWeight(theta, j)

    /// -||w_j||; of a balanced neuron.
    let minusNorm (i: Instance) j =
        -(i.Theta[j].A.Abs()), -(Term.Sqrt(Facts.hiddenSquared i theta j))

    /// The balance of all neurons, for the head of a certificate.
    let balanced i = Facts.balanced i theta i.M

    let none (_: Instance) : Fact list = []

    let edges = [
        Generator.state [ 1 ] [ 1, [ 1 ] ]
        Generator.state [ 1 ] [ -1, [ 1 ] ]
        Generator.state [ 1 ] [ 1, [ 0 ] ]
        Generator.state [ -1 ] [ -1, [ 1 ] ]
        Generator.state [ 2; -1 ] [ 1, [ 0; 1 ]; -1, [ 1; 0 ] ]
    ]
