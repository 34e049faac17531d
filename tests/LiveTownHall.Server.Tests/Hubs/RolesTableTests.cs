using System.Reflection;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Halls;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Hubs;
using Microsoft.AspNetCore.SignalR;

namespace LiveTownHall.Server.Tests.Hubs;

/// <summary>Every hub method, by every role, in every state of a hall.</summary>
public sealed class RolesTableTests
{
    private static readonly string[] AllRoles = [Roles.Attendee, Roles.Screen, Roles.Facilitator, Roles.Moderator, Roles.Speaker];

    public static TheoryData<string, string> EveryMethodInEveryState()
    {
        var data = new TheoryData<string, string>();
        foreach (var row in RolesTable.Rows)
        {
            foreach (var state in RolesTable.States)
                data.Add($"{row.Hub.Name}.{row.Method}", state);
        }

        return data;
    }

    [Fact]
    public void Every_hub_method_has_a_row_in_the_table()
    {
        var methods = new[] { typeof(AudienceHub), typeof(BackstageHub) }.SelectMany(hub => hub
            .GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Where(m => m.DeclaringType == hub && m.GetBaseDefinition().DeclaringType == hub)
            .Select(m => $"{hub.Name}.{m.Name}"));
        Assert.Equal(methods.Order(StringComparer.Ordinal), RolesTable.Rows.Select(r => $"{r.Hub.Name}.{r.Method}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_hub_method_is_open_to_the_roles_of_the_protocol_and_no_other()
    {
        foreach (var row in RolesTable.Rows)
        {
            var open = row.Hub.GetMethod(row.Method)!.GetCustomAttribute<OpenToAttribute>();
            Assert.True(open is not null, $"{row.Method} is open to nobody");
            Assert.Equal(row.Roles.Order(StringComparer.Ordinal), open.Roles.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(EveryMethodInEveryState))]
    public async Task A_method_does_what_its_row_says_for_every_role(string method, string state)
    {
        var row = RolesTable.Rows.Single(r => $"{r.Hub.Name}.{r.Method}" == method);
        var server = await SharedServer.GetAsync();
        var scene = await Scene.SetAsync(server, state);
        foreach (var role in AllRoles.Except(row.Roles))
            await MustBeForbiddenAsync(server, scene, row, role);

        foreach (var role in row.Roles)
        {
            var fresh = await Scene.SetAsync(server, state);
            fresh.Role = role;
            await using var guest = await server.EnterAsync(fresh.Hall, role, attendee: role == Roles.Attendee ? fresh.Author : null);
            var (before, stateBefore) = (await server.PositionAsync(fresh.Hall), await StateAsync(server, fresh.Hall));
            var outcome = await guest.CallAsync(row.Method, row.Arguments(fresh));
            Assert.Equal(row.Expected[state], outcome.Ok ? "ok" : outcome.Error!.Code);
            if (!outcome.Ok)
                Assert.Same(stateBefore, await StateAsync(server, fresh.Hall));
            else
                Assert.True(outcome.Position >= before);
        }
    }

    private static async Task<HallState> StateAsync(TestServer server, Contracts.Halls.HallCreated hall)
    {
        using var lease = await server.Get<HallRegistry>().FindAsync(hall.HallId, CancellationToken.None).Within();
        return lease!.Hall.Session.State;
    }

    [Theory]
    [InlineData(Roles.Attendee, HubNames.BackstagePath)]
    [InlineData(Roles.Screen, HubNames.BackstagePath)]
    [InlineData(Roles.Facilitator, HubNames.AudiencePath)]
    [InlineData(Roles.Moderator, HubNames.AudiencePath)]
    [InlineData(Roles.Speaker, HubNames.AudiencePath)]
    public async Task A_ticket_opens_the_hub_of_its_role_only(string role, string otherHub)
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        var ticket = await server.TicketAsync(hall, role);
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => Guest.DialAsync(server.Url, ticket with { Hub = otherHub }));
        Assert.Contains("403", refused.ToString(), StringComparison.Ordinal);
    }

    private static async Task MustBeForbiddenAsync(TestServer server, Scene scene, Row row, string role)
    {
        await using var guest = await server.EnterAsync(scene.Hall, role);
        var before = await server.PositionAsync(scene.Hall);
        var ownHub = (role is Roles.Attendee or Roles.Screen) == (row.Hub == typeof(AudienceHub));
        if (ownHub)
        {
            var outcome = await guest.CallAsync(row.Method, row.Arguments(scene));
            Assert.False(outcome.Ok);
            Assert.Equal(RefusalCodes.Forbidden, outcome.Error!.Code);
        }
        else if (!RolesTable.Rows.Any(r => r.Hub != row.Hub && r.Method == row.Method))
        {
            await Assert.ThrowsAsync<HubException>(() => guest.CallAsync(row.Method, row.Arguments(scene)));
        }

        Assert.Equal(before, await server.PositionAsync(scene.Hall));
    }
}
