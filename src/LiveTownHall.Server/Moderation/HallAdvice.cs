using System.Collections.Concurrent;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Server.Moderation;

/// <summary>What machines have to say to the desk about one question's text.</summary>
/// <param name="Revision">The revision they read.</param>
internal sealed record ItemAdvice(int Revision, IReadOnlyList<ClaimSuggestion> Suggestions, IReadOnlyList<SimilarItem> Similar);

/// <summary>Advice to the desk: found off the hot path, shown when it is there, never stored. Any thread.</summary>
internal sealed class HallAdvice
{
    private readonly ConcurrentDictionary<int, ItemAdvice> _items = new();
    private long _version;
    private volatile IReadOnlyList<BurstCard> _bursts = [];
    private volatile IReadOnlyList<CoordinationView> _coordination = [];
    private int _claims;

    /// <summary>Grows with every change.</summary>
    public long Version => Volatile.Read(ref _version);

    public IReadOnlyList<BurstCard> Bursts => _bursts;

    public IReadOnlyList<CoordinationView> Coordination => _coordination;

    /// <summary>Claims in the library of the hall and of the server.</summary>
    public int ClaimCount => Volatile.Read(ref _claims);

    /// <summary>Null until somebody looked at this revision.</summary>
    public ItemAdvice? Of(Question question) => _items.TryGetValue(question.Number, out var advice) && advice.Revision == question.Revision ? advice : null;

    public void Put(int number, ItemAdvice advice)
    {
        _items[number] = advice;
        Interlocked.Increment(ref _version);
    }

    /// <summary>Takes a question out of the advice about others, and the advice about it. By the one who puts advice.</summary>
    public void Forget(Question question)
    {
        _items.TryRemove(question.Number, out _);
        foreach (var (number, advice) in _items)
        {
            if (!advice.Similar.Any(s => s.Id == question.Id))
                continue;
            _items[number] = advice with { Similar = [.. advice.Similar.Where(s => s.Id != question.Id)] };
        }

        Interlocked.Increment(ref _version);
    }

    public void Show(IReadOnlyList<BurstCard> bursts)
    {
        _bursts = bursts;
        Interlocked.Increment(ref _version);
    }

    public void Show(IReadOnlyList<CoordinationView> warnings)
    {
        _coordination = warnings;
        Interlocked.Increment(ref _version);
    }

    public void CountClaims(int claims)
    {
        Volatile.Write(ref _claims, claims);
        Interlocked.Increment(ref _version);
    }
}
