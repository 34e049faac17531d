using LiveTownHall.Contracts.People;
using LiveTownHall.Journal;
using LiveTownHall.Journal.Chain;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Tests.Stores;

/// <summary>A store that was exchanged while no node ran, and what a node remembers beside it.</summary>
public sealed class WitnessTests : IDisposable
{
    private const string Said = "not the one that this node had read";

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_store_that_comes_back_with_less_while_no_node_runs_is_said_not_to_be_the_same()
    {
        var data = Path.Combine(_folder.Path, "data");
        var backup = Path.Combine(_folder.Path, "backup");
        Contracts.Halls.HallCreated hall;
        await using (var server = await TestServer.StartAsync(data: data))
        {
            hall = await server.CreateHallAsync();
            await server.ViewAsync(hall);
            await CommandRun.DoneAsync("backup", backup, "--data", data);
            await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
            await using var voter = await server.EnterAsync(hall, Roles.Attendee);
            Assert.True((await voter.VoteAsync(await facilitator.OpenPollAsync(Drafts.Single()), Drafts.Choice())).Ok);
        }

        await using (var same = await TestServer.StartAsync(data: data))
        {
            await same.ViewAsync(hall);
            Assert.DoesNotContain(same.Logs.Lines, line => line.Contains(Said, StringComparison.Ordinal));
        }

        foreach (var file in Directory.GetFiles(data, "townhall.db*"))
            File.Delete(file);
        File.Copy(Path.Combine(backup, "townhall.db"), Path.Combine(data, "townhall.db"));
        await using (var older = await TestServer.StartAsync(data: data))
        {
            await older.ViewAsync(hall);
            var line = Assert.Single(older.Logs.Lines, line => line.Contains(Said, StringComparison.Ordinal));
            Assert.DoesNotContain(hall.HallId, line, StringComparison.Ordinal);
        }

        // Said once: from here on this is the store.
        await using var again = await TestServer.StartAsync(data: data);
        await again.ViewAsync(hall);
        Assert.DoesNotContain(again.Logs.Lines, line => line.Contains(Said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_read_last_is_remembered_and_what_can_not_be_read_is_not()
    {
        var point = ChainPoint.Start.Then(new JournalBatch(1, Guid.NewGuid(), default));
        var further = point.Then(new JournalBatch(2, Guid.NewGuid(), default));
        var witness = new Witness(_folder.Path);
        witness.Note("one", point);
        witness.Note("two", point);
        witness.Note("one", further);
        await witness.KeepAsync();
        await File.AppendAllTextAsync(Path.Combine(_folder.Path, "seen"), "three 5\nfour x y\n");

        var again = new Witness(_folder.Path);
        Assert.True(again.Of("one")!.Is(further));
        Assert.True(again.Of("two")!.Is(point));
        Assert.False(again.Of("two")!.Is(further));
        Assert.Null(again.Of("three"));
        Assert.Null(again.Of("four"));
    }

    [Fact]
    public async Task Of_more_halls_than_fit_the_ones_read_longest_ago_are_forgotten()
    {
        var witness = new Witness(_folder.Path);
        for (var i = 0; i < 10_001; i++)
            witness.Note($"{i}", ChainPoint.Start);
        await witness.KeepAsync();
        Assert.Null(witness.Of("0"));
        Assert.NotNull(witness.Of("1"));
        Assert.Equal(10_000, (await File.ReadAllLinesAsync(Path.Combine(_folder.Path, "seen"))).Length);
    }

    [Fact]
    public async Task A_node_without_a_place_remembers_nothing()
    {
        var witness = new Witness(null);
        witness.Note("one", ChainPoint.Start);
        await witness.KeepAsync();
        Assert.Null(witness.Of("one"));
    }
}
