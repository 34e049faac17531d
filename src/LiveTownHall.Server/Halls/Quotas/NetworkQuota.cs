using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Halls;

/// <summary>How many ballots and questions one network may bring to a hall through this node, beside what each person may.</summary>
/// <remarks>A venue shares one address, and so does whoever makes up people there.</remarks>
internal sealed class NetworkQuota(LimitSettings limits, TimeProvider time)
{
    private readonly NetworkBuckets _voting = new(time, limits.BallotsPerNetworkPerSecond, limits.BallotsPerNetworkBurst, limits.BallotsPerSecond <= 0, "ballots_network");
    private readonly NetworkBuckets _asking
        = new(time, limits.QuestionsPerNetworkPerMinute / 60, limits.QuestionsPerNetworkBurst, limits.QuestionsPerMinute <= 0, "questions_network");

    /// <param name="network">0 where it is not known; then only what a person may counts.</param>
    public bool TryVote(ulong network) => _voting.TryTake(network);

    /// <inheritdoc cref="TryVote"/>
    public bool TryAsk(ulong network) => _asking.TryTake(network);
}
