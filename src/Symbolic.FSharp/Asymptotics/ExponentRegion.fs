namespace ReluProofs.Symbolic.Asymptotics

open System
open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Symbolic.Logic

/// form > 0, or form >= 0.
type internal ExponentConstraint = {
    Form: ExponentForm
    IsStrict: bool
} with

    member this.HoldsAt(values: IReadOnlyDictionary<string, Rational>) =
        let sign = (this.Form.At values).Sign
        if this.IsStrict then sign > 0 else sign >= 0

    override this.ToString() =
        sprintf "%s %s 0" (FormStyle.write Plain this.Form) (if this.IsStrict then ">" else ">=")

/// A proof that linear constraints on the exponents contradict each other: non-negative multipliers whose combination of the
/// constraints is a constant that is negative, or zero with a strict constraint used (Farkas, Motzkin).
[<Sealed; AllowNullLiteral(false)>]
type FarkasWitness internal (constraints: ExponentConstraint[], multipliers: Rational[]) =

    /// The contradictory constraints, each as text `form >= 0` or `form > 0`.
    member _.Constraints: IReadOnlyList<string> =
        constraints |> Array.map string :> IReadOnlyList<string>

    /// One multiplier a constraint, none negative.
    member _.Multipliers: IReadOnlyList<Rational> = multipliers

    /// Re-checks the witness by adding up: no search, and no code shared with the search that found it.
    member _.Recheck() : bool =
        let sum =
            Array.fold2
                (fun sum k (c: ExponentConstraint) -> ExponentForm.Plus sum (ExponentForm.Scaled k c.Form))
                (ExponentForm.OfConstant Rational.Zero)
                multipliers
                constraints

        let usesStrict =
            Array.exists2
                (fun (k: Rational) (c: ExponentConstraint) -> c.IsStrict && k.Sign > 0)
                multipliers
                constraints

        multipliers |> Array.forall (fun k -> k.Sign >= 0)
        && sum.IsConstant
        && (sum.Constant.Sign < 0 || (sum.Constant.IsZero && usesStrict))

    override _.ToString() =
        let used =
            Array.zip multipliers constraints
            |> Array.filter (fun (k, _) -> not k.IsZero)
            |> Array.map (fun (k, c) -> sprintf "%O * (%O)" k c)

        String.Join(" + ", used) + " is a contradiction"

/// Exact decision of systems of linear constraints. The search is Logic's simplex; whatever it finds is re-checked here.
module internal ExponentSolver =

    [<NoComparison; NoEquality>]
    type Answer =
        | Solution of Map<string, Rational>
        | Contradiction of FarkasWitness

    let private sparse (entries: seq<int * Rational>) =
        entries |> Seq.filter (fun (_, c: Rational) -> not c.IsZero) |> Map.ofSeq

    let private search (names: string list) (constraints: ExponentConstraint[]) : Answer =
        let names =
            Seq.append names (constraints |> Seq.collect (fun c -> Map.keys c.Form.Coefficients))
            |> Seq.distinct
            |> Seq.sort
            |> Seq.toArray

        let coefficient (c: ExponentConstraint) name =
            match Map.tryFind name c.Form.Coefficients with
            | Some value -> value
            | None -> Rational.Zero

        // Farkas: multipliers of the constraints and of 1 > 0 whose combination vanishes; one row a name, one for constants.
        let dual = [|
            for c in constraints do
                sparse (
                    Seq.append (names |> Seq.mapi (fun i name -> i, coefficient c name)) [
                        names.Length, c.Form.Constant
                    ]
                ),
                c.IsStrict
            sparse [ names.Length, Rational.One ], true
        |]

        match Simplex.combination dual with
        | Some multipliers ->
            let witness = FarkasWitness(constraints, Array.sub multipliers 0 constraints.Length)

            if not (witness.Recheck()) then
                raise (InvalidOperationException "the simplex method returned a wrong contradiction")

            Contradiction witness
        | None ->
            // A point e, scaled by h = t + h' with t = 1 and h' >= 0: form_i(e, h) = slack_i + t for strict constraints, slack_i for
            // others, all slacks >= 0; e is a difference of non-negative variables. One row a constraint.
            let column sign name =
                sparse (constraints |> Seq.mapi (fun i c -> i, sign * coefficient c name)), false

            let constants = constraints |> Array.map (fun c -> c.Form.Constant)

            let primal = [|
                for name in names do
                    column Rational.One name
                    column Rational.MinusOne name
                for i in 0 .. constraints.Length - 1 do
                    sparse [ i, Rational.MinusOne ], false
                sparse (
                    constraints
                    |> Seq.mapi (fun i c ->
                        i,
                        (if c.IsStrict then
                             constants[i] - Rational.One
                         else
                             constants[i]))
                ),
                true
                sparse (Seq.indexed constants), false
            |]

            match Simplex.combination primal with
            | None -> raise (InvalidOperationException "the simplex method found neither a point nor a contradiction")
            | Some x ->
                let scale = x[x.Length - 1] + x[x.Length - 2]

                let point =
                    names |> Seq.mapi (fun i name -> name, (x[2 * i] - x[2 * i + 1]) / scale) |> Map.ofSeq

                if not (constraints |> Array.forall (fun c -> c.HoldsAt point)) then
                    raise (InvalidOperationException "the simplex method returned a wrong point")

                Solution point

    /// A point where all constraints hold, with a value for each of the names given, or a proof that there is none.
    let decide (names: string list) (constraints: ExponentConstraint list) : Answer =
        let constraints = List.toArray constraints

        // Sums compared term by term often compare a form with itself.
        match constraints |> Array.tryFindIndex (fun c -> c.Form.IsConstant && not (c.HoldsAt(Dictionary()))) with
        | Some wrong ->
            let multipliers = Array.create constraints.Length Rational.Zero
            multipliers[wrong] <- Rational.One
            Contradiction(FarkasWitness(constraints, multipliers))
        | None -> search names constraints

