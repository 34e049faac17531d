using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Reports;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Polls;

namespace LiveTownHall.Server.Reports;

/// <summary>Makes a hall's report everybody's, and takes it back.</summary>
internal sealed class Publishing(ReportArchive archive, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The report as it is at this moment becomes the newest version; where it is that already, nothing changes.</summary>
    /// <remarks>What is published says of secret polls that nobody can find out who voted what, so it waits until that is so.</remarks>
    public async Task<Outcome> PublishAsync(LiveHall hall, Actor by)
    {
        try
        {
            await hall.Get<KeyDestruction>().Settled.WaitAsync(Patience, time);
        }
        catch (TimeoutException)
        {
            return Outcome.Refused(RefusalCodes.Busy, "The keys of secret polls are still being destroyed. Publish again in a moment.");
        }

        var content = await archive.NowAsync(hall);
        return await Command.Of(new ReportPublished(content.Position, content.Hash)).SubmitAsync(hall.Session, by);
    }

    public static Task<Outcome> UnpublishAsync(LiveHall hall, Actor by) => Command.Of(new ReportUnpublished()).SubmitAsync(hall.Session, by);
}
