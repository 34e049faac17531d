using System.Runtime.CompilerServices;
using LiveTownHall.Contracts.Reports;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Reports;
using LiveTownHall.Journal;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Reports;

/// <summary>Reports as they are and as they were: folded from the journal and kept in memory for as long as the hall is.</summary>
internal sealed class ReportArchive(IStore store)
{
    private readonly ConditionalWeakTable<LiveHall, Kept> _kept = [];

    /// <summary>The report at the newest position.</summary>
    public async Task<ReportContent> NowAsync(LiveHall hall)
    {
        var kept = _kept.GetOrCreateValue(hall);
        if (kept.Now is { } known && known.Position == hall.Session.Replica.Position)
            return known;
        var cut = await hall.Session.CutAsync();
        var content = ReportContent.Of(cut, hall.Session.Replica.Audit.Entries);
        kept.Now = content;
        return content;
    }

    /// <summary>The report as everybody may read it, with what is not as it was published; for the desk also while it is a draft.</summary>
    /// <exception cref="JournalUnavailableException">The store can't be asked what was published.</exception>
    public async Task<(ReportDocument Document, ReportContent Content)> DocumentAsync(LiveHall hall)
    {
        var now = await NowAsync(hall);
        var published = hall.Session.State.Report;
        var corrections = published is null || published.Newest.Hash == now.Hash
            ? []
            : ReportComparison.Between((await AtAsync(hall, published.Newest.Position)).Report, now.Report);
        var document = new ReportDocument
        {
            Published = published is { Published: true },
            Position = now.Position,
            Hash = now.Hash,
            Versions = [.. (published?.Versions ?? []).Select(Show)],
            Corrections = corrections,
            Report = now.Report,
        };
        return (document, now);
    }

    private static ReportVersionView Show(ReportVersion version) => new(version.Number, version.Position, version.Hash, DateTimeOffset.FromUnixTimeMilliseconds(version.At));

    /// <summary>The report of an earlier position. Replayed once, whoever asks.</summary>
    private Task<ReportContent> AtAsync(LiveHall hall, long position)
    {
        var kept = _kept.GetOrCreateValue(hall);
        lock (kept)
        {
            if (kept.Then is not { } then || then.Position != position || then.Content.IsFaulted)
                kept.Then = then = (position, ReplayAsync(hall.Session.HallId, position));
            return then.Content;
        }
    }

    private async Task<ReportContent> ReplayAsync(string hallId, long position)
    {
        var replica = new HallReplica();
        await foreach (var batch in store.Journal.ReadAsync(hallId, 1, CancellationToken.None))
        {
            replica.Apply(batch.Position, batch.Body.Span);
            if (batch.Position == position)
                break;
        }

        return ReportContent.Of(replica.Cut()!, replica.Audit.Entries);
    }

    private sealed class Kept
    {
        public ReportContent? Now { get; set; }

        public (long Position, Task<ReportContent> Content)? Then { get; set; }
    }
}
