using ReluProofs.Kernel;
using ReluProofs.Numeric.Cones;
using ReluProofs.Numeric.Convex;
using ReluProofs.Numeric.Experiments;

namespace ReluProofs.Numeric.CSharp.Tests.Cones;

/// <summary>Exact proportions against programs solved cone by cone, which know nothing of tight directions.</summary>
public class LandscapeAnalysisTests
{
    private static readonly Rational Decay = Rational.Create(1, 100);

    public static TheoryData<string> SmallProblems => new()
    {
        "2;-1;1/2 : 1;-2;1",
        "1,0;0,1 : 1;1",
        "1,0;0,1;1,1 : 2;-1;1/2",
        "1,1/2;-1/3,1;7/10,-6/5 : 2;-1;1/2",
        "1,1/2;-1,-1/2;1/3,2 : 2;1;1/2",
        "1,0;-1,0;0,1 : 1;2;-1",
        "1,2;1,2;2,-1 : 1;2;1",
    };

    [Theory]
    [MemberData(nameof(SmallProblems))]
    public void Proportions_count_the_cones_whose_own_optimum_is_the_minimum(string problem)
    {
        LandscapeAnalysis found = Analyse(Parse(problem), false);
        Assert.True(found.Good.IsExact);
        int pairs = found.Good.NeuronConeCount;

        for (int width = found.Good.LeastNeurons; width <= (pairs <= 12 ? 3 : 2); width++)
        {
            int good = 0;
            int all = (int)Math.Pow(pairs, width);
            var known = new Dictionary<string, bool>();

            for (int code = 0; code < all; code++)
            {
                int[] rows = [.. Enumerable.Range(0, width).Select(i => code / (int)Math.Pow(pairs, i) % pairs).Distinct().Order()];
                string key = string.Join(',', rows);

                if (!known.TryGetValue(key, out bool isGood))
                {
                    NeuronCone[] cones = [.. rows.Select(p => new NeuronCone(found.Good.Patterns[p / 2], p % 2 == 0 ? 1 : -1))];
                    isGood = known[key] = found.Classify(cones, default) == ConeClass.Global;
                    Assert.Equal(isGood, found.Good.ContainsMinimiser(cones));
                }

                good += isGood ? 1 : 0;
            }

            ConeProportion proportion = found.At(width, default);
            Assert.Equal(Rational.Create(good, all), proportion.Low);
            Assert.Equal(Rational.Create(good, all), proportion.High);
        }
    }

    /// <summary>In other units of points and labels, and the decay that goes with them, the proportions are the same numbers.</summary>
    [Theory]
    [MemberData(nameof(SmallProblems))]
    public void Units_of_any_size_change_no_proportion(string problem)
    {
        Dataset data = Parse(problem);
        LandscapeAnalysis known = Analyse(data, false);

        foreach (var (point, label) in new[] { ("1e-150", "1e-150"), ("1e150", "1e150"), ("1e150", "1e-150"), ("1e-40", "1e120") })
        {
            Rational p = Rational.Parse(point);
            Rational l = Rational.Parse(label);
            var scaled = new Dataset(
                new ExactMatrix(Enumerable.Range(0, data.Count).Select(k => p * data.Points.Row(k))), l * data.Labels);
            var constants = new ModelConstants(Rational.Create(1, data.Count), Rational.One, Decay * p * l);
            LandscapeAnalysis found = LandscapeAnalysis.Run(scaled, constants, false, ConvexSettings.Default, default);
            Assert.True(found.Good.IsExact);

            for (int width = known.Good.LeastNeurons; width <= 4; width++)
            {
                Assert.Equal(known.At(width, default), found.At(width, default));
            }
        }
    }

    [Theory]
    [InlineData(5, 2, 1, 12)]
    [InlineData(5, 2, 3, 30)]
    [InlineData(6, 2, 2, 25)]
    [InlineData(8, 3, 2, 150)]
    [InlineData(10, 3, 1, 220)]
    public void Sampled_cones_agree_with_the_exact_proportion(int n, int d, int seed, int width)
    {
        LandscapeAnalysis found = Analyse(TeacherData.Gaussian(n, d, (ulong)seed), false);
        Assert.True(found.Good.IsExact);
        Assert.Equal(ProportionReference.ConvexOptimum, found.At(width, default).Reference);

        // Without the shortcut of the survey: every cone is solved.
        SurveyResult survey = ConeSurvey.Run(
            new ConeDraw(found.Data, found.Good.Patterns, ConeDistribution.Uniform, 17),
            width,
            80,
            cones =>
            {
                ConeClass one = found.Classify(cones, default);
                Assert.Equal(found.Good.ContainsMinimiser(cones), one == ConeClass.Global);
                return one;
            },
            default);
        Assert.Equal(80, survey.Global + survey.Bad + survey.NotStationary + survey.Undecided);
        Assert.True(survey.GlobalInterval(1e-6).Contains(found.At(width, default).Low.ToDouble()));
    }

