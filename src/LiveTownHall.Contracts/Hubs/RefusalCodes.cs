namespace LiveTownHall.Contracts.Hubs;

/// <summary>Every code a refusal can carry. Codes are never renamed or reused.</summary>
public static class RefusalCodes
{
    public const string AssuranceTooLow = "assurance_too_low";
    public const string AlreadyVoted = "already_voted";
    public const string AlreadyClaimed = "already_claimed";
    public const string Busy = "busy";
    public const string CodeHeld = "code_held";
    public const string CodeMoved = "code_moved";
    public const string CodeRevoked = "code_revoked";
    public const string CodeUnknown = "code_unknown";
    public const string CodeUsed = "code_used";
    public const string Conflict = "conflict";
    public const string DuplicateId = "duplicate_id";
    public const string Forbidden = "forbidden";
    public const string HallClosed = "hall_closed";
    public const string InvalidAgenda = "invalid_agenda";
    public const string InvalidBallot = "invalid_ballot";
    public const string InvalidId = "invalid_id";
    public const string InvalidPoll = "invalid_poll";
    public const string InvalidRequest = "invalid_request";
    public const string InvalidStage = "invalid_stage";
    public const string InvalidTicket = "invalid_ticket";
    public const string InvalidTime = "invalid_time";
    public const string InvalidTransition = "invalid_transition";
    public const string LastFacilitator = "last_facilitator";
    public const string LimitReached = "limit_reached";
    public const string NoRoll = "no_roll";
    public const string NotFound = "not_found";
    public const string NotReady = "not_ready";
    public const string PollClosed = "poll_closed";
    public const string PollNotDraft = "poll_not_draft";
    public const string Muted = "muted";
    public const string NeedsSecondPerson = "needs_second_person";
    public const string ReactionsOff = "reactions_off";
    public const string QuestionsOff = "questions_off";
    public const string RateLimited = "rate_limited";
    public const string Revoked = "revoked";
    public const string SecretPollClosed = "secret_poll_closed";
    public const string StaleRevision = "stale_revision";

    /// <summary>The store has hardly any room left: only reading and closing go on. Sent again later it may pass.</summary>
    public const string StorageLow = "storage_low";
    public const string Superseded = "superseded";
    public const string EmptyText = "empty_text";
    public const string TooLong = "too_long";
    public const string TooManyConnections = "too_many_connections";
    public const string Unauthorized = "unauthorized";

    /// <summary>No answer of the store in time: it happened or it did not. Asking again is safe, and tells.</summary>
    public const string Unknown = "unknown";

    public const string UnknownCode = "unknown_code";
    public const string UnknownKey = "unknown_key";
}
