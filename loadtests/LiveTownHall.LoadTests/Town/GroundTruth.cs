using LiveTownHall.Contracts.Polls;

namespace LiveTownHall.LoadTests.Town;

/// <summary>What the result must be, from what every attendee was told: the last acknowledged ballot of each counts, once.</summary>
internal sealed class GroundTruth(int attendees)
{
    private readonly string?[] _last = new string?[attendees];
    private int _acknowledged;

    /// <summary>Acknowledged ballots, changes included.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>An attendee was told that this ballot counts. One attendee's ballots are told one after the other.</summary>
    public void Counted(int attendee, string choice)
    {
        Interlocked.Increment(ref _acknowledged);
        _last[attendee] = choice;
    }

    /// <summary>Null where the tally is exactly this truth, else what differs.</summary>
    public string? Difference(TallyView tally)
    {
        var voters = _last.Count(v => v is not null);
        if (tally.Voters != voters)
            return $"{tally.Voters} voters instead of {voters}";
        foreach (var option in Installation.Options)
        {
            var (told, counted) = (_last.Count(v => v == option), tally.Counts!.GetValueOrDefault(option));
            if (told != counted)
                return $"{counted} for {option} instead of {told}";
        }

        return null;
    }
}
