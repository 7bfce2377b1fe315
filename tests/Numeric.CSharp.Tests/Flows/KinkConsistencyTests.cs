using ReluProofs.Numeric.Flows;

namespace ReluProofs.Numeric.CSharp.Tests.Flows;

/// <summary>Which gamma keep the lines of a neuron in contact, and whether they may.</summary>
public class KinkConsistencyTests
{
    private const double Noise = 1e-13;
    private const double Exact = 1e-15;

    // e_1 with r = -2: the plus end is -2, the minus end 0. What else pulls says which gamma is needed.
    [Theory]
    [InlineData(0.5, -0.5, -1)]
    [InlineData(2, -2, -1)]
    [InlineData(0, 0, -1)]
    [InlineData(2 + 1e-9, -2, 0)]
    [InlineData(-1e-9, 0, 0)]
    [InlineData(3, -2, 0)]
    public void One_line_is_kept_by_what_is_between_its_ends(double pull, double expected, int ended)
    {
        var kinks = new Kinks([1, 0, 0, 1], [-2, 0], [0]);
        double[] d = [pull, 7];
        Assert.Equal(ended, kinks.Hold(d, out var gamma));
        Assert.Equal(expected, gamma[0], Exact);
        Assert.Equal([pull + expected, 7], d);
    }

    // Outside by less than lets anything move: neither crossed nor let go.
    [Theory]
    [InlineData(0.5)]
    [InlineData(3.9)]
    public void A_gamma_put_to_its_end_counts_as_inside_while_nothing_moves(double part)
    {
        var kinks = new Kinks([1, 0, 0, 1], [-2, 0], [0]);
        Assert.Equal(-1, kinks.Hold([2 + part * Noise, 0], out _));
        Assert.Equal(0, kinks.Hold([2 + 5 * Noise, 0], out _));
    }

    // x_1 = (1, 0), x_2 = (3/5, 4/5), with G = (1, 3/5; 3/5, 1): D = (1, 1) needs G gamma = -(1, 7/5).
    [Fact]
    public void Two_lines_are_balanced_together()
    {
        var kinks = new Kinks([1, 0, 0, 0.6, 0.8, 0], [-2, -3], [0, 1], 3);
        double[] d = [1, 1, 5];
        Assert.Equal(-1, kinks.Hold(d, out var gamma));
        Assert.Equal(-0.25, gamma[0], 1e-14);
        Assert.Equal(-1.25, gamma[1], 1e-14);
        Assert.Equal(0, d[0], 1e-14);
        Assert.Equal(0, d[1], 1e-14);
        Assert.Equal(5, d[2]);
    }

    // The same where the second one cannot do its part: put to its end, it moves, and the first is balanced again around it.
    [Fact]
    public void The_one_that_moves_is_named_and_the_others_are_balanced_around_it()
    {
        var kinks = new Kinks([1, 0, 0, 0.6, 0.8, 0], [-2, -1], [0, 1], 3);
        double[] d = [1, 1, 5];
        Assert.Equal(1, kinks.Hold(d, out var gamma));
        Assert.Equal(-0.4, gamma[0], 1e-14);
        Assert.Equal(-1, gamma[1]);
        Assert.Equal(0, d[0], 1e-14);
        Assert.True(0.6 * d[0] + 0.8 * d[1] > 0.1);
    }

    // Three lines of a plane depend on each other. Balance alone fixes two numbers out of three; some choice is inside all hulls.
    [Theory]
    [InlineData(-0.1, -1)]
    [InlineData(-0.8, -1)]
    [InlineData(-0.8, 2)]
    public void Dependent_lines_are_kept_by_any_choice_inside_their_hulls(double third, double pull)
    {
        double[] points = [1, 0, 0, 1, 0.6, 0.8];
        var kinks = new Kinks(points, [-2, -2, third], [0, 1, 2]);
        double[] d = [-pull, -pull];
        bool possible = pull < 0;
        Assert.Equal(possible, kinks.Hold(d, out var gamma) < 0);

        for (int l = 0; l < 3; l++)
        {
            Assert.InRange(gamma[l], l == 2 ? third : -2, 0);
            double velocity = points[2 * l] * d[0] + points[2 * l + 1] * d[1];
            Assert.True(!possible || Math.Abs(velocity) <= 4 * Noise);
        }
    }

    // Opposite points with r = 1 and r = 2: beside the line gamma is 1 or -2. With a slope each it is anything in [-2, 1], as in the hull; with
    // r = 1 and r = -2 the hull is [1, 2], and slopes of their own give [0, 3].
    [Theory]
    [InlineData(2, -0.5, true, true)]
    [InlineData(-2, 1.5, true, true)]
    [InlineData(-2, 0.5, false, true)]
    [InlineData(-2, 2.5, false, true)]
    [InlineData(-2, 3.5, false, false)]
    public void Independent_slopes_reach_further_than_the_hull(double opposite, double gamma, bool hull, bool independent)
    {
        var kinks = new Kinks([1, 0, -1, 0], [1, opposite], [0, 1]);
        Assert.Equal(hull, kinks.Hold([-gamma, 0], out _) < 0);
        Assert.Equal(independent, kinks.Hold([-gamma, 0], out _, true) < 0);
    }

    // All slopes 0 hold where nothing pulls, but Clarke's hull need not contain them.
    [Theory]
    [InlineData(KinkRule.Zero, true)]
    [InlineData(KinkRule.ChainRule, true)]
    [InlineData(KinkRule.Clarke, false)]
    public void Slopes_of_0_are_not_Clarkes(KinkRule rule, bool holds)
    {
        var kinks = new Kinks([1, 0, -1, 0], [1, -2], [0, 1], 2, rule);
        Assert.Equal(holds, kinks.Hold([0, 0], out _) < 0);
    }

    [Fact]
    public void Without_contacts_nothing_ends() => Assert.Equal(-1, new Kinks([1, 0, 0, 1], [1, 1], []).Hold([1, 1], out _));

    private sealed class Kinks
    {
        private readonly KinkConsistency consistency;
        private readonly LinePulls pulls;

        public Kinks(double[] points, double[] residuals, int[] kinks, int d = 2, KinkRule rule = KinkRule.Clarke)
        {
            var data = new FlowData(points, residuals, d);
            var coordinates = FlowCoordinates.Choose(data, FlowRoute.General);
            consistency = new KinkConsistency(new FlowModel(data, FlowProblem.Setting("1/2", "1", "0", "1", rule), coordinates, 1));
            pulls = new LinePulls(coordinates);
            var line = new int[kinks.Length];
            var orientation = new int[kinks.Length];
            pulls.Set(kinks, line, orientation, new KinkLines(coordinates).Group(kinks, line, orientation), residuals);
        }

        public int Hold(double[] d, out double[] gamma, bool independent = false)
        {
            gamma = new double[pulls.Count];
            return consistency.Hold(pulls, [.. Enumerable.Range(0, pulls.Count)], d, gamma, Noise, independent);
        }
    }
}
