using ReluProofs.Kernel;

namespace ReluProofs.Cli.Optimum;

/// <summary>The paper's standing assumptions: what is refused without them, and what is answered with a note.</summary>
internal static class OneDimensionalInput
{
    private const string Standing =
        "the paper's standing assumption is that X has at least one positive and at least one negative entry";

    /// <summary>The problem for some data.</summary>
    /// <param name="file">The data's file, for messages.</param>
    /// <param name="data">The data.</param>
    /// <param name="alpha">alpha, positive.</param>
    /// <param name="beta">beta, not negative.</param>
    /// <param name="width">m.</param>
    /// <exception cref="UserError">The data are outside the assumptions.</exception>
    public static OneDimensionalProblem Of(string file, Dataset data, Rational alpha, Rational beta, int width)
    {
        if (data.Dimension != 1)
        {
            throw new UserError($"'{file}' has {data.Dimension} columns x; the one-dimensional problem has one, x1 (or x)");
        }

        ExactVector points = Column(data.Points);
        foreach ((int sign, string missing) in new[] { (1, "positive"), (-1, "negative") })
        {
            if (!points.ToReadOnlyList().Any(x => x.Sign == sign))
            {
                throw new UserError($"'{file}' has no {missing} x; {Standing}");
            }
        }

        return new OneDimensionalProblem(points, data.Labels, alpha, beta, width);
    }

    /// <summary>Where a problem lies outside what the paper covers although it is answered.</summary>
    public static IEnumerable<string> Notes(OneDimensionalProblem problem, OneDimensionalAnswer answer)
    {
        foreach ((Rational moment, string name) in new[]
        {
            (answer.MomentPositive, "X_S^T Y"), (answer.MomentNegative, "X_Sc^T Y"),
        })
        {
            if (moment.IsZero)
            {
                yield return $"{name} = 0: the paper's standing assumption excludes this; the derivation does not need it";
            }
        }

        if (problem.Width < answer.CriticalWidth)
        {
            string theorem = problem.Beta.IsZero ? "Theorem 4.1" : "Theorem 4.2";
            yield return $"the width {problem.Width} is below M* = {answer.CriticalWidth}: the set printed in {theorem} is empty "
                + "here, and the minimisers given are the true ones";
        }
    }

    private static ExactVector Column(ExactMatrix points) =>
        new(Enumerable.Range(0, points.RowCount).Select(i => points[i, 0]));
}
