using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Metrics;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Halls;

/// <summary>How many bytes of words people, networks and the whole hall may put into the journal through this node: a disk that is full stops the meeting.</summary>
/// <remarks>Ballots of 64 bits are not counted here: how many of them a person may cast bounds their bytes.</remarks>
internal sealed class WritingQuota(LimitSettings limits, TimeProvider time)
{
    /// <summary>About what a fact or a mark has beside its words.</summary>
    private const int Around = 200;

    private readonly NetworkBuckets _networks = new(time, limits.TextBytesPerNetworkPerSecond, limits.TextBytesPerNetworkBurst, isOff: false, "text_bytes_network");
    private readonly TokenBucket _hall = new(time, limits.TextBytesPerHallPerSecond, limits.TextBytesPerHallBurst);

    /// <summary>A ballot in words; where nobody has a limit for ballots there is none for their bytes.</summary>
    /// <inheritdoc cref="Refuse"/>
    public Outcome? RefuseBallot(in Attendee attendee, int bytes) => limits.BallotsPerSecond <= 0 ? null : Refuse(attendee, bytes);

    /// <summary>Any other text; where nobody has a limit for questions there is none for their bytes.</summary>
    /// <inheritdoc cref="Refuse"/>
    public Outcome? RefuseText(in Attendee attendee, string? text) => limits.QuestionsPerMinute <= 0 ? null : Refuse(attendee, Texts.BytesOf(text));

    /// <param name="bytes">Of the words.</param>
    /// <returns>Null where they may be written; else the refusal.</returns>
    private Outcome? Refuse(in Attendee attendee, int bytes)
    {
        if (!attendee.Person.Writing.TryTake(bytes + Around))
        {
            TownhallMetrics.BudgetExceeded("text_bytes_person");
            return TooMuch("That is a lot of text, or a lot of changes. Wait a moment and send it again.");
        }

        if (!_networks.TryTake(attendee.Network, bytes + Around))
            return TooMuch("Very much text came from your network. Wait a moment and send it again.");
        if (_hall.TryTake(bytes + Around))
            return null;
        TownhallMetrics.BudgetExceeded("text_bytes_hall");
        return TooMuch("Very much is being written in this town hall. Wait a moment and send it again.");
    }

    private static Outcome TooMuch(string message) => Outcome.Refused(RefusalCodes.RateLimited, message);
}
