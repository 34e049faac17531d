using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Journal;
using LiveTownHall.Testing;

namespace LiveTownHall.LoadTests.Aims;

/// <summary>Folding a long journal of the embedded store, beside reading the same batches and doing nothing with them.</summary>
internal static class ReplayRows
{
    private const string Hall = "01J00000000000000000000000";
    private const int BallotsInBatch = 2048;

    public static async Task<IReadOnlyList<Measured>> RunAsync(Scale scale, Action<string> say, CancellationToken cancellation)
    {
        var rate = new Measured($"replay of a journal of {scale.Replayed:N0} ballots, millions a second", "", "at least 5", r => r >= 5);
        var time = new Measured($"replay of a journal of {scale.Replayed:N0} ballots", "plain read of the same batches", "at most 2x", r => r <= 2);
        using var folder = new ScratchFolder();
        await using var store = StoreFactory.OpenSqlite(folder.Path);
        await WriteAsync(store.Journal, scale.Replayed, cancellation);
        for (var round = -1; round < scale.Rounds; round++)
        {
            var read = await TimeAsync(store.Journal, null, cancellation);
            var replica = new HallReplica();
            var replay = await TimeAsync(store.Journal, replica, cancellation);
            say(string.Create(CultureInfo.InvariantCulture,
                $"replay {round}: {scale.Replayed / replay.TotalSeconds / 1e6:0.00} M ballots/s, plain read {scale.Replayed / read.TotalSeconds / 1e6:0.00} M/s"));
            if (round < 0)
                continue;
            rate.Ratio(scale.Replayed / replay.TotalSeconds / 1e6);
            time.Ratio(replay / read);
            time.Figure("plain read, s", read.TotalSeconds);
            time.Figure("replay, s", replay.TotalSeconds);
        }

        return [rate, time];
    }

    private static async Task<TimeSpan> TimeAsync(IJournal journal, HallReplica? replica, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var bytes = 0L;
        await foreach (var batch in journal.ReadAsync(Hall, 1, cancellation))
        {
            bytes += batch.Body.Length;
            if (replica?.Apply(batch.Position, batch.Body.Span) is false)
                throw new InvalidOperationException("The journal could not be replayed.");
        }

        var took = Stopwatch.GetElapsedTime(started);
        if (replica?.Cut()?.Polls[0].Tally.Voters == 0)
            throw new InvalidOperationException("The ballots of the journal were not counted.");
        return took;
    }

    private static async Task WriteAsync(IJournal journal, int ballots, CancellationToken cancellation)
    {
        var (batch, random) = (new BatchWriter(), new Random(7));
        batch.Begin(1);
        batch.Fact(new HallCreated
        {
            HallId = Hall,
            Title = "Replay",
            Languages = ["en"],
            JoinCode = "ABCDEF",
            KeyHashes = ImmutableSortedDictionary<string, string>.Empty,
            Moderation = "pre",
            AnonymousQuestions = true,
        });
        batch.Fact(new PollCreated("P", Poll()));
        batch.Fact(new PollOpened("P"));
        await journal.AppendAsync(Hall, Guid.NewGuid(), batch.Written, cancellation);
        for (var written = 0; written < ballots;)
        {
            batch.Begin(2);
            for (var i = 0; i < BallotsInBatch && written < ballots; i++, written++)
                batch.Ballot(0, 1, (ulong)random.Next(1_000_000) * 0x9E3779B97F4A7C15, (ulong)random.Next(4));
            await journal.AppendAsync(Hall, Guid.NewGuid(), batch.Written, cancellation);
        }
    }

    private static PollDefinition Poll() => new()
    {
        Kind = PollKind.Single,
        Title = "Which?",
        Options = [.. Enumerable.Range(0, 4).Select(i => new PollOption($"{i}", $"Option {i}"))],
    };
}
