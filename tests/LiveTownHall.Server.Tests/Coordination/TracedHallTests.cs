using System.Collections.Immutable;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Coordination;

namespace LiveTownHall.Server.Tests.Coordination;

public sealed class TracedHallTests
{
    [Fact]
    public void It_never_holds_more_than_its_bound_and_forgets_the_round_that_has_been_quiet_longest()
    {
        var (hall, state) = (new TracedHall(100), State(3));
        for (var i = 0; i < 60; i++)
            hall.Put(Vote(0, i), null, state);
        for (var i = 0; i < 30; i++)
            hall.Put(Vote(1, i), null, state);
        for (var i = 0; i < 30; i++)
            hall.Put(Vote(2, i), null, state);

        Assert.Equal(60, hall.Count);
        Assert.Equal([1, 2], hall.DirtyPolls(state).Select(p => p.Poll.Number).Order());
        for (var i = 0; i < 500; i++)
            hall.Put(Vote(2, 1000 + i), null, state);
        Assert.Equal(100, hall.Count);
        for (var i = 0; i < 500; i++)
            hall.Put(new TracedVote($"q{i}", 0, 0, 1, 1, 1, 1, 1), null, state);
        Assert.Equal(100, hall.Count);
    }

    [Fact]
    public void Words_texts_and_votes_of_other_rounds_are_not_held()
    {
        var hall = new TracedHall(100);
        hall.Put(Vote(0, 1), null, State(1, PollKind.Text));
        hall.Put(Vote(0, 1), null, State(1, PollKind.Words));
        hall.Put(Vote(0, 1) with { Round = 2 }, null, State(1));
        hall.Put(Vote(5, 1), null, State(1));

        Assert.Equal(0, hall.Count);
    }

    private static TracedVote Vote(int poll, int voter) => new(null, poll, 1, (ulong)voter, 0, 1, 1, 2);

    private static HallState State(int polls, PollKind kind = PollKind.Single) => new()
    {
        HallId = "h",
        Title = "t",
        Languages = ["en"],
        JoinCode = "c",
        Moderation = "pre",
        AnonymousQuestions = true,
        KeyHashes = ImmutableSortedDictionary<string, string>.Empty,
        Polls =
        [
            .. Enumerable.Range(0, polls).Select(n => new Poll { Number = n, Id = $"p{n}", Phase = PollPhase.Open, Definition = new PollDefinition { Kind = kind, Title = "t" } }),
        ],
    };
}
