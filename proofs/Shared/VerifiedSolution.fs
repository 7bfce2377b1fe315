namespace ReluProofs.Proofs

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Dynamics
open ReluProofs.Verify.Claims

/// A closed form that the symbolic engine verifies, for all parameters, by substitution into its differential equation.
type internal VerifiedSolution(name: string, latex: string, problem: OdeProblem, solution: string) =
    interface IProof with
        member _.Name = name
        member _.Latex = latex
        member _.Assumptions = [||]

        member _.Replay() : string | null =
            let verification = OdeVerifier.Verify(problem, ElementaryExpression.Parse solution)

            if verification.Outcome = OdeOutcome.Solves then
                null
            else
                verification.ToString()
