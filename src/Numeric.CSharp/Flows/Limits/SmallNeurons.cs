namespace ReluProofs.Numeric.Flows.Limits;

/// <summary>What the neurons that are free to move would do at the present residuals.</summary>
internal sealed class SmallNeurons
{
    // A neuron is small while its output is below this part of the largest residual.
    private const double SmallOutput = 1e-3;

    /// <summary>Neurons that are or become inactive on every point.</summary>
    public int Dead { get; private set; }

    /// <summary>Small neurons that are alive.</summary>
    public int Alive { get; private set; }

    /// <summary>Small neurons that could not be followed.</summary>
    public int Unfollowed { get; private set; }

    /// <summary>The one that grows fastest, those that need no change of sign first.</summary>
    public EscapingNeuron? Fastest { get; private set; }

    /// <summary>Whether some neuron can be had without changing the output: one that is dead or dies, or two that can be merged.</summary>
    public bool HasSpare { get; private set; }

    /// <summary>Follows every neuron.</summary>
    /// <param name="data">The points.</param>
    /// <param name="setting">The flow.</param>
    /// <param name="state">Where it is.</param>
    /// <param name="neuron">For its residuals.</param>
    /// <param name="largestResidual">max |r_k|.</param>
    /// <param name="all">Whether large neurons are followed too.</param>
    /// <param name="none">Whether no neuron is followed: where the loss is 0, what pulls is only the error.</param>
    /// <param name="leastRate">Slower growth is none.</param>
    public static SmallNeurons Of(
        FlowData data,
        FlowSetting setting,
        StateView state,
        FrozenNeuron neuron,
        double largestResidual,
        bool all,
        bool none,
        double leastRate)
    {
        var found = new SmallNeurons();
        double reach = Enumerable.Range(0, data.Count).Max(data.Norm) * Math.Abs(setting.OutputScale);
        var cones = new HashSet<string>(StringComparer.Ordinal);

        for (int j = 0; j < state.Width; j++)
        {
            int sign = state.Sign(j);

            if (double.IsNegativeInfinity(state.LogHidden(j)))
            {
                found.Dead++;
                found.HasSpare = true;
                continue;
            }

            double product = Math.Exp(state.LogOutput(j) + state.LogHidden(j));
            bool small = product * reach <= SmallOutput * largestResidual;
            bool active = state.IsActive(j);

            if (active && (small || all) && !none)
            {
                found.Follow(j, setting, state, neuron, sign, leastRate);
                found.Alive += small ? 1 : 0;
            }
            else if (!active)
            {
                found.Dead++;
            }

            // Balanced neurons of one sign and one pattern act as one; dead ones do not act at all.
            bool balanced = Math.Abs(state.LogOutput(j) - state.LogHidden(j)) <= 1e-6;
            found.HasSpare |= !active || (balanced && !cones.Add(PatternOf(state, j, sign)));
        }

        return found;
    }

    private void Follow(int j, FlowSetting setting, StateView state, FrozenNeuron neuron, int sign, double leastRate)
    {
        int scale = Math.Sign(setting.OutputScale);

        if (sign == 0)
        {
            // The output weight 0 takes the sign of its derivative at once.
            sign = Math.Sign(scale * DenseVector.Dot(state.Direction(j), neuron.PullAt(state.Direction(j), 1)));
        }

        var fate = sign == 0 ? new NeuronFate(Fate.Stalls, 0, []) : neuron.Follow(state.Direction(j), sign * scale);
        Unfollowed += fate.Kind == Fate.Unknown ? 1 : 0;

        if (state.LogOutput(j) >= state.LogHidden(j) || fate.Kind == Fate.Grows)
        {
            Dead += fate.Kind == Fate.Dies ? 1 : 0;
            HasSpare |= fate.Kind == Fate.Dies;
            Record(j, setting, state, fate, false, leastRate);
        }
        else if (sign != 0)
        {
            // |a| < ||w||: the output weight may reach 0 before the neuron dies.
            Record(j, setting, state, neuron.Follow(state.Direction(j), -sign * scale), true, leastRate);
        }
    }

    private void Record(int j, FlowSetting setting, StateView state, NeuronFate fate, bool flips, double leastRate)
    {
        double rate = Math.Abs(setting.Rate) * fate.Pull - setting.Decay;
        bool better = Fastest is null || (Fastest.FlipsSign && !flips) || (Fastest.FlipsSign == flips && rate > Fastest.Rate);

        if (fate.Kind == Fate.Grows && rate > leastRate && better)
        {
            Fastest = new EscapingNeuron(j, rate, fate.Direction, LogNorm(state, j), flips);
        }
    }

    private static double LogNorm(StateView state, int j)
    {
        double larger = Math.Max(state.LogOutput(j), state.LogHidden(j));
        double smaller = Math.Min(state.LogOutput(j), state.LogHidden(j));
        return larger + Math.Log(1 + Math.Exp(2 * (smaller - larger))) / 2;
    }

    private static string PatternOf(StateView state, int j, int sign)
    {
        var pattern = new char[state.Count + 1];
        pattern[0] = sign < 0 ? '-' : '+';

        for (int k = 0; k < state.Count; k++)
        {
            pattern[k + 1] = state.Cosine(j, k) > 0 ? '1' : '0';
        }

        return new string(pattern);
    }
}
