namespace ReluProofs.Symbolic.Asymptotics

open System
open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra

/// A linear form with rational coefficients in named exponents, plus a constant. Zero coefficients are not stored.
type internal ExponentForm = {
    Coefficients: Map<string, Rational>
    Constant: Rational
} with

    static member OfConstant(c: Rational) = {
        Coefficients = Map.empty
        Constant = c
    }

    member this.IsConstant = this.Coefficients.IsEmpty

    static member Scaled (k: Rational) (a: ExponentForm) : ExponentForm =
        if k.IsZero then
            ExponentForm.OfConstant Rational.Zero
        else
            {
                Coefficients = a.Coefficients |> Map.map (fun _ c -> k * c)
                Constant = k * a.Constant
            }

    static member Plus (a: ExponentForm) (b: ExponentForm) : ExponentForm =
        let add (sum: Map<string, Rational>) name (c: Rational) =
            let total =
                match Map.tryFind name sum with
                | Some known -> known + c
                | None -> c

            if total.IsZero then
                Map.remove name sum
            else
                Map.add name total sum

        {
            Coefficients = Map.fold add a.Coefficients b.Coefficients
            Constant = a.Constant + b.Constant
        }

    static member Minus (a: ExponentForm) (b: ExponentForm) : ExponentForm =
        ExponentForm.Plus a (ExponentForm.Scaled Rational.MinusOne b)

    /// The value at a point; throws ArgumentException when an exponent has none.
    member this.At(values: IReadOnlyDictionary<string, Rational>) : Rational =
        this.Coefficients
        |> Map.fold
            (fun (sum: Rational) name c ->
                match values.TryGetValue name with
                | true, value -> sum + c * value
                | false, _ -> invalidArg (nameof values) (sprintf "the exponent '%s' has no value" name))
            this.Constant

    /// The form an expression is; throws ArgumentException unless the expression is linear.
    static member OfExpression(e: RationalFunction) : ExponentForm =
        if not e.IsPolynomial || e.Numerator.Degree > 1 then
            invalidArg (nameof e) (sprintf "'%O' is not linear in the exponents" e)

        // A polynomial's denominator is a constant.
        let scale = e.Denominator.ConstantTerm.Inverse()

        {
            Coefficients =
                e.Numerator.Terms
                |> Map.toSeq
                |> Seq.collect (fun (monomial, c) -> monomial.Powers |> Seq.map (fun (name, _) -> name, scale * c))
                |> Map.ofSeq
            Constant = scale * e.Numerator.ConstantTerm
        }

/// How a form is written: plain (read back by Expression.Parse), Unicode or LaTeX.
type internal FormStyle =
    | Plain
    | Unicode
    | Latex

module internal FormStyle =

    let private subscripts = "₀₁₂₃₄₅₆₇₈₉"

    /// Trailing digits become a subscript.
    let private symbol style (name: string) =
        let stem = name.TrimEnd([| '0' .. '9' |]).TrimEnd('_')
        let digits = name.Substring(name.TrimEnd([| '0' .. '9' |]).Length)

        match style with
        | Unicode when digits <> "" && stem <> "" -> stem + String.map (fun d -> subscripts[int d - int '0']) digits
        | Latex when digits <> "" && stem <> "" ->
            if digits.Length = 1 then
                stem + "_" + digits
            else
                sprintf "%s_{%s}" stem digits
        | _ -> name

    /// The form over one denominator: its integer combination, that denominator, and whether the combination is a sum.
    let private parts style (form: ExponentForm) =
        let denominator =
            Seq.append (Map.values form.Coefficients) [ form.Constant ]
            |> Seq.fold
                (fun (lcm: Numerics.BigInteger) c ->
                    lcm / Numerics.BigInteger.GreatestCommonDivisor(lcm, c.Denominator) * c.Denominator)
                Numerics.BigInteger.One

        let scaled = ExponentForm.Scaled (Rational.OfInteger denominator) form

        let terms =
            [
                for KeyValue(name, c) in scaled.Coefficients do
                    let size = c.Abs()

                    let times =
                        match style with
                        | Plain -> "*"
                        | Unicode -> "·"
                        | Latex -> @"\,"

                    c,
                    (if size.Equals Rational.One then
                         symbol style name
                     else
                         sprintf "%O%s%s" size times (symbol style name))
                if not scaled.Constant.IsZero then
                    scaled.Constant, string (scaled.Constant.Abs())
            ]
            // A positive term first, so that no form begins with a sign when it need not.
            |> List.sortBy (fun (c, _) -> if c.Sign > 0 then 0 else 1)

        let minus =
            match style with
            | Unicode -> "−"
            | _ -> "-"

        let gap =
            match style with
            | Plain -> " "
            | _ -> ""

        let text =
            terms
            |> List.mapi (fun i (c, t) ->
                if i = 0 then
                    (if c.Sign < 0 then minus + t else t)
                else
                    gap + (if c.Sign < 0 then minus else "+") + gap + t)
            |> String.concat ""

        (if text = "" then "0" else text), denominator, terms.Length > 1

    let write style (form: ExponentForm) : string =
        let text, denominator, isSum = parts style form

        if denominator.IsOne then
            text
        elif isSum then
            sprintf "(%s)/%O" text (Rational.OfInteger denominator)
        else
            sprintf "%s/%O" text (Rational.OfInteger denominator)

    /// m to the power of the form.
    let power style (form: ExponentForm) : string =
        let text, denominator, isSum = parts style form

        if text = "0" then
            "1"
        elif text = "1" && denominator.IsOne then
            "m"
        else
            match style with
            | Latex -> sprintf "m^{%s}" (write style form)
            | _ when
                denominator.IsOne
                && not isSum
                && not (text.StartsWith '−' || text.StartsWith '-')
                && text.IndexOfAny [| '*'; '·' |] < 0
                ->
                "m^" + text
            | _ -> sprintf "m^(%s)" (write style form)
