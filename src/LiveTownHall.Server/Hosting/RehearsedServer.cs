using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Rehearsal.Dress;
using LiveTownHall.Server.Polls;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Hosting;

/// <summary>A whole server beside this one, for dress rehearsals.</summary>
internal sealed class RehearsedServer : IRehearsedServer
{
    public async Task<RunningServer> StartAsync(string folder, CancellationToken cancellation)
    {
        var settings = new TownhallSettings { Data = folder };
        (settings.Limits.JoinsPerAddressBurst, settings.Limits.JoinsPerAddressPerSecond, settings.Limits.BallotsPerSecond) = (0, 0, 0);
        var app = await ServerHost.BuildAsync(settings, "http://127.0.0.1:0", builder => builder.Logging.ClearProviders());
        try
        {
            await app.StartAsync(cancellation);
            return new RunningServer(new Uri(app.Urls.First()), app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public Ballot BallotOf(BallotPaper paper) => paper.ToBallot();
}
