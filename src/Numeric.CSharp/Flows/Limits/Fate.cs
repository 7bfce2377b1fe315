namespace ReluProofs.Numeric.Flows.Limits;

/// <summary>What becomes of a small neuron while the residuals stay as they are.</summary>
internal enum Fate
{
    /// <summary>It ends active on no point with a label, and stays there.</summary>
    Dies,

    /// <summary>It comes to a direction in which nothing pulls it.</summary>
    Stalls,

    /// <summary>It grows for ever along a direction.</summary>
    Grows,

    /// <summary>More changes of the activation pattern than were followed.</summary>
    Unknown,
}

/// <summary>The end of a small neuron's motion at frozen residuals.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Pull">
/// ||D|| with D = sum over active k of r_k x_k in the last activation cone (sliding points with their slope); 0 unless it grows.
/// </param>
/// <param name="Direction">The unit vector it tends to; empty unless it grows.</param>
internal readonly record struct NeuronFate(Fate Kind, double Pull, double[] Direction);
