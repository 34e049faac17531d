using LiveTownHall.Core.Questions;

namespace LiveTownHall.Core.Moderation;

/// <summary>The verdicts of Decide.</summary>
public static class Verdicts
{
    public const string Approve = "approve";
    public const string Reject = "reject";
    public const string Hold = "hold";
    public const string Restore = "restore";
    public const string Select = "select";
    public const string GoLive = "goLive";
    public const string Return = "return";
    public const string Answer = "answer";
    public const string Defer = "defer";

    public static readonly IReadOnlyList<string> All = [Approve, Reject, Hold, Restore, Select, GoLive, Return, Answer, Defer];
}

/// <summary>Which verdict takes a question from where to where, and who may give it.</summary>
public static class Transitions
{
    /// <summary>Where the verdict leads, or null where it does not apply.</summary>
    public static QuestionState? Target(QuestionState from, string verdict) => (from, verdict) switch
    {
        (QuestionState.Pending or QuestionState.Held, Verdicts.Approve) => QuestionState.Published,
        (QuestionState.Pending or QuestionState.Held, Verdicts.Reject) => QuestionState.Rejected,
        (QuestionState.Published, Verdicts.Hold) => QuestionState.Held,
        (QuestionState.Published, Verdicts.Select) => QuestionState.Queued,
        (QuestionState.Queued, Verdicts.GoLive) => QuestionState.Live,
        (QuestionState.Queued or QuestionState.Live, Verdicts.Return) => QuestionState.Published,
        (QuestionState.Published or QuestionState.Queued or QuestionState.Live, Verdicts.Answer) => QuestionState.Answered,
        (QuestionState.FollowUp, Verdicts.Answer) => QuestionState.Answered,
        (QuestionState.Published or QuestionState.Queued or QuestionState.Live, Verdicts.Defer) => QuestionState.FollowUp,
        (QuestionState.Rejected or QuestionState.Answered, Verdicts.Restore) => QuestionState.Published,
        _ => null,
    };

    public static bool MayGive(string role, string verdict) => verdict switch
    {
        Verdicts.Approve or Verdicts.Reject or Verdicts.Hold or Verdicts.Restore => role is Staff.Facilitator or Staff.Moderator,
        Verdicts.Select or Verdicts.GoLive or Verdicts.Return => role is Staff.Facilitator,
        Verdicts.Answer or Verdicts.Defer => role is Staff.Facilitator or Staff.Speaker,
        _ => false,
    };
}
