using LiveTownHall.Contracts.People;
using LiveTownHall.Core.Halls;
using LiveTownHall.Journal;
using LiveTownHall.Journal.Chain;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Tests.Stores;

/// <summary>What is given back to a store that has only the beginning of a hall's journal, and what is said of it.</summary>
public sealed class LostBatchesTests
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    [Fact]
    public async Task What_nobody_has_replaced_stands_where_it_stood_and_the_chain_is_the_one_that_it_was()
    {
        var (hall, batches) = await VotesAsync();
        await using var store = await WithAsync(hall, batches, batches.Count - 3);

        Assert.Equal(new GivenBack(3, 0, 0), await GiveBackAsync(store, hall, batches));
        Assert.Equal(ChainOf(batches), ChainOf(await ReadAsync(store, hall)));
        Assert.Equal(new GivenBack(0, 0, 0), await GiveBackAsync(store, hall, batches));
    }

    [Fact]
    public async Task A_vote_that_comes_to_stand_behind_the_end_of_its_poll_is_said_to_be_refused()
    {
        var (hall, batches) = await VotesAsync();
        var close = batches[^1];
        var votes = batches.GetRange(0, batches.Count - 1);
        await using var store = await WithAsync(hall, batches, votes.Count - 2);
        await store.Journal.AppendAsync(hall, close.BatchId, close.Body).Within();

        Assert.Equal(new GivenBack(2, 0, 2), await GiveBackAsync(store, hall, votes));
        Assert.Equal(votes.Count + 1, await store.Journal.HeadAsync(hall).Within());
    }

    [Fact]
    public async Task So_is_one_that_had_replaced_another()
    {
        var (hall, batches) = await VotesAsync(changes: true);
        var close = batches[^1];
        var votes = batches.GetRange(0, batches.Count - 1);
        await using var store = await WithAsync(hall, batches, votes.Count - 1);
        await store.Journal.AppendAsync(hall, close.BatchId, close.Body).Within();

        Assert.Equal(new GivenBack(1, 0, 1), await GiveBackAsync(store, hall, votes));
    }

    [Fact]
    public async Task All_that_is_remembered_is_given_back_where_the_store_ends_just_before_it()
    {
        var (hall, batches) = await VotesAsync();
        await using var store = await WithAsync(hall, batches, 2);
        Assert.Equal(new GivenBack(batches.Count - 2, 0, 0), await GiveBackAsync(store, hall, batches, from: 2));
        Assert.Equal(ChainOf(batches), ChainOf(await ReadAsync(store, hall)));
    }

    [Fact]
    public async Task Nothing_is_given_back_to_a_store_that_has_less_than_what_lies_below()
    {
        var (hall, batches) = await VotesAsync();
        await using var store = await WithAsync(hall, batches, 1);
        Assert.Equal(new GivenBack(0, batches.Count - 1, 0), await GiveBackAsync(store, hall, batches, from: 2));
        Assert.Equal(1, await store.Journal.HeadAsync(hall).Within());
    }

    [Fact]
    public async Task Two_nodes_that_give_back_at_once_write_each_batch_once_at_its_place()
    {
        var (hall, batches) = await VotesAsync();
        await using var store = await WithAsync(hall, batches, 1);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => GiveBackAsync(store, hall, batches)))).Within();
        Assert.Equal(ChainOf(batches), ChainOf(await ReadAsync(store, hall)));
    }

    private static ChainPoint ChainOf(List<JournalBatch> batches) => batches.Aggregate(ChainPoint.Start, (point, batch) => point.Then(batch));

    private static async Task<GivenBack> GiveBackAsync(IStore store, string hall, List<JournalBatch> batches, int from = 0)
    {
        var replica = new HallReplica();
        var point = ChainPoint.Start;
        var recent = new RecentBatches();
        foreach (var batch in batches)
        {
            var rulings = new List<Ruling>();
            Assert.True(replica.Apply(batch.Position, batch.Body.Span, rulings));
            if (batch.Position > from)
                recent.Add(batch, point, rulings);
            point = point.Then(batch);
        }

        return await new LostBatches(store.Journal, hall, AppendRetry.Briefly(Clock)).GiveBackAsync(recent.All(), CancellationToken.None).Within();
    }

    /// <summary>A journal with three votes in batches of their own and the end of their poll as its last.</summary>
    /// <param name="changes">Whether the last voter votes once more, and something else.</param>
    private static async Task<(string Hall, List<JournalBatch> Batches)> VotesAsync(bool changes = false)
    {
        await using var server = await TestServer.StartAsync(settings => settings.Store = "memory:");
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Drafts.Live));
        for (var i = 0; i < 3; i++)
        {
            await using var voter = await server.EnterAsync(hall, Roles.Attendee);
            Assert.True((await voter.VoteAsync(poll, Drafts.Choice(1))).Ok);
            if (changes && i == 2)
                Assert.True((await voter.VoteAsync(poll, Drafts.Choice(2))).Ok);
        }

        await facilitator.MustAsync("ClosePoll", Drafts.Poll(poll));
        return (hall.HallId, await ReadAsync(server.Get<IStore>(), hall.HallId));
    }

    private static async Task<IStore> WithAsync(string hall, List<JournalBatch> batches, int count)
    {
        var store = StoreFactory.OpenMemory();
        var point = ChainPoint.Start;
        foreach (var batch in batches.Take(count))
        {
            Assert.Equal(batch.Position, await store.Journal.PutBackAsync(hall, batch, point).AsTask().Within());
            point = point.Then(batch);
        }

        return store;
    }

    private static async Task<List<JournalBatch>> ReadAsync(IStore store, string hall)
    {
        var batches = new List<JournalBatch>();
        await foreach (var batch in store.Journal.ReadAsync(hall, 1))
            batches.Add(batch);
        return batches;
    }
}
