namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.Derivations.Write

/// The labels of one sign in a derivation about orthogonal data, in the coordinates of the unit vectors x_k/||x_k||.
[<NoComparison>]
type internal LabelSide = {
    /// "+" or "-".
    Letter: string
    Unicode: string
    Latex: string
    /// The parts p_k of this sign, and that they are >= 0.
    Parts: RationalFunction list
    PartSigns: Reference list
    /// R, the root of the sum of the squares, with R >= 0 and R^2 = sum p_k^2.
    Radius: RationalFunction
    RadiusSign: Reference
    RadiusSquare: Reference
}

/// One sign of a dual vector: entries >= 0 whose squares sum to at most 1.
[<NoComparison>]
type internal DualSide = {
    Entries: RationalFunction list
    Signs: Reference list
    /// 1 - sum of the squares is >= 0.
    Bound: Reference
} with

    member this.Square =
        this.Entries |> List.fold (fun sum e -> sum + e * e) RationalFunction.Zero

/// What the two derivations about orthogonal data share before the first neuron.
module internal OrthogonalLabels =

    let total (list: RationalFunction list) = list |> List.fold (+) RationalFunction.Zero

    let one = RationalFunction.One

    /// A letter with the number of a point, 1 to 9.
    let subscript (letter: string) (k: int) = letter + string ("₀₁₂₃₄₅₆₇₈₉".[k])

    /// A family of symbols, one for each point.
    let family (proof: ProofBuilder) n name (unicode: string) (latex: string) meaning : RationalFunction list = [
        for k in 1..n ->
            proof.Symbol(
                sprintf "%s%d" name k,
                subscript unicode k,
                sprintf "%s_{%d}" latex k,
                sprintf "%s, point %d" meaning k
            )
    ]

    /// Positive and negative parts of the scaled labels and their norms; also, by point, label = p - q and p q = 0.
    let introduce
        (proof: ProofBuilder)
        (labels: RationalFunction list)
        : LabelSide * LabelSide * Reference list * Reference list =
        let n = labels.Length
        let p = family proof n "p" "p" "p" "positive part of the label over the norm"
        let q = family proof n "q" "q" "q" "negative part of the label over the norm"

        let parts =
            labels
            |> List.mapi (fun i label ->
                proof.Introduce(
                    Parts(label, sprintf "p%d" (i + 1), sprintf "q%d" (i + 1)),
                    "the label over the norm, in its parts"
                ))

        let side letter unicode latex (entries: RationalFunction list) position meaning =
            let name = "R" + letter
            let radius = proof.Symbol(name, "R" + unicode, "R_{" + latex + "}", meaning)
            let square = entries |> List.map (fun e -> e * e) |> total

            let exists =
                proof.Entail([], [], nonNegative square, squares entries, "a sum of squares is not negative")

            let root =
                proof.Introduce(SquareRoot(square, name, exists), "the norm of the labels of this sign")

            {
                Letter = letter
                Unicode = unicode
                Latex = latex
                Parts = entries
                PartSigns = parts |> List.map (List.item position)
                Radius = radius
                RadiusSign = root[0]
                RadiusSquare = root[1]
            }

        side "+" "₊" "+" p 1 "norm of the positive labels over the norms of their points",
        side "-" "₋" "-" q 2 "norm of the negative labels over the norms of their points",
        parts |> List.map (List.item 0),
        parts |> List.map (List.item 3)
