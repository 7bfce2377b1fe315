namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Optimise
open ReluProofs.Symbolic.Render

/// Writes derivations: searches the witnesses once, so that a replay only checks. Untrusted.
type internal ProofBuilder(name: string, title: string, statement: string, source: string) =
    let symbols = ResizeArray<Symbol>()
    let hypotheses = ResizeArray<NamedHypothesis>()
    let steps = ResizeArray<Step>()

    let script () = {
        Name = name
        Title = title
        Statement = statement
        Source = source
        Symbols = List.ofSeq symbols
        Hypotheses = List.ofSeq hypotheses
        Steps = List.ofSeq steps
    }

    // Each step is checked where it is written; what it establishes is what later steps build on.
    let mutable state: ReplayState option = None

    let current () =
        match state with
        | Some known -> known
        | None ->
            let first = Replay.start (script ())
            state <- Some first
            first

    let add kind title =
        let step = { Kind = kind; Title = title }
        let before = current ()

        let before = {
            before with
                Known = Set.difference before.Known (Set.ofList (Definitions.introducedBy step))
        }

        state <- Some(Replay.check (script ()) before (steps.Count, step))
        steps.Add step
        steps.Count

    let sequent reference =
        match reference with
        | Hypothesis index -> {
            Assumptions = []
            Universal = []
            Conclusion = hypotheses[index].Condition
          }
        | Item(step, item) -> (current ()).Items[step].[item]

    let fail what =
        invalidOp (sprintf "derivation %s, step %d: %s" name (steps.Count + 1) what)

    /// Declares a symbol with its two glyphs and its meaning, and returns it.
    member _.Symbol(name: string, unicode: string, latex: string, meaning: string) : RationalFunction =
        symbols.Add {
            Name = name
            Glyph = { Unicode = unicode; Latex = latex }
            Meaning = meaning
        }

        RationalFunction.Variable name

    member _.Hypothesis(label: string, condition: SignCondition) : Reference =
        hypotheses.Add { Label = label; Condition = condition }
        Hypothesis(hypotheses.Count - 1)

    /// A definition; its facts in the order of the schema.
    member _.Introduce(introduction: Introduction, title: string) : Reference list =
        let number = add (Introduce introduction) title
        (current ()).Items[number] |> List.mapi (fun i _ -> Item(number, i))

    /// Sums over an index set whose kinds must be shown to be all.
    member _.Sums(index, elements, kinds: ElementKind list, sums: Sum list, title) : int =
        match CaseSplit.tryProve [] (kinds |> List.map (fun k -> k.Facts)) with
        | None -> fail "the kinds of elements were not shown to be all, without overlap"
        | Some witness ->
            add
                (Introduce(
                    Sums {
                        Index = index
                        Elements = elements
                        Kinds = kinds
                        KindsWitness = witness
                        Sums = sums
                    }
                ))
                title

    member _.Identity(left: Formula, right: Formula, title: string) : Reference =
        Item(add (Identity(left, right)) title, 0)

    member _.Solve(expression, unknown, solution, title: string) : Reference list =
        let number = add (Solve(expression, unknown, solution)) title
        [ Item(number, 0); Item(number, 1) ]

    /// The conclusion from the assumptions and cited statements; throws when no witness is found.
    member _.Entail
        (assumptions, cited: Reference list, conclusion: SignCondition, hints: Hints, title: string)
        : Reference =
        let facts = (cited |> List.map (fun r -> (sequent r).Conclusion)) @ assumptions

        match Prover.tryEntail hints facts conclusion with
        | Some witnesses -> Item(add (Entail(assumptions, cited, conclusion, witnesses)) title, 0)
        | None -> fail (sprintf "no witness was found for %O from %A" conclusion (facts |> List.map string))

    member this.Entail(assumptions, cited, conclusion, title: string) : Reference =
        this.Entail(assumptions, cited, conclusion, Hints.None, title)

    member _.Split(cited: Reference list, cases: SignCondition list list, title: string) : int =
        let facts = cited |> List.map (fun r -> (sequent r).Conclusion)

        match CaseSplit.tryProve facts cases with
        | Some witness -> add (Split(cited, cases, witness)) title
        | None -> fail "the cases were not shown to be all, without overlap"

    member _.ByCases(assumptions, split, branches, conclusion, title: string) : Reference =
        Item(add (ByCases(assumptions, split, branches, conclusion)) title, 0)

    member _.Induction
        (fold, assumptions, given, invariants: SignCondition list, proofs, title: string)
        : Reference list =
        let number = add (Induction(fold, assumptions, given, invariants, proofs)) title
        invariants |> List.mapi (fun i _ -> Item(number, i))

    member _.Vanishing
        (fold, assumptions, expression, signs, consequences: Reference list list, title)
        : Reference list =
        let number =
            add (Vanishing(fold, assumptions, expression, signs, consequences)) title

        consequences |> List.concat |> List.mapi (fun i _ -> Item(number, i))

    member _.OneElement(fold, expression, title) : Reference = Item(add (OneElement(fold, expression)) title, 0)

    /// A solution of the system of step `system`, checked by substitution.
    member _.Substitute(system, solution, title: string) : unit = add (Substitute(system, solution)) title |> ignore

    member _.Invariant(expression, evidence, title: string) : Reference =
        Item(add (Invariant(expression, evidence)) title, 0)

    member _.Monotone(expression, evidence, title: string) : Reference =
        Item(add (Monotone(expression, evidence)) title, 0)

    member _.Keep(reference, title: string) : Reference = Item(add (Keep reference) title, 0)

    /// The number of the latest step.
    member _.Latest: int = steps.Count

    member _.Apply(lemma: Script, theorems: int list, substitution, title: string) : Reference list =
        let number = add (Apply(lemma, theorems, substitution)) title
        theorems |> List.mapi (fun i _ -> Item(number, i))

    member _.Conclude(references: Reference list, title: string) : unit = add (Conclude references) title |> ignore

    /// What a reference says.
    member _.Statement(reference: Reference) : Sequent = sequent reference

    /// The finished derivation.
    member _.Script: Script = script ()

/// Short names for writing derivations.
module internal Write =
    let constant (n: int) =
        RationalFunction.Constant(ReluProofs.Kernel.Rational.OfInt n)

    let half = RationalFunction.Constant ReluProofs.Kernel.Rational.Half
    let positive = SignCondition.Positive
    let nonNegative = SignCondition.NonNegative
    let zero = SignCondition.Zero

    /// The formula of one expression.
    let whole (e: RationalFunction) = Value e

    let squares list = { Hints.None with Squares = list }
    let factors list = { Hints.None with Factors = list }

    /// A product of numbers that were proved positive, two at a time.
    let productOf (proof: ProofBuilder) (cited: Reference list) : Reference =
        let multiply left right =
            let expression reference = (proof.Statement reference).Conclusion.Expression

            proof.Entail(
                [],
                [ left; right ],
                positive (expression left * expression right),
                "a product of positive numbers"
            )

        List.reduce multiply cited

    let replace (pairs: (string * RationalFunction) list) (formula: PiecewiseFormula) =
        formula.Substitute(dict pairs :?> System.Collections.Generic.IReadOnlyDictionary<string, RationalFunction>)
