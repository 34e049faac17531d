namespace LiveTownHall.Contracts.Moderation;

/// <summary>Why something was rejected or redacted.</summary>
public static class ReasonCodes
{
    public const string Duplicate = "duplicate";
    public const string OffTopic = "off_topic";
    public const string Abuse = "abuse";
    public const string Hate = "hate";
    public const string Spam = "spam";
    public const string PersonalData = "personal_data";
    public const string FalseOrMisleading = "false_or_misleading";
    public const string Illegal = "illegal";
    public const string Unclear = "unclear";
    public const string Other = "other";

    /// <summary>In the order of the desk's digit keys, 1 first and 0 last.</summary>
    public static readonly IReadOnlyList<string> All = [Duplicate, OffTopic, Abuse, Hate, Spam, PersonalData, FalseOrMisleading, Illegal, Unclear, Other];
}

public static class FlagCategories
{
    public const string Spam = "spam";
    public const string Abuse = "abuse";
    public const string Hate = "hate";
    public const string PersonalData = "personal_data";
    public const string OffTopic = "off_topic";
    public const string Misleading = "misleading";
    public const string Coordinated = "coordinated";
    public const string Illegal = "illegal";

    public static readonly IReadOnlyList<string> All = [Spam, Abuse, Hate, PersonalData, OffTopic, Misleading, Coordinated, Illegal];
}

public static class FlagVerdicts
{
    public const string Agreed = "agreed";
    public const string Disagreed = "disagreed";
    public const string Ignored = "ignored";
    public const string Escalated = "escalated";
}

public static class DecideActions
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
}

public static class IncidentStates
{
    public const string Detected = "detected";
    public const string Triaged = "triaged";
    public const string Verifying = "verifying";
    public const string Responding = "responding";
    public const string Monitoring = "monitoring";
    public const string Closed = "closed";
}

public static class IncidentOutcomes
{
    public const string NoAction = "no_action";
    public const string PrivateReply = "private_reply";
    public const string Context = "context";
    public const string Statement = "statement";
    public const string Hold = "hold";
    public const string Remove = "remove";
    public const string Escalate = "escalate";

    public static readonly IReadOnlyList<string> All = [NoAction, PrivateReply, Context, Statement, Hold, Remove, Escalate];
}
