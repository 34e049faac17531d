using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Codes;

/// <summary>How many wrong codes one network may bring to a hall through this node. A right one asks for nothing here.</summary>
internal sealed class CodeQuota(LimitSettings limits, TimeProvider time)
{
    private readonly NetworkBuckets _wrong = new(time, limits.WrongVoterCodesPerMinute / 60, limits.WrongVoterCodesPerMinute, false, "wrong_voter_codes");

    public bool TryBeWrong(ulong network) => _wrong.TryTake(network);
}
