namespace ReluProofs.Kernel

open System.Numerics

/// Operations on boxes, entry by entry.
module internal Boxes =

    let map2 (f: Interval -> Interval -> Interval) (x: NeuronBoxes) (y: NeuronBoxes) : NeuronBoxes = {
        A = Array.map2 f x.A y.A
        W = Array.map2 (Array.map2 f) x.W y.W
    }

    let forall2 (f: Interval -> Interval -> bool) (x: NeuronBoxes) (y: NeuronBoxes) =
        Array.forall2 f x.A y.A && Array.forall2 (Array.forall2 f) x.W y.W

    /// The value of a series at t.
    let ofSeries (grid: Grid) (series: NeuronSeries) (t: Interval) : NeuronBoxes = {
        A = series.ASeries |> Array.map (fun c -> grid.Horner(c, t))
        W = series.WSeries |> Array.map (Array.map (fun c -> grid.Horner(c, t)))
    }

/// One step of the flow while the slopes last: the coefficients of a Taylor series whose last one holds the remainder.
[<NoComparison; NoEquality>]
type internal SmoothStep = {
    /// The step's length is 2^-Halvings.
    Halvings: int
    Series: NeuronSeries
    /// The largest absolute value in the remainder.
    Remainder: BigInteger
}

/// A priori boxes (Picard and Lindeloef) and the Taylor steps that rest on them.
module internal FlowSteps =

    /// How often a box is made larger before the step counts as too long.
    [<Literal>]
    let private Attempts = 8

    /// Boxes that no solution of the inclusion with these slopes leaves within the time [0, length], and its derivatives there.
    /// The start plus [0, length] times all derivatives in the boxes lies in their interior, so a first time outside them
    /// does not exist. None where no such boxes are found.
    let tryEnclose (field: FlowField) (start: NeuronBoxes) (slopes: Slope[][]) (length: BigInteger) =
        let grid = field.Grid

        let elapsed = { Low = BigInteger.Zero; High = length }

        let derivative boxes = field.Derivative(boxes, field.Preactivations boxes, slopes)

        let reached (speed: NeuronBoxes) =
            Boxes.map2 (fun x v -> x +. grid.Multiply(elapsed, v)) start speed

        let wider (x: Interval) = x.Inflated((x.Width >>> 3) + BigInteger 2)

        let rec search (boxes: NeuronBoxes) attempts =
            let speed = derivative boxes
            let next = reached speed

            if Boxes.forall2 (fun (box: Interval) inner -> box.Surrounds inner) boxes next then
                Some struct (boxes, speed)
            elif attempts = 0 then
                None
            else
                // Only what was left grows: an entry whose derivative is about to vanish needs a box that others do not.
                let grown (box: Interval) (inner: Interval) =
                    if box.Surrounds inner then
                        box
                    else
                        wider (Interval.Hull(box, inner))

                search (Boxes.map2 grown boxes next) (attempts - 1)

        let first = reached (derivative start)
        search (Boxes.map2 (fun x _ -> wider x) first first) Attempts

    /// The Taylor step of this order and length 2^-halvings, and the boxes its solutions do not leave; None where it is too long.
    let tryStep (field: FlowField) (start: NeuronBoxes) (slopes: Slope[][]) (order: int) (halvings: int) =
        let length = BigInteger.One <<< (field.Grid.Bits - halvings)

        tryEnclose field start slopes length
        |> Option.map (fun struct (boxes, _) ->
            let series = field.Series(start, slopes, halvings, order)
            // The derivative of one order more, anywhere in the boxes, bounds what the series leaves out.
            let beyond = field.Series(boxes, slopes, halvings, order + 1)
            let mutable largest = BigInteger.Zero

            let complete (coefficients: Interval[]) (further: Interval[]) =
                if coefficients.Length = 1 then
                    coefficients
                else
                    let rest = further[order + 1]
                    largest <- BigInteger.Max(largest, rest.Magnitude)
                    Array.append coefficients [| rest |]

            let completed = {
                ASeries = Array.map2 complete series.ASeries beyond.ASeries
                WSeries = Array.map2 (Array.map2 complete) series.WSeries beyond.WSeries
                ZSeries = Array.map2 (Array.map2 complete) series.ZSeries beyond.ZSeries
            }

            struct ({
                        Halvings = halvings
                        Series = completed
                        Remainder = largest
                    },
                    boxes))
