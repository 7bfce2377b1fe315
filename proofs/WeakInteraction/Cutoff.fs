namespace ReluProofs.Proofs.WeakInteraction

open System.Collections.Generic
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// The setting of Theorem 2: p groups with the norms ||D_j^infinity||, squared norm q0 and alignment c0 of their neurons at the start,
/// which do not change with n, and epsilon.
type internal GroupLimit = {
    Norms: Rational list
    Q0: Rational
    C0: Rational
    Epsilon: Rational
}

/// The flow of one group in closed form, for n as large as 10^(10^6). With tau = Y t/n, Y = sqrt(k_n) ||D||, the alignment of (52) is
/// S = B'/B, B = cosh tau + c0 sinh tau, and the squared norm q obeys q' = (2/n) q (Y S - q/p), a Bernoulli equation: 1/q = (1/q0 + 2/(pY)
/// int B^2) / B^2. Everything depends on n and p through L = log(np) alone: pY = e^(L/2) ||D||.
module internal Cutoff =

    /// The loss of the group at tau, divided by ||D||^2/2.
    let loss (logSize: float) (norm: float) (q0: float) (c0: float) (tau: float) =
        let decay = exp (-2.0 * tau)
        let towards, away = (1.0 + c0) / 2.0, (1.0 - c0) / 2.0

        // e^(-2 tau) B^2 and 2 e^(-2 tau) times its integral.
        let square = (towards + away * decay) * (towards + away * decay)

        let integral =
            towards * towards * (1.0 - decay)
            + 4.0 * towards * away * tau * decay
            + away * away * (decay - decay * decay)

        let inverse = exp (log norm + logSize / 2.0 - log q0 - 2.0 * tau)
        let fitted = square / (inverse + integral)
        let alignment = (towards - away * decay) / (towards + away * decay)
        (1.0 - fitted) * (1.0 - fitted) + 2.0 * fitted * (1.0 - alignment)

    /// tau at the normalised time t/t_n, t_n = sqrt(np) log(np)/4.
    let phase (logSize: float) (norm: float) (time: float) = norm * logSize * time / 4.0

    /// The normalised time at which the loss is epsilon ||D||^2/2; none when it starts below.
    let time logSize norm q0 c0 (epsilon: float) =
        if loss logSize norm q0 c0 0.0 < epsilon then
            None
        else
            let rec bisect steps low high =
                let middle = (low + high) / 2.0

                if steps = 0 then
                    middle
                elif loss logSize norm q0 c0 middle >= epsilon then
                    bisect (steps - 1) middle high
                else
                    bisect (steps - 1) low middle

            let tau = bisect 200 0.0 (logSize + 100.0 + abs (log q0) + abs (log norm))
            Some(4.0 * tau / (norm * logSize))

    /// Base-10 exponents of n.
    let private exponents = [ 64; 256; 1024; 4096; 65536; 1_000_000 ]

    let logSize (g: GroupLimit) exponent = float exponent * log 10.0 + log (float g.Norms.Length)

    /// "a_n tends to b": |a_n - b| is below 1/sqrt(log n) from some n on.
    let tends (stated: string) (distance: float -> Margin) (g: GroupLimit) : Outcome =
        exponents
        |> List.map (fun e ->
            let size = logSize g e
            let far: Margin = distance size

            {
                Value = 1.0 / sqrt size - far.Value
                Error = far.Error
            })
        |> Ladder.decideAt exponents stated

    let floats (g: GroupLimit) =
        g.Norms |> List.map _.ToDouble(), g.Q0.ToDouble(), g.C0.ToDouble(), g.Epsilon.ToDouble()

    /// A check of every group on its own.
    let ofGroups (decide: GroupLimit -> float -> CheckContext -> Outcome) =
        Check<GroupLimit>(fun g context ->
            seq {
                for norm in g.Norms do
                    decide g (norm.ToDouble()) context
            }
            |> Outcome.All)

    /// The rounding of an exponential of a number of the size of log n.
    let rounding (logSize: float) = 1e-14 * logSize

    let distinct (g: GroupLimit) = List.distinct g.Norms

    /// The limit of the loss at a normalised time.
    let limit (g: GroupLimit) (time: float) =
        (g.Norms
         |> List.sumBy (fun norm ->
             let d = norm.ToDouble()
             if time * d < 1.0 then d * d / 2.0 else 0.0))
        / float g.Norms.Length

    /// Between any two transitions, before the first and after the last, whether the loss at n = 10^65536 is the limit's.
    let plateaus (g: GroupLimit) =
        let norms, q0, c0, _ = floats g
        let times = norms |> List.map (fun d -> 1.0 / d) |> List.distinct |> List.sort
        let size = logSize g 65536

        let between =
            times.Head / 2.0
            :: List.last times * 2.0
            :: (List.pairwise times |> List.map (fun (a, b) -> (a + b) / 2.0))

        between
        |> List.forall (fun s ->
            let value =
                (norms |> List.sumBy (fun d -> d * d / 2.0 * loss size d q0 c0 (phase size d s)))
                / float norms.Length

            abs (value - limit g s) <= 1e-6 * (1.0 + limit g 0.0))

    let certified (g: GroupLimit) =
        let p = g.Norms.Length
        let parameters = Dictionary<string, Rational>()
        parameters["p"] <- Rational.OfInt p
        parameters["q0"] <- g.Q0
        parameters["epsilon"] <- g.Epsilon
        // np = R^4 with R = (10 p)^8.
        parameters["R"] <- (Rational.OfInt(10 * p)).Pow 8
        g.Norms |> List.iteri (fun j d -> parameters[sprintf "D%d" (j + 1)] <- d)

        CertifiedInstance(
            Dataset(ExactMatrix [], ExactVector []),
            ModelConstants(Rational.One, Rational.One, Rational.Zero),
            parameters,
            Dictionary()
        )

    let norm j = Term.Parameter(sprintf "D%d" (j + 1))

    /// 1 minus the fitted share of group j for c0 = 1 at the time with e^(2 tau) = E: (pY - q0)/(pY + q0 (E - 1)), pY = R^2 ||D||.
    let private unfitted j (growth: Term) =
        let r, q0 = Term.Parameter "R", Term.Parameter "q0"
        let size = r * r * norm j
        (size - q0) / (size + q0 * (growth - Term.Number 1))

    /// For np = R^4 and aligned neurons: at half the normalised time 1/||D||, where e^(2 tau) = R, at least nine tenths of the loss of
    /// the group are left, and at twice that time, e^(2 tau) = R^4, at most a tenth.
    let transition j =
        let r = Term.Parameter "R"
        let square (t: Term) = t * t

        [
            Terms.fact
                (sprintf "group %d has most of its loss at time 1/(2 ||D||)" (j + 1))
                (Term.Number 10 * square (unfitted j r))
                Relation.GreaterOrEqual
                (Term.Number 9)
            Terms.fact
                (sprintf "group %d has little of its loss at time 2/||D||" (j + 1))
                (Term.Number 10 * square (unfitted j (r * r * r * r)))
                Relation.LessOrEqual
                (Term.Number 1)
        ]

    let at norms = {
        Norms = norms
        Q0 = Rational.One
        C0 = Rational.One
        Epsilon = Q.frac 1 4
    }

    let edges = [
        at [ Q.int 1 ]
        at [ Q.int 1; Q.int 2 ]
        at [ Q.int 1; Q.int 1 ]
        at [ Q.half; Q.int 1; Q.int 3 ]
        {
            at [ Q.int 1 ] with
                C0 = Rational.Zero
        }
        {
            at [ Q.int 2 ] with
                Epsilon = Q.half
                Q0 = Q.int 100
        }
        {
            at [ Q.int 1 ] with
                Epsilon = Q.frac 9 10
                Q0 = Q.frac 1 10_000
        }
    ]

    let private generator =
        gen {
            let! p = Gen.elements [ 1; 1; 2; 2; 3; 4 ]

            let! norms =
                Gen.listOfLength p (Gen.elements [ Q.int 1; Q.int 1; Q.half; Q.int 2; Q.frac 3 2; Q.int 5; Q.frac 1 4 ])

            let! q0 = Gen.elements [ Q.int 1; Q.half; Q.int 100; Q.frac 1 100; Q.frac 1 10_000 ]

            let! c0 = Gen.choose (0, 8)
            let! epsilon = Gen.choose (1, 19)

            return {
                Norms = norms
                Q0 = q0
                C0 = Q.frac c0 8
                Epsilon = Q.frac epsilon 20
            }
        }

    let private shrink (g: GroupLimit) =
        seq {
            if g.Norms.Length > 1 then
                for j in 0 .. g.Norms.Length - 1 do
                    {
                        g with
                            Norms = List.removeAt j g.Norms
                    }

            for j in 0 .. g.Norms.Length - 1 do
                for d in [ Q.int 1; Q.int 2 ] do
                    {
                        g with
                            Norms = List.updateAt j d g.Norms
                    }

            { g with Q0 = Rational.One }
            { g with C0 = Rational.One }

            for epsilon in [ Q.half; Q.frac 1 3; Q.frac 1 4 ] do
                { g with Epsilon = epsilon }
        }

    let family cost more =
        Family<GroupLimit>(
            "p groups with fixed norms of their labels, neurons of a fixed start, and epsilon",
            [
                Hypothesis<GroupLimit>(
                    "groups",
                    "p >= 1 groups with 0 < ||D_j^infinity|| < infinity",
                    (fun g -> not g.Norms.IsEmpty && g.Norms |> List.forall (fun d -> d.Sign > 0)),
                    null
                )
                Hypothesis<GroupLimit>(
                    "start",
                    "||w_j(0)||_+^2 = q0 > 0 and the alignment c0 in [0, 1] do not change with n; |a_j(0)| = ||w_j(0)||_+",
                    (fun g -> g.Q0.Sign > 0 && g.C0.Sign >= 0 && g.C0 <= Rational.One),
                    null
                )
                Hypothesis<GroupLimit>(
                    "epsilon",
                    "0 < epsilon < 1",
                    (fun g -> g.Epsilon.Sign > 0 && g.Epsilon < Rational.One),
                    null
                )
            ]
            @ more,
            edges,
            Arb.fromGenShrink (generator, shrink),
            (fun g ->
                InstanceSize(
                    g.Norms.Length,
                    1,
                    1,
                    (g.Q0 :: g.C0 :: g.Epsilon :: g.Norms) |> List.sumBy InstanceSize.Complexity
                )),
            (fun g -> [|
                NamedValue.Of("||D||", ExactVector g.Norms)
                NamedValue.Of("q0", g.Q0)
                NamedValue.Of("c0", g.C0)
                NamedValue.Of("eps", g.Epsilon)
            |]),
            (fun g -> sprintf "p=%d" g.Norms.Length),
            Cost = cost
        )

    let different =
        Hypothesis<GroupLimit>(
            "distinct",
            "the norms ||D_j^infinity|| are distinct",
            (fun g -> (distinct g).Length = g.Norms.Length),
            (fun g -> {
                g with
                    Norms = g.Norms.Head :: g.Norms
            })
        )
