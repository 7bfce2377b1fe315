module internal ReluProofs.Proofs.Benignity.Text_sec4_fig1_threshold

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private high = Q.frac 9 10

let private afterThreshold e = Experiment.threshold e + 1

let private literal =
    Reading<Experiment>(
        Name = Reading.Literal,
        Statement =
            "for Gaussian inputs, labels of a teacher of width 10 and lambda = 0.01: at m = q + 1, where q = 4 sum_{i < d} C(n-1, i), the proportion of non-empty activation cones that contain a global minimum of (Reg-lambda) in their closure is near 1, that is at least 1/2: nearer to 1 than to 0",
        Check = Experiment.proportion true Q.half afterThreshold,
        Added = [],
        Note =
            "'approaches 1 as soon as the network width exceeds q' is about q + 1, and 1/2 is the weakest number that 'approaches 1' may stand for; for every data set, as the figure shows the least and the largest of them; (n, d) = (4, 2), (5, 2), (4, 3), five data sets each; the proportions are exact. They grow slowly from q - 1 to q + 1, so no number makes them few before q and near 1 after it"
    )

let private onAverage =
    Reading<Experiment>(
        Name = "on average over the data sets",
        Statement = "the same for the average over five data sets",
        Check = Experiment.average true Q.half afterThreshold,
        Added = []
    )

let private nearOne =
    Reading<Experiment>(
        Name = "at least 9/10",
        Statement = "the same with 9/10 in place of 1/2, as the text calls a value of order 0.1 significant",
        Check = Experiment.proportion true high afterThreshold,
        Added = []
    )

/// The width at which the coupon collector of Lemma 2 gives 9/10 with at most n winning rows: q ln(10 n).
let private collected (e: Experiment) =
    let q = (Experiment.analysis e).Good.NeuronConeCount
    int (ceil (float q * log (10.0 * float e.N))) + 1

let private repaired =
    Reading<Experiment>(
        Name = "m >= q log(10 n)",
        Statement =
            "it is at least 9/10 at m = q log(10 n), with q the number of non-empty neuron patterns: the width of Theorem 1's proof for eps = 1/10",
        Check = Experiment.proportion true high collected,
        Added = []
    )

let claim: IClaim =
    Claim<Experiment>(
        Id = "benignity/sec4-fig1-threshold",
        Title = "the proportion of good cones at the number of patterns",
        File = "proofs/Benignity/Text_sec4_fig1_threshold.fs",
        Family = Experiment.family Experiment.gaussian,
        Source = Source("benignity", "Section 4, Figure 1", Declared.Figure),
        Literal = literal,
        Boundary = Experiment.rows [ "the first data set" ] [ Experiment.gaussian.Head ] false,
        Repairs = [ repaired; onAverage; nearOne ],
        Mutants = [
            Mutation.constant
                "at m = q/2"
                repaired
                (Experiment.proportion true high (fun e -> Experiment.threshold e / 2))
            Mutation.constant
                "all but a millionth"
                repaired
                (Experiment.proportion true (Rational.One - Rational.Create(1, 1_000_000)) collected)
        ],
        Figure =
            Experiment.figure
                false
                0
                (fun e -> [ Experiment.threshold e; Experiment.threshold e + 1; collected e ])
                (fun e m -> if m > Experiment.threshold e then "approaches 1" else "")
    )
