using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Polls;

namespace LiveTownHall.Server.Demo;

/// <summary>Two hundred people who are not there. They vote the way phones do, without the phones.</summary>
internal sealed class DemoAudience(LiveHall hall, TimeProvider time)
{
    public const int Size = 200;

    private readonly List<(Persona Persona, Attendee Attendee)> _present = [];

    /// <summary>Those who are there by now.</summary>
    public IReadOnlyList<Attendee> People => [.. _present.Select(p => p.Attendee)];

    /// <summary>Everybody arrives in the first half minute.</summary>
    public async Task ArriveAsync(CancellationToken stop)
    {
        var expected = Enumerable.Range(0, Size).Select(i => new Persona(i)).OrderBy(p => p.Arrival).ToList();
        var pause = TimeSpan.FromSeconds(25.0 / Size);
        foreach (var persona in expected)
        {
            var caller = new Caller(hall.Session.HallId, Ids.New(time), Roles.Attendee, null, null);
            if (hall.People.Enter(caller) is { } person)
            {
                _present.Add((persona,
                    new Attendee(hall, caller, person) { Channel = Channel.Synthetic, Assurance = Assurance.Nobody, Admission = Admission.OfShow(hall.Session) }));
            }

            await Task.Delay(pause, time, stop);
        }
    }

    /// <summary>Everybody who wants to answers within <paramref name="window"/>; some change their mind.</summary>
    public Task AnswerAsync(Poll poll, TimeSpan window, CancellationToken stop)
        => Task.WhenAll(_present.Where(p => p.Persona.Answers).Select(p => AnswerAsync(p.Persona, p.Attendee, poll, window, stop)));

    private async Task AnswerAsync(Persona persona, Attendee attendee, Poll poll, TimeSpan window, CancellationToken stop)
    {
        var half = window / 2;
        await Task.Delay(persona.Hesitation(half), time, stop);
        await CastAsync(persona, attendee, poll, stop);
        if (!persona.ThinksAgain)
            return;
        await Task.Delay(persona.Hesitation(half), time, stop);
        await CastAsync(persona, attendee, poll, stop);
    }

    private static Task CastAsync(Persona persona, Attendee attendee, Poll poll, CancellationToken stop)
        => Casting.CastAsync(attendee, new CastBallot { PollId = poll.Id, Ballot = persona.Ballot(poll.Definition) }, stop);
}
