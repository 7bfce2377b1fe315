using FsCheck.Fluent;
using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Counterexamples;
using Xunit.Abstractions;

namespace ReluProofs.Proofs.Tests;

/// <summary>
/// Claims with a planted error, searched from one instance at which the erroneous statement still holds, without random instances and
/// without those close to it: only solving for the place where the slack vanishes can find the error.
/// </summary>
public sealed class ExactSolvingTests(ITestOutputHelper output)
{
    private const int Wanted = 4;

    [Fact]
    public void Solving_alone_steps_over_the_boundary_of_several_claims()
    {
        string[] found =
        [
            .. Catalogue.All.Where(c => c.Accept(new Planter(null)) is null)
                .Select(c => (c.Id, At: c.Accept(new Planter(new SturmRoots()))))
                .Where(f => f.At is not null)
                .Take(Wanted)
                .Select(f => $"{f.Id}: {f.At}"),
        ];
        foreach (string line in found)
        {
            output.WriteLine(line);
        }

        Assert.Equal(Wanted, found.Length);
    }

    private sealed class Planter(IRealRoots? roots) : IClaimVisitor<string?>
    {
        private static readonly Rational[] Factors = [Rational.Create(3, 2), Rational.Create(2, 3)];

        public string? Visit<T>(Claim<T> claim) => claim.Family.Coordinates is null || claim.Family.Cost > 1
            ? null
            : claim.Readings.SelectMany(r => Factors.Select(f => Found(claim, r, f))).FirstOrDefault(f => f is not null);

        private string? Found<T>(Claim<T> claim, Reading<T> reading, Rational factor)
        {
            var altered = new Alteration(factor, 1);
            Check<T> check = (instance, context) =>
            {
                // The certificate would be that of the statement before it was changed.
                Outcome outcome = reading.Check(instance, context with { Altered = altered });
                return outcome.Witness is { } witness ? Outcome.Fails(witness with { Strength = Strength.Enclosed, Draft = null }) : outcome;
            };
            Family<T> family = claim.Family.With(reading.Added);
            var context = new CheckContext(claim.Id, reading.Statement, 1, CancellationToken.None);
            T? start = family.Edges.FirstOrDefault(e => family.Violated(e) is null
                && check(e, context) is { Kind: OutcomeKind.Holds, Strength: Strength.Exact, Slack: { Sign: > 0, IsRational: true } });
            if (start is null || !altered.HasChanged)
            {
                return null;
            }

            // What is close to the start shows nothing, so that climbing leads nowhere.
            HashSet<string> near = [.. family.Near(start).Select(Key)];
            near.Remove(Key(start));
            Check<T> far = (instance, c) => near.Contains(Key(instance)) ? Outcome.Discarded("far") : check(instance, c);
            string Key(T instance) => string.Join(';', family.Describe(instance));
            Claim<T> planted = claim with
            {
                Literal = reading with { Check = far, Proof = null, Added = [] },
                Boundary = [],
                Repairs = [],
                Family = family with
                {
                    Edges = [start],
                    Instances = Arb.From(Gen.Constant(start), _ => []),
                },
            };
            SearchResult result = Search.Run(
                planted, new SearchOptions { Cases = 64, Threads = 1, Roots = roots }, new Budget(null, CancellationToken.None), null);
            return result.Counterexample is { } c
                ? $"x {factor}, from {string.Join(", ", family.Describe(start))} to {string.Join(", ", c.Instance)}"
                : null;
        }
    }
}
