namespace LiveTownHall.Budgets.Counting;

/// <summary>
/// A hash of 128 bits of all decisions of a count: who was priced in which round, who of the supporters was too poor, who could not be paid for, who was funded.
/// </summary>
/// <remarks>
/// While the decisions are the same, every purse and every price is a linear function of what people held at first, and each decision is a linear inequality between them. So
/// if two counts have
/// the same shape, every count with purses in between decides the same: an inequality that holds at both ends of an interval holds within. A price that was put off
/// in an earlier round is compared as it was there, with the same poor people at both ends, which is at most the true one for any purse.
/// </remarks>
internal struct Shape
{
    private ulong _high;
    private ulong _low;

    public readonly UInt128 Value => new(_high, _low);

    public void Add(ulong part)
    {
        _high = Mix(_high ^ part);
        _low = Mix(_low + (part * 0xD6E8FEB86659FD93) + 1);
    }

    /// <summary>Of a set: the sum over its members, in any order.</summary>
    public static UInt128 Of(int member) => new(Mix((ulong)member), Mix(~(ulong)member));

    public void Add(UInt128 set)
    {
        Add((ulong)(set >> 64));
        Add((ulong)set);
    }

    /// <summary>SplitMix64.</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
