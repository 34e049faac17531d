using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Halls;

/// <summary>What <see cref="HallReplica.Apply"/> said of a fact: the same on every node, today and in ten years.</summary>
public enum Ruling : byte
{
    /// <summary>It happened.</summary>
    Accepted,

    /// <summary>A ballot that replaced a former one of the same voter.</summary>
    Changed,

    /// <summary>Nothing was left to do: what was asked for is so already. A retry ends here.</summary>
    Unchanged,

    /// <summary>A colleague has taken the item on.</summary>
    AlreadyClaimed,

    AlreadyVoted,

    /// <summary>Somebody else decided the item at the same time, and first.</summary>
    Conflict,

    DuplicateId,

    /// <summary>The role, or this person, may not do it.</summary>
    Forbidden,

    HallClosed,
    InvalidBallot,
    InvalidPoll,
    InvalidRequest,
    InvalidStage,
    InvalidTransition,
    LimitReached,
    Muted,

    /// <summary>Whoever proposed it can not also confirm it.</summary>
    NeedsSecondPerson,

    NotFound,
    PollClosed,
    PollNotDraft,
    QuestionsOff,
    SecretPollClosed,

    /// <summary>The item was edited since it was read.</summary>
    StaleRevision,

    /// <summary>Bytes that are no fact.</summary>
    Unreadable,

    /// <summary>A mark of an admission before that of the mark that counts.</summary>
    Superseded,

    /// <summary>The poll looks at how many people are there, and nobody has said.</summary>
    NoRoll,

    /// <summary>After it no facilitator could come in.</summary>
    LastFacilitator,

    /// <summary>The poll asks to be surer that a person votes once than it is of this ballot.</summary>
    AssuranceTooLow,

    /// <summary>Another device has the code.</summary>
    CodeUsed,

    /// <summary>The device has another code already.</summary>
    CodeHeld,

    /// <summary>The code's batch was revoked.</summary>
    CodeRevoked,
}

public static class Rulings
{
    public static bool IsAccepted(this Ruling ruling) => ruling <= Ruling.Unchanged;
}
