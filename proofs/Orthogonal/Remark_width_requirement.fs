module internal ReluProofs.Proofs.Orthogonal.Remark_width_requirement

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// One label and one neuron, started with the sign of the label.
let private solved (i: Instance) = {
    i with
        Start = [
            {
                A = Rational.OfInt i.Y.Head.Sign
                W = i.X.Head
            }
        ]
}

/// At width m some start satisfies Assumption 3 (its two sets are disjoint, so from m = `least` = 2 on) exactly when an
/// interpolator of the smallest norm has m neurons.
let private agrees (least: int) =
    Check<Instance>(fun i context ->
        let isPossible = i.M >= least
        let classes = (Interpolation.present i).Length

        // One neuron a class of labels suffices, and a neuron has outputs of one sign only.
        let isAttained = i.M >= classes

        if
            isAttained
            && not (Setting.isInterpolator i (Interpolation.near i) && (Interpolation.near i).Length <= i.M)
        then
            Outcome.EnginesDisagree "the interpolator with one neuron a class is wider than m, or fits no label"
        elif isPossible = isAttained then
            Facts.holds
        elif isPossible then
            Facts.fails "Theorem 1 holds at this width" "no network of this width fits labels of both signs" "is not"
        elif i.X.Length = 1 && i.M = 1 then
            let start = solved i

            Facts.refuted
                context
                "one label and one neuron: the flow tends to the minimiser, and Assumption 3 needs two neurons"
                (Facts.certified i [ "m", Rational.OfInt i.M ] [
                    "limit", SingleLabel.limit start
                    "start", Setting.network start.Start
                ])
                (SingleLabel.facts i
                 @ SingleLabel.startFacts start
                 @ [
                     Facts.fact
                         "S_{+,1} and S_{-,1} are disjoint, so Assumption 3 needs m >= 2"
                         (Term.Parameter "m")
                         Relation.Less
                         (Facts.number 2)
                 ])
                "Theorem 1's conclusion needs Assumption 3, so m >= 2"
                "it holds at m = 1"
                "is not"
        else
            Outcome.TooClose "a minimiser of this width exists; whether the flow tends to it needs its solution")

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "the only sufficient and necessary requirement on m for Theorem 1's conclusion is that Assumption 3 can hold: some start of width m has S_{+,1} and S_{-,1} non-empty exactly when some flow of width m tends to an interpolator of the smallest norm",
        Check = agrees 2,
        Added = [],
        Note =
            "at m >= 2 that the flow does so is Theorem 1 itself, whose claims have files of their own; what is decided here is whether Assumption 3 can hold and whether a minimiser of that width exists. At width 1 the start must have the sign of the label, so that the conclusion holds with probability 1/2 over s, not almost surely. Read as \"the theorem assumes nothing else of m\" the sentence is true of the printed theorem"
    )

let private repaired =
    Reading<Instance>(
        Name = "labels of both signs",
        Statement = "the same for labels of both signs: both need m >= 2 and no more",
        Check = agrees 2,
        Added = [ Hypotheses.bothSigns ]
    )

let private axes (y: int list) m = Generator.axes (y |> List.map Rational.OfInt) m

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/rem-width-requirement",
        Title = "the only requirement on the width",
        File = "proofs/Orthogonal/Remark_width_requirement.fs",
        Family = Generator.widths [ Hypotheses.width; yield! Hypotheses.standing ],
        Source = Source("orthogonal", "Sec. 3.1, after Theorem 1", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one label, one neuron", axes [ 1 ] 1, false)
            BoundaryRow("one label, two neurons", axes [ 1 ] 2, true)
            BoundaryRow("both signs, one neuron", axes [ 2; -1 ] 1, true)
            BoundaryRow("both signs, two neurons", axes [ 2; -1 ] 2, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired Hypotheses.bothSigns.Name
            Mutation.constant "Assumption 3 from m = 1 on" repaired (agrees 1)
        ]
    )
