module internal ReluProofs.Proofs.Benignity.Text_sec4_fig1_below

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private literal =
    Reading<Experiment>(
        Name = Reading.Literal,
        Statement =
            "for Gaussian inputs, labels of a teacher of width 10 and lambda = 0.01: at m = q - 1, where q = 4 sum_{i < d} C(n-1, i), only a few of the non-empty activation cones contain a global minimum of (Reg-lambda) in their closure, that is at most half of them",
        Check = Experiment.proportion false Q.half (fun e -> Experiment.threshold e - 1),
        Added = [],
        Note =
            "'before this overparametrization level' is every m < q, where q - 1 is the worst, and one half is the weakest number that 'only a few' may stand for; for every data set, as the figure shows the least and the largest of them; (n, d) = (4, 2), (5, 2), (4, 3), five data sets each; the proportions are exact"
    )

let private onAverage =
    Reading<Experiment>(
        Name = "on average over the data sets",
        Statement = "the same for the average over five data sets",
        Check = Experiment.average false Q.half (fun e -> Experiment.threshold e - 1),
        Added = [],
        Note = "a statement about these data sets: averages over five others may be larger"
    )

let private repaired =
    Reading<Experiment>(
        Name = "at half of the level",
        Statement = "the same at m = q/2",
        Check = Experiment.proportion false Q.half (fun e -> Experiment.threshold e / 2),
        Added = []
    )

let claim: IClaim =
    Claim<Experiment>(
        Id = "benignity/sec4-fig1-below",
        Title = "few good cones below the number of patterns",
        File = "proofs/Benignity/Text_sec4_fig1_below.fs",
        Family = Experiment.family Experiment.gaussian,
        Source = Source("benignity", "Section 4, Figure 1", Declared.Figure),
        Literal = literal,
        Boundary = Experiment.rows [ "the second data set" ] [ Experiment.gaussian[1] ] false,
        Repairs = [ repaired; onAverage ],
        Mutants = [
            Mutation.constant
                "at m = 8 q"
                repaired
                (Experiment.proportion false Q.half (fun e -> 8 * Experiment.threshold e))
            Mutation.sign
                "at least half"
                repaired
                (Experiment.proportion true Q.half (fun e -> Experiment.threshold e / 2))
        ],
        Figure =
            Experiment.figure
                false
                0
                (fun e -> [
                    1
                    Experiment.threshold e / 4
                    Experiment.threshold e / 2
                    Experiment.threshold e
                ])
                (fun e m -> if m < Experiment.threshold e then "few" else "")
    )
