using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Rehearsal.Demo;

namespace LiveTownHall.Server.Tests.Rehearsal;

public sealed class DemoTests
{
    [Fact]
    public async Task The_demos_people_vote_in_its_polls_ask_upvote_and_flag_as_everybody_does()
    {
        var server = await SharedServer.GetAsync();
        var house = server.Get<IShowHouse>();
        var created = await house.FoundAsync(DemoAgenda.Hall, CancellationToken.None);
        using var hall = await house.FindAsync(created.HallId, CancellationToken.None).Within() ?? throw new InvalidOperationException("It is not there.");
        await hall.SubmitAsync(new HallUpdated(Moderation: ModerationModes.Post));
        await hall.ImportClaimsAsync(
            """[{"@type":"ClaimReview","claimReviewed":"The pool is sold.","url":"https://example.org/1","reviewRating":{"alternateName":"False"}}]""", CancellationToken.None);
        await hall.SubmitAsync(new HallOpened());
        var people = Enumerable.Range(0, 3).Select(i => (Person: hall.Enter()!, Voter: new Voter(i))).ToList();
        foreach (var poll in hall.State.Polls)
        {
            await hall.SubmitAsync(new PollOpened(poll.Id));
            foreach (var (person, voter) in people)
                await person.CastAsync(poll.Id, KindRegistry.Of(poll.Definition.Kind).Answer(poll.Definition, voter), CancellationToken.None).Within();
            Assert.Equal((poll.Definition.Kind, people.Count), (poll.Definition.Kind, (await hall.CutAsync(poll.Number).Within())!.Tally.Voters));
        }

        var id = await people[0].Person.AskAsync("Is the pool sold?", "Amina", 1).Within();
        var nameless = await people[1].Person.AskAsync("Who owns the pool?", null, 2).Within();
        await people[1].Person.UpvoteAsync(id, CancellationToken.None).Within();
        await people[2].Person.FlagAsync(id, FlagCategories.Misleading, 3).Within();

        var view = await server.ViewAsync(created, created.Keys.Facilitator);
        var question = view.Questions.Single(q => q.Id == id);
        Assert.Equal(("Is the pool sold?", "Amina", 1), (question.Text, question.Author?.Name, question.Upvotes));
        Assert.NotEmpty(question.Desk!.Flags!);
        Assert.Null(view.Questions.Single(q => q.Id == nameless).Author?.Name);
        Assert.Equal(1, view.Desk!.Claims);
    }

    [Fact]
    public async Task The_demo_prepares_its_hall_opens_it_and_ends_when_the_server_does()
    {
        var server = await SharedServer.GetAsync();
        var show = server.Get<DemoShow>();
        var hall = await show.PrepareAsync(CancellationToken.None).Within();
        using var stop = new CancellationTokenSource();
        var running = show.RunAsync(hall.HallId, stop.Token);
        await BoundedWait.UntilAsync("people are asked to join", async () => await server.ViewAsync(hall) is { Stage.Kind: StageKinds.Join, Hall.State: HallStates.Open });
        Assert.False(running.IsCompleted);
        await stop.CancelAsync();
        await running.Within();
        Assert.Equal(DemoAgenda.Hall.Agenda!.Count, (await server.ViewAsync(hall, hall.Keys.Facilitator)).Polls.Count);
    }

    private sealed class Voter(int seed) : ISyntheticVoter
    {
        private readonly Random _random = new(seed);

        public int Below(int bound) => _random.Next(bound);
    }
}
