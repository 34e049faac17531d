using System.CommandLine;
using System.Text.Json;
using LiveTownHall.Core.Halls;
using LiveTownHall.Journal;
using LiveTownHall.Server.Archives;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;
using LiveTownHall.Server.Stores;
using LiveTownHall.Server.Wire;
using Command = System.CommandLine.Command;

namespace LiveTownHall.Server.CommandLine;

/// <summary>Commands about what is in a store: what halls there are, and how they get out of it and into another.</summary>
internal static class StoreCommands
{
    private static readonly JsonSerializerOptions Indented = new(WireJson.Options) { WriteIndented = true };

    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only look whether it could be done" };
    private static readonly Option<string> Hall = new("--hall") { Description = "Id of the hall", Required = true };

    public static IEnumerable<Command> Create()
    {
        var directory = new Argument<string>("DIRECTORY") { Description = "The backup's directory" };
        var archive = new Argument<string>("FILE") { Description = $"The hall's archive (*{HallArchive.Extension})" };
        yield return Make("halls", "Lists the halls of a store", [Json], (run, parsed) => ListAsync(run));
        yield return Make("upgrade-check", "Reads every hall to its end with this version and says what it can't read", [Json], (run, parsed) => CheckUpgradeAsync(run));
        yield return Make("export", "Writes one hall with its keys to a file, also beside running servers", [Hall, archive, Json],
            (run, parsed) => ExportAsync(run, parsed.GetValue(Hall)!, parsed.GetValue(archive)!));
        yield return Make("import", "Brings a hall from its file into a store of any kind", [archive, DryRun, Json],
            (run, parsed) => ImportAsync(run, parsed.GetValue(archive)!, parsed.GetValue(DryRun)));
        yield return Make("backup", "Copies a whole store to a new directory, also beside running servers", [directory, Json],
            (run, parsed) => BackupAsync(run, parsed.GetValue(directory)!));
        yield return Make("restore", "Brings the halls of a backup into a store of any kind", [directory, DryRun, Json],
            (run, parsed) => RestoreAsync(run, parsed.GetValue(directory)!, parsed.GetValue(DryRun)));
    }

