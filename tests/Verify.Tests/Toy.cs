using FsCheck.Fluent;
using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Verify.Tests;

/// <summary>Claims about whole numbers, to see the verifier itself at work.</summary>
internal static class Toy
{
    public static readonly Hypothesis<int> Even = new("even", "n is even", n => n % 2 == 0, n => n + 1);

    public static Family<int> Family(params Hypothesis<int>[] hypotheses) => new(
        "whole numbers",
        hypotheses,
        [0, 1],
        Arb.From(Gen.Choose(-1000, 1000), Simpler),
        n => new InstanceSize(1, 1, 1, Math.Abs(n)),
        n => [NamedValue.Of("n", n)],
        n => n < 0 ? "negative" : "other");

    public static Check<int> Holds(Func<int, bool> statement) => (n, context) =>
        statement(n) ? Outcome.Holds(Strength.Exact, RealAlgebraic.OfInt(Math.Abs(n))) : Fails(n, n, context);

    /// <summary>A failure whose certificate says that <paramref name="certified"/> is not 0.</summary>
    public static Outcome Fails(int n, int certified, CheckContext context) => Outcome.Fails(new Witness(
        "the statement holds", $"it fails at {n}", "is not", Strength.Exact, null, Draft(certified, context)));

    public static CertificateDraft Draft(int n, CheckContext context)
    {
        var instance = new CertifiedInstance(
            new Dataset(new ExactMatrix([]), new ExactVector([])),
            new ModelConstants(Rational.One, Rational.One, Rational.Zero),
            new Dictionary<string, Rational> { ["n"] = Rational.OfInt(n) },
            new Dictionary<string, TwoLayerNetwork>());
        return new CertificateDraft(context.Claim, context.Statement, "n is not 0", instance,
        [
            new Fact("n is not 0", Term.Abs(Term.Parameter("n")), Relation.Greater, Term.Number(0)),
        ]);
    }

    public static Reading<int> Reading(Check<int> check, IProof? proof = null, params Hypothesis<int>[] added) =>
        new(Claims.Reading<int>.Literal, "a statement about n", check, added, proof);

    public static Claim<int> Claim(
        Reading<int> literal,
        Family<int>? family = null,
        IReadOnlyList<Mutant<int>>? mutants = null,
        IReadOnlyList<BoundaryRow<int>>? boundary = null,
        IReadOnlyList<Reading<int>>? repairs = null) => new(
            "toy/claim",
            "a toy",
            "proofs/Toy.fs",
            family ?? Family(),
            new Source("toy", "Toy 1", Declared.Theorem),
            literal,
            boundary ?? [],
            repairs ?? [],
            mutants ?? [Mutant<int>.Of(MutationKind.Constant, "always false", literal, Holds(_ => false))]);

    public static ClaimResult Run(Claim<int> claim, int cases = 100, int threads = 2, ulong seed = 1, bool thorough = false) =>
        claim.Run(
            new RunOptions { Cases = cases, Threads = threads, Seed = seed, Thorough = thorough },
            new Budget(null, CancellationToken.None));

    private static IEnumerable<int> Simpler(int n)
    {
        yield return 0;
        yield return n / 2;
        yield return n - Math.Sign(n);
        yield return n - (2 * Math.Sign(n));
    }
}

/// <summary>A derivation that replays, or does not, as told.</summary>
internal sealed class ToyProof(string? fault, params string[] assumptions) : IProof
{
    public string Name => "toy";

    public string Latex => "n = n";

    public IReadOnlyList<string> Assumptions => assumptions;

    public string? Replay() => fault;
}
