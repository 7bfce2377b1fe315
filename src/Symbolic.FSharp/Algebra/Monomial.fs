namespace ReluProofs.Symbolic.Algebra

open System

/// A product of powers of named parameters: names ascending (ordinal), exponents at least 1.
/// Ordered by total degree first, then lexicographically: a monomial order, so that leading terms multiply.
[<CustomEquality; CustomComparison>]
type internal Monomial = {
    Powers: (string * int) list
} with

    member this.Degree = this.Powers |> List.sumBy snd

    member this.Exponent(name: string) =
        match this.Powers |> List.tryFind (fun (n, _) -> n = name) with
        | Some(_, e) -> e
        | None -> 0

    static member One = { Powers = [] }

    static member Power(name: string, exponent: int) =
        if exponent = 0 then
            Monomial.One
        else
            { Powers = [ name, exponent ] }

    static member Product(a: Monomial, b: Monomial) =
        let rec merge xs ys =
            match xs, ys with
            | [], rest
            | rest, [] -> rest
            | (x, d) :: xs', (y, e) :: ys' ->
                let order = String.CompareOrdinal(x, y)

                if order = 0 then (x, d + e) :: merge xs' ys'
                elif order < 0 then (x, d) :: merge xs' ys
                else (y, e) :: merge xs ys'

        { Powers = merge a.Powers b.Powers }

    /// this/divisor, if every exponent stays non-negative.
    member this.TryDivide(divisor: Monomial) : Monomial option =
        let rec divide xs ys =
            match xs, ys with
            | rest, [] -> Some rest
            | [], _ -> None
            | (x, d) :: xs', (y, e) :: ys' ->
                let order = String.CompareOrdinal(x, y)

                if order > 0 || (order = 0 && d < e) then
                    None
                elif order < 0 then
                    divide xs' ys |> Option.map (fun rest -> (x, d) :: rest)
                else
                    divide xs' ys' |> Option.map (fun rest -> if d = e then rest else (x, d - e) :: rest)

        divide this.Powers divisor.Powers |> Option.map (fun powers -> { Powers = powers })

    /// The monomial without its power of one parameter.
    member this.Without(name: string) = {
        Powers = this.Powers |> List.filter (fun (n, _) -> n <> name)
    }

    override this.Equals(other: obj) =
        match other with
        | :? Monomial as m -> m.Powers = this.Powers
        | _ -> false

    override this.GetHashCode() = hash this.Powers

    interface IComparable with
        member this.CompareTo other =
            match other with
            | :? Monomial as m ->
                let rec lexicographic xs ys =
                    match xs, ys with
                    | [], [] -> 0
                    | [], _ -> -1
                    | _, [] -> 1
                    | (x, d) :: xs', (y, e) :: ys' ->
                        let order = String.CompareOrdinal(x, y)

                        if order < 0 then 1
                        elif order > 0 then -1
                        elif d <> e then compare d e
                        else lexicographic xs' ys'

                match compare this.Degree m.Degree with
                | 0 -> lexicographic this.Powers m.Powers
                | order -> order
            | _ -> invalidArg (nameof other) "a monomial is only compared with a monomial"
