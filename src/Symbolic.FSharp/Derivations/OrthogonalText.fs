namespace ReluProofs.Symbolic.Derivations

open System
open System.Text.RegularExpressions
open ReluProofs.Kernel

/// How an optimum on orthogonal data is written.
module internal OrthogonalText =

    let private entries (v: ExactVector) = String.Join(", ", v.ToReadOnlyList() |> Seq.map string)

    let private side (s: OrthogonalSide) =
        let relation = if s.Sign > 0 then ">" else "<"

        if s.IsUsed then
            sprintf
                "every neuron with a %s 0 has w = |a| u/‖u‖ for u = (%s), and these a² sum to %O"
                relation
                (entries s.Ray)
                s.Size
        else
            sprintf "no neuron has a %s 0" relation

    /// In words.
    let unicode (regularised: bool) (value: RealAlgebraic) (positive: OrthogonalSide) (negative: OrthogonalSide) =
        let what =
            if regularised then
                "the least loss"
            else
                "the least half squared norm of an interpolator"

        sprintf "%s is %O; the minimisers: %s; %s; w = 0 where a = 0" what value (side positive) (side negative)

    /// An exact number as LaTeX.
    let private number (x: obj) =
        let text = (string x).Replace("*", @"\,")
        let text = Regex.Replace(text, @"sqrt\((\d+)\)", @"\sqrt{$1}")
        Regex.Replace(text, @"(\d+)/(\d+)", @"\tfrac{$1}{$2}")

    let private sideLatex (s: OrthogonalSide) =
        let relation = if s.Sign > 0 then ">" else "<"

        if s.IsUsed then
            let ray = String.Join(", ", s.Ray.ToReadOnlyList() |> Seq.map (fun x -> number x))

            sprintf
                @"w_j = \frac{|a_j|}{%s} (%s)\ (a_j %s 0),\ \textstyle\sum_{a_j %s 0} a_j^2 = %s"
                (number s.LabelNorm)
                ray
                relation
                relation
                (number s.Size)
        else
            sprintf @"\{j : a_j %s 0\} = \emptyset" relation

    /// In LaTeX.
    let latex (regularised: bool) (value: RealAlgebraic) (positive: OrthogonalSide) (negative: OrthogonalSide) =
        let objective =
            if regularised then
                @"\min L"
            else
                @"\min \tfrac{1}{2} \|\theta\|^2"

        sprintf
            @"%s = %s, \quad %s, \quad %s, \quad w_j = 0\ (a_j = 0)"
            objective
            (number value)
            (sideLatex positive)
            (sideLatex negative)
