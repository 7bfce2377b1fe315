namespace ReluProofs.Proofs.Benignity

open System.Numerics
open ReluProofs.Kernel
open ReluProofs.Numeric.Experiments
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Figures
open ReluProofs.Verify.Instances

/// The counts of patterns that captions of figures state.
module internal PatternFigures =

    /// Exact counts on random data beside the formula.
    let private counted (draw: int * int * int -> Dataset) quick more (run: FigureRun) =
        seq {
            for n, d in (if run.IsThorough then quick @ more else quick) do
                for set in 1 .. LandscapeFigure.DataSets do
                    let seed = run.Draw set
                    run.Begin(sprintf "n = %d, d = %d, data set %d" n d seed)
                    let data = draw (n, d, seed)

                    let i = {
                        X = [ for k in 0 .. n - 1 -> [ for c in 0 .. d - 1 -> data.Points[k, c] ] ]
                    }

                    let row series found =
                        Figures.row
                            [
                                NamedValue.Of("n", n)
                                NamedValue.Of("d", d)
                                NamedValue.Of("data set", seed)
                            ]
                            series
                            (string (Patterns.formula i))
                            (Figures.exact (Rational.OfInteger found))

                    row "non-empty neuron patterns" (Patterns.count i)
                    row "those of cones with interior" (Patterns.openCones i)
        }

    let private figure draw quick more =
        let words sizes =
            sprintf
                "(n, d) = %s, five data sets each; exact enumeration"
                (sizes |> List.map (fun (n, d) -> sprintf "(%d, %d)" n d) |> String.concat ", ")

        Figures.declare
            "a formula in the caption: 4 sum_{i=0}^{d-1} C(n-1, i)"
            (words quick)
            (Some(words (quick @ more)))
            (counted draw quick more)

    let gaussianCounts =
        figure (fun (n, d, seed) -> TeacherData.Gaussian(n, d, uint64 seed)) [ 4, 2; 5, 2; 4, 3; 6, 3 ] [
            8, 3
            10, 3
            9, 4
        ]

    let orthonormalCounts =
        figure (fun (n, d, seed) -> TeacherData.Orthonormal(n, d, uint64 seed)) [ 2, 2; 3, 3; 4, 4; 3, 5 ] [
            6, 6
            5, 8
        ]

    /// Figures 1 and 3 count the same patterns of the same data.
    let captionClaim id file locus title statement (others: Inputs -> Outcome list) : IClaim =
        let withOthers (check: Check<Inputs>) =
            Check<Inputs>(fun i context -> Outcome.All [ check.Invoke(i, context); yield! others i ])

        let literal =
            Reading<Inputs>(
                Name = Reading.Literal,
                Statement = statement,
                Check = withOthers (Patterns.equal Patterns.count Patterns.formula),
                Added = [],
                Note =
                    "patterns 1(<w, x_k> >= 0) as in Section 2; when the inputs lie in no open half-space, w = 0 alone has the pattern of all ones"
            )

        let repaired =
            Reading<Inputs>(
                Name = "cones with interior",
                Statement = "the same for the neuron cones with interior",
                Check = withOthers (Patterns.equal Patterns.openCones Patterns.formula),
                Added = []
            )

        Claim<Inputs>(
            Id = id,
            Title = title,
            File = file,
            Family = InputFamilies.gaussian,
            Source = Source("benignity", locus, Declared.Figure),
            Literal = literal,
            Boundary = [
                BoundaryRow("one point", InputFamilies.edges[0], true)
                BoundaryRow("two points on both sides of 0", InputFamilies.edges[1], false)
                BoundaryRow("two points on one side of 0", InputFamilies.edges[2], true)
                BoundaryRow("three points around 0 in the plane", InputFamilies.edges[5], false)
            ],
            Repairs = [ repaired ],
            Mutants = [
                Mutation.constant
                    "2 in place of 4"
                    repaired
                    (Patterns.equal Patterns.openCones (fun i -> Patterns.formula i / BigInteger 2))
                Mutation.quantifier
                    "i up to d"
                    repaired
                    (Patterns.equal Patterns.openCones (fun i -> Patterns.formulaTo (Patterns.dimension i) i))
                Mutation.dropping repaired InputFamilies.generalPosition.Name
            ],
            Figure = gaussianCounts
        )
