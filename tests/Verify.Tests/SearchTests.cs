using FsCheck.Fluent;
using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Counterexamples;
using ReluProofs.Verify.Instances;
using static ReluProofs.Verify.Tests.Toy;

namespace ReluProofs.Verify.Tests;

public sealed class SearchTests
{
    /// <summary>Holds with slack |n - 123456|, and fails only there: random instances below 1000 never meet it.</summary>
    private static readonly Check<int> AlmostAlways = (n, context) => n == 123456
        ? Fails(n, n, context)
        : Outcome.Holds(Strength.Exact, RealAlgebraic.OfInt(Math.Abs(n - 123456)));

    /// <summary>The binary digits of n and what stands before them, so that a step may be any power of 2.</summary>
    private static readonly Family<int> WithCoordinates = Family() with
    {
        Coordinates = _ =>
        [
            .. Enumerable.Range(0, 20).Select(k => new Coordinate<int>(
                $"n/2^{k}",
                true,
                n => Rational.OfInt(n >> k),
                (n, value) => n + (((int)value.Numerator - (n >> k)) << k))),
        ],
    };

    [Fact]
    public void What_random_instances_miss_is_found_around_the_least_slack()
    {
        Claim<int> claim = Claim(Reading(AlmostAlways), WithCoordinates);
        Assert.Equal(Verdict.Certified, Run(claim, 2000).Verdict);
        var phases = new HashSet<SearchPhase>();
        SearchResult found = Search.Run(
            claim, new SearchOptions { Cases = 20_000 }, Unlimited(), p => phases.Add(p.Phase));
        Assert.Equal("n = 123456", found.Counterexample!.Instance[0].ToString());
        Assert.Equal(SearchPhase.LeastSlack, found.Progress.Phase);
        Assert.Null(found.Counterexample.Token);
        Assert.Equal(RealAlgebraic.OfInt(123456), found.Counterexample.Certificate!.LeftValue(0));
        Assert.Equal(Enum.GetValues<SearchPhase>().Except([SearchPhase.Across]).Order(), phases.Order());
    }

    [Fact]
    public void What_is_found_at_a_numbered_case_has_a_token()
    {
        Claim<int> claim = Claim(Reading(Holds(n => n < 900)), Family());
        Counterexample found = Search.Run(claim, new SearchOptions { Seed = 3 }, Unlimited(), null).Counterexample!;
        Assert.Equal("n = 900", found.Instance[0].ToString());
        ReplayedCase replayed = CaseReplay.Run(claim, found.Token!, CancellationToken.None).Case!;
        Assert.Equal(found.Certificate!.Hash, replayed.Certificate!.Hash);
    }

    [Fact]
    public void Threads_do_not_change_what_is_found()
    {
        string Found(int threads)
        {
            SearchResult r = Search.Run(
                Claim(Reading(AlmostAlways), WithCoordinates),
                new SearchOptions { Cases = 20_000, Threads = threads, Seed = 5 },
                Unlimited(),
                null);
            return $"{r.Progress.Tried} {r.Progress.Discarded} {r.Progress.Least!.Slack} {r.Counterexample!.FirstSeen[0]}";
        }

        Assert.Equal(Found(1), Found(4));
    }

    [Fact]
    public void Nothing_found_says_how_far_it_came()
    {
        SearchResult result = Search.Run(
            Claim(Reading(Holds(_ => true)), Family(Even)), new SearchOptions { Cases = 500 }, Unlimited(), null);
        Assert.Null(result.Counterexample);
        Assert.False(result.IsExhaustive);
        Assert.InRange(result.Progress.Tried + result.Progress.Discarded, 500, 600);
        Assert.True(result.Progress.Discarded > 0);
        Assert.Equal("0", result.Progress.Least!.Slack);
    }

    [Fact]
    public void A_finite_family_is_exhausted()
    {
        Family<int> two = Family() with { IsExhaustive = true, Instances = Arb.From(Gen.Constant(0), _ => []) };
        SearchResult result = Search.Run(Claim(Reading(Holds(_ => true)), two), new SearchOptions(), Unlimited(), null);
        Assert.True(result.IsExhaustive);
        Assert.Equal(2, result.Progress.Tried);
    }

    [Fact]
    public void Cancelling_while_it_gets_smaller_keeps_the_smallest_so_far()
    {
        using var source = new CancellationTokenSource();
        int failures = 0;
        Check<int> check = (n, context) =>
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (n < 37)
            {
                return Outcome.Holds(Strength.Exact);
            }

            // The third failing instance in a row is one of the shrinker's.
            if (Interlocked.Increment(ref failures) == 3)
            {
                source.Cancel();
            }

            return Fails(n, n, context);
        };
        Family<int> large = Family() with { Edges = [900], Instances = Arb.From(Gen.Constant(900), n => [n - 1]) };
        SearchResult result = Search.Run(
            Claim(Reading(check), large),
            new SearchOptions { Threads = 1 },
            new Budget(null, source.Token),
            null);
        Assert.True(result.IsCancelled);
        Assert.False(result.Counterexample!.IsMinimal);
        Assert.Equal("n = 898", result.Counterexample.Instance[0].ToString());
        Assert.NotNull(result.Counterexample.Certificate);
    }

    [Fact]
    public void The_time_ends_a_search()
    {
        SearchResult result = Search.Run(
            Claim(Reading(Holds(_ => true))), new SearchOptions(), new Budget(TimeSpan.FromMilliseconds(200), CancellationToken.None), null);
        Assert.Null(result.Counterexample);
        Assert.False(result.IsCancelled);
    }

    [Fact]
    public void Engines_that_disagree_end_it_without_a_counterexample()
    {
        SearchResult result = Search.Run(
            Claim(Reading((_, _) => Outcome.EnginesDisagree("1 is 2"))), new SearchOptions(), Unlimited(), null);
        Assert.Contains("1 is 2 at n = 0", result.Fault, StringComparison.Ordinal);
        Assert.Null(result.Counterexample);
    }

    [Fact]
    public void A_reading_that_is_not_there_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => Search.Run(Claim(Reading(Holds(_ => true))), new SearchOptions { Reading = 1 }, Unlimited(), null));

    private static Budget Unlimited() => new(null, CancellationToken.None);
}
