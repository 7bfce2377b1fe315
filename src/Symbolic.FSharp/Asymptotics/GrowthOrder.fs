namespace ReluProofs.Symbolic.Asymptotics

open System
open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra

/// The growth, as m tends to infinity and up to constant factors, of a quotient of sums of powers m^(linear form in named
/// exponents). Up to constants a sum is its largest power, so the exponent is a difference of two maxima of linear forms;
/// the class is closed under sums, products, quotients, rational powers, maxima and minima. Immutable.
[<Sealed; AllowNullLiteral(false)>]
type GrowthOrder internal (numerator: Set<ExponentForm>, denominator: Set<ExponentForm>) =

    // A denominator of one power is divided out.
    let numerator, denominator =
        if denominator.Count = 1 then
            let d = denominator.MinimumElement

            numerator |> Set.map (fun n -> ExponentForm.Minus n d),
            Set.singleton (ExponentForm.OfConstant Rational.Zero)
        else
            numerator, denominator

    static let single form =
        GrowthOrder(Set.singleton form, Set.singleton (ExponentForm.OfConstant Rational.Zero))

    static let products (a: Set<ExponentForm>) (b: Set<ExponentForm>) =
        Set.ofSeq (
            seq {
                for x in a do
                    for y in b do
                        ExponentForm.Plus x y
            }
        )

    let isOne (forms: Set<ExponentForm>) =
        forms.Count = 1 && forms.MinimumElement.IsConstant && forms.MinimumElement.Constant.IsZero

    let write style fraction =
        let sum (forms: Set<ExponentForm>) =
            forms |> Seq.map (FormStyle.power style) |> String.concat " + "

        if isOne denominator then
            sum numerator
        else
            fraction (sum numerator) (sum denominator)

    member internal _.Numerator = numerator
    member internal _.Denominator = denominator

    /// The constant order, m^0.
    static member One = single (ExponentForm.OfConstant Rational.Zero)

    /// m^exponent.
    static member Power(exponent: Rational) : GrowthOrder = single (ExponentForm.OfConstant exponent)

    /// m^exponent. Throws ArgumentException unless the exponent is a polynomial of degree at most 1.
    static member Power(exponent: RationalFunction) : GrowthOrder = single (ExponentForm.OfExpression exponent)

    /// m^exponent, the exponent given as text such as `(a1+a2)/2`. Throws FormatException for text that is no expression,
    /// ArgumentException for one that is not linear.
    static member Parse(exponent: string) : GrowthOrder = GrowthOrder.Power(Expression.Parse exponent)

    /// Whether this is a single power m^(linear form).
    member _.IsPower = numerator.Count = 1 && isOne denominator

    /// The names of the exponents that occur, ascending.
    member _.Names: IReadOnlyList<string> =
        Seq.append numerator denominator
        |> Seq.collect (fun form -> Map.keys form.Coefficients)
        |> Seq.distinct
        |> Seq.sortWith (fun a b -> String.CompareOrdinal(a, b))
        |> Seq.toArray
        :> IReadOnlyList<string>

    /// The exponent of m at a point. Throws ArgumentException when an exponent has no value.
    member _.ExponentAt(values: IReadOnlyDictionary<string, Rational>) : Rational =
        let largest (forms: Set<ExponentForm>) = forms |> Seq.map (fun form -> form.At values) |> Seq.max

        largest numerator - largest denominator

    static member (*)(a: GrowthOrder, b: GrowthOrder) =
        GrowthOrder(products a.Numerator b.Numerator, products a.Denominator b.Denominator)

    /// 1/this: no order is zero.
    member _.Inverse() = GrowthOrder(denominator, numerator)

    static member (/)(a: GrowthOrder, b: GrowthOrder) = a * b.Inverse()

    /// The sum, which is the larger of the two at every point.
    static member (+)(a: GrowthOrder, b: GrowthOrder) =
        if a.Denominator = b.Denominator then
            GrowthOrder(Set.union a.Numerator b.Numerator, a.Denominator)
        else
            GrowthOrder(
                Set.union (products a.Numerator b.Denominator) (products b.Numerator a.Denominator),
                products a.Denominator b.Denominator
            )

    /// this^exponent, any rational exponent: up to constants the power of a sum is the sum of the powers.
    member this.Pow(exponent: Rational) : GrowthOrder =
        if exponent.IsZero then
            GrowthOrder.One
        elif exponent.Sign < 0 then
            this.Inverse().Pow -exponent
        else
            let scale = Set.map (ExponentForm.Scaled exponent)
            GrowthOrder(scale numerator, scale denominator)

    /// The largest of some orders at every point. Throws ArgumentException for none.
    static member Maximum(orders: IEnumerable<GrowthOrder>) : GrowthOrder =
        if Seq.isEmpty orders then
            invalidArg (nameof orders) "a maximum of no orders"

        Seq.reduce (fun (a: GrowthOrder) b -> a + b) orders

    /// The smallest of some orders at every point. Throws ArgumentException for none.
    static member Minimum(orders: IEnumerable<GrowthOrder>) : GrowthOrder =
        if Seq.isEmpty orders then
            invalidArg (nameof orders) "a minimum of no orders"

        (orders |> Seq.map (fun order -> order.Inverse()) |> GrowthOrder.Maximum).Inverse()

    /// Whether the same sums of the same powers: sufficient for equal growth, not necessary (GrowthComparison decides that).
    member this.Equals(other: GrowthOrder) =
        numerator = other.Numerator && denominator = other.Denominator

    override this.Equals(other: obj) =
        match other with
        | :? GrowthOrder as order -> this.Equals order
        | _ -> false

    override _.GetHashCode() = hash (numerator, denominator)

    /// Unicode, such as `m^((a₁+a₂)/2)`: trailing digits of a name become its subscript.
    member _.ToUnicode() : string =
        write Unicode (fun top bottom -> sprintf "(%s)/(%s)" top bottom)

    /// LaTeX without dollar signs, such as `m^{(a_1+a_2)/2}`.
    member _.ToLatex() : string =
        write Latex (fun top bottom -> sprintf @"\frac{%s}{%s}" top bottom)

    /// Plain text, such as `m^((a1 + a2)/2)`.
    override _.ToString() =
        write Plain (fun top bottom -> sprintf "(%s)/(%s)" top bottom)
