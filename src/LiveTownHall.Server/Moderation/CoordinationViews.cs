using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Server.Coordination;

namespace LiveTownHall.Server.Moderation;

/// <summary>Coordination warnings in the words of the protocol.</summary>
internal static class CoordinationViews
{
    public static IReadOnlyList<CoordinationView> Show(IReadOnlyList<CoordinationWarning> warnings) => [.. warnings.Select(w => new CoordinationView
    {
        WarningId = w.Id,
        ItemId = w.PollId ?? w.QuestionId ?? "",
        Votes = w.ClusterSize,
        Option = w.Option,
        Share = w.Share,
        P = w.P,
        GapVariation = double.IsFinite(w.GapVariation) ? w.GapVariation : null,
        JoinToVote = double.IsFinite(w.MedianJoinToVote) ? w.MedianJoinToVote : null,
        With = w.Counts.ToDictionary(c => c.Option, c => c.With, StringComparer.Ordinal),
        Without = w.Counts.ToDictionary(c => c.Option, c => c.Without, StringComparer.Ordinal),
    })];
}
