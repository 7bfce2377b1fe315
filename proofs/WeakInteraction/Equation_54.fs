module internal ReluProofs.Proofs.WeakInteraction.Equation_54

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Proofs.Printed
open ReluProofs.Symbolic.Dynamics
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private one = Rational.One
let private frac (n: int) (d: int) = Rational.Create(n, d)
let private named = Named
let private unit = number 1

/// D = ||D_j||, r = sqrt(k_n), n points, p groups, g = ||w||_+ and S the alignment.
let private d, r, n, p, g, s =
    named "D", named "r", named "n", named "p", named "g", named "S"

let private hypotheses = [
    TimeSample.structural "numbers" "||D||, ||w||_+ > 0; p >= 1" (fun x ->
        (x "D").Sign > 0 && (x "g").Sign > 0 && x "p" >= one)
    TimeSample.structural "k_n" "k_n = r^2 >= 1, n = p k_n" (fun x ->
        (x "r").IsInteger && x "r" >= one && x "n" = x "p" * x "r" * x "r")
    TimeSample.structural "S" "the alignment is in [0, 1]" (fun x -> (x "S").Sign >= 0 && x "S" <= one)
]

let private facts = [
    "||D|| > 0", d, Relation.Greater, number 0
    "sqrt(k_n) >= 1", r, Relation.GreaterOrEqual, unit
    "p >= 1", p, Relation.GreaterOrEqual, unit
    "n = p k_n", n, Relation.Equal, p * r * r
    "||w||_+ > 0", g, Relation.Greater, number 0
    "S >= 0", s, Relation.GreaterOrEqual, number 0
    "S <= 1", s, Relation.LessOrEqual, unit
]

let private at k alignment =
    TimeSample.at [ "D", one; "r", k; "n", k * k; "p", one; "g", one; "S", alignment ]

let private family =
    TimeSample.family
        "a group neuron at one time"
        [ "D"; "r"; "n"; "p"; "g"; "S" ]
        hypotheses
        [
            at one one
            at Rational.Two one
            at Rational.Two Rational.Zero
            at (frac 3 1) (frac 1 2)
        ]
        (FsCheck.FSharp.Gen.map4
            (fun x (k: int, groups: int) y z -> [
                "D", x
                "r", Rational.OfInt k
                "n", Rational.OfInt(k * k * groups)
                "p", Rational.OfInt groups
                "g", y
                "S", z
            ])
            TimeSample.positive
            (FsCheck.FSharp.Gen.two (FsCheck.FSharp.Gen.choose (1, 5)))
            TimeSample.positive
            TimeSample.closedShare)

/// The flow: g' = (Y v - g^3/p)/n with v = S g and Y = r ||D||, the norm of the group's labels.
let private slope = number 2 * g * ((r * d * s * g - g * g * g / p) / n)

let private check (factor: Printed) (drive: Printed) (brake: Printed) =
    TimeSample.check
        facts
        (fun _ -> [
            TimeSample.relation
                "the derivative of ||w||_+^2"
                slope
                Relation.Equal
                (factor / n * g * g * (drive * s - brake * g * g / p))
        ])
        (fun _ -> [])

let private literal =
    Reading<TimeSample>(
        Name = Reading.Literal,
        Statement =
            "for all k_n and t: d/dt ||w_j||_+^2 = (2/n) ||w_j||_+^2 (<D_j, s_j w_j/||w_j||_+> - ||w_j||_+^2/p_n), D_j = (1/k_n) sum of y_i x_i over the group",
        Check = check (number 2) d unit,
        Added = [],
        Note =
            "<D, s w/||w||_+> = ||D|| S; the flow gives the sum of y_i <w, x_i> over the group, which is k_n <D, w>, and the norm of the group's labels is sqrt(k_n) times the ||D|| of Theorem 2, as (52) has it; square k_n are tested, the equation is linear in sqrt(k_n). Right for k_n = 1"
    )

let private repaired =
    Reading<TimeSample>(
        Name = "sqrt(k_n) <D, s w>",
        Statement = "the same with sqrt(k_n) ||D|| S in the place of <D, s w/||w||_+>",
        Check = check (number 2) (r * d) unit,
        Added = [],
        Proof =
            ProvedComparisons(
                "group-norm-equation",
                @"\frac{d}{dt}\|w\|_+^2=\frac2n\|w\|_+^2\left(\sqrt{k_n}\|D\|S-\tfrac1p\|w\|_+^2\right)",
                [ WeakInteractionDynamics.NormEquation ]
            )
    )

let private adjusted =
    Adjustable.integer
        "the power of sqrt(k_n) before <D, s w/||w||_+>"
        0
        (sprintf "the same with sqrt(k_n)^(%d) ||D|| S in the place of <D, s w/||w||_+>")
        (fun k -> check (number 2) (Printed.power r k * d) unit)

let claim: IClaim =
    Claim<TimeSample>(
        Id = "weakint/eq-54",
        Title = "equation of the norm of a group neuron",
        File = "proofs/WeakInteraction/Equation_54.fs",
        Family = family,
        Source = Source("weakint", "Eq. (54), Sec. A.4, second line", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("groups of one point", at one one, true)
            BoundaryRow("groups of four points", at Rational.Two one, false)
            BoundaryRow("orthogonal to the labels", at Rational.Two Rational.Zero, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant "1/n in front" repaired (check unit (r * d) unit)
            Mutation.sign "+ ||w||_+^2/p_n" repaired (check (number 2) (r * d) -unit)
            Mutation.constant "k_n in the place of sqrt(k_n)" repaired (check (number 2) (r * r * d) unit)
        ],
        Thresholds = [ adjusted ]
    )
