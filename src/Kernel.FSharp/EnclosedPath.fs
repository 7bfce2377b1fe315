namespace ReluProofs.Kernel

open System.Numerics

/// A trajectory held in boxes, piece after piece. Times are integers in a unit of the kind's own.
[<AbstractClass>]
type internal EnclosedPath(grid: Grid) =
    member _.Grid = grid
    /// The present piece holds the times From..Until.
    abstract From: BigInteger
    abstract Until: BigInteger
    /// Boxes that hold the states at all times low..high of the present piece.
    abstract At: low: BigInteger * high: BigInteger -> NeuronBoxes
    /// Goes on to the next piece. Throws InvalidOperationException, "not enclosed: ...", where it cannot.
    abstract Advance: unit -> unit

module internal NotEnclosed =
    let because (reason: string) : 'nothing = invalidOp (sprintf "not enclosed: %s" reason)

/// Gradient descent from exact weights with relu'(0) = 0; the field's speed is the step, and times are numbers of steps taken.
[<Sealed>]
type internal DescentPath(field: FlowField, start: NeuronBoxes) =
    inherit EnclosedPath(field.Grid)

    let mutable taken = BigInteger.Zero
    let mutable state = start
    let mutable z = field.Preactivations start

    override _.From = taken
    override _.Until = taken
    override _.At(_, _) = state

    override _.Advance() =
        Effort.Spend 256L

        let slopeAt j k (value: Interval) =
            if value.IsZero || value.StrictSign < 0 then
                Slope.Zero
            elif value.StrictSign > 0 then
                Slope.One
            else
                NotEnclosed.because (
                    sprintf "the sign of neuron %d at point %d is open after %O steps" (j + 1) (k + 1) taken
                )

        let slopes = z |> Array.mapi (fun j row -> Array.mapi (slopeAt j) row)
        state <- Boxes.map2 (+.) state (field.Derivative(state, z, slopes))

        z <-
            z
            |> Array.mapi (fun j row ->
                if field.IsAtRest slopes[j] then
                    row
                else
                    Array.init row.Length (fun k -> field.Preactivation(state.W[j], k)))

        taken <- taken + BigInteger.One
