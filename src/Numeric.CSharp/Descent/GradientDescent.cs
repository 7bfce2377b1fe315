using System.Numerics;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.Descent;

/// <summary>
/// Full-batch gradient descent with a fixed step on one network. Neurons lie side by side in vectors, so that one
/// instruction moves several of them; nothing is allocated after the start, and the same start gives the same bytes.
/// </summary>
public sealed class GradientDescent
{
    private const long ChunkLength = 1000;

    private readonly DescentSetting setting;
    private readonly double[] points;
    private readonly double[] labels;
    private readonly int dimension;
    private readonly int width;

    // The width rounded up to whole vectors; the neurons added are 0 and stay 0.
    private readonly int lanes;
    private readonly Vector<double>[] output;
    private readonly Vector<double>[] hidden;
    private readonly Vector<double>[] preactivations;
    private readonly Vector<double>[] sums;
    private readonly double[] residuals;

    /// <summary>Copies data and network.</summary>
    /// <param name="points">The n points one after the other, n * d numbers.</param>
    /// <param name="labels">The n labels, at least one.</param>
    /// <param name="start">The network to start from, of input dimension d.</param>
    /// <param name="setting">The loss and the step.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, there is no point, or a number is not finite.</exception>
    public GradientDescent(ReadOnlySpan<double> points, ReadOnlySpan<double> labels, NumericNetwork start, DescentSetting setting)
    {
        if (labels.IsEmpty || points.Length != (long)labels.Length * start.Dimension)
        {
            throw new ArgumentException("there is at least one point, and there are d coordinates for each label", nameof(points));
        }

        this.points = Finite(points, nameof(points));
        this.labels = Finite(labels, nameof(labels));
        this.setting = setting;
        dimension = start.Dimension;
        width = start.Width;
        lanes = (width + Vector<double>.Count - 1) / Vector<double>.Count;
        output = new Vector<double>[lanes];
        hidden = new Vector<double>[lanes * dimension];
        preactivations = new Vector<double>[lanes * labels.Length];
        sums = new Vector<double>[labels.Length];
        residuals = new double[labels.Length];

        for (int j = 0; j < width; j++)
        {
            output[j / Vector<double>.Count] = output[j / Vector<double>.Count]
                .WithElement(j % Vector<double>.Count, start.OutputWeight(j));

            for (int i = 0; i < dimension; i++)
            {
                ref var lane = ref hidden[j / Vector<double>.Count * dimension + i];
                lane = lane.WithElement(j % Vector<double>.Count, start.HiddenWeight(j, i));
            }
        }
    }

    /// <summary>The iterations made so far.</summary>
    public long Iteration { get; private set; }

    /// <summary>L at the present weights; NaN or infinite when they have diverged.</summary>
    public double Loss
    {
        get
        {
            Evaluate();
            double squares = 0;

            foreach (double residual in residuals)
            {
                squares += residual * residual;
            }

            var norm = Vector<double>.Zero;

            foreach (var lane in output.AsSpan())
            {
                norm += lane * lane;
            }

            foreach (var lane in hidden.AsSpan())
            {
                norm += lane * lane;
            }

            return setting.LossConstant * squares + setting.WeightDecay * Vector.Sum(norm);
        }
    }

    /// <summary>The present network; null when a weight is no longer finite.</summary>
    public NumericNetwork? Network
    {
        get
        {
            double[] a = new double[width];
            double[] w = new double[width * dimension];

            for (int j = 0; j < width; j++)
            {
                a[j] = output[j / Vector<double>.Count][j % Vector<double>.Count];

                for (int i = 0; i < dimension; i++)
                {
                    w[j * dimension + i] = hidden[j / Vector<double>.Count * dimension + i][j % Vector<double>.Count];
                }
            }

            return a.All(double.IsFinite) && w.All(double.IsFinite) ? new NumericNetwork(a, w, dimension) : null;
        }
    }

    /// <summary>Makes some iterations.</summary>
    /// <param name="iterations">How many, not negative.</param>
    /// <returns>Whether the last of them changed a weight; true when none was made.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public bool Advance(long iterations)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(iterations);
        bool moved = true;

        for (long i = 0; i < iterations; i++)
        {
            Evaluate();
            moved = Update(last: i == iterations - 1);
        }

