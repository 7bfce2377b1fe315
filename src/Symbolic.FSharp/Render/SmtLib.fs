namespace ReluProofs.Symbolic.Render

open System
open System.Collections.Generic
open System.Text
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Derivations

/// What real arithmetic says about a step.
type internal SmtStep =
    /// Formulas that cannot all hold when the step is right.
    | Query of assertions: string list
    /// Why the step is no statement of real arithmetic.
    | Remark of string

/// Terms of SMT-LIB.
module internal SmtTerm =

    let rational (r: Rational) =
        let whole = r.Abs()
        let top = sprintf "%O.0" whole.Numerator

        let magnitude =
            if whole.IsInteger then
                top
            else
                sprintf "(/ %s %O.0)" top whole.Denominator

        if r.Sign < 0 then sprintf "(- %s)" magnitude else magnitude

    /// An operation on any number of terms, and what it is of none.
    let nary (operation: string) (unit: string) (terms: string list) =
        match terms with
        | [] -> unit
        | [ one ] -> one
        | _ -> sprintf "(%s %s)" operation (String.Join(' ', terms))

    let add terms = nary "+" "0.0" terms
    let multiply terms = nary "*" "1.0" terms
    let conjunction terms = nary "and" "true" terms
    let disjunction terms = nary "or" "false" terms

    /// Our names hold signs and primes, which quoted symbols allow.
    let symbol (name: string) = sprintf "|%s|" name

    let polynomial (p: Polynomial) =
        p.Terms
        |> Map.toList
        |> List.map (fun (monomial, coefficient) ->
            let powers = [
                for name, exponent in monomial.Powers do
                    for _ in 1..exponent do
                        symbol name
            ]

            if coefficient = Rational.One && not powers.IsEmpty then
                multiply powers
            else
                multiply (rational coefficient :: powers))
        |> add

    let private nonZero (p: Polynomial) = sprintf "(not (= %s 0.0))" (polynomial p)

    /// A comparison with zero without division: the sign of p/q is that of p q.
    let private cleared (condition: SignCondition) =
        let e = condition.Expression
        let top = polynomial e.Numerator

        let product =
            if e.IsPolynomial then
                top
            else
                multiply [ top; polynomial e.Denominator ]

        match condition.Relation with
        | SignRelation.Positive -> sprintf "(> %s 0.0)" product
        | SignRelation.NonNegative -> sprintf "(>= %s 0.0)" product
        | SignRelation.Zero -> sprintf "(= %s 0.0)" top
        | _ -> sprintf "(not (= %s 0.0))" top

    /// A condition that has a meaning and holds.
    let condition (c: SignCondition) =
        if c.Expression.IsPolynomial then
            cleared c
        else
            conjunction [ nonZero c.Expression.Denominator; cleared c ]

    let conditions (list: SignCondition list) = conjunction (list |> List.map condition)

    /// A condition that fails or has no meaning.
    let fails (c: SignCondition) = sprintf "(not %s)" (condition c)

    /// A formula as it is written, over one common denominator: the factors of the denominator are polynomials.
    let rec private fraction (formula: Formula) : string * Polynomial list =
        let without (factors: Polynomial list) (all: Polynomial list) =
            factors
            |> List.fold
                (fun (rest: Polynomial list) factor ->
                    match rest |> List.tryFindIndex (fun p -> p.Equals factor) with
                    | Some at -> List.removeAt at rest
                    | None -> rest)
                all

        match formula with
        | Value e when e.IsPolynomial -> polynomial e.Numerator, []
        | Value e -> polynomial e.Numerator, [ e.Denominator ]
        | Sum parts ->
            let parts = parts |> List.map fraction

            let common =
                parts |> List.fold (fun all (_, factors) -> all @ without all factors) []

            let top =
                parts
                |> List.map (fun (top, factors) -> multiply (top :: (without factors common |> List.map polynomial)))

            add top, common
        | Product parts ->
            let parts = parts |> List.map fraction
            multiply (parts |> List.map fst), parts |> List.collect snd
        | Power(bottom, exponent) ->
            let top, factors = fraction bottom
            multiply (List.replicate exponent top), List.replicate exponent factors |> List.concat
        | Minus part ->
            let top, factors = fraction part
            sprintf "(- %s)" top, factors

    /// A formula of polynomials as it is written.
    let formula (formula: Formula) : string = fst (fraction formula)

    /// Two formulas that differ, or that have no meaning: unsatisfiable exactly when they are equal and defined.
    let differ (left: Formula) (right: Formula) =
        let a, p = fraction left
        let b, q = fraction right

        let equal =
            sprintf "(= %s %s)" (multiply (a :: List.map polynomial q)) (multiply (b :: List.map polynomial p))

        let defined = p @ q |> List.distinctBy string |> List.map nonZero
        sprintf "(not %s)" (conjunction (equal :: defined))