    [Fact]
    public void Directions_with_all_their_opposites_leave_a_linear_part_free()
    {
        // v is orthogonal to the points, and weight moves between u and -u at no cost: several supports.
        LandscapeAnalysis found = Analyse(
            Parse("1,1/2;-1/2,1;3/4,-5/4;-1,-1/4;1/4,3/2;-1/2,-3/2 : 2;-1;1/2;1;5/4;-3/4"), false);
        Assert.True(found.Good.IsExact);
        Assert.Equal(6, found.Good.Atoms.Count);
        Assert.Equal(5, found.Good.LeastNeurons);
        ConeProportion proportion = found.At(60, default);
        SurveyResult survey = ConeSurvey.Run(
            new ConeDraw(found.Data, found.Good.Patterns, ConeDistribution.Uniform, 3),
            60,
            80,
            cones => found.Classify(cones, default),
            default);
        Assert.True(survey.GlobalInterval(1e-6).Contains(proportion.Low.ToDouble()));
    }

    [Fact]
    public void Random_data_are_decided_exactly_and_the_law_is_a_probability_that_grows()
    {
        for (ulong seed = 1; seed <= 12; seed++)
        {
            LandscapeAnalysis found = Analyse(seed % 3 == 0 ? TeacherData.Orthonormal(4, 5, seed) : TeacherData.Gaussian(6, 2, seed), seed % 2 == 0);
            Assert.True(found.Good.IsExact);
            Rational before = Rational.Zero;

            for (int width = found.Good.LeastNeurons; width <= 120; width += 7)
            {
                Rational now = found.At(width, default).Low;
                Assert.True(before < now && now <= Rational.One);
                before = now;
            }
        }
    }

    [Fact]
    public void Draws_depend_on_seed_width_and_number_alone()
    {
        Dataset data = TeacherData.Gaussian(5, 2, 1);
        ActivationCones patterns = ActivationCones.Enumerate(data.Points);

        foreach (ConeDistribution distribution in Enum.GetValues<ConeDistribution>())
        {
            ConeDraw Draw(ulong seed) => new(data, patterns.Literal, distribution, seed);
            Assert.Equal(Draw(1).Cones(9, 4), Draw(1).Cones(9, 4));
            Assert.NotEqual(Draw(1).Cones(9, 4), Draw(1).Cones(9, 5));
            Assert.NotEqual(Draw(1).Cones(9, 4), Draw(2).Cones(9, 4));

            // Every cone drawn is one of the patterns; uniform draws miss none.
            var all = patterns.Literal.SelectMany(p => new[] { new NeuronCone(p, 1), new NeuronCone(p, -1) }).ToHashSet();
            var seen = Enumerable.Range(0, 400).SelectMany(i => Draw(1).Cones(3, i)).ToHashSet();
            Assert.Subset(all, seen);
            Assert.True(distribution == ConeDistribution.Gaussian || all.SetEquals(seen));
        }
    }

    [Fact]
    public void Uniform_draws_are_uniform()
    {
        Dataset data = TeacherData.Gaussian(4, 2, 1);
        var draw = new ConeDraw(data, ActivationCones.Enumerate(data.Points).Literal, ConeDistribution.Uniform, 2);
        int pairs = 2 * ActivationCones.Enumerate(data.Points).Literal.Count;
        var counts = new int[pairs];

        for (int i = 0; i < 20_000; i++)
        {
            counts[draw.Pairs(1, i).Single()]++;
        }

        Assert.All(counts, c => Assert.True(
            Numeric.Statistics.ClopperPearson.Interval(c, 20_000, 1e-9).Contains(1.0 / pairs)));
    }

    [Fact]
    public void Undecided_cones_widen_the_interval_on_both_sides()
    {
        var survey = new SurveyResult(3, 100, 10, 20, 30, 40);
        Assert.Equal(Numeric.Statistics.ClopperPearson.Interval(20, 100, 0.01).Low, survey.BadInterval(0.01).Low);
        Assert.Equal(Numeric.Statistics.ClopperPearson.Interval(60, 100, 0.01).High, survey.BadInterval(0.01).High);
        Assert.Equal(0.2, survey.BadInterval(0.01).Estimate);
    }

    private static LandscapeAnalysis Analyse(Dataset data, bool open) => LandscapeAnalysis.Run(
        data, new ModelConstants(Rational.Create(1, data.Count), Rational.One, Decay), open, ConvexSettings.Default, default);

    private static Dataset Parse(string problem)
    {
        string[] sides = problem.Split(" : ");
        return new Dataset(
            new ExactMatrix(sides[0].Split(';').Select(row => new ExactVector(row.Split(',').Select(Rational.Parse)))),
            new ExactVector(sides[1].Split(';').Select(Rational.Parse)));
    }
}
