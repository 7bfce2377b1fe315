namespace ReluProofs.Symbolic.Counting

open System
open ReluProofs.Kernel

/// A real number built from rationals by + - * /, exp, log and powers, that can be enclosed as tightly as asked.
/// Immutable; nothing is computed before an enclosure is asked for.
[<Sealed; AllowNullLiteral(false)>]
type RealNumber private (enclose: int -> Enclosure option, text: string, isAtom: bool) =

    // Nothing: this precision cannot tell a divisor from 0, or the argument of a logarithm from a negative number.
    static let combine (operation: Enclosure -> Enclosure -> Enclosure option) (a: RealNumber) (b: RealNumber) bits =
        match a.Evaluate bits, b.Evaluate bits with
        | Some x, Some y -> operation x y |> Option.map (fun z -> z.Rounded bits)
        | _ -> None

    static let bracket (a: RealNumber) = if a.IsAtom then a.ToString() else sprintf "(%O)" a

    static let binary symbol operation a b =
        RealNumber(combine operation a b, sprintf "%s %s %s" (bracket a) symbol (bracket b), false)

    static let notNegative (what: string) (x: Enclosure) =
        if x.Upper.Sign < 0 then
            raise (ArgumentOutOfRangeException(nameof x, sprintf "%s of a negative number" what))
        elif x.Lower.Sign < 0 then
            None
        else
            Some x

    /// x^exponent for exponent >= 1: exact for a point, else by squaring with rounding.
    static let rec naturalPower bits (x: Enclosure) (exponent: int) : Enclosure =
        if x.IsPoint then
            x.Pow exponent
        elif exponent = 1 then
            x
        else
            let square = (naturalPower bits x (exponent / 2)).Pow 2
            (if exponent % 2 = 0 then square else x * square).Rounded bits

    member internal _.Evaluate(bits: int) = enclose bits
    member internal _.IsAtom = isAtom

    /// The rational number r, kept exactly.
    static member Of(r: Rational) =
        let point = Some(Enclosure.Point r)
        RealNumber((fun _ -> point), string r, r.IsInteger && r.Sign >= 0)

    /// The integer n.
    static member Of(n: int) = RealNumber.Of(Rational.OfInt n)

    static member (~-)(a: RealNumber) =
        RealNumber((fun bits -> a.Evaluate bits |> Option.map (~-)), "-" + bracket a, false)

    static member (+)(a: RealNumber, b: RealNumber) = binary "+" (fun x y -> Some(x + y)) a b

    static member (-)(a: RealNumber, b: RealNumber) = binary "-" (fun x y -> Some(x - y)) a b

    static member (*)(a: RealNumber, b: RealNumber) = binary "*" (fun x y -> Some(x * y)) a b

    /// Enclosing it throws DivideByZeroException when b is exactly 0.
    static member (/)(a: RealNumber, b: RealNumber) =
        binary
            "/"
            (fun x y ->
                if y.Contains Rational.Zero && not y.IsPoint then
                    None
                else
                    Some(x / y))
            a
            b

    /// e^a. Enclosing it throws as Elementary.Exp does.
    static member Exp(a: RealNumber) =
        let enclose bits =
            a.Evaluate bits
            |> Option.map (fun x ->
                if x.IsPoint then
                    Elementary.Exp(x.Lower, bits)
                else
                    Enclosure(Elementary.Exp(x.Lower, bits).Lower, Elementary.Exp(x.Upper, bits).Upper))

        RealNumber(enclose, sprintf "exp(%O)" a, true)

    /// The natural logarithm of a. Enclosing it throws ArgumentOutOfRangeException when a <= 0.
    static member Log(a: RealNumber) =
        let enclose bits =
            match a.Evaluate bits with
            | None -> None
            | Some x when x.Upper.Sign <= 0 ->
                raise (ArgumentOutOfRangeException(nameof a, "a logarithm needs a positive number"))
            | Some x when x.Lower.Sign <= 0 -> None
            | Some x when x.IsPoint -> Some(Elementary.Log(x.Lower, bits))
            | Some x -> Some(Enclosure(Elementary.Log(x.Lower, bits).Lower, Elementary.Log(x.Upper, bits).Upper))

        RealNumber(enclose, sprintf "log(%O)" a, true)

    /// a^exponent: any a (not 0 for a negative exponent) when the exponent is an integer of at most 100000 in size, a >= 0
    /// otherwise. Enclosing it throws as Elementary.Power does.
    member this.Pow(exponent: Rational) =
        let enclose bits =
            match this.Evaluate bits with
            | None -> None
            | Some x when exponent.IsInteger && exponent.Abs() <= Rational.OfInt 100_000 ->
                if exponent.Sign < 0 && x.Contains Rational.Zero && not x.IsPoint then
                    None
                else
                    match int exponent.Numerator with
                    | 0 -> Some(Enclosure.Point Rational.One)
                    | n when n > 0 -> Some(naturalPower bits x n)
                    | n -> Some(naturalPower bits (x.Pow -1) -n)
            | Some x ->
                match notNegative "a fractional power" x with
                | Some x when x.IsPoint -> Some(Elementary.Power(x.Lower, exponent, bits))
                | Some x when exponent.Sign > 0 || x.Lower.Sign > 0 ->
                    let a, b =
                        Elementary.Power(x.Lower, exponent, bits), Elementary.Power(x.Upper, exponent, bits)

                    Some(Enclosure(Rational.Min(a.Lower, b.Lower), Rational.Max(a.Upper, b.Upper)))
                | _ -> None

        RealNumber(enclose, sprintf "%s^(%O)" (bracket this) exponent, true)

    /// a^exponent = exp(exponent log a) for a > 0 and any real exponent. Enclosing it throws as Exp and Log do.
    member this.Pow(exponent: RealNumber) = RealNumber.Exp(exponent * RealNumber.Log this)

    /// The larger of two numbers.
    static member Max(a: RealNumber, b: RealNumber) =
        let larger (x: Enclosure) (y: Enclosure) =
            Some(Enclosure(Rational.Max(x.Lower, y.Lower), Rational.Max(x.Upper, y.Upper)))

        RealNumber(combine larger a b, sprintf "max(%O, %O)" a b, true)

    /// The smaller of two numbers.
    static member Min(a: RealNumber, b: RealNumber) =
        let smaller (x: Enclosure) (y: Enclosure) =
            Some(Enclosure(Rational.Min(x.Lower, y.Lower), Rational.Min(x.Upper, y.Upper)))

        RealNumber(combine smaller a b, sprintf "min(%O, %O)" a b, true)

    /// An enclosure computed with `bits` binary digits, or null when they do not suffice to tell a divisor or the argument of
    /// a logarithm from 0. Throws where the number is not defined, and ArgumentOutOfRangeException for fewer than 2 bits.
    member this.TryEnclose(bits: int) : Enclosure | null =
        if bits < 2 then
            raise (ArgumentOutOfRangeException(nameof bits, "the precision is at least 2 bits"))

        match this.Evaluate bits with
        | Some enclosure -> enclosure
        | None -> null

    override _.ToString() = text
