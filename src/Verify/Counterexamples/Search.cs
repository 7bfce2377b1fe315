using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Verify.Counterexamples;

/// <summary>
/// A longer search for a counterexample: the given instances and what is close to them or across a place where their slack
/// vanishes, then by turns the generator and the same around the instances with the least slack.
/// </summary>
public static class Search
{
    /// <summary>
    /// Searches until something is found, the cases are used up, or the budget ends. Cancelling ends the search and keeps what it
    /// has, also in the middle of shrinking.
    /// </summary>
    /// <param name="claim">The claim.</param>
    /// <param name="options">What to spend and how.</param>
    /// <param name="budget">The clock and the cancellation.</param>
    /// <param name="progress">Is told after every few instances; may be null.</param>
    /// <exception cref="ArgumentOutOfRangeException">The claim has no such reading.</exception>
    public static SearchResult Run(
        IClaim claim, SearchOptions options, Budget budget, Action<SearchProgress>? progress)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(options.Reading, claim.ReadingInfos.Count, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1, nameof(options));
        return claim.Accept(new Visitor(options, budget, progress));
    }

    private sealed class Visitor(SearchOptions options, Budget budget, Action<SearchProgress>? progress)
        : IClaimVisitor<SearchResult>
    {
        public SearchResult Visit<T>(Claim<T> claim) => new Searcher<T>(claim, options, budget, progress).Run();
    }
}

/// <summary>One search.</summary>
internal sealed class Searcher<T>
{
    private const int ChunkSize = 32;
    private const int PoolSize = 8;

    /// <summary>Neighbours of one instance that are looked at.</summary>
    private const int MostNeighbours = 64;

    /// <summary>Random chunks between two looks around the least slack.</summary>
    private const int RandomChunks = 8;

    /// <summary>Instances whose slack is solved for between two looks at the rest.</summary>
    private const int MostSolved = 16;

    private readonly Claim<T> _claim;
    private readonly Reading<T> _reading;
    private readonly SearchOptions _options;
    private readonly Budget _budget;
    private readonly Action<SearchProgress>? _progress;
    private readonly Family<T> _family;
    private readonly IReadOnlyList<T> _first;
    private readonly Func<T, Outcome> _check;
    private readonly RunOptions _run;

    /// <summary>Descriptions of the instances that were tried on purpose, so that none is tried twice.</summary>
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Descriptions of the instances whose slack has been solved for.</summary>
    private readonly HashSet<string> _solved = new(StringComparer.Ordinal);

    /// <summary>The instances with the least slack, the least first, and whether their neighbours have been tried.</summary>
    private readonly List<(RealAlgebraic Slack, T Instance, bool Left)> _pool = [];

    private SearchPhase _phase = SearchPhase.Given;
    private int _tried;
    private int _discarded;
    private int _close;
    private int _random;
    private (T Instance, Witness Witness, int? Case)? _failure;
    private string? _fault;

    public Searcher(Claim<T> claim, SearchOptions options, Budget budget, Action<SearchProgress>? progress)
    {
        (_claim, _options, _budget, _progress) = (claim, options, budget, progress);
        _reading = claim.Readings[options.Reading];
        _family = claim.Family.With(_reading.Added);
        _first = _family.First(claim.Boundary, thorough: true);
        _run = new RunOptions { Seed = options.Seed, Threads = options.Threads };
        _check = ClaimRunner.CheckOf(claim, _reading, _run, budget);
    }

    private bool IsOver =>
        _failure is not null || _fault is not null || _budget.IsExpired || _budget.Cancellation.IsCancellationRequested
        || _tried + _discarded >= _options.Cases;

    private SearchProgress Progress => new(
        _phase,
        _tried,
        _discarded,
        _pool.Count == 0 ? null : new Tightness(_pool[0].Slack, _family.Describe(_pool[0].Instance)));

    public SearchResult Run()
    {
        bool exhausted = false;
        try
        {
            Try(_first, numbered: true);
            _phase = SearchPhase.NearGiven;
            Around(_first);
            exhausted = _family.IsExhaustive && !IsOver;
            if (!exhausted && !IsOver)
            {
                _phase = SearchPhase.Across;
                Across(_first);
            }

            while (!IsOver && !exhausted)
            {
                _phase = SearchPhase.Random;
                for (int chunk = 0; chunk < RandomChunks && !IsOver; chunk++)
                {
                    int start = _first.Count + _random;
                    _random += ChunkSize;
                    Try([.. Enumerable.Range(start, ChunkSize).Select(Numbered)], numbered: true, start);
                }

                if (!IsOver)
                {
                    _phase = SearchPhase.LeastSlack;
                    Climb();
                }

                if (!IsOver)
                {
                    _phase = SearchPhase.Across;
                    Across([.. _pool.Select(p => p.Instance)]);
                }
            }
        }
        catch (OperationCanceledException) when (_budget.Cancellation.IsCancellationRequested)
        {
            // What was found before stays.
        }

        (Counterexample? counterexample, string? fault) = _fault is null && _failure is { } failure
            ? Certified(failure.Instance, failure.Witness, failure.Case)
            : (null, _fault);
        return new SearchResult
        {
            Reading = _claim.ReadingInfos[_options.Reading],
            Progress = Progress,
            Close = _close,
            Counterexample = counterexample,
            Fault = fault,
            IsExhaustive = exhausted,
            IsCancelled = _budget.Cancellation.IsCancellationRequested,
        };
    }