/// A conjunction of linear inequalities and equations, strict or not, on named exponents: the hypotheses of a growth statement.
[<Sealed; AllowNullLiteral(false)>]
type ExponentRegion internal (constraints: ExponentConstraint list, text: string) =

    static let ofCondition (condition: SignCondition) =
        let form = ExponentForm.OfExpression condition.Expression

        match condition.Relation with
        | SignRelation.Positive -> [ { Form = form; IsStrict = true } ]
        | SignRelation.NonNegative -> [ { Form = form; IsStrict = false } ]
        | SignRelation.Zero -> [
            { Form = form; IsStrict = false }
            {
                Form = ExponentForm.Scaled Rational.MinusOne form
                IsStrict = false
            }
          ]
        | _ -> invalidArg (nameof condition) "a region of exponents is convex: it has no `<>`"

    member internal _.Constraints = constraints

    /// All exponents, without a hypothesis.
    static member Everything = ExponentRegion([], "")

    /// A region from comma-separated comparisons such as `d > a1 + a2, 0 <= b1 <= 1/2, b1 = b2`; empty text is Everything.
    /// Throws FormatException for text that is no comparison, ArgumentException for one that is not linear or has `<>`.
    static member Parse(text: string) : ExponentRegion =
        let guard = Guard.Parse text
        ExponentRegion(guard.Conditions |> Seq.collect ofCondition |> Seq.toList, text.Trim())

    /// The exponents that satisfy both.
    member _.And(other: ExponentRegion) : ExponentRegion =
        let both =
            [ text; other.ToString() ] |> List.filter (fun t -> t <> "" && t <> "always")

        ExponentRegion(constraints @ other.Constraints, String.Join(", ", both))

    /// Whether a point satisfies every hypothesis. Throws ArgumentException when an exponent has no value.
    member _.Contains(values: IReadOnlyDictionary<string, Rational>) : bool =
        constraints |> List.forall (fun c -> c.HoldsAt values)

    /// A point of the region; null when it is empty.
    member _.FindPoint() : IReadOnlyDictionary<string, Rational> | null =
        match ExponentSolver.decide [] constraints with
        | ExponentSolver.Contradiction _ -> null
        | ExponentSolver.Solution point ->
            let values: IReadOnlyDictionary<string, Rational> = point
            values

    /// Whether no exponents satisfy the hypotheses, decided exactly.
    member _.IsEmpty: bool =
        match ExponentSolver.decide [] constraints with
        | ExponentSolver.Solution _ -> false
        | ExponentSolver.Contradiction _ -> true

    override _.ToString() = if text = "" then "always" else text
