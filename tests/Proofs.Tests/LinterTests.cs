using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Proofs.Tests;

/// <summary>What a catalogue of numbered statements has to hold, beyond the looks of each file.</summary>
public sealed class LinterTests
{
    private static readonly string[] Stands = ["proved", "certified", "supported"];

    public static TheoryData<string> Ids => [.. Catalogue.All.Select(c => c.Id)];

    [Fact]
    public void Every_numbered_statement_is_a_claim()
    {
        string[] missing = [.. Statements.All.Select(s => s.Key).Except(Catalogue.All.Select(c => c.Id))];
        Assert.True(missing.Length == 0, $"not in the catalogue: {string.Join(", ", missing)}");
    }

    [Fact]
    public void Every_source_is_a_known_paper_and_every_paper_is_used()
    {
        Assert.Equal(
            Papers.All.Select(p => p.Key).Order(StringComparer.Ordinal),
            Catalogue.All.Select(c => c.Source.Paper).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(Catalogue.All.Where(c => !c.Source.Locus.Any(char.IsLetter)).Select(c => c.Id));
    }

    [Fact]
    public void Every_figure_and_experiment_regenerates_its_numbers()
    {
        string[] kinds = ["figure", "experiment"];
        string[] missing =
        [
            .. Statements.All.Where(s => kinds.Contains(s.Value)).Select(s => s.Key)
                .Where(id => Catalogue.All.FirstOrDefault(c => c.Id == id) is { Figure: null }),
        ];
        Assert.True(missing.Length == 0, $"no figure declared: {string.Join(", ", missing)}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Hypotheses_are_exercised_and_can_be_satisfied(string id) =>
        Assert.Equal("", string.Join("; ", CatalogueTests.Find(id).Accept(new Exercise())));

    [Fact]
    public void Every_inequality_that_holds_reports_its_tightness()
    {
        string[] missing =
        [
            .. Statements.All.Where(s => s.Value == "inequality").Select(s => s.Key)
                .Where(id => LockedVerdicts.Find(id) is { } entry && Stands.Contains(entry["verdict"]) && entry["tightness"] is null),
        ];
        Assert.True(missing.Length == 0, $"no least slack: {string.Join(", ", missing)}");
    }

    /// <summary>What is wrong with the hypotheses of a claim, as some instances show it.</summary>
    private sealed class Exercise : IClaimVisitor<IReadOnlyList<string>>
    {
        private const int Drawn = 60;

        public IReadOnlyList<string> Visit<T>(Claim<T> claim)
        {
            var faults = new List<string>();
            T[] instances =
            [
                .. claim.Boundary.Select(b => b.Instance),
                .. claim.Family.Edges,
                .. Enumerable.Range(0, claim.Family.IsExhaustive ? 0 : Drawn)
                    .Select(i => RandomStream.Draw(claim.Family.Instances.Generator, 4 + (i % 40), 1, claim.Id, i)),
            ];
            foreach (Reading<T> reading in claim.Readings)
            {
                Family<T> family = claim.Family.With(reading.Added);
                if (!instances.Any(i => family.Violated(i) is null))
                {
                    faults.Add($"no instance satisfies the hypotheses of '{reading.Name}'");
                }

                faults.AddRange(family.Hypotheses
                    .Where(h => !h.IsStructural && !instances.Any(i => Violates(h, i)))
                    .Select(h => $"no instance violates {h.Name} of '{reading.Name}'"));
            }

            return faults;
        }

        /// <summary>Whether the instance violates the hypothesis, as it is or when made to.</summary>
        private static bool Violates<T>(Hypothesis<T> hypothesis, T instance)
        {
            try
            {
                return !hypothesis.Holds(instance) || !hypothesis.Holds(hypothesis.Break!(instance));
            }
            catch (Exception error) when (error is ArgumentException or ArithmeticException or InvalidOperationException)
            {
                // Not every instance can be broken; another one may be.
                return false;
            }
        }
    }
}