/// Writes the steps of a derivation as questions for a solver of real arithmetic. A step is right only if its question is
/// unsatisfiable; the solver sees neither our witnesses nor our canonical forms.
type internal SmtWriter(script: Script, replayed: Lazy<ReplayState>) =

    let implication assumptions conclusion = {
        Assumptions = assumptions
        Universal = []
        Conclusion = conclusion
    }

    let statement reference =
        match reference with
        | Hypothesis index -> implication [] script.Hypotheses[index].Condition
        | Item(step, item) -> replayed.Value.Items[step].[item]

    let facts references =
        references |> List.map (fun r -> SmtTerm.condition (statement r).Conclusion)

    let given = script.Hypotheses |> List.map (fun h -> SmtTerm.condition h.Condition)

    let query assertions = Query(List.distinct (given @ assertions))

    /// A statement that fails.
    let broken (s: Sequent) =
        SmtTerm.conjunction ((s.Assumptions |> List.map SmtTerm.condition) @ [ SmtTerm.fails s.Conclusion ])

    let pairs (items: 'a list) = [
        for i, first in List.indexed items do
            for second in List.skip (i + 1) items do
                first, second
    ]

    /// What divisions before a step rest on: exponentials are positive, and statements were kept at hand.
    let standing (number: int) =
        script.Steps
        |> List.truncate (number - 1)
        |> List.collect (fun step ->
            match step.Kind with
            | Introduce(ExponentialOf(_, symbol)) -> [ SignCondition.Positive(RationalFunction.Variable symbol) ]
            | Keep reference -> [ (statement reference).Conclusion ]
            | _ -> [])
        |> List.map SmtTerm.condition

    /// The derivative in the time, by the chain rule, as it is written.
    let slope (expression: RationalFunction) =
        match TimeCalculus.chain replayed.Value.Functions (fun _ -> true) expression with
        | Ok sum -> sum
        | Error why -> invalidOp why

    let evidence references =
        match references with
        | Some reference -> facts [ reference ]
        | None -> []

    let nothing = Value RationalFunction.Zero

    /// The sum of a polynomial in coins over all outcomes of those it speaks of, and their number.
    let outcomes (formula: Formula) =
        let rec unfold (coins: string list) (term: string) =
            match coins with
            | [] -> [ term ]
            | coin :: more ->
                [ "0.0"; "1.0" ] |> List.collect (fun side -> unfold more (term.Replace(SmtTerm.symbol coin, side)))

        let used = List.ofSeq (Formula.value formula).Variables
        SmtTerm.add (unfold used (SmtTerm.formula formula)), Rational.Two.Pow used.Length

    let question (number: int) (step: Step) : SmtStep =
        match step.Kind with
        | Identity(left, right) -> query [ SmtTerm.differ left right ]
        | Solve(expression, unknown, solution) ->
            let equation = SignCondition.Zero expression
            let solved = SignCondition.Zero(RationalFunction.Variable unknown - solution)
            let both = [ equation, solved; solved, equation ]

            query [
                SmtTerm.disjunction (both |> List.map (fun (a, c) -> broken (implication [ a ] c)))
            ]
        | Entail(assumptions, cited, conclusion, _) ->
            query (facts cited @ List.map SmtTerm.condition assumptions @ [ SmtTerm.fails conclusion ])
        | Split(cited, cases, _) ->
            let cases = cases |> List.map SmtTerm.conditions
            let missed = SmtTerm.conjunction (cases |> List.map (sprintf "(not %s)"))
            let twice = pairs cases |> List.map (fun (a, b) -> SmtTerm.conjunction [ a; b ])
            query (facts cited @ [ SmtTerm.disjunction (missed :: twice) ])
        | ByCases(assumptions, split, branches, conclusion) ->
            let cases = replayed.Value.Splits[split] |> List.map SmtTerm.conditions

            let implications =
                branches |> List.map (fun b -> sprintf "(not %s)" (broken (statement b)))

            query (
                [ SmtTerm.disjunction cases ]
                @ implications
                @ List.map SmtTerm.condition assumptions
                @ [ SmtTerm.fails conclusion ]
            )
        | Introduce(MeanOf(formula, _, value)) when
            (Formula.value formula).Variables |> Seq.forall (fun name -> replayed.Value.Coins.Contains name)
            ->
            let sum, number = outcomes formula
            let expected = CoinCalculus.polynomial (RationalFunction.Constant number * value)
            query [ sprintf "(not (= %s %s))" sum (SmtTerm.polynomial expected) ]
        | Introduce(MeanOf _) -> Remark "an expectation over independent copies; that over one of them is asked above"
        | Substitute(system, solution) ->
            match script.Steps[system - 1].Kind with
            | Introduce(SolutionOf equations) ->
                let values = Dictionary<string, RationalFunction>()

                for (name, _, _), value in List.zip equations solution do
                    values[name] <- value

                let wrong =
                    List.zip equations solution
                    |> List.collect (fun ((_, side, start), value) -> [
                        SmtTerm.differ (slope value) (Value(side.Substitute values))
                        SmtTerm.differ (Value(TimeCalculus.atStart replayed.Value.Functions value)) (Value start)
                    ])

                query (standing number @ [ SmtTerm.disjunction wrong ])
            | _ -> Remark "nothing is solved"
        | Invariant(expression, cited) ->
            query (standing number @ evidence cited @ [ SmtTerm.differ (slope expression) nothing ])
        | Monotone(expression, cited) ->
            query (
                standing number
                @ facts [ cited ]
                @ [ SmtTerm.fails (SignCondition.NonNegative(Formula.value (slope expression))) ]
            )
        | Keep _ -> Remark "a statement above, kept at hand"
        | Introduce(Sums _) -> Remark "a definition: sums over an index set of any size"
        | Introduce _ -> Remark "a definition: its facts are asserted where they are used"
        | Induction _ -> Remark "an induction over an index set; what it rests on is asked above"
        | Vanishing _ -> Remark "a sum over an index set; what it rests on is asked above"
        | OneElement _ -> Remark "a sum over an index set with one element"
        | Apply(lemma, _, _) ->
            Remark(sprintf "an instance of the derivation %s, which has questions of its own" lemma.Name)
        | Conclude _ -> Remark "the conclusion repeats statements above"

    let symbols = script.Symbols |> List.map (fun s -> s.Name) |> List.distinct

    let comment (text: StringBuilder) (words: string) =
        for line in words.Split('\n') do
            text.Append("; ").Append(line).Append('\n') |> ignore

    let declarations (text: StringBuilder) (assertions: string list) =
        for name in symbols do
            let quoted = SmtTerm.symbol name

            if assertions |> List.exists (fun a -> a.Contains(quoted, StringComparison.Ordinal)) then
                text.Append(sprintf "(declare-const %s Real)\n" quoted) |> ignore

    /// What is asked about each step, by its number.
    member _.Questions: (int * SmtStep) list =
        script.Steps |> List.indexed |> List.map (fun (index, step) -> index + 1, question (index + 1) step)

    /// A whole problem of its own, whatever its answer.
    member _.Alone(assertions: string list) : string =
        let text = StringBuilder("(set-logic QF_NRA)\n")
        declarations text assertions

        for assertion in assertions do
            text.Append(sprintf "(assert %s)\n" assertion) |> ignore

        text.Append("(check-sat)\n").ToString()

    /// All steps in one file; every answer must be `unsat`.
    member this.Text() : string =
        let text = StringBuilder()
        comment text (sprintf "%s: %s" script.Name script.Title)
        comment text script.Statement
        comment text (sprintf "source: %s" script.Source)
        comment text "One question a step: hypotheses, what the step cites and assumes, and the negated conclusion."
        comment text "The expected answer to each is unsat."
        text.Append("(set-logic QF_NRA)\n") |> ignore

        for (number, asked), step in List.zip this.Questions script.Steps do
            text.Append('\n') |> ignore
            comment text (sprintf "step %d: %s" number step.Title)

            match asked with
            | Remark words -> comment text words
            | Query assertions ->
                text.Append("(push 1)\n(set-info :status unsat)\n") |> ignore
                declarations text assertions

                for assertion in assertions do
                    text.Append(sprintf "(assert %s)\n" assertion) |> ignore

                text.Append("(check-sat)\n(pop 1)\n") |> ignore

        text.ToString()
