using LiveTownHall.Client.Wire;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Testing;

namespace LiveTownHall.Client.Tests.Halls;

public sealed class LightClientTests
{
    [Fact]
    public async Task A_light_client_votes_sees_its_vote_and_hears_refusals_and_the_end()
    {
        await using var town = await Town.OpenAsync(agenda: Town.Question("Trams?"));
        var desk = await town.WorkAsync();
        var poll = desk.View!.Polls.Single().Id;
        Assert.True((await desk.OpenPollAsync(poll).Within()).Ok);
        await using var light = new LightClient();
        await light.ConnectAsync(town.Server.Address, await town.Http.TicketAsync(town.Hall.HallId, new TicketRequest()).Within(), CancellationToken.None).Within();

        var counted = await CastAsync(poll, Town.Yes);
        Assert.True(counted is { Ok: true, Position: > 0 });
        await BoundedWait.UntilAsync("the vote is seen", () => light.Sightings.When(counted.Value.Position) is not null);
        Assert.True(await CastAsync("01J00000000000000000000000", Town.Yes) is { Ok: false });
        Assert.True(await CastAsync(poll, new Ballot()) is { Ok: false });
        Assert.Equal(1, light.Keyframes);
        Assert.Equal(1, (await town.Http.TallyAsync(town.Hall.HallId, poll).Within()).Voters);

        await town.Server.KillAsync();
        await BoundedWait.UntilAsync("nobody answers", async () => await CastAsync(poll, Town.No) is null);

        Task<Glance?> CastAsync(string to, Ballot ballot)
            => light.CallAsync(HubMessages.Call("CastBallot", new CastBallot { PollId = to, Ballot = ballot }), CancellationToken.None).Within();
    }
}
