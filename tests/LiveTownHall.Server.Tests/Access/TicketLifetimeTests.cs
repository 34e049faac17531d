using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Access;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LiveTownHall.Server.Tests.Access;

/// <summary>A ticket lives for a minute, whatever it says of itself.</summary>
public sealed class TicketLifetimeTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(60, false)]
    [InlineData(525_600, false)]
    public async Task A_ticket_signed_with_the_right_key_for_longer_than_any_that_is_issued_opens_nothing(int minutes, bool opens)
    {
        await using var server = await TestServer.StartAsync();
        var hall = await server.CreateHallAsync();
        await server.TicketAsync(hall, Roles.Attendee);
        var key = new SymmetricSecurityKey(await File.ReadAllBytesAsync(Path.Combine(server.Data, "signing-key")));
        var forged = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Audience = "hub",
            Claims = new Dictionary<string, object> { ["sub"] = Drafts.NewId(), ["hall"] = hall.HallId, ["role"] = Roles.Facilitator },
            Expires = DateTime.UtcNow.AddMinutes(minutes),
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
        });
        Assert.Equal(opens, await server.Get<Tickets>().CheckAsync(forged, CancellationToken.None) is not null);
    }
}
