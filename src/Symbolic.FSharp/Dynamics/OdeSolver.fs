namespace ReluProofs.Symbolic.Dynamics

open System
open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic

/// A solution that was derived and verified.
[<Sealed; AllowNullLiteral(false)>]
type OdeSolution
    internal (problem: OdeProblem, functions: IReadOnlyList<ElementaryFunction>, steps: IReadOnlyList<string>) =

    member _.Problem = problem

    /// One function an unknown, in the order of the problem.
    member _.Functions = functions

    /// How each was found, in the order in which they were.
    member _.Steps = steps

    /// The function of one unknown. Throws ArgumentException for another name.
    member _.Function(unknown: string) : ElementaryFunction =
        match Seq.tryFindIndex (fun name -> name = unknown) problem.Unknowns with
        | Some index -> functions[index]
        | None -> invalidArg (nameof unknown) (sprintf "'%s' is no unknown of the problem" unknown)

    /// Verifies the solution again.
    member _.Verify() : OdeVerification = OdeVerifier.Verify(problem, functions)

    override _.ToString() =
        Seq.zip problem.Unknowns functions
        |> Seq.map (fun (name, f) -> sprintf "%s(t) = %O" name f)
        |> String.concat "; "

/// Scalar equations f' = p(t) + q(t) f + r(t) f^2. Untrusted: what is found is verified by substitution.
module internal ScalarSolver =

    let private one = ElementaryFunction.One

    /// The coefficients of 1, f and f^2, if the right side is such a polynomial.
    let private coefficients (unknown: string) (side: ElementaryFunction) =
        if side.Body.Denominator.DegreeIn unknown > 0 || side.Body.Numerator.DegreeIn unknown > 2 then
            None
        else
            let parts = side.Body.Numerator.CoefficientsIn unknown

            let at k =
                match Map.tryFind k parts with
                | None -> ElementaryFunction.Zero
                | Some p -> ElementaryFunction.Tidy(RationalFunction.Create(p, side.Body.Denominator), side.Generators)

            Some(at 0, at 1, at 2)

    let private linear forcings (p: ElementaryFunction) q (start: ElementaryFunction) =
        match ElementaryIntegral.tryExponentialOfIntegral forcings q with
        | None -> None
        | Some h ->
            let particular =
                if p.IsZero then
                    Some ElementaryFunction.Zero
                else
                    let forced = p / h

                    match ElementaryIntegral.tryIntegrate forcings forced with
                    | Some k -> Some k
                    // A logarithmic derivative integrates to a logarithm.
                    | None ->
                        ElementaryIntegral.tryExponentialOfIntegral forcings forced |> Option.map ElementaryFunction.Log

            particular
            |> Option.map (fun k ->
                h * (start + k),
                sprintf "linear: f = h (f0 + integral of p/h), where h = %O has h' = q h and h(0) = 1" h)

    let private bernoulli forcings q r (start: ElementaryFunction) =
        match ElementaryIntegral.tryExponentialOfIntegral forcings q with
        | None -> None
        | Some h ->
            ElementaryIntegral.tryIntegrate forcings (r * h)
            |> Option.map (fun k ->
                start * h / (one - start * k),
                sprintf
                    "Bernoulli: 1/f is linear; f = f0 h/(1 - f0 integral of r h), where h = %O has h' = q h and h(0) = 1"
                    h)

    /// Constant coefficients, by the two equilibria.
    let private riccati (p: RationalFunction) (q: RationalFunction) (r: RationalFunction) (start: ElementaryFunction) =
        let two = RationalFunction.Constant Rational.Two

        match PolynomialRoot.tryOf (q * q - two * two * p * r) with
        | None -> None
        | Some root when root.IsZero ->
            let equilibrium = ElementaryFunction.OfRationalFunction(-q / (two * r))
            let distance = start - equilibrium
            let speed = ElementaryFunction.OfRationalFunction r

            Some(
                equilibrium + distance / (one - speed * distance * ElementaryFunction.Time),
                sprintf "Riccati with one equilibrium %O" equilibrium
            )
        | Some root ->
            let upper = ElementaryFunction.OfRationalFunction((root - q) / (two * r))
            let lower = ElementaryFunction.OfRationalFunction((-root - q) / (two * r))

            let e =
                ElementaryFunction.Exp(ElementaryFunction.OfRationalFunction root * ElementaryFunction.Time)

            let below, above = start - lower, start - upper

            Some(
                (upper * below - lower * above * e) / (below - above * e),
                sprintf
                    "Riccati with equilibria f+ = %O and f- = %O: (f - f+)/(f - f-) grows at the rate r (f+ - f-) = %O"
                    upper
                    lower
                    root
            )

    let trySolve (forcings: IReadOnlyList<string>) unknown (side: ElementaryFunction) (start: ElementaryFunction) =
        let isConstant (e: ElementaryFunction) =
            e.IsRational
            && not e.DependsOnTime
            && not (e.Parameters |> Seq.exists (fun name -> Seq.contains name forcings))

        match coefficients unknown side with
        | None -> None
        | Some(p, q, r) when r.IsZero -> linear forcings p q start
        | Some(p, q, r) when p.IsZero -> bernoulli forcings q r start
        | Some(p, q, r) when isConstant p && isConstant q && isConstant r -> riccati p.Body q.Body r.Body start
        | Some _ -> None

