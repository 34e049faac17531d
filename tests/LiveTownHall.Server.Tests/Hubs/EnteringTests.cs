using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Journal;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using Microsoft.Extensions.DependencyInjection;

namespace LiveTownHall.Server.Tests.Hubs;

public sealed class EnteringTests
{
    [Fact]
    public async Task Somebody_whose_entry_fails_half_way_is_counted_out_again()
    {
        using var data = new ScratchFolder();
        HallCreated hall;
        await using (var first = await TestServer.StartAsync(data: data.Path))
        {
            hall = await first.CreateHallAsync();
            await using var facilitator = await first.EnterAsync(hall, Roles.Facilitator);
            var poll = await facilitator.OpenPollAsync(Drafts.Single());
            await using var voter = await first.EnterAsync(hall, Roles.Attendee);
            Assert.True((await voter.VoteAsync(poll, Drafts.Choice())).Ok);
        }

        var store = new BrokenKeys(StoreFactory.OpenSqlite(data.Path));
        await using var server = await TestServer.StartAsync(customise: b => b.Services.AddSingleton<IStore>(_ => store).AddSingleton<IDirectory>(_ => store.Directory));
        var ticket = await server.TicketAsync(hall, Roles.Attendee);
        store.IsBroken = true;
        await using var guest = await Guest.DialAsync(server.Url, ticket);
        await guest.Closed.Within();
        using var lease = await server.Get<HallRegistry>().FindAsync(hall.HallId, CancellationToken.None).Within();
        await BoundedWait.UntilAsync("nobody is there", () => lease!.Hall.People.Attendees == 0 && lease.Hall.Screens.Count == 0);

        store.IsBroken = false;
        await using var again = await server.EnterAsync(hall, Roles.Attendee);
        Assert.Equal(1, lease!.Hall.People.Attendees);
    }

    /// <summary>A store whose poll keys can't be read for a while, in a way that nobody foresaw.</summary>
    private sealed class BrokenKeys(IStore inner) : IStore
    {
        public volatile bool IsBroken;

        public IJournal Journal => inner.Journal;

        public IDirectory Directory => field ??= new Keys(this, inner.Directory);

        public ICompaction Compaction => inner.Compaction;

        public IFences Fences => inner.Fences;

        public ISchedule Schedule => inner.Schedule;

        public ValueTask<StoreCheck> CheckAsync(CancellationToken cancellation = default) => inner.CheckAsync(cancellation);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }

    private sealed class Keys(BrokenKeys store, IDirectory inner) : IDirectory
    {
        public ValueTask<DirectoryEntry> CreateIfAbsentAsync(string key, ReadOnlyMemory<byte> value, TimeSpan? expiresAfter = null, CancellationToken cancellation = default)
        {
            Break(key);
            return inner.CreateIfAbsentAsync(key, value, expiresAfter, cancellation);
        }

        public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellation = default)
        {
            Break(key);
            return inner.GetAsync(key, cancellation);
        }

        public ValueTask DeleteAsync(string key, CancellationToken cancellation = default) => inner.DeleteAsync(key, cancellation);

        private void Break(string key)
        {
            if (store.IsBroken && key.StartsWith("poll-key/", StringComparison.Ordinal))
                throw new InvalidOperationException("broken");
        }
    }
}
