using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LiveTownHall.Client.Wire;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;

namespace LiveTownHall.Client.Http;

/// <summary>The HTTP side of the protocol on one server.</summary>
/// <remarks>Every method throws <see cref="RefusedException"/> where the server refuses, <see cref="HttpRequestException"/> where it can't be reached.</remarks>
/// <param name="http">Shared by as many instances as you like.</param>
/// <param name="server">Such as <c>https://townhall.example.org</c>.</param>
public sealed class TownHallHttp(HttpClient http, Uri server)
{
    private const int LongestMessage = 500;

    public Uri Server => server;

    /// <param name="creatorKey">The server's creator key; not needed from its own machine where it has none.</param>
    public Task<HallCreated> CreateHallAsync(CreateHall hall, string? creatorKey = null, CancellationToken cancellation = default)
        => SendAsync<HallCreated>(HttpMethod.Post, "/api/halls", hall, creatorKey, cancellation);

    /// <summary>The hall that a join code leads to.</summary>
    public Task<JoinInfo> FindAsync(string joinCode, CancellationToken cancellation = default)
        => SendAsync<JoinInfo>(HttpMethod.Get, $"/api/join/{Uri.EscapeDataString(joinCode)}", null, null, cancellation);

    /// <summary>A ticket that opens one hub connection within a minute.</summary>
    public Task<TicketGranted> TicketAsync(string hallId, TicketRequest request, CancellationToken cancellation = default)
        => SendAsync<TicketGranted>(HttpMethod.Post, $"/api/halls/{Uri.EscapeDataString(hallId)}/tickets", request, null, cancellation);

    /// <summary>All that the role of <paramref name="key"/>, or an attendee, may see now.</summary>
    public Task<HallView> ViewAsync(string hallId, string? key = null, CancellationToken cancellation = default)
        => SendAsync<HallView>(HttpMethod.Get, $"/api/halls/{Uri.EscapeDataString(hallId)}", null, key, cancellation);

    /// <summary>Invites a person as staff or wall; the key in the answer is shown only there.</summary>
    /// <param name="key">A facilitator's.</param>
    public Task<Invited> InviteAsync(string hallId, Invite person, string key, CancellationToken cancellation = default)
        => SendAsync<Invited>(HttpMethod.Post, $"/api/halls/{Uri.EscapeDataString(hallId)}/invitations", person, key, cancellation);

    /// <summary>Everybody who was invited, newest first.</summary>
    /// <param name="key">A facilitator's.</param>
    public Task<InvitationList> InvitationsAsync(string hallId, string key, CancellationToken cancellation = default)
        => SendAsync<InvitationList>(HttpMethod.Get, $"/api/halls/{Uri.EscapeDataString(hallId)}/invitations", null, key, cancellation);

    /// <summary>Gives a role a new shared key; the former one is dead.</summary>
    /// <param name="role">Of <see cref="Roles"/>, attendees apart.</param>
    /// <param name="key">A facilitator's.</param>
    public Task<KeyIssued> ReplaceKeyAsync(string hallId, string role, string key, CancellationToken cancellation = default)
        => SendAsync<KeyIssued>(HttpMethod.Post, $"/api/halls/{Uri.EscapeDataString(hallId)}/keys/{Uri.EscapeDataString(role)}", null, key, cancellation);

    /// <summary>The exact result of a poll now.</summary>
    public Task<TallyView> TallyAsync(string hallId, string pollId, string? key = null, CancellationToken cancellation = default)
        => SendAsync<TallyView>(HttpMethod.Get, $"/api/halls/{Uri.EscapeDataString(hallId)}/polls/{Uri.EscapeDataString(pollId)}/tally", null, key, cancellation);

    private async Task<T> SendAsync<T>(HttpMethod method, string path, object? body, string? bearer, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri(server, path));
        if (bearer is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (body is not null)
            request.Content = JsonContent.Create(body, body.GetType(), options: ClientJson.Options);
        using var response = await http.SendAsync(request, cancellation);
        if (!response.IsSuccessStatusCode)
            throw await RefusalOfAsync(response, cancellation);
        return await response.Content.ReadFromJsonAsync<T>(ClientJson.Options, cancellation)
            ?? throw new HttpRequestException("The server answered with nothing.", null, response.StatusCode);
    }

    /// <summary>Problem details (RFC 9457) with our code; whatever else stands between may answer in its own words.</summary>
    private static async Task<RefusedException> RefusalOfAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var text = await response.Content.ReadAsStringAsync(cancellation);
        Problem? problem = null;
        try
        {
            problem = JsonSerializer.Deserialize<Problem>(text, ClientJson.Options);
        }
        catch (JsonException)
        {
            // A proxy's page.
        }

        var message = problem?.Message ?? problem?.Detail ?? text[..Math.Min(text.Length, LongestMessage)];
        var retryAfter = response.Headers.RetryAfter?.Delta;
        return new RefusedException(response.StatusCode, new Refusal(problem?.Code ?? $"http_{(int)response.StatusCode}", message), retryAfter);
    }

    private sealed record Problem(string? Code, string? Message, string? Detail);
}