    private static Command Make(string name, string description, Symbol[] symbols, Func<CommandRun, ParseResult, Task<int>> act)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Option option)
                command.Options.Add(option);
            else
                command.Arguments.Add((Argument)symbol);
        }

        command.SetAction((parsed, cancellation) => TownhallCommands.GuardAsync(parsed, () => act(
            new CommandRun(TownhallCommands.Settings(parsed), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, parsed.GetValue(Json), cancellation),
                parsed)));
        return command;
    }

    private static async Task<int> ListAsync(CommandRun run)
    {
        await using var store = await StoreKinds.OpenAsync(run.Settings, StoreUse.Read);
        var halls = new List<ListedHall>();
        foreach (var id in await store.Compaction.HallsAsync(run.Cancellation))
        {
            var replica = new HallReplica();
            var canRead = true;
            await foreach (var batch in store.Journal.ReadAsync(id, 1, run.Cancellation))
            {
                canRead = replica.Apply(batch.Position, batch.Body.Span);
                if (!canRead)
                    break;
            }

            halls.Add(replica.State is { } hall && canRead
                ? new ListedHall(id, hall.Title, hall.JoinCode, HallViews.PhaseName(hall.Phase), replica.Position, hall.Polls.Length)
                : new ListedHall(id, null, null, "unreadable", replica.Position, 0));
        }

        if (run.Json)
            return await run.SayAsync(halls);
        foreach (var hall in halls)
            await run.Output.WriteLineAsync($"{hall.HallId}  {hall.JoinCode ?? "      "}  {hall.State,-10}  {hall.Positions,8} batches  {hall.Polls,3} polls  {hall.Title}");
        return halls.Count > 0 ? 0 : await run.SayAsync("There is no hall in this store.");
    }

    private static async Task<int> CheckUpgradeAsync(CommandRun run)
    {
        await using var store = await StoreKinds.OpenAsync(run.Settings, StoreUse.Read);
        var flaws = new List<UnreadableHall>();
        var ids = await store.Compaction.HallsAsync(run.Cancellation);
        await run.WithProgressAsync("Reading", async progress =>
        {
            foreach (var (index, id) in ids.Index())
            {
                try
                {
                    using var record = new HallRecord.Builder();
                    await foreach (var batch in store.Journal.ReadAsync(id, 1, run.Cancellation))
                        record.Add(batch);
                }
                catch (JournalTooNewException newer)
                {
                    flaws.Add(new(id, newer.Position, "A newer version wrote this batch: this version must not serve the hall."));
                }
                catch (JournalCorruptException damage)
                {
                    flaws.Add(new(id, damage.Position, damage.Message));
                }

                progress(index + 1, ids.Count);
            }
        });
        if (run.Json)
            await run.SayAsync(new { halls = ids.Count, unreadable = flaws });
        else if (flaws.Count == 0)
            await run.SayAsync($"This version reads every hall of this store ({ids.Count}).");
        foreach (var flaw in run.Json ? [] : flaws)
            await run.Errors.WriteLineAsync($"Hall {flaw.HallId}, position {flaw.Position}: {flaw.Reason}");
        return flaws.Count == 0 ? 0 : 1;
    }

    private static async Task<int> ExportAsync(CommandRun run, string hall, string path)
    {
        await using var store = await StoreKinds.OpenAsync(run.Settings, StoreUse.Read);
        if (await store.Journal.HeadAsync(hall, run.Cancellation) == 0)
            throw new ArchiveException($"There is no hall {hall} in this store.");
        if (File.Exists(path))
            throw new ArchiveException($"There is a file {path} already.");

        // Under its name only when it is whole.
        var draft = $"{path}.{Guid.NewGuid():N}";
        try
        {
            HallRecord record;
            int secrets;
            await using (var file = new FileStream(draft, StoreBackup.ForOwner(FileMode.CreateNew)))
            {
                (record, secrets) = await HallArchive.WriteAsync(new HallInStore(store, hall), file, run.Cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: false);
            await WarnOfSecretsAsync(run, secrets);
            return run.Json
                ? await run.SayAsync(record)
                : await run.SayAsync($"Hall {hall} with {record.Positions} batches is in {path}. Keep it as safe as the store: it holds the keys of its polls.");
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static async Task<int> ImportAsync(CommandRun run, string path, bool dryRun)
    {
        await using var file = File.OpenRead(path);
        using var archive = await HallArchive.OpenAsync(file, run.Cancellation);
        await using var store = await StoreKinds.OpenAsync(run.Settings, StoreUse.Write);
        HallRecord? record = null;
        await run.WithProgressAsync("Writing", async progress => record = await new HallTransfer(store).RunAsync(archive, archive.Claimed, dryRun, progress, run.Cancellation));
        return run.Json ? await run.SayAsync(record!) : await run.SayAsync(Describe(record!, dryRun));
    }

    private static async Task<int> BackupAsync(CommandRun run, string directory)
    {
        await using var store = await StoreKinds.OpenAsync(run.Settings, StoreUse.Read);
        BackupManifest? manifest = null;
        await run.WithProgressAsync("Copying", async progress => manifest = await StoreBackup.WriteAsync(store, directory, TimeProvider.System, progress, run.Cancellation));
        await WarnOfSecretsAsync(run, manifest!.OpenSecretPolls);
        return run.Json ? await run.SayAsync(manifest!) : await run.SayAsync(
            $"{Halls(manifest!.Halls.Count)} in {directory}. "
                + "The server's own keys (signing-key, creator-key) are not in it: without them people join anew and a new creator key is made.");
    }

    private static async Task<int> RestoreAsync(CommandRun run, string directory, bool dryRun)
    {
        var manifest = await StoreBackup.ReadManifestAsync(directory, run.Cancellation);
        await using var store = await StoreKinds.OpenAsync(run.Settings, StoreUse.Write);
        var restored = 0;
        await run.WithProgressAsync("Restoring", progress => StoreBackup.ReadAsync(
            directory,
            manifest,
            async (source, record) =>
            {
                await new HallTransfer(store).RunAsync(source, record, dryRun, null, run.Cancellation);
                progress(++restored, manifest.Halls.Count);
            },
            run.Cancellation));
        return run.Json ? await run.SayAsync(manifest.Halls)
            : await run.SayAsync(dryRun
                ? $"{Halls(restored)} can be restored. Nothing was written."
                : $"{Halls(restored)} restored: every batch at its place, the same state, the same record.");
    }

    private static string Describe(HallRecord record, bool dryRun)
        => dryRun ? $"Hall {record.HallId} with {record.Positions} batches can be imported. Nothing was written."
        : $"Hall {record.HallId} is in the store: {record.Positions} batches at their places, the same state, the same record.";

    private static string Halls(int number) => number == 1 ? "1 hall" : $"{number} halls";

    private static async Task WarnOfSecretsAsync(CommandRun run, int secrets)
    {
        if (secrets > 0)
        {
            await run.Errors.WriteLineAsync($"Secret polls are open ({secrets}): this copy holds the keys that link their ballots to people. "
                + "Destroy it, or make another one after they close.");
        }
    }

    /// <summary>What a command was called with.</summary>
    private sealed record CommandRun(TownhallSettings Settings, TextWriter Output, TextWriter Errors, bool Json, CancellationToken Cancellation)
    {
        public async Task<int> SayAsync(string sentence)
        {
            await Output.WriteLineAsync(sentence);
            return 0;
        }

        public Task<int> SayAsync<T>(T value) => SayAsync(JsonSerializer.Serialize(value, Indented));

        public Task WithProgressAsync(string doing, Func<Action<long, long>, Task> act) => ProgressBar.RunAsync(doing, Errors, act);
    }

    /// <param name="State">draft, open or closed; <c>unreadable</c> where a newer version wrote it.</param>
    private sealed record ListedHall(string HallId, string? Title, string? JoinCode, string State, long Positions, int Polls);

    private sealed record UnreadableHall(string HallId, long Position, string Reason);
}
