using ReluProofs.Verify.Checking;

namespace ReluProofs.Proofs.Tests;

/// <summary>Distances that go to 0 with the scale, at whatever rate, and such as do not.</summary>
public sealed class VanishingTests
{
    private const double Accuracy = 1e-12;

    [Theory]
    [InlineData(1.0, 1.0)]
    [InlineData(0.05, 1.0)]
    [InlineData(0.0136, 1.0)]
    [InlineData(0.0069, 400.0)]
    public void A_power_of_the_scale_holds_however_late_it_is_small(double power, double factor) =>
        Assert.Equal(OutcomeKind.Holds, Decide(e => factor * Math.Pow(10, power * e)).Kind);

    [Fact]
    public void A_distance_that_still_falls_is_too_close_to_tell_and_no_failure()
    {
        // By a power, from far above; and by a logarithm, which is never as fast as asked.
        foreach (var outcome in new[] { Decide(e => 1e4 * Math.Pow(10, 0.0005 * e)), Decide(e => 1000.0 / -e), Decide(e => 1.0 / -e) })
        {
            Assert.Equal(OutcomeKind.TooClose, outcome.Kind);
            Assert.Contains("still falls at 1e-4096", outcome.Reason);
        }
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(30.0)]
    public void A_distance_that_stays_is_a_failure(double distance)
    {
        Assert.Equal(OutcomeKind.Fails, Decide(_ => distance).Kind);

        // Also one that falls at first, towards a limit that is not 0.
        Assert.Equal(OutcomeKind.Fails, Decide(e => distance + Math.Pow(10, 0.02 * e)).Kind);
    }

    [Fact]
    public void What_is_not_known_decides_nothing()
    {
        Assert.Equal(OutcomeKind.TooClose, Vanishing.Decide("it vanishes", _ => (1.0, double.PositiveInfinity)).Kind);
        Assert.Equal(OutcomeKind.TooClose, Vanishing.Decide("it vanishes", _ => (0.3, 0.4)).Kind);
    }

    private static Outcome Decide(Func<int, double> distance) =>
        Vanishing.Decide("it vanishes", e => (distance(e), Accuracy));
}