    private T Numbered(int index) =>
        CaseRunner.Instance(_family, _first, ClaimRunner.Stream(_claim, _reading), _run, index);

    /// <summary>Goes on from the least slack as long as it gets smaller there.</summary>
    private void Climb()
    {
        while (!IsOver && _pool.FindIndex(p => !p.Left) is var next and >= 0)
        {
            _pool[next] = _pool[next] with { Left = true };
            Around([_pool[next].Instance]);
        }
    }

    /// <summary>Solves for the places where the slack changes its sign along each number, and looks behind them.</summary>
    private void Across(IReadOnlyList<T> centres)
    {
        if (_options.Roots is not { } roots || _family.Coordinates is not { } coordinates)
        {
            return;
        }

        foreach (T centre in centres.Where(c => !IsOver && _solved.Add(Key(c))).Take(MostSolved))
        {
            foreach (Coordinate<T> coordinate in coordinates(centre).Where(c => !c.IsInteger))
            {
                if (IsOver)
                {
                    return;
                }

                T At(Rational value) => coordinate.Set(centre, value);
                IReadOnlyList<Rational> numbers = Crossing.Beyond(x => Slack(At(x)), coordinate.Get(centre), roots);
                Try([.. numbers.Take(MostNeighbours).Select(At).Where(i => _seen.Add(Key(i)))], false);
            }
        }
    }

    /// <summary>The exact slack at an instance inside the hypotheses; null where it holds without one, fails, or makes no sense.</summary>
    private Rational? Slack(T instance)
    {
        try
        {
            return CaseRunner.Guarded(_family, _check, instance) is { Kind: OutcomeKind.Holds, Strength: Strength.Exact, Slack: { } slack }
                ? slack.TryRational()
                : null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return null;
        }
    }

    private string Key(T instance) => string.Join(';', _family.Describe(instance));

    private void Around(IReadOnlyList<T> centres)
    {
        foreach (T centre in centres)
        {
            if (IsOver)
            {
                return;
            }

            Try([.. _family.Near(centre).Take(MostNeighbours).Where(i => _seen.Add(Key(i)))], false);
        }
    }

    private void Try(IReadOnlyList<T> instances, bool numbered, int start = 0)
    {
        for (int from = 0; from < instances.Count && !IsOver; from += ChunkSize)
        {
            int count = Math.Min(ChunkSize, instances.Count - from);
            var outcomes = new Outcome[count];
            Parallel.For(
                0,
                count,
                new ParallelOptions { MaxDegreeOfParallelism = _options.Threads, CancellationToken = _budget.Cancellation },
                i => outcomes[i] = CaseRunner.Guarded(_family, _check, instances[from + i]));
            for (int i = 0; i < count; i++)
            {
                Add(instances[from + i], outcomes[i], numbered ? start + from + i + 1 : null);
            }

            _progress?.Invoke(Progress);
        }
    }

    private void Add(T instance, Outcome outcome, int? number)
    {
        if (outcome.Kind == OutcomeKind.Discarded)
        {
            _discarded++;
            return;
        }

        _tried++;
        switch (outcome.Kind)
        {
            case OutcomeKind.Fails:
                _failure ??= (instance, outcome.Witness!, number);
                break;
            case OutcomeKind.EnginesDisagree:
                _fault ??= $"{outcome.Reason} at {string.Join(", ", _family.Describe(instance))}";
                break;
            case OutcomeKind.TooClose:
                _close++;
                break;
            case OutcomeKind.Holds when outcome.Slack is { } slack:
                Keep(slack, instance);
                break;
        }
    }

    private void Keep(RealAlgebraic slack, T instance)
    {
        int at = _pool.FindIndex(p => slack < p.Slack);
        at = at < 0 ? _pool.Count : at;
        if (at < PoolSize)
        {
            _pool.Insert(at, (slack, instance, false));
            _pool.RemoveRange(Math.Min(PoolSize, _pool.Count), Math.Max(0, _pool.Count - PoolSize));
        }
    }

    private (Counterexample? Counterexample, string? Fault) Certified(T instance, Witness witness, int? number)
    {
        var reached = new Shrunk<T>(instance, witness, [], false);
        try
        {
            reached = Shrinker.Shrink(
                _family, _check, instance, witness, _budget.Cancellation, shrunk => reached = shrunk);
        }
        catch (OperationCanceledException) when (_budget.Cancellation.IsCancellationRequested)
        {
            // The smallest one so far is a counterexample all the same.
        }

        CaseToken? token = number is { } index
            ? new CaseToken(_claim.Id, _options.Reading, _options.Seed, index, reached.Path)
            : null;
        (Counterexample? counterexample, string? fault) = Certification.Of(_claim.Id, _family, instance, reached, token);
        return counterexample is null || _budget.Cancellation.IsCancellationRequested
            ? (counterexample, fault)
            : (counterexample with { Around = LookAround(reached.Instance) }, null);
    }

    private Surroundings? LookAround(T instance)
    {
        try
        {
            return new SurroundingsSearch<T>(
                _family, _check, _options.MostSmaller / _family.Cost, _budget.Cancellation).Run(instance);
        }
        catch (OperationCanceledException) when (_budget.Cancellation.IsCancellationRequested)
        {
            // What is around it is an extra.
            return null;
        }
    }
}
