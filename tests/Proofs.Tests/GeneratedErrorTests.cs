using System.Globalization;
using FsCheck.Fluent;
using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using Xunit.Abstractions;

namespace ReluProofs.Proofs.Tests;

/// <summary>
/// Errors planted by this test in the strongest readings that stand up: what is stated doubled, halved, negated or squared, an
/// inequality turned round, a hypothesis dropped, "for all" made "for none". No claim knows of them. Whether one is an error at all
/// is decided by more instances, of another seed (ten times as many with RELU_PROOFS_PLANT=all, else as many): what holds there too
/// may be true, and is listed. RELU_PROOFS_PLANT=all takes every claim with 200 cases each (default: every fourth one of those whose
/// instances are cheap, with 50).
/// </summary>
public sealed class GeneratedErrorTests(ITestOutputHelper output)
{
    private const int Cheap = 1;
    private const int Every = 4;

    /// <summary>The share of the errors that must be refuted, in percent.</summary>
    private const double LeastRate = 100;

    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("RELU_PROOFS_PLANT") == "all";
    private static readonly int Cases = IsWhole ? 200 : 50;
    private static readonly int Again = IsWhole ? 10 : 1;

    [Fact]
    public void Generated_errors_are_refuted()
    {
        Planted[] errors =
        [
            .. Catalogue.All.AsParallel().AsOrdered().WithDegreeOfParallelism(2)
                .SelectMany((c, i) => IsWhole || i % Every == 0 ? c.Accept(new Planter()) : []),
        ];
        Planted[] known = [.. errors.Where(e => e.Found != Finding.PerhapsTrue)];
        foreach (IGrouping<string, Planted> kind in known.GroupBy(e => e.Kind).OrderBy(k => k.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{kind.Key}: {kind.Count(e => e.Found == Finding.Refuted)} of {kind.Count()} refuted");
        }

        int claims = known.Select(e => e.Claim).Distinct().Count();
        int refuted = known.Count(e => e.Found == Finding.Refuted);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{refuted} of {known.Length} generated errors in {claims} claims are refuted ({100.0 * refuted / known.Length:F1} %); ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"{errors.Length - known.Length} changes left the statement standing at {Again} times the instances"));
        foreach (Planted missed in known.Where(e => e.Found == Finding.Missed))
        {
            output.WriteLine($"missed: {missed.Claim}: {missed.Kind}: {missed.Change}");
        }

        foreach (Planted standing in errors.Where(e => e.Found == Finding.PerhapsTrue))
        {
            output.WriteLine($"still stands: {standing.Claim}: {standing.Kind}: {standing.Change}");
        }

