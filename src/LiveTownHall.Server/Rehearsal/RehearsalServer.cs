using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Journal;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Rehearsal;

/// <summary>A server of its own beside the real one, with a copy of the hall in a folder that goes with it: nothing of a rehearsal reaches the real hall.</summary>
internal sealed class RehearsalServer : IAsyncDisposable
{
    /// <summary>For a hall without an agenda.</summary>
    private static readonly PollDefinition Simplest = new()
    {
        Kind = PollKind.Single,
        Title = "Dress rehearsal",
        Options = [new("1", "One"), new("2", "Two"), new("3", "Three"), new("4", "Four")],
    };

    private readonly DirectoryInfo _folder;
    private readonly WebApplication _app;

    private RehearsalServer(DirectoryInfo folder, WebApplication app) => (_folder, _app) = (folder, app);

    public Uri Address => new(_app.Urls.First());

    /// <summary>Copies the hall's journal as it is now and serves it on a free loopback port.</summary>
    /// <returns>Null for a hall that is not in the store.</returns>
    public static async Task<RehearsalServer?> SetUpAsync(BuildServer build, IStore store, string hallId, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("townhall-rehearsal-");
        try
        {
            if (await CopyAsync(store, hallId, folder.FullName, cancellation))
            {
                var settings = new TownhallSettings { Data = folder.FullName };

                // The audience comes from one address and all at once, and votes in one poll after the other as nobody does.
                (settings.Limits.JoinsPerAddressBurst, settings.Limits.JoinsPerAddressPerSecond, settings.Limits.BallotsPerSecond) = (0, 0, 0);
                var app = await build(settings, "http://127.0.0.1:0", builder => builder.Logging.ClearProviders());
                await app.StartAsync(cancellation);
                return new RehearsalServer(folder, app);
            }
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }

        folder.Delete(recursive: true);
        return null;
    }

    /// <summary>Opens the copy of the hall, and in it polls that only the rehearsal has: one of each kind that the hall's own agenda has, as it is there.</summary>
    public async Task<IReadOnlyList<RehearsedPoll>> OpenPollsAsync(string hallId, TimeProvider time, CancellationToken cancellation)
    {
        using var lease = await _app.Services.GetRequiredService<HallRegistry>().FindAsync(hallId, cancellation) ?? throw new InvalidOperationException("The copy is not there.");
        var session = lease.Hall.Session;
        if (session.State.Phase != HallPhase.Open)
            await session.SubmitAsync(new HallOpened());
        var polls = new List<RehearsedPoll>();
        foreach (var definition in session.State.Polls.Select(poll => poll.Definition).DistinctBy(definition => definition.Kind).DefaultIfEmpty(Simplest).ToList())
        {
            // Everybody watches each vote come in, and nothing closes by itself: more than a meeting asks for.
            var poll = new RehearsedPoll(Ids.New(time), definition with { Results = ResultsRule.Live, ClosesAfterSeconds = null });
            await session.SubmitAsync(new PollCreated(poll.Id, poll.Definition));
            var opened = await session.SubmitAsync(new PollOpened(poll.Id));
            if (opened.Ruling != Ruling.Accepted)
                throw new InvalidOperationException($"The poll of kind {definition.Kind.ToProtocol()} could not be opened: {opened.Ruling}.");
            polls.Add(poll);
        }

        return polls;
    }

    /// <summary>Voters in the results of these polls.</summary>
    public async Task<long> CountAsync(string hallId, IReadOnlyList<RehearsedPoll> polls, CancellationToken cancellation)
    {
        using var lease = await _app.Services.GetRequiredService<HallRegistry>().FindAsync(hallId, cancellation);
        var cut = await lease!.Hall.Session.CutAsync();
        return polls.Sum(poll => cut.Find(cut.State.FindPoll(poll.Id)!.Number)!.Tally.Voters);
    }

    public async ValueTask DisposeAsync()
    {
        // Nobody needs a goodbye here, so the host is not stopped in order but taken down.
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static async Task<bool> CopyAsync(IStore store, string hallId, string folder, CancellationToken cancellation)
    {
        await using var copy = StoreFactory.OpenSqlite(folder);
        var any = false;
        await foreach (var batch in store.Journal.ReadAsync(hallId, 1, cancellation))
        {
            await copy.Journal.AppendAsync(hallId, batch.BatchId, batch.Body, cancellation);
            any = true;
        }

        return any;
    }
}
