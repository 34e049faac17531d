using System.Collections.Concurrent;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Polls;
using LiveTownHall.Server.Questions;

namespace LiveTownHall.Server.Hubs;

/// <summary>What only one person sees, told again at the next tick after it changed, on every connection they have here.</summary>
internal sealed class MyStates(HallSession session)
{
    private readonly ConcurrentDictionary<Person, byte> _changed = new();
    private int _telling;

    public static async Task<MyState> OfAsync(HallSession session, Caller caller, CancellationToken cancellation) => new()
    {
        AttendeeId = caller.AttendeeId,
        Role = caller.Role,
        DisplayName = caller.DisplayName,
        Ballots = caller.Role == Roles.Attendee ? await Casting.BallotsOfAsync(session, caller.AttendeeId, cancellation) : Casting.NoBallots,
        Upvoted = caller.Role == Roles.Attendee ? await Upvoting.UpvotedByAsync(session, caller.AttendeeId, cancellation) : [],
        Asked = caller.Role == Roles.Attendee ? Asked(session, caller.AttendeeId) : [],
        Muted = session.State.Desk.IsMuted(caller.AttendeeId) ? true : null,
    };

    private static List<QuestionView> Asked(HallSession session, string person)
    {
        var questions = session.State.Questions;
        return [.. questions.AskedBy(person).Select(q => QuestionViews.ForAuthor(q, questions, session.Replica.Upvotes.CountOf(q.Number)))];
    }

    public void Changed(Person person) => _changed.TryAdd(person, 0);

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

    private async Task TellChangedAsync()
    {
        foreach (var person in _changed.Keys)
        {
            if (!_changed.TryRemove(person, out _) || person.Open.IsEmpty)
                continue;
            var frame = new Frame(HubNames.Me, await OfAsync(session, person.Caller, CancellationToken.None));
            foreach (var connection in person.Open.All)
                Telling.Send(connection, frame);
        }
    }
}
