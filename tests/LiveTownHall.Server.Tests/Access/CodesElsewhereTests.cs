using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Tests.Acknowledgements;

namespace LiveTownHall.Server.Tests.Access;

/// <summary>Whoever is on one node hears of what was done with their code on another.</summary>
public sealed class CodesElsewhereTests
{
    [Fact]
    public async Task A_person_hears_of_a_code_that_was_taken_moved_or_revoked_by_another_node_and_nobody_else_does()
    {
        await using var doors = await TwoDoors.OpenAsync();
        var (one, hall) = (doors.One, doors.Hall);
        var made = await CodeTests.MakeAsync(one, hall, 1);
        var ann = await doors.EnterAsync(doors.Two, Roles.Attendee);
        var ben = await doors.EnterAsync(doors.Two, Roles.Attendee);
        var heard = ben.Messages.OfType<MyState>().Count();

        (await CodeTests.TakeAsync(one, hall, made.Codes[0], ann.Ticket.Attendee)).EnsureSuccessStatusCode();
        await ann.UntilAsync("the code", HasCode);
        (await one.PostAsync($"/api/halls/{hall.HallId}/codes/release", new ReleaseCode { Code = made.Codes[0] }, hall.Keys.Moderator)).EnsureSuccessStatusCode();
        await ann.UntilAsync("the code is gone", HasNone);
        (await CodeTests.TakeAsync(one, hall, made.Codes[0], ann.Ticket.Attendee)).EnsureSuccessStatusCode();
        await ann.UntilAsync("the code is back", HasCode);

        using var revoke = new HttpRequestMessage(HttpMethod.Delete, $"/api/halls/{hall.HallId}/codes/{made.Batch}");
        revoke.Headers.Authorization = new("Bearer", hall.Keys.Facilitator);
        (await one.Http.SendAsync(revoke, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        await ann.UntilAsync("the code is worth nothing", HasNone);
        Assert.Equal(heard, ben.Messages.OfType<MyState>().Count());

        static bool HasCode(Guest guest) => guest.Me!.Assurance == AssuranceClasses.Code;

        static bool HasNone(Guest guest) => guest.Me!.Assurance == AssuranceClasses.DeviceToken;
    }
}
