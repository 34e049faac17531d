using LiveTownHall.Contracts.Polls;

namespace LiveTownHall.Contracts.Halls;

/// <summary>Body of <c>POST /api/halls</c>.</summary>
public sealed record CreateHall
{
    /// <summary>1 to 200 characters.</summary>
    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>BCP 47 tags; default <c>en</c>.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    public QuestionRules? Questions { get; init; }

    /// <summary>Polls to prepare, in order.</summary>
    public IReadOnlyList<PollDraft>? Agenda { get; init; }
}

/// <param name="Moderation"><c>pre</c>, <c>post</c> or <c>off</c>.</param>
/// <param name="Anonymous">Whether attendees may ask without a name.</param>
public sealed record QuestionRules(string? Moderation = null, bool? Anonymous = null);

/// <summary>Answer of <c>POST /api/halls</c>. The keys are shown only here; the server keeps their hashes.</summary>
public sealed record HallCreated
{
    public required string HallId { get; init; }

    public required string JoinCode { get; init; }

    public required string JoinUrl { get; init; }

    public required string StageUrl { get; init; }

    public required string BackstageUrl { get; init; }

    public required HallKeys Keys { get; init; }
}

public sealed record HallKeys(string Facilitator, string Moderator, string Speaker, string Screen);

/// <summary>Answer of <c>GET /api/join/{joinCode}</c>.</summary>
public sealed record JoinInfo
{
    public required string HallId { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public required IReadOnlyList<string> Languages { get; init; }

    public required string State { get; init; }

    /// <summary>Whether people may have a single-use code; absent where none were made.</summary>
    public bool? Codes { get; init; }
}

/// <summary>Body of <c>POST /api/halls/{hallId}/tickets</c>.</summary>
public sealed record TicketRequest
{
    /// <summary>A key of the hall; absent for an attendee.</summary>
    public string? Key { get; init; }

    /// <summary>The token of an earlier answer, to come back as the same person.</summary>
    public string? Attendee { get; init; }

    /// <summary>At most 60 characters.</summary>
    public string? DisplayName { get; init; }

    public string? Language { get; init; }

    /// <summary>A single-use code that this device takes; for attendees. Where it is refused there is no ticket.</summary>
    public string? Code { get; init; }
}

/// <summary>Answer of <c>POST /api/halls/{hallId}/tickets</c>.</summary>
public sealed record TicketGranted
{
    /// <summary>Passed as <c>access_token</c> when connecting; signed.</summary>
    public required string Ticket { get; init; }

    /// <summary>Seconds the ticket is valid for.</summary>
    public required int ExpiresIn { get; init; }

    /// <summary>One of <see cref="People.Roles"/>.</summary>
    [OneOf(typeof(People.Roles))] public required string Role { get; init; }

    /// <summary>Path of the hub to connect to.</summary>
    public required string Hub { get; init; }

    /// <summary>The token by which the same person comes back.</summary>
    public required string Attendee { get; init; }

    public required string AttendeeId { get; init; }

    /// <summary>How sure it is that this person votes once; absent for staff and walls.</summary>
    [OneOf(typeof(People.AssuranceClasses))] public string? Assurance { get; init; }
}
