namespace LiveTownHall.Core.Questions;

/// <summary>Where a question stands. What moves it from one to the next: <see cref="Moderation.Transitions"/> and <see cref="QuestionRules"/>.</summary>
public enum QuestionState
{
    /// <summary>In review; author and desk see it.</summary>
    Pending,

    /// <summary>Held for review; author (who is told) and desk see it.</summary>
    Held,
    Published,
    Queued,

    /// <summary>At most one in a hall.</summary>
    Live,
    Answered,
    FollowUp,
    Merged,
    Rejected,

    /// <summary>By its author; only the desk sees it.</summary>
    Withdrawn,

    /// <summary>The text is gone.</summary>
    Redacted,
}

public static class QuestionStates
{
    /// <summary>Whether people other than author and desk see its text.</summary>
    public static bool IsPublic(this QuestionState state)
        => state is QuestionState.Published or QuestionState.Queued or QuestionState.Live or QuestionState.Answered or QuestionState.FollowUp;

    /// <summary>As the protocol writes it.</summary>
    public static string Word(this QuestionState state) => state switch
    {
        QuestionState.Pending => "pending",
        QuestionState.Held => "held",
        QuestionState.Published => "published",
        QuestionState.Queued => "queued",
        QuestionState.Live => "live",
        QuestionState.Answered => "answered",
        QuestionState.FollowUp => "followUp",
        QuestionState.Merged => "merged",
        QuestionState.Rejected => "rejected",
        QuestionState.Withdrawn => "withdrawn",
        _ => "redacted",
    };

    public static bool CanBeUpvoted(this QuestionState state) => state is QuestionState.Published or QuestionState.Queued or QuestionState.Live;
}