/// Derives solutions in closed form.
[<AbstractClass; Sealed>]
type OdeSolver private () =

    /// The solution of a problem whose equations can be taken one after another, each of them linear, Bernoulli (logistic)
    /// or Riccati with constant coefficients whose discriminant is a square, once the earlier solutions are inserted.
    /// Null when the problem is not of this kind, or when what was found does not pass OdeVerifier.Verify.
    static member TrySolve(problem: OdeProblem) : OdeSolution | null =
        let count = problem.Unknowns.Count

        let rec proceed (known: Map<int, ElementaryFunction>) steps =
            if known.Count = count then
                Some(known, List.rev steps)
            else
                let inserted index =
                    known
                    |> Map.fold
                        (fun (side: ElementaryFunction) i f -> side.Substitute(problem.Unknowns[i], f))
                        problem.RightSides[index]

                let attempt index =
                    let unknown = problem.Unknowns[index]
                    let side = inserted index

                    let alone =
                        side.Parameters
                        |> Seq.forall (fun name -> name = unknown || not (Seq.contains name problem.Unknowns))

                    if alone then
                        ScalarSolver.trySolve problem.Forcings unknown side problem.InitialValues[index]
                        |> Option.map (fun (f, how) -> index, f, sprintf "%s: %s" unknown how)
                    else
                        None

                match
                    seq { 0 .. count - 1 } |> Seq.filter (fun i -> not (known.ContainsKey i)) |> Seq.tryPick attempt
                with
                | None -> None
                | Some(index, f, step) -> proceed (Map.add index f known) (step :: steps)

        let found =
            try
                proceed Map.empty []
            with
            | :? NotSupportedException
            | :? DivideByZeroException -> None

        match found with
        | None -> null
        | Some(known, steps) ->
            let functions = known |> Map.toArray |> Array.map snd

            if (OdeVerifier.Verify(problem, functions)).Outcome = OdeOutcome.Solves then
                OdeSolution(problem, functions, Array.ofList (steps @ [ "verified by substitution" ]))
            else
                null

/// A proposed solution, what verifying it found, and what is right.
[<Sealed; AllowNullLiteral(false)>]
type OdeExamination internal (verification: OdeVerification, derived: OdeSolution | null) =
    member _.Verification = verification

    /// The derived solution; null when the problem is in no class that OdeSolver knows.
    member _.Derived = derived

    /// Verifies a proposed solution, and derives one of our own.
    static member Of(problem: OdeProblem, proposed: IReadOnlyList<ElementaryFunction>) : OdeExamination =
        OdeExamination(OdeVerifier.Verify(problem, proposed), OdeSolver.TrySolve problem)
