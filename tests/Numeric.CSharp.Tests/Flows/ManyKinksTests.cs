using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.CSharp.Tests.Flows;

/// <summary>A neuron at more kinks at once than are searched exhaustively, against the definition of the Filippov solution.</summary>
public class ManyKinksTests
{
    private const int Cases = 120;
    private const int Active = 2;

    // Sums of some ten products of numbers near 1, through a linear system of up to seven rows.
    private const double Rounding = 1e-9;

    public static TheoryData<int, int, bool> Sizes => new()
    {
        { 5, 2, false }, { 5, 5, false }, { 5, 7, true }, { 6, 3, false }, { 6, 6, true }, { 6, 3, true }, { 7, 4, true },
    };

    // Where the sides of every kink push back, the Filippov field is the shortest vector of the hull.
    [Theory]
    [MemberData(nameof(Sizes))]
    public void Where_all_sides_push_back_the_pull_is_the_shortest_of_the_hull(int lines, int dimension, bool opposite)
    {
        for (int seed = 0; seed < Cases / 12; seed++)
        {
            var kinks = new Kinks(1000 * lines + 100 * dimension + seed, lines, dimension, opposite, pushBack: true);
            var state = kinks.Start();
            double shortest = kinks.ShortestByEnumeration();
            Assert.Equal(shortest, Math.Sqrt(state.Pull(0).Sum(x => x * x)), Rounding);
            kinks.AssertFilippov(state);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void In_general_every_slope_agrees_with_the_motion_it_causes(int lines, int dimension, bool opposite)
    {
        for (int seed = 0; seed < Cases; seed++)
        {
            var kinks = new Kinks(1000 * lines + 100 * dimension + seed, lines, dimension, opposite, pushBack: false);
            kinks.AssertFilippov(kinks.Start());
        }
    }

    /// <summary>w = (0, .., 0, 1): points with a last entry 0 are kinks, two others pull. The output is negligible, so r = y.</summary>
    private sealed class Kinks
    {
        private readonly int dimension;
        private readonly int lines;
        private readonly List<double[]> points = [];
        private readonly List<double> labels = [];
        private readonly List<int> lineOf = [];

        public Kinks(int seed, int lines, int dimension, bool opposite, bool pushBack)
        {
            var random = new FlowProblem(seed);
            this.dimension = dimension + 1;
            this.lines = lines;

            for (int l = 0; l < lines; l++)
            {
                double[] point = [.. Enumerable.Range(0, dimension).Select(_ => random.Gauss()), 0];
                double label = random.Gauss();
                Add(point, pushBack ? -Math.Abs(label) : label, l);

                if (opposite && l % 2 == 0)
                {
                    // Twice as long on the other side: where both labels are negative the sides push back whatever their sizes.
                    double other = random.Gauss();
                    Add([.. point.Select(x => -2 * x)], pushBack ? -Math.Abs(other) : other, l);
                }
            }

            for (int k = 0; k < Active; k++)
            {
                Add([.. Enumerable.Range(0, dimension).Select(_ => random.Gauss()), 1], random.Gauss(), -1);
            }
        }

        public FlowState Start()
        {
            var w = new double[dimension];
            w[^1] = 1e-30;
            var flow = GradientFlow.Run(
                new FlowData(points.SelectMany(x => x).ToArray(), labels.ToArray(), dimension),
                FlowProblem.Setting("1/2", "1", "0", "1", KinkRule.Clarke),
                FlowStart.OfNetwork(new NumericNetwork([1e-30], w, dimension)),
                FlowOptions.Default with { EndTime = 0, EstimateError = false, Route = FlowRoute.General });
            Assert.Equal(StopReason.ReachedTime, flow.Stop);
            return flow.Final;
        }

        /// <summary>
        /// A line is on its plus side (the points along its first are active), on its minus side, or between them, and then moves by nothing.
        /// </summary>
        public void AssertFilippov(FlowState state)
        {
            var sum = new double[dimension];

            for (int k = 0; k < points.Count; k++)
            {
                for (int i = 0; i < dimension; i++)
                {
                    sum[i] += state.Slope(0, k) * labels[k] * points[k][i];
                }
            }

            var pull = state.Pull(0);
            Assert.All(pull, (x, i) => Assert.Equal(sum[i], x, Rounding));

            for (int l = 0; l < lines; l++)
            {
                int[] members = [.. Enumerable.Range(0, points.Count).Where(k => lineOf[k] == l)];
                double share = state.Slope(0, members[0]);
                double velocity = Dot(points[members[0]], pull);
                Assert.InRange(share, 0, 1);
                Assert.All(members.Skip(1), k => Assert.Equal(1 - share, state.Slope(0, k), Rounding));
                Assert.True(share == 1 ? velocity > -Rounding : share == 0 ? velocity < Rounding : Math.Abs(velocity) < Rounding);
            }
        }

        /// <summary>Every choice of lines at an end and lines between, the latter by the normal equations.</summary>
        public double ShortestByEnumeration()
        {
            double best = double.PositiveInfinity;
            int choices = (int)Math.Pow(3, lines);

            for (int code = 0; code < choices; code++)
            {
                var pull = new double[dimension];
                var free = new List<int>();

                for (int k = 0; k < points.Count; k++)
                {
                    int digit = lineOf[k] < 0 ? 1 : Digit(code, lineOf[k]);
                    bool isFirst = lineOf[k] < 0 || lineOf.IndexOf(lineOf[k]) == k;

                    if (digit == 2 && isFirst)
                    {
                        free.Add(lineOf[k]);
                    }

                    AddScaled(pull, lineOf[k] < 0 || (isFirst ? digit == 1 : digit != 1) ? labels[k] : 0, points[k]);
                }

                if (TryProject(pull, free))
                {
                    best = Math.Min(best, Math.Sqrt(Dot(pull, pull)));
                }
            }

            return best;
        }

        /// <summary>From the minus sides, adds shares of the differences to the plus sides; false when they are dependent or a share is outside [0, 1].</summary>
        private bool TryProject(double[] pull, List<int> free)
        {
            int size = free.Count;
            var moves = free.ConvertAll(Move);
            var matrix = new double[size, size + 1];

            for (int i = 0; i < size; i++)
            {
                for (int l = 0; l < size; l++)
                {
                    matrix[i, l] = Dot(moves[i], moves[l]);
                }

                matrix[i, size] = -Dot(moves[i], pull);
            }

            for (int c = 0; c < size; c++)
            {
                int pivot = Enumerable.Range(c, size - c).MaxBy(i => Math.Abs(matrix[i, c]));

                if (Math.Abs(matrix[pivot, c]) < 1e-8)
                {
                    return false;
                }

                for (int i = 0; i <= size; i++)
                {
                    (matrix[c, i], matrix[pivot, i]) = (matrix[pivot, i], matrix[c, i]);
                }

                for (int row = 0; row < size; row++)
                {
                    double factor = row == c ? 0 : matrix[row, c] / matrix[c, c];

                    for (int i = c; i <= size && factor != 0; i++)
                    {
                        matrix[row, i] -= factor * matrix[c, i];
                    }
                }
            }

            for (int c = 0; c < size; c++)
            {
                double share = matrix[c, size] / matrix[c, c];

                if (share is < 0 or > 1)
                {
                    return false;
                }

                AddScaled(pull, share, moves[c]);
            }

            return true;
        }

        private double[] Move(int line)
        {
            var move = new double[dimension];

            for (int k = 0; k < points.Count; k++)
            {
                if (lineOf[k] == line)
                {
                    AddScaled(move, lineOf.IndexOf(line) == k ? labels[k] : -labels[k], points[k]);
                }
            }

            return move;
        }

        private void Add(double[] point, double label, int line)
        {
            points.Add(point);
            labels.Add(label);
            lineOf.Add(line);
        }

        private static int Digit(int code, int line) => code / (int)Math.Pow(3, line) % 3;

        private static double Dot(double[] x, double[] y) => x.Zip(y, (left, right) => left * right).Sum();

        private static void AddScaled(double[] x, double factor, double[] y)
        {
            for (int i = 0; i < x.Length; i++)
            {
                x[i] += factor * y[i];
            }
        }
    }
}
