using LiveTownHall.Core.Polls;

namespace LiveTownHall.Rehearsal.Demo;

/// <summary>Two hundred people who are not there. They vote the way phones do, without the phones.</summary>
internal sealed class DemoAudience(IShowHall hall, TimeProvider time)
{
    public const int Size = 200;

    private readonly List<(Persona Persona, IShowPerson Person)> _present = [];

    /// <summary>Those who are there by now.</summary>
    public IReadOnlyList<IShowPerson> People => [.. _present.Select(p => p.Person)];

    /// <summary>Everybody arrives in the first half minute.</summary>
    public async Task ArriveAsync(CancellationToken stop)
    {
        var expected = Enumerable.Range(0, Size).Select(i => new Persona(i)).OrderBy(p => p.Arrival).ToList();
        var pause = TimeSpan.FromSeconds(25.0 / Size);
        foreach (var persona in expected)
        {
            if (hall.Enter() is { } person)
                _present.Add((persona, person));
            await Task.Delay(pause, time, stop);
        }
    }

    /// <summary>Everybody who wants to answers within <paramref name="window"/>; some change their mind.</summary>
    public Task AnswerAsync(Poll poll, TimeSpan window, CancellationToken stop)
        => Task.WhenAll(_present.Where(p => p.Persona.Answers).Select(p => AnswerAsync(p.Persona, p.Person, poll, window, stop)));

    private async Task AnswerAsync(Persona persona, IShowPerson person, Poll poll, TimeSpan window, CancellationToken stop)
    {
        var half = window / 2;
        await Task.Delay(persona.Hesitation(half), time, stop);
        await person.CastAsync(poll.Id, persona.Ballot(poll.Definition), stop);
        if (!persona.ThinksAgain)
            return;
        await Task.Delay(persona.Hesitation(half), time, stop);
        await person.CastAsync(poll.Id, persona.Ballot(poll.Definition), stop);
    }
}
