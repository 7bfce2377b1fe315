using FsCheck.Fluent;
using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Counterexamples;
using Xunit.Abstractions;

namespace ReluProofs.Proofs.Tests;

public sealed class ScratchTests(ITestOutputHelper output)
{
    [Fact]
    public void Which()
    {
        foreach (string line in Catalogue.All.SelectMany(c => c.Accept(new V())))
        {
            output.WriteLine(line);
        }
    }

    private sealed class V : IClaimVisitor<IReadOnlyList<string>>
    {
        public IReadOnlyList<string> Visit<T>(Claim<T> claim)
        {
            if (claim.Family.Coordinates is null || claim.Family.Cost > 1)
            {
                return [];
            }

            var lines = new List<string>();
            foreach (Reading<T> reading in claim.Readings)
            {
                foreach (Rational factor in new[] { 2, Rational.Create(3, 2), Rational.Create(11, 10), Rational.Create(101, 100), Rational.Create(99, 100), Rational.Create(9, 10), Rational.Create(2, 3), Rational.Half })
                {
                    string Found(IRealRoots? roots)
                    {
                        var altered = new Alteration(factor, 1);
                        Check<T> check = (i, c) =>
                        {
                            Outcome o = reading.Check(i, c with { Altered = altered });
                            return o.Kind == OutcomeKind.Fails ? Outcome.Fails(o.Witness! with { Strength = Strength.Numeric, Draft = null }) : o;
                        };
                        Claim<T> planted = claim with
                        {
                            Literal = reading with { Check = check, Proof = null },
                            Boundary = [],
                            Repairs = [],
                            Family = claim.Family with { Instances = Arb.From(claim.Family.Instances.Generator, _ => []), Coordinates = claim.Family.Coordinates },
                        };
                        SearchResult r = Search.Run(planted, new SearchOptions { Cases = 1000, Threads = 1, Roots = roots }, new Budget(TimeSpan.FromSeconds(5), CancellationToken.None), null);
                        return !altered.HasChanged ? "unchanged" : r.Counterexample is null ? $"none (least {r.Progress.Least?.Value:G3})" : $"{r.Progress.Phase} {r.Progress.Tried} {string.Join(", ", r.Counterexample.Instance)}";
                    }

                    string without = Found(null);
                    if (without == "unchanged")
                    {
                        break;
                    }

                    string with = Found(new SturmRoots());
                    if (with.StartsWith("Across", StringComparison.Ordinal))
                    {
                        lines.Add($"{claim.Id} ({reading.Name}) x {factor}: without {without}; with {with}");
                    }
                }
            }

            return lines;
        }
    }
}
