using CsCheck;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Tests.Polls.Kinds;

/// <summary>Made-up voters whose answers follow from a seed, so that a property that fails can be drawn again.</summary>
internal sealed class AnyVoter(uint seed) : ISyntheticVoter
{
    public static readonly Gen<ISyntheticVoter> Drawn = Gen.UInt.Select(seed => (ISyntheticVoter)new AnyVoter(seed));

    private ulong _state = seed;

    /// <summary>A linear congruential generator (Knuth, MMIX).</summary>
    public int Below(int bound)
    {
        _state = (_state * 6364136223846793005) + 1442695040888963407;
        return (int)((_state >> 33) % (ulong)bound);
    }
}