        Iteration += iterations;
        return moved;
    }

    /// <summary>Runs from the present weights until the options say to stop.</summary>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    public DescentRun Run(DescentOptions options)
    {
        options.Validate();
        var records = new List<DescentRecord>(options.RecordAt.Count + 1);
        int next = 0;

        while (next < options.RecordAt.Count && options.RecordAt[next] < Iteration)
        {
            next++;
        }

        bool moved = true;

        while (true)
        {
            double loss = Loss;

            if (next < options.RecordAt.Count && options.RecordAt[next] == Iteration)
            {
                records.Add(new DescentRecord(Iteration, loss));
                next++;
            }

            if (Ending(options, loss, moved) is { } stop)
            {
                if (records.Count == 0 || records[^1].Iteration != Iteration)
                {
                    records.Add(new DescentRecord(Iteration, loss));
                }

                return new DescentRun(stop, Iteration, loss, records, Network);
            }

            long until = Math.Min(options.Iterations, Iteration + ChunkLength - Iteration % ChunkLength);
            until = next < options.RecordAt.Count ? Math.Min(until, options.RecordAt[next]) : until;
            options.Progress?.Invoke(Iteration, loss);
            moved = Advance(until - Iteration);
        }
    }

    private DescentStop? Ending(DescentOptions options, double loss, bool moved) =>
        !double.IsFinite(loss) ? DescentStop.Diverged
        : loss <= options.LossGoal ? DescentStop.LossReached
        : Iteration >= options.Iterations ? DescentStop.Iterations
        : !moved ? DescentStop.FixedPoint
        : options.Cancellation.IsCancellationRequested ? DescentStop.Cancelled
        : null;

    /// <summary>Preactivations of every neuron and residuals y_k - f(x_k).</summary>
    private void Evaluate()
    {
        int n = labels.Length;
        Array.Clear(sums);

        for (int lane = 0; lane < lanes; lane++)
        {
            var weights = hidden.AsSpan(lane * dimension, dimension);
            var z = preactivations.AsSpan(lane * n, n);
            var a = output[lane];

            for (int k = 0; k < n; k++)
            {
                var point = points.AsSpan(k * weights.Length, weights.Length);
                var sum = Vector<double>.Zero;

                for (int i = 0; i < weights.Length; i++)
                {
                    sum += weights[i] * point[i];
                }

                z[k] = sum;
                sums[k] += a * Vector.Max(sum, Vector<double>.Zero);
            }
        }

        for (int k = 0; k < n; k++)
        {
            residuals[k] = labels[k] - setting.OutputScale * Vector.Sum(sums[k]);
        }
    }

    /// <summary>
    /// One step from the preactivations and residuals of Evaluate. Whether a weight changed is looked at only when asked.
    /// </summary>
    private bool Update(bool last)
    {
        int n = labels.Length;
        double step = setting.StepSize * setting.Speed;
        double pull = step * 2 * setting.LossConstant * setting.OutputScale;
        double keep = 1 - step * 2 * setting.WeightDecay;
        bool moved = false;

        for (int lane = 0; lane < lanes; lane++)
        {
            var weights = hidden.AsSpan(lane * dimension, dimension);
            var z = preactivations.AsSpan(lane * n, n);
            var before = output[lane];
            var gain = Vector<double>.Zero;
            var decayed = before * keep;
            var towards = before * pull;

            for (int i = 0; last && !moved && i < weights.Length; i++)
            {
                moved = Moves(weights[i], i, z, towards, keep);
            }

            if (keep != 1)
            {
                for (int i = 0; i < weights.Length; i++)
                {
                    weights[i] *= keep;
                }
            }

            for (int k = 0; k < n; k++)
            {
                var point = points.AsSpan(k * weights.Length, weights.Length);
                var active = Vector.GreaterThan(z[k], Vector<double>.Zero);
                var residual = Vector.ConditionalSelect(active, new Vector<double>(residuals[k]), Vector<double>.Zero);
                gain += residual * z[k];
                var share = residual * towards;

                for (int i = 0; i < weights.Length; i++)
                {
                    weights[i] += share * point[i];
                }
            }

            var after = decayed + gain * pull;
            output[lane] = after;
            moved |= last && !Vector.EqualsAll(before, after);
        }

        return moved;
    }

    /// <summary>Whether one coordinate of the neurons of a lane would change.</summary>
    private bool Moves(Vector<double> weight, int i, ReadOnlySpan<Vector<double>> z, Vector<double> towards, double keep)
    {
        var next = weight * keep;

        for (int k = 0; k < z.Length; k++)
        {
            var active = Vector.GreaterThan(z[k], Vector<double>.Zero);
            var residual = Vector.ConditionalSelect(active, new Vector<double>(residuals[k]), Vector<double>.Zero);
            next += residual * towards * points[k * dimension + i];
        }

        return !Vector.EqualsAll(weight, next);
    }

    private static double[] Finite(ReadOnlySpan<double> numbers, string name)
    {
        foreach (double number in numbers)
        {
            if (!double.IsFinite(number))
            {
                throw new ArgumentException("every number is finite", name);
            }
        }

        return numbers.ToArray();
    }
}
