using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Verify.Tests;

public sealed class OutcomeTests
{
    private static readonly Witness Some = new("stated", "actual", "<", Strength.Numeric, null, null);

    [Fact]
    public void A_conjunction_holds_with_the_weakest_strength_and_the_smallest_slack()
    {
        Outcome all = Outcome.All(
        [
            Outcome.Holds(Strength.Exact, RealAlgebraic.OfInt(3)),
            Outcome.Holds(Strength.Enclosed, RealAlgebraic.OfInt(2)),
            Outcome.Holds(Strength.Exact),
        ]);
        Assert.Equal(OutcomeKind.Holds, all.Kind);
        Assert.Equal(Strength.Enclosed, all.Strength);
        Assert.Equal(RealAlgebraic.OfInt(2), all.Slack);
    }

    [Fact]
    public void A_failing_part_decides_even_after_one_too_close() =>
        Assert.Equal(
            OutcomeKind.Fails,
            Outcome.All([Outcome.TooClose("close"), Outcome.Fails(Some), Outcome.EnginesDisagree("late")]).Kind);

    [Fact]
    public void A_part_too_close_is_not_forgotten() =>
        Assert.Equal(
            OutcomeKind.TooClose,
            Outcome.All([Outcome.TooClose("close"), Outcome.Holds(Strength.Exact)]).Kind);

    [Fact]
    public void Sizes_compare_points_then_neurons_then_dimension_then_numbers()
    {
        InstanceSize[] ordered =
        [
            new(2, 1, 1, 9), new(2, 2, 1, 1), new(2, 2, 2, 0), new(2, 2, 2, 5), new(3, 1, 1, 0),
        ];
        Assert.Equal(ordered, ordered.Reverse().Order());
    }

    [Fact]
    public void Simple_numbers_are_those_a_mathematician_writes_first()
    {
        string[] words = ["0", "1", "-1", "2", "-2", "1/2", "-1/2", "1/3"];
        Rational[] numbers = [.. words.Select(Rational.Parse)];
        Assert.Equal(numbers, numbers.Reverse().OrderBy(InstanceSize.Complexity));
    }
}
