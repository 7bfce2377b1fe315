using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Reporting;

namespace ReluProofs.Verify.Tests;

public sealed class VerdictTests
{
    /// <summary>The rows of the table in docs/trust.md, in order.</summary>
    private static readonly string[][] Table =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "docs", "trust.md"))
            .SkipWhile(l => !l.StartsWith("| derived | compared | certified", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(l => l.StartsWith('|'))
            .Select(l => l.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()),
    ];

    [Fact]
    public void Documented_table_is_the_function_for_all_combinations()
    {
        Assert.NotEmpty(Table);
        foreach (Declared declared in Enum.GetValues<Declared>())
        {
            foreach (Derived derived in Enum.GetValues<Derived>())
            {
                foreach (Compared compared in Enum.GetValues<Compared>())
                {
                    foreach (Strength certified in Enum.GetValues<Strength>())
                    {
                        string[] words = [Words.Of(derived), Words.Of(compared), Words.Of(certified)];
                        string[] row = Table.First(r => words.Zip(r).All(p => p.Second == "*" || p.Second == p.First));
                        Verdict verdict = Verdicts.Of(new Axes(declared, derived, compared, certified));
                        Assert.Equal(row[3], Words.Of(verdict));
                    }
                }
            }
        }
    }

    [Fact]
    public void Every_verdict_occurs_in_the_table() =>
        Assert.Equal(
            Enum.GetValues<Verdict>().Select(v => Words.Of(v)).Order(StringComparer.Ordinal),
            Table.Select(r => r[3]).Distinct().Order(StringComparer.Ordinal));
}
