module internal ReluProofs.Proofs.Orthogonal.Figure_2_caption

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// A neuron of one-dimensional data with a bias: the output of relu(w_1 x + w_2) changes its slope at the stated position
/// and nowhere else nearby, and the stated output weight is a_j.
let private plotted (kink: Rational -> Rational -> Rational) (weight: Neuron -> RealAlgebraic) =
    Check<Instance>(fun i _ ->
        seq {
            for neuron in i.Theta do
                let position = kink neuron.W[0] neuron.W[1]
                let value (x: Rational) = Setting.relu (Setting.dot neuron.W [ x; Rational.One ])
                let step = Rational.One

                let bend =
                    value (position + step) + value (position - step) - Rational.Two * value position

                if not (value position).IsZero || bend <> neuron.W[0].Abs() * step then
                    Facts.fails (sprintf "the kink is at %O" position) "the slope does not change there" "is not"
                elif weight neuron <> RealAlgebraic.OfRational neuron.A then
                    Facts.fails (sprintf "the output weight is %O" (weight neuron)) (sprintf "it is %O" neuron.A) "<>"
                else
                    Facts.holds
        }
        |> Outcome.All)

let private signedNorm (neuron: Neuron) =
    RealAlgebraic.OfInt neuron.A.Sign * RealAlgebraic.Sqrt(Setting.normSquared neuron.W)

let private position (slope: Rational) (bias: Rational) = -bias / slope

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for balanced neurons with w_{j,1} <> 0: -w_{j,2}/w_{j,1} is the position of the kink of neuron j, and s_j ||w_j|| is its output weight",
        Check = plotted position signedNorm,
        Added = []
    )

let private state (neurons: (int * int list) list) = {
    Generator.state [ 1 ] neurons with
        X = [ [ Rational.One; Rational.One ] ]
}

let private generator =
    gen {
        let! m = Gen.choose (1, 4)

        let! theta =
            gen {
                let! w = Generator.vector 2
                let! s = Generator.sign

                return {
                    A = s * (Setting.normSquared w).TrySqrt().Value
                    W = w
                }
            }
            |> Gen.listOfLength m

        return {
            state [ 1, [ 1; 0 ] ] with
                M = m
                Theta = theta
        }
    }

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/fig-2-caption",
        Title = "what Figure 2 plots",
        File = "proofs/Orthogonal/Figure_2_caption.fs",
        Family =
            Generator.family
                "balanced neurons in the plane"
                [
                    Hypotheses.width
                    Hypotheses.structural "w_1" "w_{j,1} is not 0" (fun i ->
                        i.Theta |> List.forall (fun neuron -> neuron.W.Length = 2 && not neuron.W.Head.IsZero))
                    Hypotheses.balanced
                ]
                [
                    state [ 1, [ 1; 0 ] ]
                    state [ -5, [ 3; -4 ] ]
                    state [ 5, [ -4; 3 ]; -1, [ -1; 0 ] ]
                ]
                generator,
        Source = Source("orthogonal", "Figure 2, caption", Declared.Figure),
        Literal = literal,
        Boundary = [
            BoundaryRow("a kink at 0", state [ 1, [ 1; 0 ] ], true)
            BoundaryRow("a negative neuron", state [ -5, [ 3; -4 ] ], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.sign "w_2/w_1" literal (plotted (fun slope bias -> bias / slope) signedNorm)
            Mutation.exponent
                "s_j ||w_j||^2"
                literal
                (plotted position (fun neuron ->
                    RealAlgebraic.OfRational(Rational.OfInt neuron.A.Sign * Setting.normSquared neuron.W)))
            Mutation.dropping literal "balanced"
        ]
    )
