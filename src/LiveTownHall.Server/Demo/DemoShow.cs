using LiveTownHall.Contracts.Stage;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Stage;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Agenda;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Demo;

/// <summary>Prepares the sample hall, prints its links, and runs its polls one after the other. A facilitator at the desk may step in at any time.</summary>
internal sealed class DemoShow(HallFounding founding, HallRegistry halls, PublicAddress address, TimeProvider time, ILogger<DemoShow> log)
{
    private static readonly TimeSpan Voting = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Looking = TimeSpan.FromSeconds(12);

    public async Task<Contracts.Halls.HallCreated> PrepareAsync(CancellationToken cancellation)
    {
        var (hall, refusal) = await founding.FoundAsync(DemoAgenda.Hall, cancellation);
        return hall?.ToAnswer(address.Best()) ?? throw new InvalidOperationException(refusal!.Message);
    }

    /// <summary>Runs until the last poll is closed.</summary>
    public async Task RunAsync(string hallId, CancellationToken stop)
    {
        try
        {
            using var lease = await halls.FindAsync(hallId, stop);
            var session = lease!.Hall.Session;
            var audience = new DemoAudience(lease.Hall, time);
            await DemoAskers.PrepareAsync(session, stop);
            await session.SubmitAsync(new HallOpened());
            await session.SubmitAsync(new StageSet(StageKinds.Join));
            await audience.ArriveAsync(stop);
            var asking = new DemoAskers(lease.Hall, audience.People, time).RunAsync(stop);
            foreach (var poll in session.State.Polls)
                await PresentAsync(session, audience, poll, stop);
            await asking;
        }
        catch (OperationCanceledException)
        {
        }
        catch (HallUnavailableException unavailable)
        {
            DemoLog.Ended(log, unavailable.Message);
        }
    }

    private async Task PresentAsync(HallSession session, DemoAudience audience, Poll poll, CancellationToken stop)
    {
        if (session.State.FindPoll(poll.Id) is not { Phase: PollPhase.Draft })
            return;
        var closesAt = time.GetUtcNow().Add(Voting).ToUnixTimeMilliseconds();
        await session.SubmitAsync(new PollOpened(poll.Id, closesAt));
        await session.SubmitAsync(new StageSet(poll.Definition.Results == ResultsRule.Live ? StageKinds.Results : StageKinds.Poll, poll.Id));
        await audience.AnswerAsync(poll, Voting - TimeSpan.FromSeconds(2), stop);
        await UntilClosedAsync(session, poll, stop);
        if (KindRegistry.Of(poll.Definition.Kind).HasPickedAnswers)
            await PickAsync(session, poll);
        await session.SubmitAsync(new StageSet(StageKinds.Results, poll.Id));
        await Task.Delay(Looking, time, stop);
    }

    private async Task UntilClosedAsync(HallSession session, Poll poll, CancellationToken stop)
    {
        while (session.State.FindPoll(poll.Id) is { Phase: PollPhase.Open })
            await Task.Delay(TimeSpan.FromMilliseconds(250), time, stop);
    }

    /// <summary>What a facilitator would do: show a few of the open answers.</summary>
    private static async Task PickAsync(HallSession session, Poll poll)
    {
        var cut = await session.CutAsync();
        if (cut.Find(poll.Number) is not { Pool: { } pool } ballots)
            return;
        foreach (var line in ballots.Tally.Profile.OrderByDescending(l => l.Count).Take(4))
        {
            if (pool.TryGet(line.Ballot, out _))
                await session.SubmitAsync(new AnswerPicked(poll.Id, poll.Round, line.Ballot, true));
        }
    }
}

internal static partial class DemoLog
{
    [LoggerMessage(50, LogLevel.Warning, "The demo ended early: {Why}")]
    public static partial void Ended(ILogger logger, string why);
}
