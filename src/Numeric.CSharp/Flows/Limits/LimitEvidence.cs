using System.Globalization;

namespace ReluProofs.Numeric.Flows.Limits;

/// <summary>A small neuron that is alive and grows, at frozen residuals.</summary>
/// <param name="Neuron">j, from 0.</param>
/// <param name="Rate">Its norm grows as exp(Rate t) in the end.</param>
/// <param name="Direction">The unit vector its hidden weight tends to.</param>
/// <param name="LogNorm">log of the present (a^2 + ||w||^2)^(1/2).</param>
/// <param name="FlipsSign">Whether this needs its output weight to change sign first, which |a| &lt; ||w|| allows but does not ensure.</param>
public sealed record EscapingNeuron(int Neuron, double Rate, IReadOnlyList<double> Direction, double LogNorm, bool FlipsSign);

/// <summary>The numbers a <see cref="LimitKind"/> rests on.</summary>
public sealed record LimitEvidence
{
    /// <summary>L.</summary>
    public required double Loss { get; init; }

    /// <summary>A bound on the error of L, from the run's own error estimate.</summary>
    public required double LossError { get; init; }

    /// <summary>-L'/L: the relative fall of the loss per unit of time.</summary>
    public required double RelativeFall { get; init; }

    /// <summary>|2 v c s| sum |r_k| ||x_k||: no neuron grows faster at these residuals.</summary>
    public required double FastestRate { get; init; }

    /// <summary>Whether the loss has stalled.</summary>
    public required bool Stalled { get; init; }

    /// <summary>Neurons that are, or at these residuals become, inactive on every point; only weight decay still moves them then.</summary>
    public required int DeadNeurons { get; init; }

    /// <summary>
    /// Small neurons that are alive; the large ones are held by their own stationarity. Not counted where the loss goes to 0.
    /// </summary>
    public required int SmallNeurons { get; init; }

    /// <summary>Of the small neurons the one that grows fastest; null when none grows.</summary>
    public EscapingNeuron? Escape { get; init; }

    /// <summary>Small neurons whose changes of pattern were too many to follow.</summary>
    public int Unfollowed { get; init; }

    /// <summary>A bound on sum_k r_k relu(&lt;u, x_k&gt;) over all unit u, in units of sum |r_k| ||x_k||.</summary>
    public double LargestPullAnywhere { get; init; }

    /// <summary>The radius of the ball in which a local Polyak-Lojasiewicz bound takes the loss to 0; null without such a bound.</summary>
    public double? Radius { get; init; }

    /// <summary>With the radius: ||grad L||^2 / L is at least this in the ball.</summary>
    public double? Curvature { get; init; }

    /// <summary>With the radius: the path that is left is at most this long.</summary>
    public double? PathLength { get; init; }

    /// <summary>The enclosure of the optimum that was given.</summary>
    public LossInterval? Optimum { get; init; }

    /// <summary>What decided, in words and numbers.</summary>
    public required string Reason { get; init; }

    /// <summary>The reason and the numbers behind it, one a line.</summary>
    public IEnumerable<string> Lines()
    {
        yield return Reason;
        yield return Text($"loss {Loss:G6}, error at most {LossError:G2}; it falls by {RelativeFall:G3} of itself per unit of time");
        yield return Text($"neurons: {DeadNeurons} inactive on all points or about to be, {SmallNeurons} small and alive");

        if (Escape is { } escape)
        {
            string flips = escape.FlipsSign ? ", once its output weight has changed sign" : "";
            yield return Text($"neuron {escape.Neuron + 1} grows as exp({escape.Rate:G6} t){flips}, from a norm of e^{escape.LogNorm:F1}");
        }

        if (Unfollowed > 0)
        {
            yield return Text($"{Unfollowed} small neurons change their patterns too often to be followed");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
