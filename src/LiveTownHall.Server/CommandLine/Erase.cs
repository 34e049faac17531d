using System.Text.Json;
using LiveTownHall.Core.Halls;
using LiveTownHall.Journal;
using LiveTownHall.Server.Archives;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;
using LiveTownHall.Server.Stores;
using LiveTownHall.Server.Wire;

namespace LiveTownHall.Server.CommandLine;

/// <summary>Takes a hall out of its store for good: journal, join code, keys, and what the files still hold of them.</summary>
internal static class Erase
{
    /// <returns>0; 1 where there is no such hall, a server has it in memory, or something of it is left.</returns>
    public static async Task<int> RunAsync(TownhallSettings settings, string hall, CompactOutput how, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        var opened = await StoreKinds.Known.OpenAsync(settings, StoreUse.Alone, null);
        await using var store = opened.Store;
        var (replica, damage) = await FoldAsync(store.Journal, hall, cancellation);
        if (replica.State is not { } state)
        {
            // An erasure that was broken off may have left entries of the directory.
            if (damage is null && !how.DryRun)
                await store.Compaction.EraseAsync(hall, [], dryRun: false, cancellation);
            throw new ArchiveException(damage is null
                ? $"There is no hall {hall} in this store; whatever an earlier erasure had left of it is gone."
                : $"The first batch of hall {hall} is damaged, so that nobody can say what belongs to it.");
        }

        if (!await store.Compaction.EraseAsync(hall, HallKeysInStore.NamesWithoutHall(state), how.DryRun, cancellation))
        {
            throw new ArchiveException(
                $"A server has hall {hall} in memory. Stop the servers, or wait until nobody has been in it for TOWNHALL__UNLOADAFTERSECONDS. Nothing was changed.");
        }

        var remains = new List<string>();
        if (damage is not null)
            await errors.WriteLineAsync($"The hall was damaged at position {damage.Position}.");
        if (!how.DryRun)
        {
            remains.AddRange(await store.Compaction.ScrubAsync(cancellation));
            await ForgetAsync(new Witness(settings.Witness ?? opened.Beside), hall);
        }

        if (how.IsJson)
        {
            var said = new { hallId = hall, state.Title, state.JoinCode, positions = replica.Position, how.DryRun, remains };
            await output.WriteLineAsync(JsonSerializer.Serialize(said, new JsonSerializerOptions(WireJson.Options) { WriteIndented = true }));
        }
        else
        {
            await output.WriteLineAsync(how.DryRun
                ? $"Hall {hall} with {replica.Position} batches can be erased. Nothing was changed."
                : $"Hall {hall} is erased: {replica.Position} batches, its join code and its keys. Backups keep what they hold.");
        }

        foreach (var rest in remains)
            await errors.WriteLineAsync(rest);
        return remains.Count == 0 ? 0 : 1;
    }

    /// <summary>As far as it can be read: the first batch tells the join code, and what is damaged is to go as well.</summary>
    private static async Task<(HallReplica Replica, JournalCorruptException? Damage)> FoldAsync(IJournal journal, string hall, CancellationToken cancellation)
    {
        var replica = new HallReplica();
        try
        {
            await foreach (var batch in journal.ReadAsync(hall, 1, cancellation))
            {
                if (!replica.Apply(batch.Position, batch.Body.Span))
                    throw new ArchiveException($"The batch at position {batch.Position} was written by a newer version of this program: erase the hall with that one.");
            }

            return (replica, null);
        }
        catch (JournalCorruptException damage)
        {
            return (replica, damage);
        }
    }

    /// <summary>That the hall is gone is no loss.</summary>
    private static async Task ForgetAsync(Witness witness, string hall)
    {
        witness.Forget(hall);
        await witness.KeepAsync();
    }
}
