namespace ReluProofs.Symbolic.Optimise

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic

/// Linear equations in one unknown.
module internal LinearEquation =

    /// The coefficient of the unknown and the solution of `expression = 0`, if it is linear in the unknown.
    let trySolve (expression: RationalFunction) (unknown: string) : (RationalFunction * RationalFunction) option =
        let coefficient = expression.Derivative unknown

        if coefficient.IsZero || Seq.contains unknown coefficient.Variables then
            None
        else
            let constant = expression.Substitute(unknown, RationalFunction.Zero)
            Some(coefficient, -constant / coefficient)

/// Where a candidate for the minimiser lies.
type internal Side =
    | Right
    | AtKink
    | Left

/// A stationary point of one case, and what makes it the minimiser there. All of it is computed.
[<NoComparison>]
type internal Candidate = {
    Side: Side
    /// What the derivative in g is on this side (0 there is stationarity); nothing at the kink.
    Derivative: RationalFunction option
    Minimiser: RationalFunction
    /// Where the candidate lies on its side, or 0 in the subdifferential.
    Guard: SignCondition list
    /// The coefficients of g+ and g- in f(g) - f(g*) - (q/2)(g - g*)^2.
    MultiplierPlus: RationalFunction
    MultiplierMinus: RationalFunction
    Value: RationalFunction
}

/// f(g) = (q/2) g^2 + r+ g+ + r- g- with g = g+ - g-: a convex quadratic with one kink, at 0 (q > 0, r+ + r- >= 0).
/// The derivative is q g + r+ to the right of the kink and q g - r- to the left; the subdifferential at 0 is [-r-, r+].
[<NoComparison>]
type internal KinkedQuadratic = {
    Curvature: RationalFunction
    RightSlope: RationalFunction
    LeftSlope: RationalFunction
}

module internal KinkedQuadratic =

    let private half = RationalFunction.Constant ReluProofs.Kernel.Rational.Half

    /// The function of g, g+ and g-, where g = g+ - g-.
    let formula (problem: KinkedQuadratic) (g: RationalFunction) (plus: RationalFunction) (minus: RationalFunction) =
        half * problem.Curvature * g * g + problem.RightSlope * plus + problem.LeftSlope * minus

    /// The function of g+ and g-.
    let value (problem: KinkedQuadratic) (plus: RationalFunction) (minus: RationalFunction) =
        formula problem (plus - minus) plus minus

    /// The candidates of the three cases, right of the kink first. `plus` and `minus` are names not used in the problem.
    let candidates (problem: KinkedQuadratic) (g: string) (plus: string) (minus: string) : Candidate list =
        let variable = RationalFunction.Variable
        let positivePart, negativePart = variable plus, variable minus

        let candidate side derivative (minimiser: RationalFunction) guard =
            let zero = RationalFunction.Zero

            let atMinimiser =
                match side with
                | Right -> value problem minimiser zero
                | AtKink -> value problem zero zero
                | Left -> value problem zero -minimiser

            let distance = positivePart - negativePart - minimiser

            let remainder =
                value problem positivePart negativePart
                - atMinimiser
                - half * problem.Curvature * distance * distance

            {
                Side = side
                Derivative = derivative
                Minimiser = minimiser
                Guard = guard
                MultiplierPlus = remainder.Derivative plus
                MultiplierMinus = remainder.Derivative minus
                Value = atMinimiser
            }

        let branch side (derivative: RationalFunction) =
            match LinearEquation.trySolve derivative g with
            | None -> invalidOp "the derivative of a quadratic is linear"
            | Some(_, solution) -> candidate side (Some derivative) solution

        let slope = problem.Curvature * variable g

        [
            // Right and left of the kink, dividing by the curvature q > 0 keeps the sign of the numerator.
            branch Right (slope + problem.RightSlope) [ SignCondition.Positive -problem.RightSlope ]
            candidate AtKink None RationalFunction.Zero [
                SignCondition.NonNegative problem.RightSlope
                SignCondition.NonNegative problem.LeftSlope
            ]
            branch Left (slope - problem.LeftSlope) [ SignCondition.Positive -problem.LeftSlope ]
        ]

    /// The minimiser as a function of the problem's parameters.
    let minimiser (candidates: Candidate list) =
        PiecewiseFormula(candidates |> List.map (fun c -> FormulaCase(Guard c.Guard, c.Minimiser)))
