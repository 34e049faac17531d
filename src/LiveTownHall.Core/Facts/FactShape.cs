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

    public static bool IsWhole(Fact fact) => (fact.Removed is not { } ruling || Enum.IsDefined(ruling)) && fact switch
    {
        HallCreated f => !f.Languages.IsDefault && !f.Languages.Contains(null!),
        HallUpdated f => AreWhole(f.Languages) && AreWhole(f.HoldTerms),
        QuestionAsked f => AreWhole(f.Rules),
        QuestionEdited f => AreWhole(f.Rules),
        ContextProposed f => !f.Sources.IsDefault && !f.Sources.Contains(null!),
        ClaimsImported f => !f.Claims.IsDefault && !f.Claims.Contains(null!),
        PollOpened f => IsTimeOrNone(f.ClosesAt),
        PollReopened f => IsTimeOrNone(f.ClosesAt),
        PollClosed f => IsTimeOrNone(f.ClosesAt),
        _ => true,
    };

    private static bool AreWhole(ImmutableArray<string>? texts) => texts is not { IsDefault: false } present || !present.Contains(null!);

    private static bool IsTimeOrNone(long? time) => time is null || IsTime(time.Value);
}
