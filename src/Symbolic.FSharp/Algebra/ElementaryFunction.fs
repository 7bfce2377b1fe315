namespace ReluProofs.Symbolic.Algebra

open System
open System.Collections.Generic
open System.Runtime.InteropServices
open ReluProofs.Kernel

/// What a generator of the field stands for.
[<NoComparison; NoEquality>]
type internal ElementaryGenerator =
    /// exp(x); x has no exponentials and no logarithms in it.
    | Exponential of exponent: ElementaryFunction
    /// log(e), where e > 0.
    | Logarithm of argument: ElementaryFunction
    /// The integral from 0 to t of a function that is known by its name only.
    | Integral of integrand: string

/// An elementary function of the time t with named parameters: an element of the differential field
/// Q(parameters)(t, exp(x1), ..., exp(xk), log(e1), ...), kept as a rational function of t, the parameters and the
/// generators. Before two elements meet, their exponents are brought to a basis over Q, so that the exponentials are
/// algebraically independent and "identically zero for all t and all parameters" is decided by looking at the rational
/// function (Ax 1971; Rosenlicht, Liouville's theorem on functions with elementary integrals, 1968). Logarithms are
/// taken as they come: zero is always right, non-zero is right where no two arguments are multiplicatively related; the
/// exact enclosures of ElementaryEnclosure settle what is left. Speaks of the points where the denominator does not
/// vanish and the arguments of logarithms are positive. Immutable.
and [<Sealed; AllowNullLiteral(false)>] ElementaryFunction
    internal (body: RationalFunction, generators: Map<string, ElementaryGenerator>) =

    static let exponentName (x: ElementaryFunction) = sprintf "exp(%O)" x

    static let exponents (generators: Map<string, ElementaryGenerator>) =
        generators
        |> Map.toList
        |> List.choose (fun (name, generator) ->
            match generator with
            | Exponential x -> Some(name, x)
            | _ -> None)

    /// All exponents of one generator that occur have the greatest common divisor 1, and every generator occurs.
    static let tidy (body: RationalFunction) (generators: Map<string, ElementaryGenerator>) =
        let used = Set.ofSeq body.Variables
        let generators = generators |> Map.filter (fun name _ -> used.Contains name)

        let divisor name =
            let rec gcd a b = if b = 0 then a else gcd b (a % b)

            Seq.append body.Numerator.Terms body.Denominator.Terms
            |> Seq.fold (fun known term -> gcd known (term.Key.Exponent name)) 0

        let shrink (body: RationalFunction, generators) (name, x: ElementaryFunction) =
            match divisor name with
            | 0
            | 1 -> body, generators
            | k ->
                let larger = ElementaryFunction(Rational.OfInt k * x.Body, x.Generators)
                let newName = exponentName larger

                let rename (p: Polynomial) =
                    p.Terms
                    |> Map.toSeq
                    |> Seq.map (fun (m, c) ->
                        Monomial.Product(m.Without name, Monomial.Power(newName, m.Exponent name / k)), c)
                    |> Polynomial.OfTerms

                RationalFunction.Create(rename body.Numerator, rename body.Denominator),
                generators |> Map.remove name |> Map.add newName (Exponential larger)

        let body, generators = List.fold shrink (body, generators) (exponents generators)
        ElementaryFunction(body, generators)

    /// The rational function in t, the parameters and the generators.
    member internal _.Body = body

    member internal _.Generators = generators

    /// The name of the time.
    static member TimeName = "t"

    static member internal Tidy(body, generators) = tidy body generators

    /// A rational function of parameters, and of the time where it speaks of `t`.
    static member OfRationalFunction(value: RationalFunction) = ElementaryFunction(value, Map.empty)

    /// A rational constant.
    static member Constant(value: Rational) =
        ElementaryFunction.OfRationalFunction(RationalFunction.Constant value)

    /// The parameter with this name; `t` is the time.
    static member Variable(name: string) =
        ElementaryFunction.OfRationalFunction(RationalFunction.Variable name)

    static member Zero = ElementaryFunction.Constant Rational.Zero
    static member One = ElementaryFunction.Constant Rational.One

    /// The time t.
    static member Time = ElementaryFunction.Variable ElementaryFunction.TimeName

    /// The integral from 0 to t of an unknown continuous function of the time with this name; its derivative is the
    /// parameter of that name. Throws ArgumentException for a name that is none.
    static member IntegralOf(integrand: string) =
        if String.IsNullOrWhiteSpace integrand || integrand = ElementaryFunction.TimeName then
            invalidArg (nameof integrand) "an unknown function has a name other than t"

        let name = sprintf "int(%s)" integrand
        ElementaryFunction(RationalFunction.Variable name, Map.ofList [ name, Integral integrand ])

    /// The bodies of several elements over one set of generators whose exponentials are algebraically independent.
    static member internal Unify
        (elements: ElementaryFunction list)
        : RationalFunction list * Map<string, ElementaryGenerator> =
        let union =
            elements
            |> List.fold
                (fun all e -> e.Generators |> Map.fold (fun known name g -> Map.add name g known) all)
                Map.empty

        let known = exponents union
        let bodies = known |> List.map (fun (_, x) -> x.Body)

        if
            elements |> List.exists (fun e -> e.Generators.Count = union.Count)
            || ElementaryBasis.independent bodies
        then
            elements |> List.map (fun e -> e.Body), union
        else
            let parts =
                known
                |> List.fold (fun all (_, x) -> x.Generators |> Map.fold (fun m n g -> Map.add n g m) all) Map.empty

            let basis = ElementaryBasis.ofExponents bodies

            let named =
                basis
                |> List.map (fun b ->
                    let x = tidy b parts
                    exponentName x, x)

            let replacement (x: ElementaryFunction) =
                match ElementaryBasis.combination basis x.Body with
                | None -> invalidOp "an exponent is a combination of the basis that was made from it"
                | Some coefficients ->
                    List.zip named (ElementaryBasis.integers coefficients)
                    |> List.fold
                        (fun (product: RationalFunction) ((name, _), k) ->
                            product * (RationalFunction.Variable name).Pow k)
                        RationalFunction.One

            let values = Dictionary<string, RationalFunction>()

            for name, x in known do
                values[name] <- replacement x

            let generators =
                named
                |> List.fold
                    (fun map (name, x) -> Map.add name (Exponential x) map)
                    (known |> List.fold (fun map (name, _) -> Map.remove name map) union)

            elements |> List.map (fun e -> e.Body.Substitute values), generators

    static member private Combine(a: ElementaryFunction, b: ElementaryFunction, operation) =
        match ElementaryFunction.Unify [ a; b ] with
        | [ x; y ], generators -> tidy (operation x y) generators
        | _ -> invalidOp "two elements stay two"

    static member (~-)(a: ElementaryFunction) = ElementaryFunction(-a.Body, a.Generators)

    static member (+)(a: ElementaryFunction, b: ElementaryFunction) =
        ElementaryFunction.Combine(a, b, (fun x y -> x + y))

    static member (-)(a: ElementaryFunction, b: ElementaryFunction) =
        ElementaryFunction.Combine(a, b, (fun x y -> x - y))

    static member (*)(a: ElementaryFunction, b: ElementaryFunction) =
        ElementaryFunction.Combine(a, b, (fun x y -> x * y))

    static member (*)(k: Rational, a: ElementaryFunction) = ElementaryFunction.Constant k * a

    /// a/b. Throws DivideByZeroException when b is identically zero.
    static member (/)(a: ElementaryFunction, b: ElementaryFunction) =
        ElementaryFunction.Combine(a, b, (fun x y -> x / y))

    /// this^exponent; a negative power of zero throws DivideByZeroException.
    member _.Pow(exponent: int) = tidy (body.Pow exponent) generators

    /// Whether this is identically zero, for all t and all parameters.
    member _.IsZero = body.IsZero

    /// Whether two functions are the same for all t and all parameters.
    member this.IsIdenticalTo(other: ElementaryFunction) : bool = (this - other).IsZero

    /// Whether neither exponentials nor logarithms nor integrals occur.
    member _.IsRational = generators.IsEmpty

    /// The rational function, when no generator occurs; else null.
    member _.TryRational() : RationalFunction | null = if generators.IsEmpty then body else null

    /// The names of the parameters that occur, inside exponents and logarithms too, ascending; without t.
    member this.Parameters: IReadOnlyList<string> =
        this.AllNames
        |> Set.remove ElementaryFunction.TimeName
        |> Set.toArray
        |> Array.sortWith (fun a b -> String.CompareOrdinal(a, b))
        :> IReadOnlyList<string>

    /// Whether the time occurs. It may occur in a function that is constant only inside constant logarithms.
    member this.DependsOnTime: bool =
        this.AllNames.Contains ElementaryFunction.TimeName || this.IntegralNames |> Set.isEmpty |> not

    member internal _.AllNames: Set<string> =
        body.Variables
        |> Seq.map (fun name ->
            match Map.tryFind name generators with
            | None -> Set.singleton name
            | Some(Exponential x) -> x.AllNames
            | Some(Logarithm e) -> e.AllNames
            | Some(Integral integrand) -> Set.singleton integrand)
        |> Set.unionMany

    member internal _.IntegralNames: Set<string> =
        generators
        |> Map.toSeq
        |> Seq.map (fun (_, generator) ->
            match generator with
            | Exponential x -> x.IntegralNames
            | Logarithm e -> e.IntegralNames
            | Integral integrand -> Set.singleton integrand)
        |> Set.unionMany

    /// exp(x) for x made of rational functions of the parameters and the time, integrals, and integer multiples of
    /// logarithms (which give powers). Throws NotSupportedException for other exponents.
    static member Exp(x: ElementaryFunction) : ElementaryFunction =
        let logarithms =
            x.Generators
            |> Map.toList
            |> List.choose (fun (name, g) ->
                match g with
                | Logarithm argument -> Some(name, argument)
                | _ -> None)

        let peel (rest: ElementaryFunction, product: ElementaryFunction) (name, argument: ElementaryFunction) =
            let coefficient = rest.Body.Derivative name
            let number = coefficient.Numerator.ConstantTerm

            if not coefficient.IsConstant || not number.IsInteger then
                raise (NotSupportedException(sprintf "exp(%O) is no elementary function of this kind" x))

            let log = ElementaryFunction(RationalFunction.Variable name, x.Generators)
            rest - number * log, product * argument.Pow(List.head (ElementaryBasis.integers [ number ]))

        let rest, product = List.fold peel (x, ElementaryFunction.One) logarithms

        if rest.Generators |> Map.exists (fun _ g -> g.IsExponential) then
            raise (NotSupportedException(sprintf "exp(%O) is no elementary function of this kind" x))

        if rest.IsZero then
            product
        else
            let negative = rest.Body.Numerator.LeadingCoefficient.Sign < 0
            let exponent = if negative then -rest else rest
            let name = exponentName exponent

            let power =
                ElementaryFunction(
                    (RationalFunction.Variable name).Pow(if negative then -1 else 1),
                    Map.ofList [ name, Exponential exponent ]
                )

            product * power

    /// log(e), for e > 0; powers of exponentials come out of it. Throws ArgumentException for e = 0 or a number below 0.
    static member Log(e: ElementaryFunction) : ElementaryFunction =
        if e.IsZero || (e.Body.IsConstant && e.Body.Numerator.ConstantTerm.Sign < 0) then
            invalidArg (nameof e) "only a positive number has a logarithm"

        let least name (p: Polynomial) =
            p.Terms |> Map.fold (fun k m _ -> min k (m.Exponent name)) Int32.MaxValue

        let outer, inner =
            exponents e.Generators
            |> List.fold
                (fun (sum: ElementaryFunction, rest: RationalFunction) (name, x) ->
                    let k = least name rest.Numerator - least name rest.Denominator
                    sum + Rational.OfInt k * x, rest / (RationalFunction.Variable name).Pow k)
                (ElementaryFunction.Zero, e.Body)

        let argument = tidy inner e.Generators

        if argument.IsIdenticalTo ElementaryFunction.One then
            outer
        else
            let name = sprintf "log(%O)" argument
            outer + ElementaryFunction(RationalFunction.Variable name, Map.ofList [ name, Logarithm argument ])

    /// (exp(x) - exp(-x))/2.
    static member Sinh(x: ElementaryFunction) : ElementaryFunction =
        let e = ElementaryFunction.Exp x
        Rational.Half * (e - e.Pow -1)

    /// (exp(x) + exp(-x))/2.
    static member Cosh(x: ElementaryFunction) : ElementaryFunction =
        let e = ElementaryFunction.Exp x
        Rational.Half * (e + e.Pow -1)

    /// sinh(x)/cosh(x).
    static member Tanh(x: ElementaryFunction) : ElementaryFunction =
        ElementaryFunction.Sinh x / ElementaryFunction.Cosh x

    /// 1/(1 + exp(-x)).
    static member Logistic(x: ElementaryFunction) : ElementaryFunction =
        ElementaryFunction.One / (ElementaryFunction.One + ElementaryFunction.Exp -x)

    /// This function with every variable and generator of its body replaced.
    member private _.Rebuild(value: string -> ElementaryFunction) : ElementaryFunction =
        let names = List.ofSeq body.Variables
        let bodies, union = ElementaryFunction.Unify(names |> List.map value)
        let values = Dictionary<string, RationalFunction>()

        for name, replacement in List.zip names bodies do
            values[name] <- replacement

        tidy (body.Substitute values) union

    /// The derivative in t. The parameters are constant; an integral's derivative is its integrand.
    member this.Derivative() : ElementaryFunction =
        let derivativeOf name =
            match Map.tryFind name generators with
            | None when name = ElementaryFunction.TimeName -> ElementaryFunction.One
            | None -> ElementaryFunction.Zero
            | Some(Exponential x) ->
                x.Derivative()
                * ElementaryFunction(RationalFunction.Variable name, Map.ofList [ name, Exponential x ])
            | Some(Logarithm argument) -> argument.Derivative() / argument
            | Some(Integral integrand) -> ElementaryFunction.Variable integrand

        body.Variables
        |> Seq.fold
            (fun sum name ->
                let inner = derivativeOf name

                if inner.IsZero then
                    sum
                else
                    sum + ElementaryFunction(body.Derivative name, generators) * inner)
            ElementaryFunction.Zero

    /// The partial derivative in a parameter that occurs in no exponent, no logarithm and no integral. Throws
    /// NotSupportedException for one that does.
    member _.PartialDerivative(parameter: string) : ElementaryFunction =
        for KeyValue(_, generator) in generators do
            let inside =
                match generator with
                | Exponential x -> x.AllNames
                | Logarithm e -> e.AllNames
                | Integral integrand -> Set.singleton integrand

            if inside.Contains parameter then
                raise (
                    NotSupportedException(sprintf "'%s' occurs in an exponent, a logarithm or an integral" parameter)
                )

        tidy (body.Derivative parameter) generators

    /// The value at t = 0, a function of the parameters. Throws DivideByZeroException where the denominator vanishes
    /// identically there.
    member this.AtZero() : ElementaryFunction =
        this.Rebuild(fun name ->
            match Map.tryFind name generators with
            | None when name = ElementaryFunction.TimeName -> ElementaryFunction.Zero
            | None -> ElementaryFunction.Variable name
            | Some(Exponential x) -> ElementaryFunction.Exp(x.AtZero())
            | Some(Logarithm argument) -> ElementaryFunction.Log(argument.AtZero())
            | Some(Integral _) -> ElementaryFunction.Zero)

    /// This function with a parameter, or the time, replaced everywhere. Throws NotSupportedException when an exponent
    /// becomes one that Exp does not know, or when the time or the integrand of an integral of an unknown function is
    /// replaced; DivideByZeroException when a denominator becomes identically zero.
    member this.Substitute(parameter: string, value: ElementaryFunction) : ElementaryFunction =
        this.Rebuild(fun name ->
            match Map.tryFind name generators with
            | None when name = parameter -> value
            | None -> ElementaryFunction.Variable name
            | Some(Exponential x) -> ElementaryFunction.Exp(x.Substitute(parameter, value))
            | Some(Logarithm argument) -> ElementaryFunction.Log(argument.Substitute(parameter, value))
            | Some(Integral integrand) ->
                if parameter = ElementaryFunction.TimeName || parameter = integrand then
                    raise (NotSupportedException(sprintf "the integral of '%s' is known at the time t only" integrand))

                ElementaryFunction.IntegralOf integrand)

    /// This function with a parameter replaced by a rational function.
    member this.Substitute(parameter: string, value: RationalFunction) : ElementaryFunction =
        this.Substitute(parameter, ElementaryFunction.OfRationalFunction value)

    /// Splits off the single exponential that occurs, if the function is rational in it and the parameters: the name of
    /// the generator and the rate. False when several exponentials occur, or when t occurs outside of them.
    member internal _.TrySingleExponential
        ([<Out>] name: byref<string>, [<Out>] exponent: byref<ElementaryFunction>)
        : bool =
        match Map.toList generators with
        | [ only, Exponential x ] when not (Seq.contains ElementaryFunction.TimeName body.Variables) ->
            name <- only
            exponent <- x
            true
        | _ -> false

    /// Text that ElementaryExpression.Parse reads back.
    override _.ToString() = string body
