using ReluProofs.Kernel;
using ReluProofs.Numeric.Arithmetic;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// Whether the optimum over a cone is a stationary point of the loss over all networks. In the variables of one neuron a
/// subgradient has an independent slope in [0, 1] for each point at a kink; neurons at 0 have the subgradient 0.
/// </summary>
internal static class Stationarity
{
    // The error bound must be this small beside the decay term 2 rho |a| for a subgradient within it to count as 0.
    private const double LargestError = 1e-3;

    public static ConeClassification Classify(
        ScaledData data, RestrictedResult restricted, OptimumResult global, StationarityThresholds thresholds)
    {
        var loss = Rational.OfDouble(thresholds.Loss);

        if (restricted.Lower - global.Upper <= loss)
        {
            bool isGlobal = thresholds.Loss > 0
                ? restricted.Upper - global.Lower <= loss
                : restricted.IsSuccess && global.IsSuccess;
            return new ConeClassification(isGlobal ? ConeClass.Global : ConeClass.Undecided, double.NaN, double.NaN);
        }

        var (size, error, decay) = SmallestSubgradient(data, restricted, thresholds);
        bool isZero = thresholds.Gradient is { } zero ? size + error <= zero : size <= error && error <= LargestError * decay;
        bool isLarge = size - error > (thresholds.Gradient ?? 0);
        var found = isZero ? ConeClass.BadLocalMinimum : isLarge ? ConeClass.NotStationary : ConeClass.Undecided;
        return new ConeClassification(found, size, error);
    }

    private static (double Size, double Error, double Decay) SmallestSubgradient(
        ScaledData data, RestrictedResult restricted, StationarityThresholds thresholds)
    {
        int n = data.Count;
        int d = data.Dimension;
        var constants = data.Constants;
        double c = constants.LossConstant.ToDouble();
        double s = constants.OutputScale.ToDouble();
        double rho = constants.WeightDecay.ToDouble();
        var residual = Residual(data, restricted);

        // c ||f - f*||^2 is at most the gap, as the program is that convex in f.
        double distance = Math.Sqrt(OutwardRounding.Up(restricted.Gap) / c);
        double pointsLength = 0;

        for (int k = 0; k < n; k++)
        {
            pointsLength += Math.ScaleB(data.Gram[k * n + k], 2 * data.PointExponent);
        }

        pointsLength = Math.Sqrt(pointsLength);
        double size = 0;
        double error = 0;
        double decay = 0;

        for (int j = 0; j < restricted.Network.Width; j++)
        {
            var neuron = restricted.Neurons[j];
            var cone = restricted.Cones[restricted.ConeOf[j]];
            double a = restricted.Network.OutputWeight(j);
            var w = new double[d];

            for (int i = 0; i < d; i++)
            {
                w[i] = restricted.Network.HiddenWeight(j, i);
            }

            double weight = 2 * c * Math.Abs(s * a);
            error = Math.Max(error, weight * pointsLength * distance);
            decay = Math.Max(decay, 2 * rho * Math.Abs(a));
            size = Math.Max(size, Hidden(data, residual, neuron, cone, a, w, thresholds.Kink));
            size = Math.Max(size, Math.Abs(Output(data, residual, cone, a, w)));
        }

        return (size, error, decay);
    }

    /// <summary>f - y in the units of the labels.</summary>
    private static double[] Residual(ScaledData data, RestrictedResult restricted)
    {
        var residual = data.Data.Labels.ToReadOnlyList().Select(y => -y.ToDouble()).ToArray();
        double s = data.Constants.OutputScale.ToDouble();

        for (int j = 0; j < restricted.Network.Width; j++)
        {
            var cone = restricted.Cones[restricted.ConeOf[j]];

            for (int k = 0; k < residual.Length; k++)
            {
                if (cone.IsActive(k))
                {
                    residual[k] += s * restricted.Network.OutputWeight(j) * Preactivation(data, restricted, j, k);
                }
            }
        }

        return residual;
    }

    private static double Preactivation(ScaledData data, RestrictedResult restricted, int j, int k)
    {
        double inner = 0;

        for (int i = 0; i < data.Dimension; i++)
        {
            inner += restricted.Network.HiddenWeight(j, i) * data.Points[k * data.Dimension + i];
        }

        return Math.ScaleB(inner, data.PointExponent);
    }

    private static double Output(ScaledData data, double[] residual, NeuronCone cone, double a, double[] w)
    {
        double c = data.Constants.LossConstant.ToDouble();
        double s = data.Constants.OutputScale.ToDouble();
        double derivative = 2 * data.Constants.WeightDecay.ToDouble() * a;

        for (int k = 0; k < residual.Length; k++)
        {
            if (cone.IsActive(k))
            {
                double inner = 0;

                for (int i = 0; i < w.Length; i++)
                {
                    inner += w[i] * data.Points[k * w.Length + i];
                }

                derivative += 2 * c * s * residual[k] * Math.ScaleB(inner, data.PointExponent);
            }
        }

        return derivative;
    }

    /// <summary>The largest entry of the shortest 2 c s a sum_k r_k delta_k x_k + 2 rho w over the free slopes delta.</summary>
    private static double Hidden(
        ScaledData data, double[] residual, ActiveNeuron neuron, NeuronCone cone, double a, double[] w, double? kink)
    {
        int n = data.Count;
        int d = data.Dimension;
        double factor = 2 * data.Constants.LossConstant.ToDouble() * data.Constants.OutputScale.ToDouble() * a;
        double rho = data.Constants.WeightDecay.ToDouble();

        // The decay term is one more vector with the fixed coefficient 1.
        int size = n + 1;
        var vectors = new double[size * d];

        for (int k = 0; k < n * d; k++)
        {
            vectors[k] = Math.ScaleB(data.Points[k], data.PointExponent);
        }

        for (int i = 0; i < d; i++)
        {
            vectors[n * d + i] = 2 * rho * w[i];
        }

        var gram = new double[size * size];

        for (int k = 0; k < size; k++)
        {
            for (int l = 0; l < size; l++)
            {
                for (int i = 0; i < d; i++)
                {
                    gram[k * size + l] += vectors[k * d + i] * vectors[l * d + i];
                }
            }
        }

        var lower = new double[size];
        var upper = new double[size];
        var state = new Bound[size];
        (lower[n], upper[n]) = (1, 1);

        for (int k = 0; k < n; k++)
        {
            double slope = factor * residual[k];
            bool isKink = kink is { } near
                ? Math.Abs(Inner(vectors.AsSpan(k * d, d), w)) <= near
                : neuron.Kinks.Contains(k);
            lower[k] = isKink ? Math.Min(slope, 0) : cone.IsActive(k) ? slope : 0;
            upper[k] = isKink ? Math.Max(slope, 0) : lower[k];
        }

        var z = new double[size];
        new BoxLeastSquares(size, gram).Solve(lower, upper, state, z, new double[size], 0);
        double largest = 0;

        for (int i = 0; i < d; i++)
        {
            double entry = 0;

            for (int k = 0; k < size; k++)
            {
                entry += z[k] * vectors[k * d + i];
            }

            largest = Math.Max(largest, Math.Abs(entry));
        }

        return largest;
    }

    private static double Inner(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;

        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }
}
