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

    AlreadyVoted,
    DuplicateId,
    HallClosed,
    InvalidBallot,
    InvalidPoll,
    InvalidStage,
    InvalidTransition,
    LimitReached,
    NotFound,
    PollClosed,
    PollNotDraft,
    SecretPollClosed,

    /// <summary>Bytes that are no fact.</summary>
    Unreadable,
}

public static class Rulings
{
    public static bool IsAccepted(this Ruling ruling) => ruling <= Ruling.Unchanged;
}