        Assert.True(claims >= 30, $"only {claims} claims");
        Assert.True(100.0 * refuted / known.Length >= LeastRate, $"{refuted} of {known.Length}");
    }

    private enum Finding
    {
        Refuted,
        Missed,
        PerhapsTrue,
    }

    private sealed record Planted(string Claim, string Kind, string Change, Finding Found);

    private sealed class Planter : IClaimVisitor<IReadOnlyList<Planted>>
    {
        public IReadOnlyList<Planted> Visit<T>(Claim<T> claim)
        {
            if (claim.Family.Cost > Cheap && !IsWhole)
            {
                return [];
            }

            Reading<T>? reading = Standing(claim);
            return reading is null
                ? []
                :
                [
                    .. Altered(claim, reading), .. Wrapped(claim, reading),
                    .. claim.Family.Hypotheses.Where(h => !h.IsStructural).Select(h => Dropped(claim, reading, h)),
                    .. reading.Added.Where(h => !h.IsStructural).Select(h => Dropped(claim, reading, h)),
                ];
        }

        private static Reading<T>? Standing<T>(Claim<T> claim) => claim.Readings.Where((r, i) =>
        {
            string? locked = i == 0 ? LockedVerdicts.Of(claim.Id)["verdict"] : LockedVerdicts.Of(claim.Id)[$"reading {r.Name}"];
            return locked?.Split(',')[0] is "proved" or "certified" or "supported";
        }).FirstOrDefault();

        /// <summary>What is stated, altered; nothing where the check does not let it be altered or no value came out different.</summary>
        private static IEnumerable<Planted> Altered<T>(Claim<T> claim, Reading<T> reading)
        {
            (string Kind, string Change, Rational Factor, int Power)[] changes =
            [
                ("constant", "what is stated doubled", 2, 1), ("constant", "what is stated halved", Rational.Half, 1),
                ("sign", "what is stated negated", -1, 1), ("exponent", "what is stated squared", 1, 2),
            ];
            foreach ((string kind, string change, Rational factor, int power) in changes)
            {
                var altered = new Alteration(factor, power);
                Check<T> check = (instance, context) => reading.Check(instance, context with { Altered = altered });
                Planted planted = Decided(claim, kind, change, claim.Family, reading with { Check = check });
                if (altered.HasChanged)
                {
                    yield return planted;
                }
            }
        }

        /// <summary>Changes of the outcome itself.</summary>
        private static IEnumerable<Planted> Wrapped<T>(Claim<T> claim, Reading<T> reading)
        {
            bool hasSlack = false;
            Check<T> reversed = (instance, context) =>
            {
                Outcome outcome = reading.Check(instance, context);
                hasSlack |= outcome.Slack is { Sign: not 0 };
                return outcome switch
                {
                    { Kind: OutcomeKind.Holds, Slack: { Sign: > 0 } } => Failing(outcome.Strength),
                    { Kind: OutcomeKind.Fails } => Outcome.Holds(outcome.Strength),
                    _ => outcome,
                };
            };
            Planted planted = Decided(claim, "sign", "the inequality turned round", claim.Family, reading with { Check = reversed });
            if (hasSlack)
            {
                yield return planted;
            }

            Check<T> never = (instance, context) =>
                reading.Check(instance, context) is { Kind: OutcomeKind.Holds } outcome ? Failing(outcome.Strength) : Outcome.Holds(Strength.Exact);
            yield return Decided(claim, "quantifier", "'for all' made 'for none'", claim.Family, reading with { Check = never });
        }

        private static Outcome Failing(Strength strength) =>
            Outcome.Fails(new Witness("the changed statement", "the statement itself", "is not", strength, null, null));

        /// <summary>The statement without one of its hypotheses, the instances made to violate it.</summary>
        private static Planted Dropped<T>(Claim<T> claim, Reading<T> reading, Hypothesis<T> hypothesis)
        {
            Family<T> without = claim.Family.Without(hypothesis.Name);
            Family<T> broken = without with
            {
                Edges = [.. without.Edges.Select(i => Broken(hypothesis, i))],
                Instances = Arb.From(without.Instances.Generator.Select(i => Broken(hypothesis, i))),
            };
            Check<T> guarded = (instance, context) =>
            {
                try
                {
                    return reading.Check(instance, context);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    // Without the hypothesis the statement makes no sense there.
                    return Outcome.Discarded(hypothesis.Name);
                }
            };
            return Decided(
                claim,
                "hypothesis",
                $"{hypothesis.Name} dropped",
                broken,
                reading with { Check = guarded, Added = [.. reading.Added.Where(h => h.Name != hypothesis.Name)] });
        }

        private static T Broken<T>(Hypothesis<T> hypothesis, T instance)
        {
            try
            {
                return hypothesis.Break!(instance);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                return instance;
            }
        }

        private static Planted Decided<T>(Claim<T> claim, string kind, string change, Family<T> family, Reading<T> reading)
        {
            Claim<T> planted = claim with
            {
                Id = $"{claim.Id}|{change}",
                Family = family with { Instances = Arb.From(family.Instances.Generator, _ => []) },
                Literal = reading with { Name = Reading<T>.Literal, Proof = null },
                Boundary = [],
                Repairs = [],
                Mutants = [],
                Thresholds = null,
            };
            return new Planted(claim.Id, kind, change, Refutes(planted, Cases, 1) ? Finding.Refuted
                : Refutes(planted, Again * Cases, 2) ? Finding.Missed : Finding.PerhapsTrue);
        }

        /// <summary>Whether an instance is found; the certificates are those of the statement before it was changed.</summary>
        private static bool Refutes<T>(Claim<T> claim, int cases, ulong seed)
        {
            try
            {
                return claim.Run(
                    new RunOptions { Cases = cases, Seed = seed, Threads = 1 },
                    new Budget(null, CancellationToken.None)).Literal.Axes.Compared == Compared.Disagrees;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                throw new InvalidOperationException($"{claim.Id} crashes at seed {seed}", error);
            }
        }
    }
}
