namespace ReluProofs.Numeric.Flows.Limits;

/// <summary>What the error of the weights does to the loss.</summary>
/// <param name="Bound">A bound on the error of L.</param>
/// <param name="CoversResiduals">Whether the loss is 0 within the error: L is at most the bound, or every residual within its own.</param>
/// <param name="Decides">
/// Whether being within the error says anything: the bound is below the loss of the network 0, or that is 0. It is not where huge neurons cancel.
/// </param>
internal readonly record struct LossError(double Bound, bool CoversResiduals, bool Decides)
{
    private const double Rounding = 1e-15;

    /// <summary>The error when each neuron's a_j and w_j are off by a relative error of their norms.</summary>
    public static LossError Of(FlowData data, FlowSetting setting, StateView state, double relativeError)
    {
        double bound = 0;
        double norms = 0;
        double nothing = 0;
        bool covered = true;

        for (int k = 0; k < data.Count; k++)
        {
            double size = Math.Abs(data.Label(k)) * Rounding;

            for (int j = 0; j < state.Width; j++)
            {
                double product = Math.Exp(state.LogOutput(j) + state.LogHidden(j));

                // Off the kink by more than its error, a neuron that is inactive stays at 0.
                size += state.Cosine(j, k) > -relativeError
                    ? 2 * relativeError * Math.Abs(setting.OutputScale) * product * data.Norm(k)
                    : 0;
            }

            double residual = Math.Abs(state.Residual(k));
            bound += size * (2 * residual + size);
            nothing += setting.LossConstant * data.Label(k) * data.Label(k);
            covered &= residual <= size;
        }

        for (int j = 0; j < state.Width; j++)
        {
            norms += Math.Exp(2 * state.LogOutput(j)) + Math.Exp(2 * state.LogHidden(j));
        }

        double total = setting.LossConstant * bound + setting.WeightDecay * 2 * relativeError * norms + Rounding * state.Loss;
        bool decides = nothing == 0 || total < nothing;
        return new LossError(total, decides && (covered || state.Loss <= total), decides);
    }
}
