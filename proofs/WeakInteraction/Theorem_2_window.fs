module internal ReluProofs.Proofs.WeakInteraction.Theorem_2_window

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private one = Term.Number 1
let private epsilon = Term.Parameter "epsilon"

/// 1 - sqrt(s).
let private part s = one - Term.Sqrt s

/// With 1/(1 + x)^2 = s, x = (1 - sqrt s)/sqrt s is the growth of the group at which the part s of the loss is left. Here x(s) times
/// sqrt(s (1 - s)), for s = epsilon and 1 - epsilon alike.
let private growth s = part s * Term.Sqrt(one - s)

/// Numerator and denominator of C(epsilon), Eq. (74).
let private above j = part epsilon * (one + Cutoff.norm j * part (one - epsilon))
let private below j = part (one - epsilon) * (one + Cutoff.norm j * part epsilon)

let private parts (eps: float) = 1.0 - sqrt eps, 1.0 - sqrt (1.0 - eps)

/// log C(epsilon), Eq. (74).
let private printed (d: float) eps =
    let now, other = parts eps
    0.5 * log (now / (1.0 + d * now) * (1.0 + d * other) / other)

/// The logarithm of the ratio of growths between 1 - epsilon and epsilon of the loss.
let private derived (_: float) eps =
    let now, other = parts eps
    2.0 * log (other / sqrt (1.0 - eps) * sqrt eps / now)

/// ||D|| log n (t(1 - eps) - t(eps))/t_n tends to `value`. For eps = 1/2 both sides are 0.
let private numeric (value: float -> float -> float) =
    Cutoff.ofGroups (fun g norm _ ->
        let _, q0, c0, eps = Cutoff.floats g

        if g.Epsilon = Rational.Half then
            Outcome.Holds Strength.Exact
        else
            let wanted = value norm eps

            g
            |> Cutoff.tends "the scaled window tends to the stated constant" (fun size ->
                match Cutoff.time size norm q0 c0 (1.0 - eps), Cutoff.time size norm q0 c0 eps with
                | Some early, Some late ->
                    let logPoints = size - log (float g.Norms.Length)

                    {
                        Value = abs (norm * logPoints * (early - late) / wanted - 1.0)
                        Error = 10.0 * Cutoff.rounding size / abs wanted
                    }
                | _ -> { Value = 1.0; Error = 0.0 }))

/// The printed constant has the wrong sign: L^j decreases, so t(1 - eps) < t(eps) exactly when eps < 1/2, and then C(eps) > 1.
let private literalCheck =
    Check<GroupLimit>(fun g context ->
        if g.Epsilon = Rational.Half then
            Outcome.Holds Strength.Exact
        else
            let isEarly = g.Epsilon < Rational.Half

            let facts j = [
                Terms.fact "epsilon > 0" epsilon Relation.Greater (Term.Number 0)
                Terms.fact "epsilon < 1" epsilon Relation.Less one
                Terms.fact
                    "the order of the two times, from the growths at which 1 - eps and eps of the loss are left"
                    (growth (one - epsilon))
                    (if isEarly then Relation.Less else Relation.Greater)
                    (growth epsilon)
                Terms.fact "the denominator of (74) is positive" (below j) Relation.Greater (Term.Number 0)
                Terms.fact
                    "the sign of log C(eps)"
                    (above j)
                    (if isEarly then Relation.Greater else Relation.Less)
                    (below j)
            ]

            let instance = Cutoff.certified g
            let sign (t: Term) = (t.Evaluate instance).Sign

            let isDifferent j =
                sign (growth (one - epsilon) - growth epsilon) * sign (above j - below j) < 0

            if not ([ 0 .. g.Norms.Length - 1 ] |> List.forall isDifferent) then
                Outcome.EnginesDisagree "the two sides have one sign"
            else
                Outcome.Fails(
                    Witness(
                        sprintf
                            "(t(1 - eps) - t(eps))/t_n ~ log C(eps)/(2 ||D|| log n), which is %s"
                            (if isEarly then "positive" else "negative"),
                        sprintf "t(1 - eps) %s t(eps), as L^j decreases" (if isEarly then "<" else ">"),
                        "has the other sign",
                        Strength.Exact,
                        "the closed form of the group flow has this sign too",
                        CertificateDraft(
                            context.Claim,
                            context.Statement,
                            "the window and the printed constant have opposite signs",
                            instance,
                            facts 0
                        )
                    )
                ))

let private literal =
    Reading<GroupLimit>(
        Name = Reading.Literal,
        Statement =
            "for all epsilon in ]0, 1[: (t_n^j(1 - eps) - t_n^j(eps))/t_n ~ log C^j(eps)/(2 ||D_j|| log n) with C^j(eps) of (74)",
        Check = literalCheck,
        Added = []
    )

let private repaired =
    Reading<GroupLimit>(
        Name = "constant from the closed form",
        Statement =
            "(t_n^j(1 - eps) - t_n^j(eps))/t_n ~ 2 log G(eps)/(||D_j|| log n) with G(eps) = (1/sqrt(1 - eps) - 1)/(1/sqrt(eps) - 1)",
        Check = numeric derived,
        Added = [],
        Note =
            "near the transition the loss of the group is ||D||^2/2 (1 + x)^-2, with x proportional to exp(2 ||D|| t/sqrt(np)); for n up to 10^1000000"
    )

let claim: IClaim =
    Claim<GroupLimit>(
        Id = "weakint/thm-2.window",
        Title = "cutoff window",
        File = "proofs/WeakInteraction/Theorem_2_window.fs",
        Family = Cutoff.family 2 [],
        Source = Source("weakint", "Theorem 2, Eq. (12), third part, with Eq. (74)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("eps = 1/4", Cutoff.at [ Q.int 1 ], false)
            BoundaryRow("eps = 1/2: both sides are 0", Cutoff.edges[5], true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant "half the window" repaired (numeric (fun d eps -> 0.5 * derived d eps))
            Mutation.sign "t(eps) - t(1 - eps)" repaired (numeric (fun d eps -> -(derived d eps)))
            Mutation.constant "the size of (74)" repaired (numeric (fun d eps -> -(printed d eps)))
        ]
    )
