using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Reports;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Reports;

/// <summary>Makes a hall's report everybody's, and takes it back.</summary>
internal sealed class Publishing(ReportArchive archive)
{
    /// <summary>The report as it is at this moment becomes the newest version; where it is that already, nothing changes.</summary>
    public async Task<Outcome> PublishAsync(LiveHall hall, Actor by)
    {
        var content = await archive.NowAsync(hall);
        return await Command.Of(new ReportPublished(content.Position, content.Hash)).SubmitAsync(hall.Session, by);
    }

    public static Task<Outcome> UnpublishAsync(LiveHall hall, Actor by) => Command.Of(new ReportUnpublished()).SubmitAsync(hall.Session, by);
}
