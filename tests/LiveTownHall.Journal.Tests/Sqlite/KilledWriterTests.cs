using System.Diagnostics;
using LiveTownHall.Testing;

namespace LiveTownHall.Journal.Tests.Sqlite;

public sealed class KilledWriterTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_batch_that_a_killed_process_acknowledged_is_there_exactly_once_and_appending_goes_on()
    {
        var acknowledged = new Dictionary<Guid, long>();
        for (var kill = 1; kill <= 4; kill++)
        {
            await AppendUntilKilledAsync(acknowledged, acknowledgements: 40 * kill);
            await using var store = StoreFactory.OpenSqlite(_folder.Path);
            var journal = new Dictionary<Guid, long>();
            await foreach (var batch in store.Journal.ReadAsync("hall", 1))
            {
                Assert.Equal(batch.BatchId, new Guid(batch.Body.Span[..16]));
                journal.Add(batch.BatchId, batch.Position);
            }

            Assert.All(acknowledged, batch => Assert.Equal(batch.Value, journal[batch.Key]));

            // What the dead process can't know, its heir learns by trying again.
            var (unsure, position) = journal.MaxBy(batch => batch.Value);
            Assert.Equal(position, await store.Journal.AppendAsync("hall", unsure, Array.Empty<byte>()).Within());
            var next = Guid.NewGuid();
            acknowledged.Add(next, await store.Journal.AppendAsync("hall", next, next.ToByteArray()).Within());
            Assert.Equal(position + 1, acknowledged[next]);
        }
    }

    private async Task AppendUntilKilledAsync(Dictionary<Guid, long> acknowledged, int acknowledgements)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "LiveTownHall.Journal.CrashWriter.dll");
        using var writer = Process.Start(new ProcessStartInfo("dotnet", [program, _folder.Path, "hall"]) { RedirectStandardOutput = true })!;
        try
        {
            for (var i = 0; i < acknowledgements; i++)
            {
                Take(await writer.StandardOutput.ReadLineAsync().Within());
            }
        }
        finally
        {
            writer.Kill();
            await writer.WaitForExitAsync().Within();
        }

        // What it had said before it died, too; its last line may be torn.
        var rest = (await writer.StandardOutput.ReadToEndAsync().Within()).Split('\n');
        foreach (var line in rest[..^1])
        {
            Take(line);
        }

        void Take(string? line)
        {
            var words = line!.Split(' ');
            acknowledged.Add(Guid.Parse(words[0]), long.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
