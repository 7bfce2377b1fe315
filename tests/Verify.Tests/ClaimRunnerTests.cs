using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using static ReluProofs.Verify.Tests.Toy;

namespace ReluProofs.Verify.Tests;

public sealed class ClaimRunnerTests
{
    private static readonly Reading<int> True = Reading(Holds(_ => true));

    [Fact]
    public void A_claim_that_holds_everywhere_is_certified_and_says_how_tight()
    {
        ClaimResult result = Run(Claim(True));
        Assert.Equal(Verdict.Certified, result.Verdict);
        Assert.Equal(100, result.Literal.Cases);
        Assert.Equal("0", result.Literal.Tightness!.Slack);
        Assert.Equal("n = 0", Assert.Single(result.Literal.Tightness.At).ToString());
        Assert.True(Assert.Single(result.Mutants).Killed);
    }

    [Fact]
    public void A_derivation_that_replays_makes_it_proved() =>
        Assert.Equal(Verdict.Proved, Run(Claim(Reading(Holds(_ => true), new ToyProof(null)))).Verdict);

    [Fact]
    public void A_derivation_with_an_assumption_does_not()
    {
        ClaimResult result = Run(Claim(Reading(Holds(_ => true), new ToyProof(null, "choice"))));
        Assert.Equal(Verdict.Certified, result.Verdict);
        Assert.Equal(Derived.Conditional, result.Literal.Axes.Derived);
    }

