namespace ReluProofs.Proofs.Benignity

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Numeric.Cones
open ReluProofs.Numeric.Convex
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Lemma 1: activation cones that have the rows of an optimal network.
module internal WinningRows =

    /// How many cones are drawn for one problem; the first has the rows of the optimal network alone.
    let private cones = 3

    /// The largest relative gap between an optimum over a closed cone and the global one that counts as equal: an enclosure's accuracy.
    let private accuracy = Q.frac 1 1_000_000

    let private isNear (neuron: ActiveNeuron) (atom: TightAtom) =
        let square =
            Seq.fold2 (fun sum x y -> sum + (x - y) * (x - y)) 0.0 atom.Direction (neuron.Direction.ToArray())

        atom.Sign = neuron.Sign
        && atom.Signs |> Seq.forall (fun s -> s <> AtomSign.Unknown && s <> AtomSign.NotPositive)
        && square < 1e-6

    /// Whether <u, x_k> >= 0 up to the rounding of a unit vector u, for all k.
    let private rounded (analysis: LandscapeAnalysis) (neuron: ActiveNeuron) =
        let u = neuron.Direction.ToArray()

        Seq.init analysis.Data.Count (fun k ->
            let x =
                analysis.Data.Points.Row(k).ToReadOnlyList() |> Seq.map _.ToDouble() |> Array.ofSeq

            Array.fold2 (fun sum a b -> sum + a * b) 0.0 u x >= -1e-9 * Array.sumBy abs x)

    /// The rows of the neurons of an optimal network, with the literal patterns 1(<w, x_k> >= 0) and each row once: those of the tight
    /// direction nearby, whose signs are proved, or of the computed neuron where no direction is singled out.
    let rows (analysis: LandscapeAnalysis) : NeuronCone list =
        [
            for neuron in analysis.Optimum.Neurons ->
                match analysis.Good.Atoms |> Seq.filter (isNear neuron) |> Seq.tryExactlyOne with
                | Some atom -> NeuronCone(atom.Signs |> Seq.map (fun s -> s <> AtomSign.Negative), atom.Sign)
                | None -> NeuronCone(rounded analysis neuron, neuron.Sign)
        ]
        |> List.distinct

    /// Cones of width m whose rows contain those given: these alone, then with rows drawn uniformly for the other neurons.
    let private activations (analysis: LandscapeAnalysis) (context: CheckContext) m (winning: NeuronCone list) =
        let others = max 0 (m - winning.Length)

        let draw =
            ConeDraw(analysis.Data, analysis.Good.Patterns, ConeDistribution.Uniform, context.Seed)

        [
            for number in 0 .. cones - 1 ->
                if number = 0 || others = 0 then
                    winning
                else
                    winning @ List.ofSeq (draw.Cones(others, number)) |> List.distinct
        ]

    let private fails stated found =
        Outcome.Fails(Witness(stated, found, "is not", Strength.Enclosed, null, null))

    /// Runs a test on each cone that has the rows `change` makes of the winning ones.
    let private each test (change: NeuronCone list -> NeuronCone list) =
        Check<Labelled>(fun i context ->
            let analysis = Landscape.analysis i

            activations analysis context i.M (change (rows analysis))
            |> Seq.map (fun rows -> test analysis context rows)
            |> Outcome.All)

    /// Compares the optimum over the closed cone, by a program of its own, with the global minimum.
    let private byProgram stated (analysis: LandscapeAnalysis) (context: CheckContext) (rows: NeuronCone list) =
        let found =
            RestrictedOptimum.Solve(
                analysis.Data,
                analysis.Constants,
                rows,
                ConvexSettings.Default,
                context.Cancellation
            )

        let optimum = analysis.Optimum

        if found.Lower > optimum.Upper then
            fails
                stated
                (sprintf
                    "the least loss in it is at least %.9g, the global minimum at most %.9g"
                    (found.Lower.ToDouble())
                    (optimum.Upper.ToDouble()))
        elif found.Upper - optimum.Lower <= accuracy * optimum.Upper then
            Outcome.Holds Strength.Numeric
        else
            Outcome.TooClose "the enclosure of the optimum over the closed cone is too wide"

    /// The closed cone contains a global minimum: by the tight directions of the dual problem that its rows offer, or by its program where
    /// they are not singled out.
    let containsMinimum change =
        let stated = "the closed cone contains a global minimum"

        each
            (fun analysis context rows ->
                match Option.ofNullable (analysis.Good.ContainsMinimiser rows) with
                | Some true -> Outcome.Holds Strength.Enclosed
                | Some false -> fails stated "its rows do not offer the directions of any minimiser"
                | None -> byProgram stated analysis context rows)
            change

    /// Every restricted local minimum minimises the program of the cone, whose optimum is the global minimum.
    let hasNoBadMinimum change =
        each (byProgram "every local minimum of the closed cone is a global one") change

    let edges =
        Landscape.edges
        |> List.map (fun l -> {
            l.Data with
                M = Labelled.points l.Data + 1
        })

    let private generator =
        gen {
            let! landscape = Landscape.family.Instances.Generator
            let n = Labelled.points landscape.Data
            let! m = Gen.choose (n + 1, 2 * n + 4)
            return { landscape.Data with M = m }
        }

    let family =
        Labelled.family
            "labelled points, with cones of m >= n + 1 rows"
            [
                Labelled.structural "lambda" "lambda > 0" (fun i -> i.Lambda.Sign > 0)
                Labelled.structural "m" "m >= n + 1" (fun i -> i.M >= Labelled.points i + 1)
            ]
            edges
            generator
            (fun i -> sprintf "n%s" (if Labelled.points i < 3 then "<=2" else ">=3"))
            8

    let private flipped (row: NeuronCone) = NeuronCone(Seq.init row.Count row.IsActive, -row.Sign)

    let private complement (row: NeuronCone) =
        NeuronCone(Seq.init row.Count (fun k -> not (row.IsActive k)), row.Sign)

    let note =
        "A_n is read with 1(<w, x_k> >= 0) and 1(a >= 0); only the rows of non-zero neurons of the optimal network are asked for, which is weaker than the rows of all n + 1; three cones a problem: these rows alone, and with further rows drawn uniformly"

    /// Cones without one of the rows, or with others in their place.
    let mutants (literal: Reading<Labelled>) (check: (NeuronCone list -> NeuronCone list) -> Check<Labelled>) = [
        Mutation.quantifier
            "for all i but one"
            literal
            (check (function
                | _ :: second :: rest -> second :: rest
                | rows -> rows))
        Mutation.sign "the other signs of a" literal (check (List.map flipped))
        Mutation.sign "the complements of the patterns" literal (check (List.map complement))
    ]

    let boundary = [
        BoundaryRow("one point", edges[0], true)
        BoundaryRow("lambda so large that the zero network is the minimum", edges[2], true)
        BoundaryRow("a label 0", edges[3], true)
        BoundaryRow("a point 0", edges[4], true)
        BoundaryRow("two opposite points of the line", edges[5], true)
        BoundaryRow("orthogonal points with labels of both signs", edges[7], true)
    ]
