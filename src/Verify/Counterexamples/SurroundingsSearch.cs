using System.Globalization;
using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Verify.Counterexamples;

/// <summary>Looks around a counterexample: which of its numbers matter, and whether anything smaller fails.</summary>
/// <typeparam name="T">The instances.</typeparam>
/// <param name="family">The hypotheses.</param>
/// <param name="check">The statement.</param>
/// <param name="most">Instances of smaller sizes that are gone through, inside the hypotheses or not.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class SurroundingsSearch<T>(
    Family<T> family, Func<T, Outcome> check, int most, CancellationToken cancellation)
{
    private const int Wanted = 64;

    /// <summary>Fewer other values than this inside the hypotheses say nothing.</summary>
    private const int Least = 8;

    private const int MostShapes = 24;

    private static readonly (string Text, Rational[] Values)[] Grids =
    [
        ("-2, -1, -1/2, 0, 1/2, 1, 2", [-2, -1, -Rational.Half, 0, Rational.Half, 1, 2]),
        ("-1, 0, 1/2, 1, 2", [-1, 0, Rational.Half, 1, 2]),
        ("-1, 0, 1", [-1, 0, 1]),
    ];

    /// <summary>What is known around a counterexample.</summary>
    /// <param name="instance">It.</param>
    public Surroundings Run(T instance)
    {
        if (family.Coordinates is null)
        {
            return Surroundings.Unknown;
        }

        (Coordinate<T> Coordinate, int Failing)[] free =
        [
            .. Coordinates(instance).Select(c => (Coordinate: c, Failing: Failing([c], instance))).Where(f => f.Failing > 0),
        ];
        (IReadOnlyList<SmallerShape> smaller, IReadOnlyList<string> beyond) = Smaller(instance);
        return new Surroundings(
            [.. free.Select(f => new FreePart(f.Coordinate.Name, f.Failing))],
            free.Length > 1 ? Failing([.. free.Select(f => f.Coordinate)], instance) : 0,
            smaller,
            beyond);
    }

    /// <summary>The numbers whose change leaves the size as it is.</summary>
    private IEnumerable<Coordinate<T>> Coordinates(T instance) => family.Coordinates!(instance).Where(c =>
        !c.IsInteger || Shape(c.Set(instance, c.Get(instance) + 1)) == Shape(instance));

    /// <summary>How many instances with other values fail, when all do; else 0.</summary>
    private int Failing(IReadOnlyList<Coordinate<T>> changed, T instance)
    {
        int failing = 0;
        IReadOnlyList<Rational> values = SimpleNumbers.Spread;
        for (int k = 0; k < values.Count && failing < Wanted; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            T other = instance;
            for (int j = 0; j < changed.Count; j++)
            {
                // Another way through the values for each number, so that they do not move in step.
                Rational value = values[((k * ((2 * j) + 1)) + j) % values.Count];
                other = !changed[j].IsInteger || value.IsInteger ? changed[j].Set(other, value) : other;
            }

            if (changed.All(c => c.Get(other) == c.Get(instance)) || Outcome(other) is not { } outcome || outcome.Kind == OutcomeKind.Discarded)
            {
                continue;
            }

            if (outcome.Kind != OutcomeKind.Fails)
            {
                return 0;
            }

            failing++;
        }

        return failing >= Least ? failing : 0;
    }

    private (IReadOnlyList<SmallerShape> Smaller, IReadOnlyList<string> Beyond) Smaller(T instance)
    {
        var found = new List<SmallerShape>();
        var beyond = new List<string>();
        double left = most;
        (T Shape, Coordinate<T>[] Coordinates)[] shapes =
        [
            .. Shapes(instance).Select(s => (Shape: s, Coordinates: Coordinates(s).Where(c => !c.IsInteger).ToArray()))
                .OrderBy(s => s.Coordinates.Length),
        ];
        foreach ((T shape, Coordinate<T>[] coordinates) in shapes)
        {
            int grid = Array.FindIndex(Grids, g => Math.Pow(g.Values.Length, coordinates.Length) <= left);
            if (grid < 0)
            {
                beyond.Add(Words(shape));
                continue;
            }

            left -= Math.Pow(Grids[grid].Values.Length, coordinates.Length);
            int inside = 0;
            string? failing = null;
            foreach (T candidate in All(coordinates, shape, Grids[grid].Values))
            {
                cancellation.ThrowIfCancellationRequested();
                if (Outcome(candidate) is { Kind: not OutcomeKind.Discarded } outcome)
                {
                    inside++;
                    failing ??= outcome.Kind == OutcomeKind.Fails ? string.Join(", ", family.Describe(candidate)) : null;
                }
            }

            if (inside > 0)
            {
                found.Add(new SmallerShape(Words(shape), Grids[grid].Text, inside, failing));
            }
        }

        return (found, beyond);
    }

    /// <summary>One instance, inside the hypotheses or not, of each size no part of which is larger.</summary>
    private IEnumerable<T> Shapes(T instance)
    {
        var seen = new HashSet<(int, int, int)> { Shape(instance) };
        var next = new Queue<T>([instance]);
        while (next.TryDequeue(out T? from) && seen.Count <= MostShapes)
        {
            foreach (T candidate in family.Instances.Shrinker(from))
            {
                (int n, int m, int d) = Shape(candidate);
                (int n0, int m0, int d0) = Shape(instance);
                if (n <= n0 && m <= m0 && d <= d0 && seen.Add((n, m, d)))
                {
                    next.Enqueue(candidate);
                    yield return candidate;
                }
            }
        }
    }

    private static IEnumerable<T> All(ReadOnlyMemory<Coordinate<T>> coordinates, T instance, Rational[] values)
    {
        if (coordinates.Length == 0)
        {
            return [instance];
        }

        Coordinate<T> first = coordinates.Span[0];
        return values.SelectMany(v => All(coordinates[1..], first.Set(instance, v), values));
    }

    private (int Points, int Neurons, int Dimension) Shape(T instance)
    {
        InstanceSize size = family.Size(instance);
        return (size.Points, size.Neurons, size.Dimension);
    }

    private string Words(T instance)
    {
        InstanceSize size = family.Size(instance);
        return string.Create(CultureInfo.InvariantCulture, $"n = {size.Points}, m = {size.Neurons}, d = {size.Dimension}");
    }

    /// <summary>The outcome; null where the instance makes no sense, which a hypothesis need not say of what nobody generates.</summary>
    private Outcome? Outcome(T instance)
    {
        try
        {
            return CaseRunner.Guarded(family, check, instance);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return null;
        }
    }
}
