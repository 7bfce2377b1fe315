using System.Globalization;
using FsCheck.Fluent;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Reporting;
using Xunit.Abstractions;

namespace ReluProofs.Proofs.Tests;

/// <summary>
/// How many planted errors <c>check</c> refutes, and that it refutes nothing true. Each mutant of a reading that stands up is put
/// into a claim of its own as the statement as printed, under another id (so with other random instances) and without the pinned
/// rows. Where a hypothesis is dropped, the generator covers what it excluded, as it would in a claim written without it.
/// RELU_PROOFS_SEEDS is the number of seeds (default 1 for errors, 3 for true statements).
/// </summary>
public sealed class PlantedErrorTests(ITestOutputHelper output)
{
    private const int ErrorSeeds = 1;
    private const int TrueSeeds = 3;
    private const int Cases = 200;
    private const int TrueCases = 12;

    [Fact]
    public void Planted_errors_are_refuted()
    {
        Planted[] planted =
        [
            .. Enumerable.Range(1, Seeds(ErrorSeeds)).SelectMany(s => Catalogue.All.SelectMany(c => c.Accept(new Planter((ulong)s)))),
        ];
        int claims = planted.Select(p => p.Claim.Id).Distinct().Count();
        foreach (IGrouping<MutationKind, Planted> kind in planted.GroupBy(p => p.Kind).OrderBy(k => k.Key))
        {
            output.WriteLine($"{kind.Key}: {kind.Count(p => p.IsRefuted)} of {kind.Count()} refuted");
        }

        foreach (Planted survivor in planted.Where(p => !p.IsRefuted))
        {
            output.WriteLine($"not refuted: {survivor.Claim.Id}: {survivor.Change}: {survivor.Found}");
        }

        output.WriteLine($"{planted.Count(p => p.IsRefuted)} of {planted.Length} errors planted in {claims} claims are refuted");
        Assert.True(claims >= 30);
        Assert.All(planted, p => Assert.True(p.IsRefuted, $"{p.Claim.Id}: {p.Change}: {p.Found}"));
    }

    [Fact]
    public void Nothing_true_is_refuted()
    {
        ReadingResult[] found =
        [
            .. Enumerable.Range(2, Seeds(TrueSeeds)).SelectMany(seed => Catalogue.All.SelectMany(c => c.Accept(new Rerun((ulong)seed)))),
        ];
        output.WriteLine($"{found.Length} runs, {found.Sum(f => f.Cases)} cases");
        Assert.All(found, f => Assert.Null(f.Fault));
        Assert.All(found, f => Assert.NotEqual(Compared.Disagrees, f.Axes.Compared));
    }

    private static int Seeds(int usual) => int.TryParse(
        Environment.GetEnvironmentVariable("RELU_PROOFS_SEEDS"), CultureInfo.InvariantCulture, out int asked) ? asked : usual;

    /// <summary>The readings that stood up where the catalogue was locked.</summary>
    private static IEnumerable<Reading<T>> Standing<T>(Claim<T> claim) => claim.Readings.Where((r, i) =>
    {
        string? locked = i == 0 ? LockedVerdicts.Of(claim.Id)["verdict"] : LockedVerdicts.Of(claim.Id)[$"reading {r.Name}"];
        return locked?.Split(',')[0] is "proved" or "certified" or "supported";
    });

    private static ReadingResult Run<T>(Claim<T> claim, int cases, ulong seed) => claim.Run(
        new RunOptions { Cases = cases, Seed = seed }, new Budget(null, CancellationToken.None)).Literal;

    private sealed record Planted(IClaim Claim, MutationKind Kind, string Change, ReadingResult Result)
    {
        /// <summary>Whether an instance was found; the certificates are those of the statement before it was changed.</summary>
        public bool IsRefuted => Result.Axes.Compared == Compared.Disagrees;

        public string Found => Result.Fault ?? Result.Reason ?? Words.Of(Result.Axes.Compared);
    }

    private sealed class Planter(ulong seed) : IClaimVisitor<IReadOnlyList<Planted>>
    {
        public IReadOnlyList<Planted> Visit<T>(Claim<T> claim) =>
        [
            .. claim.Mutants.Select((m, i) => new Planted(claim, m.Kind, m.Change, Run(
                claim with
                {
                    Id = $"{claim.Id}|planted {i}",
                    Family = Unshrunk(m.Dropped is { } dropped ? Without(claim.Family, dropped) : claim.Family),
                    Literal = m.Reading with { Name = Reading<T>.Literal },
                    Boundary = [],
                    Repairs = [],
                    Mutants = [],
                },
                Cases,
                seed))),
        ];

        /// <summary>The family without a hypothesis, its instances made to violate it.</summary>
        private static Family<T> Without<T>(Family<T> family, string dropped)
        {
            Func<T, T>? breaks = family.Hypotheses.FirstOrDefault(h => h.Name == dropped)?.Break;
            return breaks is null
                ? family.Without(dropped)
                : family.Without(dropped) with
                {
                    Edges = [.. family.Edges.Select(breaks)],
                    Instances = Arb.From(family.Instances.Generator.Select(breaks)),
                };
        }

        /// <summary>How small the counterexample gets is not measured here.</summary>
        private static Family<T> Unshrunk<T>(Family<T> family) =>
            family with { Instances = Arb.From(family.Instances.Generator, _ => []) };
    }

    private sealed class Rerun(ulong seed) : IClaimVisitor<IReadOnlyList<ReadingResult>>
    {
        public IReadOnlyList<ReadingResult> Visit<T>(Claim<T> claim) =>
        [
            .. Standing(claim).Select(r => Run(
                claim with { Literal = r with { Proof = null }, Boundary = [], Repairs = [], Mutants = [] }, TrueCases, seed)),
        ];
    }
}
