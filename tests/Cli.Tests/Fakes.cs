using FsCheck.Fluent;
using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Cli.Tests;

/// <summary>Claims about whole numbers, one for each way a check may end.</summary>
internal static class Fakes
{
    private static readonly Family<int> Positive = new(
        "a whole number",
        [
            new Hypothesis<int>("H1", "n >= 1", n => n >= 1),
            new Hypothesis<int>("H2", "n <= 1000", n => n <= 1000, n => n + 1000),
        ],
        [1, 2],
        Arb.From(Gen.Choose(1, 60), n => Enumerable.Range(1, Math.Max(0, n - 1))),
        n => new InstanceSize(1, 1, 1, InstanceSize.Complexity(n)),
        n => [NamedValue.Of("n", n)],
        n => n % 2 == 0 ? "even" : "odd");

    /// <summary>n + 1 > n, on exact grounds.</summary>
    public static IClaim Holds { get; } = Claim("fake/holds", "the next number is larger", "for all n: n + 1 > n", Always);

    /// <summary>The same with a derivation.</summary>
    public static IClaim Proved { get; } = Claim(
        "fake/proved", "the next number is larger, derived", "for all n: n + 1 > n", Always, proof: new Proof());

    /// <summary>n &lt; 5, which 5 refutes with a certificate; repaired by a hypothesis.</summary>
    public static IClaim Refuted { get; } = WithRepair();

    /// <summary>No instance satisfies the hypotheses.</summary>
    public static IClaim Vacuous { get; } = Claim(
        "other/vacuous",
        "nothing to say",
        "for all n with n < 0: n is odd",
        Always,
        Positive.With([new Hypothesis<int>("H3", "n < 0", n => n < 0)]));

    /// <summary>Never decided.</summary>
    public static IClaim Undecided { get; } = Claim(
        "other/undecided", "too close to tell", "for all n: f(n) = 0", (_, _) => Outcome.TooClose("the gap is 1e-20"));

    /// <summary>Our engines disagree.</summary>
    public static IClaim Disagrees { get; } = Claim(
        "other/disagrees", "two engines", "for all n: g(n) = 0", (n, _) => Outcome.EnginesDisagree($"derived 1, solved 2 at n = {n}"));

    /// <summary>The check has a bug.</summary>
    public static IClaim Crashes { get; } = Claim(
        "other/crashes", "a bug of ours", "for all n: h(n) = 0", (_, _) => throw new InvalidOperationException("no such case"));

    public static IReadOnlyList<IClaim> All { get; } = [Holds, Proved, Refuted, Vacuous, Undecided, Disagrees];

    /// <summary>A claim whose check presses Ctrl-C.</summary>
    public static IClaim Interrupted(CancellationTokenSource source) => Claim(
        "fake/interrupted",
        "somebody presses Ctrl-C",
        "for all n: n = n",
        (_, context) =>
        {
            source.Cancel();
            context.Cancellation.ThrowIfCancellationRequested();
            return Outcome.Holds(Strength.Exact);
        });

    /// <summary>A claim that takes a while.</summary>
    public static IClaim Slow(string id) => Claim(
        id,
        "it takes its time",
        "for all n: n = n",
        (_, _) =>
        {
            Thread.Sleep(40);
            return Outcome.Holds(Strength.Exact);
        });

    private static Outcome Always(int n, CheckContext context) =>
        Outcome.Holds(Strength.Exact, RealAlgebraic.OfRational(Rational.One));

    private static Claim<int> Claim(
        string id, string title, string statement, Check<int> check, Family<int>? family = null, IProof? proof = null)
    {
        var literal = new Reading<int>(Reading<int>.Literal, statement, check, [], proof);
        return new Claim<int>(
            id,
            title,
            $"proofs/Fake/{id.Split('/')[1]}.fs",
            family ?? Positive,
            new Source(id.Split('/')[0], "Lemma 1", Declared.Theorem),
            literal,
            [],
            [],
            [Mutant<int>.Of(MutationKind.Sign, "> becomes <", literal, (_, context) => Fails("n + 1 < n", context, 1))]);
    }

    private static Claim<int> WithRepair()
    {
        const string Statement = "for all n >= 1: n < 5";
        Check<int> check = (n, context) => n < 5 ? Outcome.Holds(Strength.Exact) : Fails("n < 5", context, n);
        var literal = new Reading<int>(Reading<int>.Literal, Statement, check, [], null, "small means less than five");
        var small = new Hypothesis<int>("H3", "n is a power of two below 5", n => n is 1 or 2 or 4, n => n + 4);
        var repair = new Reading<int>(
            "repaired", "for all n = 1, 2, 4: n < 5", check, [small], null, "");
        Family<int> family = Positive with { Instances = Arb.From(Gen.Elements(1, 2, 4, 5, 6, 7), _ => [1, 2, 5]) };
        return new Claim<int>(
            "fake/refuted",
            "all numbers are small",
            "proofs/Fake/refuted.fs",
            family,
            new Source("fake", "Theorem 2, Eq. (3)", Declared.Theorem),
            literal,
            [new BoundaryRow<int>("five is not below five", 5, false)],
            [repair],
            [Mutant<int>.Dropping(repair, "H3")]);
    }

    private static Outcome Fails(string stated, CheckContext context, int n)
    {
        var instance = new CertifiedInstance(
            new Dataset(new ExactMatrix([new ExactVector([1])]), new ExactVector([1])),
            new ModelConstants(1, 1, 0),
            new Dictionary<string, Rational> { ["n"] = n },
            new Dictionary<string, TwoLayerNetwork>());
        var facts = new[] { new Fact("n is not small", Term.Parameter("n"), Relation.GreaterOrEqual, Term.Number(1)) };
        var draft = new CertificateDraft(context.Claim, context.Statement, "a number that is not small", instance, facts);
        return Outcome.Fails(new Witness(stated, $"n = {n}", "is not", Strength.Exact, $"{n}.0", draft));
    }

    private sealed class Proof : IProof
    {
        public string Name => "successor";

        public string Latex => "n + 1 > n";

        public IReadOnlyList<string> Assumptions => [];

        public string? Replay() => null;
    }
}
