using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LiveTownHall.Server.Access;

namespace LiveTownHall.Server.Tests.Access;

/// <summary>The tokens are standard ones: what another implementation of RFC 7519 signs is read, and only what was signed is.</summary>
public sealed class SignedTokenTests
{
    private const string Header = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    private const string Payload = "{\"aud\":\"person\",\"hall\":\"H\",\"sub\":\"S\"}";

    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    // Both made by Microsoft.IdentityModel.JsonWebTokens 8.23, which signed the tokens that people hold from earlier versions.
    private const string Person = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOiJwZXJzb24iLCJoYWxsIjoiMDFKQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUEiLCJzdWIiOiIwMUpCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQiJ9.F4-gL2NkkK7HS9_QyJtJkGF26R4lWgqfAx10DHr_EKA";
    private const string Ticket = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOiJodWIiLCJleHAiOjQwNzA5MDg4MDAsImhhbGwiOiIwMUpBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQSIsInJvbGUiOiJhdHRlbmRlZSIsIm5hbWUiOiJab8OrIFwiUVwiIiwibGFuZyI6ImVuIiwic3ViIjoiMDFKQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkIifQ.C6tFKrlcT_ZhzlKAhIGmrVAPqMR2em2blKjpX8tmeRU";

    [Fact]
    public void A_token_of_an_earlier_version_is_still_good()
    {
        Assert.Equal(new SignedToken("person", "01JBBBBBBBBBBBBBBBBBBBBBBB", "01JAAAAAAAAAAAAAAAAAAAAAAA"), SignedToken.Read(Person, Key));
        Assert.Equal(new SignedToken("hub", "01JBBBBBBBBBBBBBBBBBBBBBBB", "01JAAAAAAAAAAAAAAAAAAAAAAA", "attendee", "Zoë \"Q\"", "en", 4070908800), SignedToken.Read(Ticket, Key));
    }

    [Fact]
    public void A_token_comes_back_as_it_was_signed()
    {
        var token = new SignedToken("hub", "S", "H", "attendee", "Zoë \"Q\" <b> 😀 " + new string('é', 200), "pt-BR", 4070908800);
        Assert.Equal(token, SignedToken.Read(token.Sign(Key), Key));
        Assert.Equal(Person, new SignedToken("person", "01JBBBBBBBBBBBBBBBBBBBBBBB", "01JAAAAAAAAAAAAAAAAAAAAAAA").Sign(Key));
    }

    [Fact]
    public void No_character_of_a_token_may_change()
    {
        for (var i = 0; i < Ticket.Length; i++)
        {
            // The last character carries two bits that mean nothing; they must be zero.
            foreach (var other in "Aq.é")
                if (other != Ticket[i]) Assert.Null(SignedToken.Read(Ticket[..i] + other + Ticket[(i + 1)..], Key));
            Assert.Null(SignedToken.Read(Ticket[..i], Key));
        }

        Assert.Null(SignedToken.Read(Ticket, [.. Key.Reverse()]));
        Assert.Null(SignedToken.Read(Ticket + new string('A', 3000), Key));
    }

    [Theory]
    [InlineData("{\"alg\":\"none\"}", Payload)]
    [InlineData("{\"alg\":\"HS384\",\"typ\":\"JWT\"}", Payload)]
    [InlineData(Header, "{\"aud\":\"person\",\"hall\":\"H\"}")]
    [InlineData(Header, "{\"aud\":\"person\",\"sub\":\"S\"}")]
    [InlineData(Header, "{\"aud\":\"person\",\"sub\":\"\",\"hall\":\"H\"}")]
    [InlineData(Header, "{\"aud\":[\"person\"],\"sub\":\"S\",\"hall\":\"H\"}")]
    [InlineData(Header, "{\"aud\":\"hub\",\"exp\":\"soon\",\"sub\":\"S\",\"hall\":\"H\"}")]
    [InlineData(Header, "[1]")]
    [InlineData(Header, "{\"aud\":")]
    public void What_is_signed_but_is_no_token_of_ours_is_refused(string header, string payload)
    {
        Assert.NotNull(SignedToken.Read(Sign(Header, Payload), Key));
        Assert.Null(SignedToken.Read(Sign(header, payload), Key));
    }

    private static string Sign(string header, string payload)
    {
        var signed = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes(signed)))}";
    }
}
