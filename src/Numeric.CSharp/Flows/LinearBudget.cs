namespace ReluProofs.Numeric.Flows;

/// <summary>
/// How long a linear phase may last: until the output of the neurons that move, left out, would displace some neuron by more than a
/// tolerance. |f(x_k)| is at most |s| ||x_k|| sum_j (a_j^2 + ||u_j||^2) / 2, and displaces by |rate| sum_k ||x_k|| |f(x_k)| a unit of
/// time; what the resting neurons do about it adds as much as the last output over the rate at which they follow.
/// </summary>
internal sealed class LinearBudget(FlowModel model)
{
    // Beyond this the exponentials leave the range of doubles; a longer phase is cut.
    private const double LongestExponent = 300;

    private const double Digits = 1e-3;

    // Ending a phase a little earlier than need be costs nothing but part of an ordinary step.
    private const int RoundsToShorten = 12;

    // Jumps become shorter towards the end of the phase; an ordinary step gets about this far and is cheaper.
    private const double OrdinaryStep = 0.25;

    // Beside resting neurons an ordinary step is long, and a phase that has ended is looked for again.
    private const double LongOrdinaryStep = 4;

    // A neuron aligned against its pull to this relative accuracy has no growing component.
    private const double NoGrowth = 4e-15;

    private readonly double[] neuron = new double[model.Stride];
    private readonly KinkMode[] row = new KinkMode[model.Data.Count];
    private readonly double bound = 0.5 * Math.Abs(model.Setting.Rate * model.Setting.OutputScale)
        * DenseVector.Dot(model.Coordinates.Norms, model.Coordinates.Norms);

    /// <summary>The time the phase would last if the modes stayed as they are; 0 if no neuron grows faster than the least rate.</summary>
    public double Candidate(
        double[] values,
        int[] exponents,
        ActivationFrame frame,
        LinearMotion motion,
        RestingPart? resting,
        double tolerance,
        double wish,
        double leastRate,
        out double shortest)
    {
        var growth = new double[frame.Groups.Length];
        var logSquare = new double[model.Width];
        double right = model.Setting.Decay > 0 ? Math.Min(wish, 1e6 / model.Setting.Decay) : wish;
        double fastest = 0;
        bool grows = false;

        for (int j = 0; j < model.Width; j++)
        {
            if (resting?.Rests[j] == true)
            {
                logSquare[j] = double.NegativeInfinity;
                continue;
            }

            int g = frame.GroupOf[j];
            motion.Aim(frame.Modes.Slice(j * model.Data.Count, model.Data.Count));
            growth[g] = Math.Max(Math.Abs(motion.Speed) - model.Setting.Decay, 0);
            fastest = Math.Max(fastest, Math.Abs(motion.Speed));
            var state = model.Neuron(values, j);
            logSquare[j] = 2 * Math.Log(DenseVector.Norm(state)) + exponents[j] * (2 * Math.Log(2));
            double along = DenseVector.Dot(state[1..], motion.Direction) * Math.Sign(model.Setting.Rate);
            grows |= growth[g] > leastRate && Math.Abs(state[0] + along) > NoGrowth * DenseVector.Norm(state);
        }

        shortest = (resting is null ? OrdinaryStep : LongOrdinaryStep) / fastest;

        if (!grows)
        {
            return 0;
        }

        right = Math.Min(right, LongestExponent / fastest);
        double left = 0;

        if (Displacement(right) <= tolerance)
        {
            return right;
        }

        // The neurons as they really move shorten this once more, so a few digits do.
        while (right - left > Digits * right && right > shortest)
        {
            double middle = 0.5 * (left + right);
            (left, right) = Displacement(middle) <= tolerance ? (middle, right) : (left, middle);
        }

        return left;

        double Displacement(double length)
        {
            double total = 0;

            for (int j = 0; j < model.Width; j++)
            {
                total += Math.Exp(logSquare[j] + 2 * growth[frame.GroupOf[j]] * length);
            }

            return bound * total * (length + (resting?.Lag ?? 0)) + (resting?.Creep ?? 0) * length;
        }
    }

    /// <summary>The largest time up to the candidate at which the neurons, as they have really moved, are small enough.</summary>
    public double Shorten(NeuronPath[] paths, LinearMotion motion, RestingPart? resting, double longest, double tolerance)
    {
        if (Displacement(longest) <= tolerance)
        {
            return longest;
        }

        double left = 0;
        double right = longest;

        for (int round = 0; round < RoundsToShorten; round++)
        {
            double middle = 0.5 * (left + right);
            (left, right) = Displacement(middle) <= tolerance ? (middle, right) : (left, middle);
        }

        return left;

        double Displacement(double length)
        {
            double total = 0;

            foreach (var path in paths)
            {
                if (path.Rests)
                {
                    continue;
                }

                path.At(motion, length, false, neuron, out int exponent, row);
                double log = 2 * (Math.Log(DenseVector.Norm(neuron)) + exponent * Math.Log(2));
                total += Math.Exp(Math.Max(log, path.LargestStart(length)));
            }

            return bound * total * (length + (resting?.Lag ?? 0)) + (resting?.Creep ?? 0) * length;
        }
    }
}
