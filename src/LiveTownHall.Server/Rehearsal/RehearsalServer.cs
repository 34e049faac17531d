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

                // The audience comes from one address and all at once.
                (settings.Limits.JoinsPerAddressBurst, settings.Limits.JoinsPerAddressPerSecond) = (0, 0);
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

    /// <summary>Opens the copy of the hall, and in it a poll that only the rehearsal has.</summary>
    public async Task<(string PollId, IReadOnlyList<string> Options)> OpenPollAsync(string hallId, TimeProvider time, CancellationToken cancellation)
    {
        using var lease = await _app.Services.GetRequiredService<HallRegistry>().FindAsync(hallId, cancellation) ?? throw new InvalidOperationException("The copy is not there.");
        var session = lease.Hall.Session;
        var poll = new PollDefinition
        {
            Kind = PollKind.Single,
            Title = "Dress rehearsal",
            Options = [new("1", "One"), new("2", "Two"), new("3", "Three"), new("4", "Four")],
            Results = ResultsRule.Live,
        };
        var id = Ids.New(time);
        if (session.State.Phase != HallPhase.Open)
            await session.SubmitAsync(new HallOpened());
        await session.SubmitAsync(new PollCreated(id, poll));
        var opened = await session.SubmitAsync(new PollOpened(id));
        return opened.Ruling == Ruling.Accepted ? (id, [.. poll.Options.Select(o => o.Id)]) : throw new InvalidOperationException($"The poll could not be opened: {opened.Ruling}.");
    }

    /// <summary>Voters in the result.</summary>
    public async Task<long> CountAsync(string hallId, string pollId, CancellationToken cancellation)
    {
        using var lease = await _app.Services.GetRequiredService<HallRegistry>().FindAsync(hallId, cancellation);
        var cut = await lease!.Hall.Session.CutAsync();
        return cut.Find(cut.State.FindPoll(pollId)!.Number)!.Tally.Voters;
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
