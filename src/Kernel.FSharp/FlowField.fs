namespace ReluProofs.Kernel

open System.Numerics

/// The derivative of relu at one pre-activation.
type internal Slope =
    | Zero = 0
    | One = 1
    /// Any number of [0, 1]: the pre-activation may be at its kink.
    | Any = 2

/// Boxes that hold a_1..a_m and w_1..w_m, or what has their shape.
[<NoComparison; NoEquality>]
type internal NeuronBoxes = { A: Interval[]; W: Interval[][] }

/// Coefficients of power series of the state and of the pre-activations z_jk = <w_j, x_k>, the lowest first.
[<NoComparison; NoEquality>]
type internal NeuronSeries = {
    ASeries: Interval[][]
    WSeries: Interval[][][]
    ZSeries: Interval[][][]
}

/// The field -v grad L of the one model in interval arithmetic, with the slope of relu given at every pre-activation.
[<Sealed>]
type internal FlowField(grid: Grid, constants: ModelConstants, data: Dataset, speed: Rational) =

    let n, d = data.Count, data.Dimension

    let points =
        Array.init n (fun k -> Array.init d (fun i -> grid.OfRational data.Points[k, i]))

    let labels = Array.init n (fun k -> grid.OfRational data.Labels[k])
    let scale = grid.OfRational constants.OutputScale

    /// 2 c s v.
    let pull =
        Rational.Two * constants.LossConstant * constants.OutputScale * speed |> grid.OfRational

    /// 2 rho v.
    let decay = grid.OfRational(Rational.Two * constants.WeightDecay * speed)

    let sum (items: Interval[]) =
        let mutable total = Interval.Zero

        for item in items do
            total <- total +. item

        total

    let sloped (slope: Slope) (value: Interval) =
        match slope with
        | Slope.One -> value
        | Slope.Any -> Interval.Hull(Interval.Zero, value)
        | _ -> Interval.Zero

    /// 2 c s v times the residual, s times the sum of outputs minus the label; later coefficients have no label.
    let pulling (isFirst: bool) k (outputs: Interval) =
        let output = grid.Multiply(scale, outputs)
        grid.Multiply(pull, (if isFirst then output -. labels[k] else output))

    /// -(force + 2 rho v weight).
    let descent (force: Interval) (weight: Interval) =
        if decay.IsZero then
            force.Negated
        else
            (force +. grid.Multiply(decay, weight)).Negated

    member _.Grid = grid
    member _.Count = n
    member _.Dimension = d

    /// Whether the pre-activations of the point are 0 for all weights.
    member _.IsOrigin(k: int) = data.Points.Row(k).NormSquared().IsZero

    /// Whether a neuron with these slopes does not move at all.
    member _.IsAtRest(slopes: Slope[]) =
        decay.IsZero && Array.forall (fun slope -> slope = Slope.Zero) slopes

    /// z_jk = <w_j, x_k>.
    member _.Preactivation(w: Interval[], k: int) : Interval = grid.Dot(points[k], w, d)

    /// All of them, one row a neuron.
    member this.Preactivations(state: NeuronBoxes) : Interval[][] =
        state.W |> Array.map (fun w -> Array.init n (fun k -> this.Preactivation(w, k)))

    /// Whether the pre-activation of a neuron at point k cannot move while only other points, of these slopes, act on it and
    /// it is 0: all that do are orthogonal to point k.
    member _.IsAlone(slopes: Slope[], k: int) =
        Seq.forall
            (fun l -> l = k || slopes[l] = Slope.Zero || (data.Points.Row(k).Dot(data.Points.Row l)).IsZero)
            (seq { 0 .. n - 1 })

    /// ||x_k||^2.
    member _.Length(k: int) : Interval = grid.OfRational(data.Points.Row(k).NormSquared())

    /// The outputs of the neurons before a_j, and 2 c s v times the residuals, for all states held and slopes given.
    member private _.ActiveAndPulls(state: NeuronBoxes, z: Interval[][], slopes: Slope[][]) =
        let active =
            Array.map2
                (Array.map2 (fun (value: Interval) slope ->
                    match slope with
                    | Slope.One -> value
                    | Slope.Any -> value.Relu()
                    | _ -> Interval.Zero))
                z
                slopes

        let pulls =
            Array.init n (fun k ->
                active
                |> Array.mapi (fun j row ->
                    if row[k].IsZero then
                        Interval.Zero
                    else
                        grid.Multiply(state.A[j], row[k]))
                |> sum
                |> pulling true k)

        struct (active, pulls)

    /// 2 c s v times the residuals.
    member this.Pulls(state: NeuronBoxes, z: Interval[][], slopes: Slope[][]) : Interval[] =
        let struct (_, pulls) = this.ActiveAndPulls(state, z, slopes)
        pulls

    /// Boxes that hold -v times every element of the subdifferential whose slopes are the given ones, at all states held.
    /// Slopes are independent of one another. z holds the states' pre-activations.
    member this.Derivative(state: NeuronBoxes, z: Interval[][], slopes: Slope[][]) : NeuronBoxes =
        let struct (active, pulls) = this.ActiveAndPulls(state, z, slopes)

        let pushes =
            Array.map2 (fun r x -> Array.map (fun xi -> grid.Multiply(r, xi)) x) pulls points

        let isMoving = slopes |> Array.map (this.IsAtRest >> not)

        {
            A =
                state.A
                |> Array.mapi (fun j a ->
                    if isMoving[j] then
                        descent (grid.Dot(pulls, active[j], n)) a
                    else
                        Interval.Zero)
            W =
                state.W
                |> Array.mapi (fun j w ->
                    if isMoving[j] then
                        let force i =
                            let mutable total = Interval.Zero

                            for k in 0 .. n - 1 do
                                total <- total +. sloped slopes[j].[k] pushes[k].[i]

                            grid.Multiply(state.A[j], total)

                        w |> Array.mapi (fun i wi -> descent (force i) wi)
                    else
                        Array.map (fun _ -> Interval.Zero) w)
        }

    /// Coefficients 0..top, in powers of t/2^-halvings, of the solution that starts in the state while the slopes (none of
    /// them `Any`) last. Neurons at rest have one coefficient.
    member this.Series(state: NeuronBoxes, slopes: Slope[][], halvings: int, top: int) : NeuronSeries =
        let m = state.A.Length
        let isMoving = slopes |> Array.map (this.IsAtRest >> not)
        let room j = if isMoving[j] then top + 1 else 1
        let empty j = Array.create (room j) Interval.Zero
        let a = Array.init m (fun j -> empty j)
        let w = Array.init m (fun j -> Array.init d (fun _ -> empty j))
        let z = Array.init m (fun j -> Array.init n (fun _ -> empty j))
        let pulls = Array.init n (fun _ -> Array.create (top + 1) Interval.Zero)

        let pushes =
            Array.init n (fun _ -> Array.init d (fun _ -> Array.create (top + 1) Interval.Zero))

        let forces =
            Array.init m (fun j ->
                Array.init d (fun _ -> Array.create (if isMoving[j] then top + 1 else 0) Interval.Zero))

        /// The next coefficient, from one of the derivative.
        let advanced (value: Interval) i =
            let next = BigInteger(i + 1)

            if halvings >= 0 then
                grid.Over(value, next <<< halvings)
            else
                let factor = BigInteger.One <<< -halvings

                grid.Over(
                    {
                        Low = value.Low * factor
                        High = value.High * factor
                    },
                    next
                )

        let isActive j k = slopes[j].[k] = Slope.One

        for j in 0 .. m - 1 do
            a[j].[0] <- state.A[j]

            for l in 0 .. d - 1 do
                w[j].[l].[0] <- state.W[j].[l]

        for i in 0..top do
            for j in 0 .. m - 1 do
                if i < room j then
                    let weights = Array.init d (fun l -> w[j].[l].[i])

                    for k in 0 .. n - 1 do
                        z[j].[k].[i] <- this.Preactivation(weights, k)

            if i < top then
                for k in 0 .. n - 1 do
                    let mutable outputs = Interval.Zero

                    for j in 0 .. m - 1 do
                        if isActive j k then
                            outputs <- outputs +. grid.Convolve(a[j], z[j].[k], i)

                    pulls[k].[i] <- pulling (i = 0) k outputs

                    for l in 0 .. d - 1 do
                        pushes[k].[l].[i] <- grid.Multiply(pulls[k].[i], points[k].[l])

                for j in 0 .. m - 1 do
                    if isMoving[j] then
                        let mutable pulled = Interval.Zero

                        for k in 0 .. n - 1 do
                            if isActive j k then
                                pulled <- pulled +. grid.Convolve(pulls[k], z[j].[k], i)

                                for l in 0 .. d - 1 do
                                    forces[j].[l].[i] <- forces[j].[l].[i] +. pushes[k].[l].[i]

                        a[j].[i + 1] <- advanced (descent pulled a[j].[i]) i

                        for l in 0 .. d - 1 do
                            let force = grid.Convolve(a[j], forces[j].[l], i)
                            w[j].[l].[i + 1] <- advanced (descent force w[j].[l].[i]) i

        {
            ASeries = a
            WSeries = w
            ZSeries = z
        }
