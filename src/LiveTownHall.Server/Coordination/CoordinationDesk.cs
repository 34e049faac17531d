using LiveTownHall.Core.Halls;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Coordination;

/// <summary>The warnings of a hall, by what they are about. One writer; any thread reads.</summary>
internal sealed class CoordinationDesk(TimeProvider time)
{
    /// <summary>Stands for all questions of the hall; no poll has this id.</summary>
    public const string Upvotes = "upvotes";

    private readonly SortedDictionary<string, List<CoordinationWarning>> _bySubject = new(StringComparer.Ordinal);
    private CoordinationWarning[] _warnings = [];
    private int _version;

    public event Action? Changed;

    public IReadOnlyList<CoordinationWarning> Warnings => Volatile.Read(ref _warnings);

    public int Version => Volatile.Read(ref _version);

    /// <param name="used">Ids of warnings whose ballots the hall's record names: what comes after is another warning.</param>
    public void Replace(string subject, List<CoordinationWarning> warnings, IReadOnlyCollection<string> used)
    {
        var former = _bySubject.GetValueOrDefault(subject) ?? [];
        warnings = warnings.ConvertAll(w => w with { Id = former.Find(f => w.IsAbout(f) && !used.Contains(f.Id))?.Id ?? Ids.New(time) });
        if (former.Count == warnings.Count && former.Zip(warnings, (a, b) => a.Matches(b)).All(same => same))
            return;
        _bySubject[subject] = warnings;
        Publish();
    }

    /// <summary>Forgets warnings about polls that are deleted and rounds that were reset.</summary>
    public void Keep(HallState state)
    {
        var gone = _bySubject.Where(s => s.Value.Any(w => w.PollId is { } id && state.FindPoll(id)?.Round != w.Round)).Select(s => s.Key).ToList();
        foreach (var subject in gone)
            _bySubject.Remove(subject);
        if (gone.Count > 0)
            Publish();
    }

    private void Publish()
    {
        Volatile.Write(ref _warnings, [.. _bySubject.Values.SelectMany(w => w)]);
        Interlocked.Increment(ref _version);
        Changed?.Invoke();
    }
}
