namespace ReluProofs.Kernel

open System.Numerics

/// What holds the states on one piece of a gradient flow.
[<NoComparison; NoEquality>]
type internal FlowPiece =
    | Standing of NeuronBoxes
    | Smooth of NeuronSeries * halvings: int
    /// The boxes of a short time in which activations change.
    | Crossing of NeuronBoxes

/// The gradient flow from exact weights, its times in units of the mesh. Every absolutely continuous curve from there whose
/// derivative is, at almost all times, -v times a gradient with some slopes of [0, 1] at the kinks met is held in the boxes:
/// the rule at kinks does not matter, because kinks are only passed where all such curves pass them.
[<Sealed>]
type internal FlowPath(field: FlowField, order: int, start: NeuronBoxes) =
    inherit EnclosedPath(field.Grid)

    let grid = field.Grid
    let n = field.Count
    let m = start.A.Length

    /// Steps are never longer than 2^8.
    let longest = -8

    /// Nothing is resolved below this time.
    let finest = grid.Bits - 8

    /// What a step may leave out, in units of the mesh.
    let tolerance = BigInteger 256

    let isZero (w: Interval[]) = w |> Array.forall (fun x -> x.IsZero)

    /// Pre-activations that are 0 for good: those of the point 0, and those of neurons that start at a = 0, w = 0.
    let isIdle =
        let isOrigin = Array.init n field.IsOrigin

        Array.init m (fun j ->
            let isResting = start.A[j].IsZero && isZero start.W[j]
            Array.map (fun origin -> origin || isResting) isOrigin)

    let slopes = Array.init m (fun _ -> Array.create n Slope.Zero)

    let pairs = [|
        for j in 0 .. m - 1 do
            for k in 0 .. n - 1 -> struct (j, k)
    |]

    /// Pre-activations that have come to rest at 0 or below: nothing moves them while they are off, and they would be pushed
    /// back if they were on.
    let isStuck = Array.init m (fun _ -> Array.create n false)

    let watched () =
        pairs |> Array.filter (fun struct (j, k) -> not isIdle[j].[k] && not isStuck[j].[k])

    let mutable from = BigInteger.Zero
    let mutable until = BigInteger.Zero
    let mutable state = start
    let mutable piece = Standing start
    let mutable halvings = 4
    /// Pre-activations whose sign the end of the present piece leaves open, or soon will.
    let mutable doubtful: struct (int * int)[] = [||]

    let named struct (j, k) = sprintf "neuron %d at point %d" (j + 1) (k + 1)

    let shownTime () =
        string (Rational.Create(until >>> max 0 (grid.Bits - 16), BigInteger.One <<< min 16 grid.Bits))

    /// The sign that the pre-activation has while its slope lasts.
    let signOf struct (j, k) = if slopes[j].[k] = Slope.One then 1 else -1

    let openSigns (z: Interval[][]) (among: struct (int * int)[]) =
        among |> Array.filter (fun struct (j, k) -> z[j].[k].StrictSign <> signOf (struct (j, k)))

    /// The first part of [low, high], in units of 2^-depth of the step, on which a sign is open, down to the finest parts.
    let rec firstOpen (step: SmoothStep) (among: struct (int * int)[]) depth (low: BigInteger) =
        let t = {
            Low = low <<< (grid.Bits - depth)
            High = (low + BigInteger.One) <<< (grid.Bits - depth)
        }

        let left =
            among
            |> Array.filter (fun struct (j, k) ->
                (grid.Horner(step.Series.ZSeries[j].[k], t)).StrictSign <> signOf (struct (j, k)))

        if left.Length = 0 then
            None
        elif depth + step.Halvings >= finest then
            Some struct (depth, low, left)
        else
            match firstOpen step left (depth + 1) (low <<< 1) with
            | None -> firstOpen step left (depth + 1) ((low <<< 1) + BigInteger.One)
            | found -> found

    /// A time within the step as a number of [0, 1].
    let within (halvings: int) (low: BigInteger) (high: BigInteger) =
        if halvings >= 0 then
            {
                Low = low <<< halvings
                High = high <<< halvings
            }
        else
            let last = (BigInteger.One <<< -halvings) - BigInteger.One

            {
                Low = low >>> -halvings
                High = (high + last) >>> -halvings
            }

    /// Whether the pre-activation, if it is 0, stays there: nothing moves it while it is off, and what is on pushes it down.
    let isHeld (boxes: NeuronBoxes) (pulls: Interval[]) (given: Slope[][]) struct (j, k) =
        boxes.A[j].StrictSign * pulls[k].StrictSign > 0 && field.IsAlone(given[j], k)

    /// Whether all that came to rest stays at rest in these boxes.
    let staysAtRest (boxes: NeuronBoxes) (z: Interval[][]) (given: Slope[][]) =
        let stuck = pairs |> Array.filter (fun struct (j, k) -> isStuck[j].[k])

        stuck.Length = 0
        || (let pulls = field.Pulls(boxes, z, given)
            stuck |> Array.forall (isHeld boxes pulls given))

    let accept (step: SmoothStep) (length: BigInteger) =
        from <- until
        until <- until + length
        piece <- Smooth(step.Series, step.Halvings)
        state <- Boxes.ofSeries grid step.Series (within step.Halvings length length)

    /// A step while the slopes last, up to where a sign becomes open; it takes no time where one is open at once.
    let rec advanceSmoothly () =
        if halvings > finest then
            NotEnclosed.because (sprintf "no step is short enough at time %s" (shownTime ()))

        match FlowSteps.tryStep field state slopes order halvings with
        | Some struct (step, boxes) when step.Remainder <= tolerance ->
            let length = BigInteger.One <<< (grid.Bits - halvings)
            let z = field.Preactivations boxes
            let unsure = openSigns z (watched ())

            if not (staysAtRest boxes z slopes) then
                if halvings > finest / 2 then
                    NotEnclosed.because (
                        sprintf "a neuron at rest on its kink may be released at time %s" (shownTime ())
                    )

                halvings <- halvings + 1
                advanceSmoothly ()
            else

                match
                    (if unsure.Length = 0 then
                         None
                     else
                         firstOpen step unsure 0 BigInteger.Zero)
                with
                | None ->
                    accept step length
                    // The remainder grows by 2^(order + 1) with a doubled step.
                    if halvings > longest && (step.Remainder <<< (order + 2)) <= tolerance then
                        halvings <- halvings - 1
                | Some struct (depth, low, left) ->
                    doubtful <- left

                    let certain =
                        (low <<< (grid.Bits - depth))
                        |> fun t -> (if halvings >= 0 then t >>> halvings else t <<< -halvings)

                    if certain.Sign > 0 then
                        accept step certain
        | _ ->
            halvings <- halvings + 1
            advanceSmoothly ()

    /// Whether the short time shows every doubtful pre-activation to leave 0 for one side, whatever the slopes at the kinks:
    /// then the new state and signs are set. Otherwise what is in the way.
    let rec tryCross (length: BigInteger) (among: struct (int * int)[]) : Result<unit, string> =
        let loose = slopes |> Array.map Array.copy

        for struct (j, k) in among do
            loose[j].[k] <- Slope.Any

        match FlowSteps.tryEnclose field state loose length with
        | None -> Error(sprintf "no box holds the crossing at time %s" (shownTime ()))
        | Some struct (boxes, speed) ->
            let z = field.Preactivations boxes

            match openSigns z (Array.except among (watched ())) with
            | [||] when not (staysAtRest boxes z loose) ->
                Error(sprintf "a neuron at rest on its kink may be released at time %s" (shownTime ()))
            | [||] ->
                let rates = field.Preactivations speed
                let pulls = field.Pulls(boxes, z, loose)
                let before = field.Preactivations state
                let elapsed = { Low = length; High = length }

                /// The slope with which the pre-activation is seen to leave, and whether it comes to rest on the kink.
                let ending (struct (j, k) as pair) =
                    let after (rate: Interval) = before[j].[k] +. grid.Multiply(elapsed, rate)

                    let rate = rates[j].[k]

                    if rate.StrictSign <> 0 && (after rate).StrictSign = rate.StrictSign then
                        ValueSome(
                            if rate.StrictSign > 0 then
                                Slope.One, false
                            else
                                Slope.Zero, false
                        )
                    elif isHeld boxes pulls loose pair then
                        let down = grid.Multiply(grid.Multiply(boxes.A[j], pulls[k]), field.Length k)

                        if (after down.Negated).High.Sign < 0 then
                            ValueSome(Slope.Zero, true)
                        else
                            ValueNone
                    else
                        ValueNone

                let endings = among |> Array.map ending

                match Seq.zip among endings |> Seq.tryFind (fun (_, ending) -> ending.IsNone) with
                | Some(pair, _) ->
                    Error(
                        sprintf "%s touches its kink at time %s and is not seen to cross it" (named pair) (shownTime ())
                    )
                | None ->
                    for struct (j, k), ending in Seq.zip among endings do
                        let slope, rests = ending.Value
                        slopes[j].[k] <- slope
                        isStuck[j].[k] <- rests

                    from <- until
                    until <- until + length
                    piece <- Crossing boxes
                    state <- Boxes.map2 (fun x v -> x +. grid.Multiply(elapsed, v)) state speed
                    doubtful <- [||]
                    Ok()
            | more -> tryCross length (Array.append among more)

    /// Longer and longer short times.
    let cross () =
        let rec attempt (size: int) =
            match tryCross (BigInteger.One <<< size) doubtful with
            | Ok() -> ()
            | Error why when size + 2 > grid.Bits - grid.Bits / 4 -> NotEnclosed.because why
            | Error _ -> attempt (size + 2)

        attempt 8

    do
        let z = field.Preactivations start

        for struct (j, k) in watched () do
            if z[j].[k].StrictSign > 0 then
                slopes[j].[k] <- Slope.One

        doubtful <- watched () |> Array.filter (fun struct (j, k) -> z[j].[k].StrictSign = 0)

    override _.From = from
    override _.Until = until

    override _.At(low, high) =
        match piece with
        | Standing boxes
        | Crossing boxes -> boxes
        | Smooth(series, halvings) -> Boxes.ofSeries grid series (within halvings (low - from) (high - from))

    override _.Advance() =
        Effort.Spend 256L

        if doubtful.Length > 0 then
            cross ()
        else
            advanceSmoothly ()

            // No time passed: a sign is open from the start.
            if doubtful.Length > 0 && from = until then
                cross ()
