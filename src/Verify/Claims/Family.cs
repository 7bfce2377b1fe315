using FsCheck;
using FsCheck.Fluent;
using ReluProofs.Kernel;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Verify.Claims;

/// <summary>
/// What the hypotheses of a statement describe: named exact predicates, and a generator over their whole range with its edge
/// cases, its shrinker and its measure of size.
/// </summary>
/// <typeparam name="T">The instances.</typeparam>
/// <param name="Name">What an instance is, in words.</param>
/// <param name="Hypotheses">All hypotheses, in the source's order.</param>
/// <param name="Edges">The instances tried first: smallest sizes, ties, boundaries, extreme numbers.</param>
/// <param name="Instances">FsCheck's generator and shrinker, the latter from the most to the least simplifying step.</param>
/// <param name="Size">The measure that shrinking makes smaller.</param>
/// <param name="Describe">The parts of an instance, as exact text.</param>
/// <param name="Classify">A label for the distribution of the generated instances.</param>
/// <param name="IsExhaustive">Whether the edges are all instances there are, as for a figure's one setting.</param>
/// <param name="Cost">
/// How many times dearer an instance is than a piece of exact arithmetic, at least 1: so many times fewer cases are tried.
/// Trajectories and convex programs take milliseconds to seconds each.
/// </param>
/// <param name="Coordinates">
/// The exact numbers of an instance that may be changed one by one; null for none. Whatever they make of an instance, its
/// hypotheses must decide.
/// </param>
/// <param name="Natural">
/// Hypotheses an author of the field would think of first, on any statement of this setting; tried when one is refuted.
/// </param>
/// <param name="Further">
/// Instances of an exhaustive family that only the readings of a thorough run (and a longer search) try, after all others: larger
/// sizes, more repetitions; null for none.
/// </param>
public sealed record Family<T>(
    string Name,
    IReadOnlyList<Hypothesis<T>> Hypotheses,
    IReadOnlyList<T> Edges,
    Arbitrary<T> Instances,
    Func<T, InstanceSize> Size,
    Func<T, IReadOnlyList<NamedValue>> Describe,
    Func<T, string> Classify,
    bool IsExhaustive = false,
    int Cost = 1,
    Func<T, IReadOnlyList<Coordinate<T>>>? Coordinates = null,
    IReadOnlyList<Hypothesis<T>>? Natural = null,
    IReadOnlyList<T>? Further = null)
{
    /// <summary>What is added to a coordinate of an instance to get one close to it.</summary>
    private static readonly Rational[] Steps =
        [Rational.Create(1, 8), Rational.Create(-1, 8), Rational.One, Rational.MinusOne, Rational.Create(1, 32), Rational.Create(-1, 32)];

    /// <summary>The same family with more hypotheses.</summary>
    public Family<T> With(IEnumerable<Hypothesis<T>> more) => this with { Hypotheses = [.. Hypotheses, .. more] };

    /// <summary>The same family with dearer instances, so that fewer are tried.</summary>
    public Family<T> Costing(int cost) => this with { Cost = cost };

    /// <summary>The same family without the named hypothesis.</summary>
    public Family<T> Without(string name) => this with { Hypotheses = [.. Hypotheses.Where(h => h.Name != name)] };

    /// <summary>How many cases a run makes that is asked for some number, of which the first ones are given instances.</summary>
    /// <param name="asked">The number asked for.</param>
    /// <param name="given">Pinned instances and edges.</param>
    public int Cases(int asked, int given) => IsExhaustive ? given : Math.Max((asked + Cost - 1) / Cost, given);

    /// <summary>The instances every run begins with: pinned ones, then the edges, each once; in a thorough run the further ones too.</summary>
    /// <param name="boundary">Pinned instances.</param>
    /// <param name="thorough">Whether the further instances of an exhaustive family belong to the run.</param>
    public IReadOnlyList<T> First(IEnumerable<BoundaryRow<T>> boundary, bool thorough) =>
        [.. boundary.Select(b => b.Instance).Concat(Edges).Concat(thorough && IsExhaustive ? Further ?? [] : []).Distinct()];

    /// <summary>Instances close to a given one, inside the hypotheses or not: one coordinate changed, or one step of the shrinker.</summary>
    /// <param name="instance">The instance.</param>
    public IEnumerable<T> Near(T instance) =>
        Coordinates is { } coordinates ? Alternating(Moved(coordinates(instance), instance), Instances.Shrinker(instance))
        : Instances.Shrinker(instance);

    /// <summary>One coordinate at a time: a little more or less, doubled, halved, negated.</summary>
    private static IEnumerable<T> Moved(IReadOnlyList<Coordinate<T>> coordinates, T instance) =>
        coordinates.Where(c => !c.IsInteger).SelectMany(c => new[] { Rational.Half, Rational.Two, Rational.MinusOne }
            .Select(k => c.Set(instance, k * c.Get(instance))))
            .Concat(Steps.SelectMany(step => coordinates.Where(c => !c.IsInteger || step.IsInteger)
                .Select(c => c.Set(instance, c.Get(instance) + step))));

    private static IEnumerable<T> Alternating(IEnumerable<T> first, IEnumerable<T> second)
    {
        using IEnumerator<T> a = first.GetEnumerator();
        using IEnumerator<T> b = second.GetEnumerator();
        for (bool more = true; more;)
        {
            more = false;
            foreach (IEnumerator<T> next in new[] { a, b })
            {
                if (next.MoveNext())
                {
                    more = true;
                    yield return next.Current;
                }
            }
        }
    }

    /// <summary>The first hypothesis an instance violates, or null.</summary>
    public Hypothesis<T>? Violated(T instance) => Hypotheses.FirstOrDefault(h => !h.Holds(instance));
}
