namespace ReluProofs.Numeric.Flows.Limits;

/// <summary>A state with everything that is read many times computed once.</summary>
internal sealed class StateView
{
    private readonly double[][] directions;
    private readonly double[] cosines;
    private readonly double[] logOutput;
    private readonly double[] logHidden;
    private readonly int[] signs;

    public StateView(FlowData data, FlowState state)
    {
        Loss = state.Loss;
        Width = state.Width;
        Count = data.Count;
        directions = new double[Width][];
        cosines = new double[Width * Count];
        logOutput = new double[Width];
        logHidden = new double[Width];
        signs = new int[Width];
        Residuals = [.. Enumerable.Range(0, Count).Select(state.Residual)];

        for (int j = 0; j < Width; j++)
        {
            directions[j] = state.Direction(j);
            logOutput[j] = state.LogOutputWeight(j);
            logHidden[j] = state.LogHiddenNorm(j);
            signs[j] = state.OutputSign(j);

            for (int k = 0; k < Count; k++)
            {
                cosines[j * Count + k] = state.PreactivationCosine(j, k);
            }
        }
    }

    /// <summary>L.</summary>
    public double Loss { get; }

    /// <summary>m.</summary>
    public int Width { get; }

    /// <summary>n.</summary>
    public int Count { get; }

    /// <summary>r.</summary>
    public double[] Residuals { get; }

    /// <summary>The sign of a_j.</summary>
    public int Sign(int j) => signs[j];

    /// <summary>log |a_j|.</summary>
    public double LogOutput(int j) => logOutput[j];

    /// <summary>log ||w_j||.</summary>
    public double LogHidden(int j) => logHidden[j];

    /// <summary>w_j / ||w_j||, or 0.</summary>
    public double[] Direction(int j) => directions[j];

    /// <summary>The cosine of the angle between w_j and x_k; 0 when one of them is 0.</summary>
    public double Cosine(int j, int k) => cosines[j * Count + k];

    /// <summary>r_k.</summary>
    public double Residual(int k) => Residuals[k];

    /// <summary>Whether neuron j is active on some point.</summary>
    public bool IsActive(int j) => cosines.AsSpan(j * Count, Count).ContainsAnyInRange(double.Epsilon, 2);
}
