using System.Collections.Immutable;

namespace LiveTownHall.Core.Facts;

/// <summary>What the JSON reader lets through and nothing after it could show: null in lists, times outside the calendar.</summary>
internal static class FactShape
{
    private static readonly long First = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();

    // A day to spare for what falls due after it: leases, clocks, the time for an undo.
    private static readonly long Last = DateTimeOffset.MaxValue.AddDays(-1).ToUnixTimeMilliseconds();

    /// <param name="time">Unix milliseconds.</param>
    public static bool IsTime(long time) => time >= First && time <= Last;

    public static bool IsTimeOrNone(long? time) => time is null || IsTime(time.Value);

    public static bool IsCountOrNone(int? count) => count is null or >= 0;

    public static bool IsWhole(Fact fact) => (fact.Removed is not { } ruling || Enum.IsDefined(ruling)) && fact.IsWhole;

    public static bool IsWhole<T>(ImmutableArray<T> list)
        where T : class
        => !list.IsDefault && !list.Contains(null!);

    public static bool AreWholeOrNone(ImmutableArray<string>? texts) => texts is not { IsDefault: false } present || !present.Contains(null!);
}
