module internal ReluProofs.Proofs.OneDim.Proposition_a_9_r

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// One neuron and a rescaling factor.
type private Rescaling = {
    U: Rational
    W: Rational
    R: Rational
}

let private of' (u: Rational) (r: Rational) (sign: int) = {
    U = u
    W = Q.int sign * r * r * u
    R = r
}

/// Where r^2 u^2 = w^2/r^2, a claimed power of r is |w|/|u|.
let private factor text (claimed: Rational -> Rational) (term: Term -> Term) =
    Check<Rescaling>(fun s context ->
        let ratio = s.W.Abs() / s.U.Abs()

        if claimed s.R = ratio then
            Outcome.Holds Strength.Exact
        else
            let theta =
                Members.network [ RealAlgebraic.OfRational s.U, RealAlgebraic.OfRational s.W ]

            let parameters = System.Collections.Generic.Dictionary<string, Rational>()
            parameters["r"] <- s.R
            let networks = System.Collections.Generic.Dictionary<string, TwoLayerNetwork>()
            networks["theta"] <- theta
            let setting = Given.plain 1 1 1

            let instance =
                CertifiedInstance(Instance.data setting, Instance.unregularised setting, parameters, networks)

            let u, w, r =
                Term.HiddenWeight("theta", 0, 0), Term.OutputWeight("theta", 0), Term.Parameter "r"

            let zero = Term.Number 0

            Outcome.Fails(
                Witness(
                    text,
                    sprintf "|w|/|u| = %O and r = %O" ratio s.R,
                    "is not",
                    Strength.Exact,
                    null,
                    CertificateDraft(
                        context.Claim,
                        context.Statement,
                        "a rescaling that balances, with another factor",
                        instance,
                        [
                            Terms.fact "u is not 0" (Term.Abs u) Relation.Greater zero
                            Terms.fact "w is not 0" (Term.Abs w) Relation.Greater zero
                            Terms.fact "r > 0" r Relation.Greater zero
                            Terms.fact "r^2 u^2 = w^2/r^2" (r * r * u * u) Relation.Equal (w * w / (r * r))
                            Terms.differ "the factor is not as stated" instance (term r) (Term.Abs w / Term.Abs u)
                        ]
                    )
                )
            ))

let private balances =
    Hypothesis<Rescaling>(
        "r",
        "r > 0 and r^2 u_i^2 = w_i^2/r^2",
        (fun s -> s.R.Sign > 0 && s.R * s.R * s.U * s.U = s.W * s.W / (s.R * s.R)),
        (fun s -> { s with R = Rational.Two * s.R })
    )

let private nonZero =
    Hypothesis<Rescaling>("uw", "u_i <> 0 and w_i <> 0", (fun s -> not s.U.IsZero && not s.W.IsZero), null)

let private family =
    let number = Gen.map2 Q.frac (Gen.choose (1, 9)) (Gen.elements [ 1; 1; 2; 7 ])

    let generator =
        gen {
            let! u = number
            let! left = Gen.elements [ 1; -1 ]
            // A balanced neuron has r = 1.
            let! r = Gen.frequency [ 1, Gen.constant Rational.One; 3, number ]
            let! sign = Gen.elements [ 1; -1 ]
            return of' (Q.int left * u) r sign
        }

    let shrink (s: Rescaling) =
        seq {
            for u in [ Rational.One; Rational.MinusOne ] do
                for r in [ Rational.One; Rational.Two; Rational.Half; s.R ] do
                    for sign in [ 1; -1 ] do
                        of' u r sign
        }

    Family<Rescaling>(
        "a neuron and a factor that balances it",
        [ nonZero; balances ],
        [
            of' Rational.One Rational.One 1
            of' Rational.One Rational.Two 1
            of' -Rational.Two Q.half 1
        ],
        Arb.fromGenShrink (generator, shrink),
        (fun s -> InstanceSize(1, 1, 1, [ s.U; s.W; s.R ] |> List.sumBy InstanceSize.Complexity)),
        (fun s -> [ NamedValue.Of("u", s.U); NamedValue.Of("w", s.W); NamedValue.Of("r", s.R) ]),
        (fun s -> if s.R = Rational.One then "balanced" else "unbalanced"),
        Coordinates = Coordinates.ofRecord Coordinates.small []
    )

