namespace LiveTownHall.Server.Coordination;

/// <summary>What about a cluster's timing is a machine's. Sent to the desk as they are: never rename one.</summary>
internal static class CoordinationReasons
{
    /// <summary>Votes come at even intervals.</summary>
    public const string RegularVotes = "regular_votes";

    /// <summary>People join at even intervals.</summary>
    public const string RegularJoins = "regular_joins";

    /// <summary>Nearly all vote sooner after joining, or after the poll opened, than a person can.</summary>
    public const string InstantVotes = "instant_votes";

    /// <summary>Nearly all wait for the same time between joining and voting.</summary>
    public const string ConstantDelay = "constant_delay";

    /// <summary>Nearly all joined in the same moment.</summary>
    public const string JoinBurst = "join_burst";

    /// <summary>Each joins when the one before has voted.</summary>
    public const string OneAfterTheOther = "one_after_the_other";
}
