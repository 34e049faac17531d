using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace LiveTownHall.Server.Tests.Secrecy;

/// <summary>The key that tells a poll's voters apart is gone from the store, or another one stands in its place: nobody is counted twice.</summary>
public sealed class LostKeyTests : IAsyncLifetime
{
    private readonly IStore _store = StoreFactory.OpenMemory();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_has_voted_is_not_one_more_voter_on_a_node_that_does_not_know_the_key(bool anotherStandsInItsPlace)
    {
        await using var one = await StartAsync();
        var hall = await one.CreateHallAsync();
        await using var facilitator = await one.EnterAsync(hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Drafts.Live));
        await using var here = await one.EnterAsync(hall, Roles.Attendee);
        Assert.True((await here.VoteAsync(poll, Drafts.Choice(1))).Ok);

        var name = $"poll-key/{hall.HallId}/0/1";
        var key = await _store.Directory.GetAsync(name).Within();
        await _store.Directory.DeleteAsync(name).Within();
        if (anotherStandsInItsPlace)
            await _store.Directory.CreateIfAbsentAsync(name, new byte[32]).Within();
        await using var two = await StartAsync();
        await using var there = await Guest.EnterAsync(two.Url, here.Ticket);
        var refused = await there.VoteAsync(poll, Drafts.Choice(2));
        Assert.Equal(RefusalCodes.Busy, refused.Error?.Code);
        Assert.Contains("tells the voters of this poll apart", refused.Error!.Message, StringComparison.Ordinal);
        Assert.Single(two.Logs.Lines, line => line.Contains("has lost the key", StringComparison.Ordinal));
        Assert.Equal(anotherStandsInItsPlace, await _store.Directory.GetAsync(name).Within() is not null);

        // Once it is back the person is the voter that they were.
        await _store.Directory.DeleteAsync(name).Within();
        await _store.Directory.CreateIfAbsentAsync(name, key).Within();
        Assert.True((await there.VoteAsync(poll, Drafts.Choice(2))).Ok);
        await facilitator.UntilAsync("one voter", g => g.Tally(poll) is { Voters: 1 } tally && tally.Counts!.Values.Max() == 1);

        // A reset makes a new round, with a key of its own.
        await facilitator.MustAsync("ResetPoll", Drafts.Poll(poll));
        await facilitator.MustAsync("OpenPoll", Drafts.Poll(poll));
        Assert.True((await there.VoteAsync(poll, Drafts.Choice(1))).Ok);
    }

    [Fact]
    public async Task Whoever_has_voted_on_a_budget_is_not_one_more_voter_there_either()
    {
        await using var one = await StartAsync();
        var hall = await one.CreateHallAsync();
        await using var facilitator = await one.EnterAsync(hall, Roles.Facilitator);
        var (budget, projects) = await facilitator.CreateBudgetAsync(null, 40_000, 70_000);
        await facilitator.SetPhaseAsync(budget, BudgetPhases.Vote);
        await using var here = await one.EnterAsync(hall, Roles.Attendee);
        await here.MustAsync("CastBudget", BudgetDrafts.Approve(budget, projects[0]));

        await using var two = await StartAsync();
        var putBack = await LoseAsync($"budget-key/{hall.HallId}/0");
        await using var there = await Guest.EnterAsync(two.Url, here.Ticket);
        var refused = await there.CallAsync("CastBudget", BudgetDrafts.Approve(budget, projects[1]));
        Assert.Equal(RefusalCodes.Busy, refused.Error?.Code);
        Assert.Contains("tells the voters of this budget apart", refused.Error!.Message, StringComparison.Ordinal);
        Assert.Single(two.Logs.Lines, line => line.Contains("has lost the key", StringComparison.Ordinal));

        await putBack();
        await there.MustAsync("CastBudget", BudgetDrafts.Approve(budget, projects[1]));
        await facilitator.UntilAsync("one voter, with the newer ballot", g => g.View.BudgetTallies is [{ Voted: 1, Preview: { } preview }] && preview.Votes[projects[1]] == 1);
    }

    [Fact]
    public async Task Whoever_has_upvoted_is_not_one_more_person_there_either()
    {
        await using var one = await StartAsync();
        await using var room = await Room.OpenAsync(ModerationModes.Post, server: one);
        var here = await room.AttendAsync();
        var question = await (await room.AttendAsync()).AskAsync("Why are there so few trees?", QuestionStates.Published);
        await here.MustAsync("Upvote", new Upvote { QuestionId = question, On = true });

        await using var two = await StartAsync();
        var putBack = await LoseAsync($"question-key/{room.Hall.HallId}");
        await using var there = await Guest.EnterAsync(two.Url, here.Ticket);
        var refused = await there.CallAsync("Upvote", new Upvote { QuestionId = question, On = true });
        Assert.Equal(RefusalCodes.Busy, refused.Error?.Code);
        Assert.Contains("tells people who upvote apart", refused.Error!.Message, StringComparison.Ordinal);

        await putBack();
        await there.MustAsync("Upvote", new Upvote { QuestionId = question, On = true });
        await room.Facilitator.UntilAsync("one person", g => g.Sees(question) is { Upvotes: 1 });
    }

    /// <returns>Puts it back.</returns>
    private async Task<Func<Task>> LoseAsync(string name)
    {
        var key = await _store.Directory.GetAsync(name).Within();
        Assert.NotNull(key);
        await _store.Directory.DeleteAsync(name).Within();
        return async () =>
        {
            Assert.Null(await _store.Directory.GetAsync(name).Within());
            await _store.Directory.CreateIfAbsentAsync(name, key).Within();
        };
    }

    private Task<TestServer> StartAsync() => TestServer.StartAsync(customise: builder => builder.Services.AddSingleton(_store).AddSingleton(_store.Directory));
}
