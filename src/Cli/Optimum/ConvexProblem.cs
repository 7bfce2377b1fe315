using ReluProofs.Kernel;

namespace ReluProofs.Cli.Optimum;

/// <summary>The problem of one command line: labelled points and the constants of the loss.</summary>
/// <param name="Data">The points (with the constant coordinate, if one was asked for) and labels.</param>
/// <param name="Constants">c, s and rho.</param>
/// <param name="Width">The most neurons; null for any number.</param>
/// <param name="HasBias">Whether a constant coordinate 1 was appended to every point.</param>
internal sealed record ConvexProblem(Dataset Data, ModelConstants Constants, int? Width, bool HasBias)
{
    /// <summary>The data with a coordinate 1 appended to every point: a bias in every hidden neuron.</summary>
    public static Dataset WithBias(Dataset data) => new(
        new ExactMatrix(Enumerable.Range(0, data.Count)
            .Select(k => new ExactVector([.. data.Points.Row(k).ToReadOnlyList(), Rational.One]))),
        data.Labels);

    /// <summary>The loss constant and the output scale of a paper.</summary>
    /// <param name="paper">Its key.</param>
    /// <param name="count">n.</param>
    /// <param name="width">The width, which one paper's scale depends on.</param>
    /// <exception cref="UserError">The key is unknown, or the width is missing.</exception>
    public static (Rational LossConstant, Rational OutputScale) OfPaper(string paper, int count, int? width) => paper switch
    {
        "benignity" => (Rational.Create(1, count), Rational.One),
        "orthogonal" => (Rational.Create(1, 2 * count), Rational.One),
        "onedim" => (Rational.Half, Rational.One),
        "weakint" when width is { } m => (Rational.Create(1, 2 * count), Rational.Create(1, m)),
        "weakint" => throw new UserError("--paper weakint divides the output by the width: --width M is needed"),
        _ => throw new UserError($"--paper '{paper}' is not one of benignity, onedim, orthogonal, weakint"),
    };
}
