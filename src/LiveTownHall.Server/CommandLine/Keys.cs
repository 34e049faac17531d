using LiveTownHall.Contracts.People;
using LiveTownHall.Core.Access;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Journal;
using LiveTownHall.Journal.Chain;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;
using LiveTownHall.Server.Stores;

namespace LiveTownHall.Server.CommandLine;

/// <summary>
/// Gives a hall new keys, for whoever has its store: the way back where every link is lost. The former shared keys are dead at once, also on servers that run; invitations
/// stay.
/// </summary>
internal static class Keys
{
    private const string DefaultAddress = "http://localhost:5080";

    private static readonly string[] Opened = [Roles.Facilitator, Roles.Moderator, Roles.Speaker, Roles.Screen];

    /// <param name="role">The one role to give a new key; null for all four.</param>
    /// <returns>0; 1 where there is no such hall or the store can't be used; 2 for a role that has no key.</returns>
    public static async Task<int> RunAsync(TownhallSettings settings, string hall, string? role, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        if (role is not null && !Opened.Contains(role))
        {
            await errors.WriteLineAsync($"--role: must be one of {string.Join(", ", Opened)}.");
            return 2;
        }

        try
        {
            await using var store = await StoreKinds.OpenAsync(settings, StoreUse.Read);
            var replica = new HallReplica();
            var chain = new JournalChain();
            await foreach (var batch in store.Journal.ReadAsync(hall, 1, cancellation))
            {
                chain.Add(batch);
                if (replica.Apply(batch.Position, batch.Body.Span))
                    continue;
                await errors.WriteLineAsync($"Hall {hall}: the batch at position {batch.Position} was written by a newer version of this program.");
                return 1;
            }

            if (replica.State is not { } state)
            {
                await errors.WriteLineAsync($"There is no hall {hall} in this store.");
                return 1;
            }

            var keys = (role is null ? Opened : [role]).Select(r => (Role: r, Key: HallKey.Create())).ToList();
            var facts = new BatchWriter();
            var now = await store.TimeAsync(cancellation) ?? TimeProvider.System.GetUtcNow();
            facts.Begin(BatchTime.After(replica.Time, now.ToUnixTimeMilliseconds()));
            foreach (var (opened, key) in keys)
                facts.Fact(new KeyReplaced(opened, HallKey.Hash(key)));
            await store.Journal.AppendAsync(hall, Guid.CreateVersion7(), facts.Written, chain.Tip, cancellation);
            await output.WriteLineAsync($"{state.Title}\nNew links; those from before open nothing any more, and these are shown only now:");
            foreach (var (opened, key) in keys)
                await output.WriteLineAsync($"  {opened,-12} {StaffLinks.Of(settings.PublicUrl?.TrimEnd('/') ?? DefaultAddress, hall, opened, key)}");
            return 0;
        }
        catch (JournalCorruptException damage)
        {
            await errors.WriteLineAsync(damage.Message);
            return 1;
        }
        catch (Exception e) when (e is JournalUnavailableException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            await errors.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
