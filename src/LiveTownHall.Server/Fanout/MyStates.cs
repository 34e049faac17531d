using System.Collections.Concurrent;
using System.Collections.Immutable;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Halls;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Fanout;

/// <summary>What only one person sees, told again at the next tick after it changed, on every connection they have here.</summary>
internal sealed class MyStates(LiveHall hall, IEnumerable<IPartMine> parts)
{
    private readonly IPartMine[] _parts = [.. parts];
    private readonly ConcurrentDictionary<Person, byte> _changed = new();
    private int _telling;

    public async Task<MyState> OfAsync(Caller caller, CancellationToken cancellation)
    {
        var mine = new MyState
        {
            AttendeeId = caller.AttendeeId,
            Role = caller.Role,
            DisplayName = caller.DisplayName,
            Ballots = ImmutableDictionary<string, Ballot>.Empty,
            Upvoted = [],
            Asked = [],
        };
        foreach (var part in _parts)
            mine = await part.AddAsync(mine, hall, caller, cancellation);
        return mine;
    }

    public void Changed(Person person) => _changed.TryAdd(person, 0);

    /// <summary>Marks everybody whose own state a batch may have changed without their doing. Called by the writer of the replica; only hands over.</summary>
    public void Follow(HallState before, HallState after, IReadOnlyList<int> touchedQuestions)
    {
        foreach (var part in _parts)
        {
            if (!part.TakesFromMany(before, after, touchedQuestions))
                continue;
            ChangedAll(static _ => true);
            return;
        }

        foreach (var part in _parts)
        {
            if (part.Concerns(before, after) is { } isConcerned)
                ChangedAll(isConcerned);
        }
    }

    /// <summary>Tells those whose state changed. Frames do not wait for it: a poll's key may have to be fetched from a store that is away.</summary>
    public async Task TellAsync()
    {
        if (_changed.IsEmpty || Interlocked.Exchange(ref _telling, 1) == 1)
            return;
        try
        {
            await TellChangedAsync();
        }
        finally
        {
            Volatile.Write(ref _telling, 0);
        }
    }

    private void ChangedAll(Func<string, bool> isConcerned)
    {
        foreach (var person in hall.People.All)
        {
            if (person.Caller.Role == Roles.Attendee && isConcerned(person.Caller.AttendeeId))
                Changed(person);
        }
    }

    private async Task TellChangedAsync()
    {
        foreach (var person in _changed.Keys)
        {
            if (!_changed.TryRemove(person, out _) || person.Open.IsEmpty)
                continue;
            var frame = new Frame(HubNames.Me, await OfAsync(person.Caller, CancellationToken.None));
            foreach (var connection in person.Open.All)
                OutOfBand.Send(connection, frame);
        }
    }
}