let private literal =
    Reading<Rescaling>(
        Name = Reading.Literal,
        Statement = "for all u_i, w_i <> 0 and r > 0, r^2 u_i^2 = w_i^2/r^2 implies r = |w_i|/|u_i|",
        Check = factor "r = |w_i|/|u_i|" id id,
        Added = [],
        Note =
            "what the proof concludes from it, |u_i| = |w_i| at a minimiser, holds all the same: at r = 1 both factors are 1"
    )

let private repaired =
    Reading<Rescaling>(
        Name = "square root",
        Statement = "the same implies r = sqrt(|w_i|/|u_i|)",
        Check = factor "r^2 = |w_i|/|u_i|" (fun r -> r * r) (fun r -> r * r),
        Added = []
    )

/// Data for which a neuron with u <> 0 and |u| = |w| is the only one of a minimiser: on its side of the points 1 and -1 the threshold
/// is passed by u^2, on the other it is not.
let private dataFor (s: Rescaling) : Instance =
    let own = Rational.OfInt((s.U * s.W).Sign) * (s.U * s.U + Rational.Half)
    let other = Q.frac 1 4

    {
        X = [ Rational.One; Rational.MinusOne ]
        Y = if s.U.Sign > 0 then [ own; other ] else [ other; -own ]
        Alpha = Rational.One
        Beta = Rational.Half
        M = 1
    }

let private ofMinimiser =
    Hypothesis<Rescaling>(
        "Theta*",
        "(u_i, w_i) is a neuron of an element of Theta*(m), so |u_i| = |w_i| (Proposition A.9)",
        (fun s -> s.U.Abs() = s.W.Abs()),
        null
    )

/// The implication, at a neuron that is seen to be that of a minimiser.
let private atMinimiser text claimed term =
    let implied = factor text claimed term

    Check<Rescaling>(fun s context ->
        let i = dataFor s

        let theta =
            Members.network [ RealAlgebraic.OfRational s.U, RealAlgebraic.OfRational s.W ]

        match Optimum.solve Regularised context i with
        | Error why -> Outcome.EnginesDisagree why
        | Ok o when not (EveryMinimiser.isMinimiser o theta) ->
            Outcome.EnginesDisagree "the neuron is not that of a minimiser of the data made for it"
        | Ok _ -> implied.Invoke(s, context))

let private forMinimisers =
    Reading<Rescaling>(
        Name = "neurons of a minimiser",
        Statement =
            "for every neuron (u_i, w_i), u_i <> 0, of an element of Theta*(m) and r > 0, r^2 u_i^2 = w_i^2/r^2 implies r = |w_i|/|u_i|",
        Check = atMinimiser "r = |w_i|/|u_i|" id id,
        Added = [ ofMinimiser ],
        Note =
            "Case 2 takes its neurons from Theta*(m). There |u_i| = |w_i| and r = 1, so the implication is true; but that is what the proof is after, and from the displayed equality alone it does not follow"
    )

/// r to a power in the place of the printed r.
let private adjusted =
    Adjustable.integer
        "the power of r that is |w_i|/|u_i|"
        1
        (sprintf "the same implies r^(%d) = |w_i|/|u_i|")
        (fun k -> factor (sprintf "r^(%d) = |w_i|/|u_i|" k) (fun r -> r.Pow k) id)

let private power text (claimed: Rational -> Rational) = factor text claimed id

let claim: IClaim =
    Claim<Rescaling>(
        Id = "onedim/prop-a.9-r",
        Title = "the rescaling factor of the proof",
        File = "proofs/OneDim/Proposition_a_9_r.fs",
        Family = family,
        Source = Source("onedim", "proof of Proposition A.9, Case 2", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("a balanced neuron", family.Edges[0], true)
            BoundaryRow("w = 4 u", family.Edges[1], false)
            BoundaryRow("|w| = |u|/4", family.Edges[2], false)
        ],
        Repairs = [ repaired; forMinimisers ],
        Mutants = [
            Mutation.exponent "the fourth root" repaired (power "r^4 = |w_i|/|u_i|" (fun r -> r * r * r * r))
            Mutation.sign "sqrt(|u_i|/|w_i|)" repaired (power "r^2 = |u_i|/|w_i|" (fun r -> (r * r).Inverse()))
            Mutation.dropping repaired "r"
            Mutation.constant
                "r = 2 |w_i|/|u_i|"
                forMinimisers
                (atMinimiser "r = 2 |w_i|/|u_i|" ((*) Rational.Half) ((*) (Term.Number Rational.Half)))
        ],
        Thresholds = [ adjusted ]
    )
