using LiveTownHall.Contracts.Stage;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Stage;

namespace LiveTownHall.Rehearsal.Demo;

/// <summary>Prepares the sample hall, prints its links, and runs its polls one after the other. A facilitator at the desk may step in at any time.</summary>
public sealed class DemoShow(IShowHouse house, TimeProvider time)
{
    private static readonly TimeSpan Voting = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Looking = TimeSpan.FromSeconds(12);

    public Task<Contracts.Halls.HallCreated> PrepareAsync(CancellationToken cancellation) => house.FoundAsync(DemoAgenda.Hall, cancellation);

    /// <summary>Runs until the last poll is closed.</summary>
    public async Task RunAsync(string hallId, CancellationToken stop)
    {
        try
        {
            using var hall = await house.FindAsync(hallId, stop) ?? throw new InvalidOperationException("The demo's hall is gone.");
            var audience = new DemoAudience(hall, time);
            await DemoAskers.PrepareAsync(hall, stop);
            await hall.SubmitAsync(new HallOpened());
            await hall.SubmitAsync(new StageSet(StageKinds.Join));
            await audience.ArriveAsync(stop);
            var asking = new DemoAskers(hall, audience.People, time).RunAsync(stop);
            foreach (var poll in hall.State.Polls)
                await PresentAsync(hall, audience, poll, stop);
            await asking;
        }
        catch (OperationCanceledException)
        {
            // The server goes down.
        }
    }

    private async Task PresentAsync(IShowHall hall, DemoAudience audience, Poll poll, CancellationToken stop)
    {
        if (hall.State.FindPoll(poll.Id) is not { Phase: PollPhase.Draft })
            return;
        var closesAt = time.GetUtcNow().Add(Voting).ToUnixTimeMilliseconds();
        await hall.SubmitAsync(new PollOpened(poll.Id, closesAt));
        await hall.SubmitAsync(new StageSet(poll.Definition.Results == ResultsRule.Live ? StageKinds.Results : StageKinds.Poll, poll.Id));
        await audience.AnswerAsync(poll, Voting - TimeSpan.FromSeconds(2), stop);
        await UntilClosedAsync(hall, poll, stop);
        if (KindRegistry.Of(poll.Definition.Kind).HasPickedAnswers)
            await PickAsync(hall, poll);
        await hall.SubmitAsync(new StageSet(StageKinds.Results, poll.Id));
        await Task.Delay(Looking, time, stop);
    }

    private async Task UntilClosedAsync(IShowHall hall, Poll poll, CancellationToken stop)
    {
        while (hall.State.FindPoll(poll.Id) is { Phase: PollPhase.Open })
            await Task.Delay(TimeSpan.FromMilliseconds(250), time, stop);
    }

    /// <summary>What a facilitator would do: show a few of the open answers.</summary>
    private static async Task PickAsync(IShowHall hall, Poll poll)
    {
        if (await hall.CutAsync(poll.Number) is not { Pool: { } pool } ballots)
            return;
        foreach (var line in ballots.Tally.Profile.OrderByDescending(l => l.Count).Take(4))
        {
            if (pool.TryGet(line.Ballot, out _))
                await hall.SubmitAsync(new AnswerPicked(poll.Id, poll.Round, line.Ballot, true));
        }
    }
}
