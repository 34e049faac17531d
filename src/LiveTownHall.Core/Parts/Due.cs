using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Parts;

/// <summary>Something a clock does: at that time the fact is said to the journal, by every node that serves the hall; the first one counts.</summary>
/// <param name="At">Unix milliseconds.</param>
/// <param name="Fact">Two that are equal are one.</param>
/// <param name="CanWait">Whether nobody misses it while nobody is there: a hall with nothing else to do may leave memory, and it is done when the hall is next opened.</param>
public readonly record struct Due(long At, Fact Fact, bool CanWait = false)
{
    /// <summary>All that is due in a hall, whenever it is.</summary>
    public static IEnumerable<Due> In(HallState state) => HallParts.All.SelectMany(part => part.Due(state));
}