    [Fact]
    public void A_derivation_that_does_not_replay_is_our_fault()
    {
        ClaimResult result = Run(Claim(Reading(Holds(_ => true), new ToyProof("step 3"))));
        Assert.Null(result.Verdict);
        Assert.Contains("step 3", result.Literal.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_derivation_and_a_counterexample_together_are_our_fault()
    {
        ClaimResult result = Run(Claim(Reading(Holds(n => n < 10), new ToyProof(null))));
        Assert.Null(result.Verdict);
        Assert.Contains("proves what an instance refutes", result.Literal.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_surviving_mutant_leaves_the_claim_undecided()
    {
        var survivor = Mutant<int>.Of(MutationKind.Sign, "nothing changed", True, Holds(_ => true));
        ClaimResult result = Run(Claim(True, mutants: [survivor]));
        Assert.Equal(Verdict.Undecided, result.Verdict);
        Assert.Contains("nothing changed", result.Literal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_without_mutants_is_undecided() =>
        Assert.Equal(Verdict.Undecided, Run(Claim(True, mutants: [])).Verdict);

    [Fact]
    public void A_refuted_claim_comes_with_its_smallest_certified_counterexample()
    {
        ClaimResult result = Run(Claim(Reading(Holds(n => n < 37))), cases: 400);
        Assert.Equal(Verdict.Refuted, result.Verdict);
        Assert.Equal("n = 37", Assert.Single(result.Literal.Counterexample!.Instance).ToString());
        Assert.True(result.Literal.Counterexample.IsMinimal);
        Assert.Equal(RealAlgebraic.OfInt(37), result.Literal.Counterexample.Certificate!.LeftValue(0));
    }

    [Fact]
    public void Shrinking_never_leaves_the_hypotheses()
    {
        ClaimResult result = Run(Claim(Reading(Holds(n => n < 37)), Family(Even)), cases: 800);
        Assert.Equal("n = 38", Assert.Single(result.Literal.Counterexample!.Instance).ToString());
        Assert.True(result.Literal.Discarded > 0);
    }

    [Fact]
    public void A_certificate_the_kernel_rejects_is_our_fault()
    {
        ClaimResult result = Run(Claim(Reading((n, context) => Fails(n, 0, context))));
        Assert.Null(result.Verdict);
        Assert.Contains("kernel rejects", result.Literal.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exact_contradiction_without_a_certificate_is_our_fault()
    {
        var witness = new Witness("stated", "actual", "is not", Strength.Exact, null, null);
        Assert.Contains(
            "without a certificate",
            Run(Claim(Reading((_, _) => Outcome.Fails(witness)))).Literal.Fault,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Engines_that_disagree_leave_no_verdict() =>
        Assert.Null(Run(Claim(Reading((_, _) => Outcome.EnginesDisagree("1 is 2")))).Verdict);

    [Fact]
    public void A_boundary_row_that_turns_out_otherwise_is_our_fault()
    {
        ClaimResult result = Run(Claim(True, boundary: [new BoundaryRow<int>("zero", 0, false)]));
        Assert.Contains("'zero'", result.Literal.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Hypotheses_that_nothing_satisfies_make_it_vacuous()
    {
        ClaimResult result = Run(Claim(True, Family(new Hypothesis<int>("never", "n <> n", _ => false))));
        Assert.Equal(Verdict.Vacuous, result.Verdict);
        Assert.Equal(result.Literal.Cases, result.Literal.Discarded);
    }

    [Fact]
    public void One_instance_too_close_to_tell_leaves_it_undecided()
    {
        Check<int> check = (n, _) => n == 1 ? Outcome.TooClose("gap 1e-17") : Outcome.Holds(Strength.Exact);
        ClaimResult result = Run(Claim(Reading(check)));
        Assert.Equal(Verdict.Undecided, result.Verdict);
        Assert.Contains("gap 1e-17", result.Literal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_weakest_strength_decides_the_word()
    {
        Check<int> check = (n, _) => Outcome.Holds(n == 1 ? Strength.Numeric : Strength.Exact);
        Assert.Equal(Verdict.Supported, Run(Claim(Reading(check))).Verdict);
    }

    [Fact]
    public void A_repaired_reading_has_its_own_verdict_and_carries_the_mutants()
    {
        Reading<int> literal = Reading(Holds(n => n < 37));
        Reading<int> repaired = literal with
        {
            Name = "small n",
            Added = [new Hypothesis<int>("small", "n < 37", n => n < 37, n => n + 37)],
        };
        ClaimResult result = Run(
            Claim(literal, repairs: [repaired], mutants: [Mutant<int>.Dropping(repaired, "small")]), cases: 400);
        Assert.Equal(Verdict.Refuted, result.Verdict);
        Assert.Equal(Verdict.Certified, result.Readings[1].Verdict);
        Assert.True(Assert.Single(result.Mutants).Killed);
    }

    [Fact]
    public void Dropping_a_needed_hypothesis_shows_its_smallest_witness()
    {
        ClaimResult result = Run(Claim(Reading(Holds(n => n % 2 == 0)), Family(Even)), thorough: true);
        AblationResult ablation = Assert.Single(result.Ablation);
        Assert.True(ablation.Needed);
        Assert.Equal("n = 1", Assert.Single(ablation.Witness!).ToString());
    }

    [Fact]
    public void Dropping_a_needless_hypothesis_finds_nothing()
    {
        ClaimResult result = Run(Claim(True, Family(Even)), thorough: true);
        Assert.Null(Assert.Single(result.Ablation).Needed);
    }

    [Theory]
    [InlineData(1UL)]
    [InlineData(99UL)]
    public void Threads_change_nothing(ulong seed)
    {
        string Show(int threads)
        {
            ClaimResult r = Run(Claim(Reading(Holds(n => n < 500))), 300, threads, seed);
            return $"{r.Verdict} {r.Literal.Cases} {r.Literal.Counterexample!.Case} "
                + $"{string.Join(",", r.Literal.Counterexample.FirstSeen)} {string.Join(",", r.Literal.Classes)}";
        }

        string alone = Show(1);
        Assert.Equal(alone, Show(2));
        Assert.Equal(alone, Show(16));
    }

    [Fact]
    public void Another_seed_tries_other_instances()
    {
        string First(ulong seed) => Run(Claim(Reading(Holds(n => n < 100))), 400, 2, seed)
            .Literal.Counterexample!.FirstSeen[0].ToString();
        Assert.NotEqual(First(1), First(2));
    }

    [Fact]
    public void Cancellation_stops_a_run()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(
            () => Claim(True).Run(new RunOptions(), new Budget(null, source.Token)));
    }

    [Fact]
    public void A_run_out_of_time_is_truncated_and_undecided()
    {
        ClaimResult result = Claim(True).Run(new RunOptions(), new Budget(TimeSpan.Zero, CancellationToken.None));
        Assert.True(result.Truncated);
        Assert.Equal(Verdict.Undecided, result.Verdict);
    }
}
