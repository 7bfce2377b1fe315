namespace ReluProofs.Proofs.Benignity

open System
open System.Numerics
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Numeric.Flows
open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Data of Appendix D, the signs and directions of an initialisation, epsilon of its proofs, and lambda as a part of
/// mu_min alpha^(2 epsilon). The scale alpha runs over a ladder.
type internal TeacherFlow = {
    Data: TeacherData
    Neurons: (int * Rational list) list
    Epsilon: Rational
    Part: Rational
}

/// One flow of an instance, at one scale.
[<NoEquality; NoComparison>]
type internal ScaledFlow = {
    LogAlpha: float
    Epsilon: float
    Lambda: float
    /// H, row by row, and its extreme eigenvalues.
    H: float[][]
    Least: float
    Largest: float
    Teacher: float[]
    Gamma: float[]
    Optimum: float[]
    /// Indices of I_+, and the others.
    Active: int list
    Idle: int list
    Flow: Trajectory
    /// The relative error of a neuron.
    Error: float
}

module internal TeacherFlow =

    let dot (a: float[]) (b: float[]) = Array.fold2 (fun sum x y -> sum + x * y) 0.0 a b
    let norm a = sqrt (dot a a)
    let minus (a: float[]) (b: float[]) = Array.map2 (fun x y -> x - y) a b
    let times (m: float[][]) v = m |> Array.map (fun row -> dot row v)
    let unit a = a |> Array.map (fun x -> x / norm a)

    let private double (v: Rational list) = v |> List.map _.ToDouble() |> List.toArray

    /// The smallest s for which H - s I is not positive definite, by bisection on the exact matrix; the largest from -H.
    let private eigenvalues (h: Rational list list) =
        let bisect (isAbove: Rational -> bool) =
            let mutable low, high = Rational.Zero, Rational.Two

            for _ in 1..44 do
                let middle = (low + high) / Rational.Two
                if isAbove middle then low <- middle else high <- middle

            low.ToDouble(), high.ToDouble()

        fst (bisect (fun s -> Covariance.isPositiveDefinite (Covariance.shifted -s h))),
        snd (bisect (fun s -> not (Covariance.isPositiveDefinite (Covariance.shifted s (Covariance.negated h)))))

    /// u_* of (6), by mu = lambda/||u|| and u = (H + mu I)^-1 H v_*, which contracts for lambda < mu_min.
    let private solve (h: float[][]) (target: float[]) lambda =
        let linear mu =
            let d = h.Length

            let rows =
                Array.init d (fun i ->
                    Array.init (d + 1) (fun j ->
                        if j = d then
                            target[i]
                        else
                            h[i].[j] + (if i = j then mu else 0.0)))

            for c in 0 .. d - 1 do
                for i in 0 .. d - 1 do
                    if i <> c then
                        let factor = rows[i].[c] / rows[c].[c]
                        rows[i] <- Array.map2 (fun x y -> x - factor * y) rows[i] rows[c]

            Array.init d (fun i -> rows[i].[d] / rows[i].[i])

        let mutable u = linear lambda

        for _ in 1..60 do
            u <- linear (lambda / norm u)

        u

    let private isIn (t: TeacherFlow) (sign, direction) =
        sign = 1 && t.Data.X |> List.exists (fun x -> (Covariance.dot direction x).Sign > 0)

    let private build (untilStationary: bool) (t: TeacherFlow) (exponent: int) =
        let d = Teacher.dimension t.Data
        let exact = Covariance.matrix t.Data
        let h = exact |> List.map double |> List.toArray
        let least, largest = eigenvalues exact
        let epsilon = t.Epsilon.ToDouble()
        let logAlpha = float exponent * log 10.0
        let lambda = t.Part.ToDouble() * least * exp (2.0 * epsilon * logAlpha)
        let teacher = double (Teacher.teacher d)
        let target = times h teacher
        let gamma = target |> Array.map (fun x -> 2.0 * x)
        // The time of the growth, and of the approach to the teacher along the slowest direction of H.
        let time =
            -logAlpha / norm gamma - 1.5 * epsilon * logAlpha / (2.0 * least) + 40.0 / sqrt least

        let options =
            FlowOptions(
                RelativeAccuracy = (if untilStationary then 1e-9 else 1e-11),
                MaximumSteps = 120_000,
                EndTime = (if untilStationary then Double.PositiveInfinity else time)
            )

        let flow =
            GradientFlow.Run(
                FlowData.OfExact(
                    Dataset(
                        ExactMatrix(t.Data.X |> List.map ExactVector),
                        ExactVector [ for k in 0 .. d - 1 -> Teacher.label t.Data k ]
                    )
                ),
                FlowSetting.Benignity(d, Rational.OfDouble lambda),
                FlowStart.OfBalanced(
                    ReadOnlySpan<int>(t.Neurons |> List.map fst |> List.toArray),
                    ReadOnlySpan<float>(t.Neurons |> List.map (fun _ -> logAlpha) |> List.toArray),
                    ReadOnlySpan<float>(t.Neurons |> List.collect snd |> double),
                    d
                ),
                options
            )

        let active, idle = List.indexed t.Neurons |> List.partition (fun (_, n) -> isIn t n)

        {
            LogAlpha = logAlpha
            Epsilon = epsilon
            Lambda = lambda
            H = h
            Least = least
            Largest = largest
            Teacher = teacher
            Gamma = gamma
            Optimum = solve h target lambda
            Active = List.map fst active
            Idle = List.map fst idle
            Flow = flow
            Error =
                if flow.IsSuccess && flow.Error.HasValue then
                    max flow.Error.Value.State 1e-13
                else
                    Double.PositiveInfinity
        }

    let private phases = Memory<struct (TeacherFlow * int), ScaledFlow>()
    let private limits = Memory<struct (TeacherFlow * int), ScaledFlow>()

    /// The flow through alignment, growth and the approach to the teacher.
    let phase (t: TeacherFlow) exponent =
        phases.Get(struct (t, exponent), (fun () -> build false t exponent))

    /// The flow until it is stationary.
    let limit (t: TeacherFlow) exponent =
        limits.Get(struct (t, exponent), (fun () -> build true t exponent))

    /// alpha^(factor epsilon).
    let power (f: ScaledFlow) factor = exp (factor * f.Epsilon * f.LogAlpha)

    /// T_1.
    let firstTime (f: ScaledFlow) = -f.Epsilon * f.LogAlpha / norm f.Gamma

    /// v at a state.
    let composite (f: ScaledFlow) (state: FlowState) =
        Array.init state.Dimension (fun c ->
            f.Active |> List.sumBy (fun j -> state.OutputWeight j * state.HiddenWeight(j, c)))

    /// The first time of the integrator's mesh from T_1 on at which ||v_* - v|| <= alpha^epsilon, and the state there.
    let second (f: ScaledFlow) =
        f.Flow.Times
        |> Seq.filter (fun t -> t > firstTime f)
        |> Seq.map (fun t -> f.Flow.At t)
        |> Seq.tryFind (fun s -> norm (minus f.Teacher (composite f s)) <= power f 1.0)

    /// 1 - cos of the angle of two unit vectors, without cancellation, and a bound on its error.
    let disalignment (error: float) (a: float[]) (b: float[]) =
        let distance = norm (minus a b)
        let value = distance * distance / 2.0
        value, distance * 2.0 * error + 2.0 * error * error

    let undecided: Margin = { Value = 0.0; Error = 1.0 }

    /// The margin that decides a conjunction: one that fails, else the least that is sure.
    let smallest (margins: Margin list) : Margin =
        match margins |> List.filter _.Fails with
        | [] when margins.IsEmpty -> { Value = 1.0; Error = 0.0 }
        | [] -> margins |> List.minBy (fun m -> m.Value - m.Error)
        | failing -> failing |> List.minBy _.Value

    let private nonDegenerate =
        Hypothesis<TeacherFlow>(
            "Proposition 3",
            "I_+ is not empty, no w_i(0) is orthogonal to a point, and none with s_i = -1 has the direction of gamma",
            (fun t ->
                let h = Covariance.matrix t.Data
                let gamma = Covariance.times h (Teacher.teacher (Teacher.dimension t.Data))

                t.Neurons |> List.exists (isIn t)
                && t.Neurons
                   |> List.forall (fun (sign, w) ->
                       abs sign = 1
                       && t.Data.X |> List.forall (fun x -> not (Covariance.dot w x).IsZero)
                       && (sign = 1
                           || Covariance.dot w gamma * Covariance.dot w gamma
                              <> Covariance.dot w w * Covariance.dot gamma gamma
                           || (Covariance.dot w gamma).Sign < 0))),
            (fun t -> {
                t with
                    Neurons = t.Neurons |> List.map (fun (_, w) -> -1, w)
            })
        )

    let private parts =
        Hypothesis<TeacherFlow>(
            "lambda",
            "0 < lambda <= mu_min alpha^(2 epsilon), 0 < epsilon <= 1/4",
            (fun t -> t.Part.Sign > 0 && t.Part < Rational.One && t.Epsilon.Sign > 0 && t.Epsilon <= Q.frac 1 4),
            null
        )

    /// Assumption 1 (b), as: v_*, H v_*, ..., H^(d-1) v_* are independent.
    let private general =
        Hypothesis<TeacherFlow>(
            "Assumption 1 (b)",
            "the eigenvalues of H are distinct, and v_* is in no span of fewer than d eigenvectors",
            (fun t ->
                let d = Teacher.dimension t.Data
                let h = Covariance.matrix t.Data

                let krylov =
                    List.unfold
                        (fun (v, k) ->
                            if k = d then
                                None
                            else
                                Some(v, (Covariance.times h v, k + 1)))
                        (Teacher.teacher d, 0)

                ExactMatrix(krylov |> List.map ExactVector).Rank() = d),
            null
        )

    /// The centres, the second one turned by a small angle.
    let private data d =
        let t = Teacher.atCentres d
        let square = Q.frac 1 16_000_000
        let half = Q.frac 1 4000
        let cosine = (Rational.One - square) / (Rational.One + square)
        let sine = Rational.Two * half / (Rational.One + square)
        let x = t.X[1]

        {
            X = List.updateAt 1 ([ cosine * x[0] - sine * x[1]; sine * x[0] + cosine * x[1] ] @ List.skip 2 x) t.X
        }

    let make d (neurons: (int * int list) list) epsilon part = {
        Data = data d
        Neurons = neurons |> List.map (fun (s, w) -> s, w |> List.map Q.int)
        Epsilon = epsilon
        Part = part
    }

    /// One neuron; two and an idle one; one of each sign that are active.
    let edges = [
        make 3 [ 1, [ 1; 1; 3 ] ] (Q.frac 1 30) (Q.frac 9 10)
        make 3 [ 1, [ 1; 3; 2 ]; 1, [ 2; -1; 1 ]; 1, [ -2; 1; -1 ] ] (Q.frac 1 30) (Q.frac 1 2)
        make 3 [ 1, [ -1; 2; 9 ]; -1, [ 3; 1; -1 ] ] (Q.frac 1 30) (Q.frac 1 10)
    ]

    let private generator epsilons =
        gen {
            let! m = Gen.choose (1, 3)
            let! signs = Gen.listOfLength m (Gen.elements [ 1; 1; -1 ])
            let! w = Gen.listOfLength m (Gen.listOfLength 3 (Gen.choose (-4, 4)))
            let! epsilon = Gen.elements epsilons
            let! part = Gen.elements [ Q.frac 9 10; Q.frac 1 3; Q.frac 1 10 ]
            return make 3 (List.zip signs w) epsilon part
        }

    /// The largest epsilon of the lemmas on the phases, for which the powers of alpha are reached at moderate alpha.
    let quarter =
        make 3 [ 1, [ 1; 3; 2 ]; 1, [ 2; -1; 1 ]; 1, [ -2; 1; -1 ] ] (Q.frac 1 4) (Q.frac 9 10)

    let private familyOf (edges: TeacherFlow list) generator cost =
        Family<TeacherFlow>(
            "data of Appendix D, directions and signs of the neurons, epsilon, and lambda as a part of its bound",
            RegularisedFamily.onData _.Data (fun data t -> { t with Data = data })
            @ [ general; nonDegenerate; parts ],
            edges,
            Arb.fromGenShrink (
                generator,
                fun t ->
                    seq {
                        if t.Neurons.Length > 1 then
                            for j in 0 .. t.Neurons.Length - 1 do
                                {
                                    t with
                                        Neurons = List.removeAt j t.Neurons
                                }
                    }
            ),
            (fun t ->
                InstanceSize(
                    Teacher.dimension t.Data,
                    t.Neurons.Length,
                    Teacher.dimension t.Data,
                    t.Neurons
                    |> List.collect snd
                    |> List.fold
                        (fun total x -> total + InstanceSize.Complexity x)
                        (InstanceSize.Complexity t.Part + InstanceSize.Complexity t.Epsilon)
                )),
            (fun t -> [|
                for k, x in List.indexed t.Data.X do
                    NamedValue.Of(sprintf "x_%d" (k + 1), ExactVector x)

                for j, (s, w) in List.indexed t.Neurons do
                    NamedValue.Of(sprintf "direction of w_%d" (j + 1), ExactVector w)
                    NamedValue.Of(sprintf "s_%d" (j + 1), s)

                NamedValue.Of("epsilon", t.Epsilon)
                NamedValue.Of("lambda/(mu_min alpha^(2 epsilon))", t.Part)
            |]),
            (fun t -> sprintf "m=%d" t.Neurons.Length),
            Cost = cost
        )

    /// For the limits, which are decided by flows that are followed until they rest.
    let family cost =
        familyOf edges (generator [ Q.frac 1 30; Q.frac 1 36 ]) cost

    /// For the phases: epsilon up to 1/4.
    let phaseFamily cost =
        familyOf (edges @ [ quarter ]) (generator [ Q.frac 1 30; Q.frac 1 36; Q.frac 1 12; Q.frac 1 4 ]) cost
